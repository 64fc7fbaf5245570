"""How other programs take in tasks: the columns of their tables, as their makers describe them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Day, Line, Model

Url = Annotated[str, StringConstraints(pattern=r"^https://[^\s\"<>]+$", max_length=300)]


class TaskColumn(Model):
    """A column of such a table: what its heading is, and what stands in it."""

    head: Line = Field(description="The heading, to the letter.")
    field: Literal["title", "text", "owner", "due", "group", ""] = Field(
        "", description="What of a task stands there; nothing for a column that stays the same."
    )
    constant: Annotated[str, StringConstraints(max_length=40)] = Field(
        "", description="What stands in every row."
    )


class TaskLayout(Model):
    """The table that one program imports."""

    title: Line = Field(description="The name of the program.")
    url: Url = Field(description="Where its maker describes the table.")
    as_of: Day = Field(description="The day on which that was read.")
    renew_by: Day = Field(description="Until when somebody looks whether it has changed.")
    days: Literal["iso", "month-first"] = Field(
        description="How days are written: 2027-03-25 or 03/25/2027."
    )
    sections: bool = Field(
        False, description="Whether a group is a row of its own above its tasks."
    )
    columns: tuple[TaskColumn, ...] = Field(min_length=1, description="In their order.")
