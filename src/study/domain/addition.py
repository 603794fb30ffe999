"""Something that turned up on the way: what is known of an item that stood in no file."""

from __future__ import annotations

from dataclasses import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

OWN = "log"
OWN_TITLE = "Learning log"
"""The learner's own curriculum, for what belongs to no other."""


@dataclass(frozen=True, slots=True)
class Addition:
    """An item to add. ``effort`` is low, likely and high in minutes; without it that of its kind is assumed.

    ``planned`` makes a resource work; work is planned unless it is for the ``backlog``.
    """

    title: str
    kind: str
    effort: tuple[int, int, int] | None = None
    planned: bool = False
    backlog: bool = False
    due: date | None = None
    type: str = ""
    list: str = ""
    by: str = ""
    url: str = ""
    stars: int | None = None
    slug: str = ""
    category: str = ""
    notes: str = ""
    tags: tuple[str, ...] = ()
