"""The report with what its charts are drawn from."""

from __future__ import annotations

from study.domain.burnup import burnup
from study.domain.charts import Charted
from study.domain.report import Report
from study.domain.weeks import weeks
from study.store import burnups, enrollments, plans
from study.store.database import NoDatabase
from study.store.hours import availability
from study.store.workspace import Workspace
from study.workspace import viewing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection


def charted(workspace: Workspace) -> Charted:
    """The figures of everything that is followed, and how they came about."""
    try:
        with workspace.reading() as connection:
            return _charted(connection, viewing.report_of(connection, workspace.today(connection)))
    except NoDatabase:
        return Charted(Report(workspace.day, []))


def _charted(connection: Connection, report: Report) -> Charted:
    followed, plan, today = enrollments.followed(connection), plans.current(connection), report.day
    works = [
        burnups.work(connection, one, course.tally, plan) for one, course in zip(followed, report.courses, strict=True)
    ]
    start = min((one.start for one in followed), default=today)
    return Charted(
        report,
        burnup([work for work in works if work.effort], today),
        [burnup([work], today) if work.effort else None for work in works],
        weeks(report.habit.spent, availability(connection).capacity, start, today)
        if followed or report.habit.spent
        else [],
    )
