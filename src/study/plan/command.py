"""`study plan`, `replan`, `baseline`, `pin` and `unpin`."""

from __future__ import annotations

from datetime import date, timedelta

from study.core.availability import check_ahead
from study.core.days import chosen_days, week_beside
from study.core.values import replace
from study.core.words import minutes as spoken
from study.core.words import weekday
from study.errors import WrongUsage
from study.parameters import (
    DAY,
    DAYS,
    DRY_RUN,
    DUE,
    HOURS,
    HOURS_FROM,
    ITEM,
    JSON,
    PATH_ID,
    STRICT,
    WEEK,
    WITH_OPTIONAL,
    argument,
    flag,
    minutes_of,
    option,
)
from study.plan import facts, screen
from study.plan.rules import Baseline, PinChange, variances
from study.screen import difference, pager
from study.screen.console import answer, answer_change, show, working
from study.store import enrollments, entries, items
from study.store.effects import effect
from study.store.planning import PlanInput, plan_again
from study.store.replan import PlanRequest, plan_anew, refuse_unfit
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.items import Item
    from study.core.schedule import Task
    from study.store.database import Connection, Writer


WEEKS = 4
"""Weeks of a plan that are shown if no other number is given."""

FARTHEST = timedelta(days=3660)
"""Pins are for days up to so far ahead."""


def plan(
    weeks: int | None = option(
        "--weeks", "-w", help="How many weeks to show; 4 if not given.", metavar="NUMBER", least=1, most=5000
    ),
    calendar: bool = flag("--calendar", help="Show it as a calendar, by month."),
    json: bool = JSON,
) -> None:
    """Show the plan ahead, week by week.

    With --json the whole of it.

    \b
    study plan
    study plan --weeks 12
    study plan --calendar
    """
    workspace = Workspace()
    with workspace.looking() as connection:
        today = workspace.today(connection)
        held = facts.plan_ahead(connection, today)
        months = facts.calendar(connection, held, weeks) if calendar and held and not json else None
    answer(
        json,
        "study.plan/1",
        lambda: screen.document(held, today),
        lambda: screen.calendar_page(months) if months else screen.page(held, weeks or WEEKS),
        shown=pager.show if months else show,
    )


def replan(
    hours: int | None = HOURS,
    week: str | None = WEEK,
    days: str | None = DAYS,
    start: str | None = HOURS_FROM,
    due: str | None = DUE,
    path: str | None = PATH_ID,
    with_optional: bool = WITH_OPTIONAL,
    drop: list[str] | None = option(
        "--drop", help="Leave it out of the plan; may be repeated.", metavar="ITEM|optional"
    ),
    by_pace: bool = flag("--by-pace", help="Believe your record: plan no more than you get done, the rest is buffer."),
    by_hours: bool = flag("--by-hours", help="Plan with the estimates and all your hours again."),
    dry_run: bool = DRY_RUN,
    strict: bool = STRICT,
    json: bool = JSON,
) -> None:
    """Replan the remaining work and show what changes.

    From today on, for everything you follow; what was done stays done, what is pinned stays where it is.

    --by-pace plans by your record: as much as you get done in a week, and the rest is buffer. Later plans go by it too,
    until --by-hours.

    \b
    study replan
    study replan --hours 10 --dry-run
    study replan --week "sat=4h sun=4h" --due "1 april"
    study replan --path steep --dry-run
    study replan --drop optional --drop 12
    study replan --by-pace --dry-run
    """
    if by_pace and by_hours:
        raise WrongUsage("--by-pace and --by-hours exclude each other.")
    workspace = Workspace(dry_run=dry_run)
    request = PlanRequest(
        hours=hours,
        week=week_beside(hours, week),
        days=chosen_days(days, week),
        start=workspace.date(start),
        due=workspace.date(due),
        path=path,
        with_optional=with_optional,
        drop=drop or (),
    )
    with working("Planning"), workspace.writing() as writer:
        measured = None
        if by_pace or by_hours:
            from study.forecast.pace import asked_pace

            asked = asked_pace(writer, by_pace)
            request, measured = replace(request, pace=asked.wanted), asked.measured
        found, _ = plan_anew(writer, request)
        if strict:
            refuse_unfit(found.unplaced, found.late)
    found = replace(found, measured=measured)
    answer_change(
        json, "study.replan/1", lambda: difference.document(found), lambda: difference.page(found), workspace.commit
    )


def baseline(json: bool = JSON) -> None:
    """Show how the finish has moved since the first plan.

    \b
    study baseline
    study baseline --json
    """
    workspace = Workspace()
    with workspace.looking() as connection:
        today, plans = workspace.today(connection), facts.committed_plans(connection)
        found = Baseline(
            today=today,
            plans=plans,
            curricula=variances(enrollments.followed(connection), plans),
            replanned=plan_again(connection, today).finish,
        )
    answer(json, "study.baseline/1", screen.baseline_document, screen.baseline_page, found)


