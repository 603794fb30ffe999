"""Behind the plan: ways to catch up, each tried out before it is offered."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from datetime import date

from study.core.difference import Difference
from study.core.words import hours
from study.domain.catchup import Catchup, Remedy
from study.enroll import paths
from study.errors import WrongUsage
from study.forecast.command import end_of_all
from study.plan.command import Asked, Wish, replanned
from study.store import enrollments, plans
from study.store import standing as agenda
from study.store.planning import Bench, fewest_hours
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection


def catchup(workspace: Workspace) -> Catchup:
    """How far behind, and what can be done about it. Raises NoDatabase."""
    with workspace.reading() as connection:
        found, asked = _ways(connection, workspace.today(connection))
    return replace(found, remedies=[_tried(workspace, *way) for way in asked])


def apply(workspace: Workspace, number: int) -> Difference:
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
