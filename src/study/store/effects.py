"""What a change does to the plan: where every curriculum ended before and ends then, and which dates are given up."""

from __future__ import annotations

from datetime import date

from study.core.effect import Effect, FinishShift, shifts_between
from study.core.lost import lost_dates
from study.store import enrollments, plans
from study.store.planning import PlanInput, late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.effect import Ends
    from study.core.lost import LostDate
    from study.core.schedule import Schedule
    from study.store.database import Connection, Writer


def held_ends(connection: Connection) -> Ends:
    """Where every curriculum that is followed ends in the plan that holds."""
    held = plans.current(connection)
    ends = plans.ends(connection, held.number) if held else {}
    return {one.curriculum: ends.get(one.number) for one in enrollments.followed(connection)}


def shifts(connection: Connection, before: Ends, inputs: PlanInput, made: Schedule) -> list[FinishShift]:
    """What a new plan makes of every curriculum. One that is done has no end any more and is not among them."""
    finishes = made.finishes()
    after: dict[int, date | None] = {}
    for task in inputs.tasks:
        known, end = after.get(task.curriculum), finishes.get(task.item)
        after[task.curriculum] = max(known, end) if known and end else known or end
    return shifts_between(
        before,
        {
            one.curriculum: after.get(one.number)
            for one in enrollments.followed(connection)
            if one.number in after or one.paused
        },
    )


def effect(writer: Writer) -> Effect:
    """What planning anew would do now, to the whole and to every curriculum."""
    connection = writer.connection
    held, inputs = plans.current(connection), PlanInput(connection, writer.today)
    made = inputs.schedule()
    return Effect(
        before=held.finish if held else None,
        after=made.finish,
        late=len(late(inputs.tasks, made)),
        unplaced=len(made.unplaced),
        shifts=shifts(connection, held_ends(connection), inputs, made),
        is_trial=writer.is_trial,
    )


def lost(connection: Connection, inputs: PlanInput, made: Schedule) -> list[LostDate]:
    """The due dates that a plan does not keep, the earliest first."""
    if not any(task.due for task in inputs.tasks):
        return []
    given = enrollments.given(connection, {task.item for task in inputs.tasks})
    return lost_dates(given, inputs.tasks, made, inputs.capacity(inputs.hours))
