"""The JSON documents of hours."""

from __future__ import annotations

from study.core import words
from study.screen.document import Document, dumped, effect_document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.days_off import Deviation
    from study.core.difference import Effect
    from study.core.enrollment import Enrolled
    from study.domain.timetable import Timetable


def hours(found: Timetable) -> str:
    """``study.hours/1``: the week that holds, every change of it, what deviates, this week's days."""
    content: Document = {
        "week": list(found.hours.week(found.today)),
        "periods": [
            {"from": str(one.start), "every": one.every, "week": list(one.week)} for one in found.hours.periods
        ],
        "off": [_off(one) for one in found.deviations if one.minutes is None],
        "extra": [
            {"date": str(one.first), "minutes": one.minutes, "note": one.note}
            for one in found.deviations
            if one.minutes is not None
        ],
        "days": [
            {"date": str(one.day), "capacity": one.capacity, "planned": one.planned, "done": one.done}
            for one in found.days
        ],
        "slots": [{"weekday": day, "time": words.clock(at)} for day, at in sorted(found.slots.items())],
        "effect": None if found.effect is None else effect_document(found.effect),
    }
    return dumped("study.hours/1", content)


def tracked(one: Enrolled, effect: Effect) -> str:
    """``study.track/1``."""
    content: Document = {
        "id": one.curriculum,
        "weight": one.weight,
        "paused": one.paused,
        "effect": effect_document(effect),
    }
    return dumped("study.track/1", content)


def _off(one: Deviation) -> Document:
    return {"from": str(one.first), "to": str(one.last), "note": one.note}
