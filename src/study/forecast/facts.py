"""The learner's record as a forecast reads it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from study.forecast.estimation import Finished, doubt
from study.store import entries

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.core.entries import Entry


def finished(connection: sqlite3.Connection) -> list[Finished]:
    """The work that is done and whose time was told, in the order in which it was done."""
    rows = connection.execute(
        "SELECT i.likely, s.logged, i.low, i.high FROM item i JOIN state s ON s.item = i.number"
        " WHERE i.work AND s.status = 'done' AND s.logged > 0 AND s.done_on IS NOT NULL ORDER BY s.done_on, i.number"
    )
    return [Finished(likely, logged, doubt(low, high)) for likely, logged, low, high in rows]


def estimates(connection: sqlite3.Connection, items: Collection[int]) -> dict[int, tuple[int, int, int, list[Entry]]]:
    """Low, likely and high of items, in minutes, with the entries of those that are begun."""
    rows = connection.execute(
        "SELECT i.number, i.low, i.likely, i.high, s.status FROM item i JOIN state s ON s.item = i.number WHERE i.work"
    )
    return {
        number: (low, likely, high, entries.history(connection, number) if status == "started" else [])
        for number, low, likely, high, status in rows.fetchall()
        if number in items
    }


def first_day(connection: sqlite3.Connection) -> date | None:
    """The day of the first plan."""
    (day,) = connection.execute("SELECT min(s.day) FROM plan p JOIN step s ON s.number = p.step").fetchone()
    return date.fromisoformat(day) if day else None
