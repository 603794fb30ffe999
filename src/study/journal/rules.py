"""The journal: what a week was for, what was planned, what came of it; and lessons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from study.core import words
from study.core.availability import monday_of
from study.core.days import parse_day
from study.core.items import Item
from study.core.problem import Problem
from study.core.values import dataclass, field
from study.errors import InvalidFile, WrongUsage

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
class Worked:
    """What was recorded of an item in a week: minutes, and whether it is done since."""

    item: Item
    minutes: int
    done: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """A week of the journal beside what the plan had for it, in minutes, and what was done."""

    week: Week
    planned: list[tuple[Item, int]] = field(default_factory=list)
    done: list[Worked] = field(default_factory=list)


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
    words = text.strip()
    if found := _WEEK.fullmatch(words):
        return _numbered(int(found[1] or today.isocalendar().year), int(found[2]))
    try:
        days = [parse_day(words, today, past) for past in (True, False)]
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


_HEADING = re.compile(rf"(\\*)##\s*({'|'.join(FIELDS)})\s*", re.IGNORECASE | re.ASCII)
"""A line that is a heading of the page; with a backslash more, one of the text."""


def drafted(chapter: Chapter, today: date) -> str:
    """What is written so far, below a quotation with what was planned and done."""
    week = chapter.week
    lines = [f"# Week {week.label}: {words.span(week.monday, week.sunday, today)}", "", *_quoted(chapter)]
    for name in FIELDS:
        text = tidy(getattr(week, name))
        lines += ["", f"## {name.capitalize()}", "", *map(_escaped, text.split("\n") if text else [])]
    return "\n".join(lines) + "\n"


def texts(page: str, file: str) -> dict[str, str]:
    """The goal, the plan and the results on a page, which is in a file. Raises InvalidFile with every fault."""
    found: dict[str, list[str]] = {}
    problems = []
    section: list[str] | None = None
    for number, line in enumerate(re.split("\r\n|\r|\n", page), 1):
        if name := _heading(line):
            if name in found:
                problems.append(Problem(file, number, 1, f"{line.strip()} stands here a second time", _JOIN))
            section = found.setdefault(name, [])
        elif section is not None:
            section.append(line[1:] if _HEADING.fullmatch(line) else line)
        elif line.strip() and not line.startswith((">", "# ")):
            problems.append(Problem(file, number, 1, "this line stands above all headings", "write it below one"))
    if missing := [f"## {name.capitalize()}" for name in FIELDS if name not in found]:
        problems.append(Problem(file, 1, 1, f"{', '.join(missing)} is missing", _LINE))
    if problems:
        raise InvalidFile(sorted(problems), page)
    return {name: tidy("\n".join(found[name])) for name in FIELDS}


_JOIN = "join the two, or put a backslash before the one that is part of a text"


_LINE = "put each heading on a line of its own; what is below may be empty"


def _heading(line: str) -> str:
    """The field whose heading a line is; nothing for any other line."""
    found = _HEADING.fullmatch(line)
    return found[2].lower() if found and not found[1] else ""


def _quoted(chapter: Chapter) -> Iterator[str]:
    yield "> Write below the headings; what stands above them is not kept."
    if chapter.planned:
        yield f"> Planned: {words.minutes(sum(minutes for _, minutes in chapter.planned))}"
        for item, minutes in chapter.planned:
            yield _entry(item.title, minutes)
    if chapter.done:
        yield f"> Done: {words.minutes(sum(one.minutes for one in chapter.done))}"
        for one in chapter.done:
            yield _entry(one.item.title, one.minutes) + (", done" if one.done else "")


def _entry(title: str, minutes: int) -> str:
    return f"> - {' '.join(title.split())}" + (f", {words.minutes(minutes)}" if minutes else "")


def _escaped(line: str) -> str:
    return "\\" + line if _HEADING.fullmatch(line) else line
