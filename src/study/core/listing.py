"""An item in a list, and all that is known of one."""

from __future__ import annotations

from datetime import date

from study.core.entries import Entry
from study.core.items import Item
from study.core.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.deadlines import Binding


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
class ItemRecord:
    """An item with its sessions, its history, the due date that counts for it and the days it is pinned to."""

    today: date
    details: Details
    requires: list[str]
    sessions: list[tuple[date, int]]
    entries: list[Entry]
    due: Binding | None = None
    pinned: tuple[date, ...] = ()
