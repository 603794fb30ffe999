"""How long each item takes: stated, shared out from a header, or the default of its kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from heapq import heapify, heapreplace
from math import lcm

from study.core.duration import DEFAULT_PACE, Duration, Effort, Pace
from study.core.items import DEFAULT_MINUTES
from study.core.values import dataclass
from study.format.models import Curriculum, Item, Module, Phase

STEP = 5  # minutes


@dataclass(frozen=True, slots=True)
class Estimate:
    """The effort of one item, and whether it is only the default of its kind."""

    effort: Effort
    estimated: bool = False
    ongoing: bool = False


def pace_of(curriculum: Curriculum) -> Pace:
    """What a week of this curriculum means: the author's pace, or ten hours where none is given."""
    return curriculum.pace or DEFAULT_PACE


def estimates(curriculum: Curriculum) -> Iterator[Estimate]:
    """One estimate for every item of the phases, in the order of the file (a phase's own items first)."""
    pace = pace_of(curriculum)
    for phase in curriculum.phases:
        yield from _of_phase(phase, pace)


def own_effort(item: Item, pace: Pace) -> Effort | None:
    """What the item itself says: its effort, or its span of days or weeks at the author's pace."""
    if item.effort is not None:
        return None if item.effort.ongoing else item.effort.effort(pace)
    if item.day is not None:
        return _span(item.day.length * pace.day)
    if item.week is not None:
        return _span(item.week.length * pace.week)
    return None


def default_effort(kind: str) -> Effort:
    """The effort of a kind where nobody says."""
    return Effort(*[DEFAULT_MINUTES[kind]] * 3)


def apportion(total: int, weights: Sequence[int], step: int = STEP) -> list[int]:
    """Share ``total`` minutes out by weight, in steps; the parts add up to the whole exactly.

    Sainte-Laguë's divisor method: a larger whole makes no share smaller, so low ≤ likely ≤ high
    stays true of every part. What is no whole step goes to the part that is next in turn.
    """
    everything = sum(weights)
    if not everything:
        return [0] * len(weights)
    units, rest = divmod(total, step)
    # Everybody's rounded share of a little less than the whole: nobody has too much yet. Few units are left over.
    start = max(2 * units - len(weights), 0)
    shares = [-((everything - weight * start) // (2 * everything)) for weight in weights]
    common = lcm(*filter(None, weights))
    queue = [((2 * shares[n] + 1) * (common // weight), n) for n, weight in enumerate(weights) if weight]
    heapify(queue)
    for _ in range(units - sum(shares)):
        n = queue[0][1]
        shares[n] += 1
        heapreplace(queue, ((2 * shares[n] + 1) * (common // weights[n]), n))
    minutes = [share * step for share in shares]
    minutes[queue[0][1]] += rest
    return minutes


def _of_phase(phase: Phase, pace: Pace) -> Iterator[Estimate]:
    groups: list[tuple[Module | None, list[Item]]] = [(None, phase.items)]
    groups += [(module, module.items) for module in phase.modules]
    if any(module.duration is not None for module in phase.modules):
        for module, items in groups:
            yield from _shared(items, module.duration if module else None, pace, module.choose if module else None)
    else:
        yield from _shared([item for _, items in groups for item in items], phase.duration, pace, None)


def _shared(items: list[Item], duration: Duration | None, pace: Pace, choose: int | None) -> list[Estimate]:
    """Estimates of items that share a header's duration, after what they state themselves is taken off."""
    own = [own_effort(item, pace) for item in items]
    shares: list[Effort] = []
    if duration is not None and not duration.ongoing:
        shares = _shares(duration.effort(pace), items, own, choose)
    waiting = iter(shares)
    result = []
    for item, effort in zip(items, own, strict=True):
        ongoing = _is_ongoing(item)
        if effort is not None:
            result.append(Estimate(effort))
        elif shares and not ongoing:
            result.append(Estimate(next(waiting)))
        else:
            result.append(Estimate(default_effort(item.kind), estimated=True, ongoing=ongoing))
    return result


def _shares(whole: Effort, items: list[Item], own: list[Effort | None], choose: int | None) -> list[Effort]:
    """The parts of what is left of ``whole``, one for each item that states nothing; none if nothing is left."""
    chosen = choose or len(items)
    stated = [effort for effort in own[:chosen] if effort is not None]
    low = max(whole.low - sum(effort.low for effort in stated), 0)
    likely = whole.likely - sum(effort.likely for effort in stated)
    high = whole.high - sum(effort.high for effort in stated)
    waiting = [n for n, item in enumerate(items) if own[n] is None and not _is_ongoing(item)]
    weights = [DEFAULT_MINUTES[items[n].kind] for n in waiting if n < chosen]
    if likely <= 0 or not any(weights):
        return []
    columns = [apportion(part, weights) for part in (min(low, likely), likely, max(high, likely))]
    shares = [Effort(*row) for row in zip(*columns, strict=True)]
    return shares + [shares[0]] * (len(waiting) - len(weights))


def _is_ongoing(item: Item) -> bool:
    return item.effort is not None and item.effort.ongoing


def _span(minutes: Fraction) -> Effort:
    whole = int(minutes + Fraction(1, 2))
    return Effort(whole, whole, whole)
