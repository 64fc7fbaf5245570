"""The questions to providers for the browser: what leaves the house, and apart, what stays."""

from __future__ import annotations

from typing import Any

from ..model import Guide
from ..model.markup import plain


def sent_data(guide: Guide) -> dict[str, Any]:
    """Return what a provider may see of each question, and what the groups are called."""
    return {
        "groups": dict(guide.words["question_group"]),
        "questions": {
            question.id: {
                "title": question.title,
                "why": plain(question.why_we_ask),
                "enclose": plain(question.please_enclose),
                "group": question.group,
            }
            for question in guide.provider_questions.values()
        },
    }


def eyes_data(guide: Guide) -> dict[str, Any]:
    """Return what is for us alone: what worries, and which criteria an answer speaks to."""
    questions = guide.provider_questions.values()
    asked = {each for question in questions for each in question.criteria}
    return {
        "criteria": {each.id: each.title for each in guide.criteria.values() if each.id in asked},
        "questions": {
            question.id: {
                "worrying": plain(question.worrying_answer),
                "criteria": list(question.criteria),
            }
            for question in questions
        },
    }
