"""``study export todoist``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Output


def todoist(output: Output = None) -> None:
    """Write the plan as a project template of Todoist.

    \b
    study export todoist -o study.csv
    """
    from study.cli.answer import written
    from study.export.todoist import template
    from study.workspace import Workspace, exporting

    written(template(exporting.extract(Workspace())), output)
