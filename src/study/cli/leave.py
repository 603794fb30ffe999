"""``study leave``"""

from __future__ import annotations

from study.parameters import FOLLOWED, JSON


def leave(curriculum: str = FOLLOWED, json: bool = JSON) -> None:
    """Stop following a curriculum; its entries are kept.

    \b
    study leave hf-four-week
    study enroll hf-four-week --continue
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace.enrolling import leave as end

    found = end(Workspace(), curriculum)
    if json:
        from study.export.changes import left as document

        put(document(found))
    else:
        from study.render.enrolled import left

        show(left(found))
