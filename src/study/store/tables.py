"""Columns that every table has."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String
from sqlmodel import Field, SQLModel


def key() -> Column[int]:
    """The number of a row."""
    return Column(Integer, primary_key=True)


def reference(target: str, nullable: bool = False, primary_key: bool = False) -> Column[int]:
    """The number of a row of another table."""
    return Column(Integer, ForeignKey(target), nullable=nullable, primary_key=primary_key)


class Change(SQLModel, table=True):
    """A field of an item, or of one of its entries, that a step gave another value."""

    __table_args__ = (Index("change_item", "item"),)
    number: int = Field(sa_column=key())
    step: int = Field(sa_column=reference("step.number"))
    item: int = Field(sa_column=reference("item.number"))
    field: str
    before: str | None = None
    after: str | None = None
    entry: int | None = Field(sa_column=reference("entry.number", nullable=True))


class Result(SQLModel, table=True):
    """A rank on a leaderboard; the latest of the private one is final."""

    __table_args__ = (Index("result_item", "item"),)
    number: int = Field(sa_column=key())
    step: int = Field(sa_column=reference("step.number"))
    item: int = Field(sa_column=reference("item.number"))
    day: str
    rank: int
    teams: int
    score: float | None = None
    private: bool


class Submission(SQLModel, table=True):
    """Something handed in to a competition. ``at`` is a day or an instant; ``ref`` is Kaggle's own number of it."""

    __table_args__ = (Index("submission_item", "item"),)
    number: int = Field(sa_column=key())
    step: int = Field(sa_column=reference("step.number"))
    item: int = Field(sa_column=reference("item.number"))
    at: str
    score: float | None = None
    private: float | None = None
    note: str
    file: str
    ref: str


class Attempt(SQLModel, table=True):
    """One sitting of an exam."""

    __table_args__ = (Index("attempt_item", "item"),)
    number: int = Field(sa_column=key())
    step: int = Field(sa_column=reference("step.number"))
    item: int = Field(sa_column=reference("item.number"))
    day: str | None = None
    passed: bool
    score: float | None = None
    note: str


class Goal(SQLModel, table=True):
    """So many of something between two days, inclusive; the latest of the same thing and time holds.

    Not active: given up. ``before`` is what the time before reached.
    """

    number: int = Field(sa_column=key())
    step: int = Field(sa_column=reference("step.number"))
    enrollment: int | None = Field(sa_column=reference("enrollment.number", nullable=True))
    goal: str
    target: int
    first: str
    last: str
    before: int | None = None
    active: bool


class Journal(SQLModel, table=True):
    """A text about a week, which is named by its Monday: its goal, plan or results; the latest holds."""

    __table_args__ = (Index("journal_week", "week"),)
    number: int = Field(sa_column=key())
    step: int = Field(sa_column=reference("step.number"))
    enrollment: int | None = Field(sa_column=reference("enrollment.number", nullable=True))
    week: str
    field: str
    text: str


class Lesson(SQLModel, table=True):
    """Something learned about learning."""

    number: int = Field(sa_column=key())
    step: int = Field(sa_column=reference("step.number"))
    enrollment: int | None = Field(sa_column=reference("enrollment.number", nullable=True))
    day: str | None = None
    text: str


ALL: tuple[type[SQLModel], ...] = (Change, Result, Submission, Attempt, Goal, Journal, Lesson)


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


LIFE_TABLES_ALL: tuple[type[SQLModel], ...] = (Deviation, Slot, Due, Pin, Timer, Undone)


def _text() -> Column[str]:
    """A text that came to its table later and is empty in older rows."""
    return Column(String, nullable=False, server_default="")


class Step(SQLModel, table=True):
    """One command that changed something: when, on which day of the learner, and what was typed; when taken back."""

    number: int = Field(sa_column=key())
    at: str
    day: str
    command: str
    undone: str | None = None


class Setting(SQLModel, table=True):
    """A value of ``study config``; the latest of a key holds."""

    number: int = Field(sa_column=key())
    step: int = Field(sa_column=reference("step.number"))
    key: str
    value: str


class Hours(SQLModel, table=True):
    """Minutes of each weekday from a day on; the latest holds. ``every`` 2: in that week and each second one after."""

    number: int = Field(sa_column=key())
    step: int = Field(sa_column=reference("step.number"))
    start: str
    mon: int
    tue: int
    wed: int
    thu: int
    fri: int
    sat: int
    sun: int
    every: int = Field(sa_column=Column(Integer, nullable=False, server_default="1"))


class Enrollment(SQLModel, table=True):
    """A curriculum as it was enrolled. ``about`` is JSON: what it says beyond phases, modules and items."""

    number: int = Field(sa_column=key())
    step: int = Field(sa_column=reference("step.number"))
    curriculum: str
    title: str
    digest: str
    start: str
    path: str | None = None
    optional: bool
    about: str


