"""The lines of a Markdown file into headings, tables, list entries and prose; fenced code and comments are passed over.

More is read as a table than GitHub shows as one: outer pipes may be missing, rows may begin like a list, a head may be
of another width than its rows. Every line is looked at once, or twice where a table may begin.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from study.core.values import dataclass, field

_QUOTE = re.compile(r"(?: {0,3}> ?)*+")


_FENCE = re.compile(r"\s*(`{3,}(?=[^`]*$)|~{3,})")


_HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)")


_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")


_RULE = re.compile(r":?-+:?$")


_BULLET = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[([ xX])\][ \t]+)?(?=\S)")


_REMARK = re.compile(r"(\*{1,3}|_{1,3})(?=[^\s*_])[^*_]*[^\s*_]\1$")
"""A line that is all in italics or bold."""


_MARKER = re.compile(r"<!--\s*study:(begin|end)\b[^>]*-->")


_CELL = re.compile(r"(?:[^|\\]++|\\.?)*+")


@dataclass(frozen=True, slots=True)
class Cell:
    """Markdown at a column, from 1."""

    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of a file: a heading, or else prose. ``own``: it stands in a block that ``study publish`` wrote."""

    number: int
    text: str
    own: bool
    level: int = 0

    @property
    def last(self) -> int:
        return self.number

    @property
    def source(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list, with the lines that it goes on for. ``box`` is whether it is checked, if it has a box.

    ``remarks`` are lines of it that are all in italics or bold; ``source`` is what was written, with its bullet.
    """

    number: int
    column: int
    text: str
    own: bool
    box: bool | None = None
    remarks: tuple[str, ...] = ()
    source: str = field(default="", compare=False)

    @property
    def last(self) -> int:
        return self.number + self.source.count("\n")


@dataclass(frozen=True, slots=True)
class Table:
    """A head and rows below it, each with its number and its cells."""

    number: int
    head: tuple[Cell, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    own: bool


@dataclass(frozen=True, slots=True)
class OpenBlock:
    """Code or a comment that begins here and never ends."""

    number: int
    what: str


@dataclass(frozen=True, slots=True)
class Aside:
    """Lines that tell nothing of a log: code, or a comment."""

    number: int
    last: int
    what: str


Block = Line | Entry | Table | OpenBlock | Aside


def blocks(text: str) -> Iterator[Block]:
    """What is in a file, from top to bottom; its front matter is prose. Line breaks have to be plain."""
    scanner = _Scanner(text.split("\n"))
    if scanner.lines[0].rstrip() == "---" and "---" in (rest := [line.rstrip() for line in scanner.lines[1:]]):
        scanner.at = rest.index("---") + 2
        yield from (Line(n, line.strip(), own=False) for n, line in enumerate(rest[: scanner.at - 2], 2) if ":" in line)
    while scanner.at < len(scanner.lines):
        if found := scanner.next():
            yield found


def cells(line: str, column: int = 1) -> tuple[Cell, ...]:
    """The cells of a row that begins at ``column``, with or without pipes around it. ``\\|`` is a pipe in a cell."""
    found: list[Cell] = []
    at = 0
    while at <= len(line):
        end = _CELL.match(line, at).end()  # type: ignore[union-attr]
        raw = line[at:end]
        found.append(Cell(column + at + len(raw) - len(raw.lstrip()), raw.strip().replace("\\|", "|")))
        at = end + 1
    first = 1 if len(found) > 1 and not found[0].text else 0
    last = len(found) - (len(found) - first > 1 and not found[-1].text)
    return tuple(found[first:last])


class _Scanner:
    """A walk over the lines. ``own`` is whether we are between the marks of ``study publish``."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = [line[found.end() :] if (found := _QUOTE.match(line)) else line for line in lines]
        self.indents = [len(line) - len(rest) for line, rest in zip(lines, self.lines, strict=True)]
        self.at = 0
        self.own = False

    def next(self) -> Block | None:
        """The block that begins here, if any; then ``at`` is behind it."""
        number, line = self.at + 1, self.lines[self.at]
        self.at += 1
        if not line.strip() or _is_break(line):
            return None
        if found := _FENCE.match(line):
            return self._fenced(number, found[1])
        if line.lstrip().startswith("<!--"):
            return self._comment(number, line)
        if found := _HEADING.match(line):
            return Line(number, _unclosed(line[found.end() :]), self.own, len(found[1]))
        if self._is_table(line):
            return self._table(number, self._cells(number))
        if found := _BULLET.match(line):
            return self._entry(number, found, line)
        if self.at < len(self.lines) and _UNDERLINE.match(self.lines[self.at]) and "|" not in line:
            self.at += 1
            return Line(number, line.strip(), self.own, 1 if "=" in self.lines[self.at - 1] else 2)
        return Line(number, line.strip(), self.own)

    def _is_table(self, line: str) -> bool:
        """Whether a row of dashes follows, and there is a pipe in either line."""
        if self.at >= len(self.lines):
            return False
        below = self.lines[self.at]
        return (
            "-" in below
            and ("|" in line or "|" in below)
            and bool(_RULE.match(below.strip(" \t|")[:1] + "-"))
            and (all(_RULE.match(cell.text) for cell in cells(below)))
        )

    def _table(self, number: int, head: tuple[Cell, ...]) -> Table:
        self.at += 1
        rows = []
        while self.at < len(self.lines) and "|" in self.lines[self.at]:
            rows.append((self.at + 1, self._cells(self.at + 1)))
            self.at += 1
        return Table(number, head, tuple(rows), self.own)

    def _cells(self, number: int) -> tuple[Cell, ...]:
        return cells(self.lines[number - 1], self.indents[number - 1] + 1)

    def _entry(self, number: int, found: re.Match[str], line: str) -> Entry:
        """A list entry and the prose that goes on below it, up to an empty line or anything else that begins."""
        parts = [line[found.end() :].strip()]
        while self.at < len(self.lines) and self._goes_on(self.lines[self.at]):
            parts.append(self.lines[self.at].strip())
            self.at += 1
        remarks = tuple(part for part in parts[1:] if _REMARK.fullmatch(part)) if not self.own else ()
        return Entry(
            number=number,
            column=found.end() + self.indents[number - 1] + 1,
            text=" ".join(part for part in parts if part not in remarks),
            own=self.own,
            box=None if found[2] is None else found[2] in "xX",
            remarks=remarks,
            source="\n".join(self.lines[number - 1 : self.at]),
        )

    def _goes_on(self, line: str) -> bool:
        begun = (_FENCE, _HEADING, _BULLET, _UNDERLINE)
        return (
            bool(line.strip())
            and "|" not in line
            and not any(one.match(line) for one in begun)
            and (not line.lstrip().startswith("<!--"))
        )

    def _comment(self, number: int, line: str) -> Block | None:
        if (found := _MARKER.fullmatch(line.strip())) and not self.indents[number - 1]:
            self.own = found[1] == "begin" and self._begins_with_heading()
            return None
        if "-->" in line:
            after = line.partition("-->")[2].strip()
            return Line(number, after, self.own) if after else None
        return self._behind(lambda line: "-->" in line, number, "comment")

    def _begins_with_heading(self) -> bool:
        """Whether a block is in our shape: one that keeps its author's begins with a table or a list."""
        first = next((line for line in self.lines[self.at :] if line.strip()), "")
        return bool(_HEADING.match(first)) or "study:end" in first

    def _fenced(self, number: int, fence: str) -> OpenBlock | Aside:
        def ends(line: str) -> bool:
            return len(line.strip()) >= len(fence) and not line.strip().strip(fence[0])

        return self._behind(ends, number, "code")

    def _behind(self, ends: Callable[[str], bool], number: int, what: str) -> OpenBlock | Aside:
        """Go on behind the line that ends something."""
        while self.at < len(self.lines):
            self.at += 1
            if ends(self.lines[self.at - 1]):
                return Aside(number, self.at, what)
        return OpenBlock(number, what)


def _is_break(line: str) -> bool:
    """A line between two parts: three or more of the same mark, and nothing else."""
    marks = "".join(line.split())
    return len(marks) >= 3 and marks[0] in "-*_" and not marks.strip(marks[0])


def _unclosed(heading: str) -> str:
    """A heading without the number signs that may close it."""
    text = heading.strip()
    bare = text.rstrip("#")
    return bare.rstrip() if not bare or bare[-1] in " \t" else text
