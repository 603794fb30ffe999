"""Certificates and the attempts at them."""

from __future__ import annotations

from datetime import date

from study.domain.certificate import Attempt, Certificate
from study.domain.item import Item
from study.store.items import COLUMNS, FOLLOWED

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.store.database import Writer


def certificates(connection: sqlite3.Connection) -> list[Certificate]:
    """The certificates of what is followed, in their order; those of the backlog only once they are begun."""
    rows = connection.execute(
        f"SELECT {COLUMNS}, s.percent, i.closed, i.due, s.logged FROM {FOLLOWED}"
        " WHERE i.kind = 'certificate' AND (i.left_out IS NOT 'backlog' OR s.status <> 'open')"
        " ORDER BY i.enrollment, i.place, i.number"
    ).fetchall()
    return [
        Certificate(
            Item(*item),
            percent,
            bool(closed),
            date.fromisoformat(due) if due else None,
            logged,
            attempts(connection, item[0]),
        )
        for *item, percent, closed, due, logged in rows
    ]


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
