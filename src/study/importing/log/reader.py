"""A Markdown learning log into lists of rows, and everything in it that couldn't be understood."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from study.core.days import period
from study.core.goals import Goal
from study.core.journal import FIELDS, Week
from study.core.values import dataclass, replace
from study.core.weeks import PlanWeeks
from study.errors import InvalidFile
from study.files import Unloadable, read_text, with_plain_breaks
from study.importing import inline
from study.importing.log import blocks, labels, periods, sections
from study.importing.log.blocks import Aside, Entry, Line, OpenBlock, Table
from study.importing.log.periods import HEAD, Calendar
from study.importing.log.prose import Prose
from study.importing.log.rules import List, Log, LogFile, Row
from study.importing.log.sections import Section
from study.importing.log.tables import LONGEST, Content, Findings, Heading, address, content, day_of, short, table_rows
from study.importing.text import marks
from study.importing.text.lexicon import fold, guess, lexicon
from study.screen.markup import CURRICULUM, GOAL, rating

WANTED = "a Markdown file"


UNTYPED = "topic"
"""The kind of what has a check box, below a heading that says no kind."""


SUMMARIES = (CURRICULUM, "Part")
"""The first heads of tables of ours that add up what stands elsewhere."""


LEAST_CLOCKED = 3
"""Entries that end with a clock time, from which on it is a length in minutes and seconds."""


_PERCENT_IN_BRACKETS = re.compile(r"\s*[(\[](\d{1,3})\s?%[)\]]$")


_PERCENT_AFTER_ALL = re.compile(r"\s*(?:[:–—|]|\s-)?\s*[(\[]?(?<![\d.,])(\d{1,3})\s?%[)\]]?$")


_CLOCKED = re.compile(r"[(\[（](?:\d{1,2}:)?\d{1,3}:[0-5]\d[)\]）][ \t]*$", re.MULTILINE)


_BY = re.compile(r"\s+by\s+(\S.*)$", re.IGNORECASE)


_WEEK = re.compile(r"(?:Week \d+(?: of \d+)? · w|W)eek of (\d{4}-\d\d-\d\d)")


_AIM = re.compile(r"(\d{1,9}) (.+) (?:in ([12]\d{3})|from (\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d))")


@dataclass(frozen=True, slots=True)
class Dates:
    """The learner's day, and what dates all that has no date: a ``day``, else the end of a ``year``.

    ``weeks`` are those of the curriculum a log goes to.
    """

    today: date = date.max
    year: int | None = None
    day: date | None = None
    weeks: PlanWeeks | None = None

    @property
    def known_year(self) -> int | None:
        return self.year or (self.day.year if self.day else None)


def read(path: Path, asked: Dates = Dates()) -> LogFile:  # noqa: B008 - a frozen value
    """The log in a file. Raises InvalidFile for what is no text, or has over 10 MiB."""
    try:
        return read_text_of(read_text(path, WANTED), str(path), asked)
    except Unloadable as fault:
        raise InvalidFile([fault.problem], fault.text) from None


def read_text_of(text: str, file: str, asked: Dates = Dates()) -> LogFile:  # noqa: B008 - a frozen value
    """The same of a text; ``file`` is what the problems call it."""
    text = with_plain_breaks(text)
    title = next((line.lstrip("# ") for line in text[:HEAD].split("\n") if line.startswith("# ")), "")
    calendar = periods.calendar(text, title, asked.known_year, lexicon(guess(text)), asked.weeks)
    builder = _LogBuilder(Findings(file), calendar, asked, clocked=len(_CLOCKED.findall(text)) >= LEAST_CLOCKED)
    builder.last = text.rstrip().count("\n") + bool(text.strip())
    for block in blocks.blocks(text):
        builder.take(block)
    return builder.file(text)


@dataclass(frozen=True, slots=True)
class _Slot:
    """The place of a row among others, which may yet be given a day or a time. ``own``: it was published."""

    rows: list[Row]
    at: int
    own: bool

    @property
    def row(self) -> Row:
        return self.rows[self.at]


class _LogBuilder:
    """A log that grows block by block, each below the heading that came last."""

    def __init__(self, findings: Findings, calendar: Calendar, asked: Dates, clocked: bool) -> None:
        self.findings = findings
        self.asked = asked
        self.clocked = clocked
        self.last = 0  # the number of the last line with text
        self.lists: dict[str, list[_Slot]] = {}
        self.prose = Prose(findings, asked.today)
        self.texts: dict[str, list[str]] = {"Lessons": self.prose.lessons, "Backlog": self.prose.backlog}
        self.below = Heading()
        self.section = Section(heading="", level=0, line=1, parent=None, calendar=calendar)
        self.field = ("", 0)  # the part of a week that was read last, and its column
        self.row: tuple[int, int] | None = None  # the place among the rows of the last entry, and its column

    def file(self, text: str) -> LogFile:
        """All that was read."""
        self._close()
        lists = tuple(List(heading, rows) for heading, rows in self._once() if rows)
        self.prose.forget_texts(bool(lists), self.last)
        log = Log(
            lists=lists,
            goals=tuple(self.prose.goals),
            weeks=tuple(Week(day, **fields) for day, fields in self.prose.weeks.items() if any(fields.values())),
            lessons=tuple(self.prose.lessons),
            backlog=tuple(self.prose.backlog),
            texts=tuple(self.prose.texts),
            addresses=self.prose.addresses,
        )
        return LogFile(
            file=self.findings.file,
            text=text,
            log=log,
            problems=tuple(sorted(self.findings.problems)),
            left_out=tuple(sorted(self.prose.left_out, key=lambda left: left.first)),
        )

    def _once(self) -> Iterator[tuple[str, tuple[Row, ...]]]:
        """The lists; of what is both kept by hand and published in the same file, what is published."""
        for heading, slots in self.lists.items():
            published: defaultdict[tuple[str, str], deque[Row]] = defaultdict(deque)
            for slot in slots:
                if slot.own:
                    published[slot.row.title, slot.row.label].append(slot.row)
            yield heading, tuple(slot.row for slot in slots if slot.own or not self._is_twin(slot.row, published))

    def _is_twin(self, row: Row, published: dict[tuple[str, str], deque[Row]]) -> bool:
        waiting = published.get((row.title, row.label))
        twin = waiting.popleft() if waiting else None
        if twin and row.percent not in (None, twin.percent):
            message = f'"{short(row.title)}" is at {twin.percent} % where it was published: not read'
            self.findings.tell(row.line, 1, message, f"change it on line {twin.line}, or take one of them out")
        return twin is not None

    def take(self, block: blocks.Block) -> None:
        match block:
            case Aside():
                self.prose.leave(block.number, block.last, block.what)
            case Line(level=0):
                self._prose(block)
            case Line():
                self._heading(block)
            case Table():
                self._table(block)
            case Entry():
                if not (block.own and self._is_told(block)):
                    self._entry(block)
            case OpenBlock():
                hint = f"end the {block.what}, if it was not meant to be"
                self.findings.tell(block.number, 1, f"{block.what} begins here and never ends: nothing read", hint)
                self.prose.leave(block.number, self.last, f"{block.what} that never ends")

    def _heading(self, line: Line) -> None:
        """What holds for the rows below it. One of signs only is there for the eye."""
        text = inline.read(line.text).text
        if line.own:
            self.below = Heading(text, labels.kind_of_many(text), rating(text))
        elif re.search(r"\w", text):
            self._close()
            parent: Section | None = self.section
            while parent and parent.parent and parent.level >= line.level:
                parent = parent.parent
            self.section = sections.opened(line, parent, parent.calendar if parent else self.section.calendar)

    def _close(self) -> None:
        """Put away what was found below the last heading kept by hand."""
        section = self.section
        if section.closed:
            return
        section.closed = True
        boxed = len(section.rows)
        self.prose.take(section)
        if section.minutes and boxed:
            section.rows[:boxed] = sections.shared(section.rows[:boxed], section.minutes)
        for at in range(boxed, len(section.rows)):
            self._put(section.rows[at].section or section.name, section.rows, at)
        section.rows[:] = [sections.placed(self._dated(row), section) for row in section.rows]

    def _put(self, heading: str, rows: list[Row], at: int, own: bool = False) -> None:
        self.lists.setdefault(heading, []).append(_Slot(rows, at, own))

    def _dated(self, row: Row) -> Row:
        """A row with a day, if there is any way to know it, and how it came to it."""
        if row.day or not row.percent:
            return row if row.day is None else replace(row, day=min(row.day, self.asked.today))
        row = sections.dated(row, self.section, self.asked.today)
        if row.day is None and (day := self._asked_day()):
            return replace(row, day=day, dated_by="")
        return row

    def _asked_day(self) -> date | None:
        """The day of all that has none: the one that was asked for, else the last of a year, or today in this one."""
        year = self.asked.year or self.section.calendar.title_year
        if self.asked.day or year is None or year > self.asked.today.year:
            return self.asked.day
        return min(date(year, 12, 31), self.asked.today)

    def _table(self, table: Table) -> None:
        heads = [inline.read(cell.text).text for cell in table.head]
        if heads[0] in SUMMARIES and (table.own or heads[-1] == "Items"):
            return
        if heads[0] == GOAL and (table.own or heads[-1] == "Before"):
            self._goals(table, heads)
            return
        below = self.below if table.own else self.section.facts
        rows = list(table_rows(table, below, self.findings))
        if not rows and table.rows:
            self.prose.leave(table.number, table.rows[-1][0], "a table without progress")
        self._add(table.own, *rows)

    def _goals(self, table: Table, heads: list[str]) -> None:
        for number, cells in table.rows:
            known = {head: inline.read(cell.text).text for head, cell in zip(heads, cells, strict=False)}
            if goal := _goal(known[GOAL], known.get("Before", "")):
                self.prose.aim(goal, number)
            else:
                hint = "write it as 10 competitions in 2026"
                self.findings.tell(number, cells[0].column, f'"{known[GOAL]}" isn\'t a goal: not read', hint)

    def _is_told(self, entry: Entry) -> bool:
        """Whether an entry is a lesson, a part of the journal or in the backlog; then it is taken."""
        read = inline.read(entry.text)
        if self.below.heading in self.texts:
            self.texts[self.below.heading].append(read.text)
            return True
        day, field = _monday(self.below.heading), _field(read.lines)
        if day and field:
            self.prose.weeks.setdefault(day, {})[field[0]] = field[1]
            self.field = field[0], entry.column
            return True
        return day is not None and self._is_bullet(self.prose.weeks.get(day, {}), entry.column, read.lines)

    def _is_bullet(self, week: dict[str, str], column: int, lines: tuple[str, ...]) -> bool:
        """Whether an entry stands below a part of a week, being a bullet of its text; then it is taken."""
        name, start = self.field
        if name not in week or column <= start:
            return False
        bullet = " " * (column - start - 2) + "- " + "\n".join(lines)
        week[name] = "\n".join(filter(None, (week[name], bullet)))
        return True

    def _add(self, own: bool, *rows: Row) -> None:
        if own:
            published = [self._dated(row) if self.asked.known_year else row for row in rows]
            for at in range(len(published)):
                self._put(self.below.heading, published, at, own)
            return
        section = self.section
        for row in rows:
            section.rows.append(sections.timed_row(row, section.calendar, self.clocked))
            self._put(row.section or section.name, section.rows, len(section.rows) - 1)

    def _entry(self, entry: Entry) -> None:
        """An entry with a check box or with a mark is a row; any other is a note of the row above it, or prose."""
        read = content(inline.read(entry.text))
        if entry.box is None and read.percent is None and not entry.own:
            read = _with_percent(read, is_listed=self.section.kind is not None)
        if entry.box is None and read.percent is None:
            self._unmarked(entry)
            return
        title, by = read.text.strip(" -–—:|"), ""
        if read.links and (match := _BY.search(title)):
            title, by = title[: match.start()], "" if match[1] == "null" else match[1]
        if not title or len(title) > LONGEST:
            what = "has no title" if not title else f"has a title of over {LONGEST:,} characters"
            self.findings.tell(entry.number, entry.column, f"this entry {what}: not read", "write a short one")
            return
        below = self.below if entry.own else self.section.facts
        section, remarks = _remarked(entry, self.section.calendar)
        self._add(
            entry.own,
            Row(
                title=title,
                kind=below.kind or (labels.NEUTRAL if entry.box is None else UNTYPED),
                percent=(100 if entry.box else 0) if read.percent is None else read.percent,
                url=address(read.links),
                by=by,
                stars=below.stars,
                notes="\n".join(remarks),
                section=section,
                line=entry.number,
                boxed=read.percent is None,
            ),
        )
        self.row = None if entry.own else (len(self.section.rows) - 1, entry.column)

    def _unmarked(self, entry: Entry) -> None:
        if entry.own:
            self.prose.leave(entry.number, entry.last, "an entry without progress")
        elif self.row and entry.column > self.row[1] and self.row[0] < len(self.section.rows):
            at = self.row[0]
            row = self.section.rows[at]
            note = " " * max(entry.column - self.row[1] - 2, 0) + "- " + sections.passage(entry).text
            self.section.rows[at] = replace(row, notes="\n".join(filter(None, (row.notes, note))))
        else:
            self.row = None
            self.section.passages.append(sections.passage(entry))

    def _prose(self, line: Line) -> None:
        """A row that has lost its table is worth a word, and so is a bar that stands alone."""
        if content(inline.read(line.text)).percent is not None or _is_row(line):
            what, hint = ("a row outside of any table", "put it below a head and a line of dashes")
            if "|" not in line.text:
                what, hint = ("a bar outside of any table or list", "put a dash and a title before it")
            self.findings.tell(line.number, 1, f"{what}: not read", hint)
        elif line.own:
            self.prose.leave(line.number, line.number, "a line without progress")
        else:
            self.row = None
            self.section.passages.append(sections.passage(line))


def _is_row(line: Line) -> bool:
    """Whether a line kept by hand is a row of a table that is none: cells, and one of them a percentage."""
    if line.own or "|" not in line.text or "%" not in line.text or len(line.text) > LONGEST:
        return False
    return any("%" in cell.text and marks.of_text(cell.text) is not None for cell in blocks.cells(line.text))


def _with_percent(read: Content, is_listed: bool) -> Content:
    """An entry that ends with how far it is: ``Rowing (60 %)``; in a list of a kind also ``Rowing: 60 %``."""
    found = (_PERCENT_AFTER_ALL if is_listed else _PERCENT_IN_BRACKETS).search(read.text)
    if found is None or int(found[1]) > 100:
        return read
    return replace(read, text=read.text[: found.start()], percent=int(found[1]))


def _remarked(entry: Entry, calendar: Calendar) -> tuple[str, list[str]]:
    """The list that a remark below an entry names, as in ``*Section: Storage*``; and the other remarks."""
    section, others = "", list[str]()
    for remark in entry.remarks:
        text = inline.read(remark).text
        label, colon, said = text.partition(":")
        if colon and not section and calendar.lexicon.role("columns", fold(label)) == "group" and said.strip():
            section = said.strip()
        else:
            others.append(text)
    return section, others


def _monday(heading: str) -> date | None:
    """The week of ``Week of 2026-03-02``; None for any other heading."""
    return day_of(match[1]) if (match := _WEEK.fullmatch(heading)) else None


def _field(lines: tuple[str, ...]) -> tuple[str, str] | None:
    """Which part of a week an entry such as ``Goal: …`` is, with its text; None if none of them."""
    name, colon, first = lines[0].partition(":")
    if not colon or name.lower() not in FIELDS:
        return None
    return name.lower(), "\n".join([first.strip(), *lines[1:]])


def _goal(aim: str, before: str) -> Goal | None:
    """The goal in ``10 competitions in 2026``, or in ``… from 2026-01-01 to 2026-03-31``."""
    match = _AIM.fullmatch(aim)
    if match is None:
        return None
    target, goal, year, *days = match.groups()
    first, last = (day_of(day or "") for day in days)
    if not year and (first is None or last is None or first > last):
        return None
    first, last = period(int(year) if year else None, first, last, date.min)
    known = int(before) if re.fullmatch(r"\d{1,9}", before) else None
    return Goal(goal=goal, target=int(target), first=first, last=last, before=known)
