"""``study export todoist``"""

from __future__ import annotations

from study.parameters import OUTPUT


def todoist(output: str | None = OUTPUT) -> None:
    """Write the plan as a project template of Todoist.

    \b
    study export todoist -o study.csv
    """
    from study.export.todoist import template
    from study.screen.console import written
    from study.store.workspace import Workspace
    from study.workspace import exporting

    written(template(exporting.extract(Workspace())), output)
