"""The JSON documents of commands that change something."""

from __future__ import annotations

from study.screen.document import Document, day_of, dumped, late, reference, unplaced

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.difference import Advice, Difference, DueDate


def replan(found: Difference) -> str:
    """``study.replan/1``."""
    return dumped(
        "study.replan/1",
        {
            "committed": found.committed,
            "before": {"finish": day_of(found.finish_before), "week": list(found.week_before)},
            "after": {"finish": day_of(found.finish_after), "week": list(found.week_after)},
            "items": found.tasks, "remaining": found.remaining,
            "moved": [
                {**reference(one.item), "from": day_of(one.before), "to": day_of(one.after), "days": one.days}
                for one in found.moved
            ],
            "unplaced": [unplaced(item, reason) for item, reason in found.unplaced],
            "late": [late(one) for one in found.late],
            "deadlines": [_deadline(one) for one in found.deadlines],
            "advice": [_advice(one) for one in found.advice],
        },
    )  # fmt: skip


def _deadline(one: DueDate) -> Document:
    return {
        "due": str(one.due), "need": one.need, "have": one.have, "cushion": one.cushion,
        "finish": day_of(one.finish), "kept": one.kept,
    }  # fmt: skip


def _advice(one: Advice) -> Document:
    return {"kind": one.kind, "text": one.text, "minutes": one.minutes, "finish": day_of(one.finish)}
