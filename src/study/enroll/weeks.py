"""A curriculum over so many weeks: its work first, then materials, as far as the learner's hours reach."""

from __future__ import annotations

from datetime import timedelta

from study.core.availability import NO_WEEK, ONE_DAY, dealt
from study.enroll.rules import WeekUse
from study.store import additions, enrollments, items, materials, plans, portions, weeks
from study.store.hours import availability, set_hours
from study.store.planning import PlanInput
from study.store.replan import PlanRequest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from study.store.database import Connection, Writer

STEP = 30
"""Minutes to which hours a week are rounded."""

TRIES = 6
"""So many steps more are tried."""


def fill(writer: Writer, enrollment: int, is_free: bool) -> WeekUse:
    """Plan materials into the weeks until they are full; where no hours were known (``is_free``), as many hours a week
    as it takes to end with the last of them."""
    connection = writer.connection
    plan = weeks.of_enrollment(connection, enrollment)
    count = (plan.count or 1) + (plan.first == 0)
    room = _room(connection, enrollment, count, writer.today) - work(connection, enrollment, writer.today)
    waiting = materials.unfinished(connection, enrollment)
    taken = 0
    for number in waiting:
        minutes = items.details(connection, number).listed.remaining
        if minutes <= room:
            additions.include(writer, number)
            room, taken = room - minutes, taken + 1
    needed = _needed(writer, enrollment, plan.monday + timedelta(weeks=count), count)
    if is_free:
        set_hours(writer, writer.today, PlanRequest(hours=needed).applied(NO_WEEK))
    return WeekUse(plan=plan, materials=taken, waiting=len(waiting) - taken, needed=needed)


def _needed(writer: Writer, enrollment: int, end: date, count: int) -> int:
    """Minutes a week with which a curriculum ends before a day: what it comes to by the week, or a little more, as no
    plan fills every minute. Beside others, who would share them, only what it comes to."""
    inputs = PlanInput(writer.connection, writer.today)
    minutes = max(-(-work(writer.connection, enrollment, writer.today) // (count * STEP)) * STEP, STEP)
    if any(task.curriculum != enrollment for task in inputs.tasks):
        return minutes
    for more in range(0, TRIES * STEP, STEP):
        finish = inputs.schedule(inputs.with_week(dealt(minutes + more, NO_WEEK))).finish
        if finish is None or finish < end:
            return minutes + more
    return minutes


def work(connection: Connection, enrollment: int, today: date) -> int:
    """The minutes of a curriculum that are planned and left to do."""
    return sum(task.remaining for task in plans.tasks(connection, today) if task.curriculum == enrollment)


def _room(connection: Connection, enrollment: int, count: int, today: date) -> int:
    """The minutes a curriculum has in so many weeks from its first day on."""
    hours, plan = availability(connection), weeks.of_enrollment(connection, enrollment)
    (enrolled,) = (one for one in enrollments.followed(connection) if one.number == enrollment)
    first, last = max(enrolled.start, today), plan.monday + timedelta(weeks=count) - ONE_DAY
    whole = sum(hours.capacity(first + ONE_DAY * n) for n in range((last - first).days + 1))
    usual = sum(hours.usual(today))
    own = portions.portions(connection, today).get(enrollment, usual)
    return whole * own // usual if usual else 0
