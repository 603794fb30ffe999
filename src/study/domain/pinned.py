"""What pinning and unpinning came to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from study.core.difference import Effect
from study.core.items import Item


@dataclass(frozen=True, slots=True)
class Pinned:
    """An item on a day, for so many minutes, or no longer on some days; and what that would do to the plan.

    ``before`` are items that have to be done first and have no place before that day.
    """

    item: Item
    days: list[date]
    minutes: int | None
    before: list[Item]
    effect: Effect
    today: date
