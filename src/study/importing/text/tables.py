"""Tables of items, calendars and trackers: what the columns are for, and what a row says.

Markdown tables and spreadsheets come here alike: a head and rows of Markdown cells, each row with its line.
"""

from __future__ import annotations

import re

from study.core.values import dataclass, field
from study.importing.findings import Entry, Link, Position, Span
from study.importing.options import Options
from study.importing.text import dates, kinds, marks, spans, times, titles
from study.importing.text.columns import Columns, Row, is_empty
from study.importing.text.dates import Order
from study.importing.text.lexicon import Lexicon, fold, narrow
from study.importing.text.spans import Spans

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_STEP = re.compile(r"\s*(?:\d{1,2}[.)]\s*|\d{1,2}\s+|[-•☐☑✅✔]\s*)(?=\S)")
_SUM = re.compile(r"\d{1,3}(?:[.,]\d)?(?:\s*\+\s*\d{1,3}(?:[.,]\d)?)+")


@dataclass(slots=True)
class TableItem:
    """A row as an item, its group where a column names one, and the names of what it requires, not yet looked up."""

    entry: Entry
    group: str = ""
    extra: list[Entry] = field(default_factory=list)


def entries(table: Columns, rows: list[Row], lexicon: Lexicon, order: Order, options: Options) -> list[TableItem]:
    """The rows as items."""
    reader = _Reader(table, lexicon, order, options)
    found: list[TableItem] = []
    for row in rows:
        reader.carry(row)
        found += reader.calendar(row) if len(table.days) > 1 else reader.row(row)
    return found


def position_of(table: Columns, row: Row, lexicon: Lexicon) -> Position | None:
    """Where a row puts itself."""
    at = table.roles.get(table.position, len(row.cells))
    return times.numbered(spans.line(row.cells[at]).text, table.position, lexicon) if at < len(row.cells) else None


