"""The tables of the learning log: changes of items, competitions, exams, goals, the journal."""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from study.store.columns import key, reference


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
