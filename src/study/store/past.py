"""Plans as they were committed: looked at whole, day by day, and one after the other."""

from __future__ import annotations

from datetime import date, timedelta

from study.core.items import Item
from study.store.hours import availability
from study.store.items import COLUMNS, TABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.core.schedule import Session


def items(connection: sqlite3.Connection, plan: int) -> dict[int, Item]:
    """The items a plan speaks of, placed or not, by number."""
    rows = connection.execute(
        f"SELECT {COLUMNS} FROM {TABLES} WHERE i.number IN (SELECT item FROM session WHERE plan = :plan"
        " UNION SELECT item FROM unplaced WHERE plan = :plan)",
        {"plan": plan},
    )
    return {row[0]: Item(*row) for row in rows}


def unplaced(connection: sqlite3.Connection, plan: int) -> list[tuple[int, str]]:
    """Items a plan has no room for, and why."""
    return connection.execute("SELECT item, reason FROM unplaced WHERE plan = ? ORDER BY item", (plan,)).fetchall()


def finishes(connection: sqlite3.Connection, plan: int) -> dict[int, date]:
    """The last day of every item in a plan."""
    rows = connection.execute("SELECT item, max(day) FROM session WHERE plan = ? GROUP BY item", (plan,))
    return {item: date.fromisoformat(day) for item, day in rows}


def closed(connection: sqlite3.Connection, plan: int) -> set[int]:
    """The items of a plan that are done or skipped by now."""
    rows = connection.execute(
        "SELECT DISTINCT s.item FROM session s JOIN state t ON t.item = s.item"
        " WHERE s.plan = ? AND t.status IN ('done', 'skipped')",
        (plan,),
    )
    return {item for (item,) in rows}


def in_force(connection: sqlite3.Connection, first: date, last: date) -> list[Session]:
    """The sessions from one day to another, inclusive, each of the plan that held on its day."""
    from study.core.schedule import Session

    rows = connection.execute("SELECT p.number, s.day FROM plan p JOIN step s ON s.number = p.step ORDER BY p.number")
    ends: list[tuple[int, str, str]] = []  # a plan, the first and the last day on which it was the one that held
    for number, day in rows.fetchall():
        ends = [(plan, begin, min(end, _day_before(day))) for plan, begin, end in ends]
        ends.append((number, day, last.isoformat()))
    found = []
    for plan, begin, end in ends:
        held = connection.execute(
            "SELECT day, item, minutes FROM session WHERE plan = ? AND day BETWEEN ? AND ? ORDER BY day, position",
            (plan, max(begin, first.isoformat()), end),
        )
        found += [Session(date.fromisoformat(day), item, minutes) for day, item, minutes in held]
    return found


def expected(connection: sqlite3.Connection, first: date, last: date) -> list[Session]:
    """The same without days that are off by now: nothing was planned for those, whatever a plan had."""
    hours = availability(connection)
    return [session for session in in_force(connection, first, last) if not hours.is_off(session.day)]


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
