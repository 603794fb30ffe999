"""The plan as an iCalendar file (RFC 5545), written by the library icalendar."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from study.core.words import minutes
from study.errors import StudyError
from study.export.rules import Appointment, Appointments, Reminder
from study.screen.markup import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from icalendar import Event

MORNING_BEFORE = timedelta(hours=-15)
"""An alarm at nine on the day before; a due date is a whole day and begins at midnight."""


def calendar(found: Appointments) -> str:
    """An event for each session, all day or at its time (local, so that it stays where it is when clocks change).

    An event has the same UID as long as its item has a session on that day, or as something is due; what is so no more
    is cancelled.
    """
    try:
        from icalendar import Calendar
    except ImportError:
        raise StudyError("A calendar needs one more library: pip install 'study[calendar]'.") from None
    page = Calendar()
    page.add("prodid", "-//study//study//EN")
    page.add("version", "2.0")
    page.add("method", "PUBLISH")
    page.add("x-wr-calname", "Study")
    for one in found.appointments:
        page.add_component(_session(one, found))
    for reminder in found.reminders:
        page.add_component(_due(reminder, found))
    return bytes(page.to_ical()).decode()


def _session(one: Appointment, found: Appointments) -> Event:
    event = _event(f"{one.item.number}-{one.day:%Y%m%d}", found)
    length = minutes(one.minutes)
    timed = one.start is not None and one.minutes > 0
    event.add("summary", _title(one.item.title) if timed or not one.minutes else f"{_title(one.item.title)} ({length})")
    if one.start is None or not timed:
        _all_day(event, one.day)
    else:
        start = datetime.combine(one.day, time()) + timedelta(minutes=one.start)
        event.add("dtstart", start)
        event.add("dtend", start + timedelta(minutes=one.minutes))
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    event.add("description", f"study done {one.item.number}\n{one.item.curriculum}")
    event.add("categories", [one.item.kind])
    return event


def _due(one: Reminder, found: Appointments) -> Event:
    from icalendar import Alarm

    event = _event(f"due-{one.key}", found)
    event.add("summary", f"Due: {_title(one.title)}")
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    _all_day(event, one.day)
    if one.cancelled:
        return event
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Due tomorrow: {_title(one.title)}")
    alarm.add("trigger", MORNING_BEFORE)
    event.add_component(alarm)
    return event


def _event(key: str, found: Appointments) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{key}-{datetime.fromisoformat(found.source):%Y%m%dT%H%M%S}@study")
    event.add("dtstamp", datetime.fromisoformat(found.changed))
    event.add("sequence", found.revision)
    return event


def _title(text: str) -> str:
    return " ".join(shown(text).split())


def _all_day(event: Event, day: date) -> None:
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1) if day < date.max else day)
    event.add("transp", "TRANSPARENT")
