"""What no page of the guide may do, whatever a test does with it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

REPORT_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`))
"""
OWN_SCHEMES = {"data", "blob", "about", "file"}


class Watch:
    """Collects errors on the console, errors of scripts, policy violations and foreign requests."""

    def __init__(self, context: Any, host: str) -> None:
        self.host = host
        self.troubles: list[str] = []
        self.requests: list[str] = []
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self.troubles.append(f"script: {error.error}"))
        context.on("request", self._on_request)

    def _on_console(self, message: Any) -> None:
        if message.type == "error":
            self.troubles.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _on_request(self, request: Any) -> None:
        self.requests.append(request.url)
        parts = urlsplit(request.url)
        if parts.scheme not in OWN_SCHEMES and parts.netloc != self.host:
            self.troubles.append(f"foreign request: {request.url}")

    def forget(self) -> None:
        """Begin anew, for the next test."""
        self.troubles.clear()
        self.requests.clear()

    def expect(self, text: str) -> None:
        """Forgive the troubles that contain a text; there must be one."""
        assert any(text in trouble for trouble in self.troubles), f"expected {text!r}"
        self.forgive(text)

    def forgive(self, text: str) -> None:
        """Forgive the troubles that contain a text, if there are any."""
        self.troubles = [trouble for trouble in self.troubles if text not in trouble]
