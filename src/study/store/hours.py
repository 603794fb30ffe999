"""What the learner has set: settings, hours, and the days on which others hold."""

from __future__ import annotations

from datetime import date

from study.core.availability import Availability, Period, Week
from study.core.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.core.availability import HoursException
    from study.store.database import Writer


def availability(connection: sqlite3.Connection) -> Availability:
    """The learner's hours with all exceptions from them."""
    rows = connection.execute(
        "SELECT start, every, number, mon, tue, wed, thu, fri, sat, sun FROM hours ORDER BY start, number"
    )
    periods = [Period(date.fromisoformat(start), tuple(week), every, said) for start, every, said, *week in rows]
    off, extra = [], {}
    for first, last, minutes, _ in _deviating(connection):
        if minutes is None:
            off.append((date.fromisoformat(first), date.fromisoformat(last)))
        else:
            extra[date.fromisoformat(first)] = minutes
    return Availability(periods, off, extra)


def exceptions(connection: sqlite3.Connection) -> list[HoursException]:
    """Days off and days with extra minutes, in the order of time."""
    from study.core.availability import HoursException

    return [
        HoursException(date.fromisoformat(first), date.fromisoformat(last), minutes, note)
        for first, last, minutes, note in _deviating(connection)
    ]


def _deviating(connection: sqlite3.Connection) -> list[tuple[str, str, int | None, str]]:
    """First and last day, minutes and note of what deviates, in the order of time; the latest of a kind holds."""
    rows = connection.execute("SELECT first, last, kind, minutes, note, active FROM deviation ORDER BY number")
    latest = {(first, last, kind): (minutes, note, active) for first, last, kind, minutes, note, active in rows}
    return [
        (first, last, minutes, note) for (first, last, _), (minutes, note, active) in sorted(latest.items()) if active
    ]


def set_exception(writer: Writer, one: HoursException, active: bool = True) -> None:
    """Let other hours hold for some days, or no longer."""
    kind = "off" if one.minutes is None else "extra"
    writer.connection.execute(
        "INSERT INTO deviation (step, kind, first, last, minutes, note, active) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (writer.step, kind, one.first.isoformat(), one.last.isoformat(), one.minutes, one.note, active),
    )


def set_hours(writer: Writer, start: date, week: Week, every: int = 1) -> None:
    """Let a week of hours hold from a day on; every so many weeks."""
    writer.connection.execute(
        "INSERT INTO hours (step, start, mon, tue, wed, thu, fri, sat, sun, every)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (writer.step, start.isoformat(), *week, every),
    )


def start_times(connection: sqlite3.Connection) -> dict[int, int]:
    """At which minute of a weekday (0 is Monday) the learner studies, where he said so."""
    rows = connection.execute("SELECT weekday, minute FROM slot ORDER BY number")
    return {weekday: minute for weekday, minute in dict(rows.fetchall()).items() if minute is not None}


def set_start_time(writer: Writer, weekday: int, minute: int | None) -> None:
    """Let the sessions of a weekday begin at a minute of the day, or at none."""
    writer.connection.execute(
        "INSERT INTO slot (step, weekday, minute) VALUES (?, ?, ?)", (writer.step, weekday, minute)
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """When the learner's day begins after midnight, in minutes; and how he likes days, see ``Habits``.

    ``reserve`` is per cent, the others are minutes.
    """

    day_start: int = 0
    soft: int = 15
    block: int = 25
    longest: int = 150
    reserve: int = 0


RENAMED = {"min-session": "block"}
"""Settings by the names they once had."""


def settings(connection: sqlite3.Connection) -> Settings:
    """What was configured, or the defaults."""
    rows = connection.execute("SELECT key, value FROM setting ORDER BY number")
    return Settings(**{RENAMED.get(key, key).replace("-", "_"): int(value) for key, value in rows})


def configure(writer: Writer, key: str, value: int) -> None:
    """Set one of the settings; ``key`` with hyphens."""
    writer.connection.execute("INSERT INTO setting (step, key, value) VALUES (?, ?, ?)", (writer.step, key, str(value)))
