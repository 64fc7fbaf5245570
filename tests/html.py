"""Validates every page of a built site: python -m tests.html site.

The Nu validator is fetched from npm once and runs with Java. Each message is printed once, with how
often it comes and a page where it does. What is accepted stands in html-exceptions.yml.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import NamedTuple

import yaml

ROOT = Path(__file__).resolve().parent.parent
VERSION = "26.9.27"
DIGEST = "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47"
MEMBER = "package/build/dist/vnu.jar"
JAR = ROOT / ".cache" / f"vnu-{VERSION}.jar"
EXCEPTIONS = Path(__file__).parent / "html-exceptions.yml"


class Fault(NamedTuple):
    """A message of the validator: how often it comes, a page and what stands there."""

    message: str
    times: int
    page: str
    extract: str


def main(arguments: list[str]) -> int:
    """Print what the validator finds in a site, and return how the process ends."""
    site = Path(arguments[0] if arguments else "site").resolve()
    if missing := [tool for tool in ("java", "npm") if shutil.which(tool) is None]:
        print(f"{' and '.join(missing)} needed (on Debian: default-jre-headless, npm)")
        return 2
    accepted = list(yaml.safe_load(EXCEPTIONS.read_text(encoding="utf-8")))
    found = faults(validate(site), site)
    bad = [fault for fault in found if not any(text in fault.message for text in accepted)]
    unused = [text for text in accepted if not any(text in fault.message for fault in found)]
    for fault in bad:
        print(f"{fault.times} times, as in {fault.page}: {fault.message}\n    {fault.extract}")
    for text in unused:
        print(f"no longer needed in {EXCEPTIONS.name}: {text}")
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"{pages} pages, {len(bad)} different faults, {len(accepted)} exceptions")
    return int(bool(bad or unused))


def validate(site: Path) -> str:
    """Return what the validator says of every page, as JSON."""
    options = ["--skip-non-html", "--format", "json", "--stdout", "--exit-zero-always"]
    command = ["java", "-Xss4m", "-jar", str(validator()), *options, str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"the validator failed:\n{done.stderr}")
    return done.stdout


def faults(report: str, site: Path) -> list[Fault]:
    """Return each message once, the most frequent first."""
    found: dict[str, Fault] = {}
    for each in json.loads(report)["messages"]:
        page = each.get("url", "").partition(f"{site}/")[2]
        extract = " ".join(each.get("extract", "").split())
        first = found.get(each["message"], Fault(each["message"], 0, page, extract))
        found[first.message] = first._replace(times=first.times + 1)
    return sorted(found.values(), key=lambda fault: -fault.times)


def validator() -> Path:
    """Return the validator, fetched if it is not there yet."""
    if not JAR.exists():
        JAR.parent.mkdir(exist_ok=True)
        fetch = ["npm", "pack", "--silent", f"vnu-jar@{VERSION}", "--pack-destination", "."]
        subprocess.run(fetch, cwd=JAR.parent, check=True, stdout=subprocess.DEVNULL)
        package = JAR.parent / f"vnu-jar-{VERSION}.tgz"
        with tarfile.open(package) as archive:
            JAR.write_bytes(_checked(archive.extractfile(MEMBER).read()))  # type: ignore[union-attr]
        package.unlink()
    return JAR


def _checked(content: bytes) -> bytes:
    if hashlib.sha256(content).hexdigest() != DIGEST:
        raise SystemExit(f"vnu-jar {VERSION} is not the file that this program knows")
    return content


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
