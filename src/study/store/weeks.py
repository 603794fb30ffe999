"""The weeks of the curricula that are followed."""

from __future__ import annotations

from datetime import date

from study.core.availability import monday_of
from study.core.items import OWN
from study.core.weeks import PlanWeeks, whole_weeks

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
