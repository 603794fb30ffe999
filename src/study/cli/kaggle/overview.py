"""``study kaggle``"""

from __future__ import annotations

from study.parameters import JSON


def kaggle(json: bool = JSON) -> None:
    """Show competitions with their ranks and medals.

    \b
    study kaggle
    study kaggle add https://www.kaggle.com/competitions/titanic --due "30 june"
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace.kaggle import competitions

    today, found, goals = competitions(Workspace())
    if json:
        from study.export.kaggle import competitions as document

        put(document(found, goals, today))
    else:
        from study.render.kaggle import table

        show(table(found, goals, today))
