"""``study report``"""

from __future__ import annotations

from study.errors import WrongUsage
from study.parameters import JSON, OUTPUT, option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.screen.page import Page

FOR_A_BROWSER = "A page of HTML is for a browser. Write it to a file: study report --format html -o report.html"
WIDTH = 80  # columns of a screen in a file


def report(
    format: str = option(  # noqa: A002 (its name on the command line)
        "--format", "-f", help="What to write.", default="terminal", choices=("terminal", "markdown", "html", "json")
    ),
    output: str | None = OUTPUT,
    json: bool = JSON,
) -> None:
    """Show the progress bars of everything.

    By curriculum, phase, module, resource and competition. As HTML it is one page for a browser, with charts, which
    needs nothing else.

    \b
    study report
    study report --format html -o report.html
    study report --format markdown -o PROGRESS.md
    study report --json
    """
    from study.screen.console import is_terminal, show

    wanted = "json" if json else format
    if output is None and wanted == "terminal":
        show(_screen())
        return
    if output is None and wanted == "html" and is_terminal():
        raise WrongUsage(FOR_A_BROWSER)
    from study.screen.console import written

    written(_document(wanted), output)


def _screen() -> Page:
    from study.render.report import screen
    from study.store.workspace import Workspace
    from study.workspace import viewing

    return screen(viewing.report(Workspace()))


def _document(format: str) -> str:  # noqa: A002 (as above)
    """The report as a document."""
    from study.store.workspace import Workspace
    from study.workspace import viewing

    if format == "terminal":
        from study.screen.page import text_of

        return text_of(_screen(), WIDTH)
    if format == "html":
        from study.export.html import page
        from study.workspace.charting import charted

        return page(charted(Workspace()))
    found = viewing.report(Workspace())
    if format == "markdown":
        from study.export.markdown import report as document
    else:
        from study.export.views import report as document
    return document(found)
