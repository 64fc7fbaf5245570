"""The headers that a host should send, in the form that several static hosts read: _headers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

A_YEAR = "public, max-age=31536000, immutable"
TEN_MINUTES = "public, max-age=600, stale-while-revalidate=86400"
# Of a drawing that is opened by its own address: nothing runs in it, and it loads nothing.
OF_DRAWINGS = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def headers_file(policy: str, site: Path) -> str:
    """Return the text of _headers: security for every file and for drawings, how long to keep."""
    lines = [
        "/*",
        f"  Content-Security-Policy: {policy}; frame-ancestors 'none'",
        "  X-Content-Type-Options: nosniff",
        "  Referrer-Policy: no-referrer",
        "  Permissions-Policy: camera=(), geolocation=(), microphone=()",
        "  Cross-Origin-Opener-Policy: same-origin",
        f"  Cache-Control: {TEN_MINUTES}",
    ]
    for path in _hashed(site):
        lines += [f"/{path}", "  ! Cache-Control", f"  Cache-Control: {A_YEAR}"]
    for drawing in sorted(site.rglob("*.svg")):
        lines += [f"/{drawing.relative_to(site).as_posix()}", "  ! Content-Security-Policy"]
        lines += [f"  Content-Security-Policy: {OF_DRAWINGS}; frame-ancestors 'none'"]
    lines += ["/api/*", "  Access-Control-Allow-Origin: *"]
    return "\n".join(lines) + "\n"


def _hashed(site: Path) -> Iterator[str]:
    """Yield the files whose names change with their content: the scripts of the theme."""
    for path in sorted((site / "assets" / "javascripts").rglob("*.min.js")):
        if "lunr" not in path.parts:
            yield path.relative_to(site).as_posix()
