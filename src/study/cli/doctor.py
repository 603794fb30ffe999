"""``study doctor``"""

from __future__ import annotations

from study.parameters import JSON, flag


def doctor(
    rebuild: bool = flag("--rebuild", help="Rebuild what does not agree with the log."), json: bool = JSON
) -> int:
    """Check that the database is sound.

    Its file, its schema, and every state against the log.

    \b
    study doctor
    study doctor --rebuild
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace.configuring import diagnose

    found = diagnose(Workspace(), rebuild)
    if json:
        from study.export.files import diagnosis as document

        put(document(found))
    else:
        from study.render.settings import diagnosis

        show(diagnosis(found))
    return 6 if found.faults else 0
