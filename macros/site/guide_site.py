"""One build of the site, from the data to the last file: all that it remembers is in here."""

from __future__ import annotations

from fnmatch import fnmatch
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError, pass_context
from markupsafe import Markup
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.structure.toc import get_toc
from mkdocs.utils import write_file

from ..exports import browser
from ..finish.bundles import TOOL, Bundles, style_of_all_pages, theme_script
from ..finish.finisher import Finisher
from ..finish.html import headings, own_scripts, resolve_links, shown_by_the_theme, unlink
from ..finish.tool_bundles import ToolBundles
from ..load.page_heads import troubles_with_head
from ..model.errors import GuideError
from ..model.markup import inline_html
from ..overlay.brand import style_of
from ..overlay.pages import text_of
from ..paths import INLINE_SCRIPTS
from ..render.entry_pages import generated_pages
from ..render.renderer import compiled_templates, is_escaped
from ..settings import company_folder
from ..theme.parts import share
from ..theme.styles import adapted, is_sheet, with_marked_tables
from . import configuration
from .build import Build, start
from .entry_page import EntryPage
from .moved import MovedSite
from .page_errors import page_problem
from .site_files import SiteFiles
from .verdict import judged

SEARCH_WORKER, SEARCH_WORDS = "assets/javascripts/workers/search.*.js", "search-words.js"
SOURCES = (
    "partials/",
    "script/",
    "theme/",
    "tools/",
)  # of the theme's folder, sent as something else


