"""The adapter to MkDocs: reads the data before any page, adds pages, finishes their HTML.

What a server does otherwise stands in serving.py.
"""

from __future__ import annotations

import gc
import sys
from fnmatch import fnmatch
from html import escape, unescape
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

ROOT = Path(__file__).resolve().parents[2]
_command = "build"
_machines: list[Any] = []  # what pages give to machines, while a site is built
_bundles: list[Any] = []  # the Bundles of the build that is under way
_published: list[Any] = []  # and what it has made of the pages
_previews: list[Any] = []  # the Preview, while a server runs

TWINS = ("decision.js", "functions.js")  # sent with the tools that use them
THEME_STYLES = ("main.*.css", "palette.*.css")


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is a build or a server, and make this package known by its name."""
    global _command
    _command = command
    if str(ROOT) not in sys.path:  # MkDocs loads this file by its path, not as part of a package
        sys.path.insert(0, str(ROOT))
    if command != "serve":
        gc.disable()  # a build ends before it has left much: looking for it would take longer


@event_priority(100)  # before the macros plugin, which needs the guide
def on_config(config: Any) -> Any:
    """Load and check all data; nothing of the old site is touched if that fails."""
    if _command == "serve":
        from macros.site import reloading

        reloading.forget_what_changed()
    from macros.exports import browser
    from macros.finish.bundles import Bundles
    from macros.finish.policy import Published
    from macros.model.errors import GuideError
    from macros.site import build
    from macros.site import configuration as settings
    from macros.site.site_files import SiteFiles

    try:
        started = build.start()
    except GuideError as error:
        raise PluginError(f"The data has problems:\n{error}") from None
    settings.apply(config, started.site.guide, started.files)
    _machines[:] = [SiteFiles(started.site.guide, config)]
    _bundles[:] = [Bundles(browser.scripts(started.site.guide))]
    _published[:] = [Published(has_policy=_command != "serve")]
    _watch_company(config)
    config.plugins["macros"].config["on_error_fail"] = _command != "serve"
    _say_errors_in_sentences()
    return config


def _say_errors_in_sentences() -> None:
    """Say what is wrong with a page in a line; the macros plugin would print a traceback."""
    try:
        from mkdocs_macros.errors import format_error
    except ImportError:  # another version of the plugin says it in its own way
        return
    from macros.site.page_errors import page_problem

    def in_a_sentence(error: Exception, markdown: str, page: Any) -> str:
        return page_problem(error, markdown, page.file.src_uri)

    for kind in (Exception, TemplateSyntaxError):
        format_error.register(kind, in_a_sentence)


def _watch_company(config: Any) -> None:
    """Let a server see changes in the folder of the edition, wherever it lies."""
    from macros.settings import company_folder

    folder = company_folder()
    if folder is not None:
        config.watch.append(str(folder.resolve()))


class EntryPage(Page):
    """A page made from an entry: it has no source to read, and its HTML skips Markdown."""

    def __init__(self, made: Any, file: File, config: Any) -> None:
        """Take the GeneratedPage that says what it is about and how it is made."""
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
        if self.made.scripts:
            self.meta["scripts"] = list(self.made.scripts)
        if self.made.styles:
            self.meta["styles"] = list(self.made.styles)

    def render(self, config: Any, files: Any) -> None:
        """Make the HTML; PluginError says what is wrong with a template."""
        from macros.site.page_errors import template_problem

        try:
            self.content = str(self.made.html)
        except (TemplateError, LookupError) as error:  # a partial, or a word that it needs
            raise PluginError(template_problem(error)) from None


def on_files(files: Any, config: Any) -> Any:
    """Add a page for each entry that has one."""
    from macros.render.entry_pages import generated_pages
    from macros.site import build

    _add_company_files(files, config)
    _gather_assets(files, config)
    for made in generated_pages(build.current().renderer):
        file = File.generated(config, made.path, content="")
        EntryPage(made, file, config)  # the file keeps it
        files.append(file)
    return files


def _add_company_files(files: Any, config: Any) -> None:
    """Add the pages and pictures of the edition; where declared, in place of the base's pages."""
    from macros.overlay.pages import text_of
    from macros.settings import company_folder
    from macros.site import build
    from macros.site.configuration import pictures

    for file in [file for file in files if file.src_uri.startswith("company/")]:
        files.remove(file)
    company, folder = build.current().site.guide.company, company_folder()
    found: dict[str, str | bytes] = {
        file.path: text_of(file) if file.is_page else file.file.read_bytes()
        for file in build.current().files
    }
    found |= {path: file.read_bytes() for path, file in pictures(company, folder).items()}
    for path, content in found.items():
        if old := files.get_file_from_path(path):
            files.remove(old)
        files.append(File.generated(config, path, content=content))


