"""The sections of a log kept by hand: what a heading says of all that stands below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from study.core.values import dataclass, field, replace
from study.importing import inline
from study.importing.findings import Span
from study.importing.log import labels, statements
from study.importing.log.blocks import Entry, Line
from study.importing.log.periods import Calendar, Period
from study.importing.log.rules import Row
from study.importing.log.tables import Heading
from study.importing.text import times, titles, trimming
from study.importing.text.lexicon import fold
from study.importing.text.trimming import Title
from study.screen.markup import rating

_CLOCK = re.compile(r"\s*[(\[（]((?:\d{1,2}:)?\d{1,3}:[0-5]\d)[)\]）]\s*$")
_MAY_BE_TIMED = re.compile(r"[)\]）]\W{0,9}$|\d[^\d]{0,12}$|[⏰⏱⏲⌛⏳]")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that are no row: an entry of a list, or a line of prose, whose ``column`` is 0."""

    number: int
    last: int
    column: int
    text: str
    source: str
    links: tuple[str, ...] = ()


@dataclass(slots=True)
class Section:
    """A heading, and what was found below it. ``minutes`` is what its heading allows for all of it.

    ``name`` is that of the list its rows stand in: its ``own_name``, or that of the part it is a day of.
    """

    heading: str
    level: int
    line: int
    parent: Section | None
    calendar: Calendar
    name: str = ""
    own_name: str = ""
    role: str = ""
    part: str = ""
    kind: str | None = None
    stars: int | None = None
    own_period: Period | None = None
    minutes: Span | None = None
    rows: list[Row] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    closed: bool = False

    @property
    def period(self) -> Period | None:
        """When it was, as its heading says, or one above it."""
        return self.own_period or (self.parent.period if self.parent else None)

    @property
    def week(self) -> Section | None:
        """This section or one above it that tells of one week, or of a day."""
        period = self.own_period
        if period and period.told and period.is_week:
            return self
        return self.parent.week if self.parent else None

    @property
    def facts(self) -> Heading:
        """What holds for the rows below it."""
        return Heading(self.name, self.kind, self.stars, self.calendar)


def opened(line: Line, parent: Section | None, calendar: Calendar) -> Section:
    """The section that begins with a heading."""
    text = inline.read(line.text).text
    lexicon = calendar.lexicon
    period = calendar.period(labels.list_name(text))
    bare, title = _timed(titles.undecorated(labels.list_name(text)) or text, calendar, clocked=False)
    section = Section(
        heading=text,
        level=line.level,
        line=line.number,
        parent=parent,
        calendar=calendar.within(period.first.year if period and period.told else None),
        name=bare,
        own_name=bare,
        kind=labels.kind_of_many(text),
        stars=rating(text),
        own_period=period,
        minutes=title.minutes,
    )
    section.role = statements.role(bare, lexicon)
    if parent and parent.week:
        section.part = statements.field(bare.partition(":")[0], lexicon)
    if section.part:
        # "Goal: Attention" above the other parts of a week says all of it, and names no list.
        section.name = parent.name if parent else section.name
        said = text.partition(":")[2].strip()
        section.passages += [Passage(line.number, line.number, 0, said, said)] * bool(said)
    # A day of a plan is no list of its own: what was done in it stands in the list of its week.
    is_day = _is_day(text, calendar) or calendar.day(text) is not None
    if is_day and parent and parent.level:
        section.name = parent.name
    return section


def _is_day(text: str, calendar: Calendar) -> bool:
    """Whether a heading names a day of a plan, such as ``Day 3 (Monday)``."""
    place = times.position(text, calendar.lexicon)
    return place is not None and place.position.unit == "day" and not _WORD.search(text[: place.start])


def passage(block: Line | Entry) -> Passage:
    """Lines that are no row."""
    read = inline.read(block.text)
    column = block.column if isinstance(block, Entry) else 0
    text = " ".join([read.text, *(inline.read(remark).text for remark in getattr(block, "remarks", ()))])
    return Passage(block.number, block.last, column, text.strip(), block.source, read.links)


def timed_row(row: Row, calendar: Calendar, clocked: bool) -> Row:
    """A row whose title states its time or its day: both leave the title and become what they are."""
    day, text = calendar.leading_day(row.title)
    text, title = _timed(text, calendar, clocked)
    day = day or (calendar.day(title.dated) if title.dated else None)
    if not _WORD.search(text):
        return row
    effort = row.effort or (in_minutes(title.minutes) if title.minutes else None)
    return replace(row, title=text, effort=effort, day=row.day or day)


def _timed(text: str, calendar: Calendar, clocked: bool) -> tuple[str, Title]:
    """A title without the time or the dates at its end. ``clocked``: ``(03:43)`` is minutes and seconds."""
    title = Title(text)
    if clocked and (found := _CLOCK.search(text)) and (minutes := times.clock(found[1])):
        title.minutes = Span(minutes, minutes)
        return text[: found.start()].rstrip(), title
    if not _MAY_BE_TIMED.search(text):
        return text, title
    shorter = trimming.without_time(text, title, calendar.lexicon)
    is_said = title.minutes is not None or bool(title.dated)
    return (shorter, title) if is_said and _WORD.search(shorter) else (text, Title(text))


def in_minutes(span: Span) -> tuple[int, int]:
    """Whole minutes, at least one."""
    low = max(round(span.low), 1)
    return low, max(round(span.high), low)


def shared(rows: list[Row], minutes: Span) -> Iterator[Row]:
    """Rows with an equal part each of what their heading allows, unless some state a time of their own."""
    if any(row.effort for row in rows):
        yield from rows
        return
    part = in_minutes(Span(minutes.low / len(rows), minutes.high / len(rows)))
    yield from (replace(row, effort=part) for row in rows)


def placed(row: Row, section: Section) -> Row:
    """An open row with the day it was meant for as a note, where its list is not that of the day."""
    if row.percent == 100 or (row.section or section.name) == section.name == section.own_name:
        return row
    return replace(row, notes="\n".join(filter(None, (row.notes, section.own_name))))


def is_about_the_file(section: Section) -> bool:
    """Whether a section is about the file or its author, and tells nothing of a log."""
    return fold(section.name).strip(" :") in section.calendar.lexicon.folded("closing") | {
        "table of contents",
        "contents",
    }


def dated(row: Row, section: Section, today: date) -> Row:
    """A row without a day with the last one of the time that its heading names, or one above that."""
    period = section.period
    if row.day or not row.percent or period is None or period.first > today:
        return row
    above = section
    while above.own_period is None and above.parent:
        above = above.parent
    return replace(row, day=min(period.last, today), dated_by=above.heading)
