"""Curricula that are offered and followed, and what enrolling in one came to."""

from __future__ import annotations

from datetime import date

from study.core.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.availability import Week
    from study.core.difference import Advice, DueDate
    from study.core.duration import Effort
    from study.core.problem import Problem


HEAVIEST = 100
"""The greatest weight of a curriculum; the least is 1."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One shipped curriculum in figures. Efforts in minutes; items are work, resources everything tracked."""

    id: str
    title: str
    pace: str | None
    phases: int
    modules: int
    items: int
    resources: int
    effort: Effort


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


@dataclass(frozen=True, slots=True)
class Enrollment:
    """What enrolling came to. Minutes; ``left_out`` counts items by the reason they are not planned."""

    enrolled: Enrolled
    file: str
    tasks: int
    effort: int
    estimated: int
    left_out: dict[str, int]
    path: str | None
    other_paths: list[str]
    week: Week
    finish: date | None
    own_finish: date | None
    deadlines: list[DueDate]
    late: int
    unplaced: int
    others: int
    today: date
    warnings: list[Problem]
    advice: list[Advice]
    changed_file: bool
