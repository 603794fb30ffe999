"""What the author of a curriculum may want to look at: functions in a list, each yielding findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from study.core.duration import Duration, Effort, Pace, Position
from study.core.selection import select
from study.format.checks import Check, Finding
from study.format.effort import pace_of
from study.format.models import Curriculum, Phase, Slot
from study.format.outline import Line, Outline, Where

TOLERANCE = Fraction(1, 20)
"""How far a sum may be off its header before it is worth a word."""

LARGE = 16 * 60  # minutes

CORRECT = "correct one of them, or leave it"


def warnings(curriculum: Curriculum, plan: Outline) -> Iterator[Finding]:
    """What its author may want to look at. The curriculum has no problems."""
    for check in WARNINGS:
        yield from check(curriculum, plan)


def _sums(curriculum: Curriculum, plan: Outline) -> Iterator[Finding]:
    """Parts that do not add up to the header; the total against the author's pace."""
    left_out = select(plan, None, with_optional=True).left_out
    work: dict[int | None, list[Line]] = {}
    for line, reason in zip(plan.work, left_out, strict=True):
        if reason != "choice" and _counts(line, plan):
            work.setdefault(line.phase, []).append(line)
    whole, all_given = Effort(0, 0, 0), bool(curriculum.phases)
    for n, phase in enumerate(curriculum.phases):
        lines = work.get(n, [])
        total, given = _parts(curriculum, phase, lines)
        if lines:
            yield from _compare(("phases", n, "duration"), total, given, phase.duration, curriculum)
        whole, all_given = Effort.total([whole, total]), all_given and given
    if all_given:
        yield from _compare(("duration",), whole, True, curriculum.duration, curriculum)


def _parts(curriculum: Curriculum, phase: Phase, lines: list[Line]) -> tuple[Effort, bool]:
    """What the parts of a phase add up to, and whether all of them say how long they take."""
    durations = [module.duration for module in phase.modules if module.duration is not None]
    if durations and len(durations) == len(phase.modules) and not phase.items:
        pace = pace_of(curriculum)
        return Effort.total([duration.effort(pace) for duration in durations if not duration.ongoing]), True
    stated = [line.effort for line in lines if not line.estimated]
    return Effort.total(stated), len(stated) == len(lines)


def _counts(line: Line, plan: Outline) -> bool:
    return not line.ongoing and (line.module is None or not plan.modules[line.module].ongoing)


def _compare(
    where: Where, total: Effort, given: bool, header: Duration | None, curriculum: Curriculum
) -> Iterator[Finding]:
    """A header against its parts, ``given`` if all of them say how long they take; else they can only be too much."""
    if header is None or header.ongoing or (header.needs_pace and curriculum.pace is None):
        return
    pace = pace_of(curriculum)
    claim = header.effort(pace)
    over, under = (1 + TOLERANCE), (1 - TOLERANCE)
    if given and claim.low * under <= total.low <= claim.low * over:
        if claim.high * under <= total.high <= claim.high * over:
            return
    elif not given and total.low <= claim.high * over:
        return
    length, unit = _unit(header, pace)
    found, said = _range(total.low / length, total.high / length), _range(claim.low / length, claim.high / length)
    what = "the parts of this phase" if len(where) > 1 else "the phases"
    yield Finding(where, f"{what} add up to {found} {unit}, the header says {said}", CORRECT)


def _unit(header: Duration, pace: Pace) -> tuple[Fraction, str]:
    """The minutes and the name of the unit a header speaks of."""
    if header.high.weeks:
        return pace.week, "weeks"
    return (pace.day, "days") if header.high.days else (Fraction(60), "h")


def _crowded(curriculum: Curriculum, plan: Outline) -> Iterator[Finding]:
    """Modules whose items state more than the module's duration."""
    pace, inside = pace_of(curriculum), plan.work_of_modules()
    for n, part in enumerate(plan.modules):
        duration = _module_duration(curriculum, part.where)
        if duration is None or duration.ongoing or part.choose is not None:
            continue
        stated = [line.effort for line in inside.get(n, []) if not line.estimated]
        whole = duration.effort(pace)
        if sum(effort.low for effort in stated) > whole.high:
            taken = _hours(sum(effort.likely for effort in stated))
            message = f"the items of this module take {taken}, its duration is {_hours(whole.likely)}"
            yield Finding((*part.where, "duration"), message, CORRECT)


def _module_duration(curriculum: Curriculum, where: Where) -> Duration | None:
    return curriculum.phases[int(where[1])].modules[int(where[3])].duration


