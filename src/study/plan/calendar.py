"""The plan as a calendar: the months ahead, each day with its minutes, its items, and what is due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby, zip_longest

from study.core import words
from study.core.availability import ONE_DAY, monday_of
from study.plan.rules import Calendar
from study.screen.page import Page, Span
from study.screen.text import clean, fitted, width_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.schedule import Session

WIDEST = 28
"""Cells of a day; a wider screen stays free to the right."""

TITLED = 9
"""Cells of a day from which on titles are shown; under it there are only minutes."""

ROOMY = 16
"""Cells of a day from which on more items are shown."""

FEW, MANY = 2, 5
"""Items shown on a day, where it is narrow and where it is roomy."""

MARKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""One for each curriculum, where there are several; those beyond share the last."""

COLOURS = ("number", "ahead", "kind")

Line = list[Span]


def draw(page: Page, calendar: Calendar) -> None:
    """Every month with its weeks, from this week on, and which letter is which curriculum."""
    marks = _marks(calendar)
    page.draw(lambda width, plain: _months(calendar, marks, min(width // 7, WIDEST), plain))
    if len(marks) > 1:
        page.gap()
        page.line(*(Span(f"{mark.text} {name}  ", mark.style) for name, mark in marks.items()))


def _marks(calendar: Calendar) -> dict[str, Span]:
    """A letter and a colour for each curriculum that has sessions."""
    items = sorted((calendar.plan.items[one.item] for one in calendar.sessions), key=lambda item: item.number)
    names = dict.fromkeys(item.curriculum for item in items)
    return {name: Span(MARKS[min(n, len(MARKS) - 1)], COLOURS[n % len(COLOURS)]) for n, name in enumerate(names)}


def _months(calendar: Calendar, marks: dict[str, Span], width: int, plain: bool) -> Iterator[Line]:
    sessions = {day: list(some) for day, some in groupby(calendar.sessions, key=lambda one: one.day)}
    names = [name if width > TITLED else name[:3] for name in words.WEEKDAYS]
    heading = [Span(fitted(name, width - 1).ljust(width), "quiet") for name in names]
    for n, (first, last) in enumerate(_spans(calendar)):
        if n:
            yield []
        yield [Span(f"{words.MONTHS[first.month - 1]} {first.year}", "heading")]
        yield heading
        monday = max(monday_of(first), monday_of(calendar.plan.today))
        while monday <= last:
            yield [Span(("-" if plain else "─") * (7 * width - 1), "quiet")]
            days = [monday + ONE_DAY * n for n in range(7)]
            inside = [day if first <= day <= last else None for day in days]
            day_cells = [_day(calendar, day, sessions.get(day, []), marks, width - 1) if day else [] for day in inside]
            yield from _side_by_side(day_cells, width)
            monday += timedelta(days=7)


def _spans(calendar: Calendar) -> Iterator[tuple[date, date]]:
    """The first and the last day of every month; the last one may be cut short."""
    first = calendar.first
    while first <= calendar.last:
        following = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
        yield first, min(following - ONE_DAY, calendar.last)
        first = following


def _side_by_side(days: Sequence[Sequence[Line]], width: int) -> Iterator[Line]:
    """The lines of seven days beside one another."""
    for lines in zip_longest(*days, fillvalue=()):
        row: Line = []
        for line in lines:
            row += [*line, Span(" " * (width - sum(width_of(span.text) for span in line)))]
        yield row


def _day(calendar: Calendar, day: date, sessions: Sequence[Session], marks: dict[str, Span], width: int) -> list[Line]:
    """One day: its number and minutes, what is due, and the items it is for."""
    lines = _head(calendar, day, sum(one.minutes for one in sessions), width)
    dues = [one for one in calendar.dues if one.due == day]
    if width < TITLED:
        return [*lines, *([[Span("due", "warning")]] if dues else [])]
    for due in dues:
        style = "warning" if calendar.is_kept(due) else "behind"
        lines.append([Span(fitted(f"due {clean(due.of.title)}", width), style)])
    most = len(sessions) if calendar.is_week else FEW if width < ROOMY else MANY
    for one in sessions[:most]:
        lines.append(_session(calendar, one, marks, width))
    if len(sessions) > most:
        lines.append([Span(f"+{len(sessions) - most} more", "quiet")])
    return lines


def _head(calendar: Calendar, day: date, minutes: int, width: int) -> list[Line]:
    """The number of a day, in brackets if it is today, with its minutes beside or below."""
    today = calendar.plan.today
    style = "title" if day == today else "quiet" if day < today else ""
    named = f"[{day.day:>2}]" if day == today else f" {day.day:>2} "
    number = Span(named if width >= len(named) else f"{day.day}"[-width:], style)
    is_off = day in calendar.off and not minutes
    if width < TITLED:
        told = "off" if is_off else f"{words.hours(minutes)}h" if minutes else ""
        return [[number], [Span(fitted(told, width), "quiet")]]
    told = "off" if is_off else words.minutes(minutes) if minutes else ""
    gap = " " * (len(named) + len(told) < width)  # a long day still keeps off the next one
    return [[number, Span(gap + told, "quiet")]]


def _session(calendar: Calendar, one: Session, marks: dict[str, Span], width: int) -> Line:
    """The number and the title of an item, after the letter of its curriculum where there are several.

    A week alone also has the minutes of each.
    """
    item = calendar.plan.items[one.item]
    mark = [marks[item.curriculum], Span(" ")] if len(marks) > 1 else []
    begin = [*mark, Span(f"{item.number} ", "number")]
    if calendar.is_week and width >= ROOMY and one.minutes:
        begin.append(Span(f"{words.minutes(one.minutes)} ", "quiet"))
    room = width - sum(width_of(span.text) for span in begin)
    return [*begin, Span(fitted(clean(item.title), max(room, 1)))]
