"""The JSON document of the timer."""

from __future__ import annotations

from study.screen.document import Document, dumped, reference

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.domain.timer import Running


def timer(running: Running | None) -> str:
    """``study.timer/1``: without an item while it does not run."""
    content: Document = {"running": running is not None, "since": None, "minutes": None, "long": False}
    if running is not None:
        content |= {
            **reference(running.item), "since": running.since.isoformat(timespec="seconds"),
            "minutes": max(running.minutes, 0), "long": running.is_long,
        }  # fmt: skip
    return dumped("study.timer/1", content)
