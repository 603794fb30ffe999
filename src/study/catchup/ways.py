"""Where a learner stands, and the ways to catch up: each as what to plan anew with, and as it is typed."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from datetime import date

from study.catchup.rules import Catchup
from study.core import words
from study.core.availability import FRIDAY, ONE_DAY
from study.core.dates import missed
from study.core.values import dataclass, replace
from study.store import enrollments, paths, plans
from study.store.advice import MOST_A_DAY, fewest_hours, is_bearable
from study.store.effects import lost
from study.store.planning import PlanInput
from study.store.plans import standing
from study.store.replan import PlanRequest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.schedule import Task
    from study.store.database import Connection


QUARTER = 15  # minutes


@dataclass(frozen=True, slots=True)
class Way:
    """What to plan anew with, the kind of remedy, what it is in words, and how it is typed."""

    request: PlanRequest
    kind: str
    text: str
    command: str


def ways_on(connection: Connection, today: date) -> tuple[Catchup, list[Way]]:
    """Where the learner stands, and what might help."""
    behind, held = standing(connection, today).behind, plans.current(connection)
    if held is None:
        return Catchup(today, 0, None), []
    inputs = PlanInput(connection, today)
    given_up = lost(connection, inputs, inputs.schedule())
    if not behind:
        return Catchup(today, 0, held.finish, lost=given_up), []
    minutes = _hours_in_time(inputs, held.finish)
    is_too_much = minutes is not None and not is_bearable(minutes, inputs.hours.usual(today))
    ways = [
        *_longer_day(inputs, behind),
        *(_more_hours(inputs, minutes) if minutes and not is_too_much else ()),
        *_fewer_items(connection, inputs),
        *_other_paths(connection),
        Way(PlanRequest(), "later", "a later finish, with the hours you have", "study replan"),
    ]
    found = Catchup(today, behind, held.finish, lost=given_up, too_many=minutes if is_too_much else None)
    return found, ways


def _longer_day(inputs: PlanInput, behind: int) -> Iterator[Way]:
    """What one is behind, on one day of the next weekend."""
    more = -(-behind // QUARTER) * QUARTER
    for n in range(1, 8):
        day = inputs.today + n * ONE_DAY
        if day.weekday() > FRIDAY and not inputs.hours.is_off(day) and inputs.hours.capacity(day) + more <= MOST_A_DAY:
            text = f"{words.minutes(more)} more on {words.weekday(day, inputs.today)}"
            in_all = words.minutes(inputs.hours.extra.get(day, 0) + more)
            command = f"study extra {words.WEEKDAYS[day.weekday()].lower()} {in_all}"
            yield Way(PlanRequest(extra=(day, more)), "extra", text, command)
            return


def _hours_in_time(inputs: PlanInput, finish: date | None) -> int | None:
    """The minutes a week with which it ends when it was to end; None if that is over, or none would do."""
    if finish is None or finish < inputs.today:
        return None
    hurried = copy(inputs)
    lost = missed(inputs.tasks, inputs.schedule())
    hurried.tasks = [
        replace(task, due=_wanted(task, finish, inputs.today) if n in lost else min(task.due or finish, finish))
        for n, task in enumerate(inputs.tasks)
    ]
    return fewest_hours(hurried, inputs.hours)


def _more_hours(inputs: PlanInput, minutes: int) -> Iterator[Way]:
    now = sum(inputs.hours.usual(inputs.today))
    text = f"{words.hours(minutes)} hours a week instead of {words.hours(now)}"
    yield Way(PlanRequest(hours=minutes), "hours", text, f"study replan --hours {minutes / 60:g}")


def _wanted(task: Task, finish: date, today: date) -> date | None:
    """By when a task with a lost date is wanted: with the rest, but for a date that is over no hours are proposed."""
    return finish if task.due and task.due >= today else None


def _fewer_items(connection: Connection, inputs: PlanInput) -> Iterator[Way]:
    optional = plans.optional_items(connection) & {task.item for task in inputs.tasks}
    if optional:
        minutes = sum(task.remaining for task in inputs.tasks if task.item in optional)
        text = f"without the optional items, {words.hours(minutes)} h less"
        yield Way(PlanRequest(drop=("optional",)), "drop", text, "study replan --drop optional")


def _other_paths(connection: Connection) -> Iterator[Way]:
    for one in enrollments.followed(connection):
        held = paths.current(connection, one.number)
        for name in paths.names(connection, one.number):
            if name != held:
                path = f"{one.curriculum}/{name}"
                text = f"the path {name} of {one.title}"
                yield Way(PlanRequest(path=path), "path", text, f"study replan --path {path}")
