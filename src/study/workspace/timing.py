"""The timer: started, stopped, looked at, cancelled."""

from __future__ import annotations

from datetime import date, datetime

from study import clock
from study.core.availability import LONGEST_DAY, check_time
from study.core.entries import Entry
from study.domain.recorded import Change, Ticked
from study.domain.timer import Running, minutes_between
from study.errors import WrongUsage
from study.store import entries, items, timers
from study.store.database import NoDatabase
from study.store.hours import settings
from study.store.workspace import Workspace
from study.workspace.recording import told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection


def start(workspace: Workspace, word: str) -> Running:
    """Start the timer for an item. Raises WrongUsage while it runs for another."""
    with workspace.writing() as writer:
        item = items.find_one(writer.connection, word)
        if busy := _running(writer.connection, workspace.now):
            raise WrongUsage(
                f"The timer runs for {busy.item.number} ({busy.item.title}). First: study stop, or study cancel."
            )
        timers.happened(writer, item.number, "start", workspace.now)
        return Running(item, workspace.now, 0)


def status(workspace: Workspace) -> Running | None:
    """What the timer runs for, if it runs."""
    try:
        with workspace.reading() as connection:
            return _running(connection, workspace.now)
    except NoDatabase:
        return None


def stop(workspace: Workspace, minutes: int | None, note: str) -> tuple[Ticked, Running]:
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


def cancel(workspace: Workspace) -> Running:
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
