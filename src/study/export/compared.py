"""The JSON document of a comparison."""

from __future__ import annotations

from study.screen.document import Document, day_of, dumped, late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.domain.compared import Compared, Option


def compared(found: Compared) -> str:
    """``study.compare/1``: ``now`` is the plan that would be made without any option."""
    content: Document = {
        "date": str(found.today), "now": _option(found.now), "options": [_option(one) for one in found.options],
    }  # fmt: skip
    return dumped("study.compare/1", content)


def _option(one: Option) -> Document:
    return {
        "args": one.args, "week": one.week, "items": one.items, "remaining": one.remaining,
        "finish": day_of(one.finish), "p80": day_of(one.p80), "late": [late(item) for item in one.late],
        "unplaced": one.unplaced, "sessions_a_week": one.sessions_a_week,
        "deadlines": [
            {"due": str(due.due), "finish": day_of(due.finish), "cushion": due.cushion, "kept": due.kept}
            for due in one.deadlines
        ],
    }  # fmt: skip
