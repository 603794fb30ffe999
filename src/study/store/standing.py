"""What comes next, and where the learner stands against the plan."""

from __future__ import annotations

from datetime import date

from study.core import agenda
from study.core.agenda import SILENT, Due, Standing
from study.core.availability import LONGEST_DAY, ONE_DAY
from study.store import entries, plans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection


NEXT = 2


WORKED_OUT = 250
"""Plans of up to so many items are planned again to say what `study replan` would do; that takes milliseconds."""


def upcoming(connection: Connection, now: date, count: int = NEXT) -> list[Due]:
    """What comes next: the rest of today's work, then what is planned later."""
    plan = plans.current(connection)
    if plan is None:
        return []
    waiting = agenda.due_today(plans.due(connection, plan.number, now), now, LONGEST_DAY)
    due = [one for one in waiting if one.minutes or one.item.kind == "event"][:count]
    known = {one.item.number for one in due}
    later = (one for one in plans.upcoming(connection, plan.number, now) if one.item.number not in known)
    return due + list(agenda.next_up(later, count - len(due)))


def standing(connection: Connection, now: date) -> Standing:
    """Behind or ahead, and what a replan would make of the finish."""
    plan = plans.current(connection)
    if plan is None:
        return Standing()
    before = plans.minutes_until(connection, plan.number, now)
    through = plans.minutes_until(connection, plan.number, now + ONE_DAY)
    found = agenda.standing(before, through, entries.gain_after(connection, plan.step), plan.finish)
    silent = (now - last_active(connection, plan)).days if found.behind else 0
    if silent >= SILENT:
        return _welcomed(connection, now, found, silent, plan)
    if (found.behind or found.ahead) and plan.tasks <= WORKED_OUT:
        from study.store.planning import plan_again

        return Standing(found.behind, found.ahead, plan.finish, plan_again(connection, now).finish)
    return found


def last_active(connection: Connection, plan: plans.Plan) -> date:
    """The last day on which something was done, or the plan was made."""
    return max(entries.last_day(connection) or plan.start, plan.start)


def _welcomed(connection: Connection, now: date, found: Standing, silent: int, plan: plans.Plan) -> Standing:
    """Where one stands after a gap: with the finish if one begins gently."""
    replanned = None
    if plan.tasks <= WORKED_OUT:
        from study.store.planning import finish_after_ramp_up

        replanned = finish_after_ramp_up(connection, now)
    return Standing(found.behind, 0, plan.finish, replanned, silent)
