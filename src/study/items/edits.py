"""Items are added or changed: one step, a new plan where one is needed, and what is told of that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from study.core import deadlines, words
from study.core.agenda import Due
from study.core.availability import NO_WEEK, dealt
from study.core.deadlines import Late
from study.core.effect import Ends, FinishShift
from study.core.items import LEFT_OUT, Item, ItemRow
from study.core.precedence import topological
from study.core.values import dataclass, field
from study.errors import WrongUsage
from study.screen.console import answer_change
from study.screen.difference import unplaced_line
from study.screen.document import Document, due, fields, moves, reference, unplaced
from study.screen.document import late as late_document
from study.screen.page import Cell, Page, Span
from study.screen.standing import move_rows, next_row
from study.store import additions, items, plans
from study.store.effects import held_ends, shifts
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
    shifts: Sequence[FinishShift] = ()


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
    is_trial: bool = False


def edit_and_plan(workspace: Workspace, change: Callable[[Writer], Edits], create: bool = False) -> EditSummary:
    """Make a change, and plan anew if that changes what there is to do. If it changes nothing, no step is left."""
    with workspace.writing(create=create) as writer:
        before = PlanBefore.read(writer)
        edits = change(writer)
        if not all(edit.unchanged for edit in edits):
            return _planned(writer, before, edits)
        writer.leave_no_step()
    return EditSummary(edits)


def is_planned(listed: ItemRow) -> bool:
    """Whether an item is work that is wanted in the plan."""
    return listed.work and listed.left_out is None


@dataclass(frozen=True, slots=True)
class PlanBefore:
    """What stood before items were edited: the planner's input, the plan that held, and where each curriculum ended."""

    inputs: PlanInput
    held: plans.Plan | None
    ends: Ends

    @classmethod
    def read(cls, writer: Writer) -> PlanBefore:
        connection = writer.connection
        return cls(PlanInput(connection, writer.today), plans.current(connection), held_ends(connection))


def _planned(writer: Writer, before: PlanBefore, edits: Edits) -> EditSummary:
    connection, numbers = writer.connection, [edit.listed.item.number for edit in edits]
    tasks = PlanInput(connection, writer.today).tasks
    if tasks == before.inputs.tasks and not _leaves(connection, before.held, numbers):
        return EditSummary(edits, writer.today, is_trial=writer.is_trial)
    _untangle(writer, numbers)
    hours = _assume_hours(writer)
    made, after = commit_plan(writer)
    return EditSummary(
        edits,
        day=writer.today,
        plan=_plan_change(connection, before, after, made),
        upcoming=plans.upcoming(connection, writer.today, 1),
        hours=hours,
        is_trial=writer.is_trial,
    )


def _leaves(connection: Connection, held: plans.Plan | None, numbers: Sequence[int]) -> bool:
    """Whether one of the items is not wanted any more, and the plan that holds speaks of it."""
    return held is not None and any(
        not is_planned(items.details(connection, number).listed) and plans.sessions_of(connection, held.number, number)
        for number in numbers
    )


def _plan_change(connection: Connection, before: PlanBefore, after: PlanInput, made: Schedule) -> PlanChange:
    known = items.by_number(connection, {task.item for task in after.tasks})
    stood, tasks = before.inputs.schedule(), before.inputs.tasks
    was_late = {*late(tasks, stood), *(one.item for one in stood.unplaced)}
    return PlanChange(
        minutes=sum(task.remaining for task in after.tasks) - sum(task.remaining for task in tasks),
        before=before.held.finish if before.held else None,
        without=stood.finish,
        after=made.finish,
        late=[one for one in deadlines.late(known, after.tasks, made) if one.item.number not in was_late],
        unplaced=[(known[one.item], one.reason) for one in made.unplaced if one.item not in was_late],
        shifts=shifts(connection, before.ends, after, made),
    )


def _assume_hours(writer: Writer) -> int | None:
    """The hours of a learner who has given none, from now on; None if he has."""
    if availability(writer.connection).periods:
        return None
    set_hours(writer, writer.today, dealt(ASSUMED, NO_WEEK))
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
        raise WrongUsage(f"{number}, {title}, would require itself: it needs {required}, which comes after it.")


def _in_rings(writer: Writer) -> set[int]:
    """Open items that wait for themselves, or for such."""
    tasks = plans.tasks(writer.connection, writer.today)
    free = set(topological([task.after for task in tasks]))
    return {task.item for n, task in enumerate(tasks) if n not in free}


MOST = 20
"""Edited items shown one by one."""


CHANGES = {
    "added": "Added",
    "edited": "Changed",
    "removed": "Removed",
    "moved": "Moved",
    "included": "Planned",
    "excluded": "Out",
}


def answer_edits(workspace: Workspace, json: bool, summary: EditSummary) -> None:
    """Say what was added or changed, as a page or as a document."""
    is_changed = not all(edit.unchanged for edit in summary.edits)
    commit = workspace.commit if is_changed else ""
    answer_change(json, "study.altered/1", lambda: document(summary), lambda: page(summary), commit)


