"""The learner's record as a forecast reads it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date

from study.core.values import dataclass
from study.forecast.attendance import WeekRecord
from study.forecast.effort import ItemRecord

FORTNIGHT = 14
"""Days of record before a 95 % date is shown: until then it says more of others than of the learner."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What was measured: items done, and how many of them with the time they took; weeks; and what they come to.

    ``weeks`` are those of the calendar, the running one among them, ``days`` all since the first plan.
    ``ratio`` is time taken over time estimated, where it was told, ``attendance`` time put in over time planned.
    """

    items: int = 0
    timed: int = 0
    weeks: int = 0
    days: int = 0
    ratio: float | None = None
    attendance: float | None = None

    @property
    def is_empty(self) -> bool:
        return not self.items and not self.weeks

    @property
    def is_young(self) -> bool:
        return self.days < FORTNIGHT


@dataclass(frozen=True, slots=True)
class Evidence:
    """The record of so many days. ``weeks`` are over, in their order; ``running`` is not, and is as far as it has come.

    It must not be left out: whoever asks after having got something done asks in a good week.
    """

    items: Sequence[ItemRecord] = ()
    weeks: Sequence[WeekRecord] = ()
    running: WeekRecord | None = None
    days: int = 0

    @property
    def usable_weeks(self) -> list[WeekRecord]:
        """Those that say something: with time planned, and the running one once it has been studied in."""
        weeks = [week for week in self.weeks if week.planned > 0]
        return [*weeks, self.running] if self.running and self.studying else weeks

    @property
    def part(self) -> float:
        """How much of the last of these weeks has passed, as a part of the hours of the fullest one."""
        if self.running is None or not self.studying:
            return 1.0
        return self.running.planned / max(week.planned for week in (*self.weeks, self.running))

    @property
    def studying(self) -> bool:
        """Whether the running week is surely no pause."""
        return self.running is not None and self.running.planned > 0 and not self.running.is_pause

    @property
    def pausing(self) -> bool:
        """Whether nothing was done since before the last week for which something was planned."""
        weeks = self.usable_weeks
        return bool(weeks) and weeks[-1].is_pause

    @property
    def measure(self) -> Measure:
        """What the record says by itself, before anything is assumed."""
        items, weeks = [item for item in self.items if item.estimated > 0], self.usable_weeks
        timed, planned = [item for item in items if item.actual > 0], sum(week.planned for week in weeks)
        return Measure(
            items=len(items),
            timed=len(timed),
            weeks=len(weeks),
            days=self.days,
            ratio=sum(item.actual for item in timed) / sum(item.estimated for item in timed) if timed else None,
            attendance=sum(week.studied for week in weeks) / planned if planned else None,
        )


def spread(minutes: Mapping[date, int], planned: Mapping[date, int]) -> dict[date, float]:
    """Minutes by day; what is more than was planned for its day is dealt over those before, back to the last minutes.

    It is dealt evenly, but never thinner than half of what the learner does on the whole: if it is that little, the
    first of those days were a pause. Minutes for which no time was planned stay on their day.
    """
    there, days = sum(planned.values()), sorted(day for day in planned if planned[day])
    slowest = sum(minutes.values()) / there / 2 if there else 0.0
    dealt: dict[date, float] = {}
    passed = 0
    for day in sorted(minutes):
        until = bisect_left(days, day, passed)
        gap, passed = days[passed:until], until + (day in planned and planned[day] > 0)
        left = float(max(minutes[day] - planned.get(day, 0), 0))
        dealt[day] = float(minutes[day]) - left
        room = sum(planned[one] for one in gap)
        rate = max(left / room, slowest) if room else 0.0
        for one in reversed(gap) if left else ():
            part = min(planned[one] * rate, left)
            dealt[one] = dealt.get(one, 0.0) + part
            left -= part
        dealt[day] += left
    return dealt
