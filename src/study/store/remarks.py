"""The notes of items."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3


def notes(connection: sqlite3.Connection) -> dict[int, str]:
    """The notes of every item that has some, by its number."""
    return dict(connection.execute("SELECT number, notes FROM item WHERE notes <> ''").fetchall())
