"""What recording comes to, entries as they can be corrected, the timer, and the page on which days are filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby

from study.core import words
from study.core.agenda import Due, Standing
from study.core.availability import LONGEST_DAY
from study.core.duration import Unreadable, parse_minutes
from study.core.entries import Entry
from study.core.items import Item
from study.core.problem import Problem
from study.core.values import dataclass, field
from study.errors import InvalidFile


@dataclass(frozen=True, slots=True)
class Ticked:
    """What a recording command did: to which items, what comes next, and where the finish is now."""

    changes: list[Change] = field(default_factory=list)
    upcoming: list[Due] = field(default_factory=list)
    standing: Standing = field(default_factory=Standing)
    day: date = date.min
    following: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """One item and what became of it; ``said`` if there was nothing to change, and why."""

    item: Item
    kind: str
    status: str
    percent: int
    remaining: int
    minutes: int | None = None
    said: str = ""


TIMED = ("time", "done")
"""Kinds of entries that may hold minutes."""


REMOVED = "removed"
"""The kind of an entry that was taken out; it counts for nothing."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """An entry with its number, its item, and the step it came with."""

    number: int
    step: int
    item: Item
    entry: Entry


@dataclass(frozen=True, slots=True)
class Correction:
    """What to make of an entry; None leaves a value as it is."""

    day: date | None = None
    minutes: int | None = None
    percent: int | None = None
    note: str | None = None
    remove: bool = False

    @property
    def is_empty(self) -> bool:
        return self == Correction()


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


HEAD = """\
# Days without an entry, with what was planned on them. Take the # away from what is true, change it, write more:
#   DAY ITEM TIME, such as 2026-03-02 9 45m; with "done" behind it the item is ticked off.
# Lines that begin with # are not kept. An empty page changes nothing.
"""


_HINT = "write day, item and time: 2026-03-02 9 45m, or 2026-03-02 9 done"


@dataclass(frozen=True, slots=True)
class Filled:
    """Time spent on an item on a day, and whether it was done then. ``line`` is where that stands on the page."""

    line: int
    day: date
    item: int
    minutes: int | None
    done: bool


def page(open_days: Iterable[tuple[date, Item, int]], today: date) -> str:
    """Every session that was planned on an open day, as a line to take over."""
    parts = [HEAD]
    for day, sessions in groupby(open_days, key=lambda one: one[0]):
        rows = [_row(day, item, minutes) for _, item, minutes in sessions]
        parts.append("\n".join([f"# {words.weekday(day, today)}", *rows]) + "\n")
    return "\n".join(parts)


def read(text: str, file: str, known: Sequence[int], today: date) -> list[Filled]:
    """What was filled in. Raises InvalidFile with every line that cannot be understood."""
    found, problems = [], []
    for number, line in enumerate(re.split("\r\n|\r|\n", text.removeprefix("\ufeff")), 1):
        told = line.partition("#")[0].split()
        if not told:
            continue
        try:
            found.append(_filled(number, told, known, today))
        except Unreadable as fault:
            problems.append(Problem(file, number, 1, str(fault), fault.hint))
    problems += _too_long(file, found)
    if problems:
        raise InvalidFile(sorted(problems), text)
    return found


def _filled(line: int, told: list[str], known: Sequence[int], today: date) -> Filled:
    if len(told) not in (3, 4) or (len(told) == 4 and told[3] != "done"):
        raise Unreadable(f'"{" ".join(told)}" is not understood', _HINT)
    try:
        day = date.fromisoformat(told[0])
    except ValueError:
        raise Unreadable(f'"{told[0]}" is no date', _HINT) from None
    if day > today:
        raise Unreadable(f"{day} is still to come", "say what was done when it is done")
    if told[1] not in map(str, known):
        raise Unreadable(f'there is no item "{told[1]}" in what you follow', "see study list")
    if told[2] == "done" and len(told) == 3:
        return Filled(line, day, int(told[1]), None, True)
    minutes = parse_minutes(told[2])
    if not 0 < minutes <= LONGEST_DAY:
        raise Unreadable(f'"{told[2]}" cannot be', "the time has to be more than nothing and at most 24h")
    return Filled(line, day, int(told[1]), minutes, len(told) == 4)


def _too_long(file: str, found: Iterable[Filled]) -> Iterator[Problem]:
    """Days that would have more than 24 hours; told at the line that is too much."""
    spent: dict[date, int] = {}
    for one in found:
        before = spent.get(one.day, 0)
        spent[one.day] = before + (one.minutes or 0)
        if before <= LONGEST_DAY < spent[one.day]:
            yield Problem(file, one.line, 1, f"{one.day} would have more than 24 hours", "write less")


def _row(day: date, item: Item, minutes: int) -> str:
    return f"# {day}  {item.number:>3}  {words.minutes(minutes):>6}  # {' '.join(item.title.split())}"
