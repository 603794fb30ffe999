"""The weeks of a plan as places to add to: one that holds nothing yet is made when something goes into it."""

from __future__ import annotations

from study.core.journal import plan_week
from study.core.likeness import key
from study.core.versions import OUTSIDE
from study.errors import WrongUsage
from study.store import weeks
from study.store.enrollments import named, parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from study.store.database import Connection, Writer

    Values = dict[str, Any]


def titles_of(writer: Writer, to: str) -> tuple[str, dict[str, str]] | None:
    """Of ``CURRICULUM/week-5``, where that week is the plan's and not there yet, the curriculum and what is to be made.

    None for every other place. Raises WrongUsage for a week the plan does not have.
    """
    curriculum, _, part = to.strip().lower().partition("/")
    week = plan_week(part.replace("-", " "))
    if week is None or _is_there(writer.connection, curriculum, part):
        return None
    plan = weeks.of_enrollment(writer.connection, named(writer.connection, curriculum).number)
    if not plan.is_weekly:
        return None
    plan.monday_of(week, writer.today)
    return curriculum, {"module": f"Week {week}"}


def week_of(titles: dict[str, str]) -> int | None:
    """The week of the plan that a title names, where nothing else is named."""
    return plan_week(next(iter(titles.values()))) if len(titles) == 1 else None


def is_by_weeks(document: Values) -> bool:
    """Whether the parts of a curriculum are weeks, or it has no modules that could be anything else."""
    phases: list[Values] = document.get("phases", [])
    modules = [module for phase in phases for module in phase.get("modules", [])]
    return not modules or any(_number(part) is not None for part in (*phases, *modules))


def add_week(document: Values, week: int, curriculum: str) -> None:
    """Put a week into a curriculum, among its other weeks: they are modules where its author's are, else phases."""
    phases: list[Values] = [phase for phase in document["phases"] if phase.get("phase") != OUTSIDE]
    title = f"Week {week}"
    for part in (*phases, *(module for phase in phases for module in phase.get("modules", []))):
        if key(part["title"]) == key(title):
            name = part.get("module") or part.get("phase")
            raise WrongUsage(
                f"{curriculum} has {title} already. To add to it: `study add TITLE --to {curriculum}/{name}`."
            )
    of_modules = next((one["modules"] for one in phases if any(map(_number, one.get("modules", [])))), None)
    siblings: list[Values] = document["phases"] if of_modules is None or any(map(_number, phases)) else of_modules
    later = [n for n, one in enumerate(siblings) if (_number(one) or 0) > week or one.get("phase") == OUTSIDE]
    siblings.insert(min(later, default=len(siblings)), {"title": title, "week": str(week)})


def _number(part: Values) -> int | None:
    """The first week a phase or module stands for, by what is said of it or by its title."""
    digits = str(part.get("week", "")).partition("-")[0].strip(" +")
    return int(digits) if digits.isdecimal() else plan_week(str(part["title"]))


def _is_there(connection: Connection, curriculum: str, part: str) -> bool:
    return any(one.curriculum == curriculum and one.id == part for one, _ in parts(connection))
