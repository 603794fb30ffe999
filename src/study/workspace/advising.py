"""What would make a plan fit, each tried out before it is said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from study.core.availability import Availability, spread, study_days
from study.core.deadlines import Given, is_kept
from study.core.difference import Advice
from study.core.schedule import Schedule, Task, demand, is_enough
from study.store import plans
from study.workspace.bench import Bench, late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection

STEP = 30  # minutes a week
MOST = 14 * 60  # minutes a study day that are still worth advising


def advice(connection: Connection, bench: Bench, hours: Availability, also: str = "") -> Iterator[Advice]:
    """More hours a week, or less to do. ``also`` are options that were asked for and do not hold yet."""
    minutes, made = fewest_hours(bench, hours)
    if made is not None:
        wish = f"--hours {minutes / 60:g}{also}"
        yield Advice("hours", f"With {minutes / 60:g} hours a week it fits: study replan {wish}", minutes, made.finish)
    optional = plans.optional_items(connection)
    dropped = [task for task in bench.tasks if task.item in optional]
    if dropped:
        made = bench.schedule(hours, without(bench.tasks, optional))
        ends = f"it would end on {made.finish}" if made.finish else "nothing would be left"
        total = sum(task.remaining for task in dropped)
        text = f"Without the optional items {ends}: study replan --drop optional{also.replace(' --with-optional', '')}"
        yield Advice("drop", text, total, made.finish)


def fewest_hours(bench: Bench, hours: Availability, only: Given | None = None) -> tuple[int, Schedule | None]:
    """The fewest minutes a week, in half hours, with which everything is in time, or one due date; None if none are."""
    week, wanted = hours.usual(bench.today), demand(bench.tasks)
    if only is not None:
        wanted = [one for one in wanted if one[0] <= only.due.toordinal()][-1:]

    def more(steps: int) -> Availability:
        return bench.with_week(spread(steps * STEP, study_days(week)))

    def fitting(steps: int) -> Schedule | None:
        made = bench.schedule(more(steps))
        if only is not None:
            return made if is_kept(only, made) else None
        return None if made.unplaced or late(bench.tasks, made) else made

    def may_fit(steps: int) -> bool:
        return is_enough(bench.capacity(more(steps)), wanted)

    high, stride = MOST * len(study_days(week)) // STEP, 1
    # Planning is dear; the demand says at once what cannot do, and the first that may is seldom far from the answer.
    low = bisect_left(range(high + 1), True, lo=min(sum(week) // STEP, high) + 1, key=may_fit)
    found = fitting(high) if low <= high else None
    while found is not None and low < high:
        middle = min(low + stride - 1, (low + high) // 2)
        if made := fitting(middle):
            found, high = made, middle
        else:
            low, stride = middle + 1, stride * 2
    return high * STEP, found


def without(tasks: Sequence[Task], dropped: set[int]) -> list[Task]:
    """The tasks without some of them, which are no longer waited for."""
    kept = [n for n, task in enumerate(tasks) if task.item not in dropped]
    position = {n: place for place, n in enumerate(kept)}
    return [replace(tasks[n], after=[position[b] for b in tasks[n].after if b in position]) for n in kept]
