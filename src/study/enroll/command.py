"""`study enroll` and `study leave`."""

from __future__ import annotations

from study.core.days import chosen_days, week_beside
from study.core.items import OWN, OWN_TITLE
from study.core.values import replace
from study.enroll import catalogue, screen
from study.enroll.enrollment import EnrollmentRequest, enrolled, refuse_impossible
from study.enroll.rules import EnrollmentSummary, LeaveSummary
from study.format import shipped
from study.importing.command import DATES_ON, FORCE, FRESH, LANGUAGE, SECTION, SPLIT_COLUMNS, TITLE, YEAR
from study.parameters import (
    DAYS,
    DRY_RUN,
    DUE,
    FOLLOWED,
    HOURS,
    JSON,
    NEW,
    PATH_ID,
    STRICT,
    WEEK,
    WITH_OPTIONAL,
    WITHIN,
    argument,
    flag,
    option,
    weeks_of,
)
from study.screen.console import answer_change, working
from study.store import portions
from study.store.effects import held_ends, shifts
from study.store.enrollments import named, track
from study.store.planning import commit_plan
from study.store.replan import PlanRequest
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.items import Enrollment
    from study.format.file import CheckResult
    from study.store.database import Writer


def enroll(
    curriculum: str = argument(
        "CURRICULUM|SOURCE",
        "Id of a shipped curriculum, a YAML file, or something to import: a README, a roadmap, …",
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
    go_on: bool = flag("--continue", help="Continue where you left off."),
    strict: bool = STRICT,
    plan_materials: bool = flag("--plan-materials", help="Plan courses, books and other materials as work, too."),
    weeks: int | None = option(
        "--weeks",
        help="Fill so many weeks: the work first, then materials as far as your hours reach.",
        metavar="NUMBER",
        read=weeks_of,
    ),
    json: bool = JSON,
    yes: bool = flag("--yes", "-y", help="Don't ask; go ahead with what is shown."),
    fresh: bool = FRESH,
    year: int | None = YEAR,
    on: str | None = DATES_ON,
    title: str = TITLE,
    section: str = SECTION,
    language: str | None = LANGUAGE,
    split_columns: bool = SPLIT_COLUMNS,
    force: bool = FORCE,
    new: bool = NEW,
    dry_run: bool = DRY_RUN,
) -> None:
    """Plan a curriculum into your week.

    Beside what you follow already, --hours are hours of its own, and the week becomes longer by them, unless they are
    taken out of it with --within; without --hours it shares the week there is. The first time the hours are what the
    curriculum gives as its pace, or ten a week. A README, a roadmap or another source is imported first:
    you see what came of it, and the plan that follows, before anything is kept.

    With --weeks, parts that their author puts into a week are not begun before it, and a week that holds nothing yet
    is a place to add to: study add TITLE --to CURRICULUM/week-5. Where the work is more than the weeks hold, all of it
    is planned, and you are told which hours it would take.

    \b
    study enroll hf-four-week --hours 10
    study enroll self-teaching-26-weeks --weeks 26
    study enroll README.md --hours 10 --days "mon-fri sat"
    study enroll my-plan.yaml --week "mon=1h wed=2h sat=4h" --due "30 june"
    study enroll learning-log-2024 --path steep
    """
    workspace = Workspace(dry_run=dry_run, new=new)
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
        weeks=weeks,
    )
    if catalogue.is_source(curriculum):
        from study.enroll.source import enroll_source
        from study.importing.options import Options

        day = workspace.date(on) or workspace.day
        options = Options("", day, fresh, year, title, section, language or "", split_columns)
        return enroll_source(workspace, request, options, force=force, yes=yes, json=json)
    with working("Planning"):
        summary = _enroll(workspace, request)
    return answer_change(
        json, "study.enrolled/1", lambda: screen.document(summary), lambda: screen.page(summary), workspace.commit
    )


def leave(curriculum: str = FOLLOWED, dry_run: bool = DRY_RUN, json: bool = JSON) -> None:
    """Stop following a curriculum; what you logged is kept.

    \b
    study leave hf-four-week
    study enroll hf-four-week --continue
    """
    workspace = Workspace(dry_run=dry_run)
    with working("Planning"), workspace.writing() as writer:
        found = _left(writer, named(writer.connection, curriculum))
    answer_change(
        json, "study.leave/1", lambda: screen.left_document(found), lambda: screen.left_page(found), workspace.commit
    )


def _left(writer: Writer, one: Enrollment) -> LeaveSummary:
    """Stop following a curriculum; its hours go to the others."""
    connection, today = writer.connection, writer.today
    minutes, ends = portions.portions(connection, today).get(one.number, 0), held_ends(connection)
    track(writer, one, active=False)
    made, inputs = commit_plan(writer)
    return LeaveSummary(
        left=one,
        minutes=minutes if inputs.tasks else 0,
        week=sum(inputs.hours.usual(today)),
        shifts=shifts(connection, ends, inputs, made),
        today=today,
        is_trial=writer.is_trial,
    )


def _enroll(workspace: Workspace, request: EnrollmentRequest) -> EnrollmentSummary:
    from study.format.file import load

    is_own = request.go_on and request.curriculum == OWN
    check = _own() if is_own else load(shipped.find(request.curriculum))
    refuse_impossible(workspace, request, check)
    with workspace.writing(create=True) as writer:
        return enrolled(writer, request, check)


def _own() -> CheckResult:
    """The learner's own curriculum, which stands in no file: to be followed again after it was left."""
    from study.format.file import check_text

    return replace(check_text(f"curriculum: {OWN}\ntitle: {OWN_TITLE}\n", OWN), warnings=[])
