"""WebKit as Debian has it (WebKitGTK), driven by WebDriver."""

from __future__ import annotations

import json
import shutil
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .engine import Engine, running, wait

# The name under which WebDriver hands out elements.
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
PROGRAMS = {"WebKitWebDriver": "webkit2gtk-driver", "Xvfb": "xvfb"}


class WebKit:
    """A page of a WebKit, behind a driver at an address."""

    def __init__(self, address: str) -> None:
        self._session = address
        wanted = {"alwaysMatch": {"pageLoadStrategy": "normal"}}
        started = self._ask("POST", "/session", capabilities=wanted)
        self._session = f"{address}/session/{started['sessionId']}"
        self.name = f"WebKitGTK {started['capabilities']['browserVersion']}"
        self._ask("POST", "/window/rect", width=1200, height=900)

    def goto(self, url: str) -> None:
        self._ask("POST", "/url", url=url)

    def run(self, body: str) -> Any:
        return self._ask("POST", "/execute/sync", script=body, args=[])

    def click(self, selector: str) -> None:
        self._ask("POST", f"/element/{self._find(selector)}/click")

    def write(self, text: str) -> None:
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        self._ask("POST", "/actions", actions=[{"type": "key", "id": "keys", "actions": keys}])

    def close(self) -> None:
        """End the browser."""
        self._ask("DELETE", "")

    def _find(self, selector: str) -> str:
        found = self._ask("POST", "/element", using="css selector", value=selector)
        return str(found[ELEMENT])

    def _ask(self, method: str, path: str, **params: Any) -> Any:
        body = json.dumps(params).encode() if method == "POST" else None
        request = urllib.request.Request(self._session + path, body, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            said = json.load(error)["value"]
            raise AssertionError(f"{path}: {said['error']}: {said['message']}") from None


@contextmanager
def webkit(folder: Path) -> Iterator[Engine]:
    """Start a WebKit on a screen of its own; end both afterwards."""
    for program, package in PROGRAMS.items():
        if shutil.which(program) is None:
            raise LookupError(f"{program} is missing (on Debian: {package})")
    with screen(folder) as display:
        port = free_port()
        command = ["WebKitWebDriver", "--host=127.0.0.1", f"--port={port}"]
        with running(command, folder / "webkit.log", {"DISPLAY": display}):
            wait(lambda: _listens(port), "WebKitWebDriver")
            page = WebKit(f"http://127.0.0.1:{port}")
            try:
                yield page
            finally:
                page.close()


@contextmanager
def screen(folder: Path) -> Iterator[str]:
    """Start a screen that nobody sees; gives its name."""
    log = folder / "screen.log"
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    with running(command, log):
        number = wait(lambda: log.read_text().strip().splitlines()[-1:], "Xvfb")[0]
        yield f":{number}"


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
