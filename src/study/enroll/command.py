"""`study enroll` and `study leave`."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from study.core import difference
from study.core.enrollment import Enrolled, Enrollment, Terms
from study.core.items import OWN, OWN_TITLE
from study.core.plan_request import PlanRequest, week_beside
from study.core.values import dataclass, replace
from study.enroll import catalogue
from study.enroll.facts import store_curriculum
from study.errors import WrongUsage
from study.format.effort import pace_of
from study.format.file import Checked, check_text, load
from study.format.models import Curriculum, Path
from study.format.selection import choose_path, select
from study.parameters import DUE, FOLLOWED, HOURS, JSON, PATH_ID, STRICT, WEEK, WITH_OPTIONAL, argument, flag, option
from study.store import paths
from study.store.enrollments import followed, last_left, named, selected, track
from study.store.hours import availability, set_hours
from study.store.planning import Bench, advice, commit_plan, late
from study.store.replan import refuse_unfit
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.schedule import Schedule
    from study.store.database import Writer


def enroll(
    curriculum: str = argument("CURRICULUM", "Id of a shipped curriculum, or a YAML file.", complete="shipped"),
    hours: int | None = HOURS,
    week: str | None = WEEK,
    start: str | None = option("--start", help="First day; today if not given.", metavar="DATE"),
    due: str | None = DUE,
    path: str | None = PATH_ID,
    with_optional: bool = WITH_OPTIONAL,
    go_on: bool = flag("--continue", help="Go on where you left this curriculum."),
    strict: bool = STRICT,
    json: bool = JSON,
) -> None:
    """Take a curriculum up and plan it into your hours.

    Your hours hold for everything you follow. Without --hours or --week they stay as they are; the first time they
    are what the curriculum gives as its pace, or ten a week.

    \b
    study enroll hf-four-week --hours 10
    study enroll my-plan.yaml --week "mon=1h wed=2h sat=4h" --due "30 june"
    study enroll learning-log-2024 --path steep
    """
    from study.screen.console import put, show, working
    from study.store.workspace import Workspace

    workspace = Workspace()
    asked = Asked(
        curriculum,
        PlanRequest(hours, week_beside(hours, week)),
        workspace.date(start),
        workspace.date(due),
        path,
        with_optional,
        strict,
        go_on,
    )
    with working("Planning"):
        found = enrolling_enroll(workspace, asked)
    if json:
        from study.enroll.screen import enrolled as document

        put(document(found))
    else:
        from study.enroll.screen import screen

        show(screen(found))


def leave(curriculum: str = FOLLOWED, json: bool = JSON) -> None:
    """Stop following a curriculum; its entries are kept.

    \b
    study leave hf-four-week
    study enroll hf-four-week --continue
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace

    found = enrolling_leave(Workspace(), curriculum)
    if json:
        from study.enroll.screen import changes_left as document

        put(document(found))
    else:
        from study.enroll.screen import left

        show(left(found))


@dataclass(frozen=True, slots=True)
class Asked:
    """What the learner asks for when enrolling."""

    curriculum: str
    wish: PlanRequest
    start: date | None = None
    due: date | None = None
    path: str | None = None
    with_optional: bool = False
    strict: bool = False
    go_on: bool = False


def enrolling_enroll(workspace: Workspace, asked: Asked) -> Enrollment:
    """Store a curriculum, plan it into the hours there are, and commit. All of it or nothing."""
    checked = _own() if asked.go_on and asked.curriculum == OWN else load(catalogue.find(asked.curriculum))
    curriculum, plan = checked.both()
    if asked.go_on and (asked.start or asked.path or asked.with_optional):
        raise WrongUsage("--continue goes on as you enrolled: leave out --start, --path and --with-optional.")
    if asked.due and asked.due < (asked.start or workspace.day):
        raise WrongUsage(f"--due {asked.due} is before the start. Give a later day.")
    path = _path(curriculum, asked)
    digest = sha256(checked.text.encode()).hexdigest()
    with workspace.writing(create=True) as writer:
        _refuse_twice(writer, curriculum)
        changed = False
        if asked.go_on:
            changed = _resume(writer, curriculum, digest, asked)
        else:
            chosen = select(plan, path, asked.with_optional)
            name = path.path if path else None
            due = asked.due or curriculum.due
            terms = Terms(asked.start or writer.today, due, name, asked.with_optional)
            store_curriculum(writer, curriculum, plan, chosen, terms, digest)
        _settle_hours(writer, curriculum, asked.wish)
        made, bench = planned = commit_plan(writer)
        if asked.strict:
            refuse_unfit(made.unplaced, late(bench.tasks, made))
        return _told(writer, asked.curriculum, checked, planned, changed)


