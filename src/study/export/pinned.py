"""The JSON document of pinning and unpinning."""

from __future__ import annotations

from study.screen.document import Document, dumped, effect_document, reference

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.domain.pinned import Pinned


def pinned(found: Pinned) -> str:
    """``study.pin/1``: ``minutes`` are null where the item is no longer pinned to those days."""
    content: Document = {
        **reference(found.item), "days": [str(day) for day in found.days], "minutes": found.minutes,
        "before": [reference(one) for one in found.before], "effect": effect_document(found.effect),
    }  # fmt: skip
    return dumped("study.pin/1", content)
