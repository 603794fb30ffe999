"""``study lesson``"""

from __future__ import annotations

from study.parameters import JSON, ON_DAY, argument


def lesson(
    text: str | None = argument("TEXT", "The lesson; without it all are shown.", default=None),
    on: str | None = ON_DAY,
    json: bool = JSON,
) -> None:
    """Take down a lesson, or show them all.

    \b
    study lesson
    study lesson "Projects teach more than courses"
    study lesson "Read the paper before the video" --on "last week"
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace import journaling

    workspace = Workspace()
    found = journaling.lessons(workspace, text, workspace.date(on, past=True))
    if json:
        from study.export.log import lessons as document

        put(document(found))
    else:
        from study.render.journal import lessons as screen

        show(screen(found, workspace.day))
