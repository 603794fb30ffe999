"""`study start`, `stop`, `status` and `cancel`."""

from __future__ import annotations

from datetime import date, datetime

from study import clock
from study.core.availability import LONGEST_DAY, check_time
from study.core.entries import Entry
from study.errors import WrongUsage
from study.log import facts as timers
from study.log.command import told
from study.log.rules import Change, Running, Ticked, minutes_between
from study.parameters import ITEM, JSON, NOTE, TIME
from study.store import entries, items
from study.store.database import NoDatabase
from study.store.hours import settings
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection


def start(item: str = ITEM, json: bool = JSON) -> None:
    """Start the timer for an item.

    One timer runs at a time; it goes by the clock, so it survives a restart of the machine.

    \b
    study start 9
    study stop
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace

    running = timing_start(Workspace(), item)
    if json:
        from study.log.screen import timer as document

        put(document(running))
    else:
        from study.log.screen import started

        show(started(running))


def stop(time: int | None = TIME, note: str = NOTE, json: bool = JSON) -> None:
    """Stop the timer and log its time.

    The time goes to the day on which it was started. Give it with --time where the timer ran too long.

    \b
    study stop
    study stop --time 45m --note "forgot to stop it"
    """
    from study.log.command import recorded
    from study.screen.console import tell
    from study.store.workspace import Workspace

    found, running = timing_stop(Workspace(), time, note)
    recorded(found, json)
    if time is None and running.is_long:
        tell("That was more than four hours. Not right? study undo, then study stop --time 1h")


def status(json: bool = JSON) -> None:
    """Show whether the timer runs.

    \b
    study status
    study status --json
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace

    workspace = Workspace()
    running = timing_status(workspace)
    if json:
        from study.log.screen import timer as document

        put(document(running))
    else:
        from study.log.screen import status as screen

        show(screen(running, workspace.day))


def cancel(json: bool = JSON) -> None:
    """Stop the timer and forget its time.

    \b
    study cancel
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace

    running = timing_cancel(Workspace())
    if json:
        from study.log.screen import timer as document

        put(document(None))
    else:
        from study.log.screen import cancelled

        show(cancelled(running))


def timing_start(workspace: Workspace, word: str) -> Running:
    """Start the timer for an item. Raises WrongUsage while it runs for another."""
    with workspace.writing() as writer:
        item = items.find_one(writer.connection, word)
        if busy := _running(writer.connection, workspace.now):
            raise WrongUsage(
                f"The timer runs for {busy.item.number} ({busy.item.title}). First: study stop, or study cancel."
            )
        timers.happened(writer, item.number, "start", workspace.now)
        return Running(item, workspace.now, 0)


def timing_status(workspace: Workspace) -> Running | None:
    """What the timer runs for, if it runs."""
    try:
        with workspace.reading() as connection:
            return _running(connection, workspace.now)
    except NoDatabase:
        return None


def timing_stop(workspace: Workspace, minutes: int | None, note: str) -> tuple[Ticked, Running]:
    """Stop the timer and log its time, on the day it was started; ``minutes`` if it ran for too long or too short.

    Raises WrongUsage if it does not run, or if its time cannot be right.
    """
    with workspace.writing() as writer:
        running = _needed(writer.connection, workspace.now)
        if minutes is None and not 0 < running.minutes <= LONGEST_DAY:
            raise WrongUsage(_impossible(running))
        spent = running.minutes if minutes is None else minutes
        check_time(spent)
        day = min(_day(writer.connection, running.since), writer.today)
        timers.happened(writer, running.item.number, "stop", workspace.now)
        _, after = entries.append(writer, running.item.number, Entry("time", day, spent, note=note))
        change = Change(running.item, "time", after.status, after.percent, after.remaining, spent)
        return told(writer, [change]), running


def timing_cancel(workspace: Workspace) -> Running:
    """Stop the timer and forget its time. Raises WrongUsage if it does not run."""
    with workspace.writing() as writer:
        running = _needed(writer.connection, workspace.now)
        timers.happened(writer, running.item.number, "cancel", workspace.now)
        return running


def _running(connection: Connection, now: datetime) -> Running | None:
    found = timers.running(connection)
    if found is None:
        return None
    item, since = found
    return Running(item, clock.local(since), minutes_between(since, now))


def _needed(connection: Connection, now: datetime) -> Running:
    running = _running(connection, now)
    if running is None:
        raise WrongUsage("The timer does not run. Start it: study start ITEM, or log the time: study log ITEM 45m.")
    return running


def _day(connection: Connection, at: datetime) -> date:
    """The learner's day of an instant."""
    return clock.study_day(at, settings(connection).day_start)


def _impossible(running: Running) -> str:
    since = f"{running.since:%Y-%m-%d %H:%M}"
    what = "which is still to come by the clock" if running.minutes < 0 else "which is more than 24h ago"
    return f"The timer was started at {since}, {what}. Say the time: study stop --time 45m, or study cancel."
