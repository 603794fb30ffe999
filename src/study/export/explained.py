"""The JSON document of why an item is where it is."""

from __future__ import annotations

from study.screen.document import Document, day_of, dumped, reference

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.domain.explained import Explained


def why(found: Explained) -> str:
    """``study.why/1``: ``holds`` tells what keeps the item back from what brings it forward."""
    start, finish = found.again or (None, None)
    content: Document = {
        **reference(found.item), "start": day_of(found.start), "finish": day_of(found.finish),
        "replanned": {"start": day_of(start), "finish": day_of(finish)},
        "reasons": [
            {
                "kind": one.kind, "text": one.text, "item": one.item.number if one.item else None,
                "date": day_of(one.date), "holds": one.holds,
            }
            for one in found.reasons
        ],
        "sooner": [
            {
                "kind": one.kind, "text": one.text, "command": one.command, "finish": str(one.finish),
                "days": one.days,
            }
            for one in found.sooner
        ],
    }  # fmt: skip
    return dumped("study.why/1", content)
