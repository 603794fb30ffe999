"""The timer: it runs for one item, by the clock and not by the program, so it survives whatever ends the program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from study.core.items import Item

LONG = 4 * 60
"""Minutes after which a timer was perhaps forgotten."""


@dataclass(frozen=True, slots=True)
class Running:
    """The item the timer runs for, since when, and the whole minutes up to now; negative if the clock was set back."""

    item: Item
    since: datetime
    minutes: int

    @property
    def is_long(self) -> bool:
        return self.minutes > LONG


def minutes_between(since: datetime, now: datetime) -> int:
    """Whole minutes, begun ones counted when half is over; at least one, unless the clock went backwards."""
    seconds = round((now - since).total_seconds())
    return -1 if seconds < 0 else max((seconds + 30) // 60, 1)
