"""Numbers that several entries state: declared once, so that no two of them contradict."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from .base import AnyRef, Line, Model

ONE_BLANK = r"^[^#]*#[^#]*$"
Phrase = Annotated[str, StringConstraints(pattern=ONE_BLANK, max_length=100)]


class AgreedNumber(Model):
    """A number, the words around it, and the entries that state it."""

    number: Line = Field(description="The number as texts write it, for example six.")
    says: tuple[Phrase, ...] = Field(
        min_length=1,
        description="The words around it, with # in its place, for example # figures at most.",
    )
    where: tuple[AnyRef, ...] = Field(
        min_length=2, description="The entries that state it, each written as kind/id."
    )
