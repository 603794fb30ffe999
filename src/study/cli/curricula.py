"""``study curricula``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Json


def curricula(json: Json = False) -> None:
    """List the curricula shipped with the program.

    \b
    study curricula
    study enroll hf-four-week --hours 10
    """
    from study.cli.console import put, show
    from study.workspace.catalogue import offers

    if json:
        from study.export.files import curricula as document

        put(document(offers()))
    else:
        from study.render.curricula import screen

        show(screen(offers()))
