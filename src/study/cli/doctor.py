"""``study doctor``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters import Rebuild


def doctor(rebuild: Rebuild = False) -> int:
    """Check that the database is sound.

    Its file, its schema, and every state against the log.

    \b
    study doctor
    study doctor --rebuild
    """
    from study.cli.console import show
    from study.render.settings import diagnosis
    from study.workspace import Workspace
    from study.workspace.configuring import diagnose

    found = diagnose(Workspace(), rebuild)
    show(diagnosis(found))
    return 6 if found.faults else 0
