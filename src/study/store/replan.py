"""A new plan as a learner asks for it, committed, and how it differs from the one that held."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from study.core import deadlines
from study.core.availability import LONGEST_DAY, HoursException, Week, check_ahead, dealt, spread
from study.core.deadlines import Difference
from study.core.values import dataclass, replace
from study.errors import DoesNotFit, WrongUsage
from study.store import enrollments, items, plans
from study.store.advice import advice
from study.store.effects import held_ends, lost, shifts
from study.store.hours import availability, set_exception, set_hours, set_pace
from study.store.planning import commit_plan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.pace import LearnerPace
    from study.core.schedule import Schedule, Task
    from study.store.database import Writer


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What a new plan is to be made with; what is not given stays as it is.

    ``hours`` are minutes a week, ``days`` the weekdays they are for, ``week`` is a week by day; they hold from
    ``start`` on. ``extra`` are minutes that one day gets beyond its hours. ``path`` is a path's id, alone
    or behind its curriculum's; ``drop`` names items, or is ``optional``. ``pace`` is what plans go by from now on.
    """

    hours: int | None = None
    week: Week | None = None
    start: date | None = None
    due: date | None = None
    path: str | None = None
    with_optional: bool = False
    drop: Sequence[str] = ()
    days: Sequence[int] | None = None
    extra: tuple[date, int] | None = None
    pace: LearnerPace | None = None

    @property
    def has_hours(self) -> bool:
        """Whether it gives other hours."""
        return not (self.hours is None and self.week is None and self.days is None)

    @property
    def selects(self) -> bool:
        """Whether it changes what is in the plan."""
        return bool(self.path or self.with_optional or self.drop)

    @property
    def options(self) -> str:
        """All but the hours, as it is typed behind a command."""
        typed = [f" --due {self.due}"] if self.due else []
        typed += [f" --path {self.path}"] if self.path else []
        typed += [" --with-optional"] if self.with_optional else []
        return "".join(typed + [f" --drop {name}" if name.isalnum() else f' --drop "{name}"' for name in self.drop])

    def applied(self, week: Week) -> Week:
        """The week that is asked for, given the one that holds. Raises WrongUsage if days would overflow."""
        if self.week is not None:
            return self.week
        minutes = sum(week) if self.hours is None else self.hours
        if not self.has_hours:
            return week
        if not minutes:
            raise WrongUsage("You have set no hours yet. Give them with the days: `study hours 10 --days mon-fri`.")
        days = dealt(minutes, week) if self.days is None else spread(minutes, self.days)
        if max(days) > LONGEST_DAY:
            raise WrongUsage(
                f"{minutes / 60:g} hours don't fit into your study days. Add days: --days daily, or --week."
            )
        return days


def plan_anew(writer: Writer, request: PlanRequest) -> tuple[Difference, Schedule]:
    """Do what is asked for, plan what is left anew from today and commit that. Raises WrongUsage for what cannot be."""
    connection, today = writer.connection, writer.today
    held = plans.current(connection)
    if held is None or not enrollments.followed(connection):
        raise WrongUsage(
            "There is nothing to plan. Enroll first: see `study curricula`; or add something to do: `study add`."
        )
    # What leaves the plan by this very request is part of the difference, so it is read before the selection changes.
    # What takes no time is no news.
    moving = _with_time(plans.tasks(connection, today)) if request.selects else set()
    before_ends, week = held_ends(connection), _settle(writer, request)
    made, inputs = commit_plan(writer)
    moving |= _with_time(inputs.tasks)
    before = [session for session in plans.sessions(connection, held.number) if session.item in moving]
    after = [session for session in made.sessions if session.item in moving]
    known = items.by_number(connection, moving | {task.item for task in inputs.tasks})
    late = deadlines.late(known, inputs.tasks, made)
    is_unfit = late or made.unplaced
    return Difference(
        committed=not writer.is_trial,
        day=today,
        week_before=week,
        week_after=inputs.hours.usual(request.start or today),
        tasks=len(inputs.tasks),
        remaining=sum(task.remaining for task in inputs.tasks),
        finish_before=held.finish,
        finish_after=made.finish,
        groups=deadlines.groups(items.headings(connection, moving), before, after),
        moved=deadlines.moved(known, before, after),
        unplaced=[(known[one.item], one.reason) for one in made.unplaced],
        late=late,
        deadlines=deadlines.due_dates(inputs.tasks, made, inputs.capacity(inputs.hours)),
        advice=list(advice(connection, inputs, inputs.hours, request.options)) if is_unfit else [],
        start=request.start,
        is_first=held.planner != plans.PLANNER,
        shifts=shifts(connection, before_ends, inputs, made),
        lost=lost(connection, inputs, made),
        pace=inputs.pace,
    ), made


def refuse_unfit(unplaced: Sequence[object], late: Sequence[object]) -> None:
    """Raise DoesNotFit if anything is late or has no place."""
    if unplaced or late:
        raise DoesNotFit(
            f"The plan doesn't fit: {len(late)} late, {len(unplaced)} unplaced. Nothing was changed; "
            "see what would help without --strict."
        )


def _with_time(tasks: Sequence[Task]) -> set[int]:
    """The items of tasks of which something is left."""
    return {task.item for task in tasks if task.remaining}


def _settle(writer: Writer, request: PlanRequest) -> Week:
    """Let all that is asked for hold, but for the plan itself; the usual week of hours before."""
    today = writer.today
    if request.due is not None:
        _set_due(writer, request.due)
    if request.selects:
        from study.store.paths import choose

        choose(writer, request.path, request.with_optional, request.drop)
    if request.extra is not None:
        _extend(writer, *request.extra)
    if request.pace is not None:
        set_pace(writer, request.pace)
    first = request.start or today
    check_ahead(first, today, "--from")
    if request.start and not request.has_hours:
        raise WrongUsage("--from goes with new hours: `study replan --hours 10 --from monday`.")
    hours = availability(writer.connection)
    week = hours.usual(first)
    wished = request.applied(week)
    if wished != week or (request.has_hours and hours.alternate):
        set_hours(writer, first, wished)
    return week


def _extend(writer: Writer, day: date, minutes: int) -> None:
    """Give a day so many minutes more than it has."""
    so_far = availability(writer.connection).extra.get(day, 0)
    set_exception(writer, HoursException(day, day, so_far + minutes))


def _set_due(writer: Writer, due: date) -> None:
    """Let the one curriculum that has work left be due on a day; others are only tracked, or done."""
    connection, today = writer.connection, writer.today
    check_ahead(due, today, "--due")
    working = {task.curriculum for task in plans.tasks(connection, today)}
    following = [one for one in enrollments.followed(connection) if one.number in working]
    if len(following) > 1:
        raise WrongUsage(
            "--due works only when a single curriculum has work left. To set one: `study due CURRICULUM DATE`."
        )
    for one in following:
        enrollments.track(writer, replace(one, due=due))
