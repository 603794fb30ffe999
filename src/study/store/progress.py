"""What is done of a curriculum that is followed, added up by SQLite."""

from __future__ import annotations

from study.core.progress import Course, Group, Resource, Tally
from study.store import plans, rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.core.items import Enrollment


Tallies = dict[tuple[int | None, int | None], Tally]
"""By the numbers of phase and module."""

_TALLIES = """
SELECT phase_number, module_number, count(*), sum(status = 'done'), sum(status = 'skipped'),
       sum(CASE WHEN status = 'skipped' THEN 0 ELSE effort END), sum(remaining)
FROM followed WHERE enrollment = ? AND work AND (left_out IS NULL OR status = 'done')
GROUP BY phase_number, module_number
"""


def courses(connection: sqlite3.Connection, enrollments: list[Enrollment]) -> list[Course]:
    """The figures of the curricula that are followed."""
    plan = plans.current(connection)
    return [_course(connection, enrolled, plan) for enrolled in enrollments]


def _course(connection: sqlite3.Connection, enrolled: Enrollment, plan: plans.Plan | None) -> Course:
    number = enrolled.number
    tallies = _tallies(connection, number)
    first = plans.baseline(connection, number)
    return Course(
        id=enrolled.curriculum,
        title=enrolled.title,
        tally=sum(tallies.values(), Tally()),
        start=enrolled.start,
        due=enrolled.due,
        planned_finish=plans.finish_of(connection, plan.number, number) if plan else None,
        baseline_finish=plans.finish_of(connection, first.number, number) if first else None,
        phases=_phases(connection, number, tallies),
        resources=_resources(connection, number),
    )


def _tallies(connection: sqlite3.Connection, enrollment: int) -> Tallies:
    return {
        (phase, module): Tally(total=total, done=done, skipped=skipped, effort=effort, remaining=remaining)
        for phase, module, total, done, skipped, effort, remaining in connection.execute(_TALLIES, (enrollment,))
    }


def _phases(connection: sqlite3.Connection, enrollment: int, tallies: Tallies) -> list[Group]:
    """Phases and modules in their order; those without planned work are left out."""
    modules: dict[int, list[Group]] = {}
    for number, phase, id_, title in connection.execute(
        "SELECT number, phase, id, title FROM module WHERE enrollment = ? ORDER BY place, number", (enrollment,)
    ):
        if tally := tallies.get((phase, number)):
            modules.setdefault(phase, []).append(Group(id_, title, tally))
    phases = []
    for number, id_, title in connection.execute(
        "SELECT number, id, title FROM phase WHERE enrollment = ? ORDER BY place, number", (enrollment,)
    ):
        inside = modules.get(number, [])
        whole = sum((group.tally for group in inside), tallies.get((number, None), Tally()))
        if whole.total:
            phases.append(Group(id_, title, whole, inside))
    return phases


def _resources(connection: sqlite3.Connection, enrollment: int) -> list[Resource]:
    """What has a progress bar of its own: also work, if it stands in a list or is a competition."""
    return rows.values(
        connection,
        Resource,
        "FROM followed WHERE enrollment = ?"
        " AND (NOT work OR (left_out IS NULL AND (list <> '' OR kind = 'competition')))"
        " AND (left_out IS NOT 'backlog' OR status <> 'open') ORDER BY place, number",
        (enrollment,),
    )