def page(summary: EditSummary) -> Page:
    """One line for each item, then the finish before and after, then what comes next."""
    page = Page()
    rows = [_row(one) for one in summary.edits[:MOST]]
    page.table(rows, flexible=3 if summary.edits[0].change == "edited" else 2, right=(1,))
    if len(summary.edits) > MOST:
        page.line(f"and {len(summary.edits) - MOST} more")
    edited = [one for one in summary.edits if not one.unchanged]
    if not edited:
        return page
    page.gap()
    if summary.plan:
        _plan_lines(page, summary.plan, summary.day)
    if summary.hours:
        page.line(
            Span("Hours", "heading"),
            f"   {words.hours(summary.hours)} a week, as you gave none. To change: ",
            Span("study replan --hours 7", "command"),
        )
    if summary.upcoming:
        page.table([["Next", *next_row(summary.upcoming[0], summary.day)]], flexible=2, right=(1, 4))
    page.gap()
    for what, command in [] if summary.is_trial else _ways(edited):
        page.line(f"{what}: ", Span(command, "command"))
    return page


def _row(one: Edit) -> list[Cell]:
    item = one.listed.item
    number, title = Span(str(item.number), "number"), Span(item.title, "title")
    if one.unchanged:
        return [Span("Unchanged", "quiet"), number, title, Span(one.unchanged, "quiet")]
    style = "quiet" if one.change in ("removed", "excluded") else "ahead"
    return [Span(CHANGES[one.change], style), number, title, Span(_remark(one), "quiet")]


def _remark(one: Edit) -> str:
    item = one.listed.item
    if one.change == "edited":
        return ", ".join(one.fields)
    if one.change == "removed":
        return item.kind
    where = "/".join(filter(None, (item.curriculum, item.module or item.phase)))
    return f"{item.kind} · {where} · {_state(one.listed)}"


def _state(one: ItemRow) -> str:
    """Whether it is planned, and with how much; else what it is instead."""
    if one.status == "done":
        return "done"
    if one.left_out:
        return LEFT_OUT.get(one.left_out, one.left_out)
    if one.work:
        return f"{words.minutes(one.remaining)} to do" if one.remaining else "planned"
    return f"tracked, {one.percent} %" if one.percent else "tracked"


def _plan_lines(page: Page, plan: PlanChange, today: date) -> None:
    page.line(*_finish(plan, today))
    page.table(move_rows(plan.shifts, today), flexible=1)
    if plan.without and plan.without != plan.before:
        page.line(f"Without this change, a new plan would end on {words.long(plan.without, today)}.")
    if plan.late:
        one = plan.late[0]
        more = f" and {words.counted(len(plan.late) - 1, 'other')}" if len(plan.late) > 1 else ""
        page.line(
            Span(f"Late now: {one.item.title}, {words.counted(one.days, 'day')} after it is due{more}.", "behind")
        )
        page.line("What would help: ", Span("study replan --dry-run", "command"))
    unplaced_line(page, plan.unplaced)


def _finish(plan: PlanChange, today: date) -> list[Cell]:
    """``Finish  31 March → 1 April, for 1h30m more.``"""
    amount = words.minutes(abs(plan.minutes))
    change = f", for {amount} more" if plan.minutes > 0 else f", {amount} saved" if plan.minutes else ""
    if plan.after and not plan.before:
        change = ""
    return [Span("Finish", "heading"), f"  {words.moved(plan.before, plan.after, today)}{change}."]


def _ways(edited: list[Edit]) -> list[tuple[str, str]]:
    """What one may want to do with them next."""
    one, number = edited[0], edited[0].listed.item.number
    listed = one.listed
    if one.change == "removed":
        return [("What you logged is kept", f"study show {number}")]
    if one.change == "excluded":
        return [
            (
                "To put it back into the plan",
                f"study include {' '.join(str(one.listed.item.number) for one in edited[:9])}",
            )
        ]
    if one.change in ("edited", "moved") or listed.status == "done":
        return []
    if listed.left_out:
        return [("To plan it", f"study include {number}")]
    if not listed.work:
        further = f"study progress {number} {min(listed.percent + 10, 100)}"
        return [("How far you are", further), ("To plan it", f"study include {number}")]
    return []


def document(summary: EditSummary) -> Document:
    """``study.altered/1``: what became of items; ``planned`` says whether the plan was made anew."""
    return {"changes": [_edit(one) for one in summary.edits], **plan_document(summary)}


def plan_document(summary: EditSummary) -> Document:
    """What became of the plan; nothing moves where ``planned`` is false."""
    plan = summary.plan or PlanChange()
    return {
        "planned": summary.plan is not None,
        "minutes": plan.minutes,
        "before": fields(plan, "before:finish"),
        "without": fields(plan, "without:finish"),
        "after": fields(plan, "after:finish"),
        "moves": moves(plan.shifts),
        "late": [late_document(one) for one in plan.late],
        "unplaced": [unplaced(item, reason) for item, reason in plan.unplaced],
        "assumed_hours": summary.hours,
        "next": [due(one, summary.day) for one in summary.upcoming],
    }


def _edit(edit: Edit) -> Document:
    listed = edit.listed
    told = fields(listed, "status percent effort remaining work left_out")
    return reference(listed.item) | fields(edit, "change fields") | told | fields(edit, "unchanged")
