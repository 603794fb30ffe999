"""How every command about certificates answers."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from study.domain.certificate import Certificate


def shown(found: Sequence[Certificate], day: date, json: bool, said: str = "") -> None:
    """Certificates as a page, below what is said of them, or as a document."""
    from study.screen.console import put, show

    if json:
        from study.export.log import certificates as document

        put(document(found))
    else:
        from study.render.certificates import screen

        show(screen(found, day, said))