def _gather_assets(files: Any, config: Any) -> None:
    """Send the styles of all pages as one file; leave the tools to the pages that use them."""
    from macros.finish import bundles
    from macros.overlay.brand import style_of
    from macros.site import build
    from macros.theme.styles import adapted

    scripts = "assets/javascripts/"
    bundled = [scripts + name for name in ("guide-", *TWINS, *bundles.EVERY_PAGE)]
    for file in list(files):
        if file.src_uri.startswith(("partials/", *bundled)):
            files.remove(file)
    style = bundles.style_of_all_pages() + style_of(build.current().site.guide.company)
    if _command == "serve":  # what pages need of the theme's styles is known when all are made
        style = adapted("".join(file.content_string for file in _theme_styles(files))) + style
    files.append(File.generated(config, "assets/stylesheets/guide.css", content=style))


def _theme_styles(files: Any) -> list[Any]:
    patterns = [f"assets/stylesheets/{pattern}" for pattern in THEME_STYLES]
    return [f for pattern in patterns for f in files if fnmatch(f.src_uri, pattern)]


def on_nav(nav: Any, config: Any, files: Any) -> Any:
    """Hang each generated page below its overview, so that its section is shown as current."""
    for page in [file.page for file in files if isinstance(file.page, EntryPage)]:
        overview = files.src_uris.get(page.made.parent)
        if overview is not None and overview.page is not None:
            page.parent = overview.page.parent
    return nav


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Keep the theme's templates as read and compiled; a server reads them anew for each build."""
    from macros.render.renderer import compiled_templates
    from macros.theme import parts as theme_parts

    env.auto_reload = False
    env.bytecode_cache = compiled_templates()
    theme_parts.share(env)
    return env


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """Name no next page in the head: Firefox would load it, which the security policy forbids."""
    page.next_page = None
    return context


@event_priority(-50)  # after the macros plugin
def on_page_content(html: str, page: Any, config: Any, files: Any) -> str:
    """Link terms and entries, list the headings, make titles safe for the theme."""
    from macros.finish.html import headings, resolve_links, unlink
    from macros.site import build
    from macros.theme.styles import with_marked_tables

    current = build.current()

    def url_of(kind: str, entry_id: str) -> str:
        return _url(current.site, kind, entry_id, page, files)

    if isinstance(page, EntryPage):
        page.meta["overview"] = files.src_uris[page.made.parent].page
    _note_bundle(page)
    if page.meta.get("mark_terms", True):
        html = current.glossary.mark(html)
    html = with_marked_tables(resolve_links(unlink(html, current.site.hidden), url_of))
    depth = 0 if "toc" in page.meta.get("hide", ()) else page.meta.get("toc_depth", 3)
    page.toc = get_toc(_toc_tokens(found for found in headings(html) if found.level <= depth))
    for key in ("title", "description"):
        if isinstance(page.meta.get(key), str):
            page.meta[key] = escape(page.meta[key])
    page.title = escape(unescape(str(page.title or "")))
    _machines[0].note(page, html)
    return html


