"""Effort done against the plan: how much was done by each day, and how much the plans wanted done by then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from study.core.availability import ONE_DAY
from study.core.values import dataclass, field
from study.report.rules import Report, Studied

Amounts = Sequence[tuple[date, int]]
"""Minutes of single days; several of one day add up."""


Curve = list[tuple[date, int]]
"""Minutes there are in all at the beginning of a day, straight from point to point."""


@dataclass(frozen=True, slots=True)
class Gain:
    """Minutes of effort that entries of one step took off for a day; negative where something was reopened."""

    step: int
    day: date
    minutes: int


@dataclass(frozen=True, slots=True)
class Planned:
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
    baseline: Planned | None = None
    plan: Planned | None = None

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
        sum(work.effort for work in works),
        climbing(
            [(work.start, work.done_before(-1)) for work in works],
            [(gain.day, gain.minutes) for work in works for gain in work.gains],
            _after(today),
        ),
        _planned((work, work.baseline) for work in works),
        _planned((work, work.plan) for work in replanned),
    )


def climbing(bases: Amounts, amounts: Amounts, until: date | None = None) -> Curve:
    """What is there from some days on, and what the days add to it. It is level on days without, and never below 0."""
    if not bases:
        return []
    first = min(day for day, _ in [*bases, *amounts])
    total = sum(minutes for day, minutes in bases if day <= first)
    added = _by_day([(day - ONE_DAY, minutes) for day, minutes in bases if day > first], amounts)
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


def _planned(plans: Iterable[tuple[Work, Planned | None]]) -> Curve:
    known = [(work, plan) for work, plan in plans if plan is not None]
    amounts = [amount for _, plan in known for amount in plan.minutes]
    return climbing([(plan.start, work.done_before(plan.step)) for work, plan in known], amounts) if amounts else []


def _is_another(work: Work) -> bool:
    """Whether the plan that holds is not the first one."""
    return work.plan is not None and (work.baseline is None or work.plan.step != work.baseline.step)


def _after(day: date) -> date:
    """The end of a day, which is the beginning of the next."""
    return day + ONE_DAY if day < date.max else day


def _by_day(*amounts: Amounts) -> dict[date, int]:
    found: dict[date, int] = {}
    for part in amounts:
        for day, minutes in part:
            found[day] = found.get(day, 0) + minutes
    return found


@dataclass(frozen=True, slots=True)
class Charted:
    """``burnups`` has one for each course in its order, None where nothing takes time; ``whole`` is of all of them."""

    report: Report
    whole: Burnup = field(default_factory=lambda: Burnup(0, []))
    burnups: list[Burnup | None] = field(default_factory=list)
    weeks: list[Studied] = field(default_factory=list)
