"""Back after a gap: a plan that begins gently."""

from __future__ import annotations

from datetime import date, timedelta

from study.domain.agenda import SILENT
from study.domain.availability import Availability, Deviation
from study.domain.catchup import Resumed, eased
from study.errors import WrongUsage
from study.store import hours as stored
from study.store import plans, spending
from study.workspace import Workspace
from study.workspace.bench import Bench
from study.workspace.forecasting import end_of_all
from study.workspace.planning import commit_plan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection

ROUNDS = (2000, 1)
ONE_DAY = timedelta(days=1)


def resume(workspace: Workspace, as_off: bool) -> Resumed:
    """Plan anew after a gap, with half the hours for a week; ``as_off`` lets the gap have been time off.

    Raises WrongUsage if there was none.
    """
    with workspace.writing() as writer:
        connection, today = writer.connection, writer.today
        held, last = plans.current(connection), last_active(connection)
        if held is None or last is None or (today - last).days < SILENT:
            raise WrongUsage(
                f"There was no gap of {SILENT} days. To plan anew: study replan. For days off: study off friday."
            )
        gap = last + ONE_DAY, today - ONE_DAY
        if as_off:
            stored.deviate(writer, Deviation(*gap, None, "time off"))
        hours = stored.availability(connection)
        easy = eased(hours, lambda day: hours.extra.get(day, 0), today)
        for one in easy:
            stored.deviate(writer, one)
        made, bench = commit_plan(writer)
        days = [(one.first, bench.hours.capacity(one.first)) for one in easy]
        return Resumed(today, gap, as_off, held.finish, made.finish, end_of_all(connection, today, ROUNDS), days)


def last_active(connection: Connection) -> date | None:
    """The last day on which something was done, or a plan was made."""
    done, held = spending.last_day(connection), plans.current(connection)
    return max(filter(None, (done, held.start if held else None)), default=None)


def finish_when_resumed(connection: Connection, today: date) -> date | None:
    """The last day of the plan that resuming would make."""
    bench = Bench(connection, today)
    hours = bench.hours
    extra = dict(hours.extra)
    extra.update({one.first: one.minutes or 0 for one in eased(hours, lambda day: hours.extra.get(day, 0), today)})
    return bench.schedule(Availability(hours.periods, hours.off, extra)).finish
