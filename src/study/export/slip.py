"""The JSON document of the slip."""

from __future__ import annotations

from study.domain.slip import Made, Slip, moved
from study.screen.document import Document, day_of, dumped


def baseline(found: Slip) -> str:
    """``study.baseline/1``: ``days`` are later than in the plan before; of a curriculum and of all, than at first."""
    names = {one.enrolled.number: one.enrolled.curriculum for one in found.courses}
    befores: list[Made | None] = [None, *found.plans]
    content: Document = {
        "date": str(found.today),
        "plans": [_plan(one, before, names) for one, before in zip(found.plans, befores, strict=False)],
        "curricula": [
            {
                "id": one.enrolled.curriculum, "title": one.enrolled.title, "baseline_finish": day_of(one.baseline),
                "finish": day_of(one.finish), "days": one.days,
            }
            for one in found.courses
        ],
        "days": found.days, "replanned_finish": day_of(found.again),
    }  # fmt: skip
    return dumped("study.baseline/1", content)


def _plan(one: Made, before: Made | None, names: dict[int, str]) -> Document:
    return {
        "plan": one.number, "date": str(one.day), "command": one.command, "finish": day_of(one.finish),
        "days": moved(before.finish, one.finish) if before else None,
        "curricula": [
            {
                "id": name, "finish": day_of(one.ends[number]),
                "days": moved(before.ends.get(number), one.ends[number]) if before else None,
            }
            for number, name in names.items()
            if number in one.ends
        ],
    }  # fmt: skip
