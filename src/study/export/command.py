"""`study export`: the plan and the log for other programs."""

from __future__ import annotations

from datetime import date, timedelta

from study.core.values import replace
from study.errors import WrongUsage
from study.export import facts as extracts
from study.export.rules import Appointments, Extract, Reminder, appointments
from study.parameters import JSON, OUTPUT, argument
from study.store import entries as log
from study.store import hours, listing, past, plans
from study.store import past as committed
from study.store.database import NoDatabase
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection


def formats(json: bool = JSON) -> None:
    """Take the plan to other programs.

    \b
    study export calendar -o plan.ics
    study export csv entries -o entries.csv
    study export json -o study.json
    study export todoist -o study.csv
    study export anki -o study.txt
    """
    from study.export.screen import FORMATS
    from study.screen.console import put, show

    if json:
        from study.export.screen import formats as document

        put(document())
    else:
        from study.export.screen import screen

        show(screen(FORMATS))


def calendar(output: str | None = OUTPUT) -> None:
    """Write the plan as a calendar.

    An event for each session, all day or at your time (study hours --slot); due dates with an alarm the day
    before. Import it again after a replan: what moved moves, what is gone is cancelled.

    \b
    study export calendar -o plan.ics
    """
    from study.export.calendar import calendar as document
    from study.screen.console import written
    from study.store.workspace import Workspace

    written(document(for_calendar(Workspace())), output)


def csv_table(
    what: str = argument("WHAT", "plan, items or entries.", default="plan", choices=("plan", "items", "entries")),
    output: str | None = OUTPUT,
) -> None:
    """Write plan, items or entries as a table.

    \b
    study export csv -o plan.csv
    study export csv entries -o entries.csv
    """
    from study.export.tables import table
    from study.screen.console import written
    from study.store.workspace import Workspace

    written(table(extract(Workspace()), what), output)


def json_document(output: str | None = OUTPUT) -> None:
    """Write plan, items and entries as one document.

    \b
    study export json -o study.json
    """
    from study.export.tables import document
    from study.screen.console import written
    from study.store.workspace import Workspace

    written(document(extract(Workspace())), output)


def todoist(output: str | None = OUTPUT) -> None:
    """Write the plan as a project template of Todoist.

    \b
    study export todoist -o study.csv
    """
    from study.export.cards import template
    from study.screen.console import written
    from study.store.workspace import Workspace

    written(template(extract(Workspace())), output)


def anki(output: str | None = OUTPUT) -> None:
    """Write what is done as notes for Anki.

    A note for each item that is done, with what you noted about it. Import it again: notes are updated.

    \b
    study export anki -o study.txt
    """
    from study.export.cards import notes
    from study.screen.console import written
    from study.store.workspace import Workspace

    written(notes(extract(Workspace())), output)


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
            list(appointments(standing, ever, hours.start_times(connection), known)), _reminders(connection),
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
                log.between(connection, date.min, date.max),
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
