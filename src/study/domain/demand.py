"""What due dates ask for, told without planning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate

from study.domain.guard import FAR
from study.domain.schedule import Task, pulled_back


def demand(tasks: Sequence[Task]) -> list[tuple[int, int]]:
    """Ordinals of the due dates, pulled back through what requires them, with the minutes needed up to each."""
    minutes: dict[int, int] = {}
    for due, task in zip(pulled_back(tasks), tasks, strict=True):
        if due < FAR:
            minutes[due] = minutes.get(due, 0) + task.remaining
    dues = sorted(minutes)
    return list(zip(dues, accumulate(minutes[due] for due in dues), strict=True))


def available(days: Iterable[tuple[date, int]], dues: Sequence[int]) -> list[int]:
    """The minutes there are up to each of the due days, which are ordinals in their order."""
    ahead = iter(days)
    day, minutes = next(ahead, (date.max, 0))
    found, total = [], 0
    for due in dues:
        while minutes and day.toordinal() <= due:
            total += minutes
            day, minutes = next(ahead, (date.max, 0))
        found.append(total)
    return found


def is_enough(capacity: Iterable[tuple[date, int]], wanted: Sequence[tuple[int, int]]) -> bool:
    """Whether there is time for what is needed up to every due date. Without it no plan holds; with it most do."""
    have = available(capacity, [due for due, _ in wanted])
    return all(minutes >= needed for minutes, (_, needed) in zip(have, wanted, strict=True))
