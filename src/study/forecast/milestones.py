"""How much work stands before a point in the plan, and how uncertain it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from math import exp, log, log1p, sqrt

from study.core.values import dataclass
from study.forecast.estimation import doubt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.schedule import Session
    from study.forecast.estimation import Draws


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

    @property
    def is_begun(self) -> bool:
        return self.spent > 0 and self.likely > 0

    @property
    def variance(self) -> float:
        """Of the logarithm, beyond that of the learner's ratio."""
        return doubt(self.low, self.high)

    def rest(self, centre: float, variance: float, draws: Draws) -> float:
        """Minutes left, drawn for a learner with these log centre and variance: it takes more than is spent."""
        sigma = sqrt(variance + self.variance)
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

    Some items are told one by one, each with the part of it that comes before that point. The others are three sums:
    of their expected minutes, of the squares of those, and of the squares each times the exponential of its variance.
    """

    alone: Sequence[tuple[Work, float]] = ()
    total: float = 0.0
    squares: float = 0.0
    wide: float = 0.0

    def minutes(self, centre: float, variance: float, normal: float) -> float:
        """What the sums may really come to, for a learner with these log centre and variance of the effort ratio.

        A sum of lognormals is nearly lognormal: the one with the same mean and variance (Fenton 1960).
        """
        if not self.total:
            return 0.0
        spread = log1p((exp(variance) * self.wide - self.squares) / self.total**2)
        return self.total * exp(centre + (variance - spread) / 2 + sqrt(spread) * normal)


@dataclass(frozen=True, slots=True)
class Milestone:
    """The end of a mark: its place in the plan, and the work up to there."""

    mark: Mark
    place: int
    load: Load
    not_before: date | None = None


def milestones(work: Sequence[Work], plan: Iterable[Session], marks: Sequence[Mark]) -> list[Milestone]:
    """The end of each mark, in their order. Work that has no session comes after all that has."""
    parts = _parts(work, list(plan))
    last = {task.item: place for place, (task, _) in enumerate(parts, start=1)}
    places = [max((last[item] for item in mark.items if item in last), default=0) for mark in marks]
    loads = dict(_loads(parts, _alone(work), set(places)))
    first = {task.item: task.not_before for task in work if task.not_before}
    return [
        Milestone(mark, place, loads[place], max((first[item] for item in mark.items if item in first), default=None))
        for mark, place in zip(marks, places, strict=True)
    ]


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
    return [*parts, *((task, 1.0) for task in work if not planned[task.item])]


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
    total = squares = wide = 0.0
    yield 0, Load()
    for place, (task, part) in enumerate(parts, start=1):
        before = done.get(task.item, 0.0)
        done[task.item] = now = before + part
        if task.item in alone:
            single[task] = now
        else:
            grown = (now * now - before * before) * task.expected**2
            total += part * task.expected
            squares += grown
            wide += grown * exp(task.variance)
        if place in places:
            yield place, Load(tuple(single.items()), total, squares, wide)
