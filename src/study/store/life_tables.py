"""The tables of real life: deviations from the hours, due dates of parts, pins, the timer, what was undone."""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from study.store.columns import key, reference


class Deviation(SQLModel, table=True):
    """Days from first to last, inclusive, that are ``off``, or have ``extra`` minutes each; not active: taken back.

    The latest of the same kind and days holds.
    """

    number: int = Field(sa_column=key())
    step: int = Field(sa_column=reference("step.number"))
    kind: str
    first: str
    last: str
    minutes: int | None = None
    note: str
    active: bool


class Slot(SQLModel, table=True):
    """The minute of a weekday (0 is Monday) at which the learner studies; the latest holds."""

    number: int = Field(sa_column=key())
    step: int = Field(sa_column=reference("step.number"))
    weekday: int
    minute: int | None = None


class Due(SQLModel, table=True):
    """The last day of a phase or else a module; the latest holds."""

    number: int = Field(sa_column=key())
    step: int = Field(sa_column=reference("step.number"))
    phase: int | None = Field(sa_column=reference("phase.number", nullable=True))
    module: int | None = Field(sa_column=reference("module.number", nullable=True))
    day: str | None = None


class Pin(SQLModel, table=True):
    """An item the learner wants on a day, for so many minutes or all that is left; the latest of both holds."""

    number: int = Field(sa_column=key())
    step: int = Field(sa_column=reference("step.number"))
    item: int = Field(sa_column=reference("item.number"))
    day: str
    minutes: int | None = None
    active: bool


class Timer(SQLModel, table=True):
    """The timer was started, stopped or cancelled at an instant; it runs if the latest is a ``start``."""

    number: int = Field(sa_column=key())
    step: int = Field(sa_column=reference("step.number"))
    item: int = Field(sa_column=reference("item.number"))
    event: str
    at: str


class Undone(SQLModel, table=True):
    """A row as JSON that a step had brought to the table of that name, until the step was taken back.

    With the name ``undone`` or ``redone``: an instant at which the step was taken back, or taken again.
    """

    __table_args__ = (Index("undone_step", "step"),)
    number: int = Field(sa_column=key())
    step: int = Field(sa_column=reference("step.number"))
    name: str
    row: str


ALL: tuple[type[SQLModel], ...] = (Deviation, Slot, Due, Pin, Timer, Undone)
