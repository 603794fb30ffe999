"""`study enroll` and `study leave`."""

from __future__ import annotations

from datetime import date

from study.certificates import facts as certificates
from study.core.availability import EVERY_DAY, week_of
from study.core.days import chosen_days, week_beside
from study.core.deadlines import due_dates
from study.core.items import OWN, OWN_TITLE, Enrollment, Terms
from study.core.selection import select
from study.core.values import dataclass, field, replace
from study.enroll import catalogue, screen
from study.errors import WrongUsage
from study.format import shipped
from study.goals import facts as goals
from study.importing.command import DATES_ON, FORCE, FRESH, LANGUAGE, SECTION, SPLIT_COLUMNS, TITLE, YEAR
from study.journal import facts as journal
from study.parameters import (
    DAYS,
    DUE,
    FOLLOWED,
    HOURS,
    JSON,
    PATH_ID,
    STRICT,
    WEEK,
    WITH_OPTIONAL,
    WITHIN,
    argument,
    flag,
    option,
)
from study.screen.console import answer, working
from study.store import additions, materials, paths, plans, portions, versions
from study.store.enrollments import followed, last_left, named, selected, track
from study.store.hours import availability, set_hours
from study.store.planning import PlanInput, advice, commit_plan, late
from study.store.replan import PlanRequest, refuse_unfit
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.availability import Week
    from study.core.deadlines import Advice, DueDate
    from study.core.schedule import Schedule
    from study.errors import Problem
    from study.format.file import CheckResult
    from study.format.models import Curriculum, Path
    from study.store.database import Writer


@dataclass(frozen=True, slots=True)
class FinishShift:
    """A curriculum that ends on another day than before."""

    curriculum: str
    before: date
    after: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrollmentSummary:
    """What enrolling came to. Minutes; ``left_out`` counts items by the reason they are not planned.

    ``shifts`` are the other curricula whose plan moved.
    """

    enrolled: Enrollment
    file: str
    tasks: int
    effort: int
    estimated: int
    left_out: dict[str, int]
    path: str | None
    other_paths: list[str]
    week: Week
    finish: date | None
    own_finish: date | None
    deadlines: list[DueDate]
    late: int
    unplaced: int
    others: int
    today: date
    warnings: list[Problem]
    advice: list[Advice]
    changed_file: bool
    shifts: list[FinishShift] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrollmentRequest:
    """What a learner asks for when enrolling; ``hours`` gives other hours, if any.

    ``source`` is where the curriculum came from, if it was imported for this.
    """

    curriculum: str
    hours: PlanRequest
    start: date | None
    due: date | None
    path: str | None
    with_optional: bool
    go_on: bool
    strict: bool
    plan_materials: bool = False
    source: str = ""
    within: bool = False


def enroll(
    curriculum: str = argument(
        "CURRICULUM|SOURCE",
        "Id of a shipped curriculum, a YAML file, or what is to be imported first: a README, a roadmap, …",
        complete="shipped",
    ),
    hours: int | None = HOURS,
    week: str | None = WEEK,
    days: str | None = DAYS,
    within: bool = WITHIN,
    start: str | None = option("--start", help="First day; today if not given.", metavar="DATE"),
    due: str | None = DUE,
    path: str | None = PATH_ID,
    with_optional: bool = WITH_OPTIONAL,
    go_on: bool = flag("--continue", help="Go on where you left this curriculum."),
    strict: bool = STRICT,
    plan_materials: bool = flag("--plan-materials", help="Plan courses, books and other materials too, as work."),
    json: bool = JSON,
    yes: bool = flag("--yes", "-y", help="Take what is shown, and ask nothing."),
    fresh: bool = FRESH,
    year: int | None = YEAR,
    on: str | None = DATES_ON,
    title: str = TITLE,
    section: str = SECTION,
    language: str | None = LANGUAGE,
    split_columns: bool = SPLIT_COLUMNS,
    force: bool = FORCE,
) -> None:
    """Take a curriculum up and plan it into your hours.

    Beside what you follow already, --hours are hours of its own, and the week becomes longer by them, unless they are
    taken out of it with --within; without --hours it shares the week there is. The first time the hours are what the
    curriculum gives as its pace, or ten a week. A README, a roadmap or another source is imported first:
    you see what came of it, and the plan that follows, before anything is kept.

    \b
    study enroll hf-four-week --hours 10
    study enroll README.md --hours 10 --days "mon-fri sat"
    study enroll my-plan.yaml --week "mon=1h wed=2h sat=4h" --due "30 june"
    study enroll learning-log-2024 --path steep
    """
    workspace = Workspace()
    request = EnrollmentRequest(
        curriculum=curriculum,
        hours=PlanRequest(hours=hours, week=week_beside(hours, week), days=chosen_days(days, week)),
        start=workspace.date(start),
        due=workspace.date(due),
        path=path,
        with_optional=with_optional,
        go_on=go_on,
        strict=strict,
        plan_materials=plan_materials,
        within=within,
    )
    if catalogue.is_source(curriculum):
        from study.enroll.source import enroll_source
        from study.importing.options import Options

        day = workspace.date(on) or workspace.day
        options = Options("", day, fresh, year, title, section, language or "", split_columns)
        return enroll_source(workspace, request, options, force=force, yes=yes, json=json)
    with working("Planning"):
        summary = _enroll(workspace, request)
    return answer(json, "study.enrolled/1", lambda: screen.document(summary), lambda: screen.page(summary))


