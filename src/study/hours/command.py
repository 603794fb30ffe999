"""`study hours`, `track`, `off` and `extra`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from study.core.availability import ONE_DAY, HoursException, check_ahead, check_time, monday_of
from study.core.days import chosen_days, week_beside
from study.core.items import HEAVIEST, Enrollment
from study.core.values import replace
from study.errors import WrongUsage
from study.hours import screen
from study.hours.rules import StudyDay, StudyWeek, TrackedCurriculum, days_between, parse_start_times, public_holidays
from study.parameters import (
    DAY,
    DAYS,
    HOURS_FROM,
    JSON,
    MINUTES,
    NOTE,
    WEEK,
    WITHIN,
    argument,
    flag,
    hours_of,
    option,
)
from study.screen.console import answer
from study.store import enrollments, entries, plans, portions
from study.store import hours as stored
from study.store.planning import effect
from study.store.replan import PlanRequest
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection

MOST_WEEKS = 52  # between two turns of a pattern


def hours(
    hours: int | None = argument("HOURS", "Hours a week, such as 10 or 7.5.", default=None, read=hours_of),
    week: str | None = WEEK,
    days: str | None = DAYS,
    start: str | None = HOURS_FROM,
    every: int = option("--every", help="Every so many weeks only, from that one on.", metavar="NUMBER", default=1),
    slot: str | None = option("--slot", help='When you study: "mon=19:00 sat=10:00".', metavar="TIMES"),
    json: bool = JSON,
) -> None:
    """Show or change your hours of the week.

    Nothing moves by itself: the effect is told, and `study replan` makes it your plan.

    \b
    study hours
    study hours 10 --from monday
    study hours 10 --days "mon-fri sat"
    study hours --week "mon=1h tue=0 sat=3h30m"
    study hours --week "sat=6h" --every 2 --from saturday
    study hours --slot "mon=19:00 sat=10:00"
    """
    workspace = Workspace()
    request = PlanRequest(
        hours=hours, week=week_beside(hours, week), days=chosen_days(days, week), start=workspace.date(start)
    )
    times = parse_start_times(slot) if slot is not None else {}
    if not request.has_hours and (request.start is not None or every != 1):
        raise WrongUsage("--from and --every belong to new hours: study hours 10 --from monday.")
    if not 1 <= every <= MOST_WEEKS:
        raise WrongUsage(f"--every {every} cannot be: give a number of weeks from 1 to {MOST_WEEKS}.")
    is_given = request.has_hours or bool(times)
    found = _set_hours(workspace, request, every, times) if is_given else _shown(workspace)
    answer(json, "study.hours/1", screen.document, screen.page, found)


def track(
    curriculum: str | None = argument(
        "CURRICULUM", "Id of a curriculum you follow; all if not given.", default=None, complete="followed"
    ),
    hours: int | None = option("--hours", help="Its hours a week.", metavar="HOURS", read=hours_of),
    within: bool = WITHIN,
    weight: int | None = option("--weight", help="Its share of the week against the others.", metavar="NUMBER"),
    pause: bool = flag("--pause", help="Plan nothing of it for now."),
    resume: bool = flag("--resume", help="Plan it again."),
    json: bool = JSON,
) -> None:
    """Show or change the hours of each curriculum, or pause one.

    A paused one gets no hours, and keeps everything. Other hours of one make the week longer or shorter, unless they
    are taken out of it with --within. Nothing moves by itself: the effect is told, and `study replan` makes it your
    plan.

    \b
    study track
    study track gpt-transformer --hours 3
    study track gpt-transformer --weight 2
    study track hf-four-week --pause
    study track hf-four-week --resume
    """
    if pause and resume:
        raise WrongUsage("--pause and --resume are opposites. Give one of them.")
    if curriculum is None:
        if hours is not None or within or weight is not None or pause or resume:
            raise WrongUsage("Say of which curriculum: study track gpt-transformer --hours 3.")
        return _tracked(json)
    if within and hours is None:
        raise WrongUsage("--within belongs to hours: study track gpt-transformer --hours 3 --within.")
    if hours is None and weight is None and not pause and not resume:
        raise WrongUsage("Say what to change: --hours HOURS, --weight NUMBER, --pause or --resume.")
    if hours is not None and weight is not None:
        raise WrongUsage("--hours and --weight say the same thing in two ways. Give one of them.")
    if weight is not None and not 1 <= weight <= HEAVIEST:
        raise WrongUsage(f"--weight {weight} cannot be: give a whole number from 1 to {HEAVIEST}.")
    with Workspace().writing() as writer:
        before = enrollments.named(writer.connection, curriculum)
        paused = pause or (before.paused and not resume)
        now = replace(before, weight=before.weight if weight is None else weight, paused=paused)
        if now == before and hours is None:
            raise WrongUsage(f"{before.curriculum} is so already: {_terms(before)}.")
        if now != before:
            enrollments.track(writer, now)
        if hours is not None:
            if paused:
                raise WrongUsage(f"{before.curriculum} is paused: it gets no hours before study track --resume.")
            portions.give(writer, now, hours, within)
            now = enrollments.named(writer.connection, now.curriculum)
        curricula = _curricula(writer.connection, writer.today)
        today, change = writer.today, effect(writer.connection, writer.today)
    return answer(
        json,
        "study.track/1",
        lambda: screen.track_document(now, change, curricula),
        lambda: screen.track_page(now, change, curricula, today),
    )


def _tracked(json: bool) -> None:
    """All that is followed, with the hours of each."""
    workspace = Workspace()
    with workspace.looking() as connection:
        today = workspace.today(connection)
        found = _curricula(connection, today)
    answer(json, "study.track/1", lambda: screen.tracked_document(found), lambda: screen.tracked_page(found, today))


def _curricula(connection: Connection, today: date) -> list[TrackedCurriculum]:
    """The curricula that are followed, with their hours a week and where they end."""
    minutes, held = portions.portions(connection, today), plans.current(connection)
    return [
        TrackedCurriculum(
            enrolled=one,
            minutes=minutes.get(one.number, 0),
            finish=plans.finish_of(connection, held.number, one.number) if held else None,
        )
        for one in enrollments.followed(connection)
    ]


def off(
    days: str | None = argument("DAYS", "A day, or first and last: 2026-12-24..2027-01-02.", default=None),
    holidays: str | None = option("--holidays", help="Public holidays, such as DE or DE-BE.", metavar="REGION"),
    note: str = NOTE,
    remove: bool = flag("--remove", help="Take these days back."),
    show_all: bool = flag("--list", help="Show days off and extra time."),
    json: bool = JSON,
) -> None:
    """Take days off, or show those that are.

    Nothing moves by itself: the effect is told, and `study replan` plans around them.

    \b
    study off friday
    study off 2026-12-24..2027-01-02 --note "with the family"
    study off --holidays DE-BE
    study off --list
    study off 2026-12-24..2027-01-02 --remove
    """
    workspace = Workspace()
    is_given = days is not None or holidays is not None or bool(note) or remove
    if show_all and is_given:
        raise WrongUsage("--list shows days off and changes none. Leave out the rest.")
    found = _off(workspace, days, holidays, note, remove) if is_given else _shown(workspace)
    answer(json, "study.hours/1", screen.document, screen.days_off_page, found)


def extra(day: str = DAY, time: int = MINUTES, note: str = NOTE, json: bool = JSON) -> None:
    """Study longer on one day than its hours say.

    Take it back with `study off DATE --remove`.

    \b
    study extra saturday 3h
    study extra 2026-05-01 90m --note "the day is free"
    """
    workspace = Workspace()
    on = workspace.date(day) or workspace.day
    check_time(time)
    with workspace.writing(create=True) as writer:
        check_ahead(on, writer.today)
        longer = HoursException(on, on, time, note)
        if longer in stored.exceptions(writer.connection):
            raise WrongUsage(f"{on} has that extra time already. See `study off --list`.")
        stored.set_exception(writer, longer)
        found = _changed(writer.connection, writer.today)
    answer(json, "study.hours/1", screen.document, screen.days_off_page, found)


def _set_hours(workspace: Workspace, request: PlanRequest, every: int, start_times: dict[int, int | None]) -> StudyWeek:
    """Let other hours or times hold, in one step."""
    with workspace.writing(create=True) as writer:
        for weekday, minute in start_times.items():
            stored.set_start_time(writer, weekday, minute)
        if not request.has_hours:
            return _week(writer.connection, writer.today)
        first = request.start or writer.today
        check_ahead(first, writer.today, "--from")
        week = request.applied(stored.availability(writer.connection).usual(first))
        stored.set_hours(writer, first, week, every)
        return _changed(writer.connection, writer.today)


def _terms(one: Enrollment) -> str:
    return f"weight {one.weight}" + (", paused" if one.paused else "")


def _off(workspace: Workspace, days: str | None, region: str | None, note: str, remove: bool) -> StudyWeek:
    """Take days off, or take that back. Raises WrongUsage for a mixture."""
    if (days is None) == (region is None) or (region and note):
        raise WrongUsage(
            "Say which days: study off friday, study off 2026-12-24..2027-01-02, or just --holidays DE-BE."
        )
    if days is None:
        if remove:
            raise WrongUsage("Say which holidays to take back, by their days: see `study off --list`.")
        return _take_off(workspace, _holidays(region or "", workspace.day))
    first, last = days_between(days, workspace.day)
    if remove:
        return _take_back(workspace, first, last)
    return _take_off(workspace, [HoursException(first, last, None, note)])


def _holidays(region: str, today: date) -> list[HoursException]:
    """The public holidays of a region from today to the end of next year."""
    found = public_holidays(region, [today.year, today.year + 1])
    return [HoursException(day, day, None, name) for day, name in found if day >= today]


def _take_off(workspace: Workspace, days: Sequence[HoursException]) -> StudyWeek:
    with workspace.writing(create=True) as writer:
        known = stored.exceptions(writer.connection)
        new = [one for one in days if one not in known]
        if not new:
            raise WrongUsage("These days are off already. See `study off --list`.")
        for one in new:
            stored.set_exception(writer, one)
        return _changed(writer.connection, writer.today, new)


def _take_back(workspace: Workspace, first: date, last: date) -> StudyWeek:
    """Let the usual hours hold again within some days. Raises WrongUsage if no others do."""
    with workspace.writing() as writer:
        known = stored.exceptions(writer.connection)
        within = [one for one in known if first <= one.first and one.last <= last]
        if not within:
            across = [one for one in known if one.first <= last and first <= one.last]
            hint = f"There is {across[0].first} to {across[0].last}." if across else "See `study off --list`."
            raise WrongUsage(f"Nothing deviates within {first} to {last}. {hint}")
        for one in within:
            stored.set_exception(writer, one, active=False)
        return _changed(writer.connection, writer.today)


def _shown(workspace: Workspace) -> StudyWeek:
    with workspace.looking() as connection:
        return _week(connection, workspace.today(connection))


def _changed(connection: Connection, today: date, new: Collection[HoursException] = ()) -> StudyWeek:
    """The hours as they are after a change, with what that would do to the plan, if there is one."""
    week = _week(connection, today, new)
    return replace(week, effect=effect(connection, today)) if plans.current(connection) else week


def _week(connection: Connection, today: date, new: Collection[HoursException] = ()) -> StudyWeek:
    """The hours as they are, and this week; of exceptions, those from this week on and the ``new`` ones."""
    monday = monday_of(today)
    hours, held = stored.availability(connection), plans.current(connection)
    booked: dict[date, int] = {}
    for session in plans.sessions(connection, held.number, monday) if held else []:
        booked[session.day] = booked.get(session.day, 0) + session.minutes
    return StudyWeek(
        today=today,
        hours=hours,
        days=[
            StudyDay(day, hours.capacity(day), booked.get(day, 0), entries.spent_on(connection, day))
            for day in (monday + n * ONE_DAY for n in range(7))
        ],
        exceptions=[one for one in stored.exceptions(connection) if one.last >= monday or one in new],
        start_times=stored.start_times(connection),
    )
