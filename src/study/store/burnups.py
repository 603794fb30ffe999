"""What a burn-up is drawn from: the gains of the entries, and what was planned day by day."""

from __future__ import annotations

from datetime import date

from study.core.enrollment import Enrolled
from study.domain.burnup import Gain, Planned, Work
from study.domain.report import Tally
from study.store import plans

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3


def work(connection: sqlite3.Connection, enrolled: Enrolled, tally: Tally, plan: plans.Plan | None) -> Work:
    """The work of one curriculum that comes to a tally; ``plan`` is the one that holds."""
    return Work(
        enrolled.start,
        tally.effort,
        tally.done_effort,
        gains(connection, enrolled.number),
        planned(connection, plans.baseline(connection, enrolled.number), enrolled.number),
        planned(connection, plan, enrolled.number),
    )


def gains(connection: sqlite3.Connection, enrollment: int) -> list[Gain]:
    """What every step took off the remaining effort of a curriculum's work, as far as that counts in a report."""
    rows = connection.execute(
        "SELECT n.step, n.day, sum(n.gain) FROM item i JOIN state s ON s.item = i.number"
        " JOIN entry n ON n.item = i.number WHERE i.enrollment = ? AND i.work AND i.left_out IS NOT 'removed'"
        " AND (i.left_out IS NULL OR s.status = 'done') AND s.status <> 'skipped' AND n.gain <> 0"
        " GROUP BY n.step, n.day",
        (enrollment,),
    )
    return [Gain(step, date.fromisoformat(day), minutes) for step, day, minutes in rows]


def planned(connection: sqlite3.Connection, plan: plans.Plan | None, enrollment: int) -> Planned | None:
    """What a plan holds of one curriculum."""
    if plan is None:
        return None
    rows = connection.execute(
        "SELECT s.day, sum(s.minutes) FROM session s JOIN item i ON i.number = s.item"
        " WHERE s.plan = ? AND i.enrollment = ? GROUP BY s.day ORDER BY s.day",
        (plan.number, enrollment),
    )
    return Planned(plan.step, plan.start, [(date.fromisoformat(day), minutes) for day, minutes in rows])
