"""What forbids to use a curriculum, beyond the shape of its file: functions in a list, each yielding findings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date
from itertools import islice

from study.core.days import period
from study.core.precedence import predecessors, ring
from study.core.selection import select
from study.core.values import dataclass
from study.format.models import Curriculum, Path
from study.format.outline import Line, Outline, Part, Where, needs

MOST_RINGS = 20  # told of one path

MOST_PATHS = 100
MOST_NEEDS = 100_000  # who needs whom, a module or an item each

MOST_GUESSES = 50  # at what was meant: each is compared with every id


@dataclass(frozen=True, slots=True)
class Finding:
    """Something worth saying about a place in the file; ``first`` is another place that belongs to it."""

    where: Where
    message: str
    hint: str = ""
    first: Where | None = None


Check = Callable[[Curriculum, Outline], Iterator[Finding]]

Link = tuple[Line, Line, Where | None]
"""A line, one that comes before it, and where it stands that it requires that; None if it merely follows it."""


def problems(curriculum: Curriculum, plan: Outline) -> Iterator[Finding]:
    """What forbids to use the curriculum."""
    for check in PROBLEMS:
        yield from check(curriculum, plan)


def near(name: str, known: Collection[str]) -> str:
    """The known name that a name is near to; nothing if there is none."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name.lower(), sorted(known), n=1, cutoff=0.65)), "")


def did_you_mean(name: str) -> str:
    return f' (did you mean "{name}"?)' if name else ""


def _duplicate_ids(_: Curriculum, plan: Outline) -> Iterator[Finding]:
    for second, first, name in plan.twice:
        where, other = ((*place, _ID_KEYS.get(str(place[-2]), "id")) for place in (second, first))
        yield Finding(where, f'the id "{name}" is used twice', "every id in a curriculum has to be unique", other)


_ID_KEYS = {"phases": "phase", "modules": "module"}


def _unknown_requires(_: Curriculum, plan: Outline) -> Iterator[Finding]:
    known = {part.id for part in (*plan.phases, *plan.modules)} | {line.id for line in plan.work}
    places = [(part.where, part.requires) for part in (*plan.phases, *plan.modules)]
    places += [(line.where, line.source.requires) for line in plan.lines]
    unknown = [
        ((*where, "requires", n), name)
        for where, required in places
        for n, name in enumerate(required)
        if name not in known
    ]
    resources = {line.id for line in plan.lines} - known if unknown else set()
    for n, (place, name) in enumerate(unknown):
        if name in resources:
            hint = "put it under `items`, or remove the requirement"
            yield Finding(place, f'requires "{name}", which is never planned', hint)
        else:
            meant = near(name, known) if n < MOST_GUESSES else ""
            hint = "" if meant else "name an item, a module or a phase by its id"
            yield Finding(place, f'requires "{name}", which doesn\'t exist{did_you_mean(meant)}', hint)


def _unknown_materials(_: Curriculum, plan: Outline) -> Iterator[Finding]:
    """Places that say ``same`` of what is no resource, or of another such place."""
    known = {line.id for line in plan.tracked if not line.backlog}
    for n, place in enumerate(place for place in plan.places if place.line is None):
        name = getattr(place.source, "same", "")
        meant = near(name, known) if n < MOST_GUESSES else ""
        hint = "" if meant else "name a resource of this file by its id"
        yield Finding(
            (*place.where, "same"), f'is the same as "{name}", which isn\'t a resource{did_you_mean(meant)}', hint
        )


def _too_many(curriculum: Curriculum, plan: Outline) -> Iterator[Finding]:
    """Requirements and paths beyond what can be followed: a phase that requires another stands for many."""
    if len(curriculum.paths) > MOST_PATHS:
        yield Finding(("paths",), f"over {MOST_PATHS} paths", "keep those that anybody will take")
    if sum(1 for _ in islice(needs(plan), MOST_NEEDS + 1)) > MOST_NEEDS:
        hint = "put items into modules, and let modules require modules"
        yield Finding(("phases",), f"over {MOST_NEEDS} requirements between items, if each is counted", hint)


def _cycles(curriculum: Curriculum, plan: Outline) -> Iterator[Finding]:
    """Rings of items that wait for one another, on every path."""
    if any(_too_many(curriculum, plan)):
        return
    routes: list[Path | None] = [*curriculum.paths] or [None]
    edges, work, told = list(needs(plan)), plan.work, set[Where]()
    for route in routes:
        chosen = select(plan, route.modules if route else None, with_optional=True)
        order = [n for n in chosen.order if chosen.left_out[n] is None]
        before = predecessors([(n, work[n].module, chosen.lanes[n]) for n in order], edges)
        for links in _rings(before, [work[n] for n in order], plan):
            where = links[0][2]
            if where and where not in told:
                told.add(where)
                yield Finding(where, f"a cycle: {_in_words(links)}", _way_out(links))


