"""What recording comes to, the timer, corrections of entries, and the page on which days are filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby

from study.core import words
from study.core.agenda import Due, Standing
from study.core.availability import LONGEST_DAY, check_past, check_time
from study.core.items import REMOVED, STATED, Item, LogEntry, Material
from study.core.values import dataclass, field
from study.errors import InvalidFile, Problem, WrongUsage


@dataclass(frozen=True, slots=True)
class Change:
    """One item and what became of it; ``said`` if there was nothing to change, and why.

    ``assumed`` are minutes that were counted for it while no time was given, and are no more.
    """

    item: Item
    kind: str
    status: str
    percent: int
    remaining: int
    minutes: int | None = None
    said: str = ""
    assumed: int = 0


@dataclass(frozen=True, slots=True)
class Update:
    """What a recording command did: to which items, what comes next, and where the finish is now.

    ``materials`` are the unfinished ones of modules whose last item was done.
    """

    changes: list[Change] = field(default_factory=list)
    upcoming: list[Due] = field(default_factory=list)
    standing: Standing = field(default_factory=Standing)
    day: date = date.min
    following: int = 0
    materials: list[Material] = field(default_factory=list)


LONG = 4 * 60
"""Minutes after which a timer was perhaps forgotten."""


@dataclass(frozen=True, slots=True)
class Timer:
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


def shares(minutes: int | None, count: int) -> list[int | None]:
    """The time in equal parts that add up."""
    if minutes is None:
        return [None] * count
    return [minutes // count + (n < minutes % count) for n in range(count)]


TIMED = ("time", "done")
"""Kinds of entries that may hold minutes."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What to make of an entry; None leaves a value as it is."""

    day: date | None = None
    minutes: int | None = None
    percent: int | None = None
    note: str | None = None
    remove: bool = False

    def of(self, corrected: LogEntry, today: date) -> dict[str, str | int | None]:
        """The columns of the entry that change, with their new values. Raises WrongUsage for what cannot be."""
        if self.remove:
            if self != Correction(remove=True):
                raise WrongUsage("--remove removes the entry. Leave out the other options.")
            return {"kind": REMOVED, "minutes": None, "percent": None}
        self._check(corrected, today)
        day = self.day.isoformat() if self.day else None
        # What was reached before, nobody knew when, is progress of a day once somebody says which.
        kind = "progress" if day and corrected.entry.kind == "before" else None
        values = {"minutes": self.minutes, "percent": self.percent, "day": day, "note": self.note, "kind": kind}
        return {name: value for name, value in values.items() if value is not None}

    def _check(self, corrected: LogEntry, today: date) -> None:
        number, kind = corrected.number, corrected.entry.kind
        what = "progress from before" if kind == "before" else kind
        if self.minutes is not None:
            if kind not in TIMED:
                raise WrongUsage(f"Entry {number} isn't a time entry, so it has no time: it says {what}.")
            check_time(self.minutes)
        if self.percent is not None and kind not in STATED:
            raise WrongUsage(f"Entry {number} isn't a progress entry, so it has no per cent: it says {what}.")
        if self.day is not None:
            check_past(self.day, today)


HEAD = """\
# Days you logged nothing on, with what was planned. Remove the # where it is true, change it, add more:
#   DAY ITEM TIME, such as 2026-03-02 9 45m; add "done" if that finished the item.
# Lines that begin with # are not kept. An empty page changes nothing.
"""

_HINT = "write day, item and time: 2026-03-02 9 45m, or 2026-03-02 9 done"


@dataclass(frozen=True, slots=True)
class PageLine:
    """Time spent on an item on a day, and whether it was done then. ``line`` is where that stands on the page."""

    line: int
    day: date
    item: int
    minutes: int | None
    done: bool


def page(open_days: Iterable[tuple[date, Item, int]], today: date) -> str:
    """Every session that was planned on an open day, as a line to take over."""
    parts = [HEAD]
    for day, sessions in groupby(open_days, key=lambda session: session[0]):
        rows = [_row(day, item, minutes) for _, item, minutes in sessions]
        parts.append("\n".join([f"# {words.weekday(day, today)}", *rows]) + "\n")
    return "\n".join(parts)


def read(text: str, file: str, known: Sequence[int], today: date) -> list[PageLine]:
    """What was filled in. Raises InvalidFile with every line that cannot be understood."""
    from study.core.duration import Unreadable

    lines, problems = [], []
    for number, line in enumerate(_lines(text.removeprefix("\ufeff")), 1):
        typed = line.partition("#")[0].split()
        if not typed:
            continue
        try:
            lines.append(_page_line(number, typed, known, today))
        except Unreadable as fault:
            problems.append(Problem(file, number, 1, str(fault), fault.hint))
    problems += _too_long(file, lines)
    if problems:
        raise InvalidFile(sorted(problems), text)
    return lines


def _lines(text: str) -> list[str]:
    """With the breaks of any system; other than ``splitlines`` with no further ones."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _page_line(line: int, typed: list[str], known: Sequence[int], today: date) -> PageLine:
    from study.core.duration import Unreadable, parse_minutes

    if len(typed) not in (3, 4) or (len(typed) == 4 and typed[3] != "done"):
        raise Unreadable(f'"{" ".join(typed)}" can\'t be understood', _HINT)
    try:
        day = date.fromisoformat(typed[0])
    except ValueError:
        raise Unreadable(f'"{typed[0]}" isn\'t a date', _HINT) from None
    if day > today:
        raise Unreadable(f"{day} is in the future", "log it once it is done")
    if typed[1] not in map(str, known):
        raise Unreadable(f'there is no item "{typed[1]}" in what you follow', "see study list")
    if typed[2] == "done" and len(typed) == 3:
        return PageLine(line, day, int(typed[1]), minutes=None, done=True)
    minutes = parse_minutes(typed[2])
    if not 0 < minutes <= LONGEST_DAY:
        raise Unreadable(f'"{typed[2]}" can\'t be right', "the time has to be more than 0 and at most 24h")
    return PageLine(line, day, int(typed[1]), minutes, done=len(typed) == 4)


def _too_long(file: str, lines: Iterable[PageLine]) -> Iterator[Problem]:
    """Days that would have more than 24 hours; told at the line that is too much."""
    spent: dict[date, int] = {}
    for line in lines:
        before = spent.get(line.day, 0)
        spent[line.day] = before + (line.minutes or 0)
        if before <= LONGEST_DAY < spent[line.day]:
            yield Problem(file, line.line, 1, f"{line.day} would have more than 24 hours", "write less")


def _row(day: date, item: Item, minutes: int) -> str:
    return f"# {day}  {item.number:>3}  {words.minutes(minutes):>6}  # {' '.join(item.title.split())}"
