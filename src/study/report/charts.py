"""Charts as numbers for a drawing: everything in per cent of its width and height, so that it fits any screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from study.core import words
from study.core.values import dataclass
from study.report.burnup import Burnup, at
from study.report.rules import Day, Studied, heat

FINE = 1000
"""Units across the field that curves are drawn in."""


LEAST_SLOTS = 12  # weeks there is room for, however few they are


LABELS = 2  # slots at the left where only the hours are written


TICKS = 5  # at most, beside one another or one above the other


HALF = 26  # weeks of the heat map in one row on a phone


_MONTHS = (1, 2, 3, 6, *(12 * size * years for size in (1, 10, 100, 1000) for years in (1, 2, 5)))


Mark = tuple[date, str]
"""A day on an axis, and what it is called."""


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


@dataclass(frozen=True, slots=True)
class Bar:
    """A week as a bar in its slot: places from the left and the top, in per cent. ``hours`` is where those lie."""

    week: Studied
    slot: float
    end: float
    left: float
    width: float
    top: float
    height: float
    hours: float


@dataclass(frozen=True, slots=True)
class Bars:
    """Weeks as bars."""

    bars: list[Bar]
    across: list[Tick]
    up: list[Tick]


@dataclass(frozen=True, slots=True)
class Half:
    """Half a heat map: columns of days, and the months that begin in them by the number of the column."""

    weeks: list[list[Day]]
    months: list[tuple[int, str]]


def curves(of: Burnup, today: date) -> Curves:
    """A burn-up as it is drawn."""
    drawn = [curve for curve in (of.done, of.baseline, of.plan) if curve]
    first = min(curve[0][0] for curve in drawn)
    last = max(first + timedelta(days=1), *(curve[-1][0] for curve in drawn))
    top, up = _up(max(minutes for curve in drawn for _, minutes in curve))

    def place(day: date) -> float:
        return (day - first).days / (last - first).days

    marks = _marks(first, last)
    days = {today, last - timedelta(days=1), *(day for day, _ in marks)}
    done, baseline, plan = (
        _points((place(day), minutes / top) for day, minutes in curve) for curve in (of.done, of.baseline, of.plan)
    )
    return Curves(
        done,
        _area(done),
        baseline,
        plan,
        now=percent(min(max(place(today + timedelta(days=1)), 0), 1)),
        across=[Tick(percent(place(day)), label) for day, label in marks if 0.04 < place(day) < 0.96],
        up=up,
        table=[_point(of, day, today) for day in sorted(days) if day >= first],
    )  # fmt: skip


def bars(weeks: Sequence[Studied]) -> Bars:
    """Weeks as they are drawn; the newest is at the right."""
    slots = max(len(weeks) + LABELS, LEAST_SLOTS)
    top, up = _up(max(max(week.minutes, week.hours) for week in weeks))
    found = [_bar(week, n, slots, top) for n, week in enumerate(weeks, slots - len(weeks))]
    every = max(len(weeks) // (TICKS - 1), slots // 4)
    across = [
        Tick(round((bar.slot + bar.end) / 2, 2), words.short(bar.week.monday, bar.week.monday))
        for bar in found[::-1][::every]
    ]
    return Bars(found, across, up)


def _bar(week: Studied, n: int, slots: int, top: int) -> Bar:
    height = percent(week.minutes / top)
    return Bar(
        week, percent(n / slots), percent((n + 1) / slots), percent((n + 0.15) / slots), percent(0.7 / slots),
        round(100 - height, 2), height, percent(1 - week.hours / top),
    )  # fmt: skip


def halves(spent: Mapping[date, int], today: date, weeks: int) -> list[Half]:
    """The heat map, in two halves."""
    whole = heat(spent, today, weeks)
    return [Half(part, list(_months(part))) for part in (whole[:-HALF], whole[-HALF:])]


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


def _up(most: int) -> tuple[int, list[Tick]]:
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


def _marks(first: date, last: date) -> list[Mark]:
    """Mondays, first days of months or of years between two days: a few, with what each is called."""
    span = (last - first).days
    if span <= 7 * TICKS:
        days = [first + timedelta(days=n) for n in range(1, span)]
        return [(day, words.short(day, last)) for day in days if day.weekday() == 0]
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)
    step = next(step for step in _MONTHS if len(months) / step <= TICKS)
    days = [date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0]
    return [(day, words.MONTHS[day.month - 1][:3] if day.month > 1 else str(day.year)) for day in days]


def _months(weeks: list[list[Day]]) -> Iterator[tuple[int, str]]:
    """The months that begin in a week, by its number; not in the last, where there is no room for a name."""
    for n, week in enumerate(weeks[:-1]):
        for day in week:
            if day.date.day == 1:
                yield n, words.MONTHS[day.date.month - 1][:3]
