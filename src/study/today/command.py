"""`study today`, and `study` alone."""

from __future__ import annotations

from datetime import date, timedelta

from study.core import agenda
from study.core.agenda import Standing, Today
from study.core.availability import LONGEST_DAY, monday_of
from study.core.values import replace
from study.parameters import JSON, option
from study.screen.console import answer, is_wide, show
from study.store import entries, materials, milestones, plans, weeks
from study.store.hours import availability, settings
from study.store.pace import is_doubted
from study.store.plans import standing, upcoming
from study.store.this_week import sessions_ahead, this_week
from study.store.workspace import Workspace
from study.today import screen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection
    from study.store.plans import Plan

SOON = timedelta(days=14)
"""Dates of competitions are told so far ahead."""

LAST = date.max - SOON


def today(
    date: str | None = option("--date", help="Another day, as planned.", metavar="DATE"), json: bool = JSON
) -> None:
    """Show what to do now.

    \b
    study today
    study today --date tomorrow
    study today --json
    """
    workspace = Workspace()
    day = workspace.date(date)
    with workspace.looking() as connection:
        now = workspace.today(connection)
        found = _agenda(connection, now, day or now)
    answer(json, "study.today/1", lambda: screen.document(found, now), lambda: screen.page(found))


def overview() -> None:
    """Show where you stand, what comes next, and the commands to get there."""
    from study.store import enrollments, progress

    workspace = Workspace()
    with workspace.looking() as connection:
        now = workspace.today(connection)
        courses, found = progress.courses(connection, enrollments.followed(connection)), _agenda(connection, now, now)
    show(screen.overview_page(courses, now, found))


def _agenda(connection: Connection, now: date, day: date) -> Today | None:
    """What to do today, or on another day as planned. None if nothing is followed."""
    plan = plans.current(connection)
    following, others, first = plans.following(connection)
    if not following:
        return None
    number = plan.number if plan else 0  # which has no sessions
    hours = availability(connection)
    capacity = hours.capacity(day)
    week = this_week(connection, plan, hours, now)
    spent = week.spent.get(now, 0) if day == now else 0
    candidates = plans.due(connection, number, day)
    if day != now:
        candidates = agenda.only_on(candidates, day)
    planned = week.sessions.get(day, 0) if day == now else plans.minutes_on(connection, number, day)
    is_off = hours.is_off(day)
    room = 0 if is_off else max(agenda.room(capacity, planned, spent), 0) if day == now else LONGEST_DAY
    due = list(agenda.due_today(candidates, day, room))
    later = [] if any(one.is_work_now for one in due) else upcoming(connection, day, held=plan)
    return Today(
        day,
        capacity,
        planned=planned,
        spent=spent,
        due=due,
        upcoming=later,
        standing=_standing(connection, now, plan),
        first=first,
        following=others,
        is_today=day == now,
        materials=materials.of_items(connection, [one.item.number for one in due or later]),
        pace=settings(connection).pace,
        is_begun=bool(due or later) or entries.is_begun(connection),
        week=week,
        is_off=is_off,
        ahead=sessions_ahead(connection, number, now, monday_of(now) + timedelta(days=6))
        if day == now and is_wide()
        else [],
        weeks=(plan_weeks := weeks.weekly(connection)),
        goal=weeks.goal(connection, monday_of(day)) if plan_weeks else "",
        milestones=milestones.ahead(connection, day, min(day, LAST) + SOON),
    )


def _standing(connection: Connection, now: date, plan: Plan | None) -> Standing:
    """Where the learner stands, and whether the record says otherwise than the plan; after a gap nobody is told."""
    found = standing(connection, now, plan)
    return found if found.silent else replace(found, is_doubted=is_doubted(connection, now))
