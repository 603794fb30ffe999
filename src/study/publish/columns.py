"""A table by its columns: what stands in a cell of a line, and that line with another cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from study.core.values import dataclass
from study.importing import inline
from study.importing.log import labels
from study.importing.log.tables import address, content, roles_of
from study.publish import mark
from study.screen.markup import escaped, linked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.importing.log.blocks import Table
    from study.publish.markdown import Bar
    from study.publish.records import Record

_PIPE = re.compile(r"\\.|(\|)")

_PREFIX = re.compile(r"(\d{1,6})(\s*[:.)]\s*)")

_LINK = re.compile(r"(\[[^\]]*\])\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Style:
    """The bars of rows that have none to follow; of all rows where that was ``chosen``."""

    bar: Bar
    chosen: bool = False

    def mark(self, old: str, percent: int, samples: dict[int, str]) -> str:
        """A mark in the style of the old one, or in the chosen one; the same where it says that already."""
        if self.chosen and mark.span(old) == (0, len(old)):
            return self.bar(percent)
        if (mark.said(old) or 0) == percent:
            return old
        return mark.rewritten(old, percent, self.bar, samples)


class Columns:
    """One table. ``samples`` are cells of its column of progress by what they say."""

    def __init__(self, table: Table, lines: Sequence[str]) -> None:
        self.roles = roles_of(table)
        self.rows = [lines[number - 1] for number, _ in table.rows]
        self.head = lines[table.number - 1]
        self.samples = self._samples()
        self.widths = [self._width(column) for column in range(len(table.head))]

    def changes(self, line: str, record: Record, style: Style) -> Iterator[tuple[str, str]]:
        """The cells that say something else than the record, with what they are to say."""
        shown = self.cell(line, "progress")
        if shown is not None and record.percent is not None:
            written = style.mark(shown, record.percent, self.samples)
            if written != shown:
                yield "progress", written
        title = self.cell(line, "title") or ""
        if inline.read(title).text in record.former or (
            record.url and "url" not in self.roles and self._leads_elsewhere(line, record)
        ):
            yield "title", self.title(record)
        if "url" in self.roles and record.url and self._leads_elsewhere(line, record):
            yield "url", self.link(record)
        for role, text in self.told(record).items():
            old = self.cell(line, role)
            if text and old is not None and not self.is_same(role, old, text):
                yield role, self.numbered(old, text) if role == "type" else text

    def told(self, record: Record) -> dict[str, str]:
        """What the columns say beside title and progress."""
        stars = "" if record.stars is None else str(record.stars)
        return {
            "type": escaped(record.label),
            "by": escaped(record.by),
            "stars": stars,
            "rank": record.rank,
            "medal": record.medal,
        }

    def is_same(self, role: str, old: str, text: str) -> bool:
        shown = inline.read(old).text
        if role == "stars":
            return str(labels.stars(shown)) == text
        if role == "type":
            shown = labels.unnumbered(shown)
        return escaped(shown) == text or (role == "rank" and shown.replace(",", "").startswith(text))

    def numbered(self, old: str, text: str) -> str:
        """The word for a kind behind the number that stands before it."""
        prefix = _PREFIX.match(old)
        return f"{prefix[0]}{text}" if prefix and prefix.end() < len(old) else text

    def title(self, record: Record) -> str:
        return escaped(record.title) if "url" in self.roles else linked(record.title, record.url)

    def link(self, record: Record) -> str:
        """An address as the column has it elsewhere."""
        template = next((cell for line in self.rows if (cell := self.cell(line, "url"))), "")
        found = _LINK.search(template)
        address = linked("link", record.url)
        return found[1] + address[address.index("](") + 1 :] if found and "](" in address else record.url

    def _leads_elsewhere(self, line: str, record: Record) -> bool:
        cells = [content(inline.read(self.cell(line, role) or "")) for role in ("title", "url")]
        links = [link for cell in cells for link in cell.links]
        old = address((*links, cells[1].text))
        return linked("", old) != linked("", record.url)

    def _samples(self) -> dict[int, str]:
        """Cells of the column of progress by what they say."""
        found: dict[int, str] = {}
        for cell in dict.fromkeys(self.cell(line, "progress") for line in self.rows):
            percent = mark.said(cell) if cell else None
            if cell and percent is not None:
                found.setdefault(percent, cell)
        return found

    def new(self, record: Record, n: int, style: Style) -> str:
        """A line like the last one, the ``n``-th that is new."""
        line = self.rows[-1] if self.rows else re.sub(r"[^|\s]", " ", self.head)
        shown, percent, samples = self.cell(line, "progress") or "", record.percent or 0, self.samples
        texts = self.told(record) | {
            "title": self.title(record),
            "progress": style.mark(shown, percent, samples) if samples else style.bar(percent),
            "number": str(self._last("number") + n),
            "url": self.link(record) if record.url else "",
        }
        old = self.cell(line, "type") or ""
        if (prefix := _PREFIX.match(old)) and prefix.end() < len(old):
            texts["type"] = f"{self._last('type') + n}{prefix[2]}{texts['type']}"
        by_column = {at: texts.get(role, "") for role, at in self.roles.items()}
        for column in range(len(_bounds(line))):
            line = self._with(line, column, by_column.get(column, ""), self._usual(column))
        return line

    def _last(self, role: str) -> int:
        """The highest number of the rows."""
        numbers = [int(found[0]) for line in self.rows if (found := re.match(r"\d{1,6}", self.cell(line, role) or ""))]
        return max(numbers, default=0)

    def cell(self, line: str, role: str) -> str | None:
        """What a line has in the column for that; None if it has none."""
        bounds = _bounds(line)
        at = self.roles.get(role, len(bounds))
        return line[slice(*bounds[at])].strip() if at < len(bounds) else None

    def with_cell(self, line: str, role: str, text: str) -> str:
        """The line with another cell, as wide as before where the column is kept at one width."""
        column = self.roles[role]
        start, end = _bounds(line)[column]
        spaces = len(line[start:end]) - len(line[start:end].rstrip())
        is_padded = spaces > 1 or end - start == self._usual(column)
        return self._with(line, column, text, end - start if is_padded else None)

    def _with(self, line: str, column: int, text: str, width: int | None) -> str:
        start, end = _bounds(line)[column]
        old = line[start:end]
        before = len(old) - len(old.lstrip()) if old.strip() else min(len(old), 1)
        after = min(len(old) - len(old.rstrip()), 1) if old.strip() else min(len(old), 1)
        padding = max((width or 0) - before - len(text) - after, 0)
        return line[:start] + old[:before] + text + " " * (padding + after) + line[end:]

    def _usual(self, column: int) -> int | None:
        return self.widths[column] if column < len(self.widths) else None

    def _width(self, column: int) -> int | None:
        """The width that most cells of a column have, if it is kept at one."""
        bounds = [_bounds(line) for line in self.rows]
        widths = Counter(ends[column][1] - ends[column][0] for ends in bounds if column < len(ends))
        width, count = widths.most_common(1)[0] if widths else (0, 0)
        return width if count > 1 and count * 2 >= len(self.rows) else None


def _bounds(line: str) -> list[tuple[int, int]]:
    """Where the cells of a row begin and end, with or without pipes around it."""
    pipes = [found.start() for found in _PIPE.finditer(line) if found[1]]
    edges = [-1, *pipes, len(line)]
    bounds = [(before + 1, after) for before, after in pairwise(edges)]
    first = 1 if len(bounds) > 1 and not line[slice(*bounds[0])].strip() else 0
    last = len(bounds) - (len(bounds) - first > 1 and not line[slice(*bounds[-1])].strip())
    return bounds[first:last]
