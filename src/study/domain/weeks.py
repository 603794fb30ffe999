"""The weeks as they were studied, beside the learner's hours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from study.core.availability import monday_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.schedule import Session

MOST = 26


@dataclass(frozen=True, slots=True)
class Studied:
    """One week, named by its Monday: minutes studied, the minutes there were, and those that were planned."""

    monday: date
    minutes: int
    hours: int
    planned: int = 0


def weeks(
    spent: Mapping[date, int],
    capacity: Callable[[date], int],
    start: date,
    today: date,
    most: int = MOST,
    planned: Iterable[Session] = (),
) -> list[Studied]:
    """The weeks since the start or the first study day, the current one last; no more than so many.

    ``planned`` are sessions, each of the plan that held on its day.
    """
    last = monday_of(today)
    first = monday_of(min([start, today, *spent]))
    first = max(first, last - timedelta(weeks=most - 1))
    wanted: dict[date, int] = {}
    for session in planned:
        wanted[monday_of(session.day)] = wanted.get(monday_of(session.day), 0) + session.minutes
    found = []
    for n in range((last - first).days // 7 + 1):
        days = [first + timedelta(days=7 * n + day) for day in range(7)]
        studied = sum(spent.get(day, 0) for day in days)
        found.append(Studied(days[0], studied, sum(map(capacity, days)), wanted.get(days[0], 0)))
    return found