def _note_bundle(page: Any) -> None:
    """Remember which scripts and styles a page needs; the theme links them as one of each."""
    try:
        _bundles[0].note(page.meta)
    except ValueError as error:
        raise PluginError(f"{page.file.src_uri}: {error}") from None


def _url(site: Any, kind: str, entry_id: str, page: Any, files: Any) -> str:
    """Return the address of an entry, or of a page written as guide:page/path."""
    path, anchor = (
        (f"{entry_id}.md", "") if kind == "page" else site.target(kind.replace("-", "_"), entry_id)
    )
    target = files.src_uris.get(path)
    if target is None:
        raise PluginError(
            f"{page.file.src_uri}: links to {kind}/{entry_id}, but there is no {path}"
        )
    url = target.url_relative_to(page.file)
    return f"{url}#{anchor}" if anchor else str(url)


def _toc_tokens(found: Any) -> list[Any]:
    tokens: list[Any] = []
    for heading in found:
        token = {"level": heading.level, "id": heading.anchor, "name": heading.text, "children": []}
        (tokens[-1]["children"] if heading.level == 3 and tokens else tokens).append(token)
    return tokens


def on_post_page(output: str, page: Any, config: Any) -> str:
    """Mend what the theme leaves inaccessible, and drop the white space of its templates."""
    from macros.finish.html import compact

    if _command == "serve":  # the page may be looked at before the others are made
        _bundles[0].write(Path(config.site_dir) / "assets")
    return str(_published[0].add(page.file.dest_uri, compact(_patched(output, page.file.src_uri))))


def on_post_template(output_content: str, template_name: str, config: Any) -> str:
    """Mend the page for addresses that do not exist, too."""
    if template_name != "404.html":
        return output_content
    return str(_published[0].add(template_name, _patched(output_content, template_name)))


def _patched(html: str, name: str) -> str:
    from macros.site import build
    from macros.theme.patches import patched

    try:
        return patched(html, build.current().site.guide.words["site"])
    except LookupError as error:
        raise PluginError(f"{name}: {error}") from None


@event_priority(-200)  # after every plugin that writes files
def on_post_build(config: Any) -> None:
    """Check every link of the finished site; a server leaves the rest to the moment of asking."""
    from macros.finish.links import broken_links

    site = Path(config.site_dir)
    _bundles[0].write(site / "assets")
    _machines[0].write(site)
    broken = list(broken_links(site, _published[0].pages))
    if broken:
        raise PluginError("Links lead nowhere:\n" + "\n".join(broken))
    if _command != "serve":
        _publish(site)


def _publish(site: Path) -> None:
    """Drop the styles that no page needs, and write the headers for a host."""
    from macros.exports.headers import headers_file
    from macros.theme.styles import Usage

    scripts = [path.read_text(encoding="utf-8") for path in site.rglob("*.js")]
    usage = Usage(_published[0].pages.values(), scripts)
    _merge_styles(site / "assets" / "stylesheets", usage)
    (site / "_headers").write_text(headers_file(_published[0].policy, site), encoding="utf-8")


def _merge_styles(folder: Path, usage: Any) -> None:
    """Put what the site needs of the theme's styles before its own, in one file."""
    from macros.theme.styles import purged

    theirs = [path for pattern in THEME_STYLES for path in sorted(folder.glob(pattern))]
    css = "".join(purged(path.read_text(encoding="utf-8"), usage) for path in theirs)
    own = folder / "guide.css"
    own.write_text(css + own.read_text(encoding="utf-8"), encoding="utf-8")
    for path in (*theirs, *folder.glob("*.css.map")):
        path.unlink()


def on_serve(server: Any, config: Any, builder: Any) -> Any:
    """Make pages when they are looked at, not all of them after each save."""
    from macros.site.serving import Preview

    if _command == "serve":  # with --clean, MkDocs wants whole builds
        _previews[:] = [Preview(server, config)]
        _previews[0].start()
    return server


def on_shutdown() -> None:
    """Let nothing be written any more: MkDocs removes the folder of the server."""
    for preview in _previews:
        preview.stop()
