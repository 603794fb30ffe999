"""Curricula the learner enrolled in: written once through SQLModel, row by row read back elsewhere."""

from __future__ import annotations

from datetime import date

from study.core.enrollment import Enrolled
from study.errors import WrongUsage

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from typing import Any

    from study.store.database import Writer


def followed(connection: sqlite3.Connection) -> list[Enrolled]:
    """The curricula that are followed, in the order of enrolment."""
    rows = connection.execute(
        "SELECT number, curriculum, title, start, weight, due, paused FROM active ORDER BY number"
    )
    return [_enrolled(row) for row in rows]


def named(connection: sqlite3.Connection, name: str) -> Enrolled:
    """The curriculum that is followed under an id. Raises WrongUsage."""
    following = {one.curriculum: one for one in followed(connection)}
    found = following.get(name.strip().lower())
    if found is None:
        raise WrongUsage(f'You do not follow "{name}". You follow: {", ".join(following) or "none"}.')
    return found


def last_left(connection: sqlite3.Connection, curriculum: str) -> tuple[Enrolled, str] | None:
    """The latest enrolment of a curriculum that is not followed any more, and the digest of its file."""
    row = connection.execute(
        "SELECT e.digest, e.number, e.curriculum, e.title, e.start, t.weight, t.due, 0 FROM enrollment e"
        " JOIN tracking t ON t.enrollment = e.number WHERE e.curriculum = ?"
        " ORDER BY e.number DESC, t.number DESC LIMIT 1",
        (curriculum,),
    ).fetchone()
    return (_enrolled(row[1:]), row[0]) if row else None


def selected(connection: sqlite3.Connection, enrollment: int) -> tuple[int, dict[str, int]]:
    """How many of the items that are wanted have an effort that is only estimated; why others are left out."""
    (estimated,) = connection.execute(
        "SELECT count(*) FROM item WHERE enrollment = ? AND work AND left_out IS NULL AND estimated", (enrollment,)
    ).fetchone()
    rows = connection.execute(
        "SELECT left_out, count(*) FROM item WHERE enrollment = ? AND work AND left_out <> 'backlog'"
        " GROUP BY left_out ORDER BY min(number)",
        (enrollment,),
    )
    return estimated, dict(rows.fetchall())


def track(writer: Writer, one: Enrolled, active: bool = True) -> None:
    """Follow a curriculum with its weight, its due date and paused or not from now on, or no longer."""
    writer.connection.execute(
        "INSERT INTO tracking (step, enrollment, active, weight, due, paused) VALUES (?, ?, ?, ?, ?, ?)",
        (writer.step, one.number, active, one.weight, one.due.isoformat() if one.due else None, one.paused),
    )


def set_due(writer: Writer, phase: int | None, module: int | None, day: date | None) -> None:
    """Let a phase or a module be due on a day, inclusive, or on none."""
    writer.connection.execute(
        "INSERT INTO due (step, phase, module, day) VALUES (?, ?, ?, ?)",
        (writer.step, phase, module, day and day.isoformat()),
    )


def _enrolled(row: Sequence[Any]) -> Enrolled:
    number, curriculum, title, start, weight, due, paused = row
    last = date.fromisoformat(due) if due else None
    return Enrolled(number, curriculum, title, date.fromisoformat(start), weight, last, bool(paused))
