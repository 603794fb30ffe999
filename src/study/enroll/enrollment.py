"""A curriculum is stored, or gone on with, gets its hours and is planned into them."""

from __future__ import annotations

from datetime import date

from study.certificates import facts as certificates
from study.core.availability import EVERY_DAY, week_of
from study.core.deadlines import due_dates
from study.core.items import Terms
from study.core.selection import select
from study.core.values import dataclass, replace
from study.enroll import catalogue, peers
from study.enroll.rules import EnrollmentSummary
from study.enroll.weeks import fill
from study.errors import WrongUsage
from study.goals import facts as goals
from study.journal import facts as journal
from study.store import additions, materials, paths, portions, versions
from study.store.advice import advice
from study.store.effects import held_ends, lost, shifts
from study.store.enrollments import followed, last_left, named, peer_efforts, selected, track
from study.store.hours import availability, set_hours
from study.store.planning import PlanInput, commit_plan, late
from study.store.replan import PlanRequest, refuse_unfit
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.schedule import Schedule
    from study.format.file import CheckResult
    from study.format.models import Curriculum, Path
    from study.store.database import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrollmentRequest:
    """What a learner asks for when enrolling; ``hours`` gives other hours, if any.

    ``source`` is where the curriculum came from, if it was imported for this, and ``options`` how it was read.
    """

    curriculum: str
    hours: PlanRequest
    start: date | None = None
    due: date | None = None
    path: str | None = None
    with_optional: bool = False
    go_on: bool = False
    strict: bool = False
    plan_materials: bool = False
    source: str = ""
    options: str = ""
    within: bool = False
    weeks: int | None = None


def refuse_impossible(workspace: Workspace, request: EnrollmentRequest, check: CheckResult) -> None:
    """Raise WrongUsage for what cannot be asked for, before there is a database for it."""
    again = request.start or request.path or request.with_optional or request.plan_materials or request.weeks
    if request.go_on and again:
        raise WrongUsage(
            "--continue keeps the settings you enrolled with. "
            "Leave out --start, --path, --with-optional, --plan-materials and --weeks."
        )
    if request.due and request.due < (request.start or workspace.day):
        raise WrongUsage(f"--due {request.due} is before the start. Give a later day.")
    _path(check.both()[0], request.path)


def enrolled(writer: Writer, request: EnrollmentRequest, check: CheckResult) -> EnrollmentSummary:
    """Store a curriculum, plan it into the hours there are, and commit to the plan."""
    curriculum, _ = check.both()
    path = _path(curriculum, request.path)
    _refuse_twice(writer, check, request)
    changed, ends, used = False, held_ends(writer.connection), None
    if request.go_on:
        changed = _resume(writer, check, request.due)
    else:
        start, due = request.start or writer.today, request.due or curriculum.due
        source = catalogue.place_of(request.source or request.curriculum)
        terms = Terms(
            start,
            due,
            with_optional=request.with_optional,
            source=source,
            options=request.options,
            weeks=request.weeks,
            peers=peers.apply(check),
        )
        enrollment = _begin(writer, check, path, terms)
        if request.plan_materials:
            _plan_materials(writer, enrollment)
    is_free = _is_free(writer, request.hours)
    if not _has_own_hours(writer, curriculum, request):
        _settle_hours(writer, curriculum, request.hours)
    if request.weeks:
        used = fill(writer, enrollment, is_free)
    made, inputs = commit_plan(writer)
    if request.strict:
        refuse_unfit(made.unplaced, late(inputs.tasks, made))
    summary = _summary(writer, request.curriculum, check, (made, inputs), changed)
    return replace(summary, shifts=shifts(writer.connection, ends, inputs, made), weeks=used)


def _is_free(writer: Writer, wish: PlanRequest) -> bool:
    """Whether nobody has said how many hours a week there are, nor on which days."""
    return wish.hours is None and wish.week is None and not availability(writer.connection).periods


def _path(curriculum: Curriculum, wanted: str | None) -> Path | None:
    """The path that is asked for, or the first. Raises WrongUsage for one there is not."""
    from study.format.outline import choose_path

    try:
        return choose_path(curriculum, wanted)
    except KeyError:
        names = ", ".join(path.path for path in curriculum.paths)
        hint = f"Its paths are: {names}." if names else "It has no paths."
        raise WrongUsage(f'{curriculum.curriculum} has no path "{wanted}". {hint}') from None


def _refuse_twice(writer: Writer, check: CheckResult, request: EnrollmentRequest) -> None:
    """Raise WrongUsage for what is followed, with what may be meant: its new version, other hours, a new start."""
    name = check.both()[0].curriculum
    following = followed(writer.connection)
    for other in following:
        if other.curriculum != name:
            continue
        if versions.differs(writer.connection, other.number, check):
            command = catalogue.upgrade_command(name, request.source or request.curriculum)
            raise WrongUsage(f"You already follow another version of {name}. To switch to this one: {command}.")
        if request.hours.has_hours:
            raise WrongUsage(
                f"You already follow {name}. For other hours: {_hours_command(name, request, len(following))}."
            )
        raise WrongUsage(
            f"You already follow {name}. To start over: `study leave {name}`, then enroll again "
            "(with --continue to keep your progress)."
        )


