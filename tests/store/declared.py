"""The two ways to today's schema, each in memory: what SQLModel declares, and where the migrations lead."""

import sqlite3

from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement

from study.store import tables
from study.store.migrations import migrate


def migrated() -> sqlite3.Connection:
    """An empty database that has taken every step."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    return connection


def declared() -> sqlite3.Connection:
    """An empty database made by SQLModel, with the views, which it cannot declare."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for model in tables.TABLES_ALL:
        table = model.__table__  # type: ignore[attr-defined]
        made: list[ExecutableDDLElement] = [CreateTable(table), *map(CreateIndex, table.indexes)]
        for statement in made:
            connection.execute(str(statement.compile(dialect=dialect())))
    for (view,) in migrated().execute("SELECT sql FROM sqlite_master WHERE type = 'view'"):
        connection.execute(view)
    return connection
