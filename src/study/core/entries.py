"""What the recorded facts of an item come to: its status, its per cent, and the effort that remains."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from study.core.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.items import Item

STATED = ("progress", "before")


WORDS = {"time": "logged", "skip": "skipped", "reopen": "opened again", "before": "before", "progress": "at"}
"""What an entry says, where that is not the word for its kind."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One recorded fact. ``minutes`` for time and done, ``percent`` for progress.

    A ``before`` is what had been reached when the item was taken in, nobody knows when; a ``note`` changes nothing.
    """

    kind: str
    day: date
    minutes: int | None = None
    percent: int | None = None
    note: str = ""


REMOVED = "removed"
"""The kind of an entry that was taken out; it counts for nothing."""


WORDS = {"time": "logged", "skip": "skipped", "reopen": "opened again", "before": "before", "progress": "at"}
"""What an entry says, where that is not the word for its kind."""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """An entry with its number, its item, and the step it came with."""

    number: int
    step: int
    item: Item
    entry: Entry


@dataclass(frozen=True, slots=True)
class State:
    """Where an item stands. ``remaining`` and ``logged`` are minutes."""

    status: str
    percent: int
    remaining: int
    logged: int = 0
    done_on: date | None = None


def state(likely: int, entries: Iterable[Entry]) -> State:
    """Fold the entries of an item, in the order in which they were recorded.

    Remaining is ``likely × (1 - progress)``, or less what was logged since that was said. Time never ticks an item
    off; per cent 100 does. Reopening takes back a tick or a skip, not the progress before it.
    """
    closed, percent, remaining, logged, done_on = "", 0, likely, 0, None
    for entry in entries:
        logged += entry.minutes or 0
        if entry.kind == "done" or (entry.kind in STATED and entry.percent == 100):
            closed, done_on = "done", None if entry.kind == "before" else entry.day
        elif entry.kind in STATED:
            closed, percent = "", entry.percent or 0
            remaining = -(likely * (percent - 100) // 100)
        elif entry.kind == "time":
            remaining = max(remaining - (entry.minutes or 0), 0)
            percent = max(percent, (likely - remaining) * 100 // likely) if likely else percent
        elif entry.kind == "skip":
            closed = "skipped"
        elif entry.kind == "reopen":
            closed = ""
    if closed == "done":
        return State("done", 100, 0, logged, done_on)
    if closed == "skipped":
        return State("skipped", percent, 0, logged)
    return State("started" if percent or logged else "open", percent, remaining, logged)


def estimate_left(likely: int, entries: Iterable[Entry]) -> tuple[int, int]:
    """Minutes that were left when that was said last, and minutes logged since: the rest is what is still believed.

    Unlike ``state`` it does not end at nothing: who has logged all the minutes of an item may need more.
    """
    left, since = likely, 0
    for entry in entries:
        since += entry.minutes or 0
        if entry.kind in STATED:
            left, since = -(likely * ((entry.percent or 0) - 100) // 100), 0
    return left, since
