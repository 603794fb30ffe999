"""``study report``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters import Format, Json, Output


def report(format: Format = "terminal", output: Output = None, json: Json = False) -> None:  # noqa: A002 (its name on the command line)
    """Show the progress bars of everything.

    By curriculum, phase, module, resource and competition.

    \b
    study report
    study report --format markdown -o PROGRESS.md
    study report --json
    """
    from study.cli.console import put, show, tell
    from study.workspace import Workspace, viewing

    found = viewing.report(Workspace())
    if format == "terminal" and not json and output is None:
        from study.render.report import screen

        show(screen(found))
        return
    if json or format == "json":
        from study.export.views import report as document

        text = document(found)
    elif format == "markdown":
        from study.export.markdown import report as document

        text = document(found)
    else:
        from study.render.page import text_of
        from study.render.report import screen

        text = text_of(screen(found), 80)
    if output is None:
        put(text)
    else:
        from study.export.file import replace

        replace(output, text)
        tell(f"Written to {output}.")
