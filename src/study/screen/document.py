"""What all JSON documents share. Keys are only ever added; days are ISO texts, times minutes, per cent 0-100."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.agenda import Due
    from study.core.deadlines import Late, Part
    from study.core.effect import Effect, FinishShift
    from study.core.items import Item, LogEntry, Material
    from study.core.lost import LostDate
    from study.core.milestones import Milestone
    from study.core.pace import LearnerPace
    from study.errors import Problem


Document = dict[str, object]

_DANGEROUS = "[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"


def dumped(schema: str, content: Document) -> str:
    """One document with its schema; what could disturb a terminal is escaped."""
    import json

    text = json.dumps({"schema": schema, **content}, ensure_ascii=False, indent=2)
    return re.sub(_DANGEROUS, lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def fields(value: object, names: str, **more: object) -> Document:
    """Some fields of a value as JSON, in this order; ``first:from`` is the field first under the key from."""
    found = (name.partition(":") for name in names.split())
    return {key or field: plain(getattr(value, field)) for field, _, key in found} | more


def plain(value: object) -> object:
    """A value as JSON has it: days as ISO texts, an item as its reference, lists as lists."""
    from study.core.items import Item

    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Item):
        return reference(value)
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value


def reference(of: Item | Part) -> Document:
    """How every document names an item, or what holds items and has no number of its own."""
    from study.core.items import Item

    number = of.number if isinstance(of, Item) else None
    return {"item": number} | fields(of, "ref title kind curriculum phase module")


def log_entry(one: LogEntry) -> Document:
    """``step`` is the one of `study history`."""
    entry = fields(one.entry, "kind:entry_kind day:on minutes percent note")
    return {"entry": one.number} | reference(one.item) | entry | {"step": one.step}


def due(one: Due, day: date) -> Document:
    return reference(one.item) | fields(one, "minutes planned_on", overdue=one.planned_on < day)


def material(one: Material) -> Document:
    return reference(one.item) | fields(one, "url percent")


def milestones(ahead: Iterable[Milestone], today: date) -> list[Document]:
    """The dates of competitions: ``name`` is `entry`, `merger` or `final`, ``days`` how far away it is."""
    return [
        reference(one.item)
        | fields(one, "name day:date", days=(one.day - today).days)
        | fields(one, "is_planned:planned")
        for one in ahead
    ]


def late(one: Late) -> Document:
    return reference(one.item) | fields(one, "due finish days")


def effect_document(one: Effect) -> Document:
    """The finish before and after, and that of every curriculum that moves."""
    ends = {"before": fields(one, "before:finish"), "after": fields(one, "after:finish")}
    return ends | fields(one, "late unplaced", moves=moves(one.shifts))


def moves(shifts: Iterable[FinishShift]) -> list[Document]:
    """The curricula that end on another day, with both days."""
    return [fields(shift, "curriculum before after") for shift in shifts if shift.is_moved]


def given_up(lost: Iterable[LostDate], today: date) -> list[Document]:
    """Due dates that are not kept: why and with what end in ``text``, and the ``command`` that would save one."""
    return [
        reference(one.of)
        | fields(one, "due finish need have")
        | {"text": one.sentence(today), "command": one.remedy[1] if one.remedy else None}
        for one in lost
    ]


def pace_document(pace: LearnerPace | None) -> Document | None:
    """Parts of 1; null where a plan goes by the hours and the estimates as they stand."""
    return None if pace is None else {"ratio": pace.ratio / 100, "attendance": pace.attendance / 100}


def unplaced(item: Item, reason: str) -> Document:
    return {**reference(item), "reason": reason}


def problem(problem: Problem) -> Document:
    return fields(problem, "line column message hint")


def day_of(day: date | None) -> str | None:
    return None if day is None else str(day)
