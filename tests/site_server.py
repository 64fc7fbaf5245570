"""A web server for a built site, as a plain host would serve it: below /guide/, with gzip."""

from __future__ import annotations

import gzip
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

PREFIX = "/guide/"
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv", ".ics"}


@contextmanager
def serving(site: Path, *extra: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; gives the address, which ends with /.

    Files that a test adds to pages are found below -/ by their names.
    """
    server = _Server(("127.0.0.1", 0), _Handler)
    server.site = site.resolve()
    server.extra = {f"{PREFIX}-/{file.name}": file for file in extra}
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    site: Path
    extra: dict[str, Path]
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing when a browser hangs up."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body leave together: apart, the body waits 40 ms for an answer

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self._file(path)
        if file is None:
            self._answer(404, self.server.site / "404.html")
        elif file.is_dir():
            self._redirect(path + "/")
        else:
            self._answer(200, file)

    do_HEAD = do_GET  # noqa: N815 (the name that http.server calls)

    def _file(self, path: str) -> Path | None:
        """Return the file at an address, or a folder whose address lacks its last slash."""
        if path in self.server.extra:
            return self.server.extra[path]
        site = self.server.site
        file = (site / path.removeprefix(PREFIX)).resolve()
        if not path.startswith(PREFIX) or not file.is_relative_to(site):
            return None
        if path.endswith("/"):
            file /= "index.html"
        return file if file.exists() else None

    def _answer(self, status: int, file: Path) -> None:
        body = transferred(file)
        self.send_response(status)
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self.send_header("Content-Type", kind + ("; charset=utf-8" if _is_text(file) else ""))
        if _is_text(file):
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def _redirect(self, path: str) -> None:
        self.send_response(301)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        """Keep quiet: the tests look at what the browser asks for."""


def _is_text(file: Path) -> bool:
    return file.suffix in COMPRESSED


@lru_cache(maxsize=4000)
def transferred(file: Path) -> bytes:
    """Return what goes over the wire for a file."""
    raw = file.read_bytes()
    return gzip.compress(raw, compresslevel=6, mtime=0) if _is_text(file) else raw
