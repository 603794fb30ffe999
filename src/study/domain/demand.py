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


def is_enough(capacity: Iterable[tuple[date, int]], wanted: Sequence[tuple[int, int]]) -> bool:
    """Whether there is time for what is needed up to every due date. Without it no plan holds; with it most do."""
    days, total = iter(capacity), 0
    day, minutes = next(days, (date.max, 0))
    for due, needed in wanted:
        while minutes and day.toordinal() <= due:
            total += minutes
            day, minutes = next(days, (date.max, 0))
        if total < needed:
            return False
    return True
