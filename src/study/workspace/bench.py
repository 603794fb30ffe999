"""The planner's workbench: everything it needs, read once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from study.core.availability import ONE_DAY, Availability, Period, Week, monday_of
from study.core.schedule import Schedule, Task, schedule
from study.core.shares import Rules
from study.store import plans, spending
from study.store.hours import availability
from study.store.settings import settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection


class Bench:
    """Everything the planner needs, read once, to plan as often as it takes."""

    def __init__(self, connection: Connection, today: date) -> None:
        monday = monday_of(today)
        self.today, self.sunday = today, monday + timedelta(days=6)
        self.tasks: Sequence[Task] = plans.tasks(connection, today)
        self.hours = availability(connection)
        self.spent = spending.spent_on(connection, today)
        self.rules = Rules(
            min_session=settings(connection).min_session,
            weights=plans.weights(connection),
            served=spending.spent_since(connection, monday, today + ONE_DAY),
        )

    def with_week(self, week: Week) -> Availability:
        """The hours, with another week said for today on; it holds until the next that was said for a later day."""
        said = max((period.said for period in self.hours.periods), default=0) + 1
        periods = [*self.hours.periods, Period(self.today, week, said=said)]
        return replace(self.hours, periods=sorted(periods, key=lambda period: period.start))

    def schedule(
        self, hours: Availability | None = None, tasks: Sequence[Task] | None = None, rules: Rules | None = None
    ) -> Schedule:
        """Plan from today on. What was served this week counts as long as there are hours left in it."""
        hours, rules = hours or self.hours, rules or self.rules
        first, _ = next(self.capacity(hours), (date.max, 0))
        if first > self.sunday:
            rules = replace(rules, served={})
        tasks = self.tasks if tasks is None else tasks
        if any(task.pins for task in tasks):
            from study.core.pins import planned

            return planned(tasks, self.capacity(hours), rules)
        return schedule(tasks, self.capacity(hours), rules)

    def capacity(self, hours: Availability) -> Iterator[tuple[date, int]]:
        """The days with minutes from today on; minutes spent today are no longer there."""
        for day, minutes in hours.days(self.today):
            if day != self.today:
                yield day, minutes
            elif minutes > self.spent:
                yield day, minutes - self.spent


def plan_again(connection: Connection, today: date) -> Schedule:
    """What a replan would make of everything that is open, as the hours are."""
    return Bench(connection, today).schedule()


def finish_when_resumed(connection: Connection, today: date) -> date | None:
    """The last day of the plan that resuming would make."""
    from study.core.days_off import eased

    bench = Bench(connection, today)
    easy = {one.first: one.minutes or 0 for one in eased(bench.hours, today)}
    return bench.schedule(replace(bench.hours, extra={**bench.hours.extra, **easy})).finish


def late(tasks: Sequence[Task], made: Schedule) -> list[int]:
    """Items that end after their due date, or not at all."""
    finish = made.finishes()
    return [task.item for task in tasks if task.due is not None and finish.get(task.item, date.max) > task.due]
