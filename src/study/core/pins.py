"""Sessions the learner wants on a day: they are set first, and the rest is planned around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from study.core import dates
from study.core.ladder import Calendar, planned_days
from study.core.schedule import Schedule, Session, Task
from study.core.shares import Rules, week_of
from study.core.values import replace

Days = Iterable[tuple[date, int]]


def planned(tasks: Sequence[Task], capacity: Days, rules: Rules) -> Schedule:
    """A schedule in which pinned sessions stand where they are pinned, as far as the hours of that day go.

    What comes after a pinned item waits for its last pin; the item itself may be pinned before what it requires.
    What is pinned beyond a day's hours, or beyond what is left of the item, is planned like everything else.
    """
    last = max((day for task in tasks for day, _ in task.pins), default=None)
    if last is None:
        return planned_days(tasks, capacity, rules)
    days = iter(capacity)
    near, beyond = _until(days, last)
    fixed = _fixed(tasks, dict(near))
    curricula = {task.item: task.curriculum for task in tasks}
    had = [(one.day.toordinal(), curricula[one.item], one.minutes) for one in fixed]
    free = Calendar(_left(near, beyond, days, fixed))
    if not _same_week([*near, *beyond], free):
        rules = replace(rules, served={})  # nothing more is shared out in the week in which it was served
    made = planned_days(_without(tasks, fixed), free, replace(rules, pinned=had))
    pinned = {session.item for session in fixed}
    rest = [one for one in made.sessions if one.minutes or one.item not in pinned]
    return Schedule(_merged(fixed, rest), [one for one in made.unplaced if one.item not in _whole(tasks, fixed)])


def not_kept(tasks: Sequence[Task], capacity: Days) -> set[int]:
    """Positions of the tasks whose due dates no plan with these days and pins keeps, as far as others leave room."""
    last = max((day for task in tasks for day, _ in task.pins), default=None)
    if last is None:
        return dates.not_kept(tasks, capacity)
    days = iter(capacity)
    near, beyond = _until(days, last)
    fixed = _fixed(tasks, dict(near))
    ends = {one.item: one.day for one in fixed}
    late = {n for n, task in enumerate(tasks) if task.due and ends.get(task.item, task.due) > task.due}
    return late | dates.not_kept(_without(tasks, fixed), Calendar(_left(near, beyond, days, fixed)))


def _same_week(days: Sequence[tuple[date, int]], free: Days) -> bool:
    """Whether the first of the days that have minutes left is in the same week as the first of all."""
    first = next(iter(free), None)
    return first is None or week_of(first[0].toordinal()) == week_of(days[0][0].toordinal())


def _until(days: Iterator[tuple[date, int]], last: date) -> tuple[list[tuple[date, int]], list[tuple[date, int]]]:
    """The days up to a last one, and the next, if there is one."""
    near: list[tuple[date, int]] = []
    for day, minutes in days:
        if day > last:
            return near, [(day, minutes)]
        near.append((day, minutes))
    return near, []


def _fixed(tasks: Sequence[Task], free: dict[date, int]) -> list[Session]:
    """The sessions that can stand where they are pinned, in the order of time and then of the tasks."""
    left = [task.remaining for task in tasks]
    wanted = sorted((day, n, minutes) for n, task in enumerate(tasks) for day, minutes in task.pins)
    sessions = []
    for day, n, minutes in wanted:
        given = min(minutes, left[n], free.get(day, 0))
        if given > 0:
            sessions.append(Session(day, tasks[n].item, given))
            left[n] -= given
            free[day] -= given
    return sessions


def _without(tasks: Sequence[Task], fixed: Sequence[Session]) -> list[Task]:
    """The tasks less what is fixed; what comes after a pinned one waits for its last pin.

    Of what is pinned altogether the days are settled: it has no dates of its own any more.
    """
    whole = _whole(tasks, fixed)
    minutes: dict[int, int] = {}
    ends: dict[int, date] = {}
    for session in fixed:
        minutes[session.item] = minutes.get(session.item, 0) + session.minutes
        ends[session.item] = session.day
    return [
        replace(
            task,
            remaining=task.remaining - minutes.get(task.item, 0),
            due=None if task.item in whole else task.due,
            not_before=max(
                filter(
                    None,
                    [
                        None if task.item in whole else task.not_before,
                        *(ends.get(tasks[n].item) for n in task.after),
                    ],
                ),
                default=None,
            ),
        )
        for task in tasks
    ]


def _left(near: Days, beyond: Days, days: Days, fixed: Sequence[Session]) -> Iterator[tuple[date, int]]:
    """The days with the minutes that are not pinned."""
    taken: dict[date, int] = {}
    for session in fixed:
        taken[session.day] = taken.get(session.day, 0) + session.minutes
    for day, minutes in near:
        if minutes > taken.get(day, 0):
            yield day, minutes - taken.get(day, 0)
    yield from beyond
    yield from days


def _whole(tasks: Sequence[Task], fixed: Sequence[Session]) -> set[int]:
    """The items that are pinned altogether."""
    minutes: dict[int, int] = {}
    for session in fixed:
        minutes[session.item] = minutes.get(session.item, 0) + session.minutes
    return {task.item for task in tasks if task.remaining and minutes.get(task.item) == task.remaining}


def _merged(fixed: Sequence[Session], rest: Sequence[Session]) -> list[Session]:
    """All sessions in the order of time, the pinned ones of a day first, with what else their items have that day."""
    pinned = {(session.item, session.day) for session in fixed}
    first: dict[tuple[int, date], int] = {}
    for session in [*fixed, *rest]:
        key = session.item, session.day
        if key in pinned:
            first[key] = first.get(key, 0) + session.minutes
    whole = [Session(session.day, session.item, first[session.item, session.day]) for session in fixed]
    others = [session for session in rest if (session.item, session.day) not in pinned]
    return sorted([*whole, *others], key=lambda one: one.day)
