"""What the learner has set: settings, hours, and the days on which others hold."""

from __future__ import annotations

from datetime import date

from study.core.availability import Availability, HoursException, Period, Week
from study.core.values import asdict, dataclass
from study.store import rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.core.pace import LearnerPace
    from study.store.database import Writer


def availability(connection: sqlite3.Connection) -> Availability:
    """The learner's hours with all exceptions from them."""
    said = connection.execute(
        "SELECT start, every, number, mon, tue, wed, thu, fri, sat, sun FROM hours ORDER BY start, number"
    )
    periods = [Period(date.fromisoformat(start), tuple(week), every, n) for start, every, n, *week in said]
    off, extra = [], {}
    for one in exceptions(connection):
        if one.minutes is None:
            off.append((one.first, one.last))
        else:
            extra[one.first] = one.minutes
    return Availability(periods, off, extra)


def exceptions(connection: sqlite3.Connection) -> list[HoursException]:
    """Days off and days with extra minutes, in the order of time; the latest of a kind holds."""
    return rows.values(
        connection,
        HoursException,
        "FROM deviation WHERE number IN (SELECT max(number) FROM deviation GROUP BY first, last, kind) AND active"
        " ORDER BY first, last, kind",
    )


def set_exception(writer: Writer, one: HoursException, active: bool = True) -> None:
    """Let other hours hold for some days, or no longer."""
    kind = "off" if one.minutes is None else "extra"
    writer.append("deviation", kind=kind, active=active, **asdict(one))


def set_hours(writer: Writer, start: date, week: Week, every: int = 1) -> None:
    """Let a week of hours hold from a day on; every so many weeks."""
    days = zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), week, strict=True)
    writer.append("hours", start=start, every=every, **dict(days))


def start_times(connection: sqlite3.Connection) -> dict[int, int]:
    """At which minute of a weekday (0 is Monday) the learner studies, where he said so."""
    said = connection.execute("SELECT weekday, minute FROM slot ORDER BY number")
    return {weekday: minute for weekday, minute in dict(said.fetchall()).items() if minute is not None}


def set_start_time(writer: Writer, weekday: int, minute: int | None) -> None:
    """Let the sessions of a weekday begin at a minute of the day, or at none."""
    writer.append("slot", weekday=weekday, minute=minute)


@dataclass(frozen=True, slots=True)
class Settings:
    """When the learner's day begins after midnight, in minutes; and how he likes days, see ``Habits``.

    ``reserve`` is per cent, as are ``ratio`` and ``attendance``, the pace that plans go by; ``reading`` 1 where pages
    are to be read aloud; ``backups`` 0 where no snapshots are to be made; the others are minutes.
    """

    day_start: int = 0
    soft: int = 15
    block: int = 25
    longest: int = 150
    reserve: int = 0
    ratio: int = 100
    attendance: int = 100
    reading: int = 0
    backups: int = 1

    @property
    def pace(self) -> LearnerPace | None:
        """The pace that plans are made by; None if that is the hours and the estimates as they stand."""
        if self.ratio == self.attendance == 100:
            return None
        from study.core.pace import LearnerPace

        return LearnerPace(self.ratio, self.attendance)


RENAMED = {"min-session": "block"}
"""Settings by the names they once had."""


def settings(connection: sqlite3.Connection) -> Settings:
    """What was configured, or the defaults."""
    rows = connection.execute("SELECT key, value FROM setting ORDER BY number")
    return Settings(**{RENAMED.get(key, key).replace("-", "_"): int(value) for key, value in rows})


def configure(writer: Writer, key: str, value: int) -> None:
    """Set one of the settings; ``key`` with hyphens."""
    writer.append("setting", key=key, value=str(value))


def set_pace(writer: Writer, pace: LearnerPace) -> None:
    """Let plans go by a pace from now on."""
    before = settings(writer.connection)
    if pace.ratio != before.ratio:
        configure(writer, "ratio", pace.ratio)
    if pace.attendance != before.attendance:
        configure(writer, "attendance", pace.attendance)
