"""``study curricula``"""

from __future__ import annotations

from study.parameters import JSON


def curricula(json: bool = JSON) -> None:
    """List the curricula shipped with the program.

    \b
    study curricula
    study enroll hf-four-week --hours 10
    """
    from study.screen.console import put, show
    from study.workspace.catalogue import offers

    if json:
        from study.export.files import curricula as document

        put(document(offers()))
    else:
        from study.render.curricula import screen

        show(screen(offers()))