def _rings(before: list[list[int]], lines: list[Line], plan: Outline) -> Iterator[list[Link]]:
    """Rings, each beginning with a requirement. That is taken out afterwards, so that the next ring shows."""
    for _ in range(MOST_RINGS):
        ends = ring(before)
        pairs = list(zip(ends, [*ends[1:], *ends[:1]], strict=True))
        links = _links([(lines[one], lines[other]) for one, other in pairs], plan)
        start = next((n for n, (_, _, where) in enumerate(links) if where), None)
        if start is None:
            return
        yield links[start:] + links[:start]
        one, other = pairs[start]
        before[one] = [n for n in before[one] if n != other]


def _links(pairs: list[tuple[Line, Line]], plan: Outline) -> list[Link]:
    """The pairs of a ring, with what is required; only if nothing else is, that a line requires what it is part of."""
    for own in (False, True):
        links = [(one, other, _requirement(one, other, plan, own)) for one, other in pairs]
        if any(where for _, _, where in links):
            break
    return links


def _requirement(one: Line, other: Line, plan: Outline, own: bool) -> Where | None:
    """Where it stands that a line, its module or its phase requires the other, its module or its phase."""
    names = {other.id, *(part.id for part in _parts(other, plan) if own or part not in _parts(one, plan))}
    requiring = [(one.where, one.source.requires), *((part.where, part.requires) for part in _parts(one, plan))]
    for where, required in requiring:
        for n, name in enumerate(required):
            if name in names:
                return *where, "requires", n
    return None


def _parts(line: Line, plan: Outline) -> list[Part]:
    """The module and the phase of a line."""
    module = [] if line.module is None else [plan.modules[line.module]]
    return module if line.phase is None else [*module, plan.phases[line.phase]]


def _in_words(links: list[Link]) -> str:
    """``"a" requires "b", which follows "a"``: of a run that merely follows, only the ends are told."""
    first = links[0][0].id
    if len(links) == 1:
        return f'"{first}" requires itself'
    told = [n for n, (_, _, where) in enumerate(links) if where or n == len(links) - 1 or links[n + 1][2]]
    steps = [f'{"requires" if links[n][2] else "follows"} "{links[n][1].id}"' for n in told]
    return f'"{first}" ' + ", which ".join(steps)


def _way_out(links: list[Link]) -> str:
    if all(where for _, _, where in links):
        return "remove one of these requirements"
    return "remove it, or change the order: what comes later in the file follows what comes before"


def _unknown_modules(curriculum: Curriculum, plan: Outline) -> Iterator[Finding]:
    known = [part.id for part in plan.modules]
    for where, what, names in _lists_of_modules(curriculum):
        for n, name in enumerate(names):
            if name not in known:
                meant = near(name, known)
                hint = "" if meant else "name a module by its id"
                yield Finding((*where, n), f'{what} names "{name}", which isn\'t a module{did_you_mean(meant)}', hint)
            elif name in names[:n]:
                first = (*where, names.index(name))
                yield Finding((*where, n), f'{what} names "{name}" twice', "keep one of them", first)


def _lists_of_modules(curriculum: Curriculum) -> Iterator[tuple[Where, str, list[str]]]:
    for n, path in enumerate(curriculum.paths):
        yield ("paths", n, "modules"), "the path", path.modules
    for n, slot in enumerate(curriculum.schedule.weeks if curriculum.schedule else ()):
        yield ("schedule", "weeks", n, "modules"), "the schedule", slot.modules


def _paths_twice(curriculum: Curriculum, _: Outline) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for n, path in enumerate(curriculum.paths):
        other = first.setdefault(path.path, n)
        if other != n:
            places = ("paths", n, "path"), ("paths", other, "path")
            yield Finding(places[0], f'the path "{path.path}" is used twice', "give it another id", places[1])


def _choices(_: Curriculum, plan: Outline) -> Iterator[Finding]:
    inside = plan.work_of_modules()
    for n, part in enumerate(plan.modules):
        if part.choose is None:
            continue
        count = len(inside.get(n, []))
        if not 1 <= part.choose <= max(count, 1):
            hint = f"write 1 to {count}" if count > 1 else "take it out"
            yield Finding(
                (*part.where, "choose"), f"chooses {part.choose} of {count} {'item' if count == 1 else 'items'}", hint
            )


def _contradictions(_: Curriculum, plan: Outline) -> Iterator[Finding]:
    for line in plan.lines:
        if line.source.day and line.source.week:
            yield Finding((*line.where, "week"), "both a day and a week are given", "keep one of them")
        if line.source.progress is not None and line.source.done:
            yield Finding((*line.where, "progress"), "both `progress` and `done` are given", "keep one of them")


def _goals_backwards(curriculum: Curriculum, _: Outline) -> Iterator[Finding]:
    for n, goal in enumerate(curriculum.goals):
        if goal.start or goal.end:
            first, last = period(goal.year, goal.start, goal.end, date.min)
            if last < first:
                where = ("goals", n, "to" if goal.end else "from")
                yield Finding(where, "this goal ends before it begins", "`from` is its first day, `to` its last")


PROBLEMS: list[Check] = [
    _duplicate_ids,
    _unknown_requires,
    _unknown_materials,
    _too_many,
    _cycles,
    _unknown_modules,
    _paths_twice,
    _choices,
    _contradictions,
    _goals_backwards,
]
