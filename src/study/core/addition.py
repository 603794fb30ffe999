"""Something that turned up on the way: what is known of an item that stood in no file."""

from __future__ import annotations

import re
from math import isinf

from study.core.items import Description
from study.core.values import dataclass
from study.errors import WrongUsage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Addition(Description):
    """An item to add. ``effort`` is low, likely and high in minutes; without it that of its kind is assumed.

    ``planned`` makes a resource work; work is planned unless it is for the ``backlog``, or only ``tracked``.
    The ``id`` is made from the title where none is given, and another where that is taken.
    """

    title: str
    kind: str
    effort: tuple[int, int, int] | None = None
    planned: bool = False
    tracked: bool = False
    backlog: bool = False
    due: date | None = None
    slug: str = ""
    category: str = ""
    notes: str = ""
    tags: tuple[str, ...] = ()
    id: str = ""


def titled(text: str) -> str:
    """A title: one line, single spaces. Raises WrongUsage for none."""
    title = " ".join(text.split())
    if not title:
        raise WrongUsage("An item needs a title: a few words in quotes.")
    return title


def is_address(text: str) -> bool:
    """Whether a text is an address on the web and nothing else."""
    return text.startswith(("https://", "http://")) and " " not in text


SCORE_HINT = "write it as 0.83 or 1e-5"


_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)


def parse_score(text: str) -> float:
    """A score, which may be negative or written as ``1e-5``. Raises Unreadable."""
    from study.core.duration import Unreadable

    if not _NUMBER.fullmatch(text.strip()) or isinf(number := float(text)):
        raise Unreadable(f'"{text}" isn\'t a score', SCORE_HINT)
    return number
