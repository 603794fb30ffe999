"""What can be wrong with a curriculum beyond the shape of its file: functions in two lists, each yielding findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from study.domain.curriculum import Curriculum, Path
from study.domain.duration import Duration, Effort, Position
from study.domain.effort import pace_of
from study.domain.outline import Line, Outline, Where, needs, select
from study.domain.precedence import Need, predecessors, ring

TOLERANCE = Fraction(1, 20)
"""How far a sum may be off its header before it is worth a word."""
LARGE = 16 * 60  # minutes


@dataclass(frozen=True, slots=True)
class Finding:
    """Something worth saying about a place in the file; ``first`` is another place that belongs to it."""

    where: Where
    message: str
    hint: str = ""
    first: Where | None = None


Check = Callable[[Curriculum, Outline], Iterator[Finding]]


def problems(curriculum: Curriculum, plan: Outline) -> Iterator[Finding]:
    """What forbids to use the curriculum."""
    for check in PROBLEMS:
        yield from check(curriculum, plan)


def warnings(curriculum: Curriculum, plan: Outline) -> Iterator[Finding]:
    """What its author may want to look at."""
    for check in WARNINGS:
        yield from check(curriculum, plan)


def _duplicate_ids(_: Curriculum, plan: Outline) -> Iterator[Finding]:
    for second, first, name in plan.twice:
        yield Finding(
            (*second, *_id_key(second)),
            f'the id "{name}" is given twice',
            "ids are unique in a curriculum",
            first,
        )


def _id_key(where: Where) -> tuple[str, ...]:
    return {"phases": ("phase",), "modules": ("module",)}.get(str(where[-2]), ("id",))


def _unknown_requires(_: Curriculum, plan: Outline) -> Iterator[Finding]:
    known = [part.id for part in (*plan.phases, *plan.modules)] + [line.id for line in plan.work]
    places = [(part.where, part.requires) for part in (*plan.phases, *plan.modules)]
    places += [(line.where, line.source.requires) for line in plan.lines]
    names = set(known)
    for where, required in places:
        for n, name in enumerate(required):
            if name not in names:
                yield Finding((*where, "requires", n), f'requires "{name}", which is nowhere', nearest(name, known))


def _cycles(curriculum: Curriculum, plan: Outline) -> Iterator[Finding]:
    routes: list[Path | None] = [*curriculum.paths] or [None]
    said: set[str] = set()
    edges = list(needs(plan))
    work = plan.work
    for route in routes:
        chosen = select(plan, route, with_optional=True)
        order = [n for n in chosen.order if chosen.left_out[n] is None]
        before = predecessors([(n, work[n].module, chosen.lanes[n]) for n in order], edges)
        names = [work[order[n]] for n in ring(before)]
        if not names or (text := _told(names, plan, edges)) in said:
            continue
        said.add(text)
        hint = "take one of these requirements out; items, modules and phases also follow one another in their order"
        yield Finding((*names[0].where, "requires"), f"a cycle: {text}", hint)


def _told(names: list[Line], plan: Outline, edges: list[Need]) -> str:
    """The ring by name. Where one merely follows the other in the order, only the ends of the run are told."""
    numbers = {id(line): n for n, line in enumerate(plan.work)}
    required = set()
    for item, module, needed_item, needed_module in edges:
        required.add(((item, module), (needed_item, needed_module)))

    def requires(one: Line, other: Line) -> bool:
        ends = [[(numbers[id(line)], None), (None, line.module)] for line in (one, other)]
        return any((who, whom) in required for who in ends[0] for whom in ends[1])

    pairs = list(zip(names, [*names[1:], names[0]], strict=True))
    kept = [one for one, other in pairs if requires(one, other)]
    start = names.index(kept[0]) if kept else 0
    turned = pairs[start:] + pairs[:start]
    words, following = [turned[0][0].id], False
    for one, other in turned:
        if requires(one, other):
            if following:
                words += ["follows", one.id]
            words += ["requires", other.id]
            following = False
        else:
            following = True
    if following:
        words += ["follows", turned[0][0].id]
    return " ".join(words)


def _unknown_modules(curriculum: Curriculum, plan: Outline) -> Iterator[Finding]:
    known = [part.id for part in plan.modules]
    lists: list[tuple[Where, str, list[str]]] = [
        (("paths", n, "modules"), "the path names", path.modules) for n, path in enumerate(curriculum.paths)
    ]
    if curriculum.schedule:
        lists += [
            (("schedule", "weeks", n, "modules"), "the schedule names", slot.modules)
            for n, slot in enumerate(curriculum.schedule.weeks)
        ]
    for where, what, names in lists:
        for n, name in enumerate(names):
            if name not in known:
                yield Finding((*where, n), f'{what} "{name}", which is no module', nearest(name, known))
            elif name in names[:n]:
                yield Finding((*where, n), f'{what} "{name}" twice', "name it once")


def _paths_twice(curriculum: Curriculum, _: Outline) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for n, path in enumerate(curriculum.paths):
        if path.path in first:
            other = ("paths", first[path.path], "path")
            yield Finding(("paths", n, "path"), f'the path "{path.path}" is given twice', "give it another id", other)
        first.setdefault(path.path, n)


def _choices(_: Curriculum, plan: Outline) -> Iterator[Finding]:
    for n, part in enumerate(plan.modules):
        count = sum(line.module == n for line in plan.work) if part.choose is not None else 0
        if part.choose is not None and not 1 <= part.choose <= max(count, 1):
            message = f"chooses {part.choose} of {count} items"
            yield Finding((*part.where, "choose"), message, f"write 1 to {count}")


def _both_positions(_: Curriculum, plan: Outline) -> Iterator[Finding]:
    for line in plan.lines:
        if line.source.day and line.source.week:
            yield Finding((*line.where, "week"), "has both a day and a week", "keep one of them")
        if line.source.progress is not None and line.source.done:
            yield Finding((*line.where, "progress"), "has both a progress and done", "keep one of them")


def _sums(curriculum: Curriculum, plan: Outline) -> Iterator[Finding]:
    """Parts that do not add up to the header; the total against the author's pace."""
    pace = pace_of(curriculum)
    totals: list[Effort] = []
    for n, phase in enumerate(curriculum.phases):
        parts = [m.duration for m in phase.modules if m.duration is not None and not m.duration.ongoing]
        given = [m for m in phase.modules if m.duration is not None]
        lines = [line for line in plan.work if line.phase == n and _counts(line, plan)]
        if given and len(given) == len(phase.modules) and not phase.items:
            total = _total([part.effort(pace) for part in parts])
        else:
            total = _total([line.effort for line in lines])
            if any(line.estimated for line in lines):
                totals = []
                break
        if phase.duration is not None and not phase.duration.ongoing and lines:
            yield from _compare(("phases", n, "duration"), "the parts of this phase", total, phase.duration, curriculum)
        totals.append(total)
    if totals and curriculum.duration is not None and not curriculum.duration.ongoing:
        yield from _compare(("duration",), "the phases", _total(totals), curriculum.duration, curriculum)


