"""The weeks ahead of one learner as they may come: attended as planned, more or less, or not at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate, groupby, takewhile
from math import exp, expm1, log1p, sqrt

from study.core.availability import LONGEST_DAY
from study.core.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.forecast.attendance import Rhythm
    from study.forecast.draws import Draws

HORIZON = 20 * 364
"""Days that are looked at."""

FAR = 2 * 52
"""Weeks after which single pauses are no longer told."""

NEVER = 1e18
"""Planned minutes that no calendar has."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days with minutes, and the minutes there are: ``until`` the end of each day, and ``before`` each week."""

    days: Sequence[date]
    until: Sequence[int]
    before: Sequence[int]

    def day(self, minutes: float) -> date | None:
        """The first day by which so many planned minutes have passed."""
        n = bisect_left(self.until, minutes)
        return self.days[n] if n < len(self.days) else None


def calendar(today: date, days: Iterable[tuple[date, int]]) -> Calendar:
    """The days up to the horizon. The first week is the calendar week that is running."""
    last = date.fromordinal(min(today.toordinal() + HORIZON, date.max.toordinal()))
    listed = [(day, minutes) for day, minutes in takewhile(lambda pair: pair[0] <= last, days) if minutes > 0]
    until = [0, *accumulate(minutes for _, minutes in listed)]
    ordinals = [day.toordinal() for day, _ in listed]
    monday = today.toordinal() - today.weekday()
    mondays = range(monday, ordinals[-1] + 8, 7) if listed else range(0)
    before = [until[bisect_left(ordinals, start)] for start in mondays]
    return Calendar([day for day, _ in listed], until[1:], before)


def with_more(days: Iterable[tuple[date, int]], today: date, minutes: int) -> Iterator[tuple[date, int]]:
    """The same days with so many minutes more in every week that has any, each day in proportion to what it has.

    Of the week that is running, only the part that is left.
    """
    for monday, group in groupby(days, key=lambda pair: pair[0].toordinal() - pair[0].weekday()):
        week = list(group)
        more = minutes * min(monday + 7 - today.toordinal(), 7) // 7
        total = sum(had for _, had in week)
        passed = given = 0
        for day, had in week:
            passed += had
            share = more * passed // total - given
            given += share
            yield day, min(had + share, max(had, LONGEST_DAY))


@dataclass(slots=True)
class Life:
    """Spans of weeks with one attendance each: minutes planned and minutes studied before each, and to the end."""

    planned: list[int] = field(default_factory=list)
    level: list[float] = field(default_factory=list)
    studied: list[float] = field(default_factory=lambda: [0.0])

    def add(self, level: float, before: int, until: int) -> float:
        """A span between two numbers of planned minutes; the minutes studied in all."""
        self.planned.append(before)
        self.level.append(level)
        self.studied.append(self.studied[-1] + level * (until - before))
        return self.studied[-1]

    def planned_for(self, minutes: float) -> float:
        """The planned minutes that pass until so many are studied; ``NEVER`` if there are not so many."""
        n = bisect_left(self.studied, minutes) - 1
        return NEVER if n == len(self.level) else self.planned[n] + (minutes - self.studied[n]) / self.level[n]


@dataclass(frozen=True, slots=True)
class Start:
    """How a life begins: whether the week before was a pause, and whether the running one surely is none."""

    pausing: bool = False
    studying: bool = False


def life(rhythm: Rhythm, start: Start, before: Sequence[int], wanted: float, draws: Draws) -> Life:
    """Weeks drawn until ``wanted`` minutes are studied or the calendar ends; ``before`` is the calendar's.

    Pauses come and go as a two-state Markov chain, and spans of weeks in between grow with their distance: only their
    sum matters then, and that is nearly lognormal (Fenton 1960). Far ahead, pauses are part of the sum.
    """
    weeks, path, last = Life(), Path(rhythm, draws), len(before) - 1
    studied, week = 0.0, 0
    pausing, end = start.pausing and not start.studying, 0 if start.studying else -1  # of the run before
    while week < min(last, FAR) and studied < wanted:
        end += draws.trials(rhythm.resume if pausing else rhythm.pause)
        while not pausing and week < min(end, last) and studied < wanted:
            until = min(week + max(week // 4, 1), end)
            studied = weeks.add(path.attendance(week, until), before[week], before[min(until, last)])
            week = until
        week, pausing = max(end, 0), not pausing
    while week < last and studied < wanted:
        until = week + week // 4
        level = path.attendance(week, until, rhythm.share, rhythm.dispersion)
        studied = weeks.add(level, before[week], before[min(until, last)])
        week = until
    return weeks


@dataclass(slots=True)
class Path:
    """The level of attendance on its way: the trend, what it wanders, and the turn it may take."""

    rhythm: Rhythm
    draws: Draws
    week: float = 0.0
    wandered: float = 0.0

    def attendance(self, week: int, until: int, share: float = 1.0, dispersion: float = 0.0) -> float:
        """The average attendance of weeks. ``share`` of them are studied in, which makes the sum vary so much more."""
        rhythm, middle = self.rhythm, (week + until - 1) / 2
        self.wandered += rhythm.wander * sqrt(middle - self.week) * self.draws.normal()
        self.week = middle
        mean = share * exp(rhythm.log_level(middle, self.wandered) + rhythm.noise**2 / 2)
        spread = log1p((expm1(rhythm.noise**2) / share + dispersion) / (until - week))
        return mean * exp(sqrt(spread) * self.draws.normal() - spread / 2)
