"""The journal: what a week was for, what was planned, what came of it; and lessons."""

from __future__ import annotations

import re
from datetime import date, timedelta

from study.core.availability import monday_of
from study.core.days import parse_day
from study.core.items import Item
from study.core.values import dataclass, field
from study.errors import WrongUsage

FIELDS = ("goal", "plan", "results")


_WEEK = re.compile(r"(?:(\d{4})-?w|w?)(\d{1,2})", re.IGNORECASE)


LAST_MONDAY = date(9999, 12, 20)
"""Of the last week that is whole."""


@dataclass(frozen=True, slots=True)
class Week:
    """What is written about one week, which is named by its Monday."""

    monday: date
    goal: str = ""
    plan: str = ""
    results: str = ""

    @property
    def label(self) -> str:
        """``2026-W10``, after ISO 8601."""
        year, week, _ = self.monday.isocalendar()
        return f"{year:04}-W{week:02}"

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)


@dataclass(frozen=True, slots=True)
class WorkedItem:
    """What was recorded of an item in a week: minutes, and whether it is done since."""

    item: Item
    minutes: int
    done: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """A week of the journal beside what the plan had for it, in minutes, and what was done."""

    week: Week
    planned: list[tuple[Item, int]] = field(default_factory=list)
    done: list[WorkedItem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Lesson:
    """Something learned about learning. Without a day if nobody knows when."""

    text: str
    day: date | None = None


def numbered(start: date, week: int) -> date:
    """The Monday of a curriculum's week: its first is the week it starts in."""
    return monday_of(start) + timedelta(weeks=week - 1)


def parse_week(text: str, today: date) -> date:
    """The Monday of the week a text means: its number in this ISO year, ``2026-W10``, or the nearest such day.

    Raises WrongUsage for what is no week.
    """
    name = text.strip()
    if match := _WEEK.fullmatch(name):
        return _numbered(int(match[1] or today.isocalendar().year), int(match[2]))
    try:
        days = [parse_day(name, today, past) for past in (True, False)]
    except WrongUsage:
        raise WrongUsage(
            f'"{text}" is no week. Write it as 10, 2026-W10, or a day in it: last week, 3 march.'
        ) from None
    monday = monday_of(min(days, key=lambda day: abs(day - today)))
    if monday > LAST_MONDAY:
        raise WrongUsage(f"{text} is the end of the calendar. Give an earlier week.")
    return monday


def tidy(text: str) -> str:
    """A text without empty lines around it, its lines ending the same way."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip().split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    return "\n".join(lines[first:])


def _numbered(year: int, week: int) -> date:
    if not 1 <= year < date.max.year:
        raise WrongUsage(f"There is no year {year} in the calendar.")
    last = date(year, 12, 28).isocalendar().week
    if not 1 <= week <= last:
        raise WrongUsage(f"There is no week {week} in {year}: the weeks are numbered 1 to {last}.")
    return date.fromisocalendar(year, week, 1)
