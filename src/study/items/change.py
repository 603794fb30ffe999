"""What there is to do changes: one step, and a new plan where one is needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from study.core import deadlines
from study.core.agenda import Due
from study.core.availability import EVERY_DAY, spread
from study.core.deadlines import Late
from study.core.items import Item, ItemRow
from study.core.precedence import topological
from study.core.values import dataclass, field
from study.errors import WrongUsage
from study.store import additions, items, plans
from study.store.hours import availability, set_hours
from study.store.planning import PlanInput, commit_plan, late
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.schedule import Schedule
    from study.store.database import Connection, Writer


ASSUMED = 10 * 60
"""Minutes a week of a learner who has given no hours."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One item as it is now, and what was done to it.

    ``change`` is `added`, `edited`, `removed`, `moved`, `included` or `excluded`; ``fields`` are those edited.
    ``unchanged`` says why, if there was nothing to change.
    """

    listed: ItemRow
    change: str
    fields: tuple[str, ...] = ()
    unchanged: str = ""


Edits = list[Edit]


@dataclass(frozen=True, slots=True)
class PlanChange:
    """What edits do to the plan, which was made anew.

    ``minutes`` are what there is more to do, or less. ``before`` is the finish of the plan that held, ``without`` that
    of a plan made today had nothing changed. ``late`` are items that were not late before.
    """

    minutes: int = 0
    before: date | None = None
    without: date | None = None
    after: date | None = None
    late: list[Late] = field(default_factory=list)
    unplaced: list[tuple[Item, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class EditSummary:
    """What a command changed. Without a ``plan`` change the plan is as it was.

    ``hours`` are minutes a week that were assumed, because nobody had given any.
    """

    edits: Edits
    day: date = date.min
    plan: PlanChange | None = None
    upcoming: list[Due] = field(default_factory=list)
    hours: int | None = None


def edit_and_plan(workspace: Workspace, change: Callable[[Writer], Edits], create: bool = False) -> EditSummary:
    """Make a change, and plan anew if that changes what there is to do. If it changes nothing, no step is left."""
    with workspace.writing(create=create) as writer:
        before, held = PlanInput(writer.connection, writer.today), plans.current(writer.connection)
        edits = change(writer)
        if not all(edit.unchanged for edit in edits):
            return _planned(writer, before, held, edits)
        writer.leave_no_step()
    return EditSummary(edits)


def is_planned(listed: ItemRow) -> bool:
    """Whether an item is work that is wanted in the plan."""
    return listed.work and listed.left_out is None


def _planned(writer: Writer, before: PlanInput, held: plans.Plan | None, edits: Edits) -> EditSummary:
    connection, numbers = writer.connection, [edit.listed.item.number for edit in edits]
    if PlanInput(connection, writer.today).tasks == before.tasks and not _leaves(connection, held, numbers):
        return EditSummary(edits, writer.today)
    _untangle(writer, numbers)
    hours = _assume_hours(writer)
    made, after = commit_plan(writer)
    return EditSummary(
        edits,
        day=writer.today,
        plan=_plan_change(connection, held, before, after, made),
        upcoming=plans.upcoming(connection, writer.today, 1),
        hours=hours,
    )


def _leaves(connection: Connection, held: plans.Plan | None, numbers: Sequence[int]) -> bool:
    """Whether one of the items is not wanted any more, and the plan that holds speaks of it."""
    return held is not None and any(
        not is_planned(items.details(connection, number).listed) and plans.sessions_of(connection, held.number, number)
        for number in numbers
    )


def _plan_change(
    connection: Connection, held: plans.Plan | None, before: PlanInput, after: PlanInput, made: Schedule
) -> PlanChange:
    known = items.by_number(connection, {task.item for task in after.tasks})
    stood = before.schedule()
    was_late = {*late(before.tasks, stood), *(one.item for one in stood.unplaced)}
    return PlanChange(
        minutes=sum(task.remaining for task in after.tasks) - sum(task.remaining for task in before.tasks),
        before=held.finish if held else None,
        without=stood.finish,
        after=made.finish,
        late=[one for one in deadlines.late(known, after.tasks, made) if one.item.number not in was_late],
        unplaced=[(known[one.item], one.reason) for one in made.unplaced if one.item not in was_late],
    )


def _assume_hours(writer: Writer) -> int | None:
    """The hours of a learner who has given none, from now on; None if he has."""
    if availability(writer.connection).periods:
        return None
    set_hours(writer, writer.today, spread(ASSUMED, EVERY_DAY))
    return ASSUMED


def _untangle(writer: Writer, numbers: list[int]) -> None:
    """Take items out of their order where it would make them wait for themselves. Raises WrongUsage if that is no help.

    A module may come before what one of its new items requires, or a path may leave out what it requires.
    """
    for number in _in_rings(writer).intersection(numbers):
        additions.free(writer, number)
    for number in _in_rings(writer).intersection(numbers):
        title = items.details(writer.connection, number).listed.item.title
        required = ", ".join(items.required_by(writer.connection, number))
        raise WrongUsage(f"{number}, {title}, would wait for itself: it requires {required}, which comes after it.")


def _in_rings(writer: Writer) -> set[int]:
    """Open items that wait for themselves, or for such."""
    tasks = plans.tasks(writer.connection, writer.today)
    free = set(topological([task.after for task in tasks]))
    return {task.item for n, task in enumerate(tasks) if n not in free}
