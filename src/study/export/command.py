"""`study export`: the plan and the log for other programs."""

from __future__ import annotations

from datetime import date, timedelta

from study.core.milestones import FINAL, what
from study.core.values import replace
from study.errors import WrongUsage
from study.export import facts, ledger, tables
from study.export.calendar import Appointments, Reminder, appointments, exported, ical
from study.export.tables import Snapshot
from study.parameters import JSON, OUTPUT, argument, flag
from study.screen.console import answer, written
from study.screen.page import Page, Span
from study.store import entries as log
from study.store import hours, items, materials, milestones, planning, plans
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


def calendar(
    per_session: bool = flag("--per-session", help="An event for each session, also on days without a start time."),
    output: str | None = OUTPUT,
) -> None:
    """Write the plan as a calendar.

    An event for each session at your times (`study hours --slot`); on days without one, one event with all of the day.
    Due dates and the dates of competitions have an alarm the day before. Import it again after a replan: what moved
    moves, and what an earlier file had and is gone is cancelled.

    \b
    study export calendar -o plan.ics
    study export calendar --per-session -o plan.ics
    """
    workspace = Workspace()
    plan = _appointments(workspace, per_session)
    standing = exported(plan)
    events = ledger.read(workspace.path).next(plan.source, "session" if per_session else "day", standing)
    plan = replace(plan, revision=plan.revision + events.changes, cancelled=events.gone(standing))
    written(ical(plan), output)
    ledger.keep(workspace.path, events)


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


def _appointments(workspace: Workspace, per_session: bool) -> Appointments:
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
        known = items.by_number(connection, {session.item for session in standing})
        revision, changed, source = facts.revision(connection)
        return Appointments(
            appointments=list(appointments(standing, hours.start_times(connection), known, per_session)),
            reminders=[*facts.reminders(connection), *_milestones(connection, today)],
            revision=revision,
            changed=changed,
            source=source,
        )


def _milestones(connection: Connection, today: date) -> list[Reminder]:
    """The days on which one may last enter competitions, or merge teams; their last days are due dates."""
    return [
        Reminder(f"{one.name}-{one.item.number}", one.item.title, one.day, what([one.name]).capitalize())
        for one in milestones.ahead(connection, today)
        if one.name != FINAL
    ]


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
            source=facts.revision(connection)[2],
            materials=materials.of_items(connection, list(open_items)),
        )
