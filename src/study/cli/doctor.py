"""``study doctor``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Json, Rebuild


def doctor(rebuild: Rebuild = False, json: Json = False) -> int:
    """Check that the database is sound.

    Its file, its schema, and every state against the log.

    \b
    study doctor
    study doctor --rebuild
    """
    from study.cli.console import put, show
    from study.workspace import Workspace
    from study.workspace.configuring import diagnose

    found = diagnose(Workspace(), rebuild)
    if json:
        from study.export.files import diagnosis as document

        put(document(found))
    else:
        from study.render.settings import diagnosis

        show(diagnosis(found))
    return 6 if found.faults else 0
