"""The current week: what was done in it, and what it was promised."""

from __future__ import annotations

from datetime import date, timedelta

from study.core.agenda import ThisWeek, streak
from study.core.availability import monday_of
from study.core.items import Item
from study.store import entries, plans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.availability import Availability
    from study.store.database import Connection
    from study.store.plans import Plan


def this_week(connection: Connection, plan: Plan | None, hours: Availability, today: date) -> ThisWeek:
    """The week of today. A plan that was made in the middle of it has no sessions before; what was done by then counts
    as promised. Where no hours are known, every day is one to study on."""
    monday = monday_of(today)
    last = monday + timedelta(days=6)
    spent = {day: minutes for day, minutes in entries.by_day(connection, monday).items() if day <= last}
    capacity = hours.capacity if hours.periods else lambda _: 1
    return ThisWeek(
        spent=spent,
        sessions=plans.minutes_by_day(connection, plan.number, monday, last) if plan else {},
        before=entries.spent_before(connection, plan.step, monday) if plan and spent and plan.start > monday else 0,
        streak=streak(entries.study_days(connection, today), capacity, today),
    )


def sessions_ahead(connection: Connection, plan: int, first: date, last: date) -> list[tuple[date, Item, int]]:
    """What a plan holds of open items on some days, the last one inclusive: day, item, minutes."""
    records = connection.execute(
        "SELECT s.day, s.minutes, r.* FROM session s JOIN reference r ON r.number = s.item JOIN state t"
        " ON t.item = s.item WHERE s.plan = ? AND s.day BETWEEN ? AND ? AND t.status IN ('open', 'started')"
        " AND s.item NOT IN (SELECT item FROM fallen) ORDER BY s.day, s.position",
        (plan, first.isoformat(), last.isoformat()),
    )
    return [(date.fromisoformat(day), Item(*item), minutes) for day, minutes, *item in records]
