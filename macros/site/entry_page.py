"""A page of the site that is made from an entry, and stands in no file."""

from __future__ import annotations

from typing import Any

from jinja2 import TemplateError
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from ..render.entry_pages import GeneratedPage
from .page_errors import template_problem


class EntryPage(Page):
    """A page made from an entry: it has no source to read, and its HTML skips Markdown."""

    def __init__(self, made: GeneratedPage, file: File, config: Any) -> None:
        """Take what says what the page is about and how it is made."""
        super().__init__(made.title, file, config)
        self.made = made

    def read_source(self, config: Any) -> None:
        """Take from the entry what other pages say at their top."""
        self.markdown = ""
        self.meta = {
            "title": self.made.title,
            "description": self.made.description,
            "render_macros": False,
        }

    def render(self, config: Any, files: Any) -> None:
        """Make the HTML; PluginError says what is wrong with a template."""
        try:
            self.content = str(self.made.html)
        except (TemplateError, LookupError) as error:  # a partial, or a word that it needs
            raise PluginError(template_problem(error)) from None
