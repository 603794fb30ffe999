"""How the commands about one competition answer."""

from __future__ import annotations

from collections.abc import Callable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from study.domain.competition import Competition
    from study.screen.page import Page


def answer(found: Competition, today: date, screen: Callable[[Competition, date], Page], json: bool) -> None:
    """Show a competition as a screen or as a document."""
    from study.screen.console import put, show

    if json:
        from study.export.kaggle import competitions as document

        put(document([found], [], today))
    else:
        show(screen(found, today))
