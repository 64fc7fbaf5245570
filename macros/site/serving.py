"""A server that makes what is looked at: a page when it is asked for, the rest in pauses.

MkDocs would make every page anew after each save before it shows one. This is the second file
that imports MkDocs, and the one that uses two names private to it: how it fills and writes one
page (_populate_page, _build_page) and one of the theme's files (_build_theme_template).
"""

from __future__ import annotations

import logging
import posixpath
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.utils import CountHandler

from ..finish.html import (
    POLICY_MARK,
    own_scripts,
    script_hashes,
    security_policy,
    shown_by_the_theme,
)
from ..model.errors import in_a_sentence
from ..paths import INLINE_SCRIPTS, OVERRIDES
from .file_state import State, state_of

PAUSE = 3.0  # seconds without a save, after which the pages that nobody asked for are made
BREATH = 0.001  # seconds between two of them, in which a save or a reader comes first
IDLE = 0.5  # seconds until the next look whether there is something to do
PAGE = "text/html"
Headers = list[tuple[str, str]]
log = logging.getLogger("mkdocs.guide")


class Round:
    """The site as it was saved once: pages wait here until somebody asks for them."""

    def __init__(self, config: Any, warned: CountHandler, theme: ThemeFiles) -> None:
        """Do what comes before the first page, in the order in which MkDocs does it."""
        self._config, self._warned, plugins = config, warned, config.plugins
        plugins.on_pre_build(config=config)
        files, env = get_files(config), config.theme.get_env()
        theme.add_to(files, env, config)
        self._files = plugins.on_files(files, config=config)
        set_exclusions(self._files, config)
        nav = get_navigation(self._files, config)
        self._nav = plugins.on_nav(nav, config=config, files=self._files)
        self._env = plugins.on_env(env, config=config, files=self._files)
        self._pages = self._files.documentation_pages()
        self._waiting = {file.dest_uri: file for file in self._pages}
        self._failed = 0
        self.is_finished = False
        self._read_titles()
        self._remove_old_pages()
        self._files.copy_static_files()

    def _read_titles(self) -> None:
        """Read what the navigation of every page shows; a title is safe for the theme."""
        for page in self._nav.pages:
            page.read_source(self._config)
            page.title = shown_by_the_theme(page.title)

    def _remove_old_pages(self) -> None:
        """Remove the pages of entries that are gone."""
        site = Path(self._config.site_dir)
        known = {*self._waiting, *self._config.theme.static_templates}
        for path in site.rglob("*.html"):
            if path.relative_to(site).as_posix() not in known:
                path.unlink()

    def waiting_at(self, address: str) -> Any:
        """Return the file of the page at an address below the site, if it is not made yet."""
        name = posixpath.normpath(address or ".")
        index = posixpath.normpath(posixpath.join(name, "index.html"))
        return self._waiting.get(name) or self._waiting.get(index)

    def make(self, file: Any) -> None:
        """Make a page, once; if something is wrong with it, say so."""
        if self._waiting.pop(file.dest_uri, None) is None:
            return
        try:
            _populate_page(file.page, self._config, self._files)
            _build_page(file.page, self._config, self._pages, self._nav, self._env)
        except Exception as error:
            self._failed += 1
            tell(error)

    def go_on(self) -> None:
        """Make one page that nobody asked for; after the last, what needs all of them."""
        if self._waiting:
            self.make(next(iter(self._waiting.values())))
            return
        self.is_finished = True
        try:
            self._finish()
        except Exception as error:
            tell(error)

    def _finish(self) -> None:
        """Write what is made of all pages, and check their links as a build does."""
        if self._failed:
            log.error("Not all pages could be made: search and texts for machines are as before")
            return
        for name in self._config.theme.static_templates:
            _build_theme_template(name, self._env, self._files, self._config, self._nav)
        for file in self._pages:
            level = self._config.validation.links.anchors
            file.page.validate_anchor_links(files=self._files, log_level=level)
        if said := self._warned.get_counts():
            log.error("A build would stop at the warnings above")
        self._config.plugins.on_post_build(config=self._config)
        if not said:
            log.info("All pages, links, search and texts for machines are as saved")


