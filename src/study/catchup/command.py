"""`study catchup`, `resume` and `compare`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from study.catchup import screen
from study.catchup.rules import Comparison, Option, Remedy, Resumption, sessions_a_week
from study.catchup.ways import Way, ways_on
from study.core.agenda import SILENT
from study.core.availability import ONE_DAY, HoursException, ramp_up
from study.core.days import chosen_days, week_beside
from study.core.values import replace
from study.errors import StudyError, WrongUsage
from study.forecast.command import end_of_all, is_assumed
from study.parameters import DRY_RUN, JSON, argument, flag, option
from study.screen import difference
from study.screen.console import answer, answer_change, working
from study.store import hours as stored
from study.store import plans
from study.store.effects import held_ends, shifts
from study.store.planning import commit_plan
from study.store.plans import last_active
from study.store.replan import PlanRequest, plan_anew
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.pace import LearnerPace


def catchup(
    apply: int | None = option("--apply", help="Apply this option.", metavar="NUMBER"),
    dry_run: bool = DRY_RUN,
    json: bool = JSON,
) -> None:
    """Show ways to catch up, and what each would cost.

    Nothing changes until you choose one.

    \b
    study catchup
    study catchup --apply 1 --dry-run
    study catchup --apply 1
    """
    workspace = Workspace(dry_run=dry_run)
    if apply is not None:
        return _apply(workspace, apply, json)
    with working("Trying"):
        with workspace.reading() as connection:
            found, ways = ways_on(connection, workspace.today(connection))
            found = replace(found, is_assumed=is_assumed(connection, workspace.today(connection)))
        found = replace(found, remedies=[_remedy(workspace, way) for way in ways])
    return answer(json, "study.catchup/1", screen.document, screen.page, found)


def resume(
    as_off: bool = flag("--as-off", help="The break counts as time off."), dry_run: bool = DRY_RUN, json: bool = JSON
) -> None:
    """Pick up again after a break.

    Replans from today, with half your hours for the first week.

    \b
    study resume
    study resume --as-off     the gap was time off, and counts for nothing
    """
    workspace = Workspace(dry_run=dry_run)
    with workspace.writing() as writer:
        connection, today = writer.connection, writer.today
        held = plans.current(connection)
        last = last_active(connection, held) if held else today
        if held is None or (today - last).days < SILENT:
            raise WrongUsage(
                f"You haven't been away long enough to need this ({SILENT} days). To replan: `study replan`. "
                "For days off: `study off friday`."
            )
        gap = last + ONE_DAY, today - ONE_DAY
        if as_off:
            stored.set_exception(writer, HoursException(*gap, None, "time off"))
        ends, gentle = held_ends(connection), ramp_up(stored.availability(connection), today)
        for one in gentle:
            stored.set_exception(writer, one)
        made, inputs = commit_plan(writer)
        found = Resumption(
            day=today,
            silent=gap,
            off=as_off,
            before=held.finish,
            after=made.finish,
            p80=end_of_all(connection, today),
            gentle=[(one.first, inputs.hours.capacity(one.first)) for one in gentle],
            shifts=shifts(connection, ends, inputs, made),
            is_trial=writer.is_trial,
        )
    answer_change(
        json,
        "study.resume/1",
        lambda: screen.resumption_document(found),
        lambda: screen.resumption_page(found),
        workspace.commit,
    )


def compare(
    options: list[str] = argument("OPTIONS", 'Options of replan in quotes: "--hours 8".'), json: bool = JSON
) -> None:
    """Compare several ways to replan, side by side.

    Each in quotes, as `study replan` takes them; nothing is changed.

    \b
    study compare "--hours 8" "--hours 12"
    study compare "--week 'sat=4h sun=4h'" "--drop optional" "--due '1 july'"
    """
    workspace = Workspace()
    requests = [_request(workspace, number, text) for number, text in enumerate(options, start=1)]
    with working("Planning"):
        with workspace.reading() as connection:
            assumed = is_assumed(connection, workspace.today(connection))
        found = Comparison(
            today=workspace.day,
            now=_option(workspace, "", PlanRequest()),
            options=list(_options(workspace, options, requests)),
            is_assumed=assumed,
        )
    answer(json, "study.compare/1", screen.comparison_document, screen.comparison_page, found)


def _apply(workspace: Workspace, number: int, json: bool) -> None:
    """Take one of the remedies, by its number. Raises WrongUsage for one there is not."""
    with workspace.writing() as writer:
        _, ways = ways_on(writer.connection, writer.today)
        if not 1 <= number <= len(ways):
            count = f"There are {len(ways)}: see `study catchup`." if ways else "You aren't behind."
            raise WrongUsage(f"There is no option {number}. {count}")
        made, _ = plan_anew(writer, ways[number - 1].request)
    answer_change(
        json, "study.replan/1", lambda: difference.document(made), lambda: difference.page(made), workspace.commit
    )


def _remedy(workspace: Workspace, way: Way) -> Remedy:
    """A remedy with its price, tried out."""
    with workspace.dry_run() as writer:
        made, _ = plan_anew(writer, way.request)
        end = end_of_all(writer.connection, writer.today)
        return Remedy(way.kind, way.text, way.command, finish=made.finish_after, p80=end)


def _request(workspace: Workspace, number: int, text: str) -> PlanRequest:
    """What an option asks for; ``number`` says which it is. Raises WrongUsage."""
    from shlex import split

    from study.app import parsed

    try:
        typed = parsed("replan", split(text))
        if typed["dry_run"] or typed["strict"] or typed["json"]:
            raise WrongUsage("Give options of replan only: --hours, --week, --from, --due, --path …")
        return PlanRequest(
            hours=typed["hours"],
            week=week_beside(typed["hours"], typed["week"]),
            start=workspace.date(typed["start"]),
            due=workspace.date(typed["due"]),
            path=typed["path"],
            with_optional=typed["with_optional"],
            drop=typed["drop"] or (),
            days=chosen_days(typed["days"], typed["week"]),
            pace=_pace(workspace, typed["by_pace"]) if typed["by_pace"] or typed["by_hours"] else None,
        )
    except ValueError:
        raise _refused(number, text, WrongUsage("A quotation mark is missing.")) from None
    except StudyError as fault:
        raise _refused(number, text, fault) from None


def _pace(workspace: Workspace, by_pace: bool) -> LearnerPace | None:
    """The pace that an option asks for. Raises WrongUsage where the record says too little."""
    from study.forecast.pace import asked_pace

    with workspace.dry_run() as writer:
        return asked_pace(writer, by_pace).wanted


def _options(workspace: Workspace, texts: Sequence[str], requests: Sequence[PlanRequest]) -> Iterator[Option]:
    """Each of the options as typed, tried out by itself. Raises WrongUsage, naming the one that cannot be."""
    for number, (text, request) in enumerate(zip(texts, requests, strict=True), start=1):
        try:
            yield _option(workspace, text, request)
        except StudyError as fault:
            raise _refused(number, text, fault) from None


def _option(workspace: Workspace, text: str, request: PlanRequest) -> Option:
    with workspace.dry_run() as writer:
        found, made = plan_anew(writer, request)
        return Option(
            args=text,
            week=sum(found.week_after),
            items=found.tasks,
            remaining=found.remaining,
            finish=found.finish_after,
            p80=end_of_all(writer.connection, writer.today),
            late=found.late,
            unplaced=len(found.unplaced),
            deadlines=found.deadlines,
            sessions_a_week=sessions_a_week(made.sessions, writer.today),
            lost=found.lost,
        )


def _refused(number: int, text: str, fault: Exception) -> WrongUsage:
    """What is wrong with one of the options."""
    return WrongUsage(f'Option {number}, "{text}": {fault}')
