"""What other programs are given: a calendar, tables, tasks, cards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from study.domain.appointments import Reminder, appointments
from study.domain.extract import Appointments, Extract
from study.errors import WrongUsage
from study.store import extracts, hours, listing, logbook, past, plans
from study.store import past as committed
from study.store.database import NoDatabase
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection


def for_calendar(workspace: Workspace) -> Appointments:
    """The plan as appointments and reminders: what was planned up to now, and what is planned from now on."""
    with workspace.reading() as connection:
        held = _held(connection)
        closed = committed.closed(connection, held.number)
        today = workspace.today(connection)
        standing = [
            *past.in_force(connection, date.min, held.start - timedelta(days=1)),
            *(one for one in plans.sessions(connection, held.number) if one.item not in closed or one.day <= today),
        ]
        ever, known = extracts.sessions_ever(connection), extracts.items_ever(connection)
        return Appointments(
            list(appointments(standing, ever, hours.slots(connection), known)), _reminders(connection),
            *extracts.revision(connection),
        )  # fmt: skip


def extract(workspace: Workspace) -> Extract:
    """The plan from today on, every item that is followed, every entry."""
    try:
        with workspace.reading() as connection:
            today, held = workspace.today(connection), plans.current(connection)
            everything = listing.everything(connection)
            known = {one.listed.item.number: one.listed for one in everything}
            sessions = plans.sessions(connection, held.number, today) if held else []
            return Extract(
                today,
                [
                    (one.day, known[one.item], one.minutes)
                    for one in sessions
                    if one.item in known and known[one.item].status in ("open", "started")
                ],
                everything,
                logbook.entries(connection, date.min, date.max),
                extracts.titles(connection),
            )
    except NoDatabase:
        return Extract(workspace.day, [], [], [], {})


def _reminders(connection: Connection) -> list[Reminder]:
    """The due dates that stand, then those that stood and stand no more."""
    standing = extracts.reminders(connection)
    known = {one.key for one in standing}
    gone = (one for one in extracts.reminders_ever(connection) if one.key not in known)
    return [*standing, *(replace(one, cancelled=True) for one in gone)]


def _held(connection: Connection) -> plans.Plan:
    held = plans.current(connection)
    if held is None:
        raise WrongUsage("There is no plan yet. Enrol first: see `study curricula`.")
    return held
