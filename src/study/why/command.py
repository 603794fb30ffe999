"""`study why`: what holds an item back, and what would bring it forward."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from study.core import words
from study.core.availability import LONGEST_DAY, dealt
from study.core.dates import without_dates
from study.core.items import HEAVIEST, Entry, Item
from study.core.values import dataclass, replace
from study.parameters import ITEM, JSON
from study.screen.console import answer, working
from study.store import additions, enrollments, entries, items, plans
from study.store.database import savepoint
from study.store.effects import lost
from study.store.hours import set_hours
from study.store.planning import PlanInput, late
from study.store.workspace import Workspace
from study.why import screen
from study.why.rules import (
    NEVER,
    Experiment,
    Explanation,
    Planner,
    Position,
    Reason,
    Remedy,
    Statement,
    Wording,
    first_of_all,
    position,
    reasons,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.lost import LostDate
    from study.core.schedule import Schedule, Task
    from study.store.database import Connection, Writer


def why(item: str = ITEM, json: bool = JSON) -> None:
    """Explain why an item is scheduled when it is.

    Every reason and every remedy is found by planning without it, or with it.

    \b
    study why titanic
    study why 12 --json
    """
    with working("Planning"), Workspace().dry_run() as writer:
        explanation = _explanation(writer, item)
    answer(json, "study.why/1", screen.document, screen.page, explanation)


def _explanation(writer: Writer, word: str) -> Explanation:
    """Why an item is planned when it is, or is not; ``writer`` writes to a copy. Raises NoSuchItem."""
    connection, today = writer.connection, writer.today
    item, inputs = items.find_kept(connection, word), PlanInput(connection, today)
    n = next((n for n, task in enumerate(inputs.tasks) if task.item == item.number), None)
    if n is None:
        return Explanation(today, item, reasons=[_why_not(connection, item)])
    held = plans.current(connection)
    kept = [day for day, _ in plans.sessions_of(connection, held.number, item.number)] if held else []
    made = inputs.schedule()
    end, start = position(made, item.number)
    known = items.by_number(connection, {task.item for task in inputs.tasks})
    trial = _trial(inputs, item.number, _is_bounded(inputs, item.number))
    plan = _planner(inputs, trial)
    first = position(plan(first_of_all(trial.tasks, n), None), item.number)
    experiment = Experiment(trial.tasks, n, plan, made, here=trial.position, first=first)
    causes = reasons(experiment, inputs.rules.weights)
    wording = Wording(item=item, known=known, tasks=inputs.tasks, weights=inputs.rules.weights, today=today)
    moved = [_moved(kept[-1], end, today)] if kept and end not in (NEVER[0], kept[-1]) else []
    given_up = [one for one in lost(connection, inputs, made) if one.is_of(item)]
    moved += [Statement("lost", one.sentence(today), date=one.due) for one in given_up]
    return Explanation(
        today,
        item,
        start=kept[0] if kept else None,
        finish=kept[-1] if kept else None,
        again=None if end == NEVER[0] else (start, end),
        reasons=[*moved, *map(wording.statement, causes)],
        remedies=list(_remedies(writer, Search(inputs, experiment, item, causes, given_up), trial)),
    )


LONG = 2_000
"""Of a plan of so many items only the days up to the one that is asked about are laid, to try something out."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Where a plan of ``tasks`` puts an item, and which items are late; of a long one those whose dates can't be kept.

    ``goal`` is the item up to which that plan was laid; None: to its end.
    """

    tasks: Sequence[Task]
    goal: int | None
    position: Position
    late: set[int]


def _is_bounded(inputs: PlanInput, item: int) -> bool:
    """Whether plans are laid up to an item only: what is pinned may come before what it requires."""
    return len(inputs.tasks) >= LONG and not any(task.pins for task in inputs.tasks if task.item == item)


def _trial(inputs: PlanInput, item: int, is_bounded: bool) -> Trial:
    """The plan of what there is."""
    if not is_bounded:
        made = inputs.schedule()
        return Trial(inputs.tasks, None, position(made, item), set(late(inputs.tasks, made)))
    lost = inputs.not_kept()
    tasks = without_dates(inputs.tasks, lost)
    made = inputs.schedule(tasks=tasks, rules=replace(inputs.rules, goal=item))
    return Trial(tasks, item, position(made, item), {inputs.tasks[n].item for n in lost})


def _planner(inputs: PlanInput, trial: Trial) -> Planner:
    def plan(tasks: Sequence[Task], weights: Mapping[int, int] | None = None) -> Schedule:
        weights = weights or inputs.rules.weights
        return inputs.schedule(tasks=tasks, rules=replace(inputs.rules, weights=weights, goal=trial.goal))

    return plan


def _moved(kept: date, end: date, today: date) -> Statement:
    text = f"This plan was made earlier. Replanned today, it would end on {words.long(end, today)}."
    return Statement("plan", text, holds=end < kept, date=end)


_LEFT_OUT = {
    "optional": "Its module is optional and was left out: study include {n}, or study replan --with-optional.",
    "ongoing": "It is open-ended, so it can't be planned. Give it a time: study edit {n} --effort 3h.",
    "path": "It is not on the path you follow: study include {n}, or another path with study replan --path.",
    "choice": "Another item of its module is chosen: study include {n}.",
    "backlog": "It is in the backlog, for later: study include {n}.",
    "removed": "It was removed.",
}


def _why_not(connection: Connection, item: Item) -> Statement:
    """Why nothing of an item is planned."""
    listed = items.details(connection, item.number).listed
    if listed.status in ("done", "skipped"):
        return Statement(listed.status, f"It is {listed.status}: there is nothing left to plan.")
    if listed.left_out:
        return Statement(listed.left_out, _LEFT_OUT[listed.left_out].format(n=item.number))
    if not listed.work:
        return Statement("tracked", f"It is only tracked, not planned: study include {item.number}.")
    paused = {course.curriculum for course in enrollments.followed(connection) if course.paused}
    if item.curriculum in paused:
        return Statement("paused", f"{item.curriculum} is paused: study track {item.curriculum} --resume.")
    return Statement("choice", _LEFT_OUT["choice"].format(n=item.number))


MORE = 120  # minutes a week


@dataclass(frozen=True, slots=True)
class Change:
    """Something that may bring an item forward: its words, the command that does it, and what that does."""

    kind: str
    text: str
    command: str
    carry_out: Callable[[Writer], object]


@dataclass(frozen=True, slots=True)
class Search:
    """What is known when remedies are looked for: the item, its experiment, the reasons that were found, and the dates
    of it that are given up."""

    inputs: PlanInput
    experiment: Experiment
    item: Item
    causes: Sequence[Reason]
    given_up: Sequence[LostDate]


def _remedies(writer: Writer, search: Search, before: Trial) -> Iterator[Remedy]:
    """What brings an item forward, with the price.

    Nothing is told that was not tried: each change is carried out on the copy, its plan made, and the change taken
    back. One that moves nothing is passed over, and what comes late through it is its price.
    """
    here = before.position[0]
    for change in _changes(writer, search, here):
        with savepoint(writer.connection):
            change.carry_out(writer)
            again = PlanInput(writer.connection, writer.today)
            after = _trial(again, search.item.number, before.goal is not None)
        end, _ = after.position
        if end < here:
            lost = len(after.late - before.late)
            price = f", though {words.counted(lost, 'item')} would be late" if lost else ""
            told, days = search.experiment.end, (here - end).days if here != NEVER[0] else None
            if days is not None and told != NEVER[0]:
                end = told - timedelta(days)
            yield Remedy(
                kind=change.kind,
                text=change.text + price,
                command=change.command,
                finish=end,
                days=days,
                rough=before.goal is not None,
            )


def _changes(writer: Writer, search: Search, here: date) -> Iterator[Change]:
    yield from _without_pins(search)
    yield from _kept_instead(search)
    yield from _due_first(search, here)
    yield from _heavier(writer, search)
    yield from _more_hours(search.inputs)
    yield from _without_optional(writer, search)
    yield from _without_needs(writer, search)


def _without_pins(search: Search) -> Iterator[Change]:
    for reason in search.causes:
        if reason.kind == "pinned" and reason.holds and reason.item is not None:
            pinned = next(task.pins for task in search.inputs.tasks if task.item == reason.item)
            unpin = _unpin(reason.item, [day for day, _ in pinned])
            yield Change("unpin", "without the pin", f"study unpin {reason.item}", unpin)


def _unpin(item: int, days: Sequence[date]) -> Callable[[Writer], object]:
    def carry_out(writer: Writer) -> None:
        for day in days:
            enrollments.pin(writer, item, day, None, active=False)

    return carry_out


def _kept_instead(search: Search) -> Iterator[Change]:
    """A date that is given up, before all others."""
    for one in search.given_up:
        if one.yields and not one.is_first and one.remedy:
            kind = None if isinstance(one.of, Item) else one.of.kind
            rank = partial(enrollments.rank, kind=kind, number=one.of.number, active=True)
            yield Change("first", "with its date before all others", one.remedy[1], rank)


def _due_first(search: Search, here: date) -> Iterator[Change]:
    """Due as early as it can be done."""
    item, (end, _) = search.item.number, search.experiment.first
    if end < here:
        yield Change(
            "due",
            "if you give it a deadline",
            f"study due {item} {end}",
            lambda writer: additions.change(writer, item, "due", end.isoformat()),
        )


def _heavier(writer: Writer, search: Search) -> Iterator[Change]:
    course = enrollments.named(writer.connection, search.item.curriculum)
    weight = 2 * course.weight
    if weight <= HEAVIEST and any(reason.kind == "weight" for reason in search.causes):
        yield Change(
            "weight",
            "with twice the weight",
            f"study track {course.curriculum} --weight {weight}",
            lambda writer: enrollments.track(writer, replace(course, weight=weight)),
        )


def _more_hours(inputs: PlanInput) -> Iterator[Change]:
    week = inputs.hours.usual(inputs.today)
    minutes = sum(week) + MORE
    wanted = dealt(minutes, week)
    if max(wanted) <= LONGEST_DAY:
        yield Change(
            "hours",
            "with 2 h a week more",
            f"study replan --hours {round(minutes / 60, 2):g}",
            lambda writer: set_hours(writer, writer.today, wanted),
        )


def _without_optional(writer: Writer, search: Search) -> Iterator[Change]:
    optional = plans.optional_items(writer.connection)
    dropped = [task for task in search.inputs.tasks if task.item in optional]
    if dropped and search.item.number not in optional:
        yield Change(
            "drop",
            f"without the optional items, {words.minutes(sum(task.remaining for task in dropped))}",
            "study replan --drop optional",
            lambda writer: [additions.change(writer, task.item, "left_out", "optional") for task in dropped],
        )


def _without_needs(writer: Writer, search: Search) -> Iterator[Change]:
    for reason in search.causes:
        if reason.kind == "requires" and reason.item is not None:
            task = next(task for task in search.inputs.tasks if task.item == reason.item)
            title = items.by_number(writer.connection, {reason.item})[reason.item].title
            text = f"without {reason.item} {title}, {words.minutes(task.remaining)}"
            yield Change("skip", text, f"study skip {reason.item}", _skip(reason.item))


def _skip(item: int) -> Callable[[Writer], object]:
    return lambda writer: entries.append(writer, item, Entry("skip", writer.today))
