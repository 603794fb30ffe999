"""The tables that one wing each reads and writes; history takes them back."""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field

from study.store.tables import Fact, ItemFact


class Change(ItemFact, table=True):
    """A field of an item, or of one of its entries, that a step gave another value."""

    __table_args__ = (Index("change_item", "item"),)
    field: str
    before: str | None = None
    after: str | None = None
    entry: int | None = Field(None, foreign_key="entry.number")


class Revision(Fact, table=True):
    """A field of a row in the table of that ``name`` that a step gave another value.

    Without a field: the row itself, as JSON, which the step took out.
    """

    name: str
    row: int
    field: str | None = None
    before: str | None = None
    after: str | None = None


class Result(ItemFact, table=True):
    """A rank on a leaderboard; the latest of the private one is final."""

    __table_args__ = (Index("result_item", "item"),)
    day: str
    rank: int
    teams: int
    score: float | None = None
    private: bool


class Submission(ItemFact, table=True):
    """Something handed in to a competition. ``at`` is a day or an instant; ``ref`` is Kaggle's own number of it."""

    __table_args__ = (Index("submission_item", "item"),)
    at: str
    score: float | None = None
    private: float | None = None
    note: str
    file: str
    ref: str


class Attempt(ItemFact, table=True):
    """One sitting of an exam."""

    __table_args__ = (Index("attempt_item", "item"),)
    day: str | None = None
    passed: bool
    score: float | None = None
    note: str


class Goal(Fact, table=True):
    """So many of something between two days, inclusive; the latest of the same thing and time holds.

    Not active: given up. ``before`` is what the time before reached.
    """

    enrollment: int | None = Field(None, foreign_key="enrollment.number")
    goal: str
    target: int
    first: str
    last: str
    before: int | None = None
    active: bool


class Journal(Fact, table=True):
    """A text about a week, which is named by its Monday: its goal, plan or results; the latest holds."""

    __table_args__ = (Index("journal_week", "week"),)
    enrollment: int | None = Field(None, foreign_key="enrollment.number")
    week: str
    field: str
    text: str


class Lesson(Fact, table=True):
    """Something learned about learning."""

    enrollment: int | None = Field(None, foreign_key="enrollment.number")
    day: str | None = None
    text: str


class Deviation(Fact, table=True):
    """Days from first to last, inclusive, that are ``off``, or have ``extra`` minutes each; not active: taken back.

    The latest of the same kind and days holds.
    """

    kind: str
    first: str
    last: str
    minutes: int | None = None
    note: str
    active: bool


class Slot(Fact, table=True):
    """The minute of a weekday (0 is Monday) at which the learner studies; the latest holds."""

    weekday: int
    minute: int | None = None


class Due(Fact, table=True):
    """The last day of a phase or else a module; the latest holds."""

    __table_args__ = (Index("due_module", "module"), Index("due_phase", "phase"))
    phase: int | None = Field(None, foreign_key="phase.number")
    module: int | None = Field(None, foreign_key="module.number")
    day: str | None = None


class Priority(Fact, table=True):
    """A due date that comes before all others, or no longer: of an item, a part or an enrollment; the latest holds."""

    item: int | None = Field(None, foreign_key="item.number")
    module: int | None = Field(None, foreign_key="module.number")
    phase: int | None = Field(None, foreign_key="phase.number")
    enrollment: int | None = Field(None, foreign_key="enrollment.number")
    active: bool


class Pin(ItemFact, table=True):
    """An item the learner wants on a day, for so many minutes or all that is left; the latest of both holds."""

    day: str
    minutes: int | None = None
    active: bool


class Timer(ItemFact, table=True):
    """The timer was started, stopped or cancelled at an instant; it runs if the latest is a ``start``."""

    event: str
    at: str


class Undone(Fact, table=True):
    """A row as JSON that a step had brought to the table of that name, until the step was taken back.

    With the name ``undone`` or ``redone``: an instant at which the step was taken back, or taken again.
    """

    __table_args__ = (Index("undone_step", "step"),)
    name: str
    row: str
