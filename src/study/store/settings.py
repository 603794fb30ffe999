"""The learner's settings."""

from __future__ import annotations

from dataclasses import dataclass

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
