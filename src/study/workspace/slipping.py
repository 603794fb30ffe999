"""The plans there were, and how the finish moved from one to the next."""

from __future__ import annotations

from study.domain.slip import Slip, courses
from study.store import enrollments, past
from study.store.database import NoDatabase
from study.store.planning import plan_again
from study.store.workspace import Workspace


def slip(workspace: Workspace) -> Slip:
    """The slip since the first plan, plan by plan."""
    try:
        with workspace.reading() as connection:
            today, made = workspace.today(connection), past.all_made(connection)
            again = plan_again(connection, today).finish
            return Slip(today, made, courses(enrollments.followed(connection), made), again)
    except NoDatabase:
        return Slip(workspace.day, [], [], None)