def _positions(curriculum: Curriculum, plan: Outline) -> Iterator[Finding]:
    """Gaps and overlaps of the author's days and weeks. What is parallel, or an alternative, may overlap."""
    paths = [set(path.modules) for path in curriculum.paths]
    for key in ("day", "week"):
        end: int | None = None
        holder: Line | None = None
        for line in plan.work:
            place: Position | None = getattr(line.source, key)
            if place is None or _is_parallel(line, plan):
                continue
            if end is not None and holder and line.source.effort is None:
                yield from _gap_or_overlap((*line.where, key), key, place, end, _share(line, holder, plan, paths))
            if place.last is None:
                break
            if end is None or place.last > end:
                end, holder = place.last, line


def _gap_or_overlap(where: Where, key: str, place: Position, end: int, share: bool) -> Iterator[Finding]:
    if place.first > end + 1:
        yield Finding(where, f"there is nothing on {key} {_range(end + 1, place.first - 1)}", CORRECT)
    elif place.first <= end and share:
        message = f"this begins on {key} {place.first}, before the part above ends on {key} {end}"
        yield Finding(where, message, f"give an `effort` where several share a {key}")


def _is_parallel(line: Line, plan: Outline) -> bool:
    module = line.module is not None and plan.modules[line.module].parallel
    return module or (line.phase is not None and plan.phases[line.phase].parallel)


def _share(one: Line, other: Line, plan: Outline, paths: list[set[str]]) -> bool:
    """Whether there is a path that both are on."""
    names = {plan.modules[line.module].id for line in (one, other) if line.module is not None}
    return not paths or any(names <= path for path in paths)


def _large(_: Curriculum, plan: Outline) -> Iterator[Finding]:
    for line in plan.work:
        if line.effort.likely > LARGE and not line.ongoing:
            message = f'"{line.source.title}" takes {_hours(line.effort.likely)}'
            hint = "split it: progress shows better in items under 16 hours"
            if line.estimated:
                message, hint = f"{message}, as a {line.source.kind} usually does", f"give it an `effort`, or {hint}"
            yield Finding(line.where, message, hint)


def _unreachable(curriculum: Curriculum, plan: Outline) -> Iterator[Finding]:
    if not curriculum.paths:
        return
    on_a_path = {name for path in curriculum.paths for name in path.modules}
    for part in plan.modules:
        if part.id not in on_a_path:
            yield Finding(part.where, f'the module "{part.id}" is on no path', "name it in a path")


def _schedule(curriculum: Curriculum, plan: Outline) -> Iterator[Finding]:
    """The author's sample schedule against the durations of the modules."""
    slots = curriculum.schedule.weeks if curriculum.schedule else []
    counts = Counter(name for slot in slots for name in slot.modules)
    durations = {part.id: _module_duration(curriculum, part.where) for part in plan.modules}
    for n, slot in enumerate(slots):
        given = [duration for name in slot.modules if (duration := durations.get(name)) is not None]
        if slot.weeks.last is None or not given or any(counts[name] > 1 for name in slot.modules):
            continue
        if any(duration.ongoing or not duration.high.weeks for duration in given):
            continue
        low, high = sum(duration.low.weeks for duration in given), sum(duration.high.weeks for duration in given)
        if not low <= slot.weeks.length <= high:
            yield Finding(("schedule", "weeks", n, "weeks"), _other_length(slot, plan, _range(low, high)), CORRECT)
    for part in plan.modules if slots else ():
        if part.id not in counts and not part.optional:
            hint = "name it under the weeks it takes, or leave it"
            yield Finding(("schedule",), f'the schedule leaves out "{part.title}"', hint, part.where)


def _other_length(slot: Slot, plan: Outline, said: str) -> str:
    names = " and ".join(part.title for part in plan.modules if part.id in slot.modules)
    weeks = f"{slot.weeks.length} {'week' if slot.weeks.length == 1 else 'weeks'}"
    whose = "its duration says" if len(slot.modules) == 1 else "their durations say"
    return f"the schedule gives {names} {weeks}, {whose} {said}"


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
            "this gives days or weeks, but the curriculum has no pace",
            "ten hours a week are assumed; write `pace: 10h/week`",
        )


def _nothing(curriculum: Curriculum, plan: Outline) -> Iterator[Finding]:
    if not plan.lines:
        yield Finding(("curriculum",), "there is nothing in it to study", "add phases with items, or resources")


WARNINGS: list[Check] = [_sums, _crowded, _positions, _large, _unreachable, _schedule, _no_pace, _nothing]


def _range(low: Fraction | int, high: Fraction | int) -> str:
    """``7-9``, to a tenth."""
    ends = [f"{float(end):.1f}".removesuffix(".0") for end in (low, high)]
    return ends[0] if ends[0] == ends[1] else "-".join(ends)


def _hours(minutes: int) -> str:
    return f"{minutes / 60:.1f}".removesuffix(".0") + " h"
