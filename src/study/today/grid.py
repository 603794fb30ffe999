"""The week beside one another, where the screen has room for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from study.core import words
from study.core.agenda import Today
from study.core.availability import monday_of
from study.screen.console import WIDE
from study.screen.page import Span
from study.screen.table import GAP
from study.screen.text import clean, fitted, width_of

DEEP = 4  # items of a day


def grid(today: Today, width: int, plain: bool) -> Iterator[list[Span]]:
    """A column a day: what was done on those that are over, what is planned on the others."""
    if width < WIDE:
        return
    size = (width - 1 - 6 * GAP) // 7
    days = [list(_day(today, monday_of(today.day) + timedelta(days=n))) for n in range(7)]
    for n in range(max(map(len, days))):
        cells = [day[n] if n < len(day) else Span() for day in days]
        yield [span for cell in cells for span in _filled(cell, size)]
    yield []


def _filled(cell: Span, size: int) -> tuple[Span, Span, Span]:
    text = fitted(cell.text, size)
    return Span(" "), cell.saying(text), Span(" " * (size - width_of(text) + GAP - 1))


def _day(today: Today, day: date) -> Iterator[Span]:
    week, name = today.week, f"{words.WEEKDAYS[day.weekday()][:3]} {day.day}"
    yield Span(f"{name} today" if day == today.day else name, "heading" if day >= today.day else "quiet")
    done, planned = week.spent.get(day, 0), week.sessions.get(day, 0)
    if day < today.day:
        yield Span(f"{words.minutes(done)} done" if done else "-", "ahead" if done else "quiet")
        return
    told = [words.minutes(planned)] * bool(planned) + [f"{words.minutes(done)} done"] * bool(done)
    yield Span(", ".join(told) or "-", "quiet")
    now = [due.item for due in today.due]
    items = now if day == today.day and now else [item for on, item, _ in today.ahead if on == day]
    for item in items[:DEEP]:
        yield Span(clean(f"{item.number} {item.title}"))
    if len(items) > DEEP:
        yield Span(f"and {len(items) - DEEP} more", "quiet")
