"""The best worst lateness, found by trying everything, minute by minute."""

from collections.abc import Sequence
from functools import cache

from study.core.schedule import Schedule, Task
from tests.core.strategies import Days

NEVER = 10**6
"""Lateness of what is never finished."""


def lateness(tasks: Sequence[Task], found: Schedule) -> int:
    """Days the latest task is late; 0 if none is."""
    finishes = found.finishes()
    late = [(finishes[task.item] - task.due).days for task in tasks if task.due]
    return NEVER if found.unplaced else max(0, *late, 0)


def best_lateness(tasks: Sequence[Task], days: Days) -> int:
    """The least that ``lateness`` can be: at any minute any task that is ready may run, or the day may end."""
    done = -1

    def ready(n: int, day: int, left: tuple[int, ...]) -> bool:
        task = tasks[n]
        begun = task.not_before is None or task.not_before <= days[day][0]
        return left[n] != done and begun and all(left[other] == done for other in task.after)

    def late(n: int, day: int) -> int:
        due = tasks[n].due
        return max(0, (days[day][0] - due).days) if due else 0

    @cache
    def best(day: int, rest: int, left: tuple[int, ...]) -> int:
        """Of the tasks that are not done, with so much of the day to go."""
        if max(left) == done:
            return 0
        least = NEVER if day + 1 == len(days) else best(day + 1, days[day + 1][1], left)
        for n in range(len(tasks)):
            if least and ready(n, day, left) and (rest or not left[n]):
                minutes = min(left[n], 1)
                now = left[n] - minutes or done
                rested = best(day, rest - minutes, (*left[:n], now, *left[n + 1 :]))
                least = min(least, rested if now != done else max(rested, late(n, day)))
        return least

    return best(0, days[0][1], tuple(task.remaining for task in tasks))
