"""The plans there were, and how the finish moved from one to the next."""

from __future__ import annotations

from study.domain.slip import Slip, courses
from study.store import enrollments, slips
from study.store.database import NoDatabase
from study.workspace import Workspace
from study.workspace.bench import plan_again


def slip(workspace: Workspace) -> Slip:
    """The slip since the first plan, plan by plan."""
    try:
        with workspace.reading() as connection:
            today, made = workspace.today(connection), slips.all_made(connection)
            again = plan_again(connection, today).finish
            return Slip(today, made, courses(enrollments.followed(connection), made), again)
    except NoDatabase:
        return Slip(workspace.day, [], [], None)
