"""When the timer was started and stopped."""

from __future__ import annotations

from datetime import datetime

from study.core.items import Item
from study.store.database import instant
from study.store.items import COLUMNS, TABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.store.database import Writer


def running(connection: sqlite3.Connection) -> tuple[Item, datetime] | None:
    """The item the timer runs for and the instant it was started, if it runs."""
    row = connection.execute("SELECT item, event, at FROM timer ORDER BY number DESC LIMIT 1").fetchone()
    if row is None or row[1] != "start":
        return None
    found = connection.execute(f"SELECT {COLUMNS} FROM {TABLES} WHERE i.number = ?", (row[0],)).fetchone()
    return Item(*found), datetime.fromisoformat(row[2])


def happened(writer: Writer, item: int, event: str, at: datetime) -> None:
    """Take down that the timer was started, stopped or cancelled."""
    writer.connection.execute(
        "INSERT INTO timer (step, item, event, at) VALUES (?, ?, ?, ?)", (writer.step, item, event, instant(at))
    )
