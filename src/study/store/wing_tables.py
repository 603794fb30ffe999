"""The tables that one wing each reads and writes; history takes them back."""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field

from study.core.journal import FIELDS
from study.core.medals import FIELDS as MEDAL_FIELDS
from study.core.medals import MEDALS
from study.core.milestones import NAMES
from study.store.columns import (
    COUNT,
    DATED,
    DAY,
    INSTANT,
    JSON,
    MINUTES_OF_A_DAY,
    MONDAY,
    NAME,
    SCORE,
    WORDS,
    YES_OR_NO,
    holds,
    one_of,
    range_of,
)
from study.store.tables import Fact, ItemFact, Row


class Change(ItemFact, table=True):
    """A field of an item, or of one of its entries, that a step gave another value."""

    __table_args__ = (Index("change_item", "item"),)
    field: str = holds(NAME)
    before: str | None = None
    after: str | None = None
    entry: int | None = Field(None, foreign_key="entry.number")


class Revision(Fact, table=True):
    """A field of a row in the table of that ``name`` that a step gave another value.

    Without a field: the row itself, as JSON, which the step took out.
    """

    name: str = holds(NAME)
    row: int = holds(COUNT)
    field: str | None = holds(NAME, None)
    before: str | None = None
    after: str | None = None


class Result(ItemFact, table=True):
    """A rank on a leaderboard; the latest of the private one is final. ``medal`` is what the learner says it gave."""

    __table_args__ = (Index("result_item", "item"),)
    day: str = holds(DAY)
    rank: int = holds(range_of("a rank", 1, 10**15))
    teams: int = holds(range_of("a number of teams", 1, 10**15))
    score: float | None = holds(SCORE, None)
    private: bool = holds(YES_OR_NO)
    medal: str = holds(one_of("a medal", ("", *MEDALS)), since="")


class Submission(ItemFact, table=True):
    """Something handed in to a competition. ``at`` is a day or an instant; ``ref`` is Kaggle's own number of it.

    ``cv`` is the learner's own score of it, by cross-validation.
    """

    __table_args__ = (Index("submission_item", "item"),)
    at: str = holds(DATED)
    score: float | None = holds(SCORE, None)
    private: float | None = holds(SCORE, None)
    note: str
    file: str
    ref: str
    cv: float | None = holds(SCORE, None)


class Milestone(ItemFact, table=True):
    """The last day to enter a competition, or to merge teams there; the latest of an item and a ``name`` holds."""

    __table_args__ = (Index("milestone_item", "item"),)
    name: str = holds(one_of("a date of a competition", NAMES))
    day: str | None = holds(DAY, None)


class Medals(Fact, table=True):
    """How many medals notebooks, datasets or the discussion gave, as the learner says; the latest of a field holds."""

    field: str = holds(one_of("what gives medals", MEDAL_FIELDS))
    gold: int = holds(COUNT)
    silver: int = holds(COUNT)
    bronze: int = holds(COUNT)


class Attempt(ItemFact, table=True):
    """One sitting of an exam."""

    __table_args__ = (Index("attempt_item", "item"),)
    day: str | None = holds(DAY, None)
    passed: bool = holds(YES_OR_NO)
    score: float | None = holds(SCORE, None)
    note: str


class Goal(Fact, table=True):
    """So many of something between two days, inclusive; the latest of the same thing and time holds.

    Not active: given up. ``before`` is what the time before reached.
    """

    enrollment: int | None = Field(None, foreign_key="enrollment.number")
    goal: str = holds(WORDS)
    target: int = holds(COUNT)
    first: str = holds(DAY)
    last: str = holds(DAY)
    before: int | None = holds(COUNT, None)
    active: bool = holds(YES_OR_NO)


class Journal(Fact, table=True):
    """A text about a week, which is named by its Monday: its goal, plan or results; the latest holds."""

    __table_args__ = (Index("journal_week", "week"),)
    enrollment: int | None = Field(None, foreign_key="enrollment.number")
    week: str = holds(MONDAY)
    field: str = holds(one_of("a part of the journal", FIELDS))
    text: str


class Lesson(Fact, table=True):
    """Something learned about learning."""

    enrollment: int | None = Field(None, foreign_key="enrollment.number")
    day: str | None = holds(DAY, None)
    text: str


class Deviation(Fact, table=True):
    """Days from first to last, inclusive, that are ``off``, or have ``extra`` minutes each, perhaps fewer.

    Not active: taken back. The latest of the same kind and days holds.
    """

    kind: str = holds(one_of("off or extra", ("off", "extra")))
    first: str = holds(DAY)
    last: str = holds(DAY)
    minutes: int | None = holds(range_of("minutes of a day", -1440, 1440), None)
    note: str
    active: bool = holds(YES_OR_NO)


class Slot(Fact, table=True):
    """The minute of a weekday (0 is Monday) at which the learner studies; the latest holds."""

    weekday: int = holds(range_of("a weekday", 0, 6))
    minute: int | None = holds(range_of("a minute of the day", 0, 1439), None)


class Due(Fact, table=True):
    """The last day of a phase or else a module; the latest holds."""

    __table_args__ = (Index("due_module", "module"), Index("due_phase", "phase"))
    phase: int | None = Field(None, foreign_key="phase.number")
    module: int | None = Field(None, foreign_key="module.number")
    day: str | None = holds(DAY, None)


class Priority(Fact, table=True):
    """A due date that comes before all others, or no longer: of an item, a part or an enrollment; the latest holds."""

    item: int | None = Field(None, foreign_key="item.number")
    module: int | None = Field(None, foreign_key="module.number")
    phase: int | None = Field(None, foreign_key="phase.number")
    enrollment: int | None = Field(None, foreign_key="enrollment.number")
    active: bool = holds(YES_OR_NO)


class Pin(ItemFact, table=True):
    """An item the learner wants on a day, for so many minutes or all that is left; the latest of both holds."""

    day: str = holds(DAY)
    minutes: int | None = holds(MINUTES_OF_A_DAY, None)
    active: bool = holds(YES_OR_NO)


class Timer(ItemFact, table=True):
    """The timer was started, stopped or cancelled at an instant; it runs if the latest is a ``start``."""

    event: str = holds(one_of("start, stop or cancel", ("start", "stop", "cancel")))
    at: str = holds(INSTANT)


class Undone(Fact, table=True):
    """A row as JSON that a step had brought to the table of that name, until the step was taken back.

    With the name ``undone`` or ``redone``: an instant at which the step was taken back, or taken again.
    """

    __table_args__ = (Index("undone_step", "step"),)
    name: str = holds(NAME)
    row: str = holds(JSON)


class Membership(Row, table=True):
    """The group that this machine sends to; the last holds, if it is ``active``. ``share``: words that go out as well.

    It is no step: where a group's folder lies differs between the machines of one learner.
    """

    target: str = holds(WORDS)
    cohort: str = holds(WORDS)
    name: str = holds(WORDS)
    share: str
    active: bool = holds(YES_OR_NO)
