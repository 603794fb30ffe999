"""What the items of a module or a phase are learned from: the materials that stand there."""

from __future__ import annotations

from study.core.address import key
from study.core.items import RESOURCES, Item, Material
from study.store.items import NAMED

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping

    from study.core.deadlines import Part

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
    there = f"enrollment = :of AND (phase_number IS :phase AND module_number IS :module OR id IN ({_AGAIN}))"
    return _where(connection, there, {"of": enrollment, "phase": phase, "module": module})


def in_part(connection: sqlite3.Connection, part: Part) -> list[Material]:
    """The materials of a module; of a phase or a curriculum, those of all that is in it, in order."""
    inside = (
        "curriculum = :curriculum AND"
        " CASE :kind WHEN 'module' THEN module_number = :number WHEN 'phase' THEN phase_number = :number ELSE 1 END"
    )
    return _where(connection, inside, {"kind": part.kind, "number": part.number, "curriculum": part.curriculum})


def _where(connection: sqlite3.Connection, condition: str, parameters: Mapping[str, object]) -> list[Material]:
    """The materials that meet a condition, in the order of their curriculum."""
    rows = connection.execute(
        f"SELECT {NAMED}, url, percent, status FROM kept WHERE {condition} AND work = 0 AND left_out IS NULL"
        " ORDER BY place, number",
        parameters,
    )
    return [Material(Item(*row[:7]), url=row[7], percent=row[8], status=row[9]) for row in rows]


def unfinished(connection: sqlite3.Connection, enrollment: int) -> list[int]:
    """The numbers of a curriculum's materials that aren't finished and worth planning.

    Not those of modules that are left out, nor what is planned already as a reading with the same address.
    """
    rows = connection.execute(
        "SELECT number, kind, url FROM kept WHERE enrollment = ? AND work = 0 AND left_out IS NULL"
        " AND status IN ('open', 'started') AND (module IS NULL"
        " OR module_number IN (SELECT i.module FROM item i WHERE i.work AND i.left_out IS NULL))"
        " ORDER BY place, number",
        (enrollment,),
    ).fetchall()
    planned = connection.execute(
        "SELECT url FROM item WHERE enrollment = ? AND work AND left_out IS NULL AND kind = 'reading'", (enrollment,)
    )
    read = {key(url) for (url,) in planned if url}
    return [number for number, kind, url in rows if kind in RESOURCES and not (url and key(url) in read)]


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


def left_of(connection: sqlite3.Connection, items: Iterable[int]) -> list[Material]:
    """The unfinished materials of the modules of items that are work, as far as these finish those modules."""
    work = "SELECT 1 FROM item WHERE number = ? AND work"
    items = list(items)
    places = dict.fromkeys(place_of(connection, item) for item in items if connection.execute(work, (item,)).fetchone())
    found: dict[int, Material] = {}
    for place in places:
        left = [one for one in in_place(connection, place) if one.is_unfinished] if place[1] is not None else []
        if left and _is_finished(connection, place, items):
            found.update({one.item.number: one for one in left})
    return list(found.values())


def _is_finished(connection: sqlite3.Connection, place: Place, items: Collection[int]) -> bool:
    """Whether all planned work of a module, or of a phase outside its modules, is done or skipped, or will be with
    these items."""
    waiting = connection.execute(
        "SELECT number FROM kept WHERE enrollment = ? AND work = 1 AND phase_number IS ? AND module_number IS ?"
        " AND left_out IS NULL AND status IN ('open', 'started')",
        place,
    )
    return all(number in items for (number,) in waiting)


def same_as(connection: sqlite3.Connection, item: Item) -> list[int]:
    """The unfinished materials that a reading is itself, by its address; none where other open work leads there too."""
    if item.kind != "reading" and item.kind not in RESOURCES:
        return []
    rows = connection.execute(
        "SELECT i.number, i.url, i.work, i.kind, me.url FROM item me JOIN item i ON i.enrollment = me.enrollment"
        " JOIN state s ON s.item = i.number WHERE me.number = ? AND me.url <> '' AND i.url <> ''"
        " AND i.number <> me.number AND i.left_out IS NULL AND s.status IN ('open', 'started')",
        (item.number,),
    )
    same = [(number, work, kind) for number, url, work, kind, own in rows if key(url) == key(own)]
    if any(work for _, work, _ in same):
        return []
    return [number for number, _, kind in same if kind in RESOURCES]
