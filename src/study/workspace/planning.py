"""Enrolling, leaving and planning again: what the learner agrees to becomes the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from study.domain import availability as hours_of
from study.domain import difference
from study.domain.availability import Week
from study.domain.difference import Difference
from study.domain.schedule import Schedule
from study.errors import DoesNotFit, WrongUsage
from study.store import enrollments, items, plans
from study.store.settings import set_hours
from study.workspace import Workspace
from study.workspace.advising import advice
from study.workspace.bench import Bench

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection, Writer


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
        if max(spread) > 24 * 60:
            raise WrongUsage(
                f"{self.hours / 60:g} hours do not fit into your study days. Give them by day, with --week."
            )
        return spread


def wish(hours: int | None, week: str | None) -> Wish:
    """New hours as they were typed. Raises WrongUsage if both are given."""
    if hours is not None and week is not None:
        raise WrongUsage("--hours and --week say the same thing in two ways. Give one of them.")
    return Wish(hours, hours_of.parse_week(week) if week is not None else None)


def replan(workspace: Workspace, asked: Wish, due: date | None, dry_run: bool, strict: bool) -> Difference:
    """Lay what remains anew from today; with ``dry_run`` only say what that would do. Raises DoesNotFit if strict."""
    if dry_run:
        with workspace.reading() as connection:
            found, made = _difference(connection, workspace.today(connection), asked, due)
        if strict:
            refuse_unfit(found.unplaced, found.late)
        return found
    with workspace.writing() as writer:
        found, made = _difference(writer.connection, writer.today, asked, due)
        if strict:
            refuse_unfit(found.unplaced, found.late)
        if found.week_after != found.week_before:
            set_hours(writer, writer.today, found.week_after)
        if due is not None:
            for one in enrollments.followed(writer.connection):
                enrollments.track(writer, one.number, True, due, one.weight)
        plans.commit(writer, writer.today, made, found.tasks)
    return replace(found, committed=True)


def commit_plan(writer: Writer) -> tuple[Schedule, Bench]:
    """Plan everything that is followed and make it the plan that holds."""
    bench = Bench(writer.connection, writer.today)
    made = bench.schedule()
    plans.commit(writer, writer.today, made, len(bench.tasks))
    return made, bench


def _difference(connection: Connection, today: date, asked: Wish, due: date | None) -> tuple[Difference, Schedule]:
    old = plans.current(connection)
    if old is None or not enrollments.followed(connection):
        raise WrongUsage("There is nothing to plan. Enrol first: see `study curricula`.")
    bench = Bench(connection, today)
    if due is not None:
        _check_due(connection, due, today)
        bench.tasks = [replace(task, due=min(task.due or due, due)) for task in bench.tasks]
    week = bench.hours.week(today)
    wished = asked.applied(week)
    hours = bench.with_week(wished) if wished != week else bench.hours
    made = bench.schedule(hours)
    wanted = {task.item for task in bench.tasks if task.remaining}  # what takes no time is no news
    before = [session for session in plans.sessions(connection, old.number) if session.item in wanted]
    after = [session for session in made.sessions if session.item in wanted]
    known = items.by_number(connection, {task.item for task in bench.tasks})
    found = Difference(
        False, today, week, wished,
        len(bench.tasks), sum(task.remaining for task in bench.tasks), old.finish, made.finish,
        difference.groups(items.headings(connection, wanted), before, after),
        difference.moved(known, before, after),
        [(known[one.item], one.reason) for one in made.unplaced],
        difference.late(known, bench.tasks, made),
        difference.deadlines(bench.tasks, made, hours, today, bench.spent),
        [],
    )  # fmt: skip
    if found.late or found.unplaced:
        return replace(found, advice=list(advice(connection, bench, hours, due))), made
    return found, made


def _check_due(connection: Connection, due: date, today: date) -> None:
    if due < today:
        raise WrongUsage(f"--due {due} is over. Give a day from today on.")
    following = enrollments.followed(connection)
    if len(following) > 1:
        raise WrongUsage("--due would hold for several curricula. It can be given when only one is followed.")


def refuse_unfit(unplaced: Sequence[object], missed: Sequence[object]) -> None:
    """Raise DoesNotFit if anything is late or has no place."""
    if unplaced or missed:
        raise DoesNotFit(
            f"The plan does not fit: {len(missed)} late, {len(unplaced)} without a place. Nothing was changed; "
            "see what would help without --strict."
        )
