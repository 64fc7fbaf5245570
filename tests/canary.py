"""Builds the site with ProperDocs and compares it: python -m tests.canary site.

ProperDocs carries MkDocs 1 on. Should MkDocs or the theme end, it is the first way out; this says
whether it is still open. Both sites must say the same in the article of every page.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
from pathlib import Path

from macros.finish.html import plain_text

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".cache" / "properdocs"
SITE = ROOT / ".cache" / "properdocs-site"
PYTHON = FOLDER / ("Scripts" if os.name == "nt" else "bin") / "python"
WANTED = "properdocs>=1.6.7,<2"
# What the environment was made from; another lock file makes another one.
MARK = FOLDER / "requirements.lock"
SHOWN = 10
ARTICLE = re.compile(r"<article\b.*</article>", re.S)


def main(arguments: list[str]) -> int:
    """Print how many pages are the same, and return how the process ends."""
    usual = articles(Path(arguments[0] if arguments else "site").resolve())
    set_up()
    name = build()
    other = articles(SITE)
    different = sorted(page for page in usual | other if usual.get(page) != other.get(page))
    for page in different[:SHOWN]:
        print(f"different: {page}")
    all_pages = len(usual | other)
    print(f"{name}: {all_pages - len(different)} of {all_pages} pages say the same")
    return int(bool(different) or not usual)


def articles(site: Path) -> dict[str, str]:
    """Return the text of the article of each page, by its address."""
    pages = {path.relative_to(site): path.read_text("utf-8") for path in site.rglob("*.html")}
    found = {name: ARTICLE.search(html) for name, html in pages.items()}
    return {
        name.as_posix(): " ".join(plain_text(article[0]).split()) if article else ""
        for name, article in found.items()
    }


def set_up() -> None:
    """Make an environment with what the site needs, and ProperDocs beside it."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    if not MARK.exists() or MARK.read_text(encoding="utf-8") != lock:
        venv.create(FOLDER, clear=True, with_pip=True)
        pip("--require-hashes", "-r", str(ROOT / "requirements.lock"))
        MARK.write_text(lock, encoding="utf-8")
    pip("--upgrade", WANTED)


def pip(*arguments: str) -> None:
    """Install something into the environment."""
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*command, *arguments], check=True)


def build() -> str:
    """Build the site with ProperDocs; return its name and version."""
    command = [str(PYTHON), "-m", "properdocs"]
    options = ["build", "--strict", "-f", "mkdocs.yml", "--site-dir", str(SITE)]
    done = subprocess.run(
        [*command, *options], cwd=ROOT, env=quiet(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"ProperDocs could not build the site:\n{done.stdout}{done.stderr}")
    version = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
    return f"ProperDocs {version.stdout.partition('version ')[2].split()[0]}"


def quiet() -> dict[str, str]:
    """Return the environment, without notices about the future of MkDocs."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
