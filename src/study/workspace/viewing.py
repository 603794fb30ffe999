"""Looking: the plan ahead, lists, one item, the report."""

from __future__ import annotations

from datetime import date

from study.domain.availability import study_days
from study.domain.difference import Late
from study.domain.habit import Habit, habit
from study.domain.overview import Ahead, Listed, Whole
from study.domain.report import Report
from study.store import (
    certificates,
    contests,
    enrollments,
    entries,
    goals,
    items,
    journals,
    listing,
    plans,
    reports,
    spending,
)  # fmt: skip
from study.store.database import NoDatabase
from study.store.settings import availability
from study.workspace import Workspace, agenda

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection


def plan(workspace: Workspace) -> Ahead | None:
    """The plan that holds, whole. None if nothing is followed."""
    try:
        with workspace.reading() as connection:
            held = plans.current(connection)
            if held is None or not enrollments.followed(connection):
                return None
            today = workspace.today(connection)
            hours = availability(connection)
            known = plans.planned_items(connection, held.number)
            finishes = plans.finishes(connection, held.number)
            days = []
            for day, minutes in hours.days(held.start):
                if held.finish is None or day > held.finish:
                    break
                days.append((day, minutes))
            return Ahead(
                today, held.start, held.finish, days, plans.sessions(connection, held.number), known,
                [(known[number], reason) for number, reason in plans.unplaced(connection, held.number)],
                [Late(known[number], due, finishes[number]) for number, due in plans.open_dues(connection)
                 if number in finishes and finishes[number] > due],
                plans.closed(connection, held.number),
            )  # fmt: skip
    except NoDatabase:
        return None


def listed(workspace: Workspace, status: str | None = None, kind: str | None = None) -> tuple[date, list[Listed]]:
    """The items of what is followed."""
    try:
        with workspace.reading() as connection:
            return workspace.today(connection), listing.followed(connection, status, kind)
    except NoDatabase:
        return workspace.day, []


def item(workspace: Workspace, word: str) -> Whole:
    """One item with its history. Raises NoSuchItem."""
    with workspace.reading() as connection:
        found = items.find_one(connection, word)
        held = plans.current(connection)
        return Whole(
            workspace.today(connection),
            listing.details(connection, found.number),
            listing.required_by(connection, found.number),
            plans.sessions_of(connection, held.number, found.number) if held else [],
            entries.history(connection, found.number),
        )


def report(workspace: Workspace) -> Report:
    """The figures of everything that is followed."""
    try:
        with workspace.reading() as connection:
            today = workspace.today(connection)
            held = plans.current(connection)
            followed = enrollments.followed(connection)
            courses = [reports.course(connection, one, held) for one in followed]
            standing = agenda.standing(connection, today) if followed else None
            return Report(
                today, courses, standing.behind if standing else 0, standing.ahead if standing else 0,
                contests.competitions(connection), certificates.certificates(connection),
                goals.judged(connection, today), journals.weeks(connection), journals.lessons(connection),
                listing.backlog(connection), habit_of(connection, today),
            )  # fmt: skip
    except NoDatabase:
        return Report(workspace.day, [])


def habit_of(connection: Connection, today: date) -> Habit:
    """The study days of the learner, all of them."""
    hours = availability(connection)
    spent = {date.fromisoformat(day): minutes for day, minutes in spending.study_days(connection, date.min).items()}
    return habit(spent, hours.capacity, len(study_days(hours.week(today))), today)
