"""The rows that a spreadsheet or Notion exported: what stands between their cells, and where the table begins."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from study.core.values import dataclass

DELIMITERS = "\t;,"
SAMPLE = 60  # rows that are looked at
SAMPLE_SIZE = 65_536  # characters
LONGEST_HEAD = 60  # characters of a column's name
MOST_ABOVE = 5  # rows above the table: the name of the sheet, empty ones
LARGEST_CELL = 10 * 1024 * 1024  # as large as a whole source may be, so that no cell is refused

_NUMBER = re.compile(r"[~≈]?[\d.,:/-]+ ?(?:%|[a-zA-Z]{1,7})?|\d{1,2}[. ]\w+[., ]+\d{4}")
_SEPARATOR = re.compile(r"sep=.", re.IGNORECASE)
"""What Excel writes into the first line to say what stands between the cells."""

Line = tuple[int, list[str]]
"""A row's cells, and the line it begins on."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table in a text: the names of its columns, its rows, and what stands above it."""

    header: list[str]
    line: int
    rows: list[Line]
    above: list[Line]
    open_quote: int = 0
    """The line of a quotation mark that is never closed, so that all behind it is one cell; 0 if there is none."""


def is_grid(text: str) -> bool:
    """Whether a text is rows of the same width below names of columns."""
    return bool(_layout(text)[0])


def grid(text: str) -> Grid:
    """The table in a text that is one."""
    delimiter, at, is_headed = _layout(text)
    rows = list(_rows(text, delimiter))
    line, header = rows[at] if is_headed else (0, [""] * len(rows[at][1]))
    names = [cell.strip() for cell in header]
    return Grid(names, line, rows[at + is_headed :], rows[:at], _open_quote(text, delimiter, rows[-1][0]))


def _open_quote(text: str, delimiter: str, line: int) -> int:
    """The line of the last row if a quotation mark in it is never closed."""
    last = text.split("\n", line - 1)[-1]
    if "\n" not in last.strip():
        return 0
    try:
        for _ in csv.reader(StringIO(last, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as fault:
        return line if "end of data" in str(fault) else 0
    return 0


def _layout(text: str) -> tuple[str, int, bool]:
    """What stands between cells (nothing for a text that is no table), how many rows stand above the table, and
    whether it has names of columns."""
    sample = text[:SAMPLE_SIZE]
    for delimiter in DELIMITERS:
        if delimiter not in sample:
            continue
        rows = [cells for _, cells in islice(_rows(sample, delimiter), SAMPLE)]
        if len(sample) < len(text):
            rows = rows[:-1]
        above = _above(rows)
        table = rows[above:]
        if len(table) > 1 and _is_header(table[0]) and _is_even(table, delimiter):
            return delimiter, above, not any(_NUMBER.fullmatch(cell.strip()) for cell in table[0])
    return "", 0, True


def _above(rows: list[list[str]]) -> int:
    """How many rows stand above the table: as wide as it, with one filled cell at most."""
    for n, cells in enumerate(rows[:MOST_ABOVE]):
        is_title = len(cells) > 1 and sum(bool(cell.strip()) for cell in cells) < 2
        if not is_title and not _SEPARATOR.fullmatch("".join(cells).strip()):
            return n
    return 0


def _is_header(cells: list[str]) -> bool:
    names = [cell.strip() for cell in cells]
    filled = [name for name in names if name]
    return (
        len(filled) >= 2
        and all(len(name) <= LONGEST_HEAD for name in filled)
        and len({name.casefold() for name in filled}) == len(filled)
        and (names[0] == "#" or names[0][:1] not in ("#", "|", ">", "-", "*", "`", "<", "["))
        and not any(name.endswith((".", "!")) or "://" in name for name in filled)
    )


def _is_even(rows: list[list[str]], delimiter: str) -> bool:
    """Whether rows are as wide as their header; commas stand in prose as well, so there all of them have to be."""
    width = len(rows[0])
    same = sum(len(row) == width for row in rows)
    if delimiter == "," and width == 2:
        return same == len(rows) and len(rows) > 2
    return same >= 0.9 * len(rows) or (delimiter != "," and all(len(row) <= width for row in rows))


def _rows(text: str, delimiter: str) -> Iterator[Line]:
    """Rows that are not blank, with the line each begins on."""
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter)
    line = 1
    for cells in reader:
        if cells:
            yield line, cells
        line = reader.line_num + 1
