"""What the columns of a table are for, and whether its rows are items."""

from __future__ import annotations

import re

from study.core.values import dataclass, field
from study.importing.text import labels, spans, times
from study.importing.text.lexicon import Lexicon, fold


@dataclass(slots=True)
class Row:
    """A row of a table as it is written; its cells are read when somebody asks."""

    line: int
    cells: list[str]


POSITIONS = ("day", "week", "month")
TELLING = (*POSITIONS, "time", "effort", "progress", "due", "date", "type", "prerequisites", "credits")
SAMPLE = 40  # rows that are looked at to see what a column holds
MOST_COLUMNS = 100

_NOTHING = {"", "-", "–", "—", "--", "&nbsp;", "n/a", "/", ".", "…", "...", "?"}
_LINKED = re.compile(r"\]\((?!#)|href=|https?://")
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

    @property
    def position(self) -> str:
        return next((role for role in POSITIONS if role in self.roles), "")


def columns(header: list[str], rows: list[Row], lexicon: Lexicon) -> Columns | None:
    """What the columns of an item table are for; None for any other table."""
    header = [labels.phrase(spans.one(cell).text) for cell in header[:MOST_COLUMNS]]
    found = Columns(header)
    weekdays = {fold(word) for table in lexicon.tables("weekdays") for row in table for word in row}
    found.days = [n for n, name in enumerate(header) if name in weekdays]
    for n, name in enumerate(header):
        _assign(found, n, column_role(name, lexicon))
    if len(found.days) > 1:
        return found if found.position or len(found.days) < len(header) or rows else None
    _positions_by_cells(found, rows, lexicon)
    _names_of_links(found, rows)
    _title(found, rows)
    _named_by_group(found, rows)
    _unit(found, lexicon)
    return found if _is_items(found, rows) else None


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
    return bare in _NOTHING or bare in lexicon.folded("empty") or bare in lexicon.folded("none")


def _assign(found: Columns, n: int, role: str) -> None:
    if n in found.days:
        return
    if role == "title":
        found.named.append(n)
    elif role == "work":
        found.works.append(n)
    elif role == "link":
        found.links.append(n)
    elif role == "notes" or not role or role in found.roles:
        found.notes.append(n)
    else:
        found.roles[role] = n


def _positions_by_cells(found: Columns, rows: list[Row], lexicon: Lexicon) -> None:
    """A first column whose cells are positions is one, whatever it is called: "Period", "#"."""
    if found.position or not found.header:
        return
    cells = [row.cells[0] for row in rows[:SAMPLE] if row.cells]
    read = [times.position(spans.one(cell).text, lexicon) for cell in cells]
    places = [place for place in read if place is not None and place.start <= 2]
    if cells and len(places) * 2 > len(cells):
        found.roles = {role: n for role, n in found.roles.items() if n != 0}
        found.notes = [n for n in found.notes if n != 0]
        found.works = [n for n in found.works if n != 0]
        found.named = [n for n in found.named if n != 0]
        found.roles[places[0].position.unit] = 0


def _names_of_links(found: Columns, rows: list[Row]) -> None:
    """ "Resource | URL", "Platform | Address": the first column has words, another the addresses of what they name."""
    half = len(rows[:SAMPLE])
    led = [n for n in found.links if n and _addressed(rows, n) * 2 > half]
    named = not _addressed(rows, 0) and _filled(rows, 0) * 2 > half
    if led and named and (0 in found.links or found.roles.get("author") == 0):
        found.roles = {role: n for role, n in found.roles.items() if n != 0}
        found.links = [n for n in found.links if n != 0]
        found.named.insert(0, 0)


def _addressed(rows: list[Row], n: int) -> int:
    return sum(n < len(row.cells) and _LINKED.search(row.cells[n]) is not None for row in rows[:SAMPLE])


def _title(found: Columns, rows: list[Row]) -> None:
    """The title stands under a word for it, else in the first column left with text, else in one of work or groups."""
    if found.named:
        at = next((n for n in found.named if _filled(rows, n) * 2 > len(rows[:SAMPLE])), found.named[0])
        found.roles["title"] = at
        found.notes += [n for n in found.named if n != at and _filled(rows, n)]
        return
    left = [n for n in found.notes if found.header[n] not in _NOTHING and _filled(rows, n) * 2 > len(rows[:SAMPLE])]
    unnamed = [n for n in left if n not in found.links]
    candidates = [*unnamed[:1]] if unnamed and (not found.works or unnamed[0] < found.works[0]) else []
    candidates += (
        found.works[:1]
        + [found.roles[role] for role in ("group", "type") if role in found.roles]
        + found.links[:1]
        + left
    )
    if candidates:
        at = candidates[0]
        found.roles = {role: n for role, n in found.roles.items() if n != at}
        for several in (found.works, found.notes, found.links):
            if at in several:
                several.remove(at)
        found.roles["title"] = at


def _named_by_group(found: Columns, rows: list[Row]) -> None:
    """Where the cells of the title column are lists of links, what each row is about stands in its group column."""
    group, title = found.roles.get("group"), found.roles.get("title")
    if group is None or title is None:
        return
    names = [row.cells[group] for row in rows if group < len(row.cells)]
    several = sum(title < len(row.cells) and row.cells[title].count("](") > 1 for row in rows)
    if several * 2 > len(rows) and len(set(names)) == len(names) and _filled(rows, group) * 2 > len(rows[:SAMPLE]):
        found.roles["title"] = group
        del found.roles["group"]
        found.links.append(title)


def _is_counted(found: Columns, rows: list[Row]) -> bool:
    """A column that counts the rows, as a plan of steps does: 1, 2, 3."""
    for role in ("group", "number"):
        at = found.roles.get(role)
        numbers = [
            int(m[0])
            for row in rows
            if at is not None and at < len(row.cells) and (m := re.search(r"\d{1,3}", row.cells[at]))
        ]
        if len(numbers) == len(rows) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
            return True
    return False


def _filled(rows: list[Row], n: int) -> int:
    return sum(n < len(row.cells) and bool(re.search(r"[^\W\d_]{2}", row.cells[n])) for row in rows[:SAMPLE])


def _unit(found: Columns, lexicon: Lexicon) -> None:
    """ "Duration (weeks)": the unit of the column's bare numbers."""
    at = found.roles.get("time")
    if at is None:
        return
    for unit in ("minute", "hour", "day", "week", "month"):
        if any(fold(word) in re.findall(r"\w+", found.header[at]) for word in lexicon.words("units", unit)):
            found.unit = unit


def _is_items(found: Columns, rows: list[Row]) -> bool:
    if "title" not in found.roles or not rows:
        return False
    at = found.roles.get("time", found.roles.get("date"))
    if at is not None and not found.position:
        cells = [row.cells[at] for row in rows if at < len(row.cells)]
        if sum(bool(_TIME_OF_DAY.search(cell)) for cell in cells) * 2 > len(cells) and "effort" not in found.roles:
            return False  # a day's routine
    if any(role in found.roles for role in TELLING):
        return True
    if _is_counted(found, rows):
        return True
    linked = [
        n
        for n in (found.roles["title"], *found.links)
        if sum(n < len(row.cells) and _LINKED.search(row.cells[n]) is not None for row in rows) * 2 > len(rows)
    ]
    return bool(linked)