def _counts(line: Line, plan: Outline) -> bool:
    return line.module is None or not plan.modules[line.module].ongoing


def _compare(where: Where, what: str, total: Effort, header: Duration, curriculum: Curriculum) -> Iterator[Finding]:
    if header.needs_pace and curriculum.pace is None:
        return
    pace = pace_of(curriculum)
    claim = header.effort(pace)
    if abs(total.low - claim.low) <= TOLERANCE * claim.low and abs(total.high - claim.high) <= TOLERANCE * claim.high:
        return
    week = pace.week
    found, said = _range(total.low / week, total.high / week), _range(claim.low / week, claim.high / week)
    yield Finding(
        where,
        f"{what} add up to {found} weeks, the header says {said}",
        "correct one of them, or let it stand",
    )


def _crowded(_: Curriculum, plan: Outline) -> Iterator[Finding]:
    """Modules whose items state more than the module's duration."""
    for n, part in enumerate(plan.modules):
        if part.ongoing or _module_duration(_, part.where) is None:
            continue
        duration = _module_duration(_, part.where)
        lines = [line for line in plan.work if line.module == n]
        stated = [line.effort for line in lines if not line.estimated]
        whole = duration.effort(pace_of(_)) if duration else None
        if whole and lines and (part.choose is None) and sum(e.low for e in stated) > whole.high:
            yield Finding(
                (*part.where, "duration"),
                f"the items of this module take {_hours(sum(e.likely for e in stated))}, "
                f"its duration is {_hours(whole.likely)}",
                "correct one of them, or let it stand",
            )


def _module_duration(curriculum: Curriculum, where: Where) -> Duration | None:
    return curriculum.phases[int(where[1])].modules[int(where[3])].duration


