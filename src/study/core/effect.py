"""What a change does to the plan: to the last day of every curriculum, and to what is late or has no place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from study.core.values import dataclass

Ends = Mapping[str, "date | None"]
"""The last day of every curriculum that is followed, by its id; None where nothing of it is planned."""


@dataclass(frozen=True, slots=True)
class FinishShift:
    """Where a curriculum ended before a change, and where it ends after; None where nothing of it is placed."""

    curriculum: str
    before: date | None
    after: date | None

    @property
    def is_moved(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Effect:
    """The last day of the plan that holds and of one made now; how many items are late or unplaced in that.

    ``shifts`` has every curriculum, also those that stay where they are. ``is_trial``: the change was only tried out.
    """

    before: date | None
    after: date | None
    late: int = 0
    unplaced: int = 0
    shifts: Sequence[FinishShift] = ()
    is_trial: bool = False


def shifts_between(before: Ends, after: Ends) -> list[FinishShift]:
    """What becomes of every curriculum that is followed before and after; of what is done by now there is nothing."""
    return [FinishShift(name, before[name], end) for name, end in after.items() if name in before]
