"""The learner's week as it is stored."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from study.core.availability import ONE_DAY, HoursException, monday_of
from study.core.values import replace
from study.hours.rules import StudyDay, StudyWeek
from study.store import entries, plans
from study.store import hours as stored
from study.store.effects import effect
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection, Writer


def changed_week(writer: Writer, new: Collection[HoursException] = ()) -> StudyWeek:
    """The hours as they are after a change, with what that would do to the plan, if there is one."""
    week = study_week(writer.connection, writer.today, new)
    return replace(week, effect=effect(writer)) if plans.current(writer.connection) else week


def study_week(connection: Connection, today: date, new: Collection[HoursException] = ()) -> StudyWeek:
    """The hours as they are, and this week; of exceptions, those from this week on and the ``new`` ones."""
    monday = monday_of(today)
    hours, held = stored.availability(connection), plans.current(connection)
    booked: dict[date, int] = {}
    for session in plans.sessions(connection, held.number, monday) if held else []:
        booked[session.day] = booked.get(session.day, 0) + session.minutes
    return StudyWeek(
        today=today,
        hours=hours,
        days=[
            StudyDay(day, hours.capacity(day), booked.get(day, 0), entries.spent_on(connection, day))
            for day in (monday + n * ONE_DAY for n in range(7))
        ],
        exceptions=[one for one in stored.exceptions(connection) if one.last >= monday or one in new],
        start_times=stored.start_times(connection),
    )


def shown_week(workspace: Workspace) -> StudyWeek:
    """The hours as they are, where nothing may be stored yet."""
    with workspace.looking() as connection:
        return study_week(connection, workspace.today(connection))