class GuideSite:
    """What the hooks of one build share; each method is what one of them does."""

    def __init__(self, *, serves: bool) -> None:
        """Load and check the guide; PluginError holds every problem.

        A server shows what is wrong with a page in its place, and goes on with the others.
        """
        try:
            self.build: Build = start() if serves else judged()
        except GuideError as error:
            raise PluginError(f"The data has problems:\n{error}") from None
        self._guide = self.build.site.guide
        self._serves = serves
        tools = ToolBundles(
            self.build.tools, browser.BrowserData(self._guide, self.build.tools.values())
        )
        self._bundles = Bundles(tools)

    def configure(self, config: Any) -> None:
        """Set what the edition asks for, and let the macros plugin find this build."""
        configuration.apply(config, self._guide, self.build.files)
        config.extra["build"] = self.build
        config.plugins["macros"].config["on_error_fail"] = not self._serves
        self._machines = SiteFiles(self._guide, config)
        scripts = own_scripts(INLINE_SCRIPTS, config.extra["scope"])
        words = self._guide.words["site"]
        self._finisher = Finisher(words, scripts, has_policy=not self._serves)
        if folder := company_folder():  # it may lie anywhere; a server watches it
            config.watch.append(str(folder.resolve()))
        _say_errors_in_sentences()

    def add_files(self, files: Any, config: Any) -> None:
        """Add the files of the edition, the styles, and a page for each entry that has one."""
        self._add_company_files(files, config)
        self._gather_assets(files, config)
        for made in generated_pages(self.build.renderer):
            file = File.generated(config, made.path, content="")
            EntryPage(made, file, config)  # the file keeps it
            files.append(file)

    def _add_company_files(self, files: Any, config: Any) -> None:
        """Add the pages and pictures of the edition; where declared, in place of the base's."""
        for file in [file for file in files if file.src_uri.startswith("company/")]:
            files.remove(file)
        found: dict[str, str | bytes] = {
            file.path: text_of(file) if file.is_page else file.file.read_bytes()
            for file in self.build.files
        }
        pictures = configuration.pictures(self._guide.company, company_folder())
        found |= {path: file.read_bytes() for path, file in pictures.items()}
        for path, content in found.items():
            if old := files.get_file_from_path(path):
                files.remove(old)
            files.append(File.generated(config, path, content=content))

    def _gather_assets(self, files: Any, config: Any) -> None:
        """Send the styles of all pages as one file; leave the tools to the pages that use them."""
        for file in list(files):
            if file.src_uri.startswith(SOURCES):
                files.remove(file)
        self._add_to_search(files, config)
        style = style_of_all_pages() + style_of(self._guide.company)
        if self._serves:  # what pages need of the theme's styles is known when all are made
            theirs = [file.content_string for file in files if is_sheet(file.src_uri)]
            style = adapted("".join(theirs)) + style
        files.append(File.generated(config, "assets/stylesheets/guide.css", content=style))

    def _add_to_search(self, files: Any, config: Any) -> None:
        """Put our own script after the theme's search worker."""
        own = theme_script(SEARCH_WORDS)
        for worker in [file for file in files if fnmatch(file.src_uri, SEARCH_WORKER)]:
            files.remove(worker)
            text = f"{worker.content_string}\n{own}"
            files.append(File.generated(config, worker.src_uri, content=text))

    def place_pages(self, nav: Any, files: Any, config: Any) -> None:
        """Hang each page of an entry below its overview, so that its section is current."""
        self._moved = config.extra["moved"] = MovedSite(self.build, nav, files, config)
        configuration.set_dates(files, self._guide.company)
        for page in [file.page for file in files if isinstance(file.page, EntryPage)]:
            overview = files.src_uris.get(page.made.parent)
            if overview is not None and overview.page is not None:
                page.parent = overview.page.parent

    def prepare_templates(self, env: Any, files: Any) -> None:
        """Let the theme's templates escape what they print, and keep them as read and compiled.

        The next build reads them anew.
        """
        self._env = env
        env.autoescape = is_escaped
        env.filters["guide_text"] = self._text_filter(files, env.filters["url"])
        env.auto_reload = False
        env.bytecode_cache = compiled_templates()
        share(env)

    def _text_filter(self, files: Any, url: Any) -> Any:
        """Return the filter that shows a text of the edition as HTML on any page of the theme."""
        site = self.build.site

        @pass_context
        def shown(context: Any, text: str) -> Markup:
            def url_of(kind: str, entry_id: str) -> str:
                path, anchor = site.target(kind.replace("-", "_"), entry_id)
                target = url(context, files.src_uris[path].url)
                return f"{target}#{anchor}" if anchor else str(target)

            return Markup(resolve_links(unlink(inline_html(text), site.hidden), url_of))

        return shown

    def check_head(self, page: Any) -> None:
        """Refuse what the head of a page may not say; the tool that it names gets another key."""
        if not isinstance(page, EntryPage) and (troubles := troubles_with_head(page.meta)):
            raise PluginError("\n".join(f"{page.file.src_uri}: {each}" for each in troubles))
        if "tool" in page.meta:  # the plugin would read it in place of the macro of this name
            page.meta[TOOL] = page.meta.pop("tool")

    def finish_text(self, html: str, page: Any, files: Any) -> str:
        """Link terms and entries, list the headings, make titles safe for the theme."""
        if isinstance(page, EntryPage):
            page.meta["overview"] = files.src_uris[page.made.parent].page
        self._note_bundle(page, html)
        if page.meta.get("mark_terms", True):
            html = self.build.glossary.mark(html)
        html = unlink(html, self.build.site.hidden)
        html = resolve_links(html, lambda kind, name: self._url(kind, name, page, files))
        html = with_marked_tables(html)
        depth = 0 if "toc" in page.meta.get("hide", ()) else page.meta.get("toc_depth", 3)
        page.toc = get_toc(_toc_tokens(found for found in headings(html) if found.level <= depth))
        for key in ("title", "description"):
            if isinstance(page.meta.get(key), str):
                page.meta[key] = Markup(escape(page.meta[key]))
        page.title = shown_by_the_theme(page.title)
        self._machines.note(page, html)
        return html

    def _note_bundle(self, page: Any, html: str) -> None:
        """Remember which scripts and styles a page needs; the theme links them as one of each."""
        try:
            if isinstance(page, EntryPage):
                self._bundles.note_entry(page.made.parent.removesuffix(".md"), html, page.meta)
            self._bundles.note(page.meta)
        except GuideError as error:
            raise PluginError(f"{page.file.src_uri}: {error}") from None

    def _url(self, kind: str, entry_id: str, page: Any, files: Any) -> str:
        """Return the address of an entry, or of a page written as guide:page/path."""
        path, anchor = self.build.site.target(kind.replace("-", "_"), entry_id)
        target = files.src_uris.get(path)
        if target is None:
            where = f"{page.file.src_uri}: links to {kind}/{entry_id}"
            raise PluginError(f"{where}, but there is no {path}")
        url = target.url_relative_to(page.file)
        return f"{url}#{anchor}" if anchor else str(url)

    def finish_page(self, html: str, path: str, source: str, config: Any) -> str:
        """Mend what the theme leaves inaccessible, and drop the white space of its templates."""
        if self._serves:  # the page may be looked at before the others are made
            self._bundles.write(Path(config.site_dir) / "assets")
        try:
            return self._finisher.page(path, html)
        except LookupError as error:
            raise PluginError(f"{source}: {error}") from None

    def finish(self, config: Any) -> None:
        """Check every link of the finished site; a server leaves the rest to the asking."""
        site = Path(config.site_dir)
        self._bundles.write(site / "assets")
        self._machines.write(site)
        for path, html in self._moved.pages(self._env):
            write_file(self.finish_page(html, path, path, config).encode(), str(site / path))
        if troubles := self._finisher.troubles:
            raise PluginError("Pages hold what they may not:\n" + "\n".join(troubles))
        if broken := self._finisher.broken_links(site):
            raise PluginError("Links lead nowhere:\n" + "\n".join(broken))
        if not self._serves:
            self._finisher.write(site)


def _say_errors_in_sentences() -> None:
    """Say what is wrong with a page in a line; the macros plugin would print a traceback."""
    try:
        from mkdocs_macros.errors import format_error
    except ImportError:  # another version of the plugin says it in its own way
        return

    def in_a_sentence(error: Exception, markdown: str, page: Any) -> str:
        return page_problem(error, markdown, page.file.src_uri)

    for kind in (Exception, TemplateSyntaxError):
        format_error.register(kind, in_a_sentence)


def _toc_tokens(found: Any) -> list[Any]:
    tokens: list[Any] = []
    for heading in found:
        name = Markup(heading.text)
        token = {"level": heading.level, "id": heading.anchor, "name": name, "children": []}
        (tokens[-1]["children"] if heading.level == 3 and tokens else tokens).append(token)
    return tokens
