"""What all JSON documents share. Keys are only ever added; days are ISO texts, times minutes, per cent 0-100."""

from __future__ import annotations

import json
import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from study.core.agenda import Due
    from study.core.difference import Effect, Late
    from study.core.items import Item
    from study.core.problem import Problem


Document = dict[str, object]


_DANGEROUS = re.compile("[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def dumped(schema: str, content: Document) -> str:
    """One document with its schema; what could disturb a terminal is escaped."""
    text = json.dumps({"schema": schema, **content}, ensure_ascii=False, indent=2)
    return _DANGEROUS.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def reference(item: Item) -> Document:
    """How every document names an item."""
    return {
        "item": item.number, "ref": item.ref, "title": item.title, "kind": item.kind,
        "curriculum": item.curriculum, "phase": item.phase, "module": item.module,
    }  # fmt: skip


def due(one: Due, day: date) -> Document:
    return {
        **reference(one.item), "minutes": one.minutes, "planned_on": str(one.planned_on),
        "overdue": one.planned_on < day,
    }  # fmt: skip


def late(one: Late) -> Document:
    return {**reference(one.item), "due": str(one.due), "finish": str(one.finish), "days": one.days}


def effect_document(one: Effect) -> Document:
    return {
        "before": {"finish": day_of(one.before)}, "after": {"finish": day_of(one.after)},
        "late": one.late, "unplaced": one.unplaced,
    }  # fmt: skip


def unplaced(item: Item, reason: str) -> Document:
    return {**reference(item), "reason": reason}


def problem(problem: Problem) -> Document:
    return {
        "line": problem.line, "column": problem.column, "message": problem.message, "hint": problem.hint,
    }  # fmt: skip


def day_of(day: date | None) -> str | None:
    return None if day is None else str(day)
