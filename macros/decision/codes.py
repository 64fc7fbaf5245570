"""Codes stand in links that people keep: once given, a code means the same for ever."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .findings import Finding, error
from .model import DecisionModel

# Path of what a code stands for, such as questions/owner or options/owner/nobody: its code.
Codes = Mapping[str, str]


def codes_of(model: DecisionModel) -> dict[str, str]:
    """Return all codes that the model uses now."""
    found = {f"themes/{theme.id}": theme.code for theme in model.themes}
    found |= {f"delivery-models/{each.id}": each.code for each in model.alternatives}
    for question in model.questions:
        found[f"questions/{question.id}"] = question.code
        found |= {f"options/{question.id}/{option.id}": option.code for option in question.options}
    return found


def judge_codes(model: DecisionModel, lock: Codes) -> Iterator[Finding]:
    """Yield codes that changed, were given to something else before, or are not in the lock."""
    owners = {(_family(path), code): path for path, code in lock.items()}
    for path, code in codes_of(model).items():
        owner = owners.get((_family(path), code))
        if path in lock and lock[path] != code:
            yield error(
                _entry(path), f"its code was '{lock[path]}' and must not change to '{code}'"
            )
        elif owner is not None and owner != path:
            yield error(
                _entry(path), f"the code '{code}' has been given to {owner}; take a new one"
            )
        elif owner is None:
            yield error(
                _entry(path), f"the code '{code}' is not in codes.lock.yml yet; add it there"
            )


def _family(path: str) -> str:
    """Return the group in which a code must be unique: a kind, or the options of one question."""
    return path.rsplit("/", 1)[0]


def _entry(path: str) -> str:
    kind, name, *_ = path.split("/")
    return f"questions/{name}" if kind == "options" else f"{kind}/{name}"
