"""A plan as it was committed, looked at whole."""

from __future__ import annotations

from datetime import date

from study.core.items import Item
from study.store.items import COLUMNS, TABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3


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
