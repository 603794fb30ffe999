"""Where work comes that the learner puts into a module, a phase or a curriculum."""

from __future__ import annotations

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
