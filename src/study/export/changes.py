"""The JSON documents of commands that change something."""

from __future__ import annotations

from study.screen.document import Document, day_of, due, dumped, late, reference, unplaced

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.difference import Advice, Difference, DueDate
    from study.domain.recorded import Ticked


def recorded(found: Ticked) -> str:
    """``study.recorded/1``: what a recording command did."""
    return dumped(
        "study.recorded/1",
        {
            "changes": [
                {
                    **reference(one.item), "entry": one.kind, "status": one.status, "percent": one.percent,
                    "remaining": one.remaining, "minutes": one.minutes, "unchanged": one.said,
                }
                for one in found.changes
            ],
            "next": [due(one, found.day) for one in found.upcoming],
            "behind": found.standing.behind, "ahead": found.standing.ahead,
            "finish": day_of(found.standing.finish), "replanned_finish": day_of(found.standing.replanned),
        },
    )  # fmt: skip


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
