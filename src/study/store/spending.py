"""What the entries of some days or steps come to, in minutes."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from datetime import date


def spent_on(connection: sqlite3.Connection, day: date) -> int:
    """Minutes of work recorded for a day: the time given, else the effort that fell away."""
    (minutes,) = connection.execute(
        "SELECT coalesce(sum(coalesce(minutes, max(gain, 0))), 0) FROM entry WHERE day = ?",
        (day.isoformat(),),
    ).fetchone()
    return int(minutes)


def spent_since(connection: sqlite3.Connection, first: date, until: date) -> dict[int, int]:
    """The same of the days from ``first`` to before ``until``, by enrollment."""
    rows = connection.execute(
        "SELECT i.enrollment, sum(coalesce(n.minutes, max(n.gain, 0))) FROM entry n JOIN item i ON i.number = n.item"
        " WHERE n.day >= ? AND n.day < ? GROUP BY i.enrollment",
        (first.isoformat(), until.isoformat()),
    )
    return dict(rows.fetchall())


def study_days(connection: sqlite3.Connection, first: date) -> dict[str, int]:
    """The days from ``first`` on with something done, as ISO texts, and their minutes, which may be none."""
    rows = connection.execute(
        "SELECT day, sum(coalesce(minutes, max(gain, 0))) FROM entry"
        " WHERE day >= ? AND kind IN ('done', 'progress', 'time') GROUP BY day",
        (first.isoformat(),),
    )
    return dict(rows.fetchall())


def gain_after(connection: sqlite3.Connection, step: int) -> int:
    """Minutes that steps after a given one took off the remaining effort of what still counts."""
    (minutes,) = connection.execute("SELECT coalesce(sum(gain), 0) FROM entry WHERE step > ?", (step,)).fetchone()
    return int(minutes)
