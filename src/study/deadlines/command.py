"""`study due` and `study deadlines`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from study.core.deadlines import Deadline, Deadlines, DueChange, DueTarget, Part, inherited, judged, worst
from study.core.items import Item
from study.core.milestones import FINAL
from study.core.values import replace
from study.deadlines import screen
from study.errors import WrongUsage
from study.parameters import DRY_RUN, JSON, argument, flag
from study.screen.console import answer, answer_change, working
from study.store import additions, enrollments, entries, items, milestones, places, planning, plans
from study.store.advice import advice, fewest_hours, is_bearable
from study.store.effects import effect, lost
from study.store.planning import PlanInput
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.milestones import Milestone
    from study.core.schedule import Task
    from study.store.database import Connection, Writer


OFF = "off"


WORKED_OUT = 5
"""Of so many late dates it is worked out what they would take."""


def due(
    what: str = argument(
        "ITEM|CURRICULUM[/PART]",
        "An item, a curriculum, or CURRICULUM/MODULE or CURRICULUM/PHASE.",
        complete="open_items",
    ),
    day: str | None = argument("DATE", 'The last day, such as "1 may"; none removes it.', default=None),
    first: bool = flag("--first", help="Put this date before all others; --first off ends that."),
    dry_run: bool = DRY_RUN,
    json: bool = JSON,
) -> None:
    """Set the due date of an item, a module, a phase or a curriculum.

    The day is inclusive; "none" takes it off. What has to be done before is due with it. Nothing moves by itself: the
    effect is told, and `study replan` plans for it.

    \b
    study due titanic "1 may"
    study due gpt-transformer 2026-12-18
    study due gpt-transformer/foundations friday
    study due 12 none
    study due thesis --first         keep it, whatever that costs
    """
    workspace = Workspace(dry_run=dry_run)
    with workspace.writing() as writer:
        today = writer.today
        of, before = _named(writer.connection, what)
        last = _wanted(workspace, day, first, before)
        if first:
            _rank(writer, of, last, ends=day == OFF)
        elif before == last:
            raise WrongUsage(f"{of.title} is already due on {last}." if last else f"{of.title} has no due date.")
        if before != last:
            _give(writer, of, last)
        left = _deadlines(writer.connection, today, [of])
        change = DueChange(
            of=of,
            due=last,
            deadline=left.dates[0] if left.dates and last else None,
            lost=left.lost if last else (),
            effect=effect(writer),
            today=today,
        )
    answer_change(
        json, "study.due/1", lambda: screen.due_document(change), lambda: screen.due_page(change), workspace.commit
    )


def deadlines(json: bool = JSON) -> None:
    """Show due dates, and whether there is enough time for them.

    Needed is all work up to a date, for it and for every earlier one; the cushion is the time there is less that.
    Tight: the cushion is under a tenth of what is needed, or under a study day. Late: even a new plan would end after.

    \b
    study deadlines
    study deadlines --json
    """
    workspace = Workspace()
    with working("Planning"), workspace.looking() as connection:
        today = workspace.today(connection)
        found = replace(_deadlines(connection, today), milestones=_milestones(connection, today))
    answer(json, "study.deadlines/1", screen.document, screen.page, found)


def _milestones(connection: Connection, today: date) -> list[Milestone]:
    """The dates of competitions, but for the last days of those that are planned: these are among the others."""
    ahead = milestones.ahead(connection, today)
    return [one for one in ahead if not (one.is_planned and one.name == FINAL)]


def _wanted(workspace: Workspace, day: str | None, first: bool, before: date | None) -> date | None:
    """The last day that is asked for; the one there is, where only its rank is. Raises WrongUsage."""
    if first and day in (None, OFF):
        return before
    if day is None:
        raise WrongUsage(
            'Say by when: `study due ITEM "1 may"`; none removes the date, --first puts it before all others.'
        )
    last = None if day.strip().lower() == "none" else workspace.date(day)
    if last is not None and last < workspace.day:
        raise WrongUsage(f"{last} has passed. Give today or a later day, or none.")
    return last


def _rank(writer: Writer, of: Item | Part, last: date | None, ends: bool) -> None:
    """Let a date come before all others, or no longer. Raises WrongUsage if there is none, or it is so already."""
    if last is None:
        raise WrongUsage(f"{of.title} has no due date. Give it one: `study due {of.ref} friday --first`.")
    kind = None if isinstance(of, Item) else of.kind
    is_first = enrollments.is_first(writer.connection, kind, of.number)
    if is_first != ends:
        state = "already comes first" if is_first else "doesn't come first"
        raise WrongUsage(f"The date of {of.title} {state}.")
    enrollments.rank(writer, kind, of.number, active=not ends)


def _named(connection: Connection, word: str) -> tuple[Item | Part, date | None]:
    """What a learner names: an item, or what holds items; and its own due date."""
    of = places.find(connection, word)
    if isinstance(of, Item):
        return of, enrollments.own_due(connection, of.number)
    return of, next(due for part, due in enrollments.parts(connection) if part == of)


def _give(writer: Writer, of: Item | Part, day: date | None) -> None:
    if isinstance(of, Item):
        status = entries.stored_state(writer.connection, of.number).status
        if day and status in ("done", "skipped"):
            raise WrongUsage(
                f"{of.title} is {status}: it has nothing left to do by then. See `study reopen {of.number}`."
            )
        additions.change(writer, of.number, "due", day.isoformat() if day else None)
    elif of.kind == "curriculum":
        enrollments.track(writer, replace(enrollments.named(writer.connection, of.id), due=day))
    else:
        phase, module = (of.number, None) if of.kind == "phase" else (None, of.number)
        enrollments.set_due(writer, phase, module, day)


def _deadlines(connection: Connection, today: date, only: Sequence[Item | Part] = ()) -> Deadlines:
    """All due dates of what is planned, or those of some things; what would keep all is told only of all."""
    inputs = PlanInput(connection, today)
    made = inputs.schedule()
    given = enrollments.given(connection, {task.item for task in inputs.tasks})
    wanted = sorted((one for one in given if not only or one.of in only), key=lambda one: one.due)
    found = judged(wanted, inputs.tasks, made, inputs.capacity(inputs.hours), inputs.hours.usual(today))
    dates = _against_plan(connection, inputs, found, wanted)
    is_late = not only and any(one.state == "late" for one in dates)
    return Deadlines(
        today,
        dates,
        worst=worst(inputs.tasks, made),
        best=_best(inputs) if is_late else 0,
        advice=[one.text for one in advice(connection, inputs, inputs.hours)] if is_late else [],
        lost=[one for one in lost(connection, inputs, made) if not only or one.of in only],
    )


def _against_plan(
    connection: Connection, inputs: PlanInput, found: Sequence[Deadline], given: Sequence[DueTarget]
) -> list[Deadline]:
    """The same with what the plan that holds has, who is due only for it, and what a late one takes."""
    held = plans.current(connection)
    ends = planning.finishes(connection, held.number) if held else {}
    heirs = _heirs(connection, inputs.tasks)
    late = [of for one, of in zip(found, given, strict=True) if one.state == "late" and of.due >= inputs.today]
    takes = {id(of): _takes(inputs, of) for of in late[:WORKED_OUT]}
    return [
        replace(
            one,
            planned=max(ends[item] for item in of.items) if all(item in ends for item in of.items) else None,
            inherited=[
                heir for item in of.items for heir in heirs.get((item, of.due), ()) if heir.number not in of.items
            ],
            takes=takes.get(id(of)),
        )
        for one, of in zip(found, given, strict=True)
    ]


def _heirs(connection: Connection, tasks: Sequence[Task]) -> dict[tuple[int, date], list[Item]]:
    """By item and due date, the items that have it only because they have to be done before."""
    sources = [
        (task, source) for n, (task, source) in enumerate(zip(tasks, inherited(tasks), strict=True)) if source != n
    ]
    known = items.by_number(connection, {task.item for task, _ in sources})
    found: dict[tuple[int, date], list[Item]] = {}
    for task, source in sources:
        if source is not None and (due := tasks[source].due):
            found.setdefault((tasks[source].item, due), []).append(known[task.item])
    return found


def _takes(inputs: PlanInput, one: DueTarget) -> int | None:
    """The hours that keep a date, if anybody keeps them up."""
    minutes = fewest_hours(inputs, inputs.hours, one)
    return minutes if minutes and is_bearable(minutes, inputs.hours.usual(inputs.today)) else None


def _best(inputs: PlanInput) -> int | None:
    """The worst lateness of the best plan there can be, with sessions of any length and nothing pinned."""
    free = [replace(task, pins=()) for task in inputs.tasks]
    rules = replace(inputs.rules, min_session=0, step=1)
    return worst(free, inputs.schedule(tasks=free, rules=rules))
