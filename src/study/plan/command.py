"""`study plan` and `study replan`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from study.core import availability as hours_of
from study.core import difference
from study.core.availability import Week
from study.core.difference import Difference, Late
from study.core.listing import Ahead
from study.core.schedule import Schedule
from study.errors import DoesNotFit, WrongUsage
from study.parameters import DRY_RUN, DUE, HOURS, HOURS_FROM, JSON, PATH_ID, STRICT, WEEK, WITH_OPTIONAL, option
from study.store import dues, enrollments, items, pins, plans
from study.store import past as committed
from study.store.database import NoDatabase
from study.store.hours import availability, set_hours
from study.store.planning import advice, commit_plan
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.enrollment import Enrolled
    from study.store.database import Connection, Writer


def plan(
    weeks: int = option(
        "--weeks", "-w", help="How many weeks to show.", metavar="NUMBER", default=4, least=1, most=5000
    ),
    json: bool = JSON,
) -> None:
    """Show the plan ahead, week by week.

    With --json the whole of it.

    \b
    study plan
    study plan --weeks 12
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace

    workspace = Workspace()
    found = viewing_plan(workspace)
    if json:
        from study.plan.screen import plan as document

        put(document(found, workspace.day))
    else:
        from study.plan.screen import screen

        show(screen(found, weeks))


def replan(
    hours: int | None = HOURS,
    week: str | None = WEEK,
    start: str | None = HOURS_FROM,
    due: str | None = DUE,
    path: str | None = PATH_ID,
    with_optional: bool = WITH_OPTIONAL,
    drop: list[str] | None = option(
        "--drop", help="Leave it out of the plan; may be given several times.", metavar="ITEM|optional"
    ),
    dry_run: bool = DRY_RUN,
    strict: bool = STRICT,
    json: bool = JSON,
) -> None:
    """Plan what is left anew; shows the difference.

    From today on, for everything you follow; what was done stays done, what is pinned stays where it is.

    \b
    study replan
    study replan --hours 10 --dry-run
    study replan --week "sat=4h sun=4h" --due "1 april"
    study replan --path steep --dry-run
    study replan --drop optional --drop 12
    """
    from study.screen.console import put, show, working
    from study.store.workspace import Workspace

    workspace = Workspace()
    wish = wish_of(hours, week)
    asked = Asked(wish, workspace.date(start), workspace.date(due), path, with_optional, drop or ())
    with working("Planning"):
        found = planning_replan(workspace, asked, dry_run, strict)
    if json:
        from study.plan.screen import replan as document

        put(document(found))
    else:
        from study.plan.screen import replanned_screen

        show(replanned_screen(found, workspace.command_without("--dry-run", "-n")))


@dataclass(frozen=True, slots=True)
class Wish:
    """New hours: minutes a week, or a week by day; neither leaves them as they are."""

    hours: int | None = None
    week: Week | None = None

    def applied(self, week: Week) -> Week:
        """The week that is wished for, given the one that holds. Raises WrongUsage if days would overflow."""
        if self.week is not None:
            return self.week
        if self.hours is None:
            return week
        spread = hours_of.spread(self.hours, hours_of.study_days(week))
        if max(spread) > hours_of.LONGEST_DAY:
            raise WrongUsage(
                f"{self.hours / 60:g} hours do not fit into your study days. Give them by day, with --week."
            )
        return spread


