"""The plan that holds, whole, and every plan that was agreed to."""

from __future__ import annotations

from datetime import date
from itertools import takewhile

from study.core.availability import ONE_DAY, monday_of
from study.core.deadlines import Late
from study.core.values import replace
from study.plan.rules import Calendar, CommittedPlan, PlanAhead
from study.store import enrollments, milestones, planning, plans, rows, weeks
from study.store.hours import availability, settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3


LATE_IN_MONTH = 9
"""With so many days left of a month its calendar shows the next one too."""

LAST_DAY = date(9999, 11, 30)
"""Calendars end here."""


def plan_ahead(connection: sqlite3.Connection, today: date) -> PlanAhead | None:
    """The plan that holds; None if nothing is followed."""
    if not enrollments.followed(connection):
        return None
    held = plans.current(connection)
    if held is None:
        return PlanAhead(today, start=today, milestones=milestones.ahead(connection, today))
    known, finishes = planning.planned_items(connection, held.number), planning.finishes(connection, held.number)
    return PlanAhead(
        today,
        start=held.start,
        finish=held.finish,
        days=_days(connection, held),
        sessions=plans.sessions(connection, held.number),
        items=known,
        unplaced=[(known[number], reason) for number, reason in planning.unplaced(connection, held.number)],
        late=[
            Late(known[number], due, finishes[number])
            for number, due in enrollments.open_dues(connection)
            if number in finishes and finishes[number] > due
        ],
        closed=planning.closed(connection, held.number),
        pinned={(number, day) for number, days in enrollments.pins(connection, today).items() for day, _ in days},
        pace=settings(connection).pace,
        weeks=weeks.weekly(connection),
        milestones=milestones.ahead(connection, today),
    )


def calendar(connection: sqlite3.Connection, plan: PlanAhead, weeks: int | None) -> Calendar:
    """So many weeks of a plan; if none are given, what is left of the month, and the next where that is little."""
    hours, first = availability(connection), plan.today.replace(day=1)
    last = _sunday(plan.today, weeks) if weeks else _end_of_month(plan.today)
    days = (first + ONE_DAY * n for n in range((last - first).days + 1))
    return Calendar(
        plan,
        first=first,
        last=last,
        off={day for day in days if hours.is_off(day)},
        dues=enrollments.given(connection, plan.items.keys() - plan.closed),
        is_week=weeks == 1,
    )


def _sunday(today: date, weeks: int) -> date:
    """The last day of so many weeks, this one counted."""
    return date.fromordinal(min(monday_of(today).toordinal() + 7 * weeks - 1, LAST_DAY.toordinal()))


def _end_of_month(today: date) -> date:
    """The last day of the month, or of the next where this one is nearly over."""
    soon = min(today + ONE_DAY * LATE_IN_MONTH, LAST_DAY)
    return (soon.replace(day=28) + 4 * ONE_DAY).replace(day=1) - ONE_DAY


def committed_plans(connection: sqlite3.Connection) -> list[CommittedPlan]:
    """Every plan that was agreed to, the oldest first."""
    ends: dict[int, dict[int, date]] = {}
    for plan, enrollment, day in connection.execute(
        "SELECT s.plan, i.enrollment, max(s.day) FROM session s JOIN item i ON i.number = s.item GROUP BY 1, 2"
    ):
        ends.setdefault(plan, {})[enrollment] = date.fromisoformat(day)
    committed = rows.values(
        connection,
        CommittedPlan,
        "SELECT p.number, t.day, t.command, p.finish FROM plan p JOIN step t ON t.number = p.step ORDER BY p.number",
    )
    return [replace(plan, ends=ends.get(plan.number, {})) for plan in committed]


def _days(connection: sqlite3.Connection, held: plans.Plan) -> list[tuple[date, int]]:
    """The days of a plan up to the Sunday of its last week, each with its minutes."""
    if held.finish is None:
        return []
    last = (held.finish.toordinal() - 1) // 7
    return list(takewhile(lambda one: (one[0].toordinal() - 1) // 7 <= last, availability(connection).days(held.start)))
