"""Where work comes in its module, phase or curriculum, and how much of a module to choose from is wanted."""

from __future__ import annotations

from itertools import groupby

from study.store.items import ORDER

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3


OPEN_END = 1_000_000_000
"""The place of what stands in no phase, and of what is only tracked: after everything else of its curriculum."""


Spot = tuple[int, int]
"""The place and the lane of an item."""


def spot(connection: sqlite3.Connection, item: int, enrollment: int, phase: int | None, module: int | None) -> Spot:
    """In a module or phase it takes its turn behind the last; outside it waits for nothing, in a lane of its own."""
    if phase is None:
        return OPEN_END, OPEN_END + item
    last: Spot | None = connection.execute(
        "SELECT place, lane FROM item WHERE enrollment = ? AND work AND phase = ? AND module IS ?"
        " AND place < ? AND lane < ? AND number <> ? ORDER BY place DESC LIMIT 1",
        (enrollment, phase, module, OPEN_END, OPEN_END, item),
    ).fetchone()
    return last or _between(connection, enrollment, phase, module)


def _between(connection: sqlite3.Connection, enrollment: int, phase: int, module: int | None) -> Spot:
    """That of the first work of a module or phase: behind what comes before it, in the lane of its phase.

    Lanes of phases are even, of modules odd; 0 is the chain of the curriculum.
    """
    place, lane = connection.execute(
        "SELECT max(CASE WHEN left_out IS NOT 'path'"
        " AND (phase < :phase OR phase = :phase AND (module IS NULL OR module < :module)) THEN place END),"
        " min(CASE WHEN phase = :phase AND lane % 2 = 0 THEN lane END)"
        " FROM item WHERE enrollment = :of AND work AND lane < :end AND place < :end",
        {"of": enrollment, "phase": phase, "module": module, "end": OPEN_END},
    ).fetchone()
    return -1 if place is None else place, lane or 0


def is_choice(connection: sqlite3.Connection, module: int) -> bool:
    """Whether a module is one to choose from."""
    (choose,) = connection.execute("SELECT choose FROM module WHERE number = ?", (module,)).fetchone()
    return choose is not None


def unwanted(connection: sqlite3.Connection, enrollment: int, module: int | None = None) -> set[int]:
    """Open items of such modules, or of one of them, that are not needed, since others are or were done.

    Those that are in the plan by choice come first, then the others in their order. Who puts more of them into the plan
    than the module asks for wants them all.
    """
    rows = connection.execute(
        "SELECT m.number, m.choose, i.number, i.left_out IS NULL, s.status"
        " FROM item i JOIN module m ON m.number = i.module JOIN state s ON s.item = i.number"
        " WHERE i.enrollment = :of AND i.work AND m.choose IS NOT NULL AND i.left_out IS NOT 'removed'"
        " AND (:module IS NULL OR m.number = :module)"
        " AND (i.left_out IS NULL OR i.left_out = 'choice' OR s.status = 'done')"
        f" ORDER BY m.number, i.left_out IS NOT NULL, {ORDER}",
        {"of": enrollment, "module": module},
    )
    found: set[int] = set()
    for (_, choose), group in groupby(rows, key=lambda row: (row[0], row[1])):
        members = [(number, bool(own), status) for _, _, number, own, status in group]
        waiting = [(number, own) for number, own, status in members if status in ("open", "started")]
        if sum(own and status != "skipped" for _, own, status in members) > choose:
            needed = sum(own for _, own in waiting)
        else:
            needed = max(choose - sum(status == "done" for *_, status in members), 0)
        found.update(number for number, _ in waiting[needed:])
    return found


def taken(connection: sqlite3.Connection, enrollment: int, module: int) -> list[int]:
    """Items of one that were done though others had been chosen."""
    rows = connection.execute(
        "SELECT i.number FROM item i JOIN state s ON s.item = i.number"
        " WHERE i.enrollment = ? AND i.module = ? AND i.work AND i.left_out = 'choice' AND s.status = 'done'",
        (enrollment, module),
    )
    return [number for (number,) in rows]
