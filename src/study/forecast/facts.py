"""The learner's record as a forecast reads it, and the work that is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from study.core.availability import ONE_DAY, monday_of
from study.core.items import estimate_left
from study.forecast.attendance import WeekRecord
from study.forecast.effort import ItemRecord, doubt
from study.forecast.milestones import Work
from study.forecast.record import Evidence, spread
from study.store import entries, planning, rows
from study.store.hours import availability
from study.store.pace import PlanShare, share_on, shares

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.core.availability import Availability
    from study.core.items import Entry
    from study.store.planning import PlanInput

_PLACED = (
    "(SELECT number, kind, low, likely, high, percent_rank() OVER (PARTITION BY enrollment ORDER BY place, number)"
    " AS spot FROM item WHERE work AND left_out IS NOT 'removed')"
)
"""All work, each with its place in its curriculum from 0 to 1."""

_ASSUMED = (
    f"(SELECT coalesce(sum({entries.ASSUMED}), 0) FROM entry n WHERE n.item = i.number AND n.minutes IS NULL"
    " AND n.kind IN ('done', 'progress'))"
)
"""Minutes of an item that were ticked off without a time."""

TOLD = 4
"""An item's time is told if so many times more of it was logged than ticked off."""


def record(connection: sqlite3.Connection, today: date) -> Evidence:
    """What the learner's entries say: how long items took, and how much of the planned time was put in."""
    items, first = _items(connection), _first_day(connection)
    if first is None:
        return Evidence(items)
    *before, running = _weeks(connection, first, today)
    return Evidence(items, before, running, days=(today - first).days)


def work_left(connection: sqlite3.Connection, inputs: PlanInput) -> Iterator[Work]:
    """What is left of each item that takes time, with its range; and what takes none, but has to wait for its day."""
    known = _estimates(connection, {task.item for task in inputs.tasks})
    for task in inputs.tasks:
        kind, place, low, likely, high, recorded = known[task.item]
        left, spent = estimate_left(likely, recorded)
        if left and likely:
            yield Work(
                item=task.item,
                low=low * left // likely,
                likely=left,
                high=high * left // likely,
                spent=spent,
                kind=kind,
                place=place,
                not_before=task.not_before,
            )
        elif task.not_before and not likely:
            yield Work(item=task.item, low=0, likely=0, high=0, not_before=task.not_before)


def _items(connection: sqlite3.Connection) -> list[ItemRecord]:
    """The work that is done, in the order in which it was done; without a time where most of that was not told."""
    cells = connection.execute(
        f"SELECT i.likely, s.logged, {_ASSUMED}, i.low, i.high, i.kind, i.spot FROM {_PLACED} i"
        " JOIN state s ON s.item = i.number WHERE s.status = 'done' AND s.done_on IS NOT NULL AND i.likely > 0"
        " ORDER BY s.done_on, i.number"
    )
    return [
        ItemRecord(
            estimated=likely,
            actual=logged + assumed if logged >= TOLD * assumed else 0,
            doubt=doubt(low, high),
            kind=kind,
            place=place,
        )
        for likely, logged, assumed, low, high, kind, place in cells
        if logged or assumed
    ]


def _weeks(connection: sqlite3.Connection, first: date, today: date) -> list[WeekRecord]:
    """Every week since the first plan, the running one last."""
    studied = entries.by_day(connection, first)
    planned = _planned(connection, first, today, studied.get(today, 0))
    by_week, wanted = _by_week(spread(studied, planned)), _by_week(planned)
    begin, last = monday_of(min(first, today)), monday_of(today)
    mondays = [begin + timedelta(days=days) for days in range(0, (last - begin).days + 1, 7)]
    return [WeekRecord(wanted.get(monday, 0.0), by_week.get(monday, 0.0)) for monday in mondays]


def _by_week(minutes: Mapping[date, float]) -> dict[date, float]:
    weeks: dict[date, float] = {}
    for day, some in minutes.items():
        weeks[monday_of(day)] = weeks.get(monday_of(day), 0.0) + some
    return weeks


def _planned(connection: sqlite3.Connection, first: date, today: date, studied: int) -> dict[date, int]:
    """Minutes planned for each day until today; after the end of a plan there are the hours.

    Today is not over: it counts as far as it has come, of what was planned when it began. A plan made today has only
    the rest of it, and whoever replans, or tries to, would be another learner.
    """
    hours = availability(connection)
    planned: Counter[date] = Counter({today: 0 if hours.is_off(today) else _planned_at_dawn(connection, today)})
    for session in planning.expected(connection, first, today - ONE_DAY):
        planned[session.day] += session.minutes
    planned = _promised(planned, list(shares(connection, today)), hours)
    for day in _unplanned(connection, today):
        planned[day] = hours.capacity(day)
    planned[today] = min(planned[today], studied)
    return planned


def _planned_at_dawn(connection: sqlite3.Connection, today: date) -> int:
    """Minutes that the plan of the day before has for today, or the first plan of all if that was made today."""
    sql = (
        "SELECT coalesce(sum(minutes), 0) FROM session WHERE day = :today AND plan = coalesce((SELECT max(p.number)"
        " FROM plan p JOIN step s ON s.number = p.step WHERE s.day < :today), (SELECT min(number) FROM plan))"
    )
    return int(rows.cell(connection, sql, {"today": today.isoformat()}))


def _promised(planned: Counter[date], held: Sequence[PlanShare], hours: Availability) -> Counter[date]:
    """What was planned with the buffer that plans left, so that it is not counted again as time that was missed.

    A week has no more than its hours: where a date needed the buffer, the plan did without.
    """
    if all(one.share == 1 for one in held):
        return planned
    promised: Counter[date] = Counter()
    for monday, group in groupby(sorted(planned), key=monday_of):
        days = list(group)
        whole = {day: planned[day] / share_on(held, day) for day in days}
        there = sum(hours.capacity(monday + n * ONE_DAY) for n in range(7))
        most = max(there, sum(planned[day] for day in days)) / max(sum(whole.values()), 1)
        promised.update({day: round(minutes * min(most, 1)) for day, minutes in whole.items()})
    return promised


def _unplanned(connection: sqlite3.Connection, today: date) -> Iterator[date]:
    """The days before today on which the plan that held had ended."""
    cells = connection.execute(
        "SELECT s.day, p.finish FROM plan p JOIN step s ON s.number = p.step ORDER BY p.number"
    ).fetchall()
    ends = [date.fromisoformat(day) for day, _ in cells[1:]] + [today]
    for (_, finish), end in zip(cells, ends, strict=True):
        day = date.fromisoformat(finish) + ONE_DAY if finish else end
        while day < end:
            yield day
            day += ONE_DAY


def _estimates(
    connection: sqlite3.Connection, items: Collection[int]
) -> dict[int, tuple[str, float, int, int, int, list[Entry]]]:
    """Kind, place, low, likely and high of items, in minutes, with the entries of those that are begun."""
    cells = connection.execute(
        f"SELECT i.number, i.kind, i.spot, i.low, i.likely, i.high, s.status FROM {_PLACED} i"
        " JOIN state s ON s.item = i.number"
    )
    return {
        number: (*known, entries.history(connection, number) if status == "started" else [])
        for number, *known, status in cells.fetchall()
        if number in items
    }


def _first_day(connection: sqlite3.Connection) -> date | None:
    """The day of the first plan."""
    (day,) = connection.execute("SELECT min(s.day) FROM plan p JOIN step s ON s.number = p.step").fetchone()
    return date.fromisoformat(day) if day else None
