"""What became of items that were added or changed, and what that means to the plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from study.core.agenda import Due
from study.core.difference import Late
from study.core.items import Item
from study.core.listing import Listed


@dataclass(frozen=True, slots=True)
class Altered:
    """One item as it is now, and what was done to it.

    ``what`` is `added`, `edited`, `removed`, `moved`, `included` or `excluded`; ``fields`` are those edited. ``said``
    if there was nothing to change, and why.
    """

    listed: Listed
    what: str
    fields: tuple[str, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a change does to the plan, which was made anew.

    ``minutes`` are what there is more to do, or less. ``before`` is the finish of the plan that held, ``without`` that
    of a plan made today had nothing changed. ``late`` are items that were not late before.
    """

    minutes: int
    before: date | None
    without: date | None
    after: date | None
    late: list[Late] = field(default_factory=list)
    unplaced: list[tuple[Item, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Alteration:
    """What a command changed. Without an ``outcome`` the plan is as it was.

    ``hours`` are minutes a week that were assumed, because nobody had given any.
    """

    changes: list[Altered]
    day: date = date.min
    outcome: Outcome | None = None
    upcoming: list[Due] = field(default_factory=list)
    hours: int | None = None
