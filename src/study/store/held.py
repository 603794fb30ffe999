"""The plan that holds, as long as it holds: nothing it rests on has changed, and what it says was done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from study.core.schedule import Schedule, Session
from study.store import entries, plans

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.core.schedule import Task

FACTS = ("hours", "deviation", "setting", "tracking", "due", "priority", "pin", '"change"')
"""Tables of what a plan rests on, beside the log and the items: a row that came after it may have changed it."""


def held_plan(connection: sqlite3.Connection, tasks: Sequence[Task], today: date) -> Schedule | None:
    """What the plan that holds has from today on; None if it was not followed, or what it rests on has changed.

    Of today's sessions that have begun the rest is left.
    """
    held = plans.current(connection)
    if held is None or held.planner != plans.PLANNER or _has_changed(connection, held.step):
        return None
    ahead = plans.sessions(connection, held.number, today)
    begun = _done_on(connection, today)
    left: list[Session] = []
    for one in ahead:
        done = min(begun[one.item], one.minutes) if one.day == today else 0
        begun[one.item] -= done
        if one.minutes > done or not one.minutes:
            left.append(Session(one.day, one.item, one.minutes - done))
    known = {one.item for one in left}
    used_up = [Session(today, task.item, 0) for task in tasks if not task.remaining and task.item not in known]
    return Schedule([*used_up, *left], []) if not +begun and _fits([*used_up, *left], tasks) else None


def _has_changed(connection: sqlite3.Connection, step: int) -> bool:
    latest = " UNION ALL ".join(
        f"SELECT step FROM {table} WHERE number = (SELECT max(number) FROM {table})" for table in FACTS
    )
    return any(last > step for (last,) in connection.execute(latest))


def _done_on(connection: sqlite3.Connection, day: date) -> Counter[int]:
    """Minutes of each item on a day."""
    rows = connection.execute(
        f"SELECT n.item, sum({entries.SPENT}) FROM entry n"
        " WHERE n.day = ? AND n.kind IN ('done', 'progress', 'time') GROUP BY n.item",
        (day.isoformat(),),
    )
    return Counter(dict(rows.fetchall()))


def _fits(left: Sequence[Session], tasks: Sequence[Task]) -> bool:
    """Whether the sessions are for just what is left to do."""
    planned: dict[int, int] = {}
    for one in left:
        planned[one.item] = planned.get(one.item, 0) + one.minutes
    return planned == {task.item: task.remaining for task in tasks}