def _hours_command(name: str, request: EnrollmentRequest, following: int) -> str:
    """What gives a curriculum that is followed other hours."""
    if request.hours.hours is None:
        return "study replan --week WEEK" if request.hours.week else "study replan --days DAYS"
    wanted = f"--hours {round(request.hours.hours / 60, 2):g}"
    return f"study track {name} {wanted}" if following > 1 else f"study replan {wanted}"


def _plan_materials(writer: Writer, enrollment: int) -> None:
    """Make work of the materials that aren't finished, each with its own effort, last in its module."""
    for number in materials.unfinished(writer.connection, enrollment):
        additions.include(writer, number)


def _begin(writer: Writer, check: CheckResult, path: Path | None, terms: Terms) -> int:
    """Store a curriculum, and what its file brings to the wings; its number."""
    from study.enroll import facts

    curriculum, outline = check.both()
    chosen = select(outline, path.modules if path else None, terms.with_optional)
    numbers = facts.store(writer, check, chosen, replace(terms, path=path.path if path else None))
    certificates.seed(writer, numbers.sources())
    goals.seed(writer, curriculum, numbers.enrollment, terms.start)
    journal.seed(writer, curriculum, numbers.enrollment)
    return numbers.enrollment


def _resume(writer: Writer, check: CheckResult, due: date | None) -> bool:
    """Follow an enrolment that was left again, as it was enrolled; whether its file has changed since."""
    curriculum, _ = check.both()
    left = last_left(writer.connection, curriculum.curriculum)
    if left is None:
        raise WrongUsage(f"You haven't followed {curriculum.curriculum} before. Enroll without --continue.")
    enrolled, _ = left
    track(writer, replace(enrolled, due=due or enrolled.due))
    return versions.differs(writer.connection, enrolled.number, check)


def _has_own_hours(writer: Writer, curriculum: Curriculum, request: EnrollmentRequest) -> bool:
    """Give a curriculum the hours that are asked for beside those of the others; False if there are no others."""
    enrolled = named(writer.connection, curriculum.curriculum)
    minutes = request.hours.hours
    others = set(portions.portions(writer.connection, writer.today)) - {enrolled.number}
    if minutes is None or not others or not availability(writer.connection).periods:
        if request.within:
            raise WrongUsage("--within takes --hours from the other curricula, and there are none. Leave it out.")
        if not request.go_on:
            portions.share(writer, enrolled)
        return False
    if request.hours.days is not None:
        _settle_hours(writer, curriculum, replace(request.hours, hours=None))
    portions.give(writer, enrolled, minutes, request.within, joins=True)
    return True


def _settle_hours(writer: Writer, curriculum: Curriculum, wish: PlanRequest) -> None:
    """The learner's hours: those asked for, else those that hold, else the author's pace."""
    hours = availability(writer.connection)
    week = hours.usual(writer.today)
    if wish.hours is None and wish.week is None and not hours.periods:
        from study.format.effort import pace_of

        pace = pace_of(curriculum)
        wish = replace(wish, hours=int(pace.week))
        if pace.daily and wish.days is None:  # the author's days, one as long as the other
            even = [int(pace.day) * (day < pace.days) for day in EVERY_DAY]
            wish = replace(wish, hours=None, week=week_of(even))
    wished = wish.applied(week)
    if wished != week or not hours.periods:
        set_hours(writer, writer.today, wished)


def _summary(
    writer: Writer, file: str, check: CheckResult, planned: tuple[Schedule, PlanInput], changed: bool
) -> EnrollmentSummary:
    """What became of it, in figures."""
    (curriculum, _), (made, inputs) = check.both(), planned
    enrolled = named(writer.connection, curriculum.curriculum)
    mine = [task for task in inputs.tasks if task.curriculum == enrolled.number]
    finish = made.finishes()
    missed = late(inputs.tasks, made)
    path = paths.current(writer.connection, enrolled.number)
    estimated, left_out = selected(writer.connection, enrolled.number)
    return EnrollmentSummary(
        enrolled=enrolled,
        file=file,
        tasks=len(mine),
        effort=sum(task.remaining for task in mine),
        estimated=estimated,
        left_out=left_out,
        path=path,
        other_paths=[other.path for other in curriculum.paths if other.path != path],
        week=inputs.hours.week(writer.today),
        finish=made.finish,
        own_finish=max((finish[task.item] for task in mine if task.item in finish), default=None),
        deadlines=due_dates(inputs.tasks, made, inputs.capacity(inputs.hours)),
        late=len(missed),
        unplaced=len(made.unplaced),
        others=len({task.curriculum for task in inputs.tasks} - {enrolled.number}),
        today=writer.today,
        warnings=check.warnings,
        advice=list(advice(writer.connection, inputs, inputs.hours)) if missed or made.unplaced else [],
        changed_file=changed,
        peers=peer_efforts(writer.connection, enrolled.number),
        lost=lost(writer.connection, inputs, made),
        is_trial=writer.is_trial,
    )
