"""What a report is made of, added up by SQLite."""

from __future__ import annotations

from datetime import date

from study.core.enrollment import Enrolled
from study.core.items import Item
from study.report.burnup import Gain, Planned, Work
from study.report.rules import Course, Group, Tally, Tracked, added
from study.store import plans
from study.store.items import COLUMNS, TABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3


_SUMS = """
SELECT i.phase, i.module, count(*), sum(s.status = 'done'), sum(s.status = 'skipped'),
       sum(CASE WHEN s.status = 'skipped' THEN 0 ELSE i.likely END), sum(s.remaining)
FROM item i JOIN state s ON s.item = i.number
WHERE i.enrollment = ? AND i.work AND i.left_out IS NOT 'removed' AND (i.left_out IS NULL OR s.status = 'done')
GROUP BY i.phase, i.module
"""


def course(connection: sqlite3.Connection, enrolled: Enrolled, plan: plans.Plan | None) -> Course:
    """The figures of one curriculum that is followed."""
    tallies = {(phase, module): Tally(*sums) for phase, module, *sums in connection.execute(_SUMS, (enrolled.number,))}
    first = plans.baseline(connection, enrolled.number)
    return Course(
        enrolled.curriculum,
        enrolled.title,
        added(tallies.values()),
        enrolled.start,
        enrolled.due,
        plans.finish_of(connection, plan.number, enrolled.number) if plan else None,
        plans.finish_of(connection, first.number, enrolled.number) if first else None,
        _phases(connection, enrolled.number, tallies),
        _resources(connection, enrolled.number),
    )


def _phases(
    connection: sqlite3.Connection, enrollment: int, tallies: dict[tuple[int | None, int | None], Tally]
) -> list[Group]:
    """Phases and modules in their order; those without planned work are left out."""
    modules: dict[int, list[Group]] = {}
    for number, phase, id_, title in connection.execute(
        "SELECT number, phase, id, title FROM module WHERE enrollment = ? ORDER BY number", (enrollment,)
    ):
        if tally := tallies.get((phase, number)):
            modules.setdefault(phase, []).append(Group(id_, title, tally))
    result = []
    for number, id_, title in connection.execute(
        "SELECT number, id, title FROM phase WHERE enrollment = ? ORDER BY number", (enrollment,)
    ):
        inside = modules.get(number, [])
        whole = added([*(group.tally for group in inside), tallies.get((number, None), Tally())])
        if whole.total:
            result.append(Group(id_, title, whole, inside))
    return result


def _resources(connection: sqlite3.Connection, enrollment: int) -> list[Tracked]:
    """What has a progress bar of its own: also work, if it stands in a list or is a competition."""
    rows = connection.execute(
        f"SELECT {COLUMNS}, s.percent, i.type, i.list, i.by, i.url, i.stars FROM {TABLES}"
        " JOIN state s ON s.item = i.number WHERE i.enrollment = ? AND i.left_out IS NOT 'removed'"
        " AND (NOT i.work OR (i.left_out IS NULL AND (i.list <> '' OR i.kind = 'competition')))"
        " AND (i.left_out IS NOT 'backlog' OR s.status <> 'open') ORDER BY i.place, i.number",
        (enrollment,),
    )
    return [Tracked(Item(*row[:7]), *row[7:]) for row in rows]


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
