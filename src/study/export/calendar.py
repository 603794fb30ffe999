"""The plan as appointments, and these as an iCalendar file (RFC 5545), written by the library icalendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby

from study.core import words
from study.core.items import Item
from study.core.values import dataclass
from study.screen.markup import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from icalendar import Event

    from study.core.schedule import Session


MORNING_BEFORE = timedelta(hours=-15)
"""An alarm at nine on the day before; a due date is a whole day and begins at midnight."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """Sessions of a day, from a minute of that day on, or at no time in particular. An event takes no minutes.

    ``key`` tells it from others for ever: an item on a day, or the day itself where its sessions are one event.
    """

    key: str
    day: date
    sessions: Sequence[tuple[Item, int]]
    start: int | None = None

    @property
    def minutes(self) -> int:
        return sum(minutes for _, minutes in self.sessions)


@dataclass(frozen=True, slots=True)
class Reminder:
    """The last day of something, inclusive. ``key`` tells it from others as long as it exists; ``what`` is due, or
    which date of a competition it is."""

    key: str
    title: str
    day: date
    what: str = "Due"


@dataclass(frozen=True, slots=True)
class Exported:
    """An event that a calendar was given: on which day it was, and what it said."""

    key: str
    day: date
    summary: str


@dataclass(frozen=True, slots=True)
class Appointments:
    """The plan for a calendar, and what is cancelled of what calendars were given before.

    ``revision`` rises with every change, also when one is undone; ``changed`` is the instant of the last one.
    ``source`` tells this database from others, for ever.
    """

    appointments: Sequence[Appointment]
    reminders: Sequence[Reminder]
    revision: int
    changed: str
    source: str
    cancelled: Sequence[Exported] = ()


def appointments(
    standing: Iterable[Session], slots: Mapping[int, int], items: Mapping[int, Item], per_session: bool = False
) -> Iterator[Appointment]:
    """The sessions that stand, in the order of time: one after another from the learner's slot of the weekday on.

    On a weekday without one they are one event, unless there is to be one ``per_session``. What takes no time is an
    event of its own.
    """
    for day, sessions in groupby(standing, key=lambda session: session.day):
        wanted = [(items[one.item], one.minutes) for one in sessions if one.item in items]
        timed = [one for one in wanted if one[1]]
        alone = [one for one in wanted if not one[1] and one[0].kind == "event"]
        start = slots.get(day.weekday())
        if timed and start is None and not per_session:
            yield Appointment(f"day-{day:%Y%m%d}", day, timed)
            timed = []
        for item, minutes in timed + alone:
            yield Appointment(f"{item.number}-{day:%Y%m%d}", day, [(item, minutes)], start if minutes else None)
            start = None if start is None else start + minutes


def exported(plan: Appointments) -> list[Exported]:
    """What a calendar is given that stands."""
    sessions = [Exported(one.key, one.day, summary(one)) for one in plan.appointments]
    return sessions + [Exported(f"due-{one.key}", one.day, _due_summary(one)) for one in plan.reminders]


def ical(plan: Appointments) -> str:
    """An event for each appointment, all day or at its time (local, so that it stays where it is when clocks change).

    An event has the same UID as long as its item has a session on that day, or as something is due.
    """
    from icalendar import Calendar

    page = Calendar()
    page.add("prodid", "-//study//study//EN")
    page.add("version", "2.0")
    page.add("method", "PUBLISH")
    page.add("x-wr-calname", "Study")
    for appointment in plan.appointments:
        page.add_component(_session(appointment, plan))
    for reminder in plan.reminders:
        page.add_component(_due(reminder, plan))
    for gone in plan.cancelled:
        page.add_component(_cancelled(gone, plan))
    return bytes(page.to_ical()).decode()


NAMED = 3
"""Items that the title of a day names."""


def summary(appointment: Appointment) -> str:
    """The title of an event: its item, or the items of a day; with the time where that is not its length."""
    titles = [_title(item.title) for item, _ in appointment.sessions]
    more = f" and {len(titles) - NAMED} more" if len(titles) > NAMED else ""
    named = ", ".join(titles[:NAMED]) + more
    is_timed = appointment.start is not None or not appointment.minutes
    return named if is_timed else f"{named} ({words.minutes(appointment.minutes)})"


def _session(appointment: Appointment, plan: Appointments) -> Event:
    event, length = _event(appointment.key, plan), appointment.minutes
    event.add("summary", summary(appointment))
    if appointment.start is None or not length:
        _all_day(event, appointment.day)
    else:
        start = datetime.combine(appointment.day, time()) + timedelta(minutes=appointment.start)
        event.add("dtstart", start)
        event.add("dtend", start + timedelta(minutes=length))
    event.add("status", "CONFIRMED")
    event.add("description", _description(appointment))
    event.add("categories", list(dict.fromkeys(item.kind for item, _ in appointment.sessions)))
    return event


def _description(appointment: Appointment) -> str:
    """How to tick it off; of several items each with its time."""
    if len(appointment.sessions) == 1:
        item = appointment.sessions[0][0]
        return f"study done {item.number}\n{item.curriculum}"
    return "\n".join(
        f"{_title(item.title)} ({words.minutes(minutes)}): study done {item.number}"
        for item, minutes in appointment.sessions
    )


def _due(reminder: Reminder, plan: Appointments) -> Event:
    from icalendar import Alarm

    event = _event(f"due-{reminder.key}", plan)
    event.add("summary", _due_summary(reminder))
    event.add("status", "CONFIRMED")
    _all_day(event, reminder.day)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"{reminder.what} tomorrow: {_title(reminder.title)}")
    alarm.add("trigger", MORNING_BEFORE)
    event.add_component(alarm)
    return event


def _due_summary(reminder: Reminder) -> str:
    return f"{reminder.what}: {_title(reminder.title)}"


def _cancelled(gone: Exported, plan: Appointments) -> Event:
    event = _event(gone.key, plan)
    event.add("summary", gone.summary)
    event.add("status", "CANCELLED")
    _all_day(event, gone.day)
    return event


def _event(key: str, plan: Appointments) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{key}-{datetime.fromisoformat(plan.source):%Y%m%dT%H%M%S}@study")
    event.add("dtstamp", datetime.fromisoformat(plan.changed))
    event.add("sequence", plan.revision)
    return event


def _title(text: str) -> str:
    return " ".join(shown(text).split())


def _all_day(event: Event, day: date) -> None:
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1) if day < date.max else day)
    event.add("transp", "TRANSPARENT")