def _own() -> Checked:
    """The learner's own curriculum, which stands in no file: to be followed again after it was left."""
    return replace(check_text(f"curriculum: {OWN}\ntitle: {OWN_TITLE}\n", OWN), warnings=[])


def _told(writer: Writer, file: str, checked: Checked, planned: tuple[Schedule, Bench], changed: bool) -> Enrollment:
    """What became of it, in figures."""
    (curriculum, _), (made, bench) = checked.both(), planned
    enrolled = named(writer.connection, curriculum.curriculum)
    mine = [task for task in bench.tasks if task.curriculum == enrolled.number]
    finish = made.finishes()
    missed = late(bench.tasks, made)
    path = paths.current(writer.connection, enrolled.number)
    estimated, left_out = selected(writer.connection, enrolled.number)
    return Enrollment(
        enrolled,
        file,
        len(mine),
        sum(task.remaining for task in mine),
        estimated,
        left_out,
        path,
        [other.path for other in curriculum.paths if other.path != path],
        bench.hours.week(writer.today),
        made.finish,
        max((finish[task.item] for task in mine if task.item in finish), default=None),
        difference.due_dates(bench.tasks, made, bench.capacity(bench.hours)),
        len(missed),
        len(made.unplaced),
        len({task.curriculum for task in bench.tasks} - {enrolled.number}),
        writer.today,
        checked.warnings,
        list(advice(writer.connection, bench, bench.hours)) if missed or made.unplaced else [],
        changed,
    )


def enrolling_leave(workspace: Workspace, name: str) -> Enrolled:
    """Stop following a curriculum: it leaves the plan and the report, its entries stay."""
    with workspace.writing() as writer:
        found = named(writer.connection, name)
        track(writer, found, active=False)
        commit_plan(writer)
        return found


def _path(curriculum: Curriculum, asked: Asked) -> Path | None:
    """The path that is asked for, or the first. Raises WrongUsage for one there is not."""
    try:
        return choose_path(curriculum, asked.path)
    except KeyError:
        names = ", ".join(path.path for path in curriculum.paths)
        hint = f"Its paths are: {names}." if names else "It has no paths."
        raise WrongUsage(f'{curriculum.curriculum} has no path "{asked.path}". {hint}') from None


def _refuse_twice(writer: Writer, curriculum: Curriculum) -> None:
    if any(one.curriculum == curriculum.curriculum for one in followed(writer.connection)):
        name = curriculum.curriculum
        raise WrongUsage(
            f"You follow {name} already. To start over: study leave {name}, then enrol again "
            "(with --continue to go on where you were)."
        )


def _resume(writer: Writer, curriculum: Curriculum, digest: str, asked: Asked) -> bool:
    """Follow an enrolment that was left again, as it was enrolled; whether its file has changed since."""
    left = last_left(writer.connection, curriculum.curriculum)
    if left is None:
        raise WrongUsage(f"You have not followed {curriculum.curriculum} before. Enrol without --continue.")
    one, known = left
    track(writer, replace(one, due=asked.due or one.due))
    return known not in ("", digest)


def _settle_hours(writer: Writer, curriculum: Curriculum, wish: PlanRequest) -> None:
    """The learner's hours: those asked for, else those that hold, else the author's pace."""
    hours = availability(writer.connection)
    week = hours.usual(writer.today)
    if not wish.has_hours and not hours.periods:
        wish = PlanRequest(hours=int(pace_of(curriculum).week))
    wished = wish.applied(week)
    if wished != week or not hours.periods:
        set_hours(writer, writer.today, wished)
