"""A curriculum as it would be stored, in one of its versions: phases, modules and items by their positions."""

from __future__ import annotations

from datetime import date

from study.core.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


OUTSIDE = "outside"
"""The id of a phase for work that stands in no phase, as a learner may have it: a file has no other place for it."""

EFFORT = ("low", "likely", "high", "estimated")
"""Columns of an item that follow from what the file says of it and of what it stands in."""


@dataclass(slots=True, kw_only=True)
class PartVersion:
    """A phase or a module in one version. ``phase`` is the position of a module's phase."""

    id: str
    title: str
    stated: bool = True
    due: date | None = None
    phase: int | None = None
    optional: bool = False
    choose: int | None = None


@dataclass(slots=True, kw_only=True)
class ItemVersion:
    """An item in one version: ``values`` are its columns, ``said`` is what its author says of its effort.

    ``place`` is its turn among the work, ``line`` its position among all lines of the outline.
    """

    id: str
    stated: bool
    work: bool
    values: dict[str, Any]
    phase: int | None = None
    module: int | None = None
    said: str = ""
    left_out: str | None = None
    lane: int = 0
    place: int | None = None


Edge = tuple["int | None", "int | None", "int | None", "int | None"]
"""Who needs whom, by position: item, or else module; needed item, or else needed module."""


@dataclass(slots=True, kw_only=True)
class Version:
    """A curriculum as it would be stored. ``is_whole``: it is known what its author wrote, not only what followed."""

    title: str
    phases: list[PartVersion]
    modules: list[PartVersion]
    items: list[ItemVersion]
    needs: set[Edge] = field(default_factory=set)
    due: date | None = None
    is_whole: bool = True
