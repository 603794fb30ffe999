"""Certificates and the attempts at them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from study.core.competitions import Attempt, Certificate
from study.core.items import Item
from study.core.values import asdict
from study.store import rows
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
    condition = (
        "i.kind = 'certificate' AND (i.left_out IS NOT 'backlog' OR s.status <> 'open'"
        " OR EXISTS (SELECT * FROM attempt WHERE item = i.number)) ORDER BY i.enrollment, i.place, i.number"
    )
    return list(_certificates(connection, condition))


def certificate(connection: sqlite3.Connection, number: int) -> Certificate:
    """One certificate by the number of its item."""
    return next(_certificates(connection, "i.number = :number", number))


def attempts(connection: sqlite3.Connection, item: int) -> list[Attempt]:
    """The sittings of one exam, the oldest first; those without a day before all others."""
    return rows.values(
        connection, Attempt, "SELECT passed, day, score, note FROM attempt WHERE item = ? ORDER BY day, number", (item,)
    )


def add_attempt(writer: Writer, item: int, attempt: Attempt) -> None:
    """Take down one sitting."""
    rows.insert(writer.connection, "attempt", {"step": writer.step, "item": item, **asdict(attempt)})


def seed(writer: Writer, items: Iterable[tuple[int, CurriculumItem]]) -> None:
    """The sittings that a curriculum tells of its items, which are given with their numbers."""
    for number, item in items:
        for sitting in item.attempts:
            add_attempt(writer, number, Attempt(sitting.passed, sitting.on, sitting.score, sitting.note))


def _certificates(connection: sqlite3.Connection, condition: str, number: int = 0) -> Iterator[Certificate]:
    cells = connection.execute(f"{_SELECT} WHERE {condition}", {"number": number}).fetchall()
    for *item, percent, closed, due, logged in cells:
        yield Certificate(
            Item(*item),
            percent=percent,
            closed=bool(closed),
            due=date.fromisoformat(due) if due else None,
            logged=logged,
            attempts=attempts(connection, item[0]),
        )
