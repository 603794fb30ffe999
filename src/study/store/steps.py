"""What a step brought and changed; taken back, its rows are put aside, and brought forth again when it is redone.

Every row knows its step, so a step is undone by what it brought: rows are put aside and removed, and a field that it
changed gets the value it had. Steps are undone from the last one back, so nothing later can depend on what goes.
"""

from __future__ import annotations

import json

from study.core.values import dataclass
from study.store import entries, rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a row that a step changed: its table and number, and the value before and after.

    Without a field: a row that the step took out, as JSON.
    """

    table: str
    number: int
    field: str | None
    before: str | None
    after: str | None


_OWN = "step = :step"
_ENROLLED = "enrollment IN (SELECT number FROM enrollment WHERE step = :step)"
_LATER = f"step = :step OR step IS NULL AND {_ENROLLED}"
_PLANNED = "plan IN (SELECT number FROM plan WHERE step = :step)"

BROUGHT = {
    **dict.fromkeys(
        ("machine", "block", "setting", "hours", "deviation", "slot", "enrollment", "tracking", "base"), _OWN
    ),
    **dict.fromkeys(("phase", "module", "item", "need"), _LATER),
    **dict.fromkeys(("due", "priority", "pin", "entry", "change", "timer", "result", "submission", "attempt"), _OWN),
    **dict.fromkeys(("milestone", "medals", "goal", "journal", "lesson"), _OWN),
    "revision": _OWN,
    "state": f"item IN (SELECT number FROM item WHERE {_LATER})",
    "plan": _OWN,
    **dict.fromkeys(("session", "unplaced"), _PLANNED),
}
"""The rows a step brings to each table; what others refer to comes first."""

UNDONE, REDONE = "undone", "redone"
"""What is put aside beside rows: the instants at which a step was taken back, and taken again, in their order."""


def undo(connection: sqlite3.Connection, step: int, at: str) -> None:
    """Take back the last step that holds, and keep what it brought."""
    put_aside(connection, step, at)
    note(connection, step, UNDONE, at)


def put_aside(connection: sqlite3.Connection, step: int, at: str) -> None:
    """The same, but it isn't noted."""
    for name, brought in BROUGHT.items():
        _put_aside(connection, step, name, brought)
    take_back(connection, step)
    connection.execute("UPDATE step SET undone = ? WHERE number = ?", (at, step))


def take_back(connection: sqlite3.Connection, step: int) -> None:
    """Remove what the last step that holds brought, and give what it changed the values that were before."""
    changed, changes, revisions = touched(connection, step), _changes(connection, step), _revisions(connection, step)
    # What refers to others goes before them, and what was changed more than once gets its first value back last.
    for name, brought in reversed(BROUGHT.items()):
        connection.execute(f'DELETE FROM "{name}" WHERE {brought}', {"step": step})
    for change in reversed(changes):
        _set(connection, change, change.before)
    for revision in reversed(revisions):
        if revision.field is not None:
            _set(connection, revision, revision.before)
        elif revision.before is not None:
            rows.insert(connection, revision.table, json.loads(revision.before))
    entries.fold_again(connection, changed)


def redo(connection: sqlite3.Connection, step: int, at: str) -> None:
    """Take a step again that was undone."""
    for name in BROUGHT:
        sql = "SELECT row FROM undone WHERE step = ? AND name = ? ORDER BY number"
        rows.insert_all(connection, name, map(json.loads, rows.column(connection, sql, (step, name))))
    connection.execute("DELETE FROM undone WHERE step = ? AND name NOT IN (?, ?)", (step, UNDONE, REDONE))
    note(connection, step, REDONE, at)
    for change in _changes(connection, step):
        _set(connection, change, change.after)
    for revision in _revisions(connection, step):
        if revision.field is not None:
            _set(connection, revision, revision.after)
        else:
            connection.execute(f'DELETE FROM "{revision.table}" WHERE number = ?', (revision.number,))
    connection.execute("UPDATE step SET undone = NULL WHERE number = ?", (step,))
    entries.fold_again(connection, touched(connection, step))


def _put_aside(connection: sqlite3.Connection, step: int, name: str, brought: str) -> None:
    """Keep the rows that a step brought to a table."""
    cursor = connection.execute(f'SELECT * FROM "{name}" WHERE {brought}', {"step": step})
    columns = [column for column, *_ in cursor.description]
    kept = [json.dumps(dict(zip(columns, row, strict=True))) for row in cursor]
    rows.insert_all(connection, "undone", ({"step": step, "name": name, "row": row} for row in kept))


def note(connection: sqlite3.Connection, step: int, name: str, at: str) -> None:
    """Note when a step was taken back, or taken again."""
    rows.insert(connection, "undone", {"step": step, "name": name, "row": json.dumps(at)})


def _changes(connection: sqlite3.Connection, step: int) -> list[Change]:
    """What a step changed in rows that were there, in the order of change."""
    return rows.values(
        connection,
        Change,
        "SELECT CASE WHEN entry IS NULL THEN 'item' ELSE 'entry' END AS \"table\", coalesce(entry, item) AS number,"
        " field, before, after FROM change WHERE step = ? ORDER BY number",
        (step,),
    )


def _revisions(connection: sqlite3.Connection, step: int) -> list[Change]:
    """What a step changed in rows of other tables."""
    return rows.values(
        connection,
        Change,
        'SELECT name AS "table", "row" AS number, field, "before", "after" FROM revision'
        " WHERE step = ? ORDER BY revision.number",
        (step,),
    )


def _set(connection: sqlite3.Connection, change: Change, value: str | None) -> None:
    """Give a field another value; what is not there any more is passed over."""
    connection.execute(f'UPDATE "{change.table}" SET "{change.field}" = ? WHERE number = ?', (value, change.number))


def take_off(connection: sqlite3.Connection, step: int) -> None:
    """Take the last step off the database as if it had never been taken."""
    if rows.cell(connection, "SELECT undone FROM step WHERE number = ?", (step,)) is None:
        take_back(connection, step)
    connection.execute("DELETE FROM undone WHERE step = ?", (step,))
    connection.execute("DELETE FROM alias WHERE step = ?", (step,))
    connection.execute("DELETE FROM step WHERE number = ?", (step,))


def touched(connection: sqlite3.Connection, step: int) -> list[int]:
    """Items whose state a step may have changed."""
    sql = "SELECT item FROM entry WHERE step = :step UNION SELECT item FROM change WHERE step = :step"
    return rows.column(connection, sql, {"step": step})
