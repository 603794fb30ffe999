"""``study leave``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Json
    from study.cli.parameters.planning import Followed


def leave(curriculum: Followed, json: Json = False) -> None:
    """Stop following a curriculum; its entries are kept.

    \b
    study leave hf-four-week
    study enroll hf-four-week --continue
    """
    from study.cli.console import put, show
    from study.workspace import Workspace
    from study.workspace.enrolling import leave as end

    found = end(Workspace(), curriculum)
    if json:
        from study.export.changes import left as document

        put(document(found))
    else:
        from study.render.enrolled import left

        show(left(found))
