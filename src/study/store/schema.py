"""The schema of the database: a new file gets today's, an older one is led to it.

The version is kept in ``user_version``; ``application_id`` tells our files from others.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

APPLICATION_ID = 0x53545544  # "STUD"
VERSION = 14
"""One more than there are migrations. A test holds it, so that opening a database need not read them."""

CHANGES = 4096
"""Changes of the schema that an id has room for: SQLite counts them in the lower bits of the same field of page 1."""

SCHEMA = os.path.join(os.path.dirname(__file__), "schema.sql")
"""What makes a new database, made by ``docs/make.py`` from the tables that SQLModel declares."""


def settle(connection: sqlite3.Connection) -> None:
    """Give an empty database today's schema, or lead an older one to it, inside the caller's transaction."""
    if _pragma(connection, "application_id") != APPLICATION_ID:
        with open(SCHEMA, encoding="utf-8") as file:
            _run(connection, file.read())
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        give_id(connection)
        connection.execute(f"PRAGMA user_version = {VERSION}")
    elif _pragma(connection, "user_version") < VERSION:
        from study.store.conformity import conform

        lead(connection)
        conform(connection)


def lead(connection: sqlite3.Connection) -> None:
    """Lead an older database to today's tables, but for what only a writer needs: what their columns refuse."""
    from study.store.migrations import MIGRATIONS

    for script in MIGRATIONS[_pragma(connection, "user_version") - 1 :]:
        _run(connection, script)
    connection.execute(f"PRAGMA user_version = {VERSION}")


def mark(connection: sqlite3.Connection, version: int) -> None:
    """Begin a transaction by writing page 1 as it is, so that the journal tells whose it is (``store.recovery``)."""
    connection.execute(f"PRAGMA user_version = {version}")
    (cookie,) = connection.execute("PRAGMA schema_version").fetchone()
    if cookie < CHANGES:
        give_id(connection)


def give_id(connection: sqlite3.Connection) -> None:
    """Tell a database from all others, by a number on its page 1."""
    number = int.from_bytes(os.urandom(4), "big") % (2**31 // CHANGES - 1) + 1
    connection.execute(f"PRAGMA schema_version = {number * CHANGES}")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)


def _run(connection: sqlite3.Connection, script: str) -> None:
    """Run statements one by one: ``executescript`` would commit what was begun."""
    for statement in script.split(";"):
        if statement.strip():
            connection.execute(statement)
