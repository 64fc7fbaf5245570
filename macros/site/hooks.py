"""What MkDocs calls, by the names that it looks for. Each build is one GuideSite, made anew.

Nothing of this package is imported here before it is used: a server forgets what was saved.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.plugins import event_priority

ROOT = str(Path(__file__).resolve().parents[2])


def said_in_a_sentence(kind: type[BaseException], error: BaseException, trace: Any) -> None:
    """Say what a system refused, such as room on a full disk; a fault with the way to it."""
    from macros.model.errors import in_a_sentence

    if isinstance(error, OSError):
        print(in_a_sentence(error), file=sys.stderr)
    else:
        sys.__excepthook__(kind, error, trace)


class Hooks:
    """Hands on what MkDocs calls, in a build or while a server runs."""

    def __init__(self) -> None:
        self._command = "build"
        self._site: Any = None  # the GuideSite of the build that is under way
        self._saved: Any = None  # what a server saw of the project
        self._preview: Any = None  # what answers while a server runs

    def on_startup(self, command: str, dirty: bool) -> None:
        """Remember whether this is a build or a server, and make this package known by its name."""
        self._command = command
        if ROOT not in sys.path:  # MkDocs loads this file by its path, not as part of a package
            sys.path.insert(0, ROOT)
        sys.excepthook = said_in_a_sentence
        if command != "serve":
            gc.disable()  # a build ends before it has left much: looking for it would take longer

    @event_priority(100)  # before the macros plugin, which needs the guide
    def on_config(self, config: Any) -> Any:
        """Load and check all data; nothing of the old site is touched if that fails."""
        if self._command == "serve":
            self._forget_what_was_saved()
        from macros.site.guide_site import GuideSite

        self._site = GuideSite(serves=self._command == "serve")
        self._site.configure(config)
        return config

    def _forget_what_was_saved(self) -> None:
        from macros.site.reloading import Reloading

        self._saved = self._saved or Reloading()
        self._saved.forget_what_changed()

    def on_files(self, files: Any, config: Any) -> Any:
        """Add pages and files that lie in no folder of MkDocs."""
        self._site.add_files(files, config)
        return files

    def on_nav(self, nav: Any, config: Any, files: Any) -> Any:
        """Place the pages that the navigation does not name."""
        self._site.place_pages(nav, files, config)
        return nav

    def on_env(self, env: Any, config: Any, files: Any) -> Any:
        """Prepare the theme's templates."""
        self._site.prepare_templates(env, files)
        return env

    @event_priority(200)  # before the macros plugin
    def on_page_markdown(self, markdown: str, page: Any, config: Any, files: Any) -> None:
        """Refuse what the head of a page may not say; the theme would do whatever it says."""
        self._site.check_head(page)

    @event_priority(-100)  # after the search, which reads the page as text
    def on_page_context(self, context: Any, page: Any, config: Any, nav: Any) -> Any:
        """Name no next page in the head: Firefox would load it, which the policy forbids."""
        page.next_page = None
        page.content = Markup(page.content)  # the only HTML that the theme is given
        return context

    @event_priority(-50)  # after the macros plugin
    def on_page_content(self, html: str, page: Any, config: Any, files: Any) -> str:
        """Finish what a page says, before the theme is laid around it."""
        return str(self._site.finish_text(html, page, files))

    def on_post_page(self, output: str, page: Any, config: Any) -> str:
        """Finish a whole page."""
        file = page.file
        return str(self._site.finish_page(output, file.dest_uri, file.src_uri, config))

    def on_post_template(self, output_content: str, template_name: str, config: Any) -> str:
        """Finish the page for addresses that do not exist, too."""
        if template_name != "404.html":
            return output_content
        return str(self._site.finish_page(output_content, template_name, template_name, config))

    @event_priority(-200)  # after every plugin that writes files
    def on_post_build(self, config: Any) -> None:
        """Finish the site."""
        self._site.finish(config)

    def on_serve(self, server: Any, config: Any, builder: Any) -> Any:
        """Make pages when they are looked at, not all of them after each save."""
        from macros.site.serving import Preview

        if self._command == "serve":  # with --clean, MkDocs wants whole builds
            self._preview = Preview(server, config)
            self._preview.start()
        return server

    def on_shutdown(self) -> None:
        """Let nothing be written any more: MkDocs removes the folder of the server."""
        if self._preview:
            self._preview.stop()


hooks = Hooks()
globals().update({name: getattr(hooks, name) for name in dir(hooks) if name.startswith("on_")})