@dataclass(slots=True)
class _Reader:
    """Rows of one table, cell by cell."""

    table: Columns
    lexicon: Lexicon
    order: Order
    options: Options
    above: str = ""
    """The position of the row above."""

    def carry(self, row: Row) -> None:
        """An empty cell of the first column repeats the one above it, as two sessions of a week are written."""
        at = self.table.roles.get(self.table.position)
        if at != 0 or not row.cells:
            return
        if not row.cells[0].strip() and len(row.cells) > 2:
            row.cells[0] = self.above
        self.above = row.cells[0]

    def cell(self, row: Row, role: str) -> Spans:
        at = self.table.roles.get(role, len(row.cells))
        return spans.line(row.cells[at]) if at < len(row.cells) else Spans()

    def row(self, row: Row) -> list[TableItem]:
        at = self.table.roles["title"]
        source = row.cells[at] if at < len(row.cells) else ""
        parts = _steps_joined([part for part in _BREAK.split(source) if part.strip()])
        cell = spans.line(parts[0]) if parts else Spans()
        if is_empty(cell.text, self.lexicon) or not re.search(r"\w", cell.text):
            return []
        if fold(cell.text).strip(" :*") in self.lexicon.folded("sums"):
            return []
        title = titles.of_cell(cell, self.lexicon)
        entry = Entry(row.line, title.kind, title.text, minutes=title.minutes, days=title.days, notes=list(title.notes))
        entry.optional, entry.by = title.optional, title.by
        entry.links = [Link(cell.text[a.start : a.end], a.url) for a in cell.links]
        entry.position = title.position
        entry.notes += [spans.line(part).text for part in parts[1:]]
        self.fields(row, entry)
        self.others(row, entry)
        author = self.cell(row, "author")  # who teaches it leads to it last
        entry.links += [Link(author.text, a.url) for a in author.links]
        group = self.cell(row, "group").text
        return [TableItem(entry, group, self.split(row, entry))]

    def fields(self, row: Row, entry: Entry) -> None:
        self.place(row, entry)
        self.time(row, entry)
        progress = self.cell(row, "progress")
        if progress.text or progress.images:
            entry.progress, remark = marks.of_cell(progress, self.lexicon)
            entry.notes += [f"{self.name('progress')}: {remark}"] if remark else []
        kind = self.cell(row, "type").text
        if kind:
            entry.kind = kinds.of_words(kind, self.lexicon) or entry.kind
        author = self.cell(row, "author")
        if author.text and not is_empty(author.text, self.lexicon):
            entry.by = entry.by or author.text
        if counted := self.cell(row, "credits").text:
            entry.notes.append(f"{self.name('credits')}: {counted}")
        entry.requires = names(self.cell(row, "prerequisites"), self.lexicon)
        entry.tags = names(self.cell(row, "tags"), self.lexicon)

    def place(self, row: Row, entry: Entry) -> None:
        if role := self.table.position:
            entry.position = times.numbered(self.cell(row, role).text, role, self.lexicon) or entry.position
        for role in ("due", "date"):
            written = self.cell(row, role).text
            if not written or is_empty(written, self.lexicon):
                continue
            last = written.rpartition("→")[2]  # of a range, as Notion writes it, the end is when it is due
            day = dates.find(last, self.order, self.lexicon)
            # A date beside a status says when something was done, unless it is called a deadline.
            is_due = day is not None and (
                role == "due" or "progress" not in self.table.roles or day >= self.options.today
            )
            if is_due and day is not None and not entry.due:
                entry.due = day.isoformat()
            else:
                entry.notes.append(f"{self.name(role)}: {written}")

    def time(self, row: Row, entry: Entry) -> None:
        """The time column, times what the effort column says."""
        lasts = self.amount(self.cell(row, "time").text)
        effort = self.cell(row, "effort").text
        pace = times.pace(effort, self.lexicon)
        said = times.timing(effort, self.lexicon)
        entry.days = lasts.days or said.days or entry.days
        entry.minutes = lasts.minutes or said.minutes or entry.minutes
        if entry.days and pace and not lasts.minutes:
            entry.minutes = times.product(entry.days, pace)

    def amount(self, text: str) -> times.Timing:
        """A duration, or a bare number of the column's unit."""
        if is_empty(text, self.lexicon):
            return times.Timing()
        said = times.timing(text, self.lexicon)
        if said.minutes or said.days:
            return said
        if (minutes := times.clock(text)) is not None:
            return times.Timing(minutes=Span(minutes, minutes))
        if _SUM.fullmatch(text.strip()):
            text = f"{sum(map(float, text.replace(',', '.').split('+'))):g}"
        if days := re.fullmatch(r"(\d{1,3})\s?([dw])", text.strip()):
            span = float(days[1]) * (7 if days[2] == "w" else 1)
            return times.Timing(days=Span(span, span))
        found = re.fullmatch(
            r"[~≈]?\s*(\d{1,4}(?:[.,]\d+)?)(?:\s*[-–—~]\s*(\d{1,4}(?:[.,]\d+)?))?\s*\+?", narrow(text).strip()
        )
        if found is None:
            return times.Timing()
        low, high = (float(number.replace(",", ".")) for number in (found[1], found[2] or found[1]))
        if self.table.unit in times.MINUTES:
            factor = times.MINUTES[self.table.unit]
            return times.Timing(minutes=Span(low * factor, high * factor))
        factor = times.DAYS[self.table.unit]
        return times.Timing(days=Span(low * factor, high * factor))

    def others(self, row: Row, entry: Entry) -> None:
        """Columns of work, links and remarks; all of them are notes, and their addresses are the item's."""
        for n in sorted([*self.table.works, *self.table.links, *self.table.notes]):
            if n >= len(row.cells):
                continue
            cell = spans.line(_BREAK.sub("; ", row.cells[n]))
            entry.links += [Link(cell.text[a.start : a.end], a.url) for a in cell.links]
            is_bare = bool(cell.links) and not re.search(r"\w", _unlinked(cell))
            is_lost = is_bare and self.names_material(cell, entry)
            if (
                not is_empty(cell.text, self.lexicon)
                and (not is_bare or is_lost)
                and not (n in self.table.works and self.options.split_columns)
            ):
                is_remark = n < len(self.table.header) and self.table.header[n] in self.lexicon.folded("remarks")
                name = "" if is_remark else self.table.label(n)
                text = cell.text if is_lost and len(cell.links) == 1 else _linked(cell, entry)
                entry.notes.append(text if not name or fold(cell.text).startswith(fold(name)) else f"{name}: {text}")

    def names_material(self, cell: Spans, entry: Entry) -> bool:
        """ "[The book of knots](…)" beside "Knots" says what to read; "[Video](…)", "[Link](…)" only where."""
        names = [cell.text[a.start : a.end] for a in cell.links]
        known = self.lexicon.folded("sources")
        words = [[word for word in re.findall(r"[^\W\d_]+", fold(name)) if word not in known] for name in names]
        return any(len(told) > 1 and fold(name) != fold(entry.title) for told, name in zip(words, names, strict=True))

    def split(self, row: Row, entry: Entry) -> list[Entry]:
        """The columns of work as items of their own."""
        found = []
        for n in self.table.works if self.options.split_columns else ():
            cell = spans.line(row.cells[n]) if n < len(row.cells) else Spans()
            if not is_empty(cell.text, self.lexicon) and re.search(r"\w", cell.text):
                title = titles.of_item(cell, self.lexicon)
                kind = title.kind or kinds.of_words(self.table.header[n], self.lexicon) or "practice"
                links = [Link(cell.text[a.start : a.end], a.url) for a in cell.links]
                found.append(
                    Entry(row.line, kind, title.text, links=links, minutes=title.minutes, position=entry.position)
                )
        return found

    def calendar(self, row: Row) -> list[TableItem]:
        """A week with a column for each day: an item for each cell that has one."""
        position = position_of(self.table, row, self.lexicon) if self.table.position else None
        found = []
        for n in self.table.days:
            cell = row.cells[n] if n < len(row.cells) else ""
            first, *rest = _BREAK.split(cell)
            text = _undated(spans.line(first), self.lexicon)
            if is_empty(text.text, self.lexicon) or not re.search(r"\w", text.text):
                continue
            title = titles.of_item(text, self.lexicon)
            links = [Link(text.text[a.start : a.end], a.url) for a in text.links]
            entry = Entry(row.line, title.kind, title.text, links=links, minutes=title.minutes, position=position)
            others = [part for part in map(spans.line, rest) if part.text]
            entry.links += [Link(part.text, a.url) for part in others for a in part.links]
            entry.notes = [f"{self.table.label(n)}: {_linked(part, entry)}" for part in others]
            found.append(TableItem(entry))
        return found

    def name(self, role: str) -> str:
        return self.table.label(self.table.roles[role])


