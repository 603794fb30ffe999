"""A table as a spreadsheet or Notion exports it: its rows as items, below the phases or weeks that a column names."""

from __future__ import annotations

import re
from collections import Counter

from study.importing.findings import PHASE, Findings, Heading, Omission, Position
from study.importing.formats.grid import Grid, grid

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.importing.options import Options
    from study.importing.text import dates
    from study.importing.text.columns import Columns, Row
    from study.importing.text.lexicon import Lexicon
    from study.importing.text.tables import TableItem

FORMAT = "table"

_EMPTY = ("", "FALSE", "0", "-")
"""What a sheet puts into cells that nobody filled."""
_WORDS = re.compile(r"[^\W\d_]{2}")


def read(text: str, options: Options) -> Findings:
    """The rows of a table as items, in phases where a column says which."""
    from study.importing.text import dates
    from study.importing.text.columns import Row, columns
    from study.importing.text.lexicon import lexicon

    table = grid(text)
    language = options.language or _language(text, table.header)
    words = lexicon(language)
    rows = [Row(line, cells) for line, cells in table.rows if any(map(str.strip, cells))]
    found = _begun(table, language, len(rows))
    roles = columns(table.header, rows, words) or _unknown(table.header, rows)
    _tell(found, table, roles)
    _take(found, _filled_down(rows, roles), roles, words, (dates.order(text, options.year, words), options))
    found.understood = found.lines - len(found.omissions)
    _whole_phases(found)
    return found


def _begun(table: Grid, language: str, rows: int) -> Findings:
    """Findings with what stands above the table: its first words are the title, what is more is a note."""
    above = [(line, text) for line, cells in table.above for text in cells if text.strip() and "sep=" not in text]
    lines = rows + bool(table.line) + sum(any(map(str.strip, cells)) for _, cells in table.above)
    title_line, title = above[0] if above else (None, "")
    notes = [text.strip() for _, text in above[1:]]
    return Findings(FORMAT, language, title=title.strip(), title_line=title_line, notes=notes, lines=lines)


def _tell(found: Findings, table: Grid, roles: Columns) -> None:
    """What is odd about the table."""
    if line := table.open_quote:
        found.problems.append((line, "a quotation mark is never closed: all that follows is read as one cell"))
    if len(table.header) > len(roles.header):
        found.problems.append((table.line, f"of {len(table.header)} columns the first {len(roles.header)} are read"))


def _unknown(header: list[str], rows: list[Row]) -> Columns:
    """Columns that nothing is known of: the first with words in most rows has the titles, the others are notes."""
    from study.importing.text.columns import MOST_COLUMNS, Columns

    names = [name.casefold() for name in header[:MOST_COLUMNS]]
    worded = [sum(n < len(row.cells) and bool(_WORDS.search(row.cells[n])) for row in rows) for n in range(len(names))]
    at = next((n for n, count in enumerate(worded) if count * 2 > len(rows)), 0)
    return Columns(names, {"title": at}, notes=[n for n in range(len(names)) if n != at])


def _language(text: str, header: list[str]) -> str:
    """The language that knows most of the columns; of several, the one of the words below them."""
    from study.importing.text import labels, spans
    from study.importing.text.columns import column_role
    from study.importing.text.lexicon import LANGUAGES, guess, lexicon

    names = [labels.phrase(spans.line(name).text) for name in header]
    known = {language: sum(bool(column_role(name, lexicon(language))) for name in names) for language in LANGUAGES}
    guessed = guess(text)
    return max(LANGUAGES, key=lambda language: (known[language], language == guessed, language == "en"))


def _filled_down(rows: list[Row], roles: Columns) -> list[Row]:
    """A first column of phases or weeks says so once for the rows below it, as merged cells are exported."""
    groups = [roles.roles.get(role) for role in ("group", roles.position)]
    if 0 not in groups or not rows or not rows[0].cells[0].strip():
        return rows
    last = ""
    for row in rows:
        if row.cells[0].strip():
            last = row.cells[0]
        else:
            row.cells[0] = last
    return rows


def _take(found: Findings, rows: list[Row], roles: Columns, words: Lexicon, told: tuple[dates.Order, Options]) -> None:
    """Each row as items; a row without a title is left out."""
    from study.importing.text import tables

    by_week = "group" not in roles.roles and roles.position in ("week", "month")
    parts = _parts(rows, roles)
    part = ""
    for row in rows:
        if row.line in parts:
            part = parts[row.line]
            _heading(found, part, row.line, None)
            continue
        entries = tables.entries(roles, [row], words, *told)
        if not entries:
            shown = ", ".join(cell.strip() for cell in row.cells if cell.strip())
            found.omissions.append(Omission(row.line, row.line, "a row without a title", shown[:200]))
        for entry in entries:
            entry.group = entry.group or part
            _put(found, entry, by_week, words)


def _parts(rows: list[Row], roles: Columns) -> dict[int, str]:
    """Rows that name the part above its rows, by their line: nothing stands in them but one text, as in none of the
    others, and other rows follow each."""
    filled = [[cell.strip() for cell in row.cells if cell.strip() not in _EMPTY] for row in rows]
    lone = [n for n, cells in enumerate(filled) if len(cells) == 1]
    follows = all(n + 1 < len(rows) and len(filled[n + 1]) > 1 for n in lone)
    if len(roles.header) < 3 or len(lone) < 2 or lone[0] != 0 or not follows or "group" in roles.roles:
        return {}
    return {rows[n].line: filled[n][0] for n in lone}


def _put(found: Findings, entry: TableItem, by_week: bool, words: Lexicon) -> None:
    """An item below the heading its group names; without a group, below its week."""
    item, place = entry.entry, entry.entry.position
    week = f"{words.words('positions', place.unit)[0].capitalize()} {_numbers(place)}" if by_week and place else ""
    item.heading = _heading(found, entry.group or week, item.line, place if week and not entry.group else None)
    found.items.append(item)
    for further in entry.extra:
        further.heading = item.heading
        found.items.append(further)


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
