"""Plans by a learner's own pace: how much of the hours a plan fills when it believes the record, and what stays free.

Sessions are in estimated minutes, whatever the pace: who takes longer gets shorter days of them. Who studies only part
of the hours gets a shorter week, the free time at its end, where it can make up for a missed day. So the estimates stay
what they were, and whoever measures the pace again later measures against them and against all the hours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from study.core.availability import LONGEST_DAY
from study.core.shares import week_of
from study.core.values import dataclass

WHOLE = 100  # per cent

SLOWEST, QUICKEST = 1000, 10
"""Per cent of their estimate that items are planned with, at most and at least."""

RAREST, KEENEST = 5, 300
"""Per cent of the hours that are planned with, at least and at most."""

QUARTER, FINE = 15, 5  # minutes

CRUMB = 30
"""Minutes at the end of what a week may hold that are rather added to the next week."""


@dataclass(frozen=True, slots=True)
class LearnerPace:
    """Time that items take, in per cent of their estimates, and time put in, in per cent of the hours."""

    ratio: int = WHOLE
    attendance: int = WHOLE

    @property
    def share(self) -> float:
        """Estimated minutes that get done in a minute of the hours."""
        return self.attendance / self.ratio

    @property
    def buffer(self) -> int:
        """Per cent of the hours that stay free."""
        return max(WHOLE - self.attendance, 0)

    def time(self, minutes: int) -> int:
        """What sessions of so many minutes take, to five minutes."""
        return max(round(minutes * self.ratio / WHOLE / FINE), 1) * FINE if minutes else 0


def pace(ratio: float, attendance: float) -> LearnerPace:
    """A pace within bounds, of parts of 1."""
    return LearnerPace(
        ratio=min(max(round(ratio * WHOLE), QUICKEST), SLOWEST),
        attendance=min(max(round(attendance * WHOLE), RAREST), KEENEST),
    )


@dataclass(frozen=True, slots=True)
class RunningWeek:
    """The calendar week in which a plan begins: the minutes of its days that are over, and those studied on them."""

    number: int
    passed: int = 0
    spent: int = 0


def believed(
    days: Iterable[tuple[date, int]], pace: LearnerPace, running: RunningWeek, pinned: Mapping[date, int]
) -> Iterator[tuple[date, int]]:
    """The days with as many estimated minutes as somebody of that pace gets done; what is ``pinned`` stays."""
    over = 0.0
    for number, group in groupby(days, key=lambda one: week_of(one[0].toordinal())):
        week = list(group)
        passed, spent = (running.passed, running.spent) if number == running.number else (0, 0)
        hours = passed + sum(minutes for _, minutes in week)
        studied = max(hours * pace.attendance / WHOLE - spent, 0)
        dealt, over = _dealt(week, pace, studied * WHOLE / pace.ratio + over, pinned)
        yield from dealt


def _dealt(
    week: Iterable[tuple[date, int]], pace: LearnerPace, budget: float, pinned: Mapping[date, int]
) -> tuple[list[tuple[date, int]], float]:
    """The budget of a week over its days, the first ones full; and what of it is too short for a session."""
    fixed = {day: min(pinned.get(day, 0), minutes) for day, minutes in week}
    left, is_full = max(budget - sum(fixed.values()), 0.0), False
    dealt = []
    for day, minutes in week:
        room = max(_room(minutes, pace) - fixed[day], 0)
        given = room
        if left < room:
            given, is_full = int(left) // QUARTER * QUARTER if left >= CRUMB else 0, True
        left -= given
        if given or fixed[day]:
            dealt.append((day, given + fixed[day]))
    return dealt, left if is_full else 0.0


def _room(minutes: int, pace: LearnerPace) -> int:
    """Estimated minutes that a day has room for; who studies more than the hours does so on each of the days."""
    factor = max(pace.attendance, WHOLE) / pace.ratio
    return minutes if factor == 1 else min(max(round(minutes * factor / FINE), 1) * FINE, LONGEST_DAY)
