"""The macros for authors of pages, without MkDocs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from ..decision.guide import bases_of, short_path_of
from ..decision.judging import Proof
from ..decision.race import LEAST, MOST
from ..decision.trials import trials
from ..editions.report import Report
from ..editions.wishes import wishes
from ..exports.schema import field_rows
from ..model import Guide
from ..model.tool import Tool
from ..paths import EXAMPLES, MEASURED, TOOLS
from ..render.balance import balance
from ..render.gate_picture import gate_picture
from ..render.renderer import Renderer
from ..settings import Settings
from ..tools import shown_by
from .layers import layers, words


class PageMacros:
    """Each method is a macro of the same name; what it returns stands alone on its lines."""

    def __init__(
        self, renderer: Renderer, proof: Proof, tools: Mapping[str, Tool] | None = None
    ) -> None:
        self._renderer, self._proof, self._tools = renderer, proof, tools or {}

    def all(self) -> dict[str, Callable[..., Any]]:
        """Return the macros by name."""
        return {
            name: getattr(self, name)
            for name in dir(self)
            if not name.startswith("_") and name != "all"
        }

    def show(self, partial: str, **values: Any) -> Markup:
        """Return what a partial shows of the whole guide, for instance show("risk_map")."""
        return self._renderer.render(partial, figures=self._long_figures, **values)

    def tool(self, tool_id: str) -> Markup:
        """Return what a tool shows where scripts do not run: page.html of its folder.

        What shown(guide) in macros/tools/<id>.py returns, by name, is known there.
        """
        if not (TOOLS / tool_id / "page.html").is_file():
            raise KeyError(f"there is no tool '{tool_id}'")
        values = {"figures": self._long_figures, **shown_by(tool_id, self._renderer.site.guide)}
        return self._renderer.render(f"tools/{tool_id}/page", **values)

    def kept(self) -> Markup:
        """Return what each tool leaves in the browser, in a sentence."""
        keys = [tool.keeps.split(".") for tool in self._tools.values() if tool.keeps]
        words = self._renderer.site.guide.words
        return self._renderer.render("kept", sentences=[words[group][key] for group, key in keys])

    def list_of(self, kind: str, **values: Any) -> Markup:
        """Return all entries of a kind, in full or as rows that lead to their pages."""
        return self._renderer.list_of(self._known(kind), **values)

    def link(self, kind: str, entry_id: str, text: str | None = None) -> Markup:
        """Return a link to an entry, for use inside a sentence."""
        return self._renderer.link(kind.replace("-", "_"), entry_id, text)

    def count(self, kind: str, many: str = "", **forms: str) -> str:
        """Return how many entries of a kind there are, with the words that follow the number.

        Each form has the name of its class in CLDR: count("risks", "things", one="thing").
        """
        site = self._renderer.site
        number = len(site.entries[self._known(kind)])
        words = {"": many} | {f"_{name}": form for name, form in forms.items()}
        return f"{site.numbers.number(number)} {site.numbers.form(words, '', number)}".strip()

    def minutes(self, path: str) -> str:
        """Return how many minutes the "short" or the "full" path of the questionnaire takes."""
        site = self._renderer.site
        return site.numbers.number(site.asking_minutes(short=path == "short"))

    def _known(self, kind: str) -> str:
        """Return the name of a kind, written as in links or not; KeyError if there is none."""
        name = kind.replace("-", "_")
        if name not in self._renderer.site.entries:
            raise KeyError(f"there is no kind '{kind}'")
        return name

    def proof(self) -> Markup:
        """Return how the questionnaire decides, with the figures that are counted at each build."""
        guide, proof = self._renderer.site.guide, self._proof
        return self._renderer.render(
            "proof",
            proof=proof,
            trials=list(trials(guide.scenarios, proof.decisions)),
            weights=(LEAST, MOST),
            picture=gate_picture(guide),
            **self._long_figures(),
        )

    def balance(self) -> Markup:
        """Return how risks, red flags and companies are spread over the models, and why."""
        rows = balance(self._renderer.site.guide, self._proof.decisions)
        return self._renderer.render("balance", rows=rows)

    def _long_figures(self) -> dict[str, Any]:
        guide = self._renderer.site.guide
        return {"short_path": short_path_of(guide), "bases": bases_of(guide)}

    def example_edition(self, name: str) -> Markup:
        """Return what one of the example editions changes, entry by entry with both texts."""
        report = Report(EXAMPLES / name)
        address = f"../../examples/{name}/" if Settings.read().has_examples else ""
        return self._renderer.render("edition_changes", report=report, address=address)

    def measured(self) -> Markup:
        """Return the figures of the last whole run of the measurements, beside their bars."""
        found = json.loads(MEASURED.read_text(encoding="utf-8"))
        return self._renderer.render("measured", measured=found)

    def wishes(self) -> Markup:
        """Return the table "I want to ... / I edit ..."."""
        return self._renderer.render("wishes", wishes=wishes())

    def layers(self) -> Markup:
        """Return the layers of this package, and which of them imports which."""
        return self._renderer.render("layers", layers=layers(), w=words())

    def fields(self, part: str) -> Markup:
        """Return the fields of a kind of entry as a table, as its model describes them."""
        return self._renderer.render("fields", part=part, rows=field_rows(part))

    def all_fields(self) -> Markup:
        """Return the fields of every file of the data, kind by kind."""
        return Markup("\n").join(self.fields(part) for part in Guide.model_fields)

    def contact(self) -> Markup:
        """Return how to reach the publisher, or that this edition names nobody."""
        return self._renderer.render("contact", company=self._renderer.site.guide.company)

    def next_step(self, page: str, text: str, why: str = "") -> Markup:
        """Return the line that ends a page: where to go from here, and why."""
        return self._renderer.render("next", page=page, text=text, why=why)
