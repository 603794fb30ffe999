"""Looking: the plan ahead, lists, one item, the report."""

from __future__ import annotations

from datetime import date, timedelta

from study.certificates import facts as certificates
from study.core.availability import monday_of, study_days
from study.domain.habit import Habit, habit
from study.domain.report import Report
from study.domain.weeks import Studied, weeks
from study.goals import facts as goals
from study.journal import facts as journals
from study.kaggle import facts as contests
from study.store import enrollments, listing, past, plans, reports
from study.store import entries as spending
from study.store import standing as agenda
from study.store.database import NoDatabase
from study.store.hours import availability
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection


LAST_WEEKS = 6
"""So many weeks are told as they were planned and studied, the current one with them."""


def report(workspace: Workspace) -> Report:
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
        goals.judged(connection, today), journals.weeks(connection), journals.lessons(connection),
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
