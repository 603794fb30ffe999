"""`study report`: the progress of everything that is followed."""

from __future__ import annotations

from datetime import date, timedelta

from study.certificates import facts as certificates
from study.core.agenda import Standing
from study.core.availability import monday_of, study_days
from study.core.progress import StudyWeek, weeks, with_planned
from study.core.values import replace
from study.errors import WrongUsage
from study.goals import facts as goals
from study.journal import facts as journal
from study.kaggle import facts as kaggle
from study.parameters import JSON, OUTPUT, flag, option
from study.report import screen, summary
from study.report.rules import About, Habit, Report, habit
from study.screen import console, pager
from study.store import enrollments, entries, items, planning, plans, progress
from study.store import weeks as plan_weeks
from study.store.hours import availability
from study.store.pace import is_doubted
from study.store.plans import standing
from study.store.this_week import sessions_ahead, this_week
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.report.html import Agenda
    from study.screen.page import Page
    from study.store.database import Connection


FOR_A_BROWSER = "HTML is for a browser. Write it to a file: study report --format html -o report.html"


WIDTH = 80  # columns of a screen in a file


SOON, DAYS_AHEAD = 4, 7
"""Items that a page for a browser begins with, and the days whose sessions follow them."""


LAST_WEEKS = 6
"""So many weeks are told as they were planned and studied, the current one with them."""


def report(
    format: str = option(  # noqa: A002 (its name on the command line)
        "--format",
        "-f",
        help="The format of the report.",
        default="terminal",
        choices=("terminal", "markdown", "html", "json"),
    ),
    output: str | None = OUTPUT,
    whole: bool = flag("--all", help="Show every module, every material and the whole log."),
    json: bool = JSON,
) -> None:
    """Show your progress on one screen, with bars.

    A bar for each curriculum, the current phase, what is in progress, and the week. As HTML it is one page for a
    browser, with charts, which needs nothing else.

    \b
    study report
    study report --all
    study report --format html -o report.html
    study report --format markdown -o PROGRESS.md
    study report --json
    """
    wanted = "json" if json else format
    if output is None and wanted == "html" and console.is_terminal():
        raise WrongUsage(FOR_A_BROWSER)
    workspace = Workspace()
    with workspace.looking() as connection:
        figures = report_of(connection, workspace.today(connection))
        html = _html(connection, figures) if wanted == "html" else ""
    if wanted == "terminal":
        _show(screen.page(figures) if whole else summary.page(figures), output)
    else:
        console.written(html or _text(figures, wanted), output)


def _show(page: Page, output: str | None) -> None:
    """A page on the screen, or as text in a file."""
    if output is None:
        pager.show(page)
    else:
        from study.screen.layout import text_of

        console.written(text_of(page, WIDTH), output)


def report_of(connection: Connection, today: date) -> Report:
    """The figures of everything that is followed."""
    followed = enrollments.followed(connection)
    plan, hours = plans.current(connection), availability(connection)
    stands = standing(connection, today) if followed else Standing()
    practised = _habit(connection, today)
    return Report(
        day=today,
        courses=progress.courses(connection, followed),
        behind=stands.behind,
        ahead=stands.ahead,
        is_doubted=not stands.silent and is_doubted(connection, today),
        competitions=kaggle.competitions(connection),
        certificates=certificates.certificates(connection),
        goals=goals.all_progress(connection, today),
        journal=journal.weeks(connection),
        lessons=journal.lessons(connection),
        backlog=[item for item in items.backlog(connection) if item.work or item.status == "open"],
        habit=practised,
        weeks=_weeks(connection, today, practised) if plan else [],
        week=this_week(connection, plan, hours, today),
        plan=plan_weeks.leading(connection),
    )


def about_of(connection: Connection) -> dict[str, About]:
    """What the authors of all that is followed wrote, by the ids of the curricula."""
    from study.store.texts import about

    found = {one.curriculum: about(connection, one.number) for one in enrollments.followed(connection)}
    return {curriculum: texts for curriculum, texts in found.items() if texts}


def _weeks(connection: Connection, today: date, habit: Habit) -> list[StudyWeek]:
    """The last weeks as they were planned and studied."""
    monday = monday_of(today)
    sessions = planning.expected(connection, monday - timedelta(weeks=LAST_WEEKS - 1), monday + timedelta(days=6))
    start = min((session.day for session in sessions), default=today)
    return with_planned(weeks(habit.spent, availability(connection).capacity, start, today, LAST_WEEKS), sessions)


def _habit(connection: Connection, today: date) -> Habit:
    """The study days of the learner, all of them. Where no hours are known, every day is one to study on."""
    hours = availability(connection)
    capacity = hours.capacity if hours.periods else lambda _: 1
    return habit(entries.by_day(connection, date.min), capacity, len(study_days(hours.week(today))), today)


def _text(report: Report, format: str) -> str:  # noqa: A002 (as above)
    """The report for a file or another program."""
    if format == "json":
        from study.screen.document import dumped

        return dumped("study.report/1", screen.document(report))
    from study.publish.markdown import page

    return page(report)


def _html(connection: Connection, report: Report) -> str:
    """The report as a page for a browser, which also tells how its figures came about."""
    from study.report import facts
    from study.report.html import page

    followed, spent = enrollments.followed(connection), report.habit.spent
    works = [
        facts.work(connection, enrolled, course.tally)
        for enrolled, course in zip(followed, report.courses, strict=True)
    ]
    start = min((enrolled.start for enrolled in followed), default=report.day)
    capacity = availability(connection).capacity
    report = replace(report, about=about_of(connection))
    agenda = _agenda(connection, report.day)
    return page(report, works, weeks(spent, capacity, start, report.day) if followed or spent else [], agenda)


def _agenda(connection: Connection, today: date) -> Agenda:
    """What comes next, from what to learn it, and the sessions of the next days."""
    from itertools import groupby

    from study.forecast.fan import fan
    from study.report.html import Agenda
    from study.store import materials

    plan = plans.current(connection)
    now = plans.upcoming(connection, today, SOON)
    last = today + timedelta(days=DAYS_AHEAD - 1)
    ahead = sessions_ahead(connection, plan.number, today, last) if plan else []
    days = groupby(ahead, key=lambda one: one[0])
    return Agenda(
        now=now,
        materials=materials.of_items(connection, [one.item.number for one in now]),
        days=[(day, [(item, minutes) for _, item, minutes in sessions]) for day, sessions in days],
        fan=fan(connection, today),
    )
