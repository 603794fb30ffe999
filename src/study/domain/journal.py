"""The journal: what a week was for, what was planned, what came of it; and lessons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

FIELDS = ("goal", "plan", "results")


@dataclass(frozen=True, slots=True)
class Week:
    """What is written about one week, which is named by its Monday."""

    monday: date
    goal: str = ""
    plan: str = ""
    results: str = ""


@dataclass(frozen=True, slots=True)
class Lesson:
    """Something learned about learning. Without a day if nobody knows when."""

    text: str
    day: date | None = None


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def numbered(start: date, week: int) -> date:
    """The Monday of a curriculum's week: its first is the week it starts in."""
    return monday_of(start) + timedelta(weeks=week - 1)
