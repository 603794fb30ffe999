"""The plan, the items and the entries as tables: CSV with a header and a row each, or all in one document."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from study.export.rules import Extract
from study.screen.document import Document, dumped, log_entry, reference
from study.screen.markup import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.listing import Details


REFERENCE = ("item", "ref", "title", "kind", "curriculum", "phase", "module")


FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would run as a formula."""


def table(found: Extract, what: str) -> str:
    """``plan``, ``items`` or ``entries`` as CSV; the same columns as in the JSON document."""
    rows = rows_of(found)[what]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*REFERENCE, *COLUMNS[what]])
    writer.writerows([_cell(row.get(name)) for name in [*REFERENCE, *COLUMNS[what]]] for row in rows)
    return stream.getvalue()


def document(found: Extract) -> str:
    """``study.export/1``: all three."""
    return dumped("study.export/1", {"date": str(found.day), **rows_of(found)})


COLUMNS: dict[str, Sequence[str]] = {
    "plan": ("date", "minutes"),
    "items": (
        "status", "percent", "effort", "low", "high", "estimated", "remaining", "logged", "due", "left_out",
        "type", "list", "by", "url", "stars", "tags", "notes",
    ),
    "entries": ("entry", "entry_kind", "on", "minutes", "percent", "note", "step"),
}  # fmt: skip


def rows_of(found: Extract) -> dict[str, list[Document]]:
    """The three tables, row by row."""
    return {
        "plan": [{**reference(one.item), "date": str(day), "minutes": length} for day, one, length in found.sessions],
        "items": [_item(one) for one in found.items],
        "entries": [log_entry(one) for one in found.entries],
    }  # fmt: skip


def lines(rows: Iterable[Sequence[object]], separator: str) -> str:
    """Rows of texts as CSV with another separator, for programs that are no spreadsheets."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator, lineterminator="\n")
    writer.writerows([shown(str(cell)) for cell in row] for row in rows)
    return stream.getvalue()


def _item(known: Details) -> Document:
    one = known.listed
    return {
        **reference(one.item), "status": one.status, "percent": one.percent, "effort": one.effort, "low": known.low,
        "high": known.high, "estimated": known.estimated, "remaining": one.remaining, "logged": known.logged,
        "due": one.due and str(one.due), "left_out": one.left_out, "type": known.type, "list": known.list,
        "by": known.by, "url": one.url, "stars": known.stars, "tags": list(one.tags), "notes": known.notes,
    }  # fmt: skip


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
