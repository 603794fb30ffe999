"""The ways to today's schema, each in memory: what SQLModel declares, a new database, and one of an earlier version."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement
from sqlmodel import SQLModel

from study.store import schema, tables, wing_tables

Schema = dict[str, list[tuple[object, ...]]]

DECLARED = (tables, wing_tables)
DATABASES = {
    number: Path(__file__).parent / "databases" / f"version-{number}.db" for number in range(1, schema.VERSION + 1)
}
"""One learner's database, made by the program of each version; what a version added is used in its own."""

EARLIER = Path(__file__).parent / "databases" / "version-9-first.db"
"""The ninth version as it first was: a view changed afterwards, and the number did not. Every other schema that was
ever on the main branch is that of one of those above."""


def new() -> sqlite3.Connection:
    """An empty database."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.settle(connection)
    return connection


def opened(path: Path) -> sqlite3.Connection:
    """A database as it is, in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    with closing(sqlite3.connect(path)) as stored:
        stored.backup(connection)
    return connection


def migrated(path: Path) -> sqlite3.Connection:
    """A database led to today's schema."""
    connection = opened(path)
    schema.settle(connection)
    return connection


def declared() -> sqlite3.Connection:
    """An empty database made by SQLModel, with the views, which it can't declare."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for table in SQLModel.metadata.tables.values():
        made: list[ExecutableDDLElement] = [CreateTable(table), *map(CreateIndex, table.indexes)]
        for statement in made:
            connection.execute(str(statement.compile(dialect=dialect())))
    connection.executescript(tables.VIEWS)
    return connection


def schema_of(connection: sqlite3.Connection) -> Schema:
    """Every table with its columns, references and indexes, in a form that can be compared."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return {name: _table(connection, name) for (name,) in names.fetchall()}


def _table(connection: sqlite3.Connection, name: str) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = [tuple(row) for row in connection.execute(f'PRAGMA table_info("{name}")')]
    references = connection.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()
    found += sorted(("reference", *row[2:5]) for row in references)  # table, its column here, and there
    indexes = connection.execute(f'PRAGMA index_list("{name}")').fetchall()
    for _, index, unique, origin, _ in sorted(indexes, key=lambda row: str(row[1])):  # made in no fixed order
        columns = tuple(row[2] for row in connection.execute(f'PRAGMA index_info("{index}")'))
        found.append((index if origin == "c" else origin, unique, *columns))
    return found
