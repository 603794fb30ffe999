"""What the entries of some days or steps come to, in minutes."""

from __future__ import annotations

from datetime import date

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3


def spent_on(connection: sqlite3.Connection, day: date) -> int:
    """Minutes of work recorded for a day: the time given, else the effort that fell away."""
    (minutes,) = connection.execute(
        "SELECT coalesce(sum(coalesce(minutes, max(gain, 0))), 0) FROM entry"
        " WHERE day = ? AND kind IN ('done', 'progress', 'time')",
        (day.isoformat(),),
    ).fetchone()
    return int(minutes)


def spent_since(connection: sqlite3.Connection, first: date, until: date) -> dict[int, int]:
    """The same of the days from ``first`` to before ``until``, by enrollment."""
    rows = connection.execute(
        "SELECT i.enrollment, sum(coalesce(n.minutes, max(n.gain, 0))) FROM entry n JOIN item i ON i.number = n.item"
        " WHERE n.day >= ? AND n.day < ? AND n.kind IN ('done', 'progress', 'time') GROUP BY i.enrollment",
        (first.isoformat(), until.isoformat()),
    )
    return dict(rows.fetchall())


def by_day(connection: sqlite3.Connection, first: date) -> dict[date, int]:
    """The days from ``first`` on with something done, and their minutes, which may be none."""
    rows = connection.execute(
        "SELECT day, sum(coalesce(minutes, max(gain, 0))) FROM entry"
        " WHERE day >= ? AND kind IN ('done', 'progress', 'time') GROUP BY day",
        (first.isoformat(),),
    )
    return {date.fromisoformat(day): minutes for day, minutes in rows}


def last_day(connection: sqlite3.Connection) -> date | None:
    """The last day with an entry of any kind."""
    (day,) = connection.execute("SELECT max(day) FROM entry").fetchone()
    return date.fromisoformat(day) if day else None


def gain_after(connection: sqlite3.Connection, step: int) -> int:
    """Minutes that steps after a given one took off the remaining effort of what still counts."""
    (minutes,) = connection.execute("SELECT coalesce(sum(gain), 0) FROM entry WHERE step > ?", (step,)).fetchone()
    return int(minutes)


def is_begun(connection: sqlite3.Connection) -> bool:
    """Whether anything of the work that is followed has been done."""
    row = connection.execute(
        "SELECT 1 FROM active a JOIN item i ON i.enrollment = a.number JOIN state s ON s.item = i.number"
        " WHERE i.work AND s.status = 'done' LIMIT 1"
    )
    return row.fetchone() is not None
