"""The items of a curriculum in a row: with ids, efforts, what they need, and who is in the plan.

A curriculum is a chain: items, modules and phases follow one another. What is marked ``parallel`` leaves the chain
and has a *lane* of its own; inside a lane everything keeps its order. ``requires`` adds needs across lanes.
"""

from __future__ import annotations

from collections.abc import Iterator

from study.core import selection
from study.core.items import slug
from study.core.values import dataclass, field
from study.format.effort import Estimate, default_effort, estimates, own_effort, pace_of
from study.format.materials import Place, collected
from study.format.models import Curriculum, Item, Module, Path, Phase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from study.core.duration import Effort, Pace
    from study.core.precedence import Need


Where = tuple[str | int, ...]
"""A path into the file's values, such as ``("phases", 0, "items", 3)``."""


@dataclass(slots=True, kw_only=True)
class Part(selection.Part):
    """A phase or a module; ``id`` is the author's until every other has got one too."""

    where: Where
    title: str
    requires: list[str]
    due: date | None


@dataclass(slots=True, kw_only=True)
class Line(selection.Work):
    """One item of the curriculum, work or resource."""

    where: Where
    source: Item
    effort: Effort
    id: str = ""
    work: bool = False
    backlog: bool = False


@dataclass(slots=True, kw_only=True)
class Outline(selection.Structure):
    """A curriculum flattened: phases, modules, work, and what is only tracked, the backlog last.

    ``places`` are where something tracked stands a second time.
    """

    phases: list[Part]
    modules: list[Part]
    work: list[Line]
    tracked: list[Line]
    places: list[Place] = field(default_factory=list)
    twice: list[tuple[Where, Where, str]] = field(default_factory=list)  # the second, the first, the id

    @property
    def lines(self) -> list[Line]:
        """Everything, the work first."""
        return [*self.work, *self.tracked]

    def work_of_modules(self) -> dict[int | None, list[Line]]:
        """The work of each module that has some, by its position; of None, what stands in no module."""
        work: dict[int | None, list[Line]] = {}
        for line in self.work:
            work.setdefault(line.module, []).append(line)
        return work


def outline(curriculum: Curriculum) -> Outline:
    """Flatten a curriculum: give everything an id and every item an effort."""
    phases = [_phase(n, phase) for n, phase in enumerate(curriculum.phases)]
    modules = [
        _module(("phases", n, "modules", m), module, n)
        for n, phase in enumerate(curriculum.phases)
        for m, module in enumerate(phase.modules)
    ]
    materials = collected(_resources(curriculum))
    tracked = [*materials.lines, *_backlog(curriculum)]
    plan = Outline(
        phases=phases, modules=modules, work=list(_work(curriculum)), tracked=tracked, places=materials.places
    )
    _name(plan)
    materials.settle()
    return plan


def choose_path(curriculum: Curriculum, wanted: str | None) -> Path | None:
    """The path with that id; without one the first, if there are any. Raises KeyError for an unknown id."""
    if wanted is None:
        return curriculum.paths[0] if curriculum.paths else None
    return {path.path: path for path in curriculum.paths}[wanted]


def needs(plan: Outline) -> Iterator[Need]:
    """Who needs whom, by position among the work and the modules. Unknown ids are passed over."""
    items = {line.id: n for n, line in enumerate(plan.work)}
    modules = {part.id: n for n, part in enumerate(plan.modules)}
    phases = {part.id: part.phase for part in plan.phases}
    inside: list[list[tuple[int | None, int | None]]] = [[] for _ in plan.phases]
    for n, part in enumerate(plan.modules):
        inside[part.phase].append((None, n))
    for n, line in enumerate(plan.work):
        if line.phase is not None and line.module is None:
            inside[line.phase].append((n, None))

    def named(name: str) -> Iterator[tuple[int | None, int | None]]:
        if name in items:
            yield items[name], None
        elif name in modules:
            yield None, modules[name]
        elif name in phases:
            yield from inside[phases[name]]

    for who, module, names in _requiring(plan):
        for name in names:
            for item, needed in named(name):
                yield who, module, item, needed


