"""The learner's hours: minutes of every weekday from a date on, days with others, and the capacity of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from study.core.values import dataclass, field, replace
from study.errors import WrongUsage

Week = tuple[int, int, int, int, int, int, int]
"""Minutes from Monday to Sunday."""


STEP = 5  # minutes


LONGEST_DAY = 24 * 60  # minutes


MIN_SESSION = 15  # minutes, where nothing else is configured


ONE_DAY = timedelta(days=1)


NO_WEEK: Week = (0, 0, 0, 0, 0, 0, 0)


EVERY_DAY = range(7)


FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Period:
    """Hours that hold from a day on: every week, or every so many weeks counted from that day's.

    The greater ``said``, the later they were said.
    """

    start: date
    week: Week
    every: int = 1
    said: int = 0


@dataclass(frozen=True, slots=True)
class Availability:
    """The weeks of hours in the order of their start, of two for one day the later said last; and what deviates.

    Hours of every second week hold until hours of every week are said later. ``off`` are days without hours, first
    and last inclusive; ``extra`` are minutes that a day has beyond its hours, or less than those where negative.
    """

    periods: Sequence[Period] = ()
    off: Sequence[tuple[date, date]] = ()
    extra: Mapping[date, int] = field(default_factory=dict)

    def week(self, day: date) -> Week:
        """The week of hours that holds on a day, whatever deviates from it. Before all others the first holds."""
        usual, turn = self._usual(day), self._turn(day)
        if turn and (usual is None or turn.said >= usual.said):
            return turn.week
        return usual.week if usual else NO_WEEK

    def usual(self, day: date) -> Week:
        """The same, but for the weeks of hours that hold only every so many weeks, unless there are no others."""
        usual = self._usual(day)
        return usual.week if usual else self.week(day)

    @property
    def alternate(self) -> bool:
        """Whether some hours hold only every so many weeks."""
        return any(period.every > 1 for period in self.periods)

    def turns(self, today: date) -> list[Period]:
        """Those of the weeks of hours that come only every so many weeks, unless others were said later."""
        return [
            period
            for period in self.periods
            if period.every > 1
            and ((usual := self._usual(max(today, period.start))) is None or usual.said <= period.said)
        ]

    def _usual(self, day: date) -> Period | None:
        every_week = [period for period in self.periods if period.every == 1]
        return next((period for period in reversed(every_week) if period.start <= day), next(iter(every_week), None))

    def _turn(self, day: date) -> Period | None:
        turns = [
            period
            for period in self.periods
            if period.every > 1 and period.start <= day and not _weeks(period.start, day) % period.every
        ]
        return max(turns, key=lambda period: period.said, default=None)

    def capacity(self, day: date) -> int:
        """Minutes of one day."""
        return self._deviating(day, self.week(day)[day.weekday()])

    def is_off(self, day: date) -> bool:
        """Whether it is a day off."""
        return any(first <= day <= last for first, last in self.off)

    def days(self, start: date) -> Iterator[tuple[date, int]]:
        """Every day with minutes from ``start`` on, to the end of the calendar."""
        if not self.off and not self.extra:
            yield from self._regular(start)
            return
        extra = sorted((day for day in self.extra if day >= start), reverse=True)
        for day, minutes in self._regular(start):
            while extra and extra[-1] < day:
                yield from self._day(extra.pop(), 0)
            if extra and extra[-1] == day:
                extra.pop()
            yield from self._day(day, minutes)
        while extra:
            yield from self._day(extra.pop(), 0)

    def _regular(self, start: date) -> Iterator[tuple[date, int]]:
        """The same without what deviates."""
        changes, alternate = [period.start for period in self.periods if period.start > start], self.alternate
        day = start
        for change in [*changes, date.max]:
            while day < change:
                week = self.week(day)
                end = min(change, _next_monday(day)) if alternate else change
                if any(week):
                    while day < end:
                        if minutes := week[day.weekday()]:
                            yield day, minutes
                        day += ONE_DAY
                day = end

    def _day(self, day: date, minutes: int) -> Iterator[tuple[date, int]]:
        if minutes := self._deviating(day, minutes):
            yield day, minutes

    def _deviating(self, day: date, minutes: int) -> int:
        if self.off and self.is_off(day):
            minutes = 0
        return max(min(minutes + self.extra.get(day, 0), LONGEST_DAY), 0)


DAYS = 7


HALF_HOUR = 30


OFTEN = 95
"""Minutes that a study day has about, where the learner has not said which days those are."""


MODEST = 15 * 60
"""Up to so many minutes a week one day stays free, and no day has more than ``LONG_DAY``."""


LONG_DAY = 150


FIRST_DAYS = (5, 2, 0, 3, 1, 4, 6)
"""Weekdays in the order in which hours take them: who studies more often keeps the days there were."""


def dealt(minutes: int, before: Week) -> Week:
    """Weekly minutes as people deal them. Days that were chosen stay; those that were dealt stay as far as they can."""
    if any(before) and before != spread(sum(before), _days_for(sum(before))):
        return spread(minutes, study_days(before))
    return spread(minutes, _days_for(minutes))


def _days_for(minutes: int) -> Sequence[int]:
    """As many days as give each about an hour and a half; over fifteen hours all that it takes."""
    if minutes <= MODEST:
        count = min(range(1, 7), key=lambda n: (abs(minutes - OFTEN * n), n))
    else:
        count = 6 if minutes <= 6 * LONG_DAY else 7
    return sorted(FIRST_DAYS[:count])


def spread(minutes: int, study_days: Sequence[int]) -> Week:
    """Weekly minutes over the study days in half hours, the weekend longer; what is no half hour has the longest day.

    Where that would leave a day empty it goes in smaller steps. The sum is exact.
    """
    count = len(study_days)
    step = next((step for step in (HALF_HOUR, HALF_HOUR // 2, STEP) if minutes >= step * count), 1)
    units, rest = divmod(minutes, step)
    week = [0] * 7
    for day in study_days:
        week[day] = units // count * step
    for day in _longer(study_days, units % count, week[study_days[0]], minutes <= MODEST):
        week[day] += step
    if not units % count and minutes <= MODEST and step == HALF_HOUR:
        _lengthen_weekend(week, study_days)
    week[max(study_days, key=lambda day: (week[day], day > FRIDAY, -day))] += rest
    return week_of(week)


def _longer(study_days: Sequence[int], count: int, least: int, modest: bool) -> Sequence[int]:
    """Which days get one unit more, each of which as often as it stands here: first the weekend, twice if it may."""
    weekend = [day for day in study_days if day > FRIDAY]
    twice = weekend if modest and least + 2 * HALF_HOUR <= LONG_DAY else []
    return [*weekend, *twice, *(day for day in study_days if day <= FRIDAY), *weekend, *study_days][:count]


def _lengthen_weekend(week: list[int], study_days: Sequence[int]) -> None:
    """Where all days would be alike, the last weekday gives half an hour to the weekend."""
    weekdays, weekend = [day for day in study_days if day <= FRIDAY], [day for day in study_days if day > FRIDAY]
    if len(study_days) < DAYS and weekdays and weekend and 2 * HALF_HOUR < week[weekend[0]] < LONG_DAY:
        week[weekdays[-1]] -= HALF_HOUR
        week[weekend[0]] += HALF_HOUR


def check_time(minutes: int) -> None:
    """Raise WrongUsage for time that is none, or more than a day has."""
    if not 0 < minutes <= LONGEST_DAY:
        raise WrongUsage("The time has to be more than 0 and at most 24h.")


def check_ahead(day: date, today: date, option: str = "") -> None:
    """Raise WrongUsage for a day that is over; ``option`` is the one that gave it."""
    if day < today:
        raise WrongUsage(f"{option} {day} has passed. Give today or a later day.".lstrip())


def check_past(day: date, today: date, hint: str = "Log it once it is done.") -> None:
    """Raise WrongUsage for a day that is still to come."""
    if day > today:
        raise WrongUsage(f"{day} is in the future. {hint}")


def study_days(week: Week) -> Sequence[int]:
    """The weekdays that have minutes; all seven of an empty week."""
    return [n for n, minutes in enumerate(week) if minutes] or EVERY_DAY


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _weeks(start: date, day: date) -> int:
    """How many weeks a day's Monday is after that of another."""
    return (day.toordinal() - 1) // 7 - (start.toordinal() - 1) // 7


