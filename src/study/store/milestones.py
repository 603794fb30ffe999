"""The dates of the competitions that run, as every screen of what lies ahead tells them."""

from __future__ import annotations

from datetime import date

from study.store import rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.core.milestones import Milestone
    from study.store.database import Writer

_RUNNING = (
    "SELECT i.number, i.due, i.work FROM item i JOIN active a ON a.number = i.enrollment"
    " JOIN state s ON s.item = i.number"
    " WHERE i.kind = 'competition' AND i.left_out IS NULL AND s.status IN ('open', 'started')"
)
_LATEST = "m.number = (SELECT max(number) FROM milestone WHERE item = m.item AND name = m.name)"
_ENTERED = "EXISTS (SELECT 1 FROM result WHERE item = m.item UNION ALL SELECT 1 FROM submission WHERE item = m.item)"
_DATES = (
    f"WITH running AS ({_RUNNING}) SELECT r.*, d.name, d.day, d.work AS is_planned FROM ("
    " SELECT number, 'final' AS name, due AS day, work FROM running"
    " UNION ALL SELECT m.item, m.name, m.day, c.work FROM milestone m JOIN running c ON c.number = m.item"
    f" WHERE {_LATEST} AND NOT (m.name = 'entry' AND {_ENTERED})"
    ") d JOIN reference r ON r.number = d.number WHERE d.day BETWEEN :first AND :last ORDER BY d.day, r.number, d.name"
)


def ahead(connection: sqlite3.Connection, first: date, last: date = date.max) -> list[Milestone]:
    """The dates of competitions from one day to another, inclusive, the first first.

    Whoever has handed something in has entered: when entry closes is no news then.
    """
    if connection.execute(f"{_RUNNING} LIMIT 1").fetchone() is None:
        return []  # as for most learners: one module less to read every day
    from study.core.milestones import Milestone

    return rows.values(connection, Milestone, _DATES, {"first": first.isoformat(), "last": last.isoformat()})


def date_of(connection: sqlite3.Connection, item: int, name: str) -> date | None:
    """One date of a competition, as it was told last."""
    sql = "SELECT day FROM milestone WHERE item = ? AND name = ? ORDER BY number DESC LIMIT 1"
    return rows.day(connection, sql, (item, name))


def set_date(writer: Writer, item: int, name: str, day: date | None) -> bool:
    """Let a date of a competition hold, or none; whether it was otherwise."""
    if date_of(writer.connection, item, name) == day:
        return False
    writer.append("milestone", item=item, name=name, day=day)
    return True
