"""What the items of a module or a phase are learned from: the materials that stand there."""

from __future__ import annotations

from study.core.items import Item, Material
from study.store.items import NAMED

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    Place = tuple[int, int | None, int | None]
    """The numbers of enrolment, phase and module."""

_AGAIN = """
SELECT json_extract(value, '$.item') FROM enrollment, json_each(about, '$.texts.places') WHERE number = :of
AND json_extract(value, '$.phase') IS (SELECT id FROM phase WHERE number = :phase)
AND json_extract(value, '$.module') IS (SELECT id FROM module WHERE number = :module)
"""
"""The ids of materials that stand in a place and in an earlier one too."""


def in_place(connection: sqlite3.Connection, place: Place) -> list[Material]:
    """The materials of a module; of a phase, those that stand in none of its modules."""
    enrollment, phase, module = place
    rows = connection.execute(
        f"SELECT {NAMED}, url, percent, status FROM kept WHERE enrollment = :of AND NOT work AND left_out IS NULL"
        f" AND (phase_number IS :phase AND module_number IS :module OR id IN ({_AGAIN})) ORDER BY place, number",
        {"of": enrollment, "phase": phase, "module": module},
    )
    return [Material(Item(*row[:7]), url=row[7], percent=row[8], status=row[9]) for row in rows]


def place_of(connection: sqlite3.Connection, item: int) -> Place:
    """Where an item stands."""
    row: Place = connection.execute("SELECT enrollment, phase, module FROM item WHERE number = ?", (item,)).fetchone()
    return row


def of_items(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, list[Material]]:
    """For each item the unfinished materials of its module, or of its phase where it stands in no module."""
    known: dict[Place, list[Material]] = {}
    found: dict[int, list[Material]] = {}
    for number in numbers:
        place = place_of(connection, number)
        if place[1] is not None:  # what a curriculum lists for the whole of it says nothing about one item
            if place not in known:
                known[place] = [one for one in in_place(connection, place) if one.is_unfinished]
            found[number] = known[place]
    return found
