"""`study hours` and `study track`."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from study.core.availability import ONE_DAY, Availability, check_ahead, monday_of
from study.core.days_off import Deviation
from study.core.difference import Effect
from study.core.enrollment import HEAVIEST, Enrolled
from study.core.values import dataclass, field, replace
from study.errors import WrongUsage
from study.hours.rules import Booked, Timetable
from study.parameters import FOLLOWED, HOURS_FROM, JSON, WEEK, argument, flag, hours_of, option
from study.plan.command import Wish
from study.store import enrollments, entries, plans
from study.store import hours as stored
from study.store.database import NoDatabase
from study.store.planning import effect
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection


def hours(
    hours: int | None = argument("HOURS", "Hours a week, such as 10 or 7.5.", default=None, read=hours_of),
    week: str | None = WEEK,
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
    study hours --week "mon=1h tue=0 sat=3h30m"
    study hours --week "sat=6h" --every 2 --from saturday
    study hours --slot "mon=19:00 sat=10:00"
    """
    from study.hours.rules import parse_slots
    from study.plan import command as planning
    from study.screen.console import put, show
    from study.store.workspace import Workspace

    workspace = Workspace()
    asked = Asked(
        planning.wish_of(hours, week), workspace.date(start), every, parse_slots(slot) if slot is not None else {}
    )
    found = answer(workspace, asked)
    if json:
        from study.hours.screen import hours as document

        put(document(found))
    else:
        from study.hours.screen import screen

        show(screen(found))


def track(
    curriculum: str = FOLLOWED,
    weight: int | None = option("--weight", help="Its share of the week against the others.", metavar="NUMBER"),
    pause: bool = flag("--pause", help="Plan nothing of it for now."),
    resume: bool = flag("--resume", help="Plan it again."),
    json: bool = JSON,
) -> None:
    """Weigh a curriculum against the others, or pause it.

    Each gets hours of the week by its weight; a paused one gets none, and keeps everything. Nothing moves by itself:
    the effect is told, and `study replan` makes it your plan.

    \b
    study track gpt-transformer --weight 2
    study track hf-four-week --pause
    study track hf-four-week --resume
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace

    workspace = Workspace()
    enrolled, effect = hours_track(workspace, curriculum, weight, paused(pause, resume))
    if json:
        from study.hours.screen import hours_tracked as document

        put(document(enrolled, effect))
    else:
        from study.hours.screen import tracked

        show(tracked(enrolled, effect, workspace.day))


NO_WISH = Wish()


MOST_WEEKS = 52  # between two turns of a pattern


def timetable(workspace: Workspace) -> Timetable:
    """The hours as they are, and this week."""
    try:
        with workspace.reading() as connection:
            return _timetable(connection, workspace.today(connection))
    except NoDatabase:
        return Timetable(workspace.day, Availability(), [], [], {})


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed after ``study hours``: a week of hours, from when on and how often, and times by weekday."""

    wish: Wish = NO_WISH
    start: date | None = None
    every: int = 1
    slots: dict[int, int | None] = field(default_factory=dict)


def answer(workspace: Workspace, asked: Asked) -> Timetable:
    """Let other hours or times hold, in one step; or just show what there is. Raises WrongUsage for what cannot be."""
    if asked.wish == NO_WISH and (asked.start is not None or asked.every != 1):
        raise WrongUsage("--from and --every belong to new hours: study hours 10 --from monday.")
    if not 1 <= asked.every <= MOST_WEEKS:
        raise WrongUsage(f"--every {asked.every} cannot be: give a number of weeks from 1 to {MOST_WEEKS}.")
    if asked == Asked():
        return timetable(workspace)
    with workspace.writing(create=True) as writer:
        for weekday, minute in asked.slots.items():
            stored.set_slot(writer, weekday, minute)
        if asked.wish == NO_WISH:
            return _timetable(writer.connection, writer.today)
        first = asked.start or writer.today
        check_ahead(first, writer.today, "--from")
        week = asked.wish.applied(stored.availability(writer.connection).usual(first))
        stored.set_hours(writer, first, week, asked.every)
        return changed(writer.connection, writer.today)


def paused(pause: bool, resume: bool) -> bool | None:
    """What --pause and --resume come to. Raises WrongUsage for both."""
    if pause and resume:
        raise WrongUsage("--pause and --resume are opposites. Give one of them.")
    return pause if pause or resume else None


def hours_track(workspace: Workspace, name: str, weight: int | None, paused: bool | None) -> tuple[Enrolled, Effect]:
    """Give a curriculum another weight, pause it, or go on with it."""
    if weight is None and paused is None:
        raise WrongUsage("Say what to change: --weight NUMBER, --pause or --resume.")
    if weight is not None and not 1 <= weight <= HEAVIEST:
        raise WrongUsage(f"--weight {weight} cannot be: give a whole number from 1 to {HEAVIEST}.")
    with workspace.writing() as writer:
        one = enrollments.named(writer.connection, name)
        now = replace(
            one,
            weight=one.weight if weight is None else weight,
            paused=one.paused if paused is None else paused,
        )
        if now == one:
            raise WrongUsage(f"{one.curriculum} is so already: {_terms(one)}.")
        enrollments.track(writer, now)
        return now, effect(writer.connection, writer.today)


def _terms(one: Enrolled) -> str:
    return f"weight {one.weight}" + (", paused" if one.paused else "")


def changed(connection: Connection, today: date, new: Collection[Deviation] = ()) -> Timetable:
    """The hours as they are after a change, with what that would do to the plan, if there is one."""
    found = _timetable(connection, today, new)
    return replace(found, effect=effect(connection, today)) if plans.current(connection) else found


def _timetable(connection: Connection, today: date, new: Collection[Deviation] = ()) -> Timetable:
    monday = monday_of(today)
    hours, held = stored.availability(connection), plans.current(connection)
    booked: dict[date, int] = {}
    for session in plans.sessions(connection, held.number, monday) if held else []:
        booked[session.day] = booked.get(session.day, 0) + session.minutes
    days = [
        Booked(day, hours.capacity(day), booked.get(day, 0), entries.spent_on(connection, day))
        for day in (monday + n * ONE_DAY for n in range(7))
    ]
    ahead = [one for one in stored.deviations(connection) if one.last >= monday or one in new]
    return Timetable(today, hours, days, ahead, stored.slots(connection))
