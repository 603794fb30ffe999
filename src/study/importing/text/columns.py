"""What the columns of a table are for, and whether its rows are items."""

from __future__ import annotations

import re

from study.core.values import dataclass, field
from study.importing.text import dates, kinds, labels, naming, samples, spans, times
from study.importing.text.lexicon import Lexicon, fold


@dataclass(slots=True)
class Row:
    """A row of a table as it is written; its cells are read when somebody asks."""

    line: int
    cells: list[str]


POSITIONS = ("day", "week", "month")
TELLING = (*POSITIONS, "time", "effort", "progress", "due", "date", "type", "prerequisites", "credits")
MOST_COLUMNS = 100

_EDGES = re.compile(r"^\W+|\W+$")
_LINKED = re.compile(r"\]\((?!#)|href=|https?://")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[a-z]{2}", re.IGNORECASE)
_HOUR = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s*(?:am|pm|uhr|h))?", re.IGNORECASE)
_TIME_OF_DAY = re.compile(r"(?<!\d)\d{1,2}(?::\d{2})?\s*(?:am|pm)\b|(?<!\d)\d{1,2}:\d{2}", re.IGNORECASE)


@dataclass(slots=True)
class Columns:
    """What the columns are for: `roles` names the one of each role, `works` and `rest` those that may be several."""

    header: list[str]
    roles: dict[str, int] = field(default_factory=dict)
    works: list[int] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    """The columns of a calendar."""
    unit: str = "hour"
    """What a bare number in the time column counts."""
    named: list[int] = field(default_factory=list)
    """The columns whose head is a word for titles; the first with words in it has them."""
    written: list[str] = field(default_factory=list)
    """The names of the columns with their accents, as people see them."""

    @property
    def position(self) -> str:
        return next((role for role in POSITIONS if role in self.roles), "")

    def label(self, n: int) -> str:
        """What to call a column in a note; nothing where it has no name."""
        name = _EDGES.sub("", self.written[n]) if n < len(self.written) else ""
        return (name or (self.header[n] if n < len(self.header) else "")).capitalize()


_TICKS = set("√✓✔☑✅")


def columns(header: list[str], rows: list[Row], lexicon: Lexicon, *, step: bool = False) -> Columns | None:
    """What the columns of an item table are for; None for any other table. `step`: it stands in a step of the plan,
    where "Topic | Description" lists what is learnt."""
    written = [spans.line(cell).text for cell in header[:MOST_COLUMNS]]
    header = [labels.phrase(text) for text in written]
    table = Columns(header, written=written)
    weekdays = {fold(word) for table in lexicon.tables("weekdays") for row in table for word in row}
    table.days = [n for n, name in enumerate(header) if name in weekdays]
    table.days = table.days if len(table.days) > 1 else []  # one day of the week is a column like any other
    for n, name in enumerate(header):
        role = column_role(name, lexicon)
        _assign(table, n, "number" if role == "title" and written[n].rstrip(" *").endswith(("#", "№")) else role)
    if len(table.days) > 1:
        return table if table.position or len(table.days) < len(header) or rows else None
    if step and len(header) == 2 and _agenda(table, rows):
        return table
    _dates_by_cells(table, rows, lexicon)
    _positions_by_cells(table, rows, lexicon)
    _marks_by_cells(table, rows)
    naming.of_links(table, rows)
    naming.choose(table, rows)
    naming.by_group(table, rows)
    _unit(table, lexicon)
    return table if _is_items(table, rows, lexicon) or (step and _is_taught(table, rows, lexicon)) else None


def column_role(name: str, lexicon: Lexicon) -> str:
    """The role of a head; of several words the one that is known, the last first."""
    if role := lexicon.role("columns", name):
        return role
    parts = [part for part in re.split(r"\s*[/&,+|]\s*|\s(?:and|or|y|e|et|und|o|ou|oder)\s", name) if part]
    for part in parts if len(parts) > 1 else ():
        if role := lexicon.role("columns", part):
            return role
    words = re.split(r"[\s\-]+", name)
    left = [word for word in words if word not in lexicon.folded("fillers")]
    if left and (role := lexicon.role("columns", " ".join(left))):
        return role
    if not 1 < len(words) <= 4:
        return ""
    # "Título do material" is a title: where the noun comes first, what follows only says of what.
    if lexicon.words("noun_first") and (role := lexicon.native("columns", words[0])):
        return role
    return (lexicon.role("columns", words[-1]) or "") if len(words) <= 3 else ""


def is_empty(text: str, lexicon: Lexicon) -> bool:
    """A cell that says nothing: a dash, "NO CLASS", "none"."""
    bare = fold(text.replace("\u00a0", " ")).strip(" *_.!()")
    return bare in samples.NOTHING or bare in lexicon.folded("empty") or bare in lexicon.folded("none")


