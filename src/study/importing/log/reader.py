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
from study.errors import InvalidFile
from study.files import Unloadable, read_text, with_plain_breaks
from study.importing import inline
from study.importing.log import blocks, labels
from study.importing.log.blocks import Entry, Line, OpenBlock, Table
from study.importing.log.rules import List, Log, LogFile, Row
from study.importing.log.tables import LONGEST, Findings, Heading, address, content, day_of, short, table_rows
from study.screen.markup import CURRICULUM, GOAL, rating

WANTED = "a Markdown file"


UNTYPED = "topic"
"""The kind of what has a check box, below a heading that says no kind."""


SUMMARIES = (CURRICULUM, "Part")
"""The first heads of tables of ours that add up what stands elsewhere."""


_BY = re.compile(r"\s+by\s+(\S.*)$", re.IGNORECASE)


_WEEK = re.compile(r"(?:Week \d+(?: of \d+)? · w|W)eek of (\d{4}-\d\d-\d\d)")


_AIM = re.compile(r"(\d{1,9}) (.+) (?:in ([12]\d{3})|from (\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d))")


def read(path: Path) -> LogFile:
    """The log in a file. Raises InvalidFile for what is no text, or has over 10 MiB."""
    try:
        return read_text_of(read_text(path, WANTED), str(path))
    except Unloadable as fault:
        raise InvalidFile([fault.problem], fault.text) from None


def read_text_of(text: str, file: str) -> LogFile:
    """The same of a text; ``file`` is what the problems call it."""
    text = with_plain_breaks(text)
    builder = _LogBuilder(Findings(file))
    for block in blocks.blocks(text):
        builder.take(block)
    return LogFile(file, text, builder.log(), tuple(sorted(builder.findings.problems)), builder.prose)


class _LogBuilder:
    """A log that grows block by block, each below the heading that came last."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.lists: dict[str, list[tuple[Row, bool]]] = {}
        self.goals: list[Goal] = []
        self.weeks: dict[date, dict[str, str]] = {}
        self.texts: dict[str, list[str]] = {"Lessons": [], "Backlog": []}
        self.below = Heading()
        self.field = ("", 0)  # the part of a week that was read last, and its column
        self.prose = 0

    def log(self) -> Log:
        return Log(
            lists=tuple(List(heading, rows) for heading, rows in self._once() if rows),
            goals=tuple(self.goals),
            weeks=tuple(Week(day, **fields) for day, fields in self.weeks.items()),
            lessons=tuple(self.texts["Lessons"]),
            backlog=tuple(self.texts["Backlog"]),
        )

    def _once(self) -> Iterator[tuple[str, tuple[Row, ...]]]:
        """The lists; of what is both kept by hand and published in the same file, what is published."""
        for heading, rows in self.lists.items():
            published: defaultdict[tuple[str, str], deque[Row]] = defaultdict(deque)
            for row, own in rows:
                if own:
                    published[row.title, row.label].append(row)
            yield heading, tuple(row for row, own in rows if own or not self._is_twin(row, published))

    def _is_twin(self, row: Row, published: dict[tuple[str, str], deque[Row]]) -> bool:
        waiting = published.get((row.title, row.label))
        twin = waiting.popleft() if waiting else None
        if twin and row.percent not in (None, twin.percent):
            message = f'"{short(row.title)}" is at {twin.percent} % where it was published: not read'
            self.findings.tell(row.line, 1, message, f"change it on line {twin.line}, or take one of them out")
        return twin is not None

    def take(self, block: blocks.Block) -> None:
        match block:
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

    def _heading(self, line: Line) -> None:
        """What holds for the rows below it."""
        text = inline.read(line.text).text
        name = text if line.own else labels.list_name(text)
        self.below = Heading(name, labels.kind_of_many(text), rating(text))

    def _table(self, table: Table) -> None:
        heads = [inline.read(cell.text).text for cell in table.head]
        if heads[0] in SUMMARIES and (table.own or heads[-1] == "Items"):
            return
        if heads[0] == GOAL and (table.own or heads[-1] == "Before"):
            self._goals(table, heads)
        else:
            self._add(table.own, *table_rows(table, self.below, self.findings))

    def _goals(self, table: Table, heads: list[str]) -> None:
        for number, cells in table.rows:
            known = {head: inline.read(cell.text).text for head, cell in zip(heads, cells, strict=False)}
            if goal := _goal(known[GOAL], known.get("Before", "")):
                self.goals.append(goal)
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
            self.weeks.setdefault(day, {})[field[0]] = field[1]
            self.field = field[0], entry.column
            return True
        return day is not None and self._is_bullet(self.weeks.get(day, {}), entry.column, read.lines)

    def _is_bullet(self, week: dict[str, str], column: int, lines: tuple[str, ...]) -> bool:
        """Whether an entry stands below a part of a week, being a bullet of its text; then it is taken."""
        name, start = self.field
        if name not in week or column <= start:
            return False
        bullet = " " * (column - start - 2) + "- " + "\n".join(lines)
        week[name] = "\n".join(filter(None, (week[name], bullet)))
        return True

    def _add(self, own: bool, *rows: Row) -> None:
        if rows:
            self.lists.setdefault(self.below.heading, []).extend((row, own) for row in rows)

    def _entry(self, entry: Entry) -> None:
        """An entry with a check box or with a mark is a row; any other is prose."""
        read = content(inline.read(entry.text))
        if entry.box is None and read.percent is None:
            self.prose += 1
            return
        title, by = read.text.strip(" -–—:|"), ""
        if read.links and (match := _BY.search(title)):
            title, by = title[: match.start()], "" if match[1] == "null" else match[1]
        if not title or len(title) > LONGEST:
            what = "has no title" if not title else f"has a title of over {LONGEST:,} characters"
            self.findings.tell(entry.number, entry.column, f"this entry {what}: not read", "write a short one")
            return
        percent = (100 if entry.box else 0) if read.percent is None else read.percent
        kind = self.below.kind or (labels.NEUTRAL if entry.box is None else UNTYPED)
        self._add(
            entry.own,
            Row(
                title=title,
                kind=kind,
                percent=percent,
                url=address(read.links),
                by=by,
                stars=self.below.stars,
                line=entry.number,
            ),
        )

    def _prose(self, line: Line) -> None:
        """A row that has lost its table is worth a word, and so is a bar that stands alone."""
        if content(inline.read(line.text)).percent is None:
            self.prose += 1
        else:
            what, hint = ("a row outside of any table", "put it below a head and a line of dashes")
            if "|" not in line.text:
                what, hint = ("a bar outside of any table or list", "put a dash and a title before it")
            self.findings.tell(line.number, 1, f"{what}: not read", hint)


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
