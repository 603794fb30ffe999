"""Pins: what the learner wants on a day."""

from __future__ import annotations

from datetime import date

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.store.database import Writer


def pins(connection: sqlite3.Connection, first: date) -> dict[int, list[tuple[date, int | None]]]:
    """By item, the days from ``first`` on for which it is pinned, with the minutes; None: all that is left."""
    rows = connection.execute(
        "SELECT item, day, minutes, active FROM pin WHERE day >= ? ORDER BY number", (first.isoformat(),)
    )
    latest = {(item, day): (minutes, active) for item, day, minutes, active in rows}
    found: dict[int, list[tuple[date, int | None]]] = {}
    for (item, day), (minutes, active) in sorted(latest.items()):
        if active:
            found.setdefault(item, []).append((date.fromisoformat(day), minutes))
    return found


def pin(writer: Writer, item: int, day: date, minutes: int | None, active: bool = True) -> None:
    """Want an item on a day for so many minutes, or for all that is left; or no longer."""
    writer.connection.execute(
        "INSERT INTO pin (step, item, day, minutes, active) VALUES (?, ?, ?, ?, ?)",
        (writer.step, item, day.isoformat(), minutes, active),
    )
