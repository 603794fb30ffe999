"""``study certificate close``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Item, Json
    from study.cli.parameters.log import Offered


def close(item: Item, offered: Offered = False, json: Json = False) -> None:
    """Say that an exam is no longer offered, or is after all.

    \b
    study certificate close tensorflow
    study certificate close tensorflow --offered
    """
    from study.cli.certificate.answer import shown
    from study.workspace import Workspace, certifying

    workspace = Workspace()
    found, is_news = certifying.close(workspace, item, not offered)
    shown([found], workspace.day, json, "" if is_news else "Unchanged")
