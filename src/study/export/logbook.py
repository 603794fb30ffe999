"""The JSON document of entries."""

from __future__ import annotations

from study.screen.document import Document, dumped, reference

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from study.domain.logbook import Numbered


def entries(found: Iterable[Numbered]) -> str:
    """``study.entries/1``: the oldest first; ``step`` is the one of `study history`."""
    return dumped("study.entries/1", {"entries": [row(one) for one in found]})


def row(one: Numbered) -> Document:
    return {
        "entry": one.number, **reference(one.item), "entry_kind": one.entry.kind, "on": str(one.entry.day),
        "minutes": one.entry.minutes, "percent": one.entry.percent, "note": one.entry.note, "step": one.step,
    }  # fmt: skip
