"""Numbers that people type: of items and of entries. None is given twice, not even on two machines.

A machine that shares its records has blocks of numbers of its own. Where none has enough left, and on a machine that is
alone, the next one is that after all that are known.
"""

from __future__ import annotations

from study.store import identity, rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

BLOCK = 50
"""So many numbers are granted at once."""

GRANTED = ("item", "entry")
"""What has numbers that people type, and every machine gives."""


def granted(connection: sqlite3.Connection, table: str, count: int = 1) -> int | None:
    """The first of so many free numbers in the blocks of this machine; None where there are none."""
    blocks = connection.execute("SELECT machine, first, last FROM block WHERE name = ?", (table,)).fetchall()
    if not blocks:
        return None
    mine = identity.machine(connection)
    for machine, first, last in blocks:
        if machine == mine:
            free = _highest(connection, table, first, last) + 1
            if free + count - 1 <= last:
                return int(free)
    return following(connection, table)


def next_item(connection: sqlite3.Connection, count: int = 1) -> int:
    """A number no item has ever had, not even one that was undone; the first of so many."""
    return granted(connection, "item", count) or following(connection, "item")


def following(connection: sqlite3.Connection, table: str) -> int:
    """The number after all that were ever given or granted."""
    reserved = rows.cell(connection, "SELECT coalesce(max(last), 0) FROM block WHERE name = ?", (table,))
    return max(int(reserved), _highest(connection, table, 1, 2**62)) + 1


def left(connection: sqlite3.Connection, table: str, machine: str) -> int:
    """How many numbers a machine has left in its last block."""
    block = connection.execute(
        "SELECT first, last FROM block WHERE name = ? AND machine = ? ORDER BY number DESC LIMIT 1", (table, machine)
    ).fetchone()
    return int(block[1]) - _highest(connection, table, *block) if block else 0


def is_taken(connection: sqlite3.Connection, table: str, number: int) -> bool:
    """Whether a row has that number, or an item had it and was undone."""
    return _highest(connection, table, number, number) == number


def _highest(connection: sqlite3.Connection, table: str, first: int, last: int) -> int:
    """The highest number between two; one less than the first where there is none."""
    highest = rows.cell(connection, f"SELECT max(number) FROM {table} WHERE number BETWEEN ? AND ?", (first, last))
    aside = table == "item" and rows.cell(
        connection,
        "SELECT max(json_extract(row, '$.number')) FROM undone WHERE name = 'item'"
        " AND json_extract(row, '$.number') BETWEEN ? AND ?",
        (first, last),
    )
    return max(int(highest or 0), int(aside or 0), first - 1)
