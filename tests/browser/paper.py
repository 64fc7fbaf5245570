"""What stands on paper."""

from __future__ import annotations

import io

from pypdf import PdfReader


def text_of(pdf: bytes) -> list[str]:
    """Return the text of each sheet, with single spaces."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]
