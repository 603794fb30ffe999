"""``study import``"""

from __future__ import annotations

from study.parameters import DRY_RUN, JSON, MARKDOWN_FILE, REQUIRED, TO, option


def import_log(
    file: str = MARKDOWN_FILE,
    form: str = option("--as", help="What it is: a learning log.", default=REQUIRED, choices=("log",)),
    to: str | None = TO,
    dry_run: bool = DRY_RUN,
    json: bool = JSON,
) -> None:
    """Take in a learning log that was kept in a README.

    Tables with progress bars, check boxes and entries with a bar become items in lists, with the progress they show;
    so does everything that study publish wrote. What is known is brought up to date, and nothing is there twice. What
    is not understood is told with its line.

    \b
    study import README.md --as log --dry-run
    study import README.md --as log
    """
    from pathlib import Path

    from study.screen.console import put, show, working
    from study.store.workspace import Workspace
    from study.workspace import importing

    workspace = Workspace()
    with working("Reading"):
        found = importing.import_log(workspace, Path(file), to, dry_run)
    if json:
        from study.export.imported import imported as document

        put(document(found))
    else:
        from study.render.imported import screen

        show(screen(found, workspace.command_without("--dry-run", "-n")))
