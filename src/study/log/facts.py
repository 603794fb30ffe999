"""Entries looked up and corrected; when the timer was started and stopped."""

from __future__ import annotations

from datetime import date, datetime

from study.core.entries import Entry, state
from study.core.items import Item
from study.log.rules import REMOVED, Numbered
from study.store.database import instant
from study.store.entries import fold_again
from study.store.items import COLUMNS, TABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.store.database import Writer


_SELECT = (
    f"SELECT n.number, n.step, n.kind, n.day, n.minutes, n.percent, n.note, {COLUMNS}"
    f" FROM entry n JOIN {TABLES.replace('item i JOIN', 'item i ON i.number = n.item JOIN', 1)}"
    f" WHERE n.kind <> '{REMOVED}'"
)


def entries(connection: sqlite3.Connection, first: date, last: date, item: int | None = None) -> list[Numbered]:
    """The entries of some days, first and last inclusive, by day and then as they were recorded."""
    rows = connection.execute(
        f"{_SELECT} AND n.day BETWEEN :first AND :last AND (:item IS NULL OR n.item = :item) ORDER BY n.day, n.number",
        {"first": first.isoformat(), "last": last.isoformat(), "item": item},
    )
    return [_numbered(row) for row in rows]


def entry(connection: sqlite3.Connection, number: int) -> Numbered | None:
    """One entry by its number."""
    row = connection.execute(f"{_SELECT} AND n.number = ?", (number,)).fetchone()
    return _numbered(row) if row else None


def correct(writer: Writer, one: Numbered, values: dict[str, str | int | None]) -> None:
    """Give fields of an entry other values; the states and gains that rest on it follow."""
    for field, value in values.items():
        _change(writer, one.item.number, one.number, field, value)
    _gain_again(writer, one)
    fold_again(writer.connection, [one.item.number])


def _change(writer: Writer, item: int, number: int, field: str, value: str | int | None) -> None:
    (before,) = writer.connection.execute(f'SELECT "{field}" FROM entry WHERE number = ?', (number,)).fetchone()
    if before == value:
        return
    writer.connection.execute(
        "INSERT INTO change (step, item, field, before, after, entry) VALUES (?, ?, ?, ?, ?, ?)",
        (writer.step, item, field, *(None if one is None else str(one) for one in (before, value)), number),
    )
    writer.connection.execute(f'UPDATE entry SET "{field}" = ? WHERE number = ?', (value, number))


def _gain_again(writer: Writer, changed: Numbered) -> None:
    """What each entry of an item took off the remaining effort, from a corrected one on.

    What came with the curriculum was no gain and stays none; nor is there one for an item that is not planned.
    """
    item = changed.item.number
    likely, planned, carried = writer.connection.execute(
        "SELECT i.likely, i.work AND i.left_out IS NULL, coalesce(i.step, e.step) FROM item i"
        " JOIN enrollment e ON e.number = i.enrollment WHERE i.number = ?",
        (item,),
    ).fetchone()
    rows = writer.connection.execute(
        "SELECT number, step, kind, day, minutes, percent FROM entry WHERE item = ? ORDER BY number", (item,)
    ).fetchall()
    recorded: list[Entry] = []
    before = state(likely, recorded).remaining
    for number, step, kind, day, minutes, percent in rows:
        recorded.append(Entry(kind, date.fromisoformat(day), minutes, percent))
        after = state(likely, recorded).remaining
        if number >= changed.number and planned and step != carried:
            _change(writer, item, number, "gain", before - after)
        before = after


def _numbered(row: tuple[object, ...]) -> Numbered:
    number, step, kind, day, minutes, percent, note = row[:7]
    entry = Entry(str(kind), date.fromisoformat(str(day)), minutes, percent, str(note))  # type: ignore[arg-type]
    return Numbered(number, step, Item(*row[7:]), entry)  # type: ignore[arg-type]


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
