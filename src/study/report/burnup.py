"""Effort done against the plan: how much was done by each day, how much the plans wanted done by then, and both as a
drawing in per cent of its width and height, so that it fits any screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from study.core import words
from study.core.availability import ONE_DAY
from study.core.values import dataclass, field

Amounts = Sequence[tuple[date, int]]
"""Minutes of single days; several of one day add up."""


Curve = list[tuple[date, int]]
"""Minutes there are in all at the beginning of a day, straight from point to point."""


FINE = 1000
"""Units across the field that curves are drawn in."""


TICKS = 5  # at most, beside one another or one above the other


_MONTHS = (1, 2, 3, 6, *(12 * size * years for size in (1, 10, 100, 1000) for years in (1, 2, 5)))


Mark = tuple[date, str]
"""A day on an axis, and what it is called."""


@dataclass(frozen=True, slots=True)
class Gain:
    """Minutes of effort that entries of one step took off for a day; negative where something was reopened."""

    step: int
    day: date
    minutes: int


@dataclass(frozen=True, slots=True)
class PlannedWork:
    """A plan as far as it concerns one curriculum: the step that committed it, its first day, its minutes by day."""

    step: int
    start: date
    minutes: Amounts


@dataclass(frozen=True, slots=True)
class Work:
    """The effort of one curriculum, what of it is done, and what entries took off it. ``plan`` is the one that holds.

    What is done and no entry's gain was done before it was enrolled.
    """

    start: date
    effort: int
    done: int
    gains: Sequence[Gain] = ()
    baseline: PlannedWork | None = None
    plan: PlannedWork | None = None

    def done_before(self, step: int) -> int:
        """Minutes that were done when a step came."""
        return self.done - sum(gain.minutes for gain in self.gains if gain.step > step)


@dataclass(frozen=True, slots=True)
class Burnup:
    """Curves over one ``effort``. ``plan`` is empty while the first plan is the one that holds."""

    effort: int
    done: Curve
    baseline: Curve = field(default_factory=list)
    plan: Curve = field(default_factory=list)


def burnup(works: Sequence[Work], today: date) -> Burnup:
    """The curves of several curricula added up. What was done before one was enrolled is there from its start."""
    replanned = works if any(map(_is_another, works)) else []
    return Burnup(
        effort=sum(work.effort for work in works),
        done=climbing(
            [(work.start, work.done_before(-1)) for work in works],
            [(gain.day, gain.minutes) for work in works for gain in work.gains],
            _after(today),
        ),
        baseline=_planned((work, work.baseline) for work in works),
        plan=_planned((work, work.plan) for work in replanned),
    )


def climbing(bases: Amounts, amounts: Amounts, until: date | None = None) -> Curve:
    """What is there from some days on, and what the days add to it. It is level on days without, and never below 0."""
    if not bases:
        return []
    first = min(day for day, _ in [*bases, *amounts])
    total = sum(minutes for day, minutes in bases if day <= first)
    added: dict[date, int] = {}
    for day, minutes in [*((day - ONE_DAY, minutes) for day, minutes in bases if day > first), *amounts]:
        added[day] = added.get(day, 0) + minutes
    curve = [(first, max(total, 0))]
    for day, minutes in sorted(added.items()):
        if curve[-1][0] < day:
            curve.append((day, curve[-1][1]))
        total += minutes
        curve.append((_after(day), max(total, 0)))
    if until and curve[-1][0] < until:
        curve.append((until, curve[-1][1]))
    return curve


def at(curve: Curve, day: date) -> int | None:
    """Minutes there are at the end of a day: between two points in proportion, None before the first one."""
    end = _after(day)
    before = [point for point in curve if point[0] <= end]
    if not before:
        return None
    start, minutes = before[-1]
    if len(before) == len(curve):
        return minutes
    following, more = curve[len(before)]
    return minutes + (more - minutes) * (end - start).days // (following - start).days


def _planned(plans: Iterable[tuple[Work, PlannedWork | None]]) -> Curve:
    known = [(work, plan) for work, plan in plans if plan is not None]
    amounts = [amount for _, plan in known for amount in plan.minutes]
    return climbing([(plan.start, work.done_before(plan.step)) for work, plan in known], amounts) if amounts else []


def _is_another(work: Work) -> bool:
    """Whether the plan that holds is not the first one."""
    return work.plan is not None and (work.baseline is None or work.plan.step != work.baseline.step)


def _after(day: date) -> date:
    """The end of a day, which is the beginning of the next."""
    return day + ONE_DAY if day < date.max else day


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis, in per cent from the left or the top, and what it is called."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Point:
    """What the curves say at the end of a day; minutes, None where a curve has not begun."""

    day: date
    done: int | None
    baseline: int | None
    plan: int | None


@dataclass(frozen=True, slots=True)
class Curves:
    """A burn-up chart. Curves are points of an SVG polyline in a field of FINE by FINE units, ``area`` a polygon."""

    done: str
    area: str
    baseline: str
    plan: str
    now: float
    across: list[Tick]
    up: list[Tick]
    table: list[Point]


def curves(of: Burnup, today: date) -> Curves:
    """A burn-up as it is drawn."""
    drawn = [curve for curve in (of.done, of.baseline, of.plan) if curve]
    first = min(curve[0][0] for curve in drawn)
    last = max(first + timedelta(days=1), *(curve[-1][0] for curve in drawn))
    top, up = axis(max(minutes for curve in drawn for _, minutes in curve))

    def place(day: date) -> float:
        return (day - first).days / (last - first).days

    named = marks(first, last)
    days = {today, last - timedelta(days=1), *(day for day, _ in named)}
    done, baseline, plan = (
        _points((place(day), minutes / top) for day, minutes in curve) for curve in (of.done, of.baseline, of.plan)
    )
    return Curves(
        done=done,
        area=_area(done),
        baseline=baseline,
        plan=plan,
        now=percent(min(max(place(today + timedelta(days=1)), 0), 1)),
        across=[Tick(percent(place(day)), label) for day, label in named if 0.04 < place(day) < 0.96],
        up=up,
        table=[_point(of, day, today) for day in sorted(days) if day >= first],
    )


def percent(share: float) -> float:
    return round(share * 100, 2)


def _points(places: Iterable[tuple[float, float]]) -> str:
    """Of several points with the same place across, the last is drawn."""
    drawn: dict[int, int] = {}
    for across, up in places:
        drawn[round(across * FINE)] = round((1 - up) * FINE)
    return " ".join(f"{x},{y}" for x, y in drawn.items())


def _area(points: str) -> str:
    """The curve, and along the bottom back to where it begins."""
    ends = points.split()
    first, last = (ends[n].partition(",")[0] for n in (0, -1))
    return f"{points} {last},{FINE} {first},{FINE}"


def _point(of: Burnup, day: date, today: date) -> Point:
    return Point(day, at(of.done, day) if day <= today else None, at(of.baseline, day), at(of.plan, day))


def axis(most: int) -> tuple[int, list[Tick]]:
    """The minutes at the top of an axis that holds so many, and its round hours."""
    hours = max(-(-most // 60), 1)
    step = next(step for step in _round_steps() if hours / step <= TICKS - 1)
    top = -(-hours // step) * step
    return top * 60, [Tick(percent(1 - mark / top), f"{mark} h") for mark in range(step, top + 1, step)]


def _round_steps() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50 …"""
    size = 1
    while True:
        yield from (size, 2 * size, 5 * size)
        size *= 10


def marks(first: date, last: date) -> list[Mark]:
    """Mondays, first days of months or of years between two days: a few, with what each is called."""
    span = (last - first).days
    if span <= 7 * TICKS:
        days = [first + timedelta(days=n) for n in range(1, span)]
        return [(day, words.short(day, last)) for day in days if day.weekday() == 0]
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)
    step = next(step for step in _MONTHS if len(months) / step <= TICKS)
    days = [date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0]
    return [(day, words.MONTHS[day.month - 1][:3] if day.month > 1 else str(day.year)) for day in days]
