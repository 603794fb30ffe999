"""Who of a curriculum is planned on a path, in what order, and in what lane."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from study.core.values import dataclass


@dataclass(slots=True, kw_only=True)
class Part:
    """A phase or a module. ``phase`` is the position of the phase, ``choose`` how many of its items are enough."""

    id: str
    phase: int
    parallel: bool = False
    optional: bool = False
    ongoing: bool = False
    choose: int | None = None


@dataclass(slots=True, kw_only=True)
class Work:
    """Work, by the positions of its phase and its module. ``estimated``: nobody says how long it takes."""

    phase: int | None
    module: int | None
    estimated: bool = False
    ongoing: bool = False


@dataclass(slots=True, kw_only=True)
class Structure:
    """A curriculum as the selection sees it: phases, modules and work, in the order of the file."""

    phases: Sequence[Part]
    modules: Sequence[Part]
    work: Sequence[Work]


@dataclass(slots=True)
class Selection:
    """Who is in the plan: for all work why it is left out (or None), its lane, and its place in the order."""

    left_out: list[str | None]
    lanes: list[int]
    order: list[int]


def select(plan: Structure, path: Sequence[str] | None, with_optional: bool) -> Selection:
    """Who is planned on a path (the ids of its modules, in order; None without paths), in what order and lane."""
    ranks = _ranks(plan, path)
    chosen: Counter[int] = Counter()
    left_out = [_reason(work, plan, ranks, with_optional, chosen) for work in plan.work]
    places = _places(plan, ranks)
    order = sorted(range(len(plan.work)), key=lambda n: places[plan.work[n].phase, plan.work[n].module])
    return Selection(left_out, [_lane(plan, work) for work in plan.work], order)


def is_ongoing(work: Work, plan: Structure) -> bool:
    """Whether work has no end that could be planned."""
    endless = work.estimated and work.phase is not None and plan.phases[work.phase].ongoing
    if work.module is None:
        return work.ongoing or endless
    module = plan.modules[work.module]
    return work.ongoing or ((endless or (module.ongoing and work.estimated)) and not module.optional)


def _ranks(plan: Structure, path: Sequence[str] | None) -> dict[int | None, int] | None:
    """Position of each module on the path; None without one."""
    if path is None:
        return None
    number = {part.id: n for n, part in enumerate(plan.modules)}
    return {number[name]: rank for rank, name in enumerate(path) if name in number}


def _reason(
    work: Work, plan: Structure, ranks: dict[int | None, int] | None, with_optional: bool, chosen: Counter[int]
) -> str | None:
    """Why work is not planned; None if it is."""
    if work.module is None:
        return "ongoing" if is_ongoing(work, plan) else None
    module = plan.modules[work.module]
    if ranks is not None and work.module not in ranks:
        return "path"
    if module.optional and not with_optional:
        return "optional"
    if is_ongoing(work, plan):
        return "ongoing"
    chosen[work.module] += 1
    return "choice" if module.choose is not None and chosen[work.module] > module.choose else None


def _places(
    plan: Structure, ranks: dict[int | None, int] | None
) -> dict[tuple[int | None, int | None], tuple[int, int]]:
    """Sort key of each (phase, module): by the path where there is one, else as the file has them.

    A phase's own items stand before its modules, and on a path before the first of its modules there.
    """
    end = len(plan.modules)
    rank = {n: n if ranks is None else ranks.get(n, end) for n in range(end)}
    places: dict[tuple[int | None, int | None], tuple[int, int]] = {
        (part.phase, n): (rank[n], part.phase + 1) for n, part in enumerate(plan.modules)
    }
    inside: dict[int, list[int]] = {}
    for n, part in enumerate(plan.modules):
        if rank[n] < end:
            inside.setdefault(part.phase, []).append(rank[n])
    first = end
    for phase in reversed(plan.phases):
        own = inside.get(phase.phase, [])
        first = min([first, *own]) if ranks is None else min(own, default=first)
        places[phase.phase, None] = (first, -len(plan.phases) + phase.phase)
    return places


def _lane(plan: Structure, work: Work) -> int:
    """0 for the chain of the curriculum; a parallel module or phase has a lane of its own."""
    if work.module is not None and plan.modules[work.module].parallel:
        return 1 + 2 * work.module
    if work.phase is not None and plan.phases[work.phase].parallel:
        return 2 + 2 * work.phase
    return 0
