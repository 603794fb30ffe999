"""Certificates and the attempts at them."""

from __future__ import annotations

from datetime import date

from study.certificates.rules import Attempt, Certificate
from study.core.items import Item
from study.store.items import COLUMNS, FOLLOWED

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from study.format.models import Item as CurriculumItem
    from study.store.database import Writer


_SELECT = f"SELECT {COLUMNS}, s.percent, i.closed, i.due, s.logged FROM {FOLLOWED}"


def certificates(connection: sqlite3.Connection) -> list[Certificate]:
    """The certificates of what is followed, in their order; those of the backlog only once they are begun."""
    rows = connection.execute(
        f"{_SELECT} WHERE i.kind = 'certificate' AND (i.left_out IS NOT 'backlog' OR s.status <> 'open'"
        " OR EXISTS (SELECT * FROM attempt WHERE item = i.number)) ORDER BY i.enrollment, i.place, i.number"
    ).fetchall()
    return [_certificate(connection, row) for row in rows]


def certificate(connection: sqlite3.Connection, number: int) -> Certificate:
    """One certificate by the number of its item."""
    row = connection.execute(f"{_SELECT} WHERE i.number = ?", (number,)).fetchone()
    return _certificate(connection, row)


def attempts(connection: sqlite3.Connection, item: int) -> list[Attempt]:
    """The sittings of one exam, the oldest first; those without a day before all others."""
    rows = connection.execute(
        "SELECT passed, day, score, note FROM attempt WHERE item = ? ORDER BY day, number", (item,)
    )
    return [
        Attempt(bool(passed), date.fromisoformat(day) if day else None, score, note)
        for passed, day, score, note in rows
    ]


def add_attempt(writer: Writer, item: int, attempt: Attempt) -> None:
    """Take down one sitting."""
    writer.connection.execute(
        "INSERT INTO attempt (step, item, day, passed, score, note) VALUES (?, ?, ?, ?, ?, ?)",
        (writer.step, item, attempt.day and attempt.day.isoformat(), attempt.passed, attempt.score, attempt.note),
    )


def seed(writer: Writer, items: Iterable[tuple[int, CurriculumItem]]) -> None:
    """The sittings that a curriculum tells of its items, which are given with their numbers."""
    for number, item in items:
        for sitting in item.attempts:
            add_attempt(writer, number, Attempt(sitting.passed, sitting.on, sitting.score, sitting.note))


def _certificate(connection: sqlite3.Connection, row: tuple[object, ...]) -> Certificate:
    percent, closed, due, logged = row[7:]
    item = Item(*row[:7])  # type: ignore[arg-type]
    last = date.fromisoformat(due) if isinstance(due, str) else None
    return Certificate(item, percent, bool(closed), last, logged, attempts(connection, item.number))  # type: ignore[arg-type]
