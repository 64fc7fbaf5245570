"""A tab that tests use one after the other: it opens a page in half the time of a new one."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from .watching import Watch

PLAIN = "robots.txt"  # an address of the site where no script runs
SIZE = {"width": 1280, "height": 720}
# A browser that lets no page keep anything; for `new_page().add_init_script`.
DENIED = """
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError") } })
}
"""
# The looks of texts that axe has checked stay known: see look.js.
CLEAR = """() => {
  const looks = sessionStorage.getItem("looks") ?? "[]"
  localStorage.clear()
  sessionStorage.clear()
  sessionStorage.setItem("looks", looks)
}"""


class Tab:
    """One page in one context, which each test gets as if it were new."""

    def __init__(self, browser: Browser, site_url: str) -> None:
        self.context = browser.new_context(base_url=site_url, viewport=SIZE)  # type: ignore[arg-type]
        self.watch = Watch(self.context, urlsplit(site_url).netloc)
        self.page = self.context.new_page()
        self.page.watch = self.watch  # type: ignore[attr-defined]
        self.page.add_init_script = _refuse  # type: ignore[method-assign]

    def as_new(self) -> Page:
        """Return the page on a plain address of the site, with nothing kept and nothing noted."""
        for other in self.context.pages[1:]:
            other.close()
        self.page.set_viewport_size(SIZE)  # type: ignore[arg-type]
        self.page.emulate_media(media="null")
        self.page.goto(PLAIN)
        self.page.evaluate(CLEAR)
        self.watch.forget()
        return self.page


def _refuse(*_: Any, **__: Any) -> None:
    raise RuntimeError("This page goes on to other tests: take one of `new_page` for init scripts.")
