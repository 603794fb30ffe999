"""``study export json``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Output


def json_document(output: Output = None) -> None:
    """Write plan, items and entries as one document.

    \b
    study export json -o study.json
    """
    from study.cli.answer import written
    from study.export.tables import document
    from study.workspace import Workspace, exporting

    written(document(exporting.extract(Workspace())), output)
