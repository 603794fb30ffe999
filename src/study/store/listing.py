"""Items listed, and one of them whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from study.domain.item import Item
from study.domain.overview import Details, Listed
from study.store.items import COLUMNS, FOLLOWED

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

_DUE = "CASE WHEN i.work THEN coalesce(min(i.due, a.due), i.due, a.due) ELSE i.due END"
_STATE = f"s.status, s.percent, i.likely, s.remaining, {_DUE}, i.work, i.left_out"


def followed(connection: sqlite3.Connection, status: str | None = None, kind: str | None = None) -> list[Listed]:
    """The items of the curricula that are followed, in their order, work first."""
    rows = connection.execute(
        f"SELECT {COLUMNS}, {_STATE} FROM {FOLLOWED}"
        " WHERE (:status IS NULL OR s.status = :status) AND (:kind IS NULL OR i.kind = :kind)"
        " ORDER BY i.enrollment, NOT i.work, i.place, i.number",
        {"status": status, "kind": kind},
    )
    return [_listed(row) for row in rows]


def backlog(connection: sqlite3.Connection) -> list[Listed]:
    """What is wanted and not planned, and not begun either, in the order of the curricula."""
    rows = connection.execute(
        f"SELECT {COLUMNS}, {_STATE} FROM {FOLLOWED} WHERE i.left_out = 'backlog' AND s.status = 'open'"
        " ORDER BY i.enrollment, i.place, i.number"
    )
    return [_listed(row) for row in rows]


def details(connection: sqlite3.Connection, number: int) -> Details:
    """One item, whole."""
    row = connection.execute(
        f"SELECT {COLUMNS}, {_STATE}, i.low, i.high, i.estimated, i.type, i.list, i.by, i.url, i.stars, i.notes,"
        f" s.logged FROM {FOLLOWED} WHERE i.number = ?",
        (number,),
    ).fetchone()
    low, high, estimated, *rest = row[14:]
    return Details(_listed(row[:14]), low, high, bool(estimated), *rest)


def required_by(connection: sqlite3.Connection, number: int) -> list[str]:
    """The names of what an item requires, itself or through its module."""
    rows = connection.execute(
        "SELECT coalesce(j.id, m.id) FROM item i JOIN need n ON n.item = i.number OR n.module = i.module"
        " LEFT JOIN item j ON j.number = n.on_item LEFT JOIN module m ON m.number = n.on_module"
        " WHERE i.number = ? ORDER BY n.number",
        (number,),
    )
    return [name for (name,) in rows]


def _listed(row: Sequence[object]) -> Listed:
    status, percent, effort, remaining, due, work, left_out = row[7:14]
    return Listed(
        Item(*row[:7]),  # type: ignore[arg-type]
        status, percent, effort, remaining,  # type: ignore[arg-type]
        date.fromisoformat(due) if isinstance(due, str) else None,
        bool(work), left_out,  # type: ignore[arg-type]
    )  # fmt: skip
