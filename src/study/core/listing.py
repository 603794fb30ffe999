"""A plan week by week, an item in a list, and one item whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from study.core.difference import Late
from study.core.entries import Entry
from study.core.items import Item
from study.core.schedule import Session

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.deadlines import Binding
    from study.kaggle.rules import Competition


LEFT_OUT = {
    "optional": "optional",
    "ongoing": "ongoing, not planned",
    "path": "not on this path",
    "choice": "another is chosen",
    "backlog": "backlog",
    "removed": "removed",
}
"""Why an item is not in the plan, in words."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """A plan whole: its days with their capacity, its sessions, and what has no place or comes late."""

    today: date
    start: date
    finish: date | None
    days: list[tuple[date, int]]
    sessions: list[Session]
    items: dict[int, Item]
    unplaced: list[tuple[Item, str]]
    late: list[Late]
    closed: set[int]  # items that are done or skipped since
    pinned: set[tuple[int, date]] = field(default_factory=set)  # items with days


@dataclass(frozen=True, slots=True)
class Listed:
    """An item in a list. Minutes; ``left_out`` says why it is not in the plan."""

    item: Item
    status: str
    percent: int
    effort: int
    remaining: int
    due: date | None
    work: bool
    left_out: str | None
    tags: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """What else is known of one item."""

    listed: Listed
    low: int
    high: int
    estimated: bool
    type: str
    list: str
    by: str
    stars: int | None
    notes: str
    logged: int


@dataclass(frozen=True, slots=True)
class Whole:
    """An item with its sessions and its history."""

    today: date
    details: Details
    requires: list[str]
    sessions: list[tuple[date, int]]
    entries: list[Entry]
    competition: Competition | None = None
    due: Binding | None = None
    pinned: tuple[date, ...] = ()
