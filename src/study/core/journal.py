"""The journal: what a week was for, what was planned, what came of it; and lessons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from study.core.availability import monday_of
from study.core.days import parse_day
from study.core.items import Item
from study.core.values import dataclass, field
from study.core.weeks import LAST_MONDAY, PlanWeeks
from study.errors import WrongUsage

FIELDS = ("goal", "plan", "results")

_WEEK = re.compile(r"(?:(\d{4})-?w|w)(\d{1,2})", re.IGNORECASE | re.ASCII)

_PLAN_WEEK = re.compile(r"(?:week\s*)?(\d{1,6})", re.IGNORECASE | re.ASCII)

_POINT = re.compile(r"( *)[-*+•] +(?=\S)")

_BULLET = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+\S")


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
    """A week of the journal beside what the plan had for it, in minutes, and what was done; numbered by a plan."""

    week: Week
    planned: list[tuple[Item, int]] = field(default_factory=list)
    done: list[WorkedItem] = field(default_factory=list)
    plan: PlanWeeks | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """Something learned about learning. Without a day if nobody knows when."""

    text: str
    day: date | None = None


def plan_week(text: str) -> int | None:
    """The number in ``3`` and ``week 3``, which is a week of a plan; None for anything else."""
    match = _PLAN_WEEK.fullmatch(text.strip())
    return int(match[1]) if match else None


def parse_week(text: str, today: date) -> date:
    """The Monday of the calendar's week a text means: ``2026-W10``, ``W10`` of this ISO year, or the nearest such day.

    Raises WrongUsage for what is no week.
    """
    name = text.strip()
    if match := _WEEK.fullmatch(name):
        return _numbered(int(match[1] or today.isocalendar().year), int(match[2]))
    try:
        days = [parse_day(name, today, past) for past in (True, False)]
    except WrongUsage:
        raise WrongUsage(
            f'"{text}" isn\'t a week. Give the number of a week of your plan, such as 3; or one of the calendar: '
            "2026-W10, last week, 3 march."
        ) from None
    monday = monday_of(min(days, key=lambda day: abs(day - today)))
    if monday > LAST_MONDAY:
        raise WrongUsage(f"{text} is past the end of the calendar. Give an earlier week.")
    return monday


def tidy(text: str) -> str:
    """A text without empty lines around it, its lines ending the same way."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip().split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    return "\n".join(lines[first:])


def is_bullet(line: str) -> bool:
    """Whether a line is an entry of a list, numbered or not."""
    return bool(_BULLET.match(line))


def bulleted(line: str) -> tuple[str, str] | None:
    """The indent and the words of a line that begins with a bullet; None for any other."""
    match = _POINT.match(line)
    return (match[1], line[match.end() :]) if match else None


def entries(text: str) -> Iterator[str]:
    """The lines of a text as they were written, but that a bullet which was broken into several lines is one again."""
    whole = ""
    for line in tidy(text).split("\n"):
        if whole and line.startswith((" ", "\t")) and line.strip() and not is_bullet(line):
            whole += " " + line.strip()
            continue
        if whole:
            yield whole
        whole = line.rstrip() if is_bullet(line) else ""
        if not whole:
            yield line.rstrip()
    if whole:
        yield whole


def _numbered(year: int, week: int) -> date:
    if not 1 <= year < date.max.year:
        raise WrongUsage(f"There is no year {year} in the calendar.")
    last = date(year, 12, 28).isocalendar().week
    if not 1 <= week <= last:
        raise WrongUsage(f"There is no week {week} in {year}: the weeks are numbered 1 to {last}.")
    return date.fromisocalendar(year, week, 1)