def _positions(_: Curriculum, plan: Outline) -> Iterator[Finding]:
    """Gaps and overlaps of the author's days and weeks."""
    for key in ("day", "week"):
        last: Position | None = None
        for line in plan.work:
            place: Position | None = getattr(line.source, key)
            if place is None:
                continue
            if last is not None and last.last is not None and line.source.effort is None:
                if place.first <= last.last:
                    message = f"{key} {place.first} was taken before: this begins before {key} {last.last} is over"
                    yield Finding((*line.where, key), message, "give an effort where items share their days")
                elif place.first > last.last + 1:
                    message = f"{key} {_range(last.last + 1, place.first - 1)} stands nowhere"
                    yield Finding((*line.where, key), message)
            last = place


def _large(_: Curriculum, plan: Outline) -> Iterator[Finding]:
    for line in plan.work:
        if line.effort.likely > LARGE:
            message = f'"{line.source.title}" takes {_hours(line.effort.likely)}'
            yield Finding(line.where, message, "split what takes over 16 hours: progress shows better in small items")


def _unreachable(curriculum: Curriculum, plan: Outline) -> Iterator[Finding]:
    if not curriculum.paths:
        return
    on_a_path = {name for path in curriculum.paths for name in path.modules}
    for part in plan.modules:
        if part.id not in on_a_path:
            yield Finding(part.where, f'the module "{part.id}" is on no path', "name it in a path")


def _schedule(curriculum: Curriculum, plan: Outline) -> Iterator[Finding]:
    """The author's sample schedule against the durations of the modules."""
    if curriculum.schedule is None:
        return
    durations = {part.id: _module_duration(curriculum, part.where) for part in plan.modules}
    titles = {part.id: part.title for part in plan.modules}
    seen: set[str] = set()
    for n, slot in enumerate(curriculum.schedule.weeks):
        seen.update(slot.modules)
        given = [duration for name in slot.modules if (duration := durations.get(name)) is not None]
        if slot.weeks.last is None or not given or any(d.ongoing or not d.high.weeks for d in given):
            continue
        low, high = sum(d.low.weeks for d in given), sum(d.high.weeks for d in given)
        if not low <= slot.weeks.length <= high:
            names = " and ".join(titles[name] for name in slot.modules)
            message = f"the schedule gives {names} {slot.weeks.length} weeks, its duration says {_range(low, high)}"
            yield Finding(("schedule", "weeks", n, "weeks"), message, "correct one of them, or let it stand")
    for part in plan.modules:
        if part.id not in seen:
            yield Finding(("schedule",), f'the schedule leaves out "{part.title}"', "", part.where)


def _no_pace(curriculum: Curriculum, plan: Outline) -> Iterator[Finding]:
    if curriculum.pace is not None:
        return
    spans = [((*part.where, "duration"), curriculum.phases[part.phase].duration) for part in plan.phases]
    spans += [((*part.where, "duration"), _module_duration(curriculum, part.where)) for part in plan.modules]
    places = [where for where, duration in spans if duration is not None and duration.needs_pace]
    for line in plan.lines:
        effort = line.source.effort
        if line.source.day or line.source.week or (effort is not None and effort.needs_pace):
            places.append(line.where)
    if places:
        yield Finding(
            places[0],
            "speaks of days or weeks, and the curriculum gives no pace",
            "ten hours a week are assumed; write `pace: 10h/week`",
        )


def _nothing(curriculum: Curriculum, plan: Outline) -> Iterator[Finding]:
    if not plan.lines:
        yield Finding(("curriculum",), "there is nothing in it to study", "add phases with items, or resources")


PROBLEMS: list[Check] = [
    _duplicate_ids,
    _unknown_requires,
    _cycles,
    _unknown_modules,
    _paths_twice,
    _choices,
    _both_positions,
]
WARNINGS: list[Check] = [_sums, _crowded, _positions, _large, _unreachable, _schedule, _no_pace, _nothing]


def nearest(name: str, known: list[str]) -> str:
    """``did you mean "effort"?`` if some known name is near, else nothing."""
    from difflib import get_close_matches

    found = get_close_matches(name, known, n=1)
    return f'did you mean "{found[0]}"?' if found else ""


def _total(efforts: list[Effort]) -> Effort:
    return Effort(sum(e.low for e in efforts), sum(e.likely for e in efforts), sum(e.high for e in efforts))


def _range(low: Fraction | int, high: Fraction | int) -> str:
    """``7-9``, to a tenth."""
    ends = [f"{float(end):.1f}".removesuffix(".0") for end in (low, high)]
    return ends[0] if ends[0] == ends[1] else "-".join(ends)


def _hours(minutes: int) -> str:
    return f"{minutes / 60:.1f}".removesuffix(".0") + " h"
