"""The site as a zip to be unpacked and opened from a folder."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

SERVERS_ONLY = {"sitemap.xml", "sitemap.xml.gz", "robots.txt", "_headers", "404.html"}


def pack_site(site: Path, target: Path) -> int:
    """Write the files of a site into a zip, below one folder; return how many there are."""
    files = [path for path in sorted(site.rglob("*")) if path.is_file()]
    files = [path for path in files if path.name not in SERVERS_ONLY and path.suffix != ".map"]
    target.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files:
            info = ZipInfo(f"guide/{path.relative_to(site).as_posix()}", (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, path.read_bytes())
    return len(files)
