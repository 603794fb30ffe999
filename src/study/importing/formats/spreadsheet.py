"""A table as a spreadsheet or Notion exports it: commas, semicolons or tabs between its cells."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from study.importing.findings import PHASE, Findings, Heading, Omission, Position

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.importing.options import Options
    from study.importing.text.columns import Columns
    from study.importing.text.tables import TableItem

FORMAT = "table"
DELIMITERS = "\t;,"
SAMPLE = 60  # rows that are looked at
LONGEST_HEAD = 60  # characters of a column's name
LARGEST_CELL = 1024 * 1024


def is_table(text: str) -> bool:
    """Whether a text is rows of the same width below names of columns."""
    return bool(_delimiter(text))


def read(text: str, options: Options) -> Findings:
    """The rows of a table as items, in phases where a column says which."""
    from study.importing.text import dates, tables
    from study.importing.text.columns import Columns, Row, columns
    from study.importing.text.lexicon import lexicon

    rows = [Row(line, cells) for line, cells in _rows(text, _delimiter(text))]
    language = options.language or _language(text, rows[0].cells)
    words = lexicon(language)
    header, body = [*map(str.strip, rows[0].cells)], [row for row in rows[1:] if any(map(str.strip, row.cells))]
    found = Findings(FORMAT, language, title=options.title, lines=len(body) + 1)
    table = columns(header, body, words) or Columns([name.casefold() for name in header], {"title": 0})
    order = dates.order(text, options.year, words)
    for row in body:
        entries = tables.entries(table, [row], words, order, options)
        if not entries:
            shown = ", ".join(cell.strip() for cell in row.cells if cell.strip())
            found.omissions.append(Omission(row.line, row.line, "a row without a title", shown[:200]))
        _take(found, entries, table)
    found.understood = found.lines - len(found.omissions)
    _whole_phases(found)
    return found


def _language(text: str, header: list[str]) -> str:
    """The language that knows most of the columns; of several, the one of the words below them."""
    from study.importing.text import labels, spans
    from study.importing.text.columns import column_role
    from study.importing.text.lexicon import LANGUAGES, guess, lexicon

    names = [labels.phrase(spans.line(name).text) for name in header]
    known = {language: sum(bool(column_role(name, lexicon(language))) for name in names) for language in LANGUAGES}
    guessed = guess(text)
    return max(LANGUAGES, key=lambda language: (known[language], language == guessed, language == "en"))


def _take(found: Findings, entries: list[TableItem], columns: Columns) -> None:
    """Put the items of a row below the heading its group names; without a group, below its week."""
    by_week = "group" not in columns.roles and columns.position in ("week", "month")
    for entry in entries:
        item, place = entry.entry, entry.entry.position
        name = entry.group or (f"{place.unit.capitalize()} {_numbers(place)}" if by_week and place else "")
        item.heading = _heading(found, name, item.line, place if by_week and not entry.group else None)
        found.items.append(item)
        for material in entry.extra:
            material.heading = item.heading
            found.items.append(material)


def _heading(found: Findings, name: str, line: int | None, place: Position | None) -> int | None:
    if not name:
        return None
    known = next((n for n in reversed(range(len(found.headings))) if found.headings[n].title == name), None)
    if known is None:
        found.headings.append(Heading(line, PHASE, name, position=place))
        known = len(found.headings) - 1
    return known


def _whole_phases(found: Findings) -> None:
    """A column that gives nearly every row a name of its own groups nothing."""
    counts = Counter(item.heading for item in found.items if item.heading is not None)
    if counts and len(found.items) > 3 and len(counts) > 0.8 * len(found.items):
        for item in found.items:
            item.heading = None
        found.headings = []


def _numbers(place: Position) -> str:
    if place.last is None:
        return f"{place.first}+"
    return str(place.first) if place.first == place.last else f"{place.first}-{place.last}"


def _delimiter(text: str) -> str:
    """What stands between cells; nothing for a text that is no table."""
    sample = text[:65_536]
    head = sample.lstrip("\ufeff").split("\n", 1)[0]
    for delimiter in DELIMITERS:
        if delimiter not in head:
            continue
        rows = [cells for _, cells in islice(_rows(sample, delimiter), SAMPLE)]
        if len(sample) < len(text):
            rows = rows[:-1]
        if len(rows) > 1 and _is_header(rows[0]) and _is_even(rows, delimiter):
            return delimiter
    return ""


def _is_header(cells: list[str]) -> bool:
    names = [cell.strip() for cell in cells]
    filled = [name for name in names if name]
    return (
        len(filled) >= 2
        and all(len(name) <= LONGEST_HEAD for name in filled)
        and len({name.casefold() for name in filled}) == len(filled)
        and names[0][:1] not in ("#", "|", ">", "-", "*", "`", "<", "[")
        and not any(name.endswith((".", "!")) or "://" in name for name in filled)
    )


def _is_even(rows: list[list[str]], delimiter: str) -> bool:
    """Whether rows are as wide as their header; commas stand in prose as well, so there all of them have to be."""
    width = len(rows[0])
    same = sum(len(row) == width for row in rows)
    if delimiter == "," and width == 2:
        return same == len(rows) and len(rows) > 2
    return same >= 0.9 * len(rows) or (delimiter != "," and all(len(row) <= width for row in rows))


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line each begins on. A quote that never closes ends the table, as far as it goes."""
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        return
