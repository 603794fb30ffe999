"""The weeks of the curricula that are followed."""

from __future__ import annotations

from datetime import date, timedelta

from study.core.availability import monday_of
from study.core.items import OWN
from study.core.weeks import PlanWeeks, whole_weeks
from study.store import rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

_WEEKS = """
SELECT e.curriculum, e.title, e.start, e.first_week, e.weeks, json_extract(e.about, '$.texts.curriculum.duration'),
    e.weeks IS NOT NULL OR EXISTS (SELECT 1 FROM journal j WHERE j.enrollment = e.number)
FROM enrollment e
"""


def of_enrollment(connection: sqlite3.Connection, number: int) -> PlanWeeks:
    """How the weeks of a curriculum are counted."""
    return _read(connection.execute(f"{_WEEKS} WHERE e.number = ?", (number,)).fetchone())


def followed(connection: sqlite3.Connection) -> list[PlanWeeks]:
    """The same of all that are followed, but for the learner's own, which has no plan."""
    sql = f"{_WEEKS} WHERE e.number IN (SELECT number FROM active) AND e.curriculum <> ? ORDER BY e.number"
    return [_read(row) for row in connection.execute(sql, (OWN,))]


def leading(connection: sqlite3.Connection) -> PlanWeeks | None:
    """The curriculum whose weeks are meant where none is named: the only one there is, or that is lived by the week."""
    every = followed(connection)
    weekly = [one for one in every if one.is_weekly]
    return next((those[0] for those in (every, weekly) if len(those) == 1), None)


_PLACED = """
SELECT 'phase', p.number, json_extract(e.about, '$.texts.phases."' || p.id || '".week') AS week
FROM phase p JOIN enrollment e ON e.number = p.enrollment WHERE e.number = :of AND NOT p.gone AND week IS NOT NULL
UNION ALL
SELECT 'module', m.number, json_extract(e.about, '$.texts.modules."' || m.id || '".week') AS week
FROM module m JOIN enrollment e ON e.number = m.enrollment WHERE e.number = :of AND NOT m.gone AND week IS NOT NULL
"""


def weekly(connection: sqlite3.Connection) -> PlanWeeks | None:
    """The same where that curriculum is lived by the week: its weeks are named wherever a week is."""
    plan = leading(connection)
    return plan if plan and plan.is_weekly else None


def goal(connection: sqlite3.Connection, monday: date) -> str:
    """What a week is for, in a line: as the learner wrote it, else as a curriculum has it."""
    sql = (
        "SELECT text FROM journal WHERE week = ? AND field = 'goal' AND (enrollment IS NULL OR enrollment IN"
        " (SELECT number FROM active)) ORDER BY enrollment IS NOT NULL, number DESC LIMIT 1"
    )
    return " ".join(str(rows.cell(connection, sql, (monday.isoformat(),)) or "").split())


def begins(connection: sqlite3.Connection, enrollment: int) -> dict[tuple[str, int], date]:
    """The Mondays before which phases and modules are not begun: those their author puts into a week, where the learner
    said how many weeks there are.

    The author's weeks are spread over the learner's: where 4 become 8, the second begins with the third.
    """
    plan = of_enrollment(connection, enrollment)
    placed = {
        (kind, number): int(digits)
        for kind, number, week in connection.execute(_PLACED, {"of": enrollment})
        if (digits := str(week).strip().partition("-")[0].strip(" +–")).isdecimal() and len(digits) < 5
    }
    if not placed or not plan.count:
        return {}
    sql = "SELECT json_extract(about, '$.texts.curriculum.duration') FROM enrollment WHERE number = ?"
    stated = whole_weeks(connection.execute(sql, (enrollment,)).fetchone()[0])
    every = max(stated or plan.count, *placed.values())
    return {
        part: plan.monday + timedelta(weeks=(1 + (week - 1) * plan.count // every if week else 0) - plan.first)
        for part, week in placed.items()
    }


def _read(row: tuple[str, str, str, int, int | None, str | None, int]) -> PlanWeeks:
    curriculum, title, start, first, weeks, duration, is_weekly = row
    return PlanWeeks(
        curriculum=curriculum,
        title=title,
        monday=monday_of(date.fromisoformat(start)),
        first=first,
        count=weeks or (whole_weeks(duration) if is_weekly else None),
        is_weekly=bool(is_weekly),
    )
