"""What is kept, saved, loaded and sent in links, step by step, with what each step came to.

`python -m tests.browser.keeping_cases` writes tests/cases/keeping.json anew, from the scripts: do
so only when they are meant to do something else, and read the difference.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from macros.decision import Origin, as_data, encode
from macros.exports.browser import browser_data, script

from ..browser_finder import launched
from ..decision.making import gate, model_of, question
from ..decision.page_cases import guide, named
from ..frames import said_in_frames
from ..scripts import code

FILE = Path(__file__).parents[1] / "cases" / "keeping.json"
STEPS = (Path(__file__).parent / "keeping.js").read_text(encoding="utf-8")
NEEDED = ("sets.js", "file.js", "saving.js", "questionnaire/model.js", "questionnaire/links.js")
MODEL = model_of(
    [
        question("skill", 3, (2, 0, 1), (0, 2, 0), (0, 0, 3)),
        question("nights", 2, (0, 1, 0), (1, 0, 2), theme="cost"),
        question("laws", 1, (1, 0, 0), (0, 0, 1), short=False),
    ],
    [gate("shut", "exclude", "external", laws="b")],
    bases=(0, -1, 0),
)
RENAMED = {
    "questions/ability": "questions/skill",
    "questions/nights/z": "questions/nights/a",
    "questions/gone": None,
    "checklists/old": "checklists/new",
    **{f"b/{number}": f"b/{number + 1}" for number in range(25)},
    "a/1": "a/2",
    "a/2": "a/1",
}
ORIGIN = Origin("short", "2026-11-20", "base", 2)
ANSWERS = {"skill": "a", "nights": "b"}
CODE = encode(MODEL, ANSWERS, {"cost": "more"}, frozenset({"skill"}), ORIGIN)
BARE = encode(MODEL, {"skill": "c", "laws": "unknown"})
LINK = f"https://guide.example/decide/#s={CODE}"


def _envelope(data: Any, version: int = 1) -> str:
    return json.dumps({"version": version, "saved": "2026-11-20T08:00:00Z", "data": data})


def _dossier(**changes: Any) -> str:
    tools = {"colours": {"door": "red", "wall": "blue"}, "questionnaire": {"answers": ANSWERS}}
    whole = {"format": "guide-dossier", "version": 1, "edition": "base", "questions": 3}
    return json.dumps(
        {**whole, "set": "Ours", "saved": "2026-11-20T08:00", "tools": tools, **changes}
    )


OWN = json.dumps(
    {"guide": "who-runs-your-it", "model": 3, "path": "short", "saved": "2026-11-20T10:00"}
    | {"answers": ANSWERS, "priorities": {"cost": "more", "odd": "less"}, "unsure": ["ability"]}
    | {"name": " Ann\nLee ", "edition": "base", "edition_version": 2}
)
CUT = (
    *("v10.s1", "v3f20261120.b.0.s1", "v3.s1~c0", "v3.s1-0ab", "v3.s1-", "v3.s1n", "v3.s3l%30"),
    *("v3.s&#x31;", "v3.s1&#9;x", "v3.s1&#x9;x", "v3.s1&#x30;", "v3%2es1%7Ec%32", "xv3.s1"),
)
STATE = {
    "answers": {"ability": "a", "nights": "z", "gone": "a", "laws": ["b"], "skill": "never"},
    "priorities": {"cost": "more", "people": "most", "odd": "less"},
    "unsure": ["ability", 3, "laws"],
    "path": "short",
    "place": "q=skill",
    "others": [{"name": "Bo", "code": BARE}, {"name": 4, "code": "x"}, "no", {"code": CODE}],
}
KEPT = [["write", "colours", {"door": "red"}], ["write", "questionnaire", {"answers": ANSWERS}]]
CASES: dict[str, list[list[Any]]] = {
    "a text is written, read, and taken back": [
        ["read", "colours", {}], ["write", "colours", {"door": "red"}], ["read", "colours"],
        ["kept"], ["keys"], ["undo"], ["read", "colours", {"none": "red"}], ["kept"], ["works"],
    ],
    "taking back leaves what was changed since": [
        ["write", "colours", {"door": "red", "wall": "red"}],
        ["write", "colours", {"door": "red", "wall": "red", "roof": "red"}],
        ["write", "colours", {"wall": "red", "roof": "red", "gate": "red"}],
        ["undo"], ["read", "colours"], ["undo"], ["read", "colours"], ["undo"], ["read", "colours"],
    ],
    "taking back in another order": [
        ["write", "free", {"a": 1, "b": {"c": 1, "d": 1}}],
        ["write", "free", {"a": 2, "b": {"c": 1}}],
        ["write", "free", {"a": 2, "b": {"c": 1, "e": 5}, "f": 6}], ["undo", 1], ["read", "free"],
        ["undo", 0], ["read", "free"], ["kept"], ["undo", 0], ["read", "free"],
        ["write", "free", [1]], ["write", "free", [1, 2]], ["write", "free", [3]],
        ["undo", 1], ["read", "free"], ["undo", 0], ["read", "free"], ["kept"],
        ["write", "free", {"a": 1}], ["write", "free", {"b": 2}], ["undo", 1], ["read", "free"],
        ["write", "new", {"a": 1}], ["write", "new", {"a": 1, "b": 2}], ["undo", 1], ["kept"],
    ],
    "who hears of a change": [
        ["watch", "colours"], ["watch", "free"], ["write", "colours", {"door": "red"}], ["heard"],
        ["event", "storage", "guide:1:base:default:free"], ["event", "storage", None],
        ["event", "guide-change", None], ["event", "guide-change", "guide:1:base:default:free"],
        ["event", "storage", "other"], ["back"], ["lay", "default:free", "x"], ["back"], ["back"],
    ],
    "an undo of an undo": [
        ["write", "colours", {"door": "red"}], ["write", "colours", {"door": "red", "roof": "red"}],
        ["write", "colours", {"roof": "red"}], ["undo"], ["kept"], ["undo"], ["kept"], ["undo"],
        ["kept"],
    ],
    "damage is set aside": [
        ["lay", "default:colours", "{"], ["read", "colours", {}], ["kept"],
        ["lay", "default:colours", "["], ["read", "colours", {}], ["kept"],
        ["lay", "default:colours", "{"], ["read", "colours", {}], ["kept"], ["keys"],
        ["lay", "default:colours", _envelope({"door": "red"}, 2)], ["read", "colours", {}],
        ["lay", "default:colours", '{"version": 1}'], ["read", "colours", {}], ["kept"],
        ["look"], ["shown"], ["broken", "save-broken", 0], ["broken", "drop-broken", 1], ["shown"],
        ["press", "guide-file", "undo"], ["shown"],
    ],
    "what a tool cannot use is left out, and a copy kept": [
        ["lay", "default:colours", _envelope({"door": "red", "wall": "blue"})],
        ["read", "colours", {}], ["kept"],
        ["lay", "default:colours", _envelope("none")], ["read", "colours", {"door": "red"}],
        ["lay", "default:free", _envelope([1])], ["read", "free", {}],
    ],
    "a full browser": [
        ["refuse", 60], ["write", "colours", {"door": "red"}], ["read", "colours", {}], ["kept"],
        ["unsaved"], ["keys"], ["shown"], ["accept"], ["write", "colours", {"wall": "red"}],
        ["unsaved"], ["read", "colours", {}], ["shown"],
    ],
    "a browser that keeps nothing": [
        ["refuse", 0], ["works"], ["write", "colours", {"door": "red"}], ["read", "colours", {}],
        ["undo"], ["read", "colours", {}], ["unsaved"], ["accept"],
    ],
    "values from outside": [
        ["parse", "{}"], ["parse", "{"], ["parse", '{"constructor": 1}'], ["parse", "[[1]]"],
        ["parse", json.dumps({"a": {"__proto__x": 1}})], ["long", 20000], ["long", 20001],
        ["long", 12], ["long", 13], ["long", 11], ["parse", "null"], ["parse", '"x"'],
    ],
    "what was renamed": [
        ["present", "questions/ability"], ["present", "questions/ability/a"],
        ["present", "questions/nights/z"], ["present", "questions/nights/a"],
        ["present", "questions/gone/a"], ["present", "a/1"], ["present", "checklists/old/item/x"],
        ["present", "nothing"], ["present", "b/5"], ["present", "b/6"], ["present", "b/9"],
    ],
    "named sets": [
        ["sets"], ["add", "North", [["colours", _envelope({"door": "red"})]]], ["sets"], ["index"],
        ["read", "colours", {}], ["texts", "s1"], ["use", "default"], ["read", "colours", {}],
        ["use", "none"], ["use", "s1"], ["rename", "s1", "South"], ["sets"], ["remove", "s1"],
        ["sets"], ["index"], ["undo"], ["sets"], ["read", "colours", {}], ["use", None], ["shown"],
    ],
    "a set without a name": [
        ["write", "colours", {"door": "red"}], ["lay", "c:colours", _envelope({})], ["use", "c"],
        ["sets"], ["use", "d"], ["use", "Bad Id"], ["add", "North"], ["remove", "c"], ["sets"],
    ],
    "sets at the table": [
        ["press", "guide-sets", "add"], ["type", " North "], ["press", "guide-sets", "add"],
        ["shown"], ["type", "North"], ["press", "guide-sets", "rename"], ["type", "South"],
        ["press", "guide-sets", "rename"], ["write", "colours", {"door": "red"}], ["type", "East"],
        ["press", "guide-sets", "copy"], ["kept"], ["press", "guide-sets", "remove"], ["shown"],
        ["press", "guide-sets", "undo"], ["type", "default"], ["nudge", "name"], ["shown"],
        ["pick", "default"], ["shown"], ["index"],
    ],
    "names of sets that are damaged": [
        ["lay", "sets", "{"], ["sets"], ["kept"],
        ["lay", "sets", '{"names": {"A b": "x", "c": 3}}'],
        ["lay", "c:colours", _envelope({})], ["lay", "sets:broken9", "x"], ["sets"], ["index"],
        ["lay", "sets", '{"current": "c", "names": {"c": "Sea", "d": "Dee"}}'], ["use", None],
        ["sets"], ["index"],
    ],
    "a file holds everything": [*KEPT, ["make"], ["press", "guide-file", "save"]],
    "a file is examined": [
        ["examine", _dossier()], ["examine", _dossier(edition="other", questions=2)],
        ["examine", _dossier(questions=0)], ["examine", "{"], ["examine", '{"constructor": {}}'],
        ["examine", "3"], ["examine", _dossier(format="x")], ["examine", _dossier(version="1")],
        ["examine", _dossier(version=2)], ["examine", _dossier(tools=[])], ["huge", 1_000_000],
        ["huge", 10], ["huge", 999_998], ["huge", 999_999],
        ["examine", _dossier(tools={"Odd Name": 1, "colours": 3, "a": 1})],
        ["examine", OWN], ["examine", json.dumps({"guide": "who-runs-your-it", "format": "x"})],
    ],
    "a file is put beside, or in place": [
        ["write", "colours", {"roof": "red"}], ["put", json.loads(_dossier()), True], ["sets"],
        ["kept"], ["undo"], ["sets"], ["kept"], ["put", json.loads(_dossier()), False], ["kept"],
        ["undo"], ["kept"], ["free", "Ours"], ["free", " "], ["free", 3], ["free", "x" * 70],
        ["add", "Ours"], ["free", "Ours"], ["add", "Ours 2"], ["free", "Ours"],
    ],
    "only what is this edition's is forgotten, of every version": [
        *KEPT, ["foreign", "guide:9:base:default:colours", "x"],
        ["foreign", "guide:1:other:default:colours", "x"], ["foreign", "elsewhere", "x"],
        ["keys"], ["keys", True], ["press", "guide-file", "forget"], ["kept"],
        ["press", "guide-file", "undo"], ["kept"],
    ],
    "a file is chosen": [
        ["drop", None], ["drop", _dossier()], ["sets"], ["open", 1_000_000], ["open", 1_000_001],
    ],
    "everything is forgotten, and comes back": [
        *KEPT, ["add", "North"], ["lay", "other", "x"], ["forget"], ["kept"], ["sets"], ["undo"],
        ["kept"], ["sets"], ["press", "guide-file", "forget"], ["kept"],
        ["press", "guide-file", "undo"], ["keys"], ["keys", True],
    ],
    "a file is loaded at the table": [
        ["load", "ours.json", _dossier()], ["kept"], ["load", "ours.json", _dossier(set="Theirs")],
        ["press", "guide-file", "cancel"], ["shown"], ["load", "x.json", _dossier(edition="b")],
        ["press", "guide-file", "beside"], ["sets"], ["press", "guide-file", "undo"], ["sets"],
        ["load", "x.json", _dossier(tools={"strange": 1, "colours": {"a": 1, "b": 2, "c": 3}})],
        ["press", "guide-file", "replace"], ["kept"], ["load", "x.json", "{"],
        ["load", "x", [80, 75, 3, 4]],
        ["load", "x", [0, 1, 2, 255]], ["load", "x", [0xD0, 0xCF, 0x11, 0]],
    ],
    "links in whatever is pasted": [
        ["link", LINK], ["link", CODE], ["link", "no"], ["link", ""], ["link", LINK[:-1]],
        ["link", f"> {LINK[:40]}\n> {LINK[40:]}"],
        ["link", LINK.replace("~", "%7E") + "&n=Ann%20Lee"],
        ["link", LINK.replace("~", "=7E").replace("#s=", "#s=3D")], ["link", f"<{LINK}>."],
        ["link", LINK.replace("~", "&tilde;")], ["link", LINK.replace("~", "%257E")],
        ["link", f"v9.s1 and then {LINK}"], ["link", BARE], ["link", "v3."], ["link", "v3.z9"],
        ["link", f"{BARE}\u200b"], ["link", CODE.replace("-", "\u2010")], ["again", LINK],
        ["again", BARE], ["codes", f"{BARE} {CODE}"], ["codes", 3], ["named", f"{CODE}&n=A%20b&x"],
        *(["codes", text] for text in CUT), ["named", "v0.s1&n=Bo"],
        ["named", f"{CODE}&n=%E4%"], ["named", "nobody"], ["codes", "&#118;3.s1 &#x76;3.n1"],
    ],
    "files with answers": [
        ["file", OWN], ["file", _dossier()], ["file", "{"], ["file", "[]"], ["file", "null"],
        ["file", json.dumps({"guide": "who-runs-your-it", "answers": {}})],
        ["file", json.dumps(json.loads(OWN) | {"model": "3", "edition_version": -1, "saved": 4})],

        ["file", json.dumps(json.loads(OWN) | {"path": "x", "edition": 5, "name": 6, "model": 1})],
        ["file", json.dumps({"guide": "who-runs-your-it", "answers": {"skill": "a"}, "model": 1})],
        ["file", json.dumps(json.loads(OWN) | {"saved": "2026-13-41", "edition_version": 1e6})],
        ["file", json.dumps(json.loads(OWN) | {"path": "", "edition_version": 0})],
    ],
    "the state of a reader": [
        ["state", STATE], ["state", None], ["state", []], ["state", {"place": "Bad place"}],
        ["state", {"place": "q"}],
        ["state", {"answers": {"laws": "c", "nights": "c", "skill": "c"}}],
        ["state", {"others": [{"name": str(n), "code": BARE} for n in range(10)]}],
        ["state", {"answers": "x", "unsure": "y", "path": "other", "others": {}}],
        ["write", "questionnaire", STATE], ["own"], ["kept"],
    ],
    "somebody else changes the answers": [
        ["listen"], ["write", "questionnaire", {"answers": ANSWERS}], ["heard"],
        ["write", "questionnaire", {"answers": ANSWERS, "place": "q=skill"}], ["heard"],
        ["event", "guide-change", None], ["again", OWN],
        ["again", json.dumps({"guide": "who-runs-your-it", "answers": ANSWERS})],
        ["file", json.dumps({"guide": "who-runs-your-it", "answers": {"skill": "b"}, "model": 1})],
    ],
    "answers are given, doubted, marked and cleared": [
        ["mark", "q=skill"], ["own"], ["choose", "answers", "skill", "a"],
        ["choose", "priorities", "cost", "more"], ["doubt", "skill", True],
        ["doubt", "nights", True], ["own"], ["mark", "q=nights"], ["mark", "q=nights"], ["own"],
        ["given", {"path": "short"}], ["given", {"answers": {}}], ["given", {"answers": ANSWERS}],
        ["text", " Ann\nLee "], ["doubt", "skill", False], ["own"], ["clear"], ["own"], ["undo"],
        ["own"], ["given", {"others": [{"name": "Bo", "code": BARE}]}], ["own"],
    ],
}  # fmt: skip


def data_script() -> str:
    """Return what the scripts know."""
    words = {"questionnaire": {"dropped": "{count} dropped", "dropped_one": "one dropped"}}
    asked = {"model": as_data(MODEL), "short_paths": {"1": ["skill", "nights"]}, "words": words}
    data = browser_data(guide())
    changed = {"edition": "base", "edition_version": 2, "questions": 3, "updated": "2026-11-21"}
    parts = script("GuideParts", {"models": []})  # what examines files is there already
    return (
        parts
        + script("GuideQuestions", asked)
        + script("GuideData", data | changed | {"renamed": RENAMED, "words": named(guide().words)})
    )


def came(browser: Browser) -> dict[str, Any]:
    """Return what each step of each case came to."""
    cases = [[steps] for steps in CASES.values()]
    found = said_in_frames(browser, data_script(), cases, STEPS, code(*NEEDED))
    return {
        name: [{"step": step, "came": each} for step, each in zip(steps, all_came, strict=True)]
        for (name, steps), all_came in zip(CASES.items(), found, strict=True)
    }


def write() -> None:
    """Write the cases, a step on each line, so that a change shows which of them change."""
    with sync_playwright() as playwright, launched(playwright) as browser:
        cases = came(browser)
    parts = (
        json.dumps(name) + ": [\n" + ",\n".join(json.dumps(each) for each in steps) + "\n]"
        for name, steps in cases.items()
    )
    FILE.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    write()