def _agenda(table: Columns, rows: list[Row]) -> bool:
    """ "Time | " in a day of the plan: what is done, now and then with the hour at which it begins."""
    clock = [row.cells[0].strip(" ~") for row in rows if row.cells]
    told = [cell for cell in clock if cell]
    if table.roles.get("time") != 0 or not told or not all(map(_HOUR.fullmatch, told)):
        return False
    table.roles, table.works, table.links, table.notes = {"title": 1}, [], [], [0]
    return samples.filled(rows, 1) * 4 > len(rows[: samples.ROWS]) * 3


def _is_of_people(rows: list[Row]) -> bool:
    """Names with addresses to write to: who teaches, not what is learnt."""
    return sum(any(_MAIL.search(cell) for cell in row.cells) for row in rows) * 2 > len(rows)


def _is_taught(table: Columns, rows: list[Row], lexicon: Lexicon) -> bool:
    """ "Topic | Description": a name and what is said about it; "Concept | Python | Rust" compares."""
    told = all(column_role(name, lexicon) for name in table.header[1:])
    return table.named[:1] == [0] and len(table.header) > 1 and told and bool(rows) and not _is_of_people(rows)


def _assign(table: Columns, n: int, role: str) -> None:
    if n in table.days:
        return
    if role == "title":
        table.named.append(n)
    elif role == "work":
        table.works.append(n)
    elif role == "link":
        table.links.append(n)
    elif role == "notes" or not role or role in table.roles:
        table.notes.append(n)
    else:
        table.roles[role] = n


def _dates_by_cells(table: Columns, rows: list[Row], lexicon: Lexicon) -> None:
    """A column called "Day" that holds dates says when, not which day of the plan."""
    at = table.roles.get("day")
    cells = [spans.line(row.cells[at]).text for row in rows[: samples.ROWS] if at is not None and at < len(row.cells)]
    if at is not None and "date" not in table.roles and sum(dates.is_dates(c, lexicon) for c in cells) * 2 > len(cells):
        table.roles["date"] = table.roles.pop("day")


def _marks_by_cells(table: Columns, rows: list[Row]) -> None:
    """A column without a role that has nothing but ticks in it says what is done, whatever it is called: "Got it"."""
    for n in () if "progress" in table.roles else list(table.notes):
        cells = {row.cells[n].strip() for row in rows if n < len(row.cells)}
        if cells & _TICKS and not cells - _TICKS - {""}:
            table.notes.remove(n)
            table.roles["progress"] = n
            return


def _positions_by_cells(table: Columns, rows: list[Row], lexicon: Lexicon) -> None:
    """A first column whose cells are positions is one, whatever it is called: "Period", "#"."""
    if table.position or not table.header:
        return
    cells = [row.cells[0] for row in rows[: samples.ROWS] if row.cells]
    read = [times.position(spans.line(cell).text, lexicon) for cell in cells]
    places = [place for place in read if place is not None and place.start <= 2]
    if cells and len(places) * 2 > len(cells):
        table.roles = {role: n for role, n in table.roles.items() if n != 0}
        table.notes = [n for n in table.notes if n != 0]
        table.works = [n for n in table.works if n != 0]
        table.named = [n for n in table.named if n != 0]
        table.roles[places[0].position.unit] = 0


def _is_counted(table: Columns, rows: list[Row]) -> bool:
    """A column that counts the rows, as a plan of steps does: 1, 2, 3."""
    for role in ("group", "number"):
        at = table.roles.get(role)
        numbers = [
            int(m[0])
            for row in rows
            if at is not None and at < len(row.cells) and (m := re.search(r"\d{1,3}", row.cells[at]))
        ]
        if len(numbers) == len(rows) > 1 and numbers[0] <= 1 and samples.is_rising(numbers):
            return True
    return False


def _unit(table: Columns, lexicon: Lexicon) -> None:
    """ "Duration (weeks)": the unit of the column's bare numbers."""
    at = table.roles.get("time")
    if at is None:
        return
    for unit in ("minute", "hour", "day", "week", "month"):
        if any(fold(word) in re.findall(r"\w+", table.header[at]) for word in lexicon.words("units", unit)):
            table.unit = unit


def _is_items(table: Columns, rows: list[Row], lexicon: Lexicon) -> bool:
    if "title" not in table.roles or not rows or _is_of_people(rows):
        return False
    at = table.roles.get("time", table.roles.get("date"))
    if at is not None and not table.position:
        cells = [row.cells[at] for row in rows if at < len(row.cells)]
        if sum(bool(_TIME_OF_DAY.search(cell)) for cell in cells) * 2 > len(cells) and "effort" not in table.roles:
            return False  # a day's routine
    if any(samples.is_breakdown(rows, n) for n in table.notes):
        return False
    if any(role in table.roles for role in TELLING):
        return True
    if samples.is_navigation(rows):
        return False
    if (table.named and "author" in table.roles) or kinds.is_material(table.header[table.roles["title"]], lexicon):
        return True  # books, papers
    if _is_counted(table, rows):
        return True
    linked = [
        n
        for n in (table.roles["title"], *table.links, *(n for n in table.notes if samples.only_links(rows, n)))
        if sum(n < len(row.cells) and _LINKED.search(row.cells[n]) is not None for row in rows) * 2 > len(rows)
    ]
    return bool(linked)
