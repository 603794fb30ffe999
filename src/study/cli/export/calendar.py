"""``study export calendar``"""

from __future__ import annotations

from study.parameters import OUTPUT


def calendar(output: str | None = OUTPUT) -> None:
    """Write the plan as a calendar.

    An event for each session, all day or at your time (study hours --slot); due dates with an alarm the day
    before. Import it again after a replan: what moved moves, what is gone is cancelled.

    \b
    study export calendar -o plan.ics
    """
    from study.export.calendar import calendar as document
    from study.screen.console import written
    from study.store.workspace import Workspace
    from study.workspace import exporting

    written(document(exporting.for_calendar(Workspace())), output)
