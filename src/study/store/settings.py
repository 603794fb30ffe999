"""The learner's settings and hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from study.domain.availability import Availability, Week

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.store.database import Writer


@dataclass(frozen=True, slots=True)
class Settings:
    """Minutes: when the learner's day begins after midnight, and the shortest session worth planning."""

    day_start: int = 0
    min_session: int = 15


def settings(connection: sqlite3.Connection) -> Settings:
    """What was configured, or the defaults."""
    rows = connection.execute("SELECT key, value FROM setting ORDER BY number")
    return Settings(**{key.replace("-", "_"): int(value) for key, value in rows})


def configure(writer: Writer, key: str, value: int) -> None:
    """Set one of the settings; ``key`` with hyphens."""
    writer.connection.execute("INSERT INTO setting (step, key, value) VALUES (?, ?, ?)", (writer.step, key, str(value)))


def availability(connection: sqlite3.Connection) -> Availability:
    """The learner's hours; of two that begin on one day the later said holds."""
    rows = connection.execute("SELECT start, mon, tue, wed, thu, fri, sat, sun FROM hours ORDER BY start, number")
    periods = {start: week for start, *week in rows}
    return Availability([(date.fromisoformat(start), tuple(week)) for start, week in periods.items()])


def set_hours(writer: Writer, start: date, week: Week) -> None:
    """Let a week of hours hold from a day on."""
    writer.connection.execute(
        "INSERT INTO hours (step, start, mon, tue, wed, thu, fri, sat, sun) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (writer.step, start.isoformat(), *week),
    )
