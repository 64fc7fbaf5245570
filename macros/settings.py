"""What the environment asks of a build; nothing else in this package reads it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from .paths import data_folder


class Settings(NamedTuple):
    """The variables that a build knows, each with what it means if it is not set."""

    company: Path | None  # GUIDE_COMPANY: the folder of an edition; data/company
    site_url: str  # GUIDE_SITE_URL: where the site is published; what the edition says
    is_offline: bool  # GUIDE_OFFLINE: the site is opened from a folder, without a server
    has_examples: bool  # GUIDE_EXAMPLES: the example editions lie beside the site
    source_date: str  # SOURCE_DATE_EPOCH: seconds, the date of every file; the edition's

    @classmethod
    def read(cls) -> Settings:
        """Return what the environment says now."""
        company = os.environ.get("GUIDE_COMPANY")
        return cls(
            company=Path(company) if company else None,
            site_url=os.environ.get("GUIDE_SITE_URL", ""),
            is_offline=bool(os.environ.get("GUIDE_OFFLINE")),
            has_examples=bool(os.environ.get("GUIDE_EXAMPLES")),
            source_date=os.environ.get("SOURCE_DATE_EPOCH", ""),
        )


def company_folder() -> Path | None:
    """Return the overlay of this edition: GUIDE_COMPANY, or data/company if there is one."""
    usual = data_folder() / "company"
    return Settings.read().company or (usual if usual.is_dir() else None)


def published_address(url: str | None, otherwise: str) -> str:
    """Return where the site is published, ending with a slash; or what is given otherwise."""
    address = Settings.read().site_url or url or otherwise
    return address if not address or address.endswith("/") else f"{address}/"