def wish_of(hours: int | None, week: str | None) -> Wish:
    """New hours as they were typed. Raises WrongUsage if both are given."""
    if hours is not None and week is not None:
        raise WrongUsage("--hours and --week say the same thing in two ways. Give one of them.")
    return Wish(hours, hours_of.parse_week(week) if week is not None else None)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a new plan is to be made with. ``start`` is the day from which new hours hold.

    ``path`` is a path's id, alone or behind its curriculum's; ``drop`` names items, or is ``optional``.
    """

    wish: Wish = Wish()
    start: date | None = None
    due: date | None = None
    path: str | None = None
    with_optional: bool = False
    drop: Sequence[str] = ()

    @property
    def selects(self) -> bool:
        """Whether it changes what is in the plan."""
        return bool(self.path or self.with_optional or self.drop)


def planning_replan(workspace: Workspace, asked: Asked, dry_run: bool, strict: bool) -> Difference:
    """Lay what remains anew from today; with ``dry_run`` only say what that would do. Raises DoesNotFit if strict."""
    with workspace.trying() if dry_run else workspace.writing() as writer:
        found, _ = replanned(writer, asked)
        if strict:
            refuse_unfit(found.unplaced, found.late)
    return replace(found, committed=not dry_run)


def replanned(writer: Writer, asked: Asked) -> tuple[Difference, Schedule]:
    """Do what is asked, plan anew and commit that. Raises WrongUsage for what cannot be."""
    connection, today = writer.connection, writer.today
    old = plans.current(connection)
    if old is None or not enrollments.followed(connection):
        raise WrongUsage(
            "There is nothing to plan. Enrol first: see `study curricula`; or add something to do: `study add`."
        )
    wanted = {task.item for task in plans.tasks(connection, today) if task.remaining} if asked.selects else set()
    week = _settle(writer, asked)
    made, bench = commit_plan(writer)
    wanted |= {task.item for task in bench.tasks if task.remaining}  # what takes no time is no news
    before = [session for session in plans.sessions(connection, old.number) if session.item in wanted]
    after = [session for session in made.sessions if session.item in wanted]
    known = items.by_number(connection, wanted | {task.item for task in bench.tasks})
    found = Difference(
        False, today, week, bench.hours.usual(asked.start or today),
        len(bench.tasks), sum(task.remaining for task in bench.tasks), old.finish, made.finish,
        difference.groups(items.headings(connection, wanted), before, after),
        difference.moved(known, before, after),
        [(known[one.item], one.reason) for one in made.unplaced],
        difference.late(known, bench.tasks, made),
        difference.due_dates(bench.tasks, made, bench.capacity(bench.hours)),
        [], asked.start,
    )  # fmt: skip
    if found.late or found.unplaced:
        return replace(found, advice=list(advice(connection, bench, bench.hours, _also(asked)))), made
    return found, made


def _settle(writer: Writer, asked: Asked) -> Week:
    """Make what is asked for hold, but for the plan itself; the usual week of hours before."""
    connection, today = writer.connection, writer.today
    if asked.due is not None:
        _check_due(connection, asked.due, today)
        for one in _with_work(connection, today):
            enrollments.track(writer, replace(one, due=asked.due))
    if asked.selects:
        from study.store.paths import choose

        choose(writer, asked.path, asked.with_optional, asked.drop)
    first = asked.start or today
    hours_of.check_ahead(first, today, "--from")
    if asked.start and asked.wish == Wish():
        raise WrongUsage("--from belongs to new hours: study replan --hours 10 --from monday.")
    hours = availability(connection)
    week = hours.usual(first)
    wished = asked.wish.applied(week)
    if wished != week or (asked.wish != Wish() and hours.alternate):
        set_hours(writer, first, wished)
    return week


def _also(asked: Asked) -> str:
    """The options that do not hold yet, as they are typed."""
    told = [f" --due {asked.due}"] if asked.due else []
    told += [f" --path {asked.path}"] if asked.path else []
    told += [" --with-optional"] if asked.with_optional else []
    return "".join(told + [f" --drop {name}" if name.isalnum() else f' --drop "{name}"' for name in asked.drop])


def _check_due(connection: Connection, due: date, today: date) -> None:
    hours_of.check_ahead(due, today, "--due")
    if len(_with_work(connection, today)) > 1:
        raise WrongUsage("--due would hold for several curricula. It can be given when only one has work left.")


def _with_work(connection: Connection, today: date) -> list[Enrolled]:
    """The curricula that have work left; others are only tracked, or done."""
    working = {task.curriculum for task in plans.tasks(connection, today)}
    return [one for one in enrollments.followed(connection) if one.number in working]


def refuse_unfit(unplaced: Sequence[object], missed: Sequence[object]) -> None:
    """Raise DoesNotFit if anything is late or has no place."""
    if unplaced or missed:
        raise DoesNotFit(
            f"The plan does not fit: {len(missed)} late, {len(unplaced)} without a place. Nothing was changed; "
            "see what would help without --strict."
        )


def viewing_plan(workspace: Workspace) -> Ahead | None:
    """The plan that holds, whole. None if nothing is followed."""
    try:
        with workspace.reading() as connection:
            held = plans.current(connection)
            if not enrollments.followed(connection):
                return None
            today = workspace.today(connection)
            if held is None:
                return Ahead(today, today, None, [], [], {}, [], [], set())
            hours = availability(connection)
            known = committed.items(connection, held.number)
            finishes = committed.finishes(connection, held.number)
            days = []
            for day, minutes in hours.days(held.start):
                if held.finish is None or day > held.finish:
                    break
                days.append((day, minutes))
            return Ahead(
                today, held.start, held.finish, days, plans.sessions(connection, held.number), known,
                [(known[number], reason) for number, reason in committed.unplaced(connection, held.number)],
                [Late(known[number], due, finishes[number]) for number, due in dues.open_dues(connection)
                 if number in finishes and finishes[number] > due],
                committed.closed(connection, held.number),
                {(number, day) for number, some in pins.pins(connection, today).items() for day, _ in some},
            )  # fmt: skip
    except NoDatabase:
        return None