def pin(
    item: str = ITEM,
    day: str = DAY,
    time: int | None = option(
        "--time", help="How much of it: 2h, 1h30m; all that is left if not given.", metavar="TIME", read=minutes_of
    ),
    dry_run: bool = DRY_RUN,
    json: bool = JSON,
) -> None:
    """Pin an item to a day.

    The day must have hours for it. Nothing moves by itself: the effect is told, and `study replan` plans around it.

    \b
    study pin titanic saturday
    study pin 12 2026-05-02 --time 2h
    """
    workspace = Workspace(dry_run=dry_run)
    on = workspace.date(day) or workspace.day
    with workspace.writing() as writer:
        pinned = items.find_one(writer.connection, item)
        inputs = PlanInput(writer.connection, writer.today)
        check_ahead(on, writer.today)
        if on - writer.today > FARTHEST:
            raise WrongUsage(f"{on} is more than ten years away. Check the year.")
        task = _planned(writer.connection, inputs, pinned)
        elsewhere = sum(some for other, some in task.pins if other != on)
        given = max(task.remaining - elsewhere, 0) if time is None else time
        _check_time(task, given, elsewhere, time is not None)
        _check_room(inputs, on, given, pinned)
        if (on, given) in task.pins:
            raise WrongUsage(f"{pinned.title} is already pinned to {weekday(on, writer.today)}.")
        enrollments.pin(writer, pinned.number, on, time)
        change = _pin_change(writer, pinned, [on], given)
    _answer_pin(workspace, json, change)


def unpin(
    item: str = ITEM,
    day: str | None = argument("DATE", "The day; all its days if not given.", default=None),
    dry_run: bool = DRY_RUN,
    json: bool = JSON,
) -> None:
    """Remove a pin, so that replanning may move the item again.

    \b
    study unpin titanic
    study unpin 12 saturday
    """
    workspace = Workspace(dry_run=dry_run)
    on = workspace.date(day)
    with workspace.writing() as writer:
        pinned = items.find_one(writer.connection, item)
        known = [other for other, _ in enrollments.pins(writer.connection, writer.today).get(pinned.number, ())]
        days = [other for other in known if on in (None, other)]
        if not days:
            there = f" It is on {', '.join(map(str, known))}." if known else ""
            raise WrongUsage(f"{pinned.title} isn't pinned{f' to {on}' if on else ''}.{there}")
        for other in days:
            enrollments.pin(writer, pinned.number, other, None, active=False)
        change = _pin_change(writer, pinned, days, None)
    _answer_pin(workspace, json, change)


def _answer_pin(workspace: Workspace, json: bool, change: PinChange) -> None:
    answer_change(
        json, "study.pin/1", lambda: screen.pin_document(change), lambda: screen.pin_page(change), workspace.commit
    )


def _planned(connection: Connection, inputs: PlanInput, item: Item) -> Task:
    """What is left to do of an item. Raises WrongUsage if nothing is planned of it."""
    task = next((task for task in inputs.tasks if task.item == item.number), None)
    if task is not None and task.remaining:
        return task
    status = entries.stored_state(connection, item.number).status
    if status in ("done", "skipped"):
        raise WrongUsage(f"{item.title} is already {status}. To do it again: `study reopen {item.number}`.")
    if task is not None:
        raise WrongUsage(f"{item.title} has no time to pin. Give it some: `study edit {item.number}`.")
    raise WrongUsage(f"{item.title} isn't in the plan. Put it there: `study include {item.number}`.")


def _check_time(task: Task, given: int, elsewhere: int, asked: bool) -> None:
    if given <= 0:
        raise WrongUsage("The time has to be more than 0." if asked else "All of it is pinned to other days.")
    if given > task.remaining - elsewhere:
        pinned = f", {spoken(elsewhere)} of that is pinned to other days" if elsewhere else ""
        raise WrongUsage(f"{spoken(given)} is too much: it has {spoken(task.remaining)} left{pinned}.")


def _check_room(inputs: PlanInput, day: date, given: int, item: Item) -> None:
    """Whether the hours of a day can hold it beside what else is pinned there. Raises WrongUsage."""
    name, hours = weekday(day, inputs.today), inputs.hours.capacity(day)
    if inputs.hours.is_off(day) and not hours:
        raise WrongUsage(
            f"{name} is a day off. Pin it to another day, or make it a study day again: `study off {day} --remove`."
        )
    if not hours:
        raise WrongUsage(f"{name} has no study hours. Pin it to another day, or give it some: `study extra {day} 2h`.")
    used = inputs.spent if day == inputs.today else 0
    others = sum(some for task in inputs.tasks for on, some in task.pins if on == day and task.item != item.number)
    free = max(hours - used - others, 0)
    if given > free:
        taken = [f"{spoken(used)} is done"] if used else []
        taken += [f"{spoken(others)} is pinned"] if others else []
        rest = f", of which {' and '.join(taken)}" if taken else ""
        hint = f"Pin a part: --time {spoken(free)}." if free else "Choose another day."
        raise WrongUsage(f"{name} has {spoken(hours)}{rest}; {spoken(given)} doesn't fit. {hint}")


def _pin_change(writer: Writer, item: Item, days: list[date], minutes: int | None) -> PinChange:
    """What a pin would do to the plan, and which items it now comes before, though they should be done first."""
    inputs = PlanInput(writer.connection, writer.today)
    finishes = inputs.schedule().finishes()
    known = items.by_number(writer.connection, {task.item for task in inputs.tasks})
    task = next((task for task in inputs.tasks if task.item == item.number), None)
    needed = [inputs.tasks[n].item for n in task.after] if task and minutes else []
    return PinChange(
        item=item,
        days=days,
        minutes=minutes,
        before=[known[number] for number in needed if finishes.get(number, date.max) > days[0]],
        effect=effect(writer),
        today=writer.today,
    )
