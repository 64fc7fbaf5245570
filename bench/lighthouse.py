"""What Lighthouse says of one page of each template, with its mobile preset."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser_finder import arguments, find_browser
from tests.site_server import serving

from .figures import Figure
from .project import run, scratch

GROUP = "Lighthouse, mobile preset, median of 3"
PACKAGE = "lighthouse@12.8.2"
TIMES = 3
PAGES = (
    "", "understand/risks/", "understand/risks/hidden-costs/", "understand/comparison/",
    "decide/questionnaire/", "decide/functions/", "move/checklists/exit/", "about/faq/",
)  # fmt: skip
SCORES = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
TIMINGS = {
    "largest-contentful-paint": ("LCP", 1500, "ms"),
    "total-blocking-time": ("TBT", 50, "ms"),
    "cumulative-layout-shift": ("CLS", 0.005, ""),
}


def measure() -> Iterator[Figure]:
    """Yield the lowest score and the slowest timing over all pages; nothing without npx."""
    if not shutil.which("npx"):
        print("lighthouse: left out, there is no npx on this machine")
        return
    with scratch() as folder:
        run("mkdocs", "build", "--site-dir", str(folder / "site"))
        with serving(folder / "site") as address:
            reports = [median_report(address + page, folder) for page in PAGES]
    for name, bar in SCORES.items():
        page, value = min(named(reports, name), key=lambda pair: pair[1])
        yield Figure(GROUP, f"{name}, lowest ({page})", value, "", bar, least=True)
    for name, (short, most, unit) in TIMINGS.items():
        page, value = max(named(reports, name), key=lambda pair: pair[1])
        yield Figure(GROUP, f"{short}, highest ({page})", value, unit, most)


def named(reports: list[dict[str, float]], name: str) -> list[tuple[str, float]]:
    """Return one figure of every page, with the page."""
    return [(page or "home", report[name]) for page, report in zip(PAGES, reports, strict=True)]


def median_report(url: str, folder: Path) -> dict[str, float]:
    """Return scores and timings of one page, each the median of some runs."""
    reports = [report(url, folder / "report.json") for _ in range(TIMES)]
    return {name: statistics.median(each[name] for each in reports) for name in reports[0]}


def report(url: str, path: Path) -> dict[str, float]:
    """Return scores (0 to 100) and timings of one run."""
    with sync_playwright() as playwright:
        chrome = find_browser(playwright.chromium.executable_path)
    flags = " ".join(["--headless", *arguments()])
    command = ["npx", "--yes", PACKAGE, url, "--quiet", "--output=json", f"--output-path={path}"]
    environment = {**os.environ, "CHROME_PATH": chrome}
    subprocess.run([*command, f"--chrome-flags={flags}"], env=environment, check=True)
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    scores = {name: round(100 * found["categories"][name]["score"]) for name in SCORES}
    return scores | {name: found["audits"][name]["numericValue"] for name in TIMINGS}
