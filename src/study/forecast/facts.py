"""The learner's record as a forecast reads it, and the work that is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date, timedelta

from study.core.availability import monday_of
from study.core.items import estimate_left
from study.forecast.estimation import Evidence, ItemRecord, WeekRecord, doubt
from study.forecast.milestones import Work
from study.store import entries, planning

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.core.items import Entry
    from study.store.planning import PlanInput


def record(connection: sqlite3.Connection, today: date) -> Evidence:
    """What the learner's entries say: how long items took, and how much of the planned time was put in."""
    items, first = _items(connection), _first_day(connection)
    if first is None:
        return Evidence(items)
    *before, running = _weeks(connection, first, today)
    return Evidence(items, before, running)


def work_left(connection: sqlite3.Connection, inputs: PlanInput) -> Iterator[Work]:
    """What is left of each item that takes time, with its range."""
    known = _estimates(connection, {task.item for task in inputs.tasks})
    for task in inputs.tasks:
        low, likely, high, recorded = known[task.item]
        left, spent = estimate_left(likely, recorded)
        if left and likely:
            yield Work(
                item=task.item,
                low=low * left // likely,
                likely=left,
                high=high * left // likely,
                spent=spent,
                not_before=task.not_before,
            )


def _items(connection: sqlite3.Connection) -> list[ItemRecord]:
    """The work that is done and whose time was told, in the order in which it was done."""
    cells = connection.execute(
        "SELECT i.likely, s.logged, i.low, i.high FROM item i JOIN state s ON s.item = i.number"
        " WHERE i.work AND s.status = 'done' AND s.logged > 0 AND s.done_on IS NOT NULL ORDER BY s.done_on, i.number"
    )
    return [ItemRecord(likely, logged, doubt(low, high)) for likely, logged, low, high in cells]


def _weeks(connection: sqlite3.Connection, first: date, today: date) -> list[WeekRecord]:
    """Every week since the first plan, the running one last."""
    studied, planned = Counter[date](), Counter[date]()
    for day, minutes in entries.by_day(connection, first).items():
        studied[monday_of(day)] += minutes
    for session in planning.expected(connection, first, today):
        planned[monday_of(session.day)] += session.minutes
    begin, last = monday_of(min(first, today)), monday_of(today)
    mondays = [begin + timedelta(days=days) for days in range(0, (last - begin).days + 1, 7)]
    return [WeekRecord(planned[monday], studied[monday]) for monday in mondays]


def _estimates(connection: sqlite3.Connection, items: Collection[int]) -> dict[int, tuple[int, int, int, list[Entry]]]:
    """Low, likely and high of items, in minutes, with the entries of those that are begun."""
    cells = connection.execute(
        "SELECT i.number, i.low, i.likely, i.high, s.status FROM item i JOIN state s ON s.item = i.number WHERE i.work"
    )
    return {
        number: (low, likely, high, entries.history(connection, number) if status == "started" else [])
        for number, low, likely, high, status in cells.fetchall()
        if number in items
    }


def _first_day(connection: sqlite3.Connection) -> date | None:
    """The day of the first plan."""
    (day,) = connection.execute("SELECT min(s.day) FROM plan p JOIN step s ON s.number = p.step").fetchone()
    return date.fromisoformat(day) if day else None
