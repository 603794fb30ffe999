"""The dates of competitions: what ends on which day, and how that is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from study.core.items import Item
from study.core.values import dataclass

ENTRY, MERGER, FINAL = "entry", "merger", "final"
"""The last days to enter a competition, to merge teams, and to hand in."""

NAMES = {ENTRY: "entry", MERGER: "team merger"}

COUNTED = 60
"""Days ahead that are told as a number."""

CLOSE = 3
"""Days ahead that are near."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day of a competition, inclusive; ``name`` says which. ``is_planned``: time is set aside for the competition."""

    item: Item
    name: str
    day: date
    is_planned: bool = False


def by_day(milestones: Iterable[Milestone]) -> list[tuple[Milestone, str]]:
    """The dates in their order, those of one competition on one day as one: ``entry and team merger close``."""
    together: dict[tuple[date, int], list[Milestone]] = {}
    for one in milestones:
        together.setdefault((one.day, one.item.number), []).append(one)
    return [(same[0], what([one.name for one in same])) for same in together.values()]


def what(names: Sequence[str]) -> str:
    """``entry closes``; what ends with the competition itself need not be said."""
    if FINAL in names:
        return "ends"
    return f"{' and '.join(NAMES[name] for name in names)} {'close' if names[1:] else 'closes'}"


def away(day: date, today: date) -> str:
    """``today``, ``tomorrow``, ``in 4 days``; nothing where a date says more than a number of days."""
    days = (day - today).days
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days" if days <= COUNTED else "")
