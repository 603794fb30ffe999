"""Rows into values and values into rows: columns and fields are matched by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain

from study.core.items import Item, ItemRow

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from typing import Any, TypeVar

    T = TypeVar("T")


def values(connection: sqlite3.Connection, kind: type[T], sql: str, parameters: Any = (), **given: Any) -> list[T]:
    """A value of a kind for each row, of the columns that have its fields' names; ``given`` fields are the same in all.

    A statement that begins with FROM selects the fields, and those of an item where a field is one. Text becomes a
    date, words a tuple, and a number a bool, where the field is one.
    """
    if sql.startswith("FROM"):
        sql = f"SELECT {', '.join(f'[{name}]' for name in _columns(kind) if name not in given)} {sql}"
    cursor = connection.execute(sql, parameters)
    places = {column: place for place, (column, *_) in enumerate(cursor.description)}
    if unknown := places.keys() - set(_columns(kind)):
        raise TypeError(f"{kind.__name__} has no field {', '.join(sorted(unknown))}")
    made = _maker(kind, places, given)
    return [made(row) for row in cursor]


def value(connection: sqlite3.Connection, kind: type[T], sql: str, parameters: Any = (), **given: Any) -> T | None:
    """The value of the first row, if there is one."""
    return next(iter(values(connection, kind, sql, parameters, **given)), None)


def cell(connection: sqlite3.Connection, sql: str, parameters: Any = ()) -> Any:
    """The first cell of the first row, if there is one."""
    return next(iter(column(connection, sql, parameters)), None)


def column(connection: sqlite3.Connection, sql: str, parameters: Any = ()) -> list[Any]:
    """The first cell of every row."""
    return [first for first, *_ in connection.execute(sql, parameters)]


def day(connection: sqlite3.Connection, sql: str, parameters: Any = ()) -> date | None:
    """The same as ``cell``, of a day."""
    return _day(cell(connection, sql, parameters))


def insert(connection: sqlite3.Connection, table: str, row: Mapping[str, object]) -> int:
    """Append one row; its number."""
    return (
        connection.execute(_statement(table, row), {name: _stored(cell) for name, cell in row.items()}).lastrowid or 0
    )


def insert_all(
    connection: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, object]], verb: str = "INSERT"
) -> None:
    """Append rows by the thousand, all with the columns of the first; as REPLACE, for those with the same key."""
    several = iter(rows)
    if first := next(several, None):
        stored = ({name: _stored(cell) for name, cell in row.items()} for row in chain([first], several))
        connection.executemany(_statement(table, first, verb), stored)


def _statement(table: str, columns: Iterable[str], verb: str = "INSERT") -> str:
    names = list(columns)
    listed = ", ".join(f'"{name}"' for name in names)
    return f"{verb} INTO {table} ({listed}) VALUES ({', '.join(f':{name}' for name in names)})"


def _stored(cell: object) -> object:
    return cell.isoformat() if isinstance(cell, date) else cell


def _maker(kind: type[T], places: dict[str, int], given: Mapping[str, object]) -> Callable[[Sequence[Any]], T]:
    """What makes a value of a row, given the place of each column."""
    types = _types(kind)
    cells = [(name, places[name], _READERS.get(text)) for name, text in types.items() if name in places]
    parts: list[tuple[str, Callable[[Sequence[Any]], object]]] = [
        (name, _maker(_PARTS[text], places, {})) for name, text in types.items() if text in _PARTS
    ]

    def made(row: Sequence[Any]) -> T:
        fields = {name: row[place] if read is None else read(row[place]) for name, place, read in cells}
        return kind(**fields, **{name: part(row) for name, part in parts}, **given)

    return made


def _columns(kind: type) -> Iterator[str]:
    for name, text in _types(kind).items():
        if text in _PARTS:
            yield from _columns(_PARTS[text])
        else:
            yield name


def _types(kind: type) -> dict[str, str]:
    """The fields of a kind with their types, as the source has them."""
    return {
        name: text for base in reversed(kind.__mro__) for name, text in vars(base).get("__annotations__", {}).items()
    }


def _day(cell: str | None) -> date | None:
    return date.fromisoformat(cell) if cell else None


_READERS: dict[str, Callable[[Any], Any]] = {
    "date": _day,
    "date | None": _day,
    "bool": bool,
    "tuple[str, ...]": lambda cell: tuple(cell.split()),
}
"""By the type of a field."""

_PARTS: dict[str, type] = {"Item": Item, "ItemRow": ItemRow}
"""Types of fields that take several columns."""