def _work(curriculum: Curriculum) -> Iterator[Line]:
    guesses = estimates(curriculum)
    module_number = 0
    for n, phase in enumerate(curriculum.phases):
        for i, item in enumerate(phase.items):
            yield _work_line(("phases", n, "items", i), item, next(guesses), n, None)
        for m, module in enumerate(phase.modules):
            for i, item in enumerate(module.items):
                where = ("phases", n, "modules", m, "items", i)
                yield _work_line(where, item, next(guesses), n, module_number)
            module_number += 1


def _work_line(where: Where, item: Item, guess: Estimate, phase: int, module: int | None) -> Line:
    return Line(
        where=where,
        source=item,
        effort=guess.effort,
        estimated=guess.estimated,
        ongoing=guess.ongoing,
        phase=phase,
        module=module,
        work=True,
    )


def _resources(curriculum: Curriculum) -> Iterator[Line]:
    pace = pace_of(curriculum)

    def lines(where: Where, items: list[Item], phase: int | None, module: int | None) -> Iterator[Line]:
        for i, item in enumerate(items):
            yield _tracked_line((*where, i), item, pace, phase, module)

    module_number = 0
    for n, phase in enumerate(curriculum.phases):
        yield from lines(("phases", n, "resources"), [*phase.resources], n, None)
        for m, module in enumerate(phase.modules):
            yield from lines(("phases", n, "modules", m, "resources"), [*module.resources], n, module_number)
            module_number += 1
    yield from lines(("resources",), [*curriculum.resources], None, None)
    yield from lines(("competitions",), [*curriculum.competitions], None, None)
    yield from lines(("certificates",), [*curriculum.certificates], None, None)


def _backlog(curriculum: Curriculum) -> Iterator[Line]:
    for i, item in enumerate(curriculum.backlog):
        line = _tracked_line(("backlog", i), item, pace_of(curriculum), None, None)
        line.backlog = True
        yield line


def _tracked_line(where: Where, item: Item, pace: Pace, phase: int | None, module: int | None) -> Line:
    effort = own_effort(item, pace)
    minutes = effort or default_effort(item.kind)
    return Line(where=where, source=item, effort=minutes, estimated=effort is None, phase=phase, module=module)


def _is_ongoing(part: Phase | Module) -> bool:
    return part.duration is not None and part.duration.ongoing


def _phase(number: int, phase: Phase) -> Part:
    return Part(
        id=phase.phase or "",
        phase=number,
        parallel=phase.parallel,
        ongoing=_is_ongoing(phase),
        where=("phases", number),
        title=phase.title,
        requires=phase.requires,
        due=phase.due,
    )


def _module(where: Where, module: Module, phase: int) -> Part:
    return Part(
        id=module.module or "",
        phase=phase,
        parallel=module.parallel,
        optional=module.optional,
        ongoing=_is_ongoing(module),
        choose=module.choose,
        where=where,
        title=module.title,
        requires=module.requires,
        due=module.due,
    )


def _name(plan: Outline) -> None:
    """Give everything its id: first those the author chose, then those made from titles, each made unique."""
    taken: dict[str, Where] = {}
    parts = [*plan.phases, *plan.modules]
    for line in plan.lines:
        line.id = line.source.id or ""
    things: list[Part | Line] = [*parts, *plan.lines]
    for thing in things:
        if thing.id in taken:
            plan.twice.append((thing.where, taken[thing.id], thing.id))
        elif thing.id:
            taken[thing.id] = thing.where
    counts: dict[str, int] = {}
    for part in parts:
        part.id = part.id or _unused(slug(part.title, "part"), part.where, taken, counts)
    for line in plan.lines:
        line.id = line.id or _unused(slug(line.source.title, line.source.kind), line.where, taken, counts)


def _unused(base: str, where: Where, taken: dict[str, Where], counts: dict[str, int]) -> str:
    """``base``, or ``base-2``, ``base-3`` …: the first that is free, now taken."""
    name = base
    while name in taken:
        counts[base] = counts.get(base, 1) + 1
        name = f"{base}-{counts[base]}"
    taken[name] = where
    return name


def _requiring(plan: Outline) -> Iterator[tuple[int | None, int | None, list[str]]]:
    for n, part in enumerate(plan.modules):
        yield None, n, [*part.requires, *plan.phases[part.phase].requires]
    for n, line in enumerate(plan.work):
        of_phase = plan.phases[line.phase].requires if line.phase is not None and line.module is None else []
        if line.source.requires or of_phase:
            yield n, None, [*line.source.requires, *of_phase]
