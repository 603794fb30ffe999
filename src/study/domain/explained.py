"""An item's days explained: the reasons in words, and what would bring it forward."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from study.core.items import Item


@dataclass(frozen=True, slots=True)
class Told:
    """A reason in words. ``holds``: without it the item would come earlier. ``item`` and ``date``: whose, which."""

    kind: str
    text: str
    holds: bool = True
    item: Item | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Sooner:
    """What brings an item forward, as a plan made with it showed: in words with its price, the command, the new finish.

    ``days`` are how much earlier that is; None if the item had no place before.
    """

    kind: str
    text: str
    command: str
    finish: date
    days: int | None


@dataclass(frozen=True, slots=True)
class Explained:
    """Why an item is where it is. ``start`` and ``finish`` are in the plan that holds, ``again`` if planned anew."""

    today: date
    item: Item
    start: date | None
    finish: date | None
    again: tuple[date, date] | None  # first and last day
    reasons: list[Told]
    sooner: list[Sooner]
