"""The study days: a heat map of the last year, the streak and the strength."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from study.core import words
from study.core.availability import monday_of
from study.domain.habit import WEEKS, Habit
from study.domain.heat import Day, heat, warmths
from study.screen.page import Page, Span

SHADES = {True: ".:oO#", False: "·░▒▓█"}
"""A character for each warmth, where it is to be plain and where not."""
LABEL = 6  # cells before the first week
MONTH = 4  # cells a month takes above the weeks


def section(page: Page, habit: Habit, today: date) -> None:
    """The study days in a report; nothing if there was none in the time that is shown."""
    weeks = _weeks(habit, today)
    if weeks:
        page.gap()
        page.line(Span("Study days", "heading"))
        if weeks > 1:
            page.draw(partial(_map, habit, today, weeks))
        days = words.counted(habit.streak, "study day")
        page.line("  Streak: ", Span(f"{days} in a row", "title"), f" · strength {habit.strength} %")


def _weeks(habit: Habit, today: date) -> int:
    """How many weeks there are to show: from the first study day within a year."""
    monday = monday_of(today).toordinal()
    start = monday - 7 * (WEEKS - 1)
    shown = [day for day in habit.spent if start <= day.toordinal() <= today.toordinal()]
    return (monday - monday_of(min(shown)).toordinal()) // 7 + 1 if shown else 0


def _map(habit: Habit, today: date, weeks: int, width: int, plain: bool) -> Iterator[list[Span]]:
    """A column for each week that fits, a row for each weekday, and what the shades mean."""
    columns = heat(habit.spent, today, min(weeks, width - LABEL))
    yield [Span(" " * LABEL + _months(columns, width - LABEL), "quiet")]
    for n, name in enumerate(words.WEEKDAYS):
        days = (column[n] if n < len(column) else None for column in columns)
        yield [Span(f"  {name[:3]} ", "quiet"), *(_square(day, plain) for day in days)]
    yield from _legend(width, plain)


def _months(columns: Sequence[Sequence[Day]], room: int) -> str:
    """The names of the months above the week with their first day, as far as there is room."""
    line = ""
    for n, column in enumerate(columns):
        begun = next((one.date for one in column if one.date.day == 1), column[0].date if not n else None)
        if begun and (n or not _begins_soon(columns)) and len(line) <= n:
            line = line.ljust(n) + words.short(begun, begun).split()[1].ljust(MONTH)
    return line.rstrip() if len(line.rstrip()) <= room else line.rstrip()[: 1 - MONTH].rstrip()


def _begins_soon(columns: Sequence[Sequence[Day]]) -> bool:
    return any(one.date.day == 1 for column in columns[1:MONTH] for one in column)


def _square(day: Day | None, plain: bool) -> Span:
    if day is None:
        return Span(" ")
    return Span(SHADES[plain][day.warmth], "ahead" if day.warmth else "quiet")


def _legend(width: int, plain: bool) -> Iterator[list[Span]]:
    line, used = [Span(" " * LABEL)], LABEL
    for shade, name in zip(SHADES[plain], warmths(), strict=True):
        if used + len(name) + 2 > width:
            yield line
            line, used = [Span(" " * LABEL)], LABEL
        line += [Span(shade, "ahead" if name != "none" else "quiet"), Span(f" {name}   ", "quiet")]
        used += len(name) + 5
    yield line
