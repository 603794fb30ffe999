"""``study leave``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.planning import Followed


def leave(curriculum: Followed) -> None:
    """Stop following a curriculum; its entries are kept.

    \b
    study leave hf-four-week
    study enroll hf-four-week --continue
    """
    from study.cli.console import show
    from study.render.enrolled import left
    from study.workspace import Workspace
    from study.workspace.enrolling import leave as end

    show(left(end(Workspace(), curriculum)))
