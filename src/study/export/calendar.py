"""The plan as appointments, and these as an iCalendar file (RFC 5545), written by the library icalendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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
    """A session of an item on a day, from a minute of that day on, or at no time in particular.

    An event takes no minutes, and neither does what is cancelled.
    """

    item: Item
    day: date
    minutes: int
    start: int | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Reminder:
    """The last day of something, inclusive. ``key`` tells it from others as long as it exists."""

    key: str
    title: str
    day: date
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Appointments:
    """The plan for a calendar. ``revision`` rises with every change, also when one is undone; ``changed`` is the
    instant of the last one.

    ``source`` tells this database from others, for ever.
    """

    appointments: list[Appointment]
    reminders: list[Reminder]
    revision: int
    changed: str
    source: str


def appointments(
    standing: Iterable[Session], ever: Iterable[tuple[int, date]], slots: Mapping[int, int], items: Mapping[int, Item]
) -> Iterator[Appointment]:
    """The sessions that stand, in the order of time, and then what of all that ever stood is cancelled.

    The sessions of a day follow one another from the learner's slot of that weekday on.
    """
    known: set[tuple[int, date]] = set()
    for day, sessions in groupby(standing, key=lambda session: session.day):
        start = slots.get(day.weekday())
        for session in sessions:
            if session.item in items and (session.minutes or items[session.item].kind == "event"):
                known.add((session.item, day))
                yield Appointment(items[session.item], day, session.minutes, start)
                start = None if start is None else start + session.minutes
    for number, day in ever:
        if (number, day) not in known and number in items:
            yield Appointment(items[number], day, 0, cancelled=True)


def ical(plan: Appointments) -> str:
    """An event for each session, all day or at its time (local, so that it stays where it is when clocks change).

    An event has the same UID as long as its item has a session on that day, or as something is due; what is so no more
    is cancelled.
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
    return bytes(page.to_ical()).decode()


def _session(appointment: Appointment, plan: Appointments) -> Event:
    item, day, length = appointment.item, appointment.day, appointment.minutes
    event = _event(f"{item.number}-{day:%Y%m%d}", plan)
    if appointment.start is None or not length:
        event.add("summary", f"{_title(item.title)} ({words.minutes(length)})" if length else _title(item.title))
        _all_day(event, day)
    else:
        start = datetime.combine(day, time()) + timedelta(minutes=appointment.start)
        event.add("summary", _title(item.title))
        event.add("dtstart", start)
        event.add("dtend", start + timedelta(minutes=length))
    event.add("status", "CANCELLED" if appointment.cancelled else "CONFIRMED")
    event.add("description", f"study done {item.number}\n{item.curriculum}")
    event.add("categories", [item.kind])
    return event


def _due(reminder: Reminder, plan: Appointments) -> Event:
    from icalendar import Alarm

    event = _event(f"due-{reminder.key}", plan)
    event.add("summary", f"Due: {_title(reminder.title)}")
    event.add("status", "CANCELLED" if reminder.cancelled else "CONFIRMED")
    _all_day(event, reminder.day)
    if reminder.cancelled:
        return event
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Due tomorrow: {_title(reminder.title)}")
    alarm.add("trigger", MORNING_BEFORE)
    event.add_component(alarm)
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
