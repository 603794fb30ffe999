"""`study catchup`, `resume` and `compare`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import replace
from datetime import date

from study.catchup.rules import Catchup, Compared, Option, Remedy, Resumed, sessions_a_week
from study.core.agenda import SILENT
from study.core.availability import ONE_DAY
from study.core.days_off import Deviation, eased
from study.core.difference import Difference
from study.core.words import hours
from study.errors import StudyError, WrongUsage
from study.forecast.command import end_of_all
from study.parameters import JSON, argument, flag, option
from study.plan.command import Asked, Wish, replanned
from study.store import enrollments, paths, plans
from study.store import hours as stored
from study.store import standing as agenda
from study.store.planning import Bench, commit_plan, fewest_hours
from study.store.standing import last_active
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection


def catchup(
    apply: int | None = option("--apply", help="Take this remedy.", metavar="NUMBER"), json: bool = JSON
) -> None:
    """Show ways to catch up, each with its price.

    None is taken before you choose it.

    \b
    study catchup
    study catchup --apply 1
    """
    from study.screen.console import put, show, working
    from study.store.workspace import Workspace

    workspace = Workspace()
    if apply is not None:
        difference = take_remedy(workspace, apply)
        if json:
            from study.plan.screen import replan as changed

            put(changed(difference))
        else:
            from study.plan.screen import replanned_screen as told

            show(told(difference, workspace.command))
        return
    with working("Trying"):
        found = catchup_catchup(workspace)
    if json:
        from study.catchup.screen import catchup as document

        put(document(found))
    else:
        from study.catchup.screen import screen

        show(screen(found))


def resume(as_off: bool = flag("--as-off", help="The gap was time off."), json: bool = JSON) -> None:
    """Go on after a gap, gently.

    Plans anew from today, with half your hours for a week.

    \b
    study resume
    study resume --as-off     the gap was time off, and counts for nothing
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace

    found = resuming_resume(Workspace(), as_off)
    if json:
        from study.catchup.screen import catchup_resumed as document

        put(document(found))
    else:
        from study.catchup.screen import resumed

        show(resumed(found))


def compare(
    options: list[str] = argument("OPTIONS", 'Options of replan in quotes: "--hours 8".'), json: bool = JSON
) -> None:
    """Try options of replan out, side by side.

    Each in quotes, as `study replan` takes them; nothing is changed.

    \b
    study compare "--hours 8" "--hours 12"
    study compare "--week 'sat=4h sun=4h'" "--drop optional" "--due '1 july'"
    """
    from study.screen.console import put, show, working
    from study.store.workspace import Workspace

    workspace = Workspace()
    asked = [(text, _asked(workspace, number, text)) for number, text in enumerate(options, start=1)]
    with working("Planning"):
        found = comparing_compare(workspace, asked)
    if json:
        from study.catchup.screen import compared as document

        put(document(found))
    else:
        from study.catchup.screen import compared_screen

        show(compared_screen(found))


def _asked(workspace: Workspace, number: int, text: str) -> Asked:
    """What an option asks for; ``number`` says which it is. Raises WrongUsage."""
    from shlex import split

    from study.app import parsed
    from study.errors import StudyError, WrongUsage
    from study.plan import command as planning

    try:
        found = parsed("replan", split(text))
        if found["dry_run"] or found["strict"] or found["json"]:
            raise WrongUsage("give only what a plan is made with: --hours, --week, --from, --due, --path …")
        wish = planning.wish_of(found["hours"], found["week"])
        start, due = workspace.date(found["start"]), workspace.date(found["due"])
        return planning.Asked(wish, start, due, found["path"], found["with_optional"], found["drop"] or ())
    except ValueError:
        raise refused(number, text, WrongUsage("a quotation mark is missing.")) from None
    except StudyError as fault:
        raise refused(number, text, fault) from None


def catchup_catchup(workspace: Workspace) -> Catchup:
    """How far behind, and what can be done about it. Raises NoDatabase."""
    with workspace.reading() as connection:
        found, asked = _ways(connection, workspace.today(connection))
    return replace(found, remedies=[_tried(workspace, *way) for way in asked])


def take_remedy(workspace: Workspace, number: int) -> Difference:
    """Take one of the remedies, by its number. Raises WrongUsage for one there is not."""
    with workspace.writing() as writer:
        _, asked = _ways(writer.connection, writer.today)
        if not 1 <= number <= len(asked):
            count = f"There are {len(asked)}: see `study catchup`." if asked else "You are not behind."
            raise WrongUsage(f"There is no remedy {number}. {count}")
        made, _ = replanned(writer, asked[number - 1][0])
        return replace(made, committed=True)


