"""`study report`."""

from __future__ import annotations

from datetime import date, timedelta

from study.certificates import facts as certificates
from study.core.availability import monday_of, study_days
from study.errors import WrongUsage
from study.goals import facts as goals
from study.journal import facts as journals
from study.kaggle import facts as contests
from study.parameters import JSON, OUTPUT, option
from study.report import facts as burnups
from study.report import facts as reports
from study.report.burnup import Charted, burnup
from study.report.rules import Habit, Report, Studied, habit, weeks
from study.store import enrollments, listing, past, plans
from study.store import entries as spending
from study.store import standing as agenda
from study.store.database import NoDatabase
from study.store.hours import availability
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.screen.page import Page
    from study.store.database import Connection


FOR_A_BROWSER = "A page of HTML is for a browser. Write it to a file: study report --format html -o report.html"


WIDTH = 80  # columns of a screen in a file


def report(
    format: str = option(  # noqa: A002 (its name on the command line)
        "--format", "-f", help="What to write.", default="terminal", choices=("terminal", "markdown", "html", "json")
    ),
    output: str | None = OUTPUT,
    json: bool = JSON,
) -> None:
    """Show the progress bars of everything.

    By curriculum, phase, module, resource and competition. As HTML it is one page for a browser, with charts, which
    needs nothing else.

    \b
    study report
    study report --format html -o report.html
    study report --format markdown -o PROGRESS.md
    study report --json
    """
    from study.screen.console import is_terminal, show

    wanted = "json" if json else format
    if output is None and wanted == "terminal":
        show(_screen())
        return
    if output is None and wanted == "html" and is_terminal():
        raise WrongUsage(FOR_A_BROWSER)
    from study.screen.console import written

    written(_document(wanted), output)


def _screen() -> Page:
    from study.report.screen import screen
    from study.store.workspace import Workspace

    return screen(viewing_report(Workspace()))


def _document(format: str) -> str:  # noqa: A002 (as above)
    """The report as a document."""
    from study.store.workspace import Workspace

    if format == "terminal":
        from study.screen.page import text_of

        return text_of(_screen(), WIDTH)
    if format == "html":
        from study.report.html import page

        return page(charted(Workspace()))
    found = viewing_report(Workspace())
    if format == "markdown":
        from study.report.markdown import report as document
    else:
        from study.report.document import report as document
    return document(found)


LAST_WEEKS = 6
"""So many weeks are told as they were planned and studied, the current one with them."""


def viewing_report(workspace: Workspace) -> Report:
    """The figures of everything that is followed."""
    try:
        with workspace.reading() as connection:
            return report_of(connection, workspace.today(connection))
    except NoDatabase:
        return Report(workspace.day, [])


def report_of(connection: Connection, today: date) -> Report:
    """The same, in the midst of a look at the database."""
    held = plans.current(connection)
    followed = enrollments.followed(connection)
    courses = [reports.course(connection, one, held) for one in followed]
    standing = agenda.standing(connection, today) if followed else None
    practised = habit_of(connection, today)
    return Report(
        today, courses, standing.behind if standing else 0, standing.ahead if standing else 0,
        contests.competitions(connection), certificates.certificates(connection),
        goals.all_progress(connection, today), journals.weeks(connection), journals.lessons(connection),
        [one for one in listing.backlog(connection) if one.work or one.status == "open"],
        practised, weeks_of(connection, today, practised) if held else [],
    )  # fmt: skip


def weeks_of(connection: Connection, today: date, practised: Habit) -> list[Studied]:
    """The last weeks as they were planned and studied."""
    monday = monday_of(today)
    sunday = monday + timedelta(days=6)
    planned = past.expected(connection, monday - timedelta(weeks=LAST_WEEKS - 1), sunday)
    start = min((session.day for session in planned), default=today)
    return weeks(practised.spent, availability(connection).capacity, start, today, LAST_WEEKS, planned)


def habit_of(connection: Connection, today: date) -> Habit:
    """The study days of the learner, all of them. Where no hours are known, every day is one to study on."""
    hours = availability(connection)
    capacity = hours.capacity if hours.periods else lambda _: 1
    return habit(spending.by_day(connection, date.min), capacity, len(study_days(hours.week(today))), today)


def charted(workspace: Workspace) -> Charted:
    """The figures of everything that is followed, and how they came about."""
    try:
        with workspace.reading() as connection:
            return _charted(connection, report_of(connection, workspace.today(connection)))
    except NoDatabase:
        return Charted(Report(workspace.day, []))


def _charted(connection: Connection, report: Report) -> Charted:
    followed, plan, today = enrollments.followed(connection), plans.current(connection), report.day
    works = [
        burnups.work(connection, one, course.tally, plan) for one, course in zip(followed, report.courses, strict=True)
    ]
    start = min((one.start for one in followed), default=today)
    return Charted(
        report,
        burnup([work for work in works if work.effort], today),
        [burnup([work], today) if work.effort else None for work in works],
        weeks(report.habit.spent, availability(connection).capacity, start, today)
        if followed or report.habit.spent
        else [],
    )