class Tracking(SQLModel, table=True):
    """How an enrollment is followed; the latest row of one holds. Not active: left. Paused: not planned for now."""

    __table_args__ = (Index("tracking_enrollment", "enrollment", "number"),)
    number: int = Field(sa_column=key())
    step: int = Field(sa_column=reference("step.number"))
    enrollment: int = Field(sa_column=reference("enrollment.number"))
    active: bool
    weight: int
    due: str | None = None
    paused: bool = Field(sa_column=Column(Boolean, nullable=False, server_default="0"))


class Phase(SQLModel, table=True):
    """A phase of an enrolled curriculum."""

    number: int = Field(sa_column=key())
    enrollment: int = Field(sa_column=reference("enrollment.number"))
    id: str
    title: str


class Module(SQLModel, table=True):
    """A module of an enrolled curriculum."""

    number: int = Field(sa_column=key())
    enrollment: int = Field(sa_column=reference("enrollment.number"))
    phase: int = Field(sa_column=reference("phase.number"))
    id: str
    title: str
    optional: bool
    choose: int | None = None


class Item(SQLModel, table=True):
    """Work or a resource; its number is the learner's name for it, for ever.

    ``tags`` are words between spaces. Of a competition: its ``category``, and whether a ``lower`` or a ``higher``
    score is ``better``. Of a certificate: whether it is ``closed``, no longer offered. ``step`` is that of an item
    which came later than its curriculum.
    """

    __table_args__ = (
        Index("item_enrollment", "enrollment", "work", "place"),
        Index("item_id", "id"),
    )
    number: int = Field(sa_column=key())
    enrollment: int = Field(sa_column=reference("enrollment.number"))
    phase: int | None = Field(sa_column=reference("phase.number", nullable=True))
    module: int | None = Field(sa_column=reference("module.number", nullable=True))
    id: str
    kind: str
    title: str
    work: bool
    place: int
    lane: int
    left_out: str | None = None
    low: int
    likely: int
    high: int
    estimated: bool
    due: str | None = None
    first_day: int | None = None
    type: str
    list: str
    by: str
    url: str
    stars: int | None = None
    slug: str
    notes: str
    category: str = Field(sa_column=_text())
    better: str = Field(sa_column=_text())
    tags: str = Field(sa_column=_text())
    closed: bool = Field(sa_column=Column(Boolean, nullable=False, server_default="0"))
    step: int | None = Field(sa_column=reference("step.number", nullable=True))


class Need(SQLModel, table=True):
    """An item or else a module that requires an item or else a module."""

    __table_args__ = (Index("need_enrollment", "enrollment"),)
    number: int = Field(sa_column=key())
    enrollment: int = Field(sa_column=reference("enrollment.number"))
    item: int | None = Field(sa_column=reference("item.number", nullable=True))
    module: int | None = Field(sa_column=reference("module.number", nullable=True))
    on_item: int | None = Field(sa_column=reference("item.number", nullable=True))
    on_module: int | None = Field(sa_column=reference("module.number", nullable=True))


class Entry(SQLModel, table=True):
    """One recorded fact about an item. ``gain``: minutes it took off the remaining effort."""

    __table_args__ = (Index("entry_item", "item"), Index("entry_day", "day"), Index("entry_step", "step"))
    number: int = Field(sa_column=key())
    step: int = Field(sa_column=reference("step.number"))
    item: int = Field(sa_column=reference("item.number"))
    kind: str
    day: str
    minutes: int | None = None
    percent: int | None = None
    note: str = ""
    gain: int


class State(SQLModel, table=True):
    """What the entries of an item come to: a cache of the log."""

    item: int = Field(sa_column=reference("item.number", primary_key=True))
    status: str
    percent: int
    remaining: int
    logged: int
    done_on: str | None = None


class Plan(SQLModel, table=True):
    """Sessions the learner agreed to. ``tasks`` is how many items it was made of."""

    number: int = Field(sa_column=key())
    step: int = Field(sa_column=reference("step.number"))
    start: str
    finish: str | None = None
    tasks: int


class Session(SQLModel, table=True):
    """Planned minutes of one item on one day."""

    __table_args__ = (Index("session_item", "item", "plan"), {"sqlite_with_rowid": False})
    plan: int = Field(sa_column=reference("plan.number", primary_key=True))
    day: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    item: int = Field(sa_column=reference("item.number"))
    minutes: int


class Unplaced(SQLModel, table=True):
    """An item a plan has no room for, and why."""

    plan: int = Field(sa_column=reference("plan.number", primary_key=True))
    item: int = Field(sa_column=reference("item.number", primary_key=True))
    reason: str


TABLES_ALL: tuple[type[SQLModel], ...] = (
    Step, Setting, Hours, Enrollment, Tracking, Phase, Module, Item, Need, Entry, State, Plan, Session, Unplaced,
    *ALL, *LIFE_TABLES_ALL,
)  # fmt: skip
