"""Curricula that are followed, and on what terms."""

from __future__ import annotations

from datetime import date

from study.core.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    pass
HEAVIEST = 100
"""The greatest weight of a curriculum; the least is 1."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A curriculum that is followed."""

    number: int
    curriculum: str
    title: str
    start: date
    weight: int
    due: date | None
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a learner enrols."""

    start: date
    due: date | None = None
    path: str | None = None
    with_optional: bool = False
