"""Rules between entries, each a sentence; all of them are tried on every edition."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from pydantic import BaseModel

from ..model import KINDS
from ..model.deciding import STEP_CONDITIONS
from ..model.errors import Hint, Problem, did_you_mean
from ..model.markup import MAY_BE_REFUSED, REFUSED, link_targets, unread_links
from ..model.references import address, references_of, texts_of
from ..model.renames import PAGE, moved_to
from ..model.tree import KeyPath, Tree
from ..overlay.changes import Overlay
from .agreement import check_numbers_agree
from .costing import check_costs
from .evidence import check_dates_of_law, check_readings, check_texts_show_their_law
from .matrix import check_matrix, check_ratings
from .responsibilities import check_proposed_letters

Parts = dict[str, Any]
Finding = tuple[KeyPath, str, Hint]
Check = Callable[[Parts], Iterator[Finding]]
MODELS = range(2, 6)  # so many delivery models may be chosen between
# Fields that name options of questions, by the kind of entry.
CONDITIONS = (
    *(("gates", "when"), ("questions", "show_if"), ("checklists", "unless")),
    *((kind, name) for kind in ("risks", "contract_points") for name in ("raised_by", "unless")),
)


def check_guide(parts: Parts, tree: Tree, overlay: Overlay) -> list[Problem]:
    """Return what is wrong between the valid parts of a guide, each with its place.

    An entry that is itself broken still counts as known, so that it is reported once. Rules
    over all entries wait until each of them is in order, or they would complain of gaps.
    """
    there = {kind: _ids(tree.value.get(kind)) for kind in KINDS if kind in tree.value}
    hidden = {kind: {i for k, i in overlay.hidden if k == kind} for kind in there}
    known = {kind: ids | hidden[kind] for kind, ids in there.items()}  # hiding is judged before
    renamed = tree.value.get("renamed")
    renamed = renamed if isinstance(renamed, dict) else {}
    findings = [*refused_texts(tree.value), *_references(parts, known, renamed)]
    if all(there.get(kind) == set(parts.get(kind, ())) for kind in KINDS):
        for check in CHECKS:
            findings += check(parts)
        for keys, message, hint in check_nothing_is_forgotten(parts):
            # An edition may change whatever named an entry of the base; its own must be named.
            if not overlay.changes or (str(keys[0]), str(keys[1])) in overlay.added:
                findings.append((keys, message, hint))
        if not overlay.changes:  # an edition is told by `check`, and built all the same
            findings += [*check_texts_show_their_law(parts), *check_numbers_agree(parts)]
    return [tree.problem(keys, message, hint) for keys, message, hint in findings]


def _ids(entries: Any) -> set[str]:
    """Return the ids of a kind; none if its file holds no mapping, which is said elsewhere."""
    return set(entries) if isinstance(entries, dict) else set()


def refused_texts(value: Any, keys: KeyPath = ()) -> Iterator[Finding]:
    """HTML, template code and control characters are refused, so that nobody relies on them."""
    is_list, seen = isinstance(value, list), set[str]()
    parts = enumerate(value) if is_list else value.items() if isinstance(value, dict) else ()
    for key, part in parts:
        if not isinstance(part, str):
            yield from refused_texts(part, (*keys, key))
            continue
        if MAY_BE_REFUSED.search(part):
            yield from _refused(part, (*keys, key))
        if is_list and part in seen:
            yield (*keys, key), f"{part!r:.40} stands in the list twice", "keep one of them"
        seen.add(part)


def _refused(text: str, keys: KeyPath) -> Iterator[Finding]:
    for pattern, message, hint in REFUSED:
        if match := pattern.search(text):
            yield keys, f"{message} (found {match[0]!r:.40})", hint


def _references(
    parts: Parts, known: dict[str, set[str]], renamed: dict[str, Any]
) -> Iterator[Finding]:
    """Every entry that is named exists, in fields and in the links of texts."""
    for at, entry in _models(parts):
        for (to_kind, to_id), keys in references_of(entry):
            yield from _unknown((*at, *keys), to_kind, to_id, known, renamed)
        for found in texts_of(entry):
            yield from _links((*at, *found.keys), found.value, known, renamed)


def _models(parts: Parts) -> Iterator[tuple[KeyPath, BaseModel]]:
    """Yield every entry with its place, and the parts that are one thing, such as the company."""
    for part, value in parts.items():
        if isinstance(value, BaseModel):
            yield (part,), value
        if part in KINDS:
            yield from (((part, entry_id), entry) for entry_id, entry in value.items())


def _links(
    keys: KeyPath, text: str, known: dict[str, set[str]], renamed: dict[str, Any]
) -> Iterator[Finding]:
    unread = set(unread_links(text))
    for target in sorted(unread):
        yield keys, f"the link to {target!r} is not read", "write kind/id, https://… or mailto:…"
    for target in link_targets(text):
        if target not in unread and not target.startswith(("https://", "mailto:")):
            yield from _unknown(keys, *address(target), known, renamed)


def _unknown(
    keys: KeyPath,
    kind: str,
    entry_id: str,
    known: dict[str, set[str]],
    renamed: dict[str, Any],
) -> Iterator[Finding]:
    """Report a reference that leads nowhere."""
    if not kind:
        hint = "write kind/id, as in risks/key-person"
        yield keys, f"{entry_id!r} does not say of what kind it is", hint
    elif kind in KINDS and kind not in known:
        return  # its file cannot be read, which is said once
    elif kind not in known:
        kinds = sorted(name.replace("_", "-") for name in known)
        hint = (
            did_you_mean(kind.replace("_", "-"), kinds) or "write kind/id, as in risks/key-person"
        )
        yield keys, f"there is no kind '{kind}'", hint
    elif entry_id not in known[kind]:
        name = kind.replace("_", " ")
        nearest = partial(did_you_mean, entry_id, known[kind])
        hint = moved_to(renamed, kind, entry_id)
        yield keys, f"no entry '{entry_id}' in {name}", hint or nearest


def check_delivery_models(parts: Parts) -> Iterator[Finding]:
    """There are two to five delivery models to choose between."""
    count = len(parts.get("delivery_models", ()))
    if count not in MODELS:
        hint = f"write {MODELS[0]} to {MODELS[-1]}"
        yield ("delivery_models",), f"there is nothing to choose between {count} models", hint


def check_every_model_is_told(parts: Parts) -> Iterator[Finding]:
    """What is said for one delivery model is said for each."""
    for keys, told in _told_by_model(parts):
        for model in parts.get("delivery_models", ()):
            if model not in told:
                yield keys, f"says nothing for '{model}'", ""


def _told_by_model(parts: Parts) -> Iterator[tuple[KeyPath, Any]]:
    """Yield the fields that say something for every delivery model."""
    for kind, field in (("functions", "who"), ("comparison", "under")):
        for entry_id, entry in parts.get(kind, {}).items():
            yield (kind, entry_id, field), getattr(entry, field)
    for entry_id, question in parts.get("questions", {}).items():
        for name, option in question.options.items():
            yield ("questions", entry_id, "options", name, "effect"), option.effect


def check_effects_have_reasons(parts: Parts) -> Iterator[Finding]:
    """An effect above 0 has a reason, and no other has one."""
    for entry_id, question in parts.get("questions", {}).items():
        for name, option in question.options.items():
            for model in parts.get("delivery_models", ()):
                if (option.effect.get(model, 0) > 0) != (model in option.because):
                    message = f"{model}: a reason in 'because' and an effect above 0 go together"
                    yield ("questions", entry_id, "options", name), message, ""


def check_arrangements(parts: Parts) -> Iterator[Finding]:
    """What is called the model of today is an answer to who runs IT today, of one model only."""
    question, seen = parts.get("questions", {}).get("present-arrangement"), set[str]()
    for model_id, model in parts.get("delivery_models", {}).items():
        keys = ("delivery_models", model_id, "today")
        if model.today and question and model.today not in question.options:
            hint = did_you_mean(model.today, question.options)
            yield keys, f"'present-arrangement' has no option '{model.today}'", hint
        if model.today and model.today in seen:
            yield keys, f"another model is '{model.today}' already", ""
        seen.add(model.today or "")


def check_function_signals(parts: Parts) -> Iterator[Finding]:
    """A signal names options that its question has, and no option twice."""
    for entry_id, function in parts.get("functions", {}).items():
        for question_id, signals in function.signals.items():
            question, seen = parts.get("questions", {}).get(question_id), set[str]()
            for index, option in ((i, o) for i, each in enumerate(signals) for o in each.options):
                keys = ("functions", entry_id, "signals", question_id, index, "options")
                if question and option not in question.options:
                    hint = did_you_mean(option, question.options)
                    yield keys, f"the question '{question_id}' has no option '{option}'", hint
                if option in seen:
                    yield keys, f"the option '{option}' is named twice for '{question_id}'", ""
                seen.add(option)


def check_options_exist(parts: Parts) -> Iterator[Finding]:
    """Answers, gates and branches name options that their question has."""
    questions = parts.get("questions", {})
    for keys, question_id, option in _named_options(parts):
        question = questions.get(question_id)
        if question and option != "unknown" and option not in question.options:
            hint = did_you_mean(option, question.options)
            yield keys, f"the question '{question_id}' has no option '{option}'", hint


def _named_options(parts: Parts) -> Iterator[tuple[KeyPath, str, str]]:
    for entry_id, scenario in parts.get("scenarios", {}).items():
        for question, option in scenario.answers.items():
            yield ("scenarios", entry_id, "answers", question), question, option
    for kind, name in CONDITIONS:
        for entry_id, entry in parts.get(kind, {}).items():
            yield from _options_of((kind, entry_id, name), getattr(entry, name))
    for name, clash in getattr(parts.get("questionnaire"), "clashes", {}).items():
        yield from _options_of(("questionnaire", "clashes", name), clash)
    for code, path in getattr(parts.get("questionnaire"), "retired", {}).items():
        question, _, option = path.partition("/")
        yield ("questionnaire", "retired", code), question, option
    for entry_id, checklist in parts.get("checklists", {}).items():
        for model, occasion in checklist.comes_with.items():
            keys = ("checklists", entry_id, "comes_with", model, "when")
            yield from _options_of(keys, occasion.when)


def _options_of(
    keys: KeyPath, conditions: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[KeyPath, str, str]]:
    for question, options in conditions.items():
        for option in options:
            yield (*keys, question), question, option


def check_risks_of_scenarios(parts: Parts) -> Iterator[Finding]:
    """A scenario picks no risk that its own answers speak against."""
    for entry_id, scenario in parts.get("scenarios", {}).items():
        for index, name in enumerate(scenario.risks):
            unless = getattr(parts.get("risks", {}).get(name), "unless", {})
            for question, options in unless.items():
                if scenario.answers.get(question) in options:
                    said = f"its answer '{scenario.answers[question]}' to '{question}' rules it out"
                    hint = "name another risk, or none"
                    yield ("scenarios", entry_id, "risks", index), f"{name}: {said}", hint


def check_clashes(parts: Parts) -> Iterator[Finding]:
    """A clash names two questions that there are, and no scenario gives both answers."""
    questions = parts.get("questions", {})
    for name, clash in getattr(parts.get("questionnaire"), "clashes", {}).items():
        for asked in set(clash) - set(questions):
            hint = did_you_mean(asked, questions)
            yield ("questionnaire", "clashes", name, asked), f"there is no question '{asked}'", hint
        for entry_id, scenario in parts.get("scenarios", {}).items():
            if all(scenario.answers.get(asked) in options for asked, options in clash.items()):
                said = " and ".join(f"'{scenario.answers[asked]}' to '{asked}'" for asked in clash)
                message = f"answers {said}, of which only one can be true ({name})"
                yield ("scenarios", entry_id, "answers"), message, "change one of them"


def check_branches_look_back(parts: Parts) -> Iterator[Finding]:
    """A question depends only on questions above it."""
    above: set[str] = set()
    for entry_id, question in parts.get("questions", {}).items():
        for parent in question.show_if:
            if parent not in above:
                keys = ("questions", entry_id, "show_if", parent)
                yield keys, f"'{parent}' must stand above this question", ""
        above.add(entry_id)


def check_codes_are_unique(parts: Parts) -> Iterator[Finding]:
    """No two questions, options of one question, themes or models share a code."""
    groups: list[tuple[KeyPath, dict[str, Any]]] = [
        ((kind,), parts.get(kind, {})) for kind in ("questions", "themes", "delivery_models")
    ]
    groups += [
        (("questions", entry_id, "options"), question.options)
        for entry_id, question in parts.get("questions", {}).items()
    ]
    for keys, entries in groups:
        seen: dict[str, str] = {}
        for entry_id, entry in entries.items():
            first = seen.setdefault(entry.code, entry_id)
            if first != entry_id:
                yield (*keys, entry_id, "code"), f"the code '{entry.code}' belongs to '{first}'", ""


def check_nothing_is_forgotten(parts: Parts) -> Iterator[Finding]:
    """A mitigation lowers a risk or secures a benefit, and a source is cited by somebody."""
    entries = (entry for kind in KINDS for entry in parts.get(kind, {}).values())
    used = {target for entry in entries for target, _ in references_of(entry)}
    for kind in ("mitigations", "sources"):
        for entry_id in parts.get(kind, {}):
            if (kind, entry_id) not in used:
                yield (
                    (kind, entry_id),
                    "no other entry names it",
                    "name it where it belongs, or remove it",
                )


def check_terms_are_distinct(parts: Parts) -> Iterator[Finding]:
    """A spelling belongs to one term of the glossary."""
    seen: dict[str, str] = {}
    for entry_id, term in parts.get("glossary", {}).items():
        for alias in (term.title, *term.aliases):
            first = seen.setdefault(alias, entry_id)
            if first != entry_id:
                yield ("glossary", entry_id), f"the spelling '{alias}' belongs to '{first}'", ""


def check_renames_lead_somewhere(parts: Parts) -> Iterator[Finding]:
    """A renamed id leads to an entry that exists, and is no entry itself; pages are read later."""
    for old, new in (parts.get("renamed") or {}).items():
        kind, entry_id = address(old)
        if entry_id in parts.get(kind, {}):
            yield ("renamed", old), "there is an entry of this name", "delete this line"
        if new is not None:
            kind, entry_id = address(new)
            if kind != PAGE and entry_id.split("/")[0] not in parts.get(kind, {}):
                hint = did_you_mean(entry_id, parts.get(kind, {}))
                yield ("renamed", old), f"there is no entry '{new}'", hint


def check_first_steps(parts: Parts) -> Iterator[Finding]:
    """A first step has its words, and asks only for what a result can say."""
    words, questions = parts.get("words"), parts.get("questions", {})  # no words: they are broken
    answers = {name: (*each.options, "unknown", "unanswered") for name, each in questions.items()}
    gates = {"gate": (*parts.get("gates", ()), "other")}
    known = answers | gates | STEP_CONDITIONS
    steps = getattr(parts.get("questionnaire"), "first_steps", {})
    for name, step in steps.items():
        keys = ("questionnaire", "first_steps", name)
        for group, key in (("first_step", name), ("first_step_role", step.role)):
            if words and key not in words.get(group, {}):
                yield keys, f"words.yml has no '{key}' in {group}", f"write {group}: {key}: …"
        for asked, values in step.when.items():
            at = (*keys, "when", asked)
            if asked not in known:
                hint = did_you_mean(asked, known)
                yield at, f"there is no question '{asked}', nor anything else of that name", hint
            for value in set(values) - set(known.get(asked, values)):
                yield at, f"'{asked}' is never '{value}'", did_you_mean(value, known[asked])


CHECKS: tuple[Check, ...] = (
    check_delivery_models,
    check_every_model_is_told,
    check_effects_have_reasons,
    check_arrangements,
    check_function_signals,
    check_options_exist,
    check_risks_of_scenarios,
    check_clashes,
    check_branches_look_back,
    check_codes_are_unique,
    check_costs,
    check_first_steps,
    check_proposed_letters,
    check_matrix,
    check_ratings,
    check_terms_are_distinct,
    check_renames_lead_somewhere,
    check_readings,
    check_dates_of_law,
)
