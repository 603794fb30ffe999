"""Enrolling, leaving and planning again: what the learner agrees to becomes the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from study.domain import availability as hours_of
from study.domain import difference
from study.domain.availability import Availability, Week
from study.domain.difference import Advice, Difference
from study.domain.schedule import Rules, Schedule, Task, schedule
from study.errors import DoesNotFit, WrongUsage
from study.store import enrollments, entries, items, plans
from study.store.settings import availability, set_hours, settings
from study.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection, Writer

MOST_HOURS = 100 * 60  # minutes a week that are still worth advising


@dataclass(frozen=True, slots=True)
class Wish:
    """New hours: minutes a week, or a week by day; neither leaves them as they are."""

    hours: int | None = None
    week: Week | None = None

    def applied(self, week: Week) -> Week:
        """The week that is wished for, given the one that holds."""
        if self.week is not None:
            return self.week
        if self.hours is not None:
            return hours_of.spread(self.hours, hours_of.study_days(week))
        return week


def plan_again(connection: Connection, today: date) -> Schedule:
    """What a replan would make of everything that is open, as the hours are."""
    return Bench(connection, today).schedule()


class Bench:
    """Everything the planner needs, read once, to plan as often as it takes."""

    def __init__(self, connection: Connection, today: date) -> None:
        monday = today - timedelta(days=today.weekday())
        self.today = today
        self.tasks: Sequence[Task] = plans.tasks(connection, today)
        self.hours = availability(connection)
        self.spent = entries.spent_on(connection, today)
        self.rules = Rules(
            min_session=settings(connection).min_session,
            weights=plans.weights(connection),
            served=entries.spent_since(connection, monday, today),
        )

    def with_week(self, week: Week) -> Availability:
        """The hours, with another week from today on."""
        return Availability([*(period for period in self.hours.periods if period[0] < self.today), (self.today, week)])

    def schedule(self, hours: Availability | None = None, tasks: Sequence[Task] | None = None) -> Schedule:
        """Plan from today on; minutes spent today are no longer there."""
        return schedule(self.tasks if tasks is None else tasks, self._capacity(hours or self.hours), self.rules)

    def _capacity(self, hours: Availability) -> Iterator[tuple[date, int]]:
        for day, minutes in hours.days(self.today):
            if day != self.today:
                yield day, minutes
            elif minutes > self.spent:
                yield day, minutes - self.spent


def replan(workspace: Workspace, wish: Wish, due: date | None, dry_run: bool, strict: bool) -> Difference:
    """Lay what remains anew from today; with ``dry_run`` only say what that would do. Raises DoesNotFit if strict."""
    if dry_run:
        with workspace.reading() as connection:
            found, made = _difference(connection, workspace.today(connection), wish, due)
        if strict:
            refuse_unfit(found.unplaced, found.late)
        return found
    with workspace.writing() as writer:
        found, made = _difference(writer.connection, writer.today, wish, due)
        if strict:
            refuse_unfit(found.unplaced, found.late)
        if found.week_after != found.week_before:
            set_hours(writer, writer.today, found.week_after)
        if due is not None:
            for one in enrollments.followed(writer.connection):
                enrollments.track(writer, one.number, True, due, one.weight)
        plans.commit(writer, writer.today, made, found.tasks)
    return replace(found, committed=True)


def commit_plan(writer: Writer) -> tuple[Schedule, Bench]:
    """Plan everything that is followed and make it the plan that holds."""
    bench = Bench(writer.connection, writer.today)
    made = bench.schedule()
    plans.commit(writer, writer.today, made, len(bench.tasks))
    return made, bench


def _difference(connection: Connection, today: date, wish: Wish, due: date | None) -> tuple[Difference, Schedule]:
    old = plans.current(connection)
    if old is None or not enrollments.followed(connection):
        raise WrongUsage("There is nothing to plan. Enrol first: see `study curricula`.")
    bench = Bench(connection, today)
    if due is not None:
        _check_due(connection, due, today)
        bench.tasks = [replace(task, due=min(task.due or due, due)) for task in bench.tasks]
    week = bench.hours.week(today)
    wished = wish.applied(week)
    hours = bench.with_week(wished) if wished != week else bench.hours
    made = bench.schedule(hours)
    wanted = {task.item for task in bench.tasks}
    before = [session for session in plans.sessions(connection, old.number) if session.item in wanted]
    known = items.by_number(connection, wanted)
    found = Difference(
        False, today, week, wished,
        len(bench.tasks), sum(task.remaining for task in bench.tasks), old.finish, made.finish,
        difference.groups(items.group_titles(connection, wanted), before, made.sessions),
        difference.moved(known, before, made.sessions),
        [(known[one.item], one.reason) for one in made.unplaced],
        difference.late(known, bench.tasks, made),
        difference.deadlines(bench.tasks, made, hours, today, bench.spent),
        [],
    )  # fmt: skip
    if found.late or found.unplaced:
        return replace(found, advice=list(advice(connection, bench, hours))), made
    return found, made


def _check_due(connection: Connection, due: date, today: date) -> None:
    if due < today:
        raise WrongUsage(f"--due {due} is over. Give a day from today on.")
    following = enrollments.followed(connection)
    if len(following) > 1:
        raise WrongUsage("--due would hold for several curricula. It can be given when only one is followed.")


def advice(connection: Connection, bench: Bench, hours: Availability) -> Iterator[Advice]:
    """What would make the plan fit, each tried out."""
    week = hours.week(bench.today)

    def fits(minutes: int) -> Schedule | None:
        made = bench.schedule(bench.with_week(hours_of.spread(minutes, hours_of.study_days(week))))
        return None if made.unplaced or late(bench.tasks, made) else made

    low, high = sum(week) // 30 + 1, MOST_HOURS // 30
    if low <= high and fits(high * 30):
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if fits(middle * 30) else (middle + 1, high)
        made = fits(low * 30)
        hours_text = f"{low / 2:g}"
        yield Advice(
            "hours",
            f"{hours_text} hours a week would do: study replan --hours {hours_text}",
            low * 30,
            made.finish if made else None,
        )
    optional = plans.optional_items(connection)
    rest = _without(bench.tasks, optional)
    if len(rest) < len(bench.tasks):
        made = bench.schedule(hours, rest)
        dropped = sum(task.remaining for task in bench.tasks if task.item in optional)
        ends = f"the end would be {made.finish}" if made.finish else "nothing would be left"
        yield Advice("drop", f"without the optional parts {ends}: study skip their items", dropped, made.finish)


def late(tasks: Sequence[Task], made: Schedule) -> list[int]:
    """Items that end after their due date, or not at all."""
    finish = made.finishes()
    return [task.item for task in tasks if task.due is not None and finish.get(task.item, date.max) > task.due]


def _without(tasks: Sequence[Task], dropped: set[int]) -> list[Task]:
    """The tasks without some; what came after those comes after what came before them."""
    kept = [n for n, task in enumerate(tasks) if task.item not in dropped]
    position = {n: place for place, n in enumerate(kept)}
    return [replace(tasks[n], after=[position[b] for b in tasks[n].after if b in position]) for n in kept]


def refuse_unfit(unplaced: Sequence[object], missed: Sequence[object]) -> None:
    """Raise DoesNotFit if anything is late or has no place."""
    if unplaced or missed:
        raise DoesNotFit(
            f"The plan does not fit: {len(missed)} late, {len(unplaced)} without a place. Nothing was changed; "
            "see what would help without --strict."
        )
