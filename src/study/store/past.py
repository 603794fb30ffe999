"""What was planned for days, by the plan that held on each."""

from __future__ import annotations

from datetime import date, timedelta

from study.store.hours import availability

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.core.schedule import Session


def in_force(connection: sqlite3.Connection, first: date, last: date) -> list[Session]:
    """The sessions from one day to another, inclusive, each of the plan that held on its day."""
    from study.core.schedule import Session

    rows = connection.execute("SELECT p.number, s.day FROM plan p JOIN step s ON s.number = p.step ORDER BY p.number")
    ends: list[tuple[int, str, str]] = []  # a plan, the first and the last day on which it was the one that held
    for number, day in rows.fetchall():
        ends = [(plan, begin, min(end, _day_before(day))) for plan, begin, end in ends]
        ends.append((number, day, last.isoformat()))
    found = []
    for plan, begin, end in ends:
        held = connection.execute(
            "SELECT day, item, minutes FROM session WHERE plan = ? AND day BETWEEN ? AND ? ORDER BY day, position",
            (plan, max(begin, first.isoformat()), end),
        )
        found += [Session(date.fromisoformat(day), item, minutes) for day, item, minutes in held]
    return found


def expected(connection: sqlite3.Connection, first: date, last: date) -> list[Session]:
    """The same without days that are off by now: nothing was planned for those, whatever a plan had."""
    hours = availability(connection)
    return [session for session in in_force(connection, first, last) if not hours.is_off(session.day)]


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
