"""The weeks ahead as a drawing: the plan's way to the end, and the forecast's fan beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from study.core import words
from study.core.values import dataclass
from study.report.burnup import FINE, Tick, axis, marks, percent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.forecast.fan import Fan, FanStep

WIDEST = 2.5
"""A last date further away than so many times the one before it leads out of the drawing."""


@dataclass(frozen=True, slots=True)
class Band:
    """Where the work may be done with a chance, as points of a polygon from the curve of the chance before."""

    percent: int
    points: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """The chart. ``median`` and ``plan`` are points of polylines in a field of FINE by FINE units.

    ``table`` has for some hours of work the days by which they are done: as planned, then with each of the chances.
    ``assumed`` is all there is to say without a record.
    """

    assumed: str = ""
    sentence: str = ""
    bands: Sequence[Band] = ()
    median: str = ""
    plan: str = ""
    across: Sequence[Tick] = ()
    up: Sequence[Tick] = ()
    percents: Sequence[int] = ()
    table: Sequence[tuple[int, Sequence[date | None]]] = ()


def ahead(fan: Fan, today: date) -> Ahead:
    """A fan as it is drawn."""
    if not fan.steps:
        return Ahead(assumed=fan.assumed)
    last = _last(fan, today)
    top, up = axis(fan.steps[-1].minutes)

    def points(way: Iterable[tuple[date | None, int]]) -> list[str]:
        """Days and minutes in the units of the drawing; what is beyond its end stands at the edge."""
        spots = ((min(day or date.max, last), minutes) for day, minutes in way)
        spans = (((day - today).days / (last - today).days, minutes / top) for day, minutes in spots)
        return [f"{round(x * FINE)},{round((1 - y) * FINE)}" for x, y in spans]

    start = [(today, 0)]
    ways = [points([*start, *((one.days[n], one.minutes) for one in fan.steps)]) for n in range(len(fan.chances))]
    return Ahead(
        sentence=_sentence(fan, today),
        bands=[
            Band(round(chance * 100), " ".join([*inner, *reversed(outer)]))
            for chance, inner, outer in reversed(list(zip(fan.chances[1:], ways, ways[1:], strict=False)))
        ],
        median=" ".join(ways[0]),
        plan=" ".join(points([*start, *fan.planned])) if fan.planned else "",
        across=[
            Tick(percent((day - today).days / (last - today).days), label)
            for day, label in marks(today, last)
            if 0.04 < (day - today).days / (last - today).days < 0.96
        ],
        up=up,
        percents=[round(chance * 100) for chance in fan.chances],
        table=[(step.minutes, [_planned(fan, step), *step.days]) for step in fan.steps],
    )


def _last(fan: Fan, today: date) -> date:
    """The last day that is drawn: of the ends those that leave room for the others."""
    ends = [day for day in (*fan.steps[-1].days, *(day for day, _ in fan.planned[-1:])) if day is not None]
    near = sorted(max((day - today).days, 1) for day in ends) or [1]
    days = near[0]
    for following in near[1:]:
        days = following if following <= days * WIDEST else min(int(days * WIDEST), following)
    return date.fromordinal(min(today.toordinal() + days, date.max.toordinal()))


def _planned(fan: Fan, step: FanStep) -> date | None:
    """The day by which the plan has that much done."""
    return next((day for day, minutes in fan.planned if minutes >= step.minutes), None)


def _sentence(fan: Fan, today: date) -> str:
    """The ends in words."""
    told = [
        f"{round(chance * 100)} %: {'by ' + words.long(day, today) if day else 'never'}"
        for chance, day in zip(fan.chances, fan.steps[-1].days, strict=True)
    ]
    planned = f"The plan ends on {words.long(fan.planned[-1][0], today)}. " if fan.planned else ""
    return f"{planned}How likely it is to be done: {', '.join(told)}."
