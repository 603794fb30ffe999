"""`study why`: what holds an item back, and what would bring it forward."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from study.core import words
from study.core.items import Item
from study.core.values import replace
from study.parameters import ITEM, JSON
from study.store import enrollments, items, listing, plans
from study.store.planning import Bench
from study.store.workspace import Workspace
from study.why.remedies import sooner
from study.why.rules import NEVER, Case, Explained, Planner, Reason, Told, reasons, spot

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.schedule import Schedule, Task
    from study.store.database import Connection, Writer


def why(item: str = ITEM, json: bool = JSON) -> None:
    """Say what holds an item back, and what would help.

    Every reason and every remedy is found by planning without it, or with it.

    \b
    study why titanic
    study why 12 --json
    """
    from study.screen.console import put, show, working
    from study.store.workspace import Workspace

    with working("Planning"):
        found = explaining_why(Workspace(), item)
    if json:
        from study.why.screen import why as document

        put(document(found))
    else:
        from study.why.screen import screen

        show(screen(found))


MOST = 3
"""Items named of those that fill the days."""


def explaining_why(workspace: Workspace, word: str) -> Explained:
    """Why an item is planned when it is, or is not. Raises NoSuchItem."""
    with workspace.trying() as writer:
        connection, today = writer.connection, writer.today
        item, bench = items.find_kept(connection, word), Bench(connection, today)
        n = next((n for n, task in enumerate(bench.tasks) if task.item == item.number), None)
        if n is None:
            return Explained(today, item, None, None, None, [why_not(connection, item)], [])
        return _explained(writer, bench, item, n)


def _explained(writer: Writer, bench: Bench, item: Item, n: int) -> Explained:
    connection = writer.connection
    held = plans.current(connection)
    kept = [day for day, _ in plans.sessions_of(connection, held.number, item.number)] if held else []
    made = bench.schedule()
    end, start = spot(made, item.number)
    known = items.by_number(connection, {task.item for task in bench.tasks})
    case = Case(bench.tasks, n, _planner(bench))
    found = reasons(case, bench.rules.weights)
    told = [_told(one, item, known, bench, made) for one in found]
    if kept and end != NEVER[0] and kept[-1] != end:
        told.insert(0, _moved(kept[-1], end, bench.today))
    return Explained(
        bench.today, item, kept[0] if kept else None, kept[-1] if kept else None,
        None if end == NEVER[0] else (start, end), told, sooner(writer, bench, case, found),
    )  # fmt: skip


def _planner(bench: Bench) -> Planner:
    def plan(tasks: Sequence[Task], weights: Mapping[int, int] | None = None) -> Schedule:
        return bench.schedule(tasks=tasks, rules=replace(bench.rules, weights=weights) if weights else None)

    return plan


def _moved(kept: date, end: date, today: date) -> Told:
    text = f"The plan was made before: made anew today it would end on {words.long(end, today)}."
    return Told("plan", text, end < kept, None, end)


def _told(one: Reason, item: Item, known: Mapping[int, Item], bench: Bench, made: Schedule) -> Told:
    other = known[one.item] if one.item is not None else None
    return Told(one.kind, _text(one, item, known, bench, made), one.holds, other, one.date)


def _text(one: Reason, item: Item, known: Mapping[int, Item], bench: Bench, made: Schedule) -> str:
    name = "" if one.item is None else f"{one.item} {known[one.item].title}"
    own = one.item in (None, item.number)
    day = words.weekday(one.date, bench.today) if one.date else ""
    match one.kind:
        case "pinned":
            return f"You pinned it to {day}." if own else f"{name} is pinned to {day}, which takes hours before it."
        case "due" if one.holds:
            return f"Due dates come first: {name} is due on {day}."
        case "due":
            return f"It is due on {day}, which brings it forward." if own else f"{name} needs it and is due on {day}."
        case "weight":
            return _weight(item, known, bench)
        case "requires":
            return f"It comes after {name}, which ends on {day}."
        case "capacity":
            return _full(one, known)
        case "start":
            return f"It cannot begin before {day}."
        case "hours":
            return f"Nothing holds it back but the hours there are: it is done as early as can be, on {day}."
    return next(lost.reason for lost in made.unplaced if lost.item == item.number).capitalize() + "."


def _weight(item: Item, known: Mapping[int, Item], bench: Bench) -> str:
    number = next(task.curriculum for task in bench.tasks if task.item == item.number)
    working = {task.curriculum for task in bench.tasks}
    total = sum(bench.rules.weights.get(one, 1) for one in working)
    share = bench.rules.weights.get(number, 1)
    return f"{item.curriculum} has {share} of {total} parts of the week; the others have theirs."


def _full(one: Reason, known: Mapping[int, Item]) -> str:
    named = ", ".join(
        f"{words.minutes(minutes)} of {known[number].number} {known[number].title}"
        for number, minutes in one.others[:MOST]
    )
    more = f" and {words.minutes(sum(some for _, some in one.others[MOST:]))} of others" if one.others[MOST:] else ""
    return f"The days before are full: {named}{more}."


_LEFT_OUT = {
    "optional": "Its module is optional and left out: study include {n}, or study replan --with-optional.",
    "ongoing": "It has no end that could be planned. Give it one and take it in: study edit {n} --effort 3h.",
    "path": "It is not on the path you follow: study include {n}, or another path with study replan --path.",
    "choice": "Another item of its module is chosen: study include {n}.",
    "backlog": "It is wanted later, in the backlog: study include {n}.",
    "removed": "It was removed.",
}


def why_not(connection: Connection, item: Item) -> Told:
    """Why nothing of an item is planned."""
    one = listing.details(connection, item.number).listed
    if one.status in ("done", "skipped"):
        return Told(one.status, f"It is {one.status}: nothing of it is left to plan.")
    if one.left_out:
        return Told(one.left_out, _LEFT_OUT[one.left_out].format(n=item.number))
    if not one.work:
        return Told("tracked", f"It is only tracked, not planned: study include {item.number}.")
    paused = {course.curriculum for course in enrollments.followed(connection) if course.paused}
    if item.curriculum in paused:
        return Told("paused", f"{item.curriculum} is paused: study track {item.curriculum} --resume.")
    return Told("choice", _LEFT_OUT["choice"].format(n=item.number))
