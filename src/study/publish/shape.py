"""A table or a list as its author shaped it, brought up to date: what has not changed stays to the byte.

What stands there is the template. A row keeps its line, only a cell that says something else now is written again; what
is new gets a line like the last one: the same columns, pipes, numbers, bullets and width.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from study.core.values import dataclass, field
from study.importing import inline
from study.importing.log import blocks as scanned
from study.importing.log import labels, reader
from study.importing.log.blocks import Entry, Table
from study.importing.log.prose import with_links
from study.importing.log.sections import passage
from study.importing.log.tables import address, content, roles_of
from study.publish import mark
from study.report.rules import FEW
from study.screen.markup import escaped, linked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.publish.markdown import Bar

_PIPE = re.compile(r"\\.|(\|)")

_PREFIX = re.compile(r"(\d{1,6})(\s*[:.)]\s*)")

_BULLET = re.compile(r"(\s*(?:[-*+]|(\d{1,9})([.)]))[ \t]+)(\[[ xX]\][ \t]+)?")

_COUNT = re.compile(r"\d+ (?:more )?not started\.")

_REMARK = re.compile(r"\s*\([^()]*\)\s*$")
"""What an importer may have understood as something else than the title: a time, a year."""

_LINK = re.compile(r"(\[[^\]]*\])\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Record:
    """What a row is to say. ``percent`` None: it shows no progress. ``former`` are titles it had before."""

    title: str
    label: str = ""
    percent: int | None = None
    url: str = ""
    by: str = ""
    stars: int | None = None
    rank: str = ""
    medal: str = ""
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """The rows and entries of a block by their lines, counted from 0; those that are ``telling`` show progress."""

    lines: list[str]
    tables: list[Table]
    entries: list[Entry]
    telling: set[int] = field(default_factory=set)
    titles: dict[int, tuple[str, ...]] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not (self.tables or self.entries)

    @property
    def rows(self) -> Iterator[int]:
        """The lines that may be of a record, in their order."""
        numbers = [number - 1 for table in self.tables for number, _ in table.rows]
        return iter(sorted([*numbers, *(entry.number - 1 for entry in self.entries)]))


def shape_of(text: str, heading: str = "") -> Shape:
    """What is in a text whose lines end with a line feed, which stands below a heading."""
    lines = text.split("\n")
    parts = list(scanned.blocks(text))
    tables = [part for part in parts if isinstance(part, Table) and "title" in roles_of(part)]
    shape = Shape(lines, tables, [part for part in parts if isinstance(part, Entry)])
    _read(shape, text, heading)
    return shape


def _read(shape: Shape, text: str, heading: str) -> None:
    """The titles each line may have: as the importer reads it below its heading, and as it stands there."""
    above = f"# {escaped(heading)}\n"
    rows = {row.line - 2: row for _, row in reader.read_text_of(above + text, "").log.rows}
    for table in shape.tables:
        columns = roles_of(table)
        for number, cells in table.rows:
            known = {role: inline.read(cells[at].text).text for role, at in columns.items() if at < len(cells)}
            title = known.get("title", "")
            shape.titles[number - 1] = (title, _REMARK.sub("", title))
            shape.labels[number - 1] = labels.unnumbered(known.get("type", ""))
    for entry in shape.entries:
        read = content(inline.read(entry.text)).text
        shape.titles[entry.number - 1] = (
            read,
            read.strip(" -–—:|"),
            _REMARK.sub("", read),
            with_links(passage(entry)),
        )
    for line, row in rows.items():
        if line in shape.titles:
            shape.telling.add(line)
            shape.titles[line] = tuple(dict.fromkeys([row.title, *shape.titles[line]]))
            shape.labels[line] = row.label


def is_blank(text: str) -> bool:
    """Whether nothing stands there that somebody could have shaped."""
    return all(not line.strip() or _COUNT.fullmatch(line.strip()) for line in text.split("\n"))


def matched(shape: Shape, records: Sequence[Record], taken: set[int]) -> dict[int, Record]:
    """Which record stands on which line: first those whose word for the kind is the same, then those whose title is.

    Each is found once, for two items may have one title, and ``taken`` holds the ids of those that were; a row that is
    left then is a second one of the first of them.
    """
    waiting: defaultdict[tuple[str, str | None], deque[Record]] = defaultdict(deque)
    for record in records:
        for title in (record.title, *record.former):
            waiting[escaped(title), escaped(record.label)].append(record)
            waiting[escaped(title), None].append(record)
    first = {title: queue[0] for (title, label), queue in waiting.items() if label is None}
    found: dict[int, Record] = {}
    for is_sure in (True, False):
        for line in shape.rows:
            label = escaped(shape.labels.get(line, "")) if is_sure else None
            queues = (waiting.get((escaped(title), label), deque()) for title in shape.titles.get(line, ()))
            free = None if line in found else next(filter(None, (_free(queue, taken) for queue in queues)), None)
            if free:
                taken.add(id(free))
                found[line] = free
    for line in shape.rows:
        titles = [escaped(title) for title in shape.titles.get(line, ())]
        twin = next((first[title] for title in titles if title in first), None)
        if line not in found and twin:
            found[line] = twin
    return found


def _free(queue: deque[Record], taken: Collection[int]) -> Record | None:
    """The first that is not taken; those before it are never asked for again."""
    while queue and id(queue[0]) in taken:
        queue.popleft()
    return queue[0] if queue else None


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


@dataclass(frozen=True, slots=True)
class Filling:
    """A block brought up to date: its lines, and how many rows in it are of nothing that is known."""

    lines: list[str]
    unknown: int


def filled(
    shape: Shape, found: dict[int, Record], new: Sequence[Record], gone: Collection[str], style: Style
) -> Filling:
    """The lines with what the records say that were ``found`` there, and with the new ones.

    Rows of what is ``gone`` go; those of nothing known stay.
    """
    waiting = [record for record in new if record.percent == 0]
    if len(waiting) > FEW:
        new = [record for record in new if record.percent != 0]
    else:
        waiting = []
    lost = {escaped(title) for title in gone}
    removed = {
        line
        for line in shape.rows
        if line not in found and any(title and escaped(title) in lost for title in shape.titles[line])
    }
    writer = _Writer(shape, found, style)
    lines = writer.lines(removed, new)
    unknown = [line for line in shape.telling if line not in found and line not in removed]
    return Filling(_counted(lines, len(waiting)), len(unknown))


def _counted(lines: list[str], waiting: int) -> list[str]:
    """With the number of those that were not started, where they are too many to stand there."""
    at = next((n for n, line in enumerate(lines) if _COUNT.fullmatch(line.strip())), None)
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
            columns = _Columns(table, self.shape.lines)
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
            columns = _Columns(table, self.shape.lines)
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

    def _row(self, columns: _Columns, line: str, record: Record) -> str:
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
        place = mark.span(text)
        if place is None or record.percent is None:
            return head + title
        shown = self.style.mark(text[place[0] : place[1]], record.percent, {})
        before, after = text[: place[0]], text[place[1] :]
        if before.strip():
            return head + title + (re.search(r"[\s:|–—-]*$", before) or [" "])[0] + shown
        return head + shown + (re.match(r"[\s:|–—-]*", after) or [" "])[0] + title


class _Columns:
    """A table by its columns: what stands in a cell of a line, and that line with another cell."""

    def __init__(self, table: Table, lines: Sequence[str]) -> None:
        self.roles = roles_of(table)
        self.rows = [lines[number - 1] for number, _ in table.rows]
        self.head = lines[table.number - 1]

    def changes(self, line: str, record: Record, style: Style) -> Iterator[tuple[str, str]]:
        """The cells that say something else than the record, with what they are to say."""
        shown = self.cell(line, "progress")
        if shown is not None and record.percent is not None:
            written = style.mark(shown, record.percent, self.samples())
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

    def samples(self) -> dict[int, str]:
        """Cells of the column of progress by what they say."""
        found: dict[int, str] = {}
        for line in self.rows:
            cell = self.cell(line, "progress")
            percent = mark.said(cell) if cell else None
            if cell and percent is not None:
                found.setdefault(percent, cell)
        return found

    def new(self, record: Record, n: int, style: Style) -> str:
        """A line like the last one, the ``n``-th that is new."""
        line = self.rows[-1] if self.rows else re.sub(r"[^|\s]", " ", self.head)
        shown, percent, samples = self.cell(line, "progress") or "", record.percent or 0, self.samples()
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
            line = self._with(line, column, by_column.get(column, ""), self._width(column))
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
        is_padded = spaces > 1 or end - start == self._width(column)
        return self._with(line, column, text, end - start if is_padded else None)

    def _with(self, line: str, column: int, text: str, width: int | None) -> str:
        start, end = _bounds(line)[column]
        old = line[start:end]
        before = len(old) - len(old.lstrip()) if old.strip() else min(len(old), 1)
        after = min(len(old) - len(old.rstrip()), 1) if old.strip() else min(len(old), 1)
        padding = max((width or 0) - before - len(text) - after, 0)
        return line[:start] + old[:before] + text + " " * (padding + after) + line[end:]

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
