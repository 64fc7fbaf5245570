"""Firefox, driven by WebDriver BiDi, which it speaks without a driver."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from .engine import Engine, running, wait

NAMES = ("firefox-esr", "firefox")
LISTENING = re.compile(r"WebDriver BiDi listening on (ws://127\.0\.0\.1:\d+)")
# It calls nobody.
SETTINGS = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
}
SCROLLED = "const found = document.querySelector({}); found.scrollIntoView({{block: 'center'}})"


class Firefox:
    """A page of a Firefox that listens for commands."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._numbers = count(1)
        started = self._ask("session.new", capabilities={})["capabilities"]
        self.name = f"Firefox {started['browserVersion']}"
        # In the tab that is there at first, the address bar keeps the focus from the page.
        self._page = self._ask("browsingContext.create", type="tab")["context"]

    def goto(self, url: str) -> None:
        self._ask("browsingContext.navigate", context=self._page, url=url, wait="complete")

    def run(self, body: str) -> Any:
        text = self._call(f"() => JSON.stringify((() => {{ {body} }})() ?? null)")["value"]
        return json.loads(text)

    def click(self, selector: str) -> None:
        found = self._call(f"() => {{ {SCROLLED.format(json.dumps(selector))}; return found }}")
        origin = {"type": "element", "element": {"sharedId": found["sharedId"]}}
        moves = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._act({"type": "pointer", "id": "mouse", "actions": moves})

    def write(self, text: str) -> None:
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keys", "actions": keys})

    def _act(self, source: dict[str, Any]) -> None:
        self._ask("input.performActions", context=self._page, actions=[source])

    def _call(self, function: str) -> Any:
        target = {"context": self._page}
        answer = self._ask(
            "script.callFunction", functionDeclaration=function, target=target, awaitPromise=True
        )
        if answer["type"] != "success":
            raise AssertionError(f"{answer['exceptionDetails']['text']} in {function}")
        return answer["result"]

    def _ask(self, method: str, **params: Any) -> Any:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv(60))
            if answer.get("id") == number:
                break
        if answer["type"] == "error":
            raise AssertionError(f"{method}: {answer['message']}")
        return answer["result"]


@contextmanager
def firefox(folder: Path) -> Iterator[Engine]:
    """Start a Firefox with a fresh profile in a folder; end it afterwards."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise LookupError("Firefox is missing (on Debian: firefox-esr)")
    profile, log = folder / "profile", folder / "firefox.log"
    profile.mkdir()
    lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in SETTINGS.items()]
    (profile / "user.js").write_text("".join(lines))
    command = [found, "--headless", "--no-remote", "--profile", str(profile)]
    with running([*command, "--remote-debugging-port", "0"], log):
        address = wait(lambda: LISTENING.search(log.read_text(errors="replace")), "Firefox")[1]
        with connect(f"{address}/session", max_size=None, proxy=None) as socket:
            yield Firefox(socket)
