"""What if: options of a replan tried out side by side, of which nothing stays."""

from __future__ import annotations

from collections.abc import Sequence

from study.domain.compared import Compared, Option, sessions_a_week
from study.errors import StudyError, WrongUsage
from study.forecast.command import end_of_all
from study.plan.command import Asked, replanned
from study.store.workspace import Workspace


def compare(workspace: Workspace, options: Sequence[tuple[str, Asked]]) -> Compared:
    """Each of the options as typed, tried out by itself. Raises WrongUsage, naming the one that cannot be."""
    now, found = _tried(workspace, "", Asked()), []
    for number, (text, asked) in enumerate(options, start=1):
        try:
            found.append(_tried(workspace, text, asked))
        except StudyError as fault:
            raise refused(number, text, fault) from None
    return Compared(workspace.day, now, found)


def refused(number: int, text: str, fault: Exception) -> WrongUsage:
    """What is wrong with one of the options."""
    return WrongUsage(f'Option {number}, "{text}": {fault}')


def _tried(workspace: Workspace, text: str, asked: Asked) -> Option:
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
