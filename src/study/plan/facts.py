"""The plan that holds, whole, and every plan that was agreed to."""

from __future__ import annotations

from datetime import date
from itertools import takewhile

from study.core.deadlines import Late
from study.core.values import replace
from study.plan.rules import CommittedPlan, PlanAhead
from study.store import enrollments, planning, plans, rows
from study.store.hours import availability

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3


def plan_ahead(connection: sqlite3.Connection, today: date) -> PlanAhead | None:
    """The plan that holds; None if nothing is followed."""
    if not enrollments.followed(connection):
        return None
    held = plans.current(connection)
    if held is None:
        return PlanAhead(today, start=today)
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
    )


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
