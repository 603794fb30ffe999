"""The JSON documents of due dates."""

from __future__ import annotations

from study.core.items import Item
from study.screen.document import Document, day_of, dumped, effect_document, reference

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from study.core.deadlines import Deadline, Deadlines, Part
    from study.core.difference import Effect


def deadlines(found: Deadlines) -> str:
    """``study.deadlines/1``: the earliest first; ``item`` is null where a module, phase or curriculum is due."""
    content: Document = {
        "date": str(found.today),
        "deadlines": [_deadline(one) for one in found.dates],
        "worst_days_late": found.worst,
        "best_possible": found.best,
        "advice": found.advice,
    }
    return dumped("study.deadlines/1", content)


def given(of: Item | Part, now: Deadline | None, due: date | None, effect: Effect) -> str:
    """``study.due/1``: ``deadline`` is null where nothing is left to do for it, or no day was given."""
    content: Document = {
        **named(of), "due": day_of(due), "deadline": None if now is None else _deadline(now),
        "effect": effect_document(effect),
    }  # fmt: skip
    return dumped("study.due/1", content)


def _deadline(one: Deadline) -> Document:
    return {
        **named(one.of), "due": str(one.due), "finish": day_of(one.finish), "planned_finish": day_of(one.planned),
        "need": one.need, "have": one.have, "cushion": one.cushion, "state": one.state, "takes": one.takes,
        "inherited": [reference(item) for item in one.inherited],
    }  # fmt: skip


def named(of: Item | Part) -> Document:
    """A reference to an item, or to something that holds items."""
    if isinstance(of, Item):
        return reference(of)
    return {
        "item": None, "ref": of.ref, "title": of.title, "kind": of.kind,
        "curriculum": of.curriculum, "phase": of.phase, "module": of.module,
    }  # fmt: skip
