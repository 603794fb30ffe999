"""`study pin` and `unpin`."""

from __future__ import annotations

from datetime import date, timedelta

from study.core.availability import check_ahead
from study.core.difference import Effect
from study.core.items import Item
from study.core.values import dataclass
from study.core.words import minutes as spoken
from study.core.words import weekday
from study.errors import WrongUsage
from study.parameters import DAY, ITEM, JSON, argument, minutes_of, option
from study.store import entries, items, pins
from study.store.planning import Bench, effect
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.schedule import Task
    from study.store.database import Connection, Writer


def pin(
    item: str = ITEM,
    day: str = DAY,
    time: int | None = option(
        "--time", help="So much of it: 2h, 1h30m; all that is left if not given.", metavar="TIME", read=minutes_of
    ),
    json: bool = JSON,
) -> None:
    """Want an item on a day; new plans leave it there.

    The day must have hours for it. Nothing moves by itself: the effect is told, and `study replan` plans around it.

    \b
    study pin titanic saturday
    study pin 12 2026-05-02 --time 2h
    """
    from study.store.workspace import Workspace

    workspace = Workspace()
    pinned(pinning_pin(workspace, item, workspace.date(day) or workspace.day, time), json)


def unpin(
    item: str = ITEM,
    day: str | None = argument("DATE", "The day; all its days if not given.", default=None),
    json: bool = JSON,
) -> None:
    """Let new plans move an item again.

    \b
    study unpin titanic
    study unpin 12 saturday
    """
    from study.store.workspace import Workspace

    workspace = Workspace()
    pinned(pinning_unpin(workspace, item, workspace.date(day)), json)


FARTHEST = timedelta(days=3660)


def pinning_pin(workspace: Workspace, word: str, day: date, minutes: int | None) -> Pinned:
    """Want an item on a day, for some of its time or for all that is left. Raises WrongUsage if that cannot be."""
    with workspace.writing() as writer:
        item = items.find_one(writer.connection, word)
        bench = Bench(writer.connection, writer.today)
        _check_day(day, writer.today)
        task = _planned(writer.connection, bench, item)
        elsewhere = sum(some for on, some in task.pins if on != day)
        given = max(task.remaining - elsewhere, 0) if minutes is None else minutes
        _check_time(task, given, elsewhere, minutes is not None)
        _check_room(bench, day, given, item)
        if (day, given) in task.pins:
            raise WrongUsage(f"{item.title} is pinned to {weekday(day, writer.today)} already.")
        pins.pin(writer, item.number, day, minutes)
        return _told(writer, item, [day], given)


def pinning_unpin(workspace: Workspace, word: str, day: date | None) -> Pinned:
    """Let the planner choose again. Raises WrongUsage if nothing is pinned."""
    with workspace.writing() as writer:
        item = items.find_one(writer.connection, word)
        known = [on for on, _ in pins.pins(writer.connection, writer.today).get(item.number, ())]
        days = [on for on in known if day in (None, on)]
        if not days:
            there = f" It is on {', '.join(map(str, known))}." if known else ""
            raise WrongUsage(f"{item.title} is not pinned{f' to {day}' if day else ''}.{there}")
        for on in days:
            pins.pin(writer, item.number, on, None, active=False)
        return _told(writer, item, days, None)


def _check_day(day: date, today: date) -> None:
    check_ahead(day, today)
    if day - today > FARTHEST:
        raise WrongUsage(f"{day} is more than ten years away. Check the year.")


def _planned(connection: Connection, bench: Bench, item: Item) -> Task:
    """What is left to do of an item. Raises WrongUsage if nothing is planned of it."""
    task = next((task for task in bench.tasks if task.item == item.number), None)
    if task is not None and task.remaining:
        return task
    status = entries.stored_state(connection, item.number).status
    if status in ("done", "skipped"):
        raise WrongUsage(f"{item.title} is {status} already. To do it again: study reopen {item.number}.")
    if task is not None:
        raise WrongUsage(f"{item.title} takes no time that could be pinned. Give it some: study edit {item.number}.")
    raise WrongUsage(f"{item.title} is not in the plan. Put it there: study include {item.number}.")


def _check_time(task: Task, given: int, elsewhere: int, asked: bool) -> None:
    if given <= 0:
        raise WrongUsage("The time has to be more than nothing." if asked else "All of it is pinned to other days.")
    if given > task.remaining - elsewhere:
        pinned = f", {spoken(elsewhere)} of that is pinned to other days" if elsewhere else ""
        raise WrongUsage(f"{spoken(given)} is too much: {spoken(task.remaining)} is left of it{pinned}.")


def _check_room(bench: Bench, day: date, given: int, item: Item) -> None:
    """Whether the hours of a day can hold it beside what else is pinned there. Raises WrongUsage."""
    name, hours = weekday(day, bench.today), bench.hours.capacity(day)
    if bench.hours.is_off(day) and not hours:
        raise WrongUsage(f"{name} is a day off. Pin it to another day, or take the day back: study off {day} --remove.")
    if not hours:
        raise WrongUsage(f"{name} has no study hours. Pin it to another day, or give it some: study extra {day} 2h.")
    used = bench.spent if day == bench.today else 0
    others = sum(some for task in bench.tasks for on, some in task.pins if on == day and task.item != item.number)
    free = max(hours - used - others, 0)
    if given > free:
        taken = [f"{spoken(used)} is done"] if used else []
        taken += [f"{spoken(others)} is pinned"] if others else []
        rest = f", of which {' and '.join(taken)}" if taken else ""
        hint = f"Pin a part: --time {spoken(free)}." if free else "Choose another day."
        raise WrongUsage(f"{name} has {spoken(hours)}{rest}; {spoken(given)} does not fit. {hint}")


def _told(writer: Writer, item: Item, days: list[date], minutes: int | None) -> Pinned:
    bench = Bench(writer.connection, writer.today)
    ends = bench.schedule().finishes()
    known = items.by_number(writer.connection, {task.item for task in bench.tasks})
    task = next((task for task in bench.tasks if task.item == item.number), None)
    needed = [bench.tasks[n].item for n in task.after] if task and minutes else []
    before = [known[number] for number in needed if ends.get(number, date.max) > days[0]]
    return Pinned(item, days, minutes, before, effect(writer.connection, writer.today), writer.today)


@dataclass(frozen=True, slots=True)
class Pinned:
    """An item on a day, for so many minutes, or no longer on some days; and what that would do to the plan.

    ``before`` are items that have to be done first and have no place before that day.
    """

    item: Item
    days: list[date]
    minutes: int | None
    before: list[Item]
    effect: Effect
    today: date


def pinned(found: Pinned, json: bool) -> None:
    """Say what was pinned or is no longer, as a page or as a document."""
    from study.screen.console import put, show

    if json:
        from study.plan.screens import pinned as document

        put(document(found))
    else:
        from study.plan.screens import pinned_screen

        show(pinned_screen(found))
