"""Rows into values and values into rows: columns and fields are matched by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from typing import Any, TypeVar

    T = TypeVar("T")


def values(connection: sqlite3.Connection, kind: type[T], sql: str, parameters: Any = (), **given: Any) -> list[T]:
    """A value of a kind for each row, of the columns that have its fields' names; ``given`` fields are the same in all.

    Text becomes a date, and a number a bool, where the field is one.
    """
    cursor = connection.execute(sql, parameters)
    names = [column for column, *_ in cursor.description]
    types = {
        name: text for base in reversed(kind.__mro__) for name, text in vars(base).get("__annotations__", {}).items()
    }
    readers = [_READERS.get(types.get(name, ""), _as_it_is) for name in names]
    return [
        kind(**{name: read(cell) for name, read, cell in zip(names, readers, row, strict=True)}, **given)
        for row in cursor
    ]


def value(connection: sqlite3.Connection, kind: type[T], sql: str, parameters: Any = (), **given: Any) -> T | None:
    """The value of the first row, if there is one."""
    return next(iter(values(connection, kind, sql, parameters, **given)), None)


def insert(connection: sqlite3.Connection, table: str, row: Mapping[str, object]) -> int:
    """Append one row; its number."""
    return (
        connection.execute(_statement(table, row), {name: _stored(cell) for name, cell in row.items()}).lastrowid or 0
    )


def insert_all(connection: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, object]]) -> None:
    """Append rows by the thousand, all with the columns of the first."""
    several = iter(rows)
    first = next(several, None)
    if first is None:
        return
    stored = ({name: _stored(cell) for name, cell in row.items()} for row in several)
    connection.execute(_statement(table, first), {name: _stored(cell) for name, cell in first.items()})
    connection.executemany(_statement(table, first), stored)


def _statement(table: str, columns: Iterable[str]) -> str:
    names = list(columns)
    listed = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table} ({listed}) VALUES ({', '.join(f':{name}' for name in names)})"


def _stored(cell: object) -> object:
    return cell.isoformat() if isinstance(cell, date) else cell


def _as_it_is(cell: Any) -> Any:
    return cell


def _day(cell: str | None) -> date | None:
    return date.fromisoformat(cell) if cell else None


_READERS: dict[str, Callable[[Any], Any]] = {"date": _day, "date | None": _day, "bool": bool}
"""By the type of a field, as the source has it."""
