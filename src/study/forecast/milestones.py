"""How much work stands before a point in the plan, and how uncertain it is."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import exp, log, log1p, sqrt

from study.core.values import dataclass, field
from study.forecast.effort import doubt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.schedule import Session
    from study.forecast.draws import Draws
    from study.forecast.effort import Pace


LARGEST = 8
"""So many items are drawn one by one rather than in a sum."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is left of one item, in minutes. It cannot end before ``not_before``.

    ``spent`` are minutes it took since that was estimated: low, likely and high are without them taken off.
    """

    item: int
    low: int
    likely: int
    high: int
    spent: int = 0
    not_before: date | None = None
    kind: str = ""
    place: float = 0.0

    @property
    def is_begun(self) -> bool:
        return self.spent > 0 and self.likely > 0

    @property
    def variance(self) -> float:
        """Of the logarithm, beyond that of the learner's ratio."""
        return doubt(self.low, self.high)

    def rest(self, pace: Pace, draws: Draws) -> float:
        """Minutes left, drawn for a learner of this pace: it takes more than is spent."""
        centre = pace.log_ratio(self.kind, self.place)
        sigma = sqrt(pace.variance + self.variance)
        if not self.is_begun:
            return self.likely * exp(centre + sigma * draws.normal())
        normal = draws.normal_above((log(self.spent / self.likely) - centre) / sigma)
        return max(self.likely * exp(centre + sigma * normal) - self.spent, 0.0)

    @property
    def expected(self) -> float:
        """Minutes on the average, for a learner whose own ratio is always 1: likely is the median."""
        return self.likely * exp(self.variance / 2)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something whose end is asked for: a curriculum, a module, an item or everything."""

    key: str
    items: Collection[int]
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Load:
    """All work the plan has up to a point.

    Some items are told one by one, each with the part of it that comes before that point. The others are sums: for
    each kind, of their expected minutes and of those times their place; of the squares of the minutes, and of the
    squares each times the exponential of its variance. ``estimate`` is what all of them are estimated to take.
    """

    alone: Sequence[tuple[Work, float]] = ()
    kinds: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    squares: float = 0.0
    wide: float = 0.0
    estimate: float = 0.0

    @property
    def left(self) -> float:
        """The same without what was logged of items that are begun; those are told one by one."""
        return self.estimate - sum(part * min(work.spent, work.likely) for work, part in self.alone)

    def minutes(self, pace: Pace, normal: float) -> float:
        """What the sums may really come to, for a learner of this pace.

        A sum of lognormals is nearly lognormal: the one with the same mean and variance (Fenton 1960).
        """
        total = expected = 0.0
        for kind, (minutes, moment) in self.kinds.items():
            total += minutes
            expected += minutes * exp(pace.log_ratio(kind, moment / minutes))
        if not total:
            return 0.0
        spread = log1p((exp(pace.variance) * self.wide - self.squares) / total**2)
        return expected * exp((pace.variance - spread) / 2 + sqrt(spread) * normal)


@dataclass(frozen=True, slots=True)
class Milestone:
    """The end of a mark: its place in the plan, and the work up to there."""

    mark: Mark
    place: int
    load: Load
    not_before: date = date.min


Needs = Sequence[tuple[int, Sequence[int]]]
"""Items with those they wait for, each after all of these."""


def milestones(
    work: Sequence[Work], plan: Iterable[Session], marks: Sequence[Mark], needs: Needs = ()
) -> list[Milestone]:
    """The end of each mark, in their order: of its items and of what these need, without which no event takes place.

    Work that has no session comes after all that has.
    """
    parts = _parts(work, list(plan))
    last = {task.item: place for place, (task, _) in enumerate(parts, start=1)}
    first = {task.item: task.not_before for task in work if task.not_before}
    for item, before in needs:
        if before:
            last[item] = max(last.get(one, 0) for one in (item, *before))
            first[item] = max(first.get(one, date.min) for one in (item, *before))
    places = [max((last.get(item, 0) for item in mark.items), default=0) for mark in marks]
    loads = dict(_loads(parts, _alone(work), set(places)))
    return [
        Milestone(mark, place, loads[place], max((first.get(item, date.min) for item in mark.items), default=date.min))
        for mark, place in zip(marks, places, strict=True)
    ]


ANCHORS = 40
"""Milestones that are played through; the others lie between two of them, in the proportion of their work."""


def anchored(marks: Sequence[Milestone]) -> tuple[list[Load], list[tuple[int, int, float]]]:
    """The loads to play through, the least first, and each mark as a place between two of them.

    A thousand dates along one plan are one curve, and forty points of it tell the rest to a fraction of a day.
    """
    loads = [load for _, load in sorted({mark.place: mark.load for mark in marks}.items())]
    stride = -(-len(loads) // ANCHORS)
    anchors = [*loads[:1], *loads[:0:-stride][::-1]] if loads else []
    work = [load.estimate for load in anchors]
    return anchors, [_between(mark.load.estimate, work) for mark in marks]


def _between(estimate: float, work: Sequence[float]) -> tuple[int, int, float]:
    """The neighbours of an amount of work, and how far it is from the first to the second."""
    high = min(bisect_left(work, estimate), len(work) - 1)
    if not high or work[high] == estimate:
        return high, high, 0.0
    return high - 1, high, (estimate - work[high - 1]) / (work[high] - work[high - 1])


def minutes_needed(loads: Sequence[Load], pace: Pace, draws: Draws) -> list[float]:
    """Minutes up to each load, in the order of the plan, drawn for one learner; a later one never needs less."""
    normal, most = draws.normal(), 0.0
    rest: dict[int, float] = {}
    needed = []
    for load in loads:
        minutes = load.minutes(pace, normal)
        for work, part in load.alone:
            if work.item not in rest:
                rest[work.item] = work.rest(pace, draws)
            minutes += part * rest[work.item]
        most = max(most, minutes)
        needed.append(most)
    return needed


def _parts(work: Sequence[Work], plan: Sequence[Session]) -> list[tuple[Work, float]]:
    """Every session as its part of all the plan has for the item."""
    known = {task.item: task for task in work}
    planned: Counter[int] = Counter()
    for session in plan:
        planned[session.item] += session.minutes
    parts = [
        (known[session.item], session.minutes / planned[session.item])
        for session in plan
        if session.item in known and planned[session.item]
    ]
    return [*parts, *((task, 1.0) for task in work if task.likely and not planned[task.item])]


def _alone(work: Sequence[Work]) -> set[int]:
    """The items that are drawn one by one: those begun, and the largest, of which no sum is nearly lognormal."""
    largest = sorted(work, key=lambda task: -task.expected)[:LARGEST]
    return {task.item for task in work if task.is_begun} | {task.item for task in largest}


def _loads(
    parts: Sequence[tuple[Work, float]], alone: Collection[int], places: Collection[int]
) -> Iterator[tuple[int, Load]]:
    """The work up to each of the places."""
    done: dict[int, float] = {}
    single: dict[Work, float] = {}
    kinds: dict[str, tuple[float, float]] = {}
    squares = wide = estimate = 0.0
    yield 0, Load()
    for place, (task, part) in enumerate(parts, start=1):
        before = done.get(task.item, 0.0)
        done[task.item] = now = before + part
        estimate += part * task.likely
        if task.item in alone:
            single[task] = now
        elif task.expected:
            grown = (now * now - before * before) * task.expected**2
            total, moment = kinds.get(task.kind, (0.0, 0.0))
            kinds[task.kind] = total + part * task.expected, moment + part * task.expected * task.place
            squares += grown
            wide += grown * exp(task.variance)
        if place in places:
            yield place, Load(tuple(single.items()), dict(kinds), squares, wide, estimate)
