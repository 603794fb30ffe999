"""Items listed, and one of them whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from study.core.items import Item
from study.core.listing import Details, Listed
from study.store.items import COLUMNS, DUE, FOLLOWED, KEPT, ORDER, PARTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

_STATE = f"s.status, s.percent, i.likely, s.remaining, {DUE}, i.work, i.left_out, i.tags, i.url"

_WHOLE = f"SELECT {COLUMNS}, {_STATE}, i.low, i.high, i.estimated, i.type, i.list, i.by, i.stars, i.notes, s.logged"


def followed(
    connection: sqlite3.Connection, status: str | None = None, kind: str | None = None, tag: str | None = None
) -> list[Listed]:
    """The items of the curricula that are followed, in their order, work first."""
    rows = connection.execute(
        f"SELECT {COLUMNS}, {_STATE} FROM {FOLLOWED} {PARTS}"
        " WHERE (:status IS NULL OR s.status = :status) AND (:kind IS NULL OR i.kind = :kind)"
        f" AND (:tag IS NULL OR instr(i.tags, ' ' || :tag || ' ')) ORDER BY i.enrollment, NOT i.work, {ORDER}",
        {"status": status, "kind": kind, "tag": tag},
    )
    return [_listed(row) for row in rows]


def backlog(connection: sqlite3.Connection) -> list[Listed]:
    """What is wanted and not planned, in the order of the curricula."""
    rows = connection.execute(
        f"SELECT {COLUMNS}, {_STATE} FROM {FOLLOWED} {PARTS} WHERE i.left_out = 'backlog'"
        f" AND s.status IN ('open', 'started') ORDER BY i.enrollment, {ORDER}"
    )
    return [_listed(row) for row in rows]


def details(connection: sqlite3.Connection, number: int) -> Details:
    """One item, whole."""
    return _details(connection.execute(f"{_WHOLE} FROM {KEPT} {PARTS} WHERE i.number = ?", (number,)).fetchone())


def everything(connection: sqlite3.Connection) -> list[Details]:
    """The items of the curricula that are followed, whole, in their order, work first."""
    rows = connection.execute(f"{_WHOLE} FROM {FOLLOWED} {PARTS} ORDER BY i.enrollment, NOT i.work, {ORDER}")
    return [_details(row) for row in rows]


def required_by(connection: sqlite3.Connection, number: int) -> list[str]:
    """The names of what an item requires, itself or through its module."""
    rows = connection.execute(
        "SELECT coalesce(j.id, m.id) FROM item i JOIN need n ON n.item = i.number OR n.module = i.module"
        " LEFT JOIN item j ON j.number = n.on_item LEFT JOIN module m ON m.number = n.on_module"
        " WHERE i.number = ? ORDER BY n.number",
        (number,),
    )
    return [name for (name,) in rows]


def notes(connection: sqlite3.Connection) -> dict[int, str]:
    """The notes of every item that has some, by its number."""
    return dict(connection.execute("SELECT number, notes FROM item WHERE notes <> ''").fetchall())


def _details(row: Sequence[object]) -> Details:
    low, high, estimated, *rest = row[16:]
    return Details(_listed(row[:16]), low, high, bool(estimated), *rest)  # type: ignore[arg-type]


def _listed(row: Sequence[object]) -> Listed:
    status, percent, effort, remaining, due, work, left_out, tags, url = row[7:16]
    return Listed(
        Item(*row[:7]),  # type: ignore[arg-type]
        status, percent, effort, remaining,  # type: ignore[arg-type]
        date.fromisoformat(due) if isinstance(due, str) else None,
        bool(work), left_out, tuple(str(tags).split()), url,  # type: ignore[arg-type]
    )  # fmt: skip
