"""The parts of the learning log in JSON documents."""

from __future__ import annotations

from study.screen.document import Document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.domain.habit import Habit
    from study.domain.weeks import Studied


def studied(one: Studied) -> Document:
    return {"week": str(one.monday), "planned": one.planned, "done": one.minutes, "hours": one.hours}


def habit(one: Habit) -> Document:
    """Study days with their minutes, the streak in study days, the strength in per cent."""
    days = [{"date": str(day), "minutes": minutes} for day, minutes in sorted(one.spent.items())]
    return {"streak": one.streak, "strength": one.strength, "days": days}
