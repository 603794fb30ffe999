"""The plan, the items and the entries as tables: CSV, one JSON document, tasks for Todoist and notes for Anki."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from html import escape

from study.core.items import DESCRIBED, Item, LogEntry
from study.core.values import dataclass, field
from study.screen.document import Document, dumped, log_entry, plain, reference
from study.screen.markup import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.items import Details, Material


Titles = dict[tuple[str, str | None, str | None], str]
"""Titles of curricula, phases and modules, by their three ids."""

REFERENCE = "item ref title kind curriculum phase module"

COLUMNS = {
    "plan": "date minutes",
    "items": f"status percent effort low high estimated remaining logged due left_out {' '.join(DESCRIBED)} tags notes",
    "entries": "entry entry_kind on minutes percent note step",
}
"""Those of each table beside the reference to the item."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a text begins that a spreadsheet would run as a formula."""

TODOIST = "TYPE CONTENT DESCRIPTION PRIORITY INDENT AUTHOR RESPONSIBLE DATE DATE_LANG TIMEZONE DURATION DURATION_UNIT"

LOWEST = "4"
"""Todoist counts the highest as 1, and takes nothing for that."""

ANKI = """\
#separator:Tab
#html:true
#notetype:Basic
#guid column:1
#deck column:2
#tags column:5
"""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The plan from today on, all items and all entries; ``source`` tells the database from others.

    ``materials`` are what each open item is learned from, as far as it is not done.
    """

    day: date
    sessions: list[tuple[date, Item, int]]
    items: list[Details]
    entries: list[LogEntry]
    titles: Titles
    source: str = ""
    materials: Mapping[int, Sequence[Material]] = field(default_factory=dict)


def table(snapshot: Snapshot, what: str) -> str:
    """``plan``, ``items`` or ``entries`` as CSV; the same columns as in the JSON document."""
    columns = f"{REFERENCE} {COLUMNS[what]}".split()
    rows = ([_cell(row.get(name)) for name in columns] for row in _rows(snapshot)[what])
    return _csv([columns, *rows], ",")


def document(snapshot: Snapshot) -> str:
    """``study.export/1``: all three."""
    return dumped("study.export/1", {"date": str(snapshot.day), **_rows(snapshot)})


def template(snapshot: Snapshot) -> str:
    """The open items of the plan for Todoist, in its order by curriculum and phase."""
    tasks = ([_harmless(cell) for cell in row] for row in _shown(_tasks(snapshot)))
    return _csv([TODOIST.split(), *tasks], ",")


def notes(snapshot: Snapshot) -> str:
    """A note for Anki for every item that is done: its title in front; behind, what is written about it and where it
    was."""
    remarks: dict[int, list[str]] = {}
    for numbered in snapshot.entries:
        if numbered.entry.note:
            remarks.setdefault(numbered.item.number, []).append(numbered.entry.note)
    rows = (
        _note(details, snapshot, remarks.get(details.listed.item.number, []))
        for details in snapshot.items
        if details.listed.status == "done"
    )
    return ANKI + _csv(_shown(rows), "\t")


def _rows(snapshot: Snapshot) -> dict[str, list[Document]]:
    """The three tables, row by row."""
    return {
        "plan": [reference(item) | {"date": str(day), "minutes": minutes} for day, item, minutes in snapshot.sessions],
        "items": [_item(details) for details in snapshot.items],
        "entries": [log_entry(entry) for entry in snapshot.entries],
    }


def _item(details: Details) -> Document:
    """Every column is a field of the details, or of what a list has of the item."""
    names = COLUMNS["items"].split()
    values = {name: getattr(details if hasattr(details, name) else details.listed, name) for name in names}
    return reference(details.listed.item) | {name: plain(value) for name, value in values.items()}


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, list):
        return " ".join(map(str, value))
    if isinstance(value, str):
        return shown(f"'{value}" if value.startswith(FORMULA) else value)
    return value


def _harmless(text: str) -> str:
    """A cell that no spreadsheet runs, though it is opened in one: an invisible joiner goes first."""
    return f"\u200d{text}" if text.startswith(FORMULA) else text


def _shown(rows: Iterable[Sequence[str]]) -> Iterator[list[str]]:
    """Rows for programs that are no spreadsheets, and run no formula."""
    return ([shown(cell) for cell in row] for row in rows)


def _csv(rows: Iterable[Sequence[object]], separator: str) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def _tasks(snapshot: Snapshot) -> Iterator[tuple[str, ...]]:
    """A section for each phase, and a task for each of its items."""
    last = {item.number: day for day, item, _ in snapshot.sessions}
    titles, section = snapshot.titles, None
    for details in snapshot.items:
        item = details.listed.item
        if item.number not in last:
            continue
        title = titles.get((item.curriculum, item.phase, None)) or titles[item.curriculum, None, None]
        if title != section:
            section = title
            yield ("section", title, *[""] * 10)
        yield _task(details, last[item.number].isoformat(), snapshot.materials.get(item.number, ()))


MOST = 10
"""Materials that a task names."""


def _task(details: Details, day: str, materials: Sequence[Material]) -> tuple[str, ...]:
    """A task with what it is learned from: its own link, else the materials of its module that are not finished."""
    listed = details.listed
    sources = [] if listed.url else [f"from {one.item.title} {one.url}".rstrip() for one in materials[:MOST]]
    content = listed.item.title.replace("@", "@\u200d")  # no label: an invisible joiner is between
    description = "\n".join(filter(None, (listed.url, *sources, details.notes, f"study done {listed.item.number}")))
    length = (str(listed.remaining), "minute") if listed.remaining else ("", "")
    return ("task", content, description, LOWEST, "1", "", "", day, "en", "", *length)


def _note(details: Details, snapshot: Snapshot, remarks: list[str]) -> tuple[str, ...]:
    item, titles = details.listed.item, snapshot.titles
    curriculum = titles.get((item.curriculum, None, None), item.curriculum)
    module = titles.get((item.curriculum, item.phase, item.module), "")
    parts = [*remarks, details.notes, details.by, details.listed.url, module]
    back = "<br>".join(_as_text(part).replace("\t", " ").replace("\n", "<br>") for part in parts if part)
    deck = "Study::" + curriculum.replace("::", ": ")
    tags = " ".join([item.kind, item.curriculum, *details.listed.tags])
    return f"study-{_compact(snapshot.source)}-{item.number}", deck, _as_text(item.title), back, tags


def _as_text(text: str) -> str:
    """Text for Anki, in which a bracket begins no sound and no formula."""
    return escape(text).replace("[", "&#91;")


def _compact(instant: str) -> str:
    """An instant as the name of a database: ``20260302T090000``."""
    return "".join(one for one in instant[:19] if one.isalnum())
