"""``study certificate close``"""

from __future__ import annotations

from study.parameters import ITEM, JSON, flag


def close(
    item: str = ITEM, offered: bool = flag("--offered", help="It is offered after all."), json: bool = JSON
) -> None:
    """Say that an exam is no longer offered, or is after all.

    \b
    study certificate close tensorflow
    study certificate close tensorflow --offered
    """
    from study.cli.certificate.answer import shown
    from study.store.workspace import Workspace
    from study.workspace import certifying

    workspace = Workspace()
    found, is_news = certifying.close(workspace, item, not offered)
    shown([found], workspace.day, json, "" if is_news else "Unchanged")