def _enroll(workspace: Workspace, request: EnrollmentRequest) -> EnrollmentSummary:
    from study.format.file import load

    is_own = request.go_on and request.curriculum == OWN
    check = _own() if is_own else load(shipped.find(request.curriculum))
    refuse_impossible(workspace, request, check)
    with workspace.writing(create=True) as writer:
        return enrolled(writer, request, check)


def leave(curriculum: str = FOLLOWED, json: bool = JSON) -> None:
    """Stop following a curriculum; its entries are kept.

    \b
    study leave hf-four-week
    study enroll hf-four-week --continue
    """
    with Workspace().writing() as writer:
        left = named(writer.connection, curriculum)
        track(writer, left, active=False)
        commit_plan(writer)
    answer(json, "study.leave/1", lambda: screen.left_document(left), lambda: screen.left_page(left))


def refuse_impossible(workspace: Workspace, request: EnrollmentRequest, check: CheckResult) -> None:
    """Raise WrongUsage for what cannot be asked for, before there is a database for it."""
    if request.go_on and (request.start or request.path or request.with_optional or request.plan_materials):
        raise WrongUsage(
            "--continue goes on as you enrolled: leave out --start, --path, --with-optional and --plan-materials."
        )
    if request.due and request.due < (request.start or workspace.day):
        raise WrongUsage(f"--due {request.due} is before the start. Give a later day.")
    _path(check.both()[0], request.path)


def enrolled(writer: Writer, request: EnrollmentRequest, check: CheckResult) -> EnrollmentSummary:
    """Store a curriculum, plan it into the hours there are, and commit to the plan."""
    curriculum, _ = check.both()
    path = _path(curriculum, request.path)
    _refuse_twice(writer, check, request.source or request.curriculum)
    changed, finishes = False, _finishes(writer)
    if request.go_on:
        changed = _resume(writer, check, request.due)
    else:
        start, due = request.start or writer.today, request.due or curriculum.due
        source = catalogue.place_of(request.source or request.curriculum)
        terms = Terms(start, due, with_optional=request.with_optional, source=source)
        enrollment = _begin(writer, check, path, terms)
        if request.plan_materials:
            _plan_materials(writer, enrollment)
    if not _has_own_hours(writer, curriculum, request):
        _settle_hours(writer, curriculum, request.hours)
    made, inputs = commit_plan(writer)
    if request.strict:
        refuse_unfit(made.unplaced, late(inputs.tasks, made))
    summary = _summary(writer, request.curriculum, check, (made, inputs), changed)
    return replace(summary, shifts=_shifts(finishes, _finishes(writer)))


def _finishes(writer: Writer) -> dict[str, date | None]:
    """The day on which each curriculum ends by the plan that holds."""
    plan = plans.current(writer.connection)
    return {
        one.curriculum: plans.finish_of(writer.connection, plan.number, one.number) if plan else None
        for one in followed(writer.connection)
    }


def _shifts(before: dict[str, date | None], after: dict[str, date | None]) -> list[FinishShift]:
    return [
        FinishShift(name, was, now) for name, was in before.items() if was and (now := after.get(name)) and was != now
    ]


def _own() -> CheckResult:
    """The learner's own curriculum, which stands in no file: to be followed again after it was left."""
    from study.format.file import check_text

    return replace(check_text(f"curriculum: {OWN}\ntitle: {OWN_TITLE}\n", OWN), warnings=[])


def _path(curriculum: Curriculum, wanted: str | None) -> Path | None:
    """The path that is asked for, or the first. Raises WrongUsage for one there is not."""
    from study.format.outline import choose_path

    try:
        return choose_path(curriculum, wanted)
    except KeyError:
        names = ", ".join(path.path for path in curriculum.paths)
        hint = f"Its paths are: {names}." if names else "It has no paths."
        raise WrongUsage(f'{curriculum.curriculum} has no path "{wanted}". {hint}') from None


def _refuse_twice(writer: Writer, check: CheckResult, file: str) -> None:
    name = check.both()[0].curriculum
    for other in followed(writer.connection):
        if other.curriculum != name:
            continue
        if versions.differs(writer.connection, other.number, check):
            command = catalogue.upgrade_command(name, file)
            raise WrongUsage(f"You follow {name} already, in another version. To go on with this one: {command}.")
        raise WrongUsage(
            f"You follow {name} already. To start over: study leave {name}, then enrol again "
            "(with --continue to go on where you were)."
        )


def _plan_materials(writer: Writer, enrollment: int) -> None:
    """Make work of the materials that are not finished, each with its own effort, last in its module."""
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
    journal.seed(writer, curriculum, numbers.enrollment, terms.start)
    return numbers.enrollment


def _resume(writer: Writer, check: CheckResult, due: date | None) -> bool:
    """Follow an enrolment that was left again, as it was enrolled; whether its file has changed since."""
    curriculum, _ = check.both()
    left = last_left(writer.connection, curriculum.curriculum)
    if left is None:
        raise WrongUsage(f"You have not followed {curriculum.curriculum} before. Enrol without --continue.")
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
            raise WrongUsage("--within takes --hours out of the week that others have by now. Leave it out.")
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
    )