Way = tuple[Asked, str, str]
"""What to plan anew with, the kind of remedy, and what it is in words."""


def _ways(connection: Connection, today: date) -> tuple[Catchup, list[Way]]:
    """Where the learner stands, and what might help."""
    standing, held = agenda.standing(connection, today), plans.current(connection)
    if held is None:
        return Catchup(today, 0, None), []
    if not standing.behind:
        return Catchup(today, 0, held.finish), []
    bench = Bench(connection, today)
    ways = [*_more_hours(bench, held.finish), *_fewer_items(connection, bench), *_other_paths(connection)]
    ways.append((Asked(), "later", "a later end, with the hours you have"))
    return Catchup(today, standing.behind, held.finish), ways


def _more_hours(bench: Bench, finish: date | None) -> Iterator[Way]:
    """So many hours a week that it ends when it was to end."""
    if finish is None or finish < bench.today:
        return
    hurried = copy(bench)
    hurried.tasks = [replace(task, due=min(task.due or finish, finish)) for task in bench.tasks]
    minutes, made = fewest_hours(hurried, bench.hours)
    if made is not None:
        now = sum(bench.hours.usual(bench.today))
        text = f"{hours(minutes)} hours a week instead of {hours(now)}"
        yield Asked(Wish(hours=minutes)), "hours", text


def _fewer_items(connection: Connection, bench: Bench) -> Iterator[Way]:
    optional = plans.optional_items(connection) & {task.item for task in bench.tasks}
    if optional:
        minutes = sum(task.remaining for task in bench.tasks if task.item in optional)
        yield Asked(drop=("optional",)), "drop", f"without the optional items, {hours(minutes)} h less"


def _other_paths(connection: Connection) -> Iterator[Way]:
    for one in enrollments.followed(connection):
        held = paths.current(connection, one.number)
        for name in paths.names(connection, one.number):
            if name != held:
                yield Asked(path=f"{one.curriculum}/{name}"), "path", f"the path {name} of {one.title}"


def _tried(workspace: Workspace, asked: Asked, kind: str, text: str) -> Remedy:
    """A remedy with its price."""
    with workspace.trying() as writer:
        made, _ = replanned(writer, asked)
        return Remedy(kind, text, made.finish_after, end_of_all(writer.connection, writer.today))


def resuming_resume(workspace: Workspace, as_off: bool) -> Resumed:
    """Plan anew after a gap, with half the hours for a week; ``as_off`` lets the gap have been time off.

    Raises WrongUsage if there was none.
    """
    with workspace.writing() as writer:
        connection, today = writer.connection, writer.today
        held = plans.current(connection)
        last = last_active(connection, held) if held else today
        if held is None or (today - last).days < SILENT:
            raise WrongUsage(
                f"There was no gap of {SILENT} days. To plan anew: study replan. For days off: study off friday."
            )
        gap = last + ONE_DAY, today - ONE_DAY
        if as_off:
            stored.deviate(writer, Deviation(*gap, None, "time off"))
        hours = stored.availability(connection)
        easy = eased(hours, today)
        for one in easy:
            stored.deviate(writer, one)
        made, bench = commit_plan(writer)
        days = [(one.first, bench.hours.capacity(one.first)) for one in easy]
        return Resumed(today, gap, as_off, held.finish, made.finish, end_of_all(connection, today), days)


def comparing_compare(workspace: Workspace, options: Sequence[tuple[str, Asked]]) -> Compared:
    """Each of the options as typed, tried out by itself. Raises WrongUsage, naming the one that cannot be."""
    now, found = _comparing_tried(workspace, "", Asked()), []
    for number, (text, asked) in enumerate(options, start=1):
        try:
            found.append(_comparing_tried(workspace, text, asked))
        except StudyError as fault:
            raise refused(number, text, fault) from None
    return Compared(workspace.day, now, found)


def refused(number: int, text: str, fault: Exception) -> WrongUsage:
    """What is wrong with one of the options."""
    return WrongUsage(f'Option {number}, "{text}": {fault}')


def _comparing_tried(workspace: Workspace, text: str, asked: Asked) -> Option:
    with workspace.trying() as writer:
        found, made = replanned(writer, asked)
        return Option(
            text,
            sum(found.week_after),
            found.tasks,
            found.remaining,
            found.finish_after,
            end_of_all(writer.connection, writer.today),
            found.late,
            len(found.unplaced),
            found.deadlines,
            sessions_a_week(made.sessions, writer.today),
        )
