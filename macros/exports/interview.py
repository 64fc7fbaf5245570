"""The questionnaire as plain text: whoever reads it can ask it, and make the link."""

from __future__ import annotations

from collections.abc import Iterator

from ..decision import WISHES, decide, encode
from ..decision.guide import model_of
from ..decision.model import shorten
from ..model import Guide, Question
from ..model.markup import plain

PATH = "interview.txt"
RULES = ("ask", "unknown", "doubt", "path", "condition", "priorities", "private", "judge")


def interview(guide: Guide, questionnaire: str) -> str:
    """Return rules, questions, options and codes in order, and where links lead."""
    lines = [*_head(guide), *_link(guide, questionnaire)]
    for number, question in enumerate(guide.questions.values(), start=1):
        lines += _question(guide, number, question)
    return "\n".join([*lines, *_priorities(guide)]) + "\n"


def _head(guide: Guide) -> Iterator[str]:
    words, company = guide.words["interview"], guide.company
    short = len(shorten(model_of(guide)).questions)
    yield f"# {words['title'].format(name=company.name)}"
    yield ""
    yield words["lead"].format(
        count=len(guide.questions),
        short=short,
        version=guide.questionnaire.version,
        edition=company.edition,
        date=company.updated.isoformat(),
    )
    yield ""
    yield from (f"- {words[f'rule_{rule}']}" for rule in RULES)


def _link(guide: Guide, questionnaire: str) -> Iterator[str]:
    """Yield how the link is made, with one that holds the answers of a described company."""
    words, model = guide.words["interview"], model_of(guide)
    scenario = next(iter(guide.scenarios.values()), None)
    yield from ("", f"## {words['link']}", "")
    yield words["link_text"].format(version=model.version)
    yield f"{words['link_before']} {questionnaire}#s="
    if scenario:
        code = encode(model, scenario.answers, scenario.priorities).rpartition("-")[0]
        code = code.replace(".", "f.", 1)
        first = decide(model, scenario.answers, scenario.priorities).result.winner
        winner = guide.delivery_models[first].title if first else "–"
        yield words["example"].format(scenario=scenario.title, winner=winner)
        yield f"{questionnaire}#s={code}"
    yield words["link_check"]


def _question(guide: Guide, number: int, question: Question) -> Iterator[str]:
    words = guide.words["interview"]
    yield from ("", f"## {number}. {question.title}", "")
    yield f"{words['code']} {question.code} · {words['short' if question.short else 'full']}"
    yield from (_condition(guide, *condition) for condition in question.show_if.items())
    yield plain(question.summary)
    for option in question.options.values():
        hint = f" ({plain(option.hint)})" if option.hint else ""
        yield f"- {question.code}{option.code}: {option.label}{hint}"
    yield f"- {question.code}0: {guide.words['questionnaire']['unknown']}"
    yield f"{words['find_out']} {plain(question.find_out)}"


def _condition(guide: Guide, parent: str, options: tuple[str, ...]) -> str:
    asked = guide.questions[parent]
    codes = ", ".join(asked.code + asked.options[option].code for option in options)
    return str(guide.words["interview"]["only_if"].format(codes=codes))


def _priorities(guide: Guide) -> Iterator[str]:
    words = guide.words["interview"]
    yield from ("", f"## {words['priorities']}", "")
    for theme in guide.themes.values():
        less, more = (theme.code + WISHES[wish] for wish in ("less", "more"))
        yield words["priority"].format(theme=theme.title, less=less, more=more)
