"""Tables made again as they are declared, with their rows: what SQLite can't change of a table that is there.

A CHECK can't be added to a table, so a migration that brings one, or changes one, only raises the version. Writing into
``sqlite_master`` would be quicker, but not every build of SQLite allows it (Apple's does not).
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

from study.store.schema import settle

Parts = dict[str, str]
"""Statements by the name of what they make."""


def conform(connection: sqlite3.Connection) -> list[str]:
    """Make every table that is declared otherwise today anew, inside the caller's transaction; their names.

    Rows move as they are, sound or not: who leads a database to today's schema must not stumble over an old fault.
    """
    declared = _declared()
    here = parts(connection, "table")
    stale = _differing(declared["table"], here)
    for view in parts(connection, "view"):
        connection.execute(f'DROP VIEW "{view}"')
    for index in _differing(declared["index"], parts(connection, "index")):
        connection.execute(f'DROP INDEX IF EXISTS "{index}"')
    connection.execute("PRAGMA ignore_check_constraints = ON")
    for name in stale:
        _make_again(connection, name, declared["table"][name], name in here)
    connection.execute("PRAGMA ignore_check_constraints = OFF")
    there = parts(connection, "index")
    for name, sql in (declared["index"] | declared["view"]).items():
        if name not in there:
            connection.execute(sql)
    return stale


def differences(connection: sqlite3.Connection) -> list[str]:
    """What of the schema isn't as it is declared: ``the view kept``.

    Of a database that was led to today's tables in memory, and has no CHECKs for that, only columns are compared.
    """
    declared, found = _declared(), []
    is_copy = not connection.execute("PRAGMA database_list").fetchone()[2]
    for kind, wanted in declared.items():
        for name in _differing(wanted, parts(connection, kind)):
            if kind != "table" or not is_copy or _columns_in(wanted[name]) != columns(connection, name):
                found.append(f"the {kind} {name}")
    return found


def _declared() -> dict[str, Parts]:
    """The tables, indexes and views of a new database."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as new:
        settle(new)
        return {kind: parts(new, kind) for kind in ("table", "index", "view")}


def parts(connection: sqlite3.Connection, kind: str) -> Parts:
    """The tables, indexes or views of a database with the statements that made them."""
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = ? AND sql IS NOT NULL AND name NOT LIKE 'sqlite_%'", (kind,)
    )
    return dict(rows.fetchall())


def _make_again(connection: sqlite3.Connection, name: str, sql: str, is_there: bool) -> None:
    connection.execute(re.sub(r"^CREATE TABLE \S+", f'CREATE TABLE "new {name}"', sql, count=1))
    if is_there:
        shared = columns(connection, name) & columns(connection, f"new {name}")
        listed = ", ".join(f'"{column}"' for column in sorted(shared))
        connection.execute(f'INSERT INTO "new {name}" ({listed}) SELECT {listed} FROM "{name}"')
        connection.execute(f'DROP TABLE "{name}"')
    connection.execute(f'ALTER TABLE "new {name}" RENAME TO "{name}"')


def columns(connection: sqlite3.Connection, table: str) -> set[str]:
    """The names of a table's columns."""
    return {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')}


def _columns_in(sql: str) -> set[str]:
    """The names of the columns of a table that a statement makes."""
    with closing(sqlite3.connect(":memory:")) as new:
        new.execute(sql)
        (name,) = parts(new, "table")
        return columns(new, name)


def _differing(declared: Parts, here: Parts) -> list[str]:
    return [name for name, sql in declared.items() if _plain(here.get(name, "")) != _plain(sql)]


def _plain(sql: str) -> str:
    """A statement without regard to how it was spaced and quoted."""
    return re.sub(r'[\s"]+', "", sql)
