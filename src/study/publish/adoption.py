"""Markers around the tables and lists of a hand-kept README that the log knows, so that they write themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from study.core.values import dataclass
from study.importing.log import blocks as scanned
from study.importing.log import labels
from study.importing.log.blocks import Entry, Line, Table
from study.publish import blocks, shape
from study.publish.blocks import END, Block
from study.publish.names import Name
from study.publish.records import Record
from study.publish.shape import Shape
from study.screen.markup import escaped


@dataclass(frozen=True, slots=True)
class Span:
    """A table or a whole list by its first and last line, from 1, and the heading above it."""

    first: int
    last: int
    heading: str


@dataclass(frozen=True, slots=True)
class Adoption:
    """A span that the log knows: the name of its block, its first line, where it begins and where it ends, in bytes."""

    name: Name
    line: int
    start: int
    end: int
    indent: bytes


_BEGUN = re.compile(r"\s*(?:(?P<bullet>[-*+]|\d{1,9}[.)])[ \t]|#{1,6}[ \t]|```|~~~|<!--|\||(?:[-*_][ \t]*){3,}$)")
"""What ends the words of an entry: a bullet, a heading, code, a comment, a table or a rule."""

Known = Mapping[Name, Sequence[Record]]
"""What the log holds, by the names of the blocks that would show it."""


def adoptions(content: bytes, existing: Sequence[Block], known: Known) -> list[Adoption]:
    """The tables and lists that the log knows and no block holds yet: at least half of the rows are of one block."""
    text = content.decode("utf-8-sig", errors="surrogateescape").replace("\r\n", "\n").replace("\r", "\n")
    texts, lines = text.split("\n"), {line.number: line for line in blocks.lines(content)}
    shown = {
        name: {escaped(title) for record in records for title in (record.title, *record.former)}
        for name, records in known.items()
    }
    taken = {block.name.key for block in existing if block.name.section != "list"}
    spans = [
        (span, top)
        for span in _spans(text, texts)
        if (top := lines.get(span.first))
        and not any(block.opening.start <= top.start < block.end for block in existing)
    ]
    parts = [(span.heading, "\n".join(texts[span.first - 1 : span.last])) for span, _ in spans]
    found = []
    for (span, top), kept in zip(spans, shape.shapes_of(parts), strict=True):
        name = _name(kept, span.heading, shown)
        if name is None or name.key in taken:
            continue
        if name.section != "list":
            taken.add(name.key)
        end = _end(content, top.start, span.last - span.first)
        indent = top.text[: len(top.text) - len(top.text.lstrip())]
        found.append(Adoption(name, span.first, top.start, end, indent))
    return found


def with_markers(content: bytes, found: Sequence[Adoption], newline: bytes) -> tuple[bytes, dict[int, Adoption]]:
    """The file with a marker on a line of its own above and below everything that is adopted; and where those begin."""
    parts, at, length = [], 0, 0
    starts: dict[int, Adoption] = {}
    for adoption in found:
        inside = content[adoption.start : adoption.end]
        inside += b"" if inside.endswith((b"\n", b"\r")) else newline
        begin, end = (adoption.indent + marker.encode() + newline for marker in (adoption.name.marker, END))
        starts[length + adoption.start - at] = adoption
        parts += [content[at : adoption.start], begin, inside, end]
        length += adoption.start - at + len(begin) + len(inside) + len(end)
        at = adoption.end
    return b"".join([*parts, content[at:]]), starts


def _end(content: bytes, start: int, count: int) -> int:
    """Where the line ends that is so many below the one that begins there."""
    for _ in range(count + 1):
        found = blocks.LINE.match(content, start)
        start = found.end() if found else start
    return start


def _spans(text: str, lines: Sequence[str]) -> Iterator[Span]:
    """The tables and the lists of a file, each list with all that is nested in it."""
    heading, last = "", 0
    for part in scanned.blocks(text):
        if part.number <= last:
            continue
        match part:
            case Entry():
                last = _last(part.number, lines)
                yield Span(part.number, last, heading)
            case Table() if part.rows:
                yield Span(part.number, part.rows[-1][0], heading)
            case Line(level=level) if level:
                heading = labels.list_name(part.text)


def _last(first: int, lines: Sequence[str]) -> int:
    """The last line of a list: entries, what is indented below them, and lines that go on without an empty one."""
    base, last = _indent(lines[first - 1]), first
    for number in range(first + 1, len(lines) + 1):
        line = lines[number - 1]
        if not line.strip():
            continue
        begins = _BEGUN.match(line)
        goes_on = number == last + 1 and not begins
        is_entry = begins is not None and begins["bullet"] is not None and _indent(line) >= base
        if not (_indent(line) > base or goes_on or is_entry):
            break
        last = number
    return last


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _name(kept: Shape, heading: str, shown: Mapping[Name, set[str]]) -> Name | None:
    """The block most rows are of: the one that is called like the heading, of equals; None if it is less than half."""
    rows = list(kept.rows)
    counts: Counter[Name] = Counter()
    for line in rows:
        titles = {escaped(title) for title in kept.titles.get(line, ()) if title}
        counts.update(name for name, known in shown.items() if not titles.isdisjoint(known))
    if not counts:
        return None
    best = max(counts, key=lambda name: (name.which.casefold() == heading.casefold(), counts[name]))
    return best if counts[best] * 2 >= len(rows) else None
