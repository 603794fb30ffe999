"""The planner's input, read once; plans made of it, and plans as they were committed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from study.core.availability import ONE_DAY, Availability, Period, Week, monday_of
from study.core.capacity import Capacity
from study.core.items import Item
from study.core.pins import not_kept, planned
from study.core.schedule import Schedule, Task
from study.core.shares import FAIR_WEEKS, Habits, Rules, week_of
from study.core.values import replace
from study.store import entries, plans, rows
from study.store.held import held_plan
from study.store.hours import Settings, availability, settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.core.pace import LearnerPace
    from study.core.schedule import Session
    from study.store.database import Connection, Writer


class PlanInput:
    """Everything the planner needs, read once, to plan as often as it takes."""

    def __init__(self, connection: Connection, today: date) -> None:
        monday = monday_of(today)
        self.today, self.sunday = today, monday + timedelta(days=6)
        self.tasks: Sequence[Task] = plans.tasks(connection, today)
        self.hours = availability(connection)
        self.spent = entries.spent_on(connection, today)
        self.connection = connection
        wanted = settings(connection)
        self.pace = wanted.pace
        self.rules = Rules(
            min_session=0,
            step=1,
            weights=plans.weights(connection),
            served=self._had(connection, monday),
            habits=self._habits(connection, wanted),
        )

    def _habits(self, connection: Connection, wanted: Settings) -> Habits:
        """How days are to be, and how those of this week went."""
        week = week_of(self.today.toordinal())
        changed, began = plans.since(connection)
        since = week_of((changed or self.today).toordinal())
        fair_since = date.fromordinal(7 * (week - (week - since) % FAIR_WEEKS) + 1)
        passed, spent = self._gone(connection, max(monday_of(self.today), began or self.today), wanted.soft)
        return Habits(
            soft=wanted.soft,
            block=wanted.block,
            longest=wanted.longest,
            reserve=wanted.reserve,
            passed=passed,
            spent=spent,
            week=week,
            since=since,
            carried=self._had(connection, fair_since),
        )

    def _had(self, connection: Connection, monday: date) -> dict[int, int]:
        """The minutes that each curriculum has had of the hours of the weeks from a Monday on.

        What somebody ticks off in a day after a silent year goes far beyond a week's hours. Then each has had its part
        of the week, and of what is beyond nobody has to wait for a turn.
        """
        had: dict[int, int] = {}
        for n in range(0, (self.today - monday).days + 1, 7):
            days = [monday + (n + m) * ONE_DAY for m in range(7)]
            spent = entries.spent_since(connection, days[0], min(days[-1], self.today) + ONE_DAY)
            room, total = sum(map(self.hours.capacity, days)) if spent else 0, sum(spent.values())
            for curriculum, minutes in spent.items():
                part = minutes * room // total if total > room else minutes
                had[curriculum] = had.get(curriculum, 0) + part
        return had

    def _gone(self, connection: Connection, first: date, soft: int) -> tuple[int, int]:
        """The minutes of the days of this week that are over, and those studied on them.

        What somebody studied beyond what a day may stretch is a gift: the week does not get it back.
        """
        done = entries.by_day(connection, first)
        days = [first + ONE_DAY * n for n in range((self.today - first).days)]
        if self.spent and self.spent >= self.hours.capacity(self.today):
            days.append(self.today)
        hours = [(self.hours.capacity(day), done.get(day, 0)) for day in days]
        return sum(minutes for minutes, _ in hours), sum(min(spent, minutes + soft) for minutes, spent in hours)

    def with_week(self, week: Week) -> Availability:
        """The hours, with another week said for today on; it holds until the next that was said for a later day."""
        said = max((period.said for period in self.hours.periods), default=0) + 1
        periods = [*self.hours.periods, Period(self.today, week, said=said)]
        return replace(self.hours, periods=sorted(periods, key=lambda period: period.start))

    def schedule(
        self, hours: Availability | None = None, tasks: Sequence[Task] | None = None, rules: Rules | None = None
    ) -> Schedule:
        """Plan from today on. What was served this week counts as long as there are hours left in it.

        The plan that holds is as good as a new one while nothing has changed and it was followed: then nothing moves.
        """
        if hours is None and tasks is None and rules is None:
            held = held_plan(self.connection, self.tasks, self.today)
            if held is not None:
                return held
        hours, rules = hours or self.hours, rules or self.rules
        if self.pace is not None:
            rules = replace(rules, habits=_buffered(rules.habits or Habits(), self.pace))
        first, _ = next(iter(self.capacity(hours)), (date.max, 0))
        if first > self.sunday:
            rules = replace(rules, served={})
        return planned(self.tasks if tasks is None else tasks, self.capacity(hours), rules)

    def not_kept(self, hours: Availability | None = None) -> set[int]:
        """Positions of the tasks whose due dates cannot be kept. No plan is made for that."""
        return not_kept(self.tasks, self.capacity(hours or self.hours))

    def capacity(self, hours: Availability) -> Iterable[tuple[date, int]]:
        """The days with minutes from today on, as many as the plan believes in."""
        if self.pace is None:
            return self.promised(hours)
        from study.core.pace import RunningWeek, believed

        habits = self.rules.habits or Habits()
        so_far = 0 if self.spent >= self.hours.capacity(self.today) else self.spent
        running = RunningWeek(habits.week, habits.passed + so_far, habits.spent + so_far)
        return believed(self.promised(hours), self.pace, running, self._pinned())

    def _pinned(self) -> dict[date, int]:
        """The minutes that are pinned to each day."""
        pinned: dict[date, int] = {}
        for task in self.tasks:
            for day, minutes in task.pins:
                pinned[day] = pinned.get(day, 0) + minutes
        return pinned

    def promised(self, hours: Availability) -> Iterable[tuple[date, int]]:
        """The days with all their minutes from today on; minutes spent today are no longer there."""
        return Capacity(hours, self.today, self.spent)


def _buffered(habits: Habits, pace: LearnerPace) -> Habits:
    """The habits for days of which a buffer was taken off already, and what of the week is over or missed with it."""
    return replace(habits, passed=0, spent=0, reserve=max(habits.reserve - pace.buffer, 0))


def plan_again(connection: Connection, today: date) -> Schedule:
    """What a replan would make of everything that is open, as the hours are."""
    return PlanInput(connection, today).schedule()


def finish_after_ramp_up(connection: Connection, today: date) -> date | None:
    """The last day of the plan that resuming would make."""
    from study.core.availability import ramp_up

    inputs = PlanInput(connection, today)
    gentle = {one.first: one.minutes or 0 for one in ramp_up(inputs.hours, today)}
    return inputs.schedule(replace(inputs.hours, extra={**inputs.hours.extra, **gentle})).finish


def late(tasks: Sequence[Task], made: Schedule) -> list[int]:
    """Items that end after their due date, or not at all."""
    finish = made.finishes()
    return [task.item for task in tasks if task.due is not None and finish.get(task.item, date.max) > task.due]


def commit_plan(writer: Writer) -> tuple[Schedule, PlanInput]:
    """Plan everything that is followed and make it the plan that holds."""
    inputs = PlanInput(writer.connection, writer.today)
    made = inputs.schedule()
    plans.commit(writer, writer.today, made, len(inputs.tasks))
    return made, inputs


def planned_items(connection: sqlite3.Connection, plan: int) -> dict[int, Item]:
    """The items a plan speaks of, placed or not, by number."""
    sql = (
        "FROM reference WHERE number IN (SELECT item FROM session WHERE plan = :plan"
        " UNION SELECT item FROM unplaced WHERE plan = :plan)"
    )
    return {item.number: item for item in rows.values(connection, Item, sql, {"plan": plan})}


def unplaced(connection: sqlite3.Connection, plan: int) -> list[tuple[int, str]]:
    """Items a plan has no room for, and why."""
    return connection.execute("SELECT item, reason FROM unplaced WHERE plan = ? ORDER BY item", (plan,)).fetchall()


def finishes(connection: sqlite3.Connection, plan: int) -> dict[int, date]:
    """The last day of every item in a plan."""
    last = connection.execute("SELECT item, max(day) FROM session WHERE plan = ? GROUP BY item", (plan,))
    return {item: date.fromisoformat(day) for item, day in last}


def closed(connection: sqlite3.Connection, plan: int) -> set[int]:
    """The items of a plan that are done or skipped by now, or fell away from a choice."""
    sql = (
        "SELECT DISTINCT s.item FROM session s JOIN state t ON t.item = s.item"
        " WHERE s.plan = ? AND (t.status IN ('done', 'skipped') OR s.item IN (SELECT item FROM fallen))"
    )
    return set(rows.column(connection, sql, (plan,)))


def in_force(connection: sqlite3.Connection, first: date, last: date) -> list[Session]:
    """The sessions from one day to another, inclusive, each of the plan that held on its day."""
    from study.core.schedule import Session

    sql = "SELECT p.number, s.day FROM plan p JOIN step s ON s.number = p.step ORDER BY p.number"
    ends: list[tuple[int, str, str]] = []  # a plan, the first and the last day on which it was the one that held
    for number, day in connection.execute(sql).fetchall():
        ends = [(plan, begin, min(end, _day_before(day))) for plan, begin, end in ends]
        ends.append((number, day, last.isoformat()))
    found = []
    for plan, begin, end in ends:
        held = connection.execute(
            "SELECT day, item, minutes FROM session WHERE plan = ? AND day BETWEEN ? AND ? ORDER BY day, position",
            (plan, max(begin, first.isoformat()), end),
        )
        found += [Session(date.fromisoformat(day), item, minutes) for day, item, minutes in held]
    return found


def expected(connection: sqlite3.Connection, first: date, last: date) -> list[Session]:
    """The same without days that are off by now: nothing was planned for those, whatever a plan had."""
    hours = availability(connection)
    return [session for session in in_force(connection, first, last) if not hours.is_off(session.day)]


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
