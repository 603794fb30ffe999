"""Days on which other hours hold than usual."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from study.domain.availability import ONE_DAY


@dataclass(frozen=True, slots=True)
class Deviation:
    """Days on which other hours hold, first and last inclusive: off, or so many ``minutes`` more than usual."""

    first: date
    last: date
    minutes: int | None = None
    note: str = ""


def joined(found: Iterable[Deviation]) -> list[Deviation]:
    """Days in a row with the same deviation as one."""
    runs: list[Deviation] = []
    for one in found:
        before = runs[-1] if runs else None
        if (
            before
            and one.first - before.last == ONE_DAY
            and replace(one, first=before.first) == replace(before, last=one.last)
        ):
            runs[-1] = replace(before, last=one.last)
        else:
            runs.append(one)
    return runs
