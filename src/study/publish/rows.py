"""Rows and entries brought up to date in the shape of their author: what has not changed stays to the byte.

What stands there is the template. A row keeps its line, only a cell that says something else now is written again; what
is new gets a line like the last one: the same columns, pipes, numbers, bullets and width.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from study.core.values import dataclass
from study.publish import mark
from study.publish.columns import Columns, Style
from study.publish.shape import COUNT
from study.report.rules import FEW
from study.screen.markup import escaped, linked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.importing.log.blocks import Entry
    from study.publish.records import Record
    from study.publish.shape import Shape

_BULLET = re.compile(r"(\s*(?:[-*+]|(\d{1,9})([.)]))[ \t]+)(\[[ xX]\][ \t]+)?")


@dataclass(frozen=True, slots=True)
class Filling:
    """A block brought up to date: its lines, and how many rows in it are of nothing that is known."""

    lines: list[str]
    unknown: int


def filled(
    shape: Shape, found: dict[int, Record], new: Sequence[Record], gone: Collection[str], style: Style
) -> Filling:
    """The lines with what the records say that were ``found`` there, and with the new ones.

    Rows of what is ``gone``, titles as Markdown, go; those of nothing known stay.
    """
    waiting = [record for record in new if record.percent == 0]
    if len(waiting) > FEW:
        new = [record for record in new if record.percent != 0]
    else:
        waiting = []
    removed = {
        line
        for line in shape.rows
        if line not in found and any(title and escaped(title) in gone for title in shape.titles[line])
    }
    writer = _Writer(shape, found, style)
    lines = writer.lines(removed, new)
    unknown = [line for line in shape.telling if line not in found and line not in removed]
    return Filling(_counted(lines, len(waiting)), len(unknown))


def _counted(lines: list[str], waiting: int) -> list[str]:
    """With the number of those that were not started, where they are too many to stand there."""
    at = next((n for n, line in enumerate(lines) if COUNT.fullmatch(line.strip())), None)
    told = f"{waiting} more not started."
    if at is not None:
        return [*lines[:at], told, *lines[at + 1 :]] if waiting else [*lines[: max(at - 1, 0)], *lines[at + 1 :]]
    if not waiting:
        return lines
    end = max((n for n, line in enumerate(lines) if line.strip()), default=-1) + 1
    return [*lines[:end], "", told, *lines[end:]]


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the rows of a shape again."""

    shape: Shape
    found: dict[int, Record]
    style: Style

    def lines(self, removed: Collection[int], new: Sequence[Record]) -> list[str]:
        """All lines: without those removed, and with what is new behind the last row, or the last entry."""
        written = dict(enumerate(self.shape.lines))
        for table in self.shape.tables:
            columns = Columns(table, self.shape.lines)
            for number, _ in table.rows:
                if record := self.found.get(number - 1):
                    written[number - 1] = self._row(columns, written[number - 1], record)
        for entry in self.shape.entries:
            if record := self.found.get(entry.number - 1):
                written[entry.number - 1] = self._entry(written[entry.number - 1], record)
        at, added = self._added(new)
        lines: list[str] = []
        for number, line in written.items():
            lines += [] if number in removed else [line]
            lines += added if number == at else []
        return lines

    def _added(self, new: Sequence[Record]) -> tuple[int, list[str]]:
        """The line behind which new ones stand, and those."""
        if self.shape.tables:
            table = max(self.shape.tables, key=lambda table: sum(n - 1 in self.found for n, _ in table.rows))
            columns = Columns(table, self.shape.lines)
            at = table.rows[-1][0] - 1 if table.rows else table.number
            return at, [columns.new(record, n, self.style) for n, record in enumerate(new, 1)]
        known = [entry for entry in self.shape.entries if entry.number - 1 in self.found] or self.shape.entries
        last = known[-1]
        end = last.number - 1
        while end + 1 < len(self.shape.lines) and self._goes_on(last, end + 1):
            end += 1
        return end, [self._new_entry(self.shape.lines[last.number - 1], record, n) for n, record in enumerate(new, 1)]

    def _goes_on(self, entry: Entry, line: int) -> bool:
        """Whether a line still belongs to an entry: it is indented below its bullet."""
        text = self.shape.lines[line]
        indent = len(self.shape.lines[entry.number - 1]) - len(self.shape.lines[entry.number - 1].lstrip())
        return bool(text.strip()) and len(text) - len(text.lstrip()) > indent

    def _row(self, columns: Columns, line: str, record: Record) -> str:
        for role, text in columns.changes(line, record, self.style):
            line = columns.with_cell(line, role, text)
        return line

    def _entry(self, line: str, record: Record) -> str:
        """An entry with its box and its mark as they are to be."""
        bullet = _BULLET.match(line)
        if bullet is None or record.percent is None:
            return line
        if box := bullet[4]:
            is_done = record.percent == 100
            if is_done != (box[1] in "xX"):
                line = (
                    line[: bullet.start(4)]
                    + (box.replace(" ", "x", 1) if is_done else f"[ ]{box[3:]}")
                    + line[bullet.end() :]
                )
        place = mark.span(line[bullet.end() :])
        if place is None:
            return line
        start, end = bullet.end() + place[0], bullet.end() + place[1]
        return line[:start] + self.style.mark(line[start:end], record.percent, {}) + line[end:]

    def _new_entry(self, line: str, record: Record, n: int) -> str:
        """An entry like another."""
        bullet = _BULLET.match(line)
        head = bullet[1] if bullet else "- "
        if bullet and bullet[2]:
            head = head.replace(bullet[2], str(int(bullet[2]) + n), 1)
        if bullet and bullet[4]:
            head += "[x] " if record.percent == 100 else "[ ] "
        text, title = line[bullet.end() :] if bullet else line, linked(record.title, record.url)
        if record.by and record.url and re.search(r"\)\s+by\s+\S", text):
            title += f" by {escaped(record.by)}"
        place = mark.span(text)
        if place is None or record.percent is None:
            return head + title
        shown = self.style.mark(text[place[0] : place[1]], record.percent, {})
        before, after = text[: place[0]], text[place[1] :]
        if before.strip():
            return head + title + (re.search(r"[\s:|–—-]*$", before) or [" "])[0] + shown
        return head + shown + (re.match(r"[\s:|–—-]*", after) or [" "])[0] + title