def _next_monday(day: date) -> date:
    return day + timedelta(days=7 - day.weekday()) if day.toordinal() < date.max.toordinal() - 7 else date.max


def week_of(minutes: Sequence[int]) -> Week:
    """Minutes of seven days as a week."""
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = minutes
    return monday, tuesday, wednesday, thursday, friday, saturday, sunday


@dataclass(frozen=True, slots=True)
class HoursException:
    """Days on which other hours hold, first and last inclusive: off, or so many ``minutes`` more than usual."""

    first: date
    last: date
    minutes: int | None = None
    note: str = ""


def joined(exceptions: Iterable[HoursException]) -> list[HoursException]:
    """Days in a row with the same exception as one."""
    runs: list[HoursException] = []
    for one in exceptions:
        before = runs[-1] if runs else None
        if (
            before
            and one.first - before.last == ONE_DAY
            and replace(one, first=before.first) == replace(before, last=one.last)
        ):
            runs[-1] = replace(before, last=one.last)
        else:
            runs.append(one)
    return runs


GENTLE_DAYS = 7
"""So many days have half of their hours."""


def ramp_up(hours: Availability, today: date) -> list[HoursException]:
    """Half of the hours of the next days, as time that is taken off what is extra on them by now."""
    days = []
    for n in range(GENTLE_DAYS):
        day = today + timedelta(days=n)
        less = hours.capacity(day) // 2 // STEP * STEP
        if less:
            days.append(HoursException(day, day, hours.extra.get(day, 0) - less, "back after a break"))
    return days
