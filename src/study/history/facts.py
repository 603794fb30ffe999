"""The steps that were taken; taken back, their rows are put aside, and brought forth again when they are redone.

Every row knows its step, so a step is undone by what it brought: rows are put aside and removed, and a field that it
changed gets the value it had. Steps are undone from the last one back, so nothing later can depend on what goes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from study.core.values import dataclass
from study.store import entries

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3


_OWN = "step = :step"


_ENROLLED = "enrollment IN (SELECT number FROM enrollment WHERE step = :step)"


_ITEMS = f"step = :step OR step IS NULL AND {_ENROLLED}"


_PLANNED = "plan IN (SELECT number FROM plan WHERE step = :step)"


BROUGHT = {
    "setting": _OWN, "hours": _OWN, "deviation": _OWN, "slot": _OWN,
    "enrollment": _OWN, "tracking": _OWN, "phase": _ENROLLED, "module": _ENROLLED, "item": _ITEMS, "need": _ENROLLED,
    "due": _OWN, "pin": _OWN, "entry": _OWN, "change": _OWN, "timer": _OWN,
    "result": _OWN, "submission": _OWN, "attempt": _OWN, "goal": _OWN, "journal": _OWN, "lesson": _OWN,
    "state": f"item IN (SELECT number FROM item WHERE {_ITEMS})",
    "plan": _OWN, "session": _PLANNED, "unplaced": _PLANNED,
}  # fmt: skip
"""The rows a step brings to each table; what others refer to comes first."""


UNDONE, REDONE = "undone", "redone"
"""What is put aside beside rows: the instants at which a step was taken back, and taken again, in their order."""


def steps(connection: sqlite3.Connection) -> list[Step]:
    """Every step that was ever taken, the oldest first."""
    rows = connection.execute("SELECT number, at, day, command, undone IS NOT NULL FROM step ORDER BY number")
    return [Step(number, at, day, command, bool(undone)) for number, at, day, command, undone in rows]


def last(connection: sqlite3.Connection) -> Step | None:
    """The last step that holds."""
    row = connection.execute(
        "SELECT number, at, day, command FROM step WHERE undone IS NULL ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return Step(*row) if row else None


def next_again(connection: sqlite3.Connection) -> Step | None:
    """The step that was undone last, unless something else was done since."""
    row = connection.execute(
        "SELECT s.number, s.at, s.day, s.command, 1 FROM undone u JOIN step s ON s.number = u.step"
        " WHERE u.name = ? AND s.number > (SELECT coalesce(max(number), 0) FROM step WHERE undone IS NULL)"
        " ORDER BY u.number DESC LIMIT 1",
        (UNDONE,),
    ).fetchone()
    return Step(*row) if row else None


def undo(connection: sqlite3.Connection, step: int, at: str) -> None:
    """Take back the last step that holds."""
    touched, changes = _touched(connection, step), _changes(connection, step)
    for name, brought in BROUGHT.items():
        cursor = connection.execute(f'SELECT * FROM "{name}" WHERE {brought}', {"step": step})
        columns = [column[0] for column in cursor.description]
        connection.executemany(
            "INSERT INTO undone (step, name, row) VALUES (?, ?, ?)",
            ((step, name, json.dumps(dict(zip(columns, row, strict=True)))) for row in cursor.fetchall()),
        )
    for name, brought in reversed(BROUGHT.items()):
        connection.execute(f'DELETE FROM "{name}" WHERE {brought}', {"step": step})
    for table, number, field, before, _ in reversed(changes):
        _set(connection, table, number, field, before)
    connection.execute("UPDATE step SET undone = ? WHERE number = ?", (at, step))
    _note(connection, step, UNDONE, at)
    entries.fold_again(connection, touched)


def redo(connection: sqlite3.Connection, step: int, at: str) -> None:
    """Take a step again that was undone."""
    for name in BROUGHT:
        rows = connection.execute(
            "SELECT row FROM undone WHERE step = ? AND name = ? ORDER BY number", (step, name)
        ).fetchall()
        _bring(connection, name, (json.loads(row) for (row,) in rows))
    connection.execute("DELETE FROM undone WHERE step = ? AND name NOT IN (?, ?)", (step, UNDONE, REDONE))
    _note(connection, step, REDONE, at)
    for table, number, field, _, after in _changes(connection, step):
        _set(connection, table, number, field, after)
    connection.execute("UPDATE step SET undone = NULL WHERE number = ?", (step,))
    entries.fold_again(connection, _touched(connection, step))


def _note(connection: sqlite3.Connection, step: int, what: str, at: str) -> None:
    connection.execute("INSERT INTO undone (step, name, row) VALUES (?, ?, ?)", (step, what, json.dumps(at)))


def _bring(connection: sqlite3.Connection, name: str, rows: Iterable[dict[str, object]]) -> None:
    for row in rows:
        columns, places = ", ".join(f'"{column}"' for column in row), ", ".join("?" * len(row))
        connection.execute(f'INSERT INTO "{name}" ({columns}) VALUES ({places})', tuple(row.values()))


def _changes(connection: sqlite3.Connection, step: int) -> list[tuple[str, int, str, str | None, str | None]]:
    """Table and number of the rows a step changed, the field, its value before and after; in the order of change."""
    rows = connection.execute(
        "SELECT CASE WHEN entry IS NULL THEN 'item' ELSE 'entry' END, coalesce(entry, item), field, before, after"
        " FROM change WHERE step = ? ORDER BY number",
        (step,),
    )
    return rows.fetchall()


def _set(connection: sqlite3.Connection, table: str, number: int, field: str, value: str | None) -> None:
    """Give a field another value; what is not there any more is passed over."""
    connection.execute(f'UPDATE "{table}" SET "{field}" = ? WHERE number = ?', (value, number))


def _touched(connection: sqlite3.Connection, step: int) -> list[int]:
    """Items whose state a step may have changed."""
    rows = connection.execute(
        "SELECT item FROM entry WHERE step = :step UNION SELECT item FROM change WHERE step = :step", {"step": step}
    )
    return [item for (item,) in rows]


@dataclass(frozen=True, slots=True)
class Step:
    """One command that changed something: the instant in UTC, the learner's day, what was typed, whether undone."""

    number: int
    at: str
    day: str
    command: str
    undone: bool = False
