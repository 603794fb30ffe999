"""What would make a plan fit: more hours a week, as far as anybody keeps them up, or less to do."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from study.core.availability import NO_WEEK, Availability, Week, dealt, study_days
from study.core.deadlines import Advice, DueTarget
from study.core.precedence import topological
from study.core.schedule import Task, demand, is_enough
from study.core.values import replace
from study.store import plans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection
    from study.store.planning import PlanInput


STEP = 30  # minutes a week

MOST = 14 * 60  # minutes a study day that are looked at

MOST_A_DAY = 6 * 60
"""Minutes of a study day that somebody may keep up for weeks."""


def advice(connection: Connection, inputs: PlanInput, hours: Availability, also: str = "") -> Iterator[Advice]:
    """More hours a week, or less to do. ``also`` are options that were asked for and do not hold yet."""
    minutes, week = fewest_hours(inputs, hours), hours.usual(inputs.today)
    if minutes is not None and not is_bearable(minutes, week):
        much = f"It would take {minutes / 60:g} hours a week, more than anybody keeps up"
        yield Advice("unbearable", f"{much}: give it longer, or leave something out.", minutes)
    elif minutes is not None:
        made = inputs.schedule(inputs.with_week(dealt(minutes, week)))
        wish = f"--hours {minutes / 60:g}{also}"
        yield Advice("hours", f"With {minutes / 60:g} hours a week it fits: study replan {wish}", minutes, made.finish)
    optional = plans.optional_items(connection)
    dropped = [task for task in inputs.tasks if task.item in optional]
    if dropped:
        made = inputs.schedule(hours, without(inputs.tasks, optional))
        ends = f"it would end on {made.finish}" if made.finish else "nothing would be left"
        total = sum(task.remaining for task in dropped)
        text = f"Without the optional items {ends}: study replan --drop optional{also.replace(' --with-optional', '')}"
        yield Advice("drop", text, total, made.finish)


def is_bearable(minutes: int, week: Week) -> bool:
    """Whether that many minutes a week leave a study day no longer than one can keep up, or than it is by now."""
    return minutes <= max(MOST_A_DAY, *week) * sum(map(bool, dealt(minutes, week)))


def fewest_hours(inputs: PlanInput, hours: Availability, only: DueTarget | None = None) -> int | None:
    """The fewest minutes a week, in half hours, with which everything is in time, or one due date; None if none are.

    No plan is made for that: what can be kept is kept.
    """
    is_stuck = len(topological([task.after for task in inputs.tasks])) < len(inputs.tasks)
    week, wanted = hours.usual(inputs.today), demand(inputs.tasks)
    if only is not None:
        wanted = [one for one in wanted if one[0] <= only.due.toordinal()][-1:]

    def more(steps: int) -> Availability:
        return inputs.with_week(dealt(steps * STEP, week))

    def fits(steps: int) -> bool:
        lost = inputs.not_kept(more(steps))
        if only is None:
            return not lost
        mine = set(only.items)
        return not any(inputs.tasks[n].item in mine and inputs.tasks[n].due == only.due for n in lost)

    def may_fit(steps: int) -> bool:
        return is_enough(inputs.capacity(more(steps)), wanted)

    days = 7 if week == dealt(sum(week), NO_WEEK) else len(study_days(week))
    high, stride = MOST * days // STEP, 1
    # The demand says at once what cannot do, and the first that may is seldom far from the answer.
    low = bisect_left(range(high + 1), True, lo=min(sum(week) // STEP, high) + 1, key=may_fit)
    if is_stuck or low > high or not fits(high):
        return None
    while low < high:
        middle = min(low + stride - 1, (low + high) // 2)
        if fits(middle):
            high = middle
        else:
            low, stride = middle + 1, stride * 2
    return high * STEP


def without(tasks: Sequence[Task], dropped: set[int]) -> list[Task]:
    """The tasks without some of them, which are no longer waited for."""
    kept = [n for n, task in enumerate(tasks) if task.item not in dropped]
    position = {n: place for place, n in enumerate(kept)}
    return [replace(tasks[n], after=[position[b] for b in tasks[n].after if b in position]) for n in kept]