def names(cell: Spans, lexicon: Lexicon) -> list[str]:
    """What a cell of prerequisites names."""
    if is_empty(cell.text, lexicon):
        return []
    parts = re.split(rf"\s*[,;，；、]\s*|\s+(?:{lexicon.alternation('and')})\s+", cell.text)
    return [name for part in parts if (name := part.strip(" .")) and not is_empty(name, lexicon)]


def _steps_joined(parts: list[str]) -> list[str]:
    """ "1. Read <br> 2. Draw" has no title of its own: all of its steps are it, where they are short."""
    steps = [_STEP.sub("", part) for part in parts]
    whole = "; ".join(step.strip() for step in steps)
    is_list = len(parts) > 1 and all(map(_STEP.match, parts))
    return [whole] if is_list and len(whole) <= titles.LONGEST else parts


def _linked(cell: Spans, entry: Entry) -> str:
    """A cell's text with its links as Markdown has them, but for the one that is the item's own."""
    text, own = cell.text, entry.links[0].url if entry.links else ""
    for anchor in reversed(cell.links):
        name = text[anchor.start : anchor.end]
        if anchor.url != own and name.strip() and name != anchor.url:
            text = f"{text[: anchor.start]}[{name}]({anchor.url}){text[anchor.end :]}"
    return text


def _unlinked(cell: Spans) -> str:
    text = cell.text
    for anchor in reversed(cell.links):
        text = text[: anchor.start] + text[anchor.end :]
    return text


def _undated(cell: Spans, lexicon: Lexicon) -> Spans:
    """Without a date at the beginning: "10/26: Intro"."""
    found = re.match(r"\s*([^:]{3,20}?)\s*:\s+(?=\S)", narrow(cell.text)) or re.match(
        r"\s*(\d{1,2}[/.]\d{1,2})\s+(?=\S)", cell.text
    )
    return cell.cut(found.end()) if found and dates.is_dates(found[1], lexicon) else cell
