"""``study export json``"""

from __future__ import annotations

from study.parameters import OUTPUT


def json_document(output: str | None = OUTPUT) -> None:
    """Write plan, items and entries as one document.

    \b
    study export json -o study.json
    """
    from study.export.tables import document
    from study.screen.console import written
    from study.store.workspace import Workspace
    from study.workspace import exporting

    written(document(exporting.extract(Workspace())), output)
