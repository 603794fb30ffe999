"""Certificates and the attempts at them."""

from __future__ import annotations

from study.core.competitions import Attempt, Certificate
from study.core.values import asdict, replace
from study.store import rows
from study.store.items import NAMED

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from study.format.models import Item as CurriculumItem
    from study.store.database import Writer


def certificates(connection: sqlite3.Connection) -> list[Certificate]:
    """The certificates of what is followed, in their order; those of the backlog only once they are begun."""
    return _certificates(
        connection,
        "kind = 'certificate' AND (left_out IS NOT 'backlog' OR status <> 'open'"
        " OR EXISTS (SELECT * FROM attempt WHERE item = f.number)) ORDER BY enrollment, place, number",
    )


def certificate(connection: sqlite3.Connection, number: int) -> Certificate:
    """One certificate by the number of its item."""
    return _certificates(connection, "number = :number", number)[0]


def attempts(connection: sqlite3.Connection, item: int) -> list[Attempt]:
    """The sittings of one exam, the oldest first; those without a day before all others."""
    return rows.values(connection, Attempt, "FROM attempt WHERE item = ? ORDER BY day, number", (item,))


def add_attempt(writer: Writer, item: int, attempt: Attempt) -> None:
    """Take down one sitting."""
    writer.append("attempt", item=item, **asdict(attempt))


def seed(writer: Writer, items: Iterable[tuple[int, CurriculumItem]]) -> None:
    """The sittings that a curriculum tells of its items, which are given with their numbers."""
    for number, item in items:
        for sitting in item.attempts:
            add_attempt(writer, number, Attempt(sitting.passed, sitting.on, sitting.score, sitting.note))


def _certificates(connection: sqlite3.Connection, condition: str, number: int = 0) -> list[Certificate]:
    sql = f"SELECT {NAMED}, percent, closed, own_due AS due, logged FROM followed f WHERE {condition}"
    read = rows.values(connection, Certificate, sql, {"number": number})
    return [replace(certificate, attempts=attempts(connection, certificate.item.number)) for certificate in read]
