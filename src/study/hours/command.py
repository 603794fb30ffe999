"""`study hours`."""

from __future__ import annotations

from study.core.availability import check_ahead
from study.core.days import chosen_days, week_beside
from study.errors import WrongUsage
from study.hours import screen
from study.hours.facts import changed_week, shown_week, study_week
from study.hours.rules import StudyWeek, parse_start_times
from study.parameters import DAYS, DRY_RUN, HOURS_FROM, JSON, WEEK, argument, hours_of, option
from study.screen.console import answer, answer_change
from study.store import hours as stored
from study.store.replan import PlanRequest
from study.store.workspace import Workspace

MOST_WEEKS = 52  # between two turns of a pattern


def hours(
    hours: int | None = argument("HOURS", "Hours a week, such as 10 or 7.5.", default=None, read=hours_of),
    week: str | None = WEEK,
    days: str | None = DAYS,
    start: str | None = HOURS_FROM,
    every: int = option("--every", help="Only every so many weeks, from that one on.", metavar="NUMBER", default=1),
    slot: str | None = option("--slot", help='When you study: "mon=19:00 sat=10:00".', metavar="TIMES"),
    dry_run: bool = DRY_RUN,
    json: bool = JSON,
) -> None:
    """Show or change your weekly hours.

    Nothing moves by itself: the effect is told, and `study replan` makes it your plan.

    \b
    study hours
    study hours 10 --from monday
    study hours 10 --days "mon-fri sat"
    study hours --week "mon=1h tue=0 sat=3h30m"
    study hours --week "sat=6h" --every 2 --from saturday
    study hours --slot "mon=19:00 sat=10:00"
    """
    workspace = Workspace(dry_run=dry_run)
    request = PlanRequest(
        hours=hours, week=week_beside(hours, week), days=chosen_days(days, week), start=workspace.date(start)
    )
    times = parse_start_times(slot) if slot is not None else {}
    if not request.has_hours and (request.start is not None or every != 1):
        raise WrongUsage("--from and --every go with new hours: `study hours 10 --from monday`.")
    if not 1 <= every <= MOST_WEEKS:
        raise WrongUsage(f"--every {every} is out of range: give a number of weeks from 1 to {MOST_WEEKS}.")
    if not (request.has_hours or times):
        return answer(json, "study.hours/1", screen.document, screen.page, shown_week(workspace))
    found = _set_hours(workspace, request, every, times)
    return answer_change(
        json, "study.hours/1", lambda: screen.document(found), lambda: screen.page(found), workspace.commit
    )


def _set_hours(workspace: Workspace, request: PlanRequest, every: int, start_times: dict[int, int | None]) -> StudyWeek:
    """Let other hours or times hold, in one step."""
    with workspace.writing(create=True) as writer:
        for weekday, minute in start_times.items():
            stored.set_start_time(writer, weekday, minute)
        if not request.has_hours:
            return study_week(writer.connection, writer.today)
        first = request.start or writer.today
        check_ahead(first, writer.today, "--from")
        week = request.applied(stored.availability(writer.connection).usual(first))
        stored.set_hours(writer, first, week, every)
        return changed_week(writer)
