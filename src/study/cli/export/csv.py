"""``study export csv``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Output, What


def csv_table(what: What = "plan", output: Output = None) -> None:
    """Write plan, items or entries as a table.

    \b
    study export csv -o plan.csv
    study export csv entries -o entries.csv
    """
    from study.cli.answer import written
    from study.export.tables import table
    from study.workspace import Workspace, exporting

    written(table(exporting.extract(Workspace()), what), output)
