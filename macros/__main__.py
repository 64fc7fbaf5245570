"""The command line: python -m macros COMMAND; without one it says which there are."""

from __future__ import annotations

import argparse
import gc
import re
import sys
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

from .load.evidence import overdue, unshown_law
from .load.loader import load_edition, load_guide
from .load.ratings import unfair_ratings
from .model import KINDS
from .model.errors import MOST_SHOWN, GuideError, in_a_sentence
from .model.kinds import place_of
from .paths import INLINE_SCRIPTS, MKDOCS
from .settings import company_folder, published_address

Command = Callable[[list[str]], int]


def check(arguments: list[str]) -> int:
    """Print what a build would refuse, or how much there is and what is due."""
    parser = argparse.ArgumentParser(prog="python -m macros check", description=check.__doc__)
    told = "name the texts that are to be looked at again before this day (default: today)"
    parser.add_argument("--on", type=date.fromisoformat, default=date.today(), help=told)
    day = parser.parse_args(arguments).on
    from .exports.keeping import unkept
    from .site.verdict import judged

    build = judged()
    guide = build.site.guide
    unshown = unshown_law(guide) if build.overlay.changes else ()
    for found in [*overdue(guide, day), *unfair_ratings(guide), *unshown]:
        print(f"To do: {build.tree.problem(*found)}")
    if problem := unkept(guide, build.overlay, company_folder(), build.tree):
        print(f"To do: {problem}")
    entries = sum(len(getattr(guide, kind)) for kind in KINDS)
    print(f"The data is in order: {entries} entries of {len(KINDS)} kinds.")
    return 0


def analyse(arguments: list[str]) -> int:
    """Print the figures of the questionnaire and what speaks against it; 1 if the build fails."""
    argparse.ArgumentParser(
        prog="python -m macros analyse", description=analyse.__doc__
    ).parse_args(arguments)
    from .decision.guide import printed, proof_of

    guide = load_guide(overlay=company_folder())
    proof = proof_of(guide)
    print(printed(proof))
    return 1 if proof.errors else 0


def overlay(arguments: list[str]) -> int:
    """Print what the edition changes; 0: in order, 1: broken, 3: the base moved on."""
    from .editions.commands import overlay as told
    from .site.verdict import problems

    return told(arguments, problems)


def finish(arguments: list[str]) -> int:
    """Finish a site of plain HTML: links, theme, policy, styles, headers; 1 if a link is broken."""
    parser = argparse.ArgumentParser(prog="python -m macros finish", description=finish.__doc__)
    parser.add_argument("site", type=Path)
    site = parser.parse_args(arguments).site
    from .finish.finisher import Finisher, finish_site
    from .finish.html import own_scripts

    guide, _ = load_edition(overlay=company_folder())
    stated = re.search(r"^site_url: (\S+)", MKDOCS.read_text(encoding="utf-8"), re.M)
    scope = urlsplit(published_address(guide.company.url, stated[1] if stated else "/")).path
    finisher = Finisher(guide.words["site"], own_scripts(INLINE_SCRIPTS, scope))
    found = finish_site(site, finisher, place_of)
    if found:
        more = [f"... and {len(found) - MOST_SHOWN} more"] if len(found) > MOST_SHOWN else []
        print("\n".join([*found[:MOST_SHOWN], *more]), file=sys.stderr)
        return 1
    print(f"{site} is finished.")
    return 0


# The module of each command, if it is not this one. It is imported only when the command is
# asked for: a check should be quick.
COMMANDS = {
    "check": "",
    "analyse": "",
    "overlay": "",
    "new": "macros.editions.commands",
    "schema": "macros.exports.commands",
    "archive": "macros.exports.commands",
    "export": "macros.exports.commands",
    "pack": "macros.exports.commands",
    "finish": "",
}


def command_of(name: str) -> Command:
    """Return a command. It reads its own arguments; its docstring begins with its help."""
    own: dict[str, Command] = {
        "check": check,
        "analyse": analyse,
        "overlay": overlay,
        "finish": finish,
    }
    found: Command = own.get(name) or getattr(import_module(COMMANDS[name]), name)
    return found


def described() -> str:
    """Return what each command does, a line each."""
    docs = {name: (command_of(name).__doc__ or "").splitlines()[0] for name in COMMANDS}
    return "\n".join(f"  {name:10}{text}" for name, text in docs.items())


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    parser = argparse.ArgumentParser(
        prog="python -m macros",
        description="" if given[:1] and given[0] in COMMANDS else described(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=COMMANDS)
    command = command_of(parser.parse_args(given[:1]).command)
    try:
        return command(given[1:])
    except GuideError as error:
        print(error, file=sys.stderr)
        count = len(error.problems)
        print(f"{count} {'problem' if count == 1 else 'problems'}.", file=sys.stderr)
    except OSError as error:
        print(in_a_sentence(error), file=sys.stderr)
    return 1


if __name__ == "__main__":
    gc.disable()  # a command ends before it has left much: looking for it would take longer
    sys.exit(main())
