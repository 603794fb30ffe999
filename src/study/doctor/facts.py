"""Whether a database is sound: its pages, its references, and its schema."""

from __future__ import annotations

import sqlite3

from study.store.schema import settle

Schema = dict[str, list[tuple[object, ...]]]


def faults(connection: sqlite3.Connection) -> list[str]:
    """Everything that is wrong, in words."""
    found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
    for table, *_ in connection.execute("PRAGMA foreign_key_check"):
        found.append(f"a row of {table} refers to nothing")
    new, here = schema_of_a_new_database(), schema(connection)
    found += [f"the table {name} isn't what it should be" for name in new if here.get(name) != new[name]]
    return found


def size(connection: sqlite3.Connection) -> tuple[int, int]:
    """How many items and entries there are."""
    items, entries = connection.execute("SELECT (SELECT count(*) FROM item), (SELECT count(*) FROM entry)").fetchone()
    return items, entries


def schema(connection: sqlite3.Connection) -> Schema:
    """Every table with its columns, references and indexes, in a form that can be compared."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return {name: _table(connection, name) for (name,) in names.fetchall()}


def schema_of_a_new_database() -> Schema:
    """What every database is to have."""
    connection = sqlite3.connect(":memory:")
    try:
        settle(connection)
        return schema(connection)
    finally:
        connection.close()


def _table(connection: sqlite3.Connection, name: str) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = [tuple(row) for row in connection.execute(f'PRAGMA table_info("{name}")')]
    references = connection.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()
    found += sorted(("reference", *row[2:5]) for row in references)  # table, its column here, and there
    indexes = connection.execute(f'PRAGMA index_list("{name}")').fetchall()
    for _, index, unique, origin, _ in sorted(indexes, key=lambda row: str(row[1])):  # made in no fixed order
        columns = tuple(row[2] for row in connection.execute(f'PRAGMA index_info("{index}")'))
        found.append((index if origin == "c" else origin, unique, *columns))
    return found
