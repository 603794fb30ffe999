"""The weeks as they may come: studied as planned, more or less, or not at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate, takewhile
from math import exp, log1p, sqrt

from study.core.values import dataclass, field
from study.forecast.estimation import Dice, Learner

HORIZON = 20 * 364
"""Days that are looked at."""


FAR = 2 * 52
"""Weeks after which single pauses are no longer told."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days with minutes, and the minutes there are: ``until`` the end of each day, and ``before`` each week."""

    days: Sequence[date]
    until: Sequence[int]
    before: Sequence[int]

    def day(self, minutes: float | None) -> date | None:
        """The first day by which so many planned minutes have passed."""
        if minutes is None:
            return None
        n = bisect_left(self.until, minutes)
        return self.days[n] if n < len(self.days) else None


def calendar(today: date, days: Iterable[tuple[date, int]]) -> Calendar:
    """The days up to the horizon. The first week is the calendar week that is running."""
    last = date.fromordinal(min(today.toordinal() + HORIZON, date.max.toordinal()))
    listed = [one for one in takewhile(lambda one: one[0] <= last, days) if one[1] > 0]
    until = [0, *accumulate(minutes for _, minutes in listed)]
    ordinals = [day.toordinal() for day, _ in listed]
    monday = today.toordinal() - today.weekday()
    mondays = range(monday, ordinals[-1] + 8, 7) if listed else range(0)
    before = [until[bisect_left(ordinals, start)] for start in mondays]
    return Calendar([day for day, _ in listed], until[1:], before)


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

    def planned_for(self, minutes: float) -> float | None:
        """The planned minutes that pass until so many are studied; None if that is never."""
        n = bisect_left(self.studied, minutes) - 1
        return None if n == len(self.level) else self.planned[n] + (minutes - self.studied[n]) / self.level[n]


@dataclass(frozen=True, slots=True)
class Start:
    """How a life begins: whether the week before was a pause, and whether the running one surely is none."""

    pausing: bool = False
    studying: bool = False


def life(learner: Learner, start: Start, before: Sequence[int], wanted: float, dice: Dice) -> Life:
    """Weeks drawn until ``wanted`` minutes are studied or the calendar ends; ``before`` is the calendar's.

    Pauses come and go as a two-state Markov chain, and spans of weeks in between grow with their distance: only their
    sum matters then, and that is nearly lognormal (Fenton 1960). Far ahead, pauses are part of the sum.
    """
    found, studied, week, last = Life(), 0.0, 0, len(before) - 1
    studying = learner.studying
    pausing, end = start.pausing and not start.studying, 0 if start.studying else -1  # of the run before
    while week < min(last, FAR) and studied < wanted:
        end += dice.trials(learner.resume if pausing else learner.pause)
        while not pausing and week < min(end, last) and studied < wanted:
            until = min(week + max(week // 4, 1), end)
            level = _average(studying, until - week, dice)
            studied = found.add(level, before[week], before[min(until, last)])
            week = until
        week, pausing = max(end, 0), not pausing
    while week < last and studied < wanted:
        until = week + week // 4
        level = _average(learner.in_the_long_run, until - week, dice)
        studied = found.add(level, before[week], before[min(until, last)])
        week = until
    return found


def _average(of: tuple[float, float], weeks: int, dice: Dice) -> float:
    """The attendance of so many weeks, given the mean and the squared variation of one."""
    mean, variation = of
    spread = log1p(variation / weeks)
    return mean * exp(sqrt(spread) * dice.normal() - spread / 2)
