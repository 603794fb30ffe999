"""What a burn-up is drawn from, added up by SQLite."""

from __future__ import annotations

from datetime import date

from study.report.burnup import Gain, PlannedWork, Work
from study.store import plans, rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.core.items import Enrollment
    from study.core.progress import Tally


def work(connection: sqlite3.Connection, enrolled: Enrollment, tally: Tally) -> Work:
    """The work of one curriculum that comes to a tally."""
    return Work(
        start=enrolled.start,
        effort=tally.effort,
        done=tally.done_effort,
        gains=_gains(connection, enrolled.number),
        baseline=_planned(connection, plans.baseline(connection, enrolled.number), enrolled.number),
        plan=_planned(connection, plans.current(connection), enrolled.number),
    )


def _gains(connection: sqlite3.Connection, enrollment: int) -> list[Gain]:
    """What every step took off the remaining effort of a curriculum's work, as far as that counts in a report."""
    return rows.values(
        connection,
        Gain,
        "SELECT n.step, n.day, sum(n.gain) AS minutes FROM item i JOIN state s ON s.item = i.number"
        " JOIN entry n ON n.item = i.number WHERE i.enrollment = ? AND i.work AND i.left_out IS NOT 'removed'"
        " AND (i.left_out IS NULL OR s.status = 'done') AND s.status <> 'skipped' AND n.gain <> 0"
        " AND i.number NOT IN (SELECT item FROM fallen)"
        " GROUP BY n.step, n.day",
        (enrollment,),
    )


def _planned(connection: sqlite3.Connection, plan: plans.Plan | None, enrollment: int) -> PlannedWork | None:
    """What a plan holds of one curriculum."""
    if plan is None:
        return None
    days = connection.execute(
        "SELECT s.day, sum(s.minutes) FROM session s JOIN item i ON i.number = s.item"
        " WHERE s.plan = ? AND i.enrollment = ? GROUP BY s.day ORDER BY s.day",
        (plan.number, enrollment),
    )
    return PlannedWork(plan.step, plan.start, [(date.fromisoformat(day), minutes) for day, minutes in days])
