"""Back after a gap: a plan that begins gently."""

from __future__ import annotations

from study.core.agenda import SILENT
from study.core.availability import ONE_DAY
from study.core.days_off import Deviation, eased
from study.domain.catchup import Resumed
from study.errors import WrongUsage
from study.forecast.command import end_of_all
from study.store import hours as stored
from study.store import plans
from study.store.planning import commit_plan
from study.store.standing import last_active
from study.store.workspace import Workspace


def resume(workspace: Workspace, as_off: bool) -> Resumed:
    """Plan anew after a gap, with half the hours for a week; ``as_off`` lets the gap have been time off.

    Raises WrongUsage if there was none.
    """
    with workspace.writing() as writer:
        connection, today = writer.connection, writer.today
        held = plans.current(connection)
        last = last_active(connection, held) if held else today
        if held is None or (today - last).days < SILENT:
            raise WrongUsage(
                f"There was no gap of {SILENT} days. To plan anew: study replan. For days off: study off friday."
            )
        gap = last + ONE_DAY, today - ONE_DAY
        if as_off:
            stored.deviate(writer, Deviation(*gap, None, "time off"))
        hours = stored.availability(connection)
        easy = eased(hours, today)
        for one in easy:
            stored.deviate(writer, one)
        made, bench = commit_plan(writer)
        days = [(one.first, bench.hours.capacity(one.first)) for one in easy]
        return Resumed(today, gap, as_off, held.finish, made.finish, end_of_all(connection, today), days)