class Preview:
    """Puts a Round in the place of MkDocs' whole build, for a server that is about to start."""

    def __init__(self, server: Any, config: Any) -> None:
        self._server, self._config = server, config
        self._round: Round | None = None  # the site of the start is made by MkDocs
        self._warned = counter_of_warnings()
        self._theme = ThemeFiles()
        self._saved = time.monotonic()
        self._lock = threading.Lock()
        self._stopped = threading.Event()

    def start(self) -> None:
        """Be what the server calls after a save, and what answers each request."""
        self._server.builder = self.rebuild
        self._server.set_app(self.answer)
        threading.Thread(target=self._use_pauses, daemon=True).start()

    def stop(self) -> None:
        """Wait for the page that is being made, and make no other."""
        self._stopped.set()
        with self._lock:
            self._round = None

    def rebuild(self) -> None:
        """Read what was saved; if something is wrong, say so and go on with the last good site."""
        with self._lock:
            self._warned.counts.clear()
            try:
                self._config = self._configured()
                self._round = None  # what follows takes over the state that it works with
                self._round = Round(self._config, self._warned, self._theme)
            except Exception as error:
                tell(error)
                log.error("The last good site is shown until this is mended")
            self._saved = time.monotonic()

    def _configured(self) -> Any:
        """Return the configuration with all data read and checked."""
        old = self._config
        config = load_config(config_file=old.config_file_path, site_dir=old.site_dir)
        config.site_url = self._server.url
        return config.plugins.on_config(config)

    def answer(self, environ: Any, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request, with the page as it was saved last."""
        while True:
            before = self._round
            self._make(before, environ["PATH_INFO"])
            status, headers, found = self._found(environ)
            if self._round is before or not is_page(headers):
                break  # else something was saved while this page was fetched
        if is_page(headers):
            own = own_scripts(INLINE_SCRIPTS, self._config.extra["scope"])
            body = allowing_scripts(own, b"".join(found))
            headers = [("Content-Type", PAGE), ("Content-Length", str(len(body)))]
            found = [body]
        start_response(status, headers)
        return found

    def _make(self, of: Round | None, path: str) -> None:
        """Make the page of a path, if it waits."""
        mount: str = self._server.mount_path
        address = path.encode("latin-1").decode("utf-8", "ignore").removeprefix(mount)
        if of and path.startswith(mount) and (file := of.waiting_at(address)):
            with self._lock:
                if self._round is of:
                    of.make(file)

    def _found(self, environ: Any) -> tuple[str, Headers, Iterable[bytes]]:
        """Return what MkDocs' server answers."""
        heads: list[tuple[str, Headers]] = []
        found = self._server.serve_request(environ, lambda *head: heads.append(head))
        return *heads[0], found

    def _use_pauses(self) -> None:
        while not self._stopped.wait(BREATH if self._has_work() else IDLE):
            with self._lock:
                if self._round and self._has_work():
                    self._round.go_on()

    def _has_work(self) -> bool:
        found, quiet = self._round, time.monotonic() - self._saved > PAUSE
        return quiet and found is not None and not found.is_finished


class ThemeFiles:
    """Remembers which files the theme has: MkDocs walks past 10,000 icons to find them."""

    def __init__(self) -> None:
        self._known: dict[tuple[State, frozenset[str]], list[tuple[str, str]]] = {}

    def add_to(self, files: Any, env: Any, config: Any) -> None:
        """Add the files of the theme as MkDocs does."""
        own = frozenset(files.src_uris)
        key = (state_of(OVERRIDES), own)
        if key not in self._known:
            files.add_files_from_theme(env, config)
            self._known = {key: [(f.src_uri, f.src_dir) for f in files if f.src_uri not in own]}
            return
        for uri, folder in self._known[key]:
            files.append(File(uri, folder, config.site_dir, config.use_directory_urls))


def is_page(headers: Headers) -> bool:
    """Return whether an answer is a page, and not a style, a script or a picture."""
    return dict(headers).get("Content-Type") == PAGE


def allowing_scripts(own: set[str], body: bytes) -> bytes:
    """Return a page with its security policy: the guide's own scripts, and that for live reload.

    MkDocs' server writes that one last into the body. No other runs, as in a build.
    """
    html = body.decode()
    live_reload = list(script_hashes(html[: html.rfind("</body>")]))[-1:]
    return html.replace(POLICY_MARK, security_policy({*own, *live_reload})).encode()


def counter_of_warnings() -> CountHandler:
    """Return what counts the warnings at which a build would stop; visitors cause others."""
    counter = CountHandler(level=logging.WARNING)
    counter.addFilter(lambda record: not record.name.startswith("mkdocs.livereload"))
    logging.getLogger("mkdocs").addHandler(counter)
    return counter


def tell(error: Exception) -> None:
    """Say what is wrong in a sentence; a fault in Python with the way to it."""
    if isinstance(error, MkDocsException):
        log.error(str(error))
    elif isinstance(error, OSError):
        log.error(in_a_sentence(error))
    else:
        log.error("A fault in Python:", exc_info=error)
