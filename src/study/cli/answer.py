"""How every command answers that records or changes something."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.domain.pinned import Pinned


def pinned(found: Pinned, json: bool) -> None:
    """Say what was pinned or is no longer, as a page or as a document."""
    from study.screen.console import put, show

    if json:
        from study.export.pinned import pinned as document

        put(document(found))
    else:
        from study.render.pinned import screen

        show(screen(found))
