"""Steps that lead a database of any earlier version to the schema of ``study.store.tables``.

The version is the number of steps taken, kept in ``user_version``; ``application_id`` tells our files from others.
A step is never changed once it has landed: the next change of the schema is the next step.
"""

from __future__ import annotations

from collections.abc import Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

APPLICATION_ID = 0x53545544  # "STUD"
VERSION = 3
"""How many steps there are. A test holds it, so that opening a database need not read them."""


def migrate(connection: sqlite3.Connection, steps: Sequence[str] = ()) -> None:
    """Take the steps a database has not taken yet, inside the transaction the caller has begun."""
    from study.store.migrations.steps import MIGRATIONS

    steps = steps or MIGRATIONS
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for number, script in enumerate(steps[version:], version + 1):
        for statement in script.split(";"):
            if statement.strip():
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
