"""`study today`, and `study` alone."""

from __future__ import annotations

from datetime import date

from study.core import agenda
from study.core.agenda import Today
from study.core.availability import LONGEST_DAY
from study.parameters import JSON, option
from study.store import entries, plans
from study.store.database import NoDatabase
from study.store.hours import availability
from study.store.standing import standing, upcoming
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection


def today(
    date: str | None = option("--date", help="Another day, as it is planned.", metavar="DATE"), json: bool = JSON
) -> None:
    """Show what to do now.

    \b
    study today
    study today --date tomorrow
    study today --json
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace

    workspace = Workspace()
    found = agenda_today(workspace, workspace.date(date))
    if json:
        from study.today.screen import today as document

        put(document(found, workspace.day))
    else:
        from study.today.screen import screen

        show(screen(found))


def overview() -> None:
    """Show where you stand, what comes next, and the commands to get there."""
    from study.screen.console import show
    from study.store import enrollments, progress
    from study.store.workspace import Workspace
    from study.today.screen import overview_screen

    workspace = Workspace()
    with workspace.looking() as connection:
        courses = progress.courses(connection, enrollments.followed(connection))
    show(overview_screen(courses, workspace.day, agenda_today(workspace)))


def agenda_today(workspace: Workspace, day: date | None = None) -> Today | None:
    """What to do today, or on another day as planned. None if nothing is followed."""
    try:
        with workspace.reading() as connection:
            return _today(connection, workspace.today(connection), day)
    except NoDatabase:
        return None


def _today(connection: Connection, now: date, asked: date | None) -> Today | None:
    plan = plans.current(connection)
    following, others, first = plans.following(connection)
    if not following:
        return None
    number = plan.number if plan else 0  # which has no sessions
    day = asked or now
    capacity = availability(connection).capacity(day)
    spent = entries.spent_on(connection, now) if day == now else 0
    candidates = plans.due(connection, number, day)
    if day != now:
        candidates = agenda.only_on(candidates, day)
    due = list(agenda.due_today(candidates, day, max(capacity - spent, 0) if day == now else LONGEST_DAY))
    later = [] if due else upcoming(connection, day)
    return Today(
        day,
        capacity,
        plans.minutes_on(connection, number, day),
        spent,
        due,
        later,
        standing(connection, now),
        first,
        others,
        day == now,
        bool(due or later) or entries.is_begun(connection),
    )
