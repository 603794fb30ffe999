"""`study export`: the plan and the log for other programs."""

from __future__ import annotations

from datetime import date, timedelta

from study.core.values import replace
from study.errors import WrongUsage
from study.export import facts, tables
from study.export.calendar import Appointments, Reminder, appointments, ical
from study.export.tables import Snapshot
from study.parameters import JSON, OUTPUT, argument
from study.screen.console import answer, written
from study.screen.page import Page, Span
from study.store import entries as log
from study.store import hours, items, planning, plans
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection


FORMATS = {
    "all": "every record, to keep and to import again",
    "calendar": "the plan as iCalendar, for any calendar",
    "csv": "plan, items or entries as a table",
    "json": "everything as one document",
    "curriculum": "a curriculum you follow, with your changes, as a file",
    "todoist": "the plan as a project template of Todoist",
    "anki": "what is done as notes for Anki",
}
"""Names of formats, and what they hold."""


def formats(json: bool = JSON) -> None:
    """Export the plan to other programs.

    \b
    study export all -o study.jsonl
    study export calendar -o plan.ics
    study export csv entries -o entries.csv
    study export json -o study.json
    study export todoist -o study.csv
    study export anki -o study.txt
    """
    answer(
        json,
        "study.formats/1",
        lambda: {"formats": [{"id": name, "text": text} for name, text in FORMATS.items()]},
        _formats_page,
    )


def calendar(output: str | None = OUTPUT) -> None:
    """Write the plan as a calendar.

    An event for each session, all day or at your time (study hours --slot); due dates with an alarm the day
    before. Import it again after a replan: what moved moves, what is gone is cancelled.

    \b
    study export calendar -o plan.ics
    """
    written(ical(_appointments(Workspace())), output)


def csv_table(
    what: str = argument("WHAT", "plan, items or entries.", default="plan", choices=("plan", "items", "entries")),
    output: str | None = OUTPUT,
) -> None:
    """Write the plan, items or entries as a table.

    \b
    study export csv -o plan.csv
    study export csv entries -o entries.csv
    """
    written(tables.table(_snapshot(Workspace()), what), output)


def json_document(output: str | None = OUTPUT) -> None:
    """Write the plan, items and entries as one document.

    \b
    study export json -o study.json
    """
    written(tables.document(_snapshot(Workspace())), output)


def todoist(output: str | None = OUTPUT) -> None:
    """Write the plan as a Todoist project template.

    \b
    study export todoist -o study.csv
    """
    written(tables.template(_snapshot(Workspace())), output)


def anki(output: str | None = OUTPUT) -> None:
    """Write what you have done as notes for Anki.

    A note for each item that is done, with what you noted about it. Import it again: notes are updated.

    \b
    study export anki -o study.txt
    """
    written(tables.notes(_snapshot(Workspace())), output)


def _formats_page() -> Page:
    """The formats, each with the command that writes it."""
    page = Page()
    page.table([[Span(f"study export {name}", "command"), text] for name, text in FORMATS.items()], flexible=1)
    page.gap()
    page.line("Into a file: ", Span("study export calendar -o plan.ics", "command"))
    return page


def _appointments(workspace: Workspace) -> Appointments:
    """The plan as appointments and reminders: what was planned up to now, and what is planned from now on."""
    with workspace.reading() as connection:
        plan = plans.current(connection)
        if plan is None:
            raise WrongUsage("There is no plan yet. Enroll first: see `study curricula`.")
        today, closed = workspace.today(connection), planning.closed(connection, plan.number)
        standing = planning.in_force(connection, date.min, plan.start - timedelta(days=1))
        standing += [
            session
            for session in plans.sessions(connection, plan.number)
            if session.item not in closed or session.day <= today
        ]
        ever, items = facts.sessions_ever(connection), facts.items_ever(connection)
        revision, changed, source = facts.revision(connection)
        return Appointments(
            appointments=list(appointments(standing, ever, hours.start_times(connection), items)),
            reminders=_reminders(connection),
            revision=revision,
            changed=changed,
            source=source,
        )


def _reminders(connection: Connection) -> list[Reminder]:
    """The due dates that stand, then those that stood and stand no more."""
    standing = facts.reminders(connection)
    known = {reminder.key for reminder in standing}
    gone = (reminder for reminder in facts.reminders_ever(connection) if reminder.key not in known)
    return [*standing, *(replace(reminder, cancelled=True) for reminder in gone)]


def _snapshot(workspace: Workspace) -> Snapshot:
    """The plan from today on, every item that is followed, every entry."""
    with workspace.looking() as connection:
        today, plan = workspace.today(connection), plans.current(connection)
        everything = items.everything(connection)
        open_items = {
            details.listed.item.number: details.listed.item
            for details in everything
            if details.listed.status in ("open", "started")
        }
        sessions = plans.sessions(connection, plan.number, today) if plan else []
        return Snapshot(
            day=today,
            sessions=[
                (session.day, open_items[session.item], session.minutes)
                for session in sessions
                if session.item in open_items
            ],
            items=everything,
            entries=log.between(connection, date.min, date.max),
            titles=facts.titles(connection),
        )
