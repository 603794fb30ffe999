"""The learner's settings."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.store.database import Writer


class Settings:
    """Minutes: when the learner's day begins after midnight, and the shortest session worth planning.

    No dataclass, since making one takes every daily command longer.
    """

    __slots__ = ("day_start", "min_session")

    def __init__(self, day_start: int = 0, min_session: int = 15) -> None:
        self.day_start, self.min_session = day_start, min_session


def settings(connection: sqlite3.Connection) -> Settings:
    """What was configured, or the defaults."""
    rows = connection.execute("SELECT key, value FROM setting ORDER BY number")
    return Settings(**{key.replace("-", "_"): int(value) for key, value in rows})


def configure(writer: Writer, key: str, value: int) -> None:
    """Set one of the settings; ``key`` with hyphens."""
    writer.connection.execute("INSERT INTO setting (step, key, value) VALUES (?, ?, ?)", (writer.step, key, str(value)))
