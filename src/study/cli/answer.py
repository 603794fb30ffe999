"""How every recording command answers."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.domain.recorded import Ticked


def recorded(found: Ticked, json: bool) -> None:
    """Say what was taken down, as a page or as a document."""
    from study.cli.console import put, show

    if json:
        from study.export.changes import recorded as document

        put(document(found))
    else:
        from study.render.recorded import screen

        show(screen(found))
