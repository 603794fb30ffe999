"""``study export csv``"""

from __future__ import annotations

from study.parameters import OUTPUT, argument


def csv_table(
    what: str = argument("WHAT", "plan, items or entries.", default="plan", choices=("plan", "items", "entries")),
    output: str | None = OUTPUT,
) -> None:
    """Write plan, items or entries as a table.

    \b
    study export csv -o plan.csv
    study export csv entries -o entries.csv
    """
    from study.export.tables import table
    from study.screen.console import written
    from study.store.workspace import Workspace
    from study.workspace import exporting

    written(table(exporting.extract(Workspace()), what), output)
