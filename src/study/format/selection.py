"""Who of a curriculum is planned on a path, in what order, and in what lane."""

from __future__ import annotations

from collections import Counter

from study.core.values import dataclass
from study.format.models import Curriculum, Path
from study.format.outline import Line, Outline


@dataclass(slots=True)
class Selection:
    """Who is in the plan: for every line of work why it is left out (or None), its lane, and its place in the order."""

    left_out: list[str | None]
    lanes: list[int]
    order: list[int]


def choose_path(curriculum: Curriculum, wanted: str | None) -> Path | None:
    """The path with that id; without one the first, if there are any. Raises KeyError for an unknown id."""
    if wanted is None:
        return curriculum.paths[0] if curriculum.paths else None
    return {path.path: path for path in curriculum.paths}[wanted]


def select(plan: Outline, path: Path | None, with_optional: bool) -> Selection:
    """Who is planned on a path, in what order and lane."""
    work = plan.work
    ranks = _ranks(plan, path)
    chosen: Counter[int] = Counter()
    left_out = [_reason(line, plan, ranks, with_optional, chosen) for line in work]
    places = _places(plan, ranks)
    order = sorted(range(len(work)), key=lambda n: places[work[n].phase, work[n].module])
    return Selection(left_out, [_lane(plan, line) for line in work], order)


def is_ongoing(line: Line, plan: Outline) -> bool:
    """Whether work has no end that could be planned."""
    endless = line.estimated and line.phase is not None and plan.phases[line.phase].ongoing
    if line.module is None:
        return line.ongoing or endless
    module = plan.modules[line.module]
    return line.ongoing or ((endless or (module.ongoing and line.estimated)) and not module.optional)


def _ranks(plan: Outline, path: Path | None) -> dict[int | None, int] | None:
    """Position of each module on the path; None without one."""
    if path is None:
        return None
    number = {part.id: n for n, part in enumerate(plan.modules)}
    return {number[name]: rank for rank, name in enumerate(path.modules) if name in number}


def _reason(
    line: Line, plan: Outline, ranks: dict[int | None, int] | None, with_optional: bool, chosen: Counter[int]
) -> str | None:
    """Why a line of work is not planned; None if it is."""
    if line.module is None:
        return "ongoing" if is_ongoing(line, plan) else None
    module = plan.modules[line.module]
    if ranks is not None and line.module not in ranks:
        return "path"
    if module.optional and not with_optional:
        return "optional"
    if is_ongoing(line, plan):
        return "ongoing"
    chosen[line.module] += 1
    return "choice" if module.choose is not None and chosen[line.module] > module.choose else None


def _places(plan: Outline, ranks: dict[int | None, int] | None) -> dict[tuple[int | None, int | None], tuple[int, int]]:
    """Sort key of each (phase, module): by the path where there is one, else as the file has them.

    A phase's own items stand before its modules, and on a path before the first of its modules there.
    """
    end = len(plan.modules)
    rank = {n: n if ranks is None else ranks.get(n, end) for n in range(end)}
    places: dict[tuple[int | None, int | None], tuple[int, int]] = {
        (part.phase, n): (rank[n], part.phase + 1) for n, part in enumerate(plan.modules)
    }
    first = end
    for phase in reversed(plan.phases):
        own = [rank[n] for n, part in enumerate(plan.modules) if part.phase == phase.phase and rank[n] < end]
        first = min([first, *own]) if ranks is None else min(own, default=first)
        places[phase.phase, None] = (first, -len(plan.phases) + phase.phase)
    return places


def _lane(plan: Outline, line: Line) -> int:
    """0 for the chain of the curriculum; a parallel module or phase has a lane of its own."""
    if line.module is not None and plan.modules[line.module].parallel:
        return 1 + 2 * line.module
    if line.phase is not None and plan.phases[line.phase].parallel:
        return 2 + 2 * line.phase
    return 0
