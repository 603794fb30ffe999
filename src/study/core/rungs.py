"""Where days have to be less humane, so that no date is lost and a plan ends in time."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from study.core.values import dataclass, field, replace

SHORT = 15
"""Minutes of the shortest piece on the second rung."""


@dataclass(frozen=True, slots=True)
class Rungs:
    """Where days have to be less humane, so that no date is lost.

    Up to the day ``fine`` (an ordinal) items are cut at five minutes instead of a quarter of an hour. ``short`` and
    ``exact`` give for a curriculum the last day on which its pieces may be as short as ``SHORT``, or of any length.
    The days up to ``until`` are ``given``, with the tasks and minutes of each. Where it ``hastens``, no item waits to
    be done in one go.
    """

    short: dict[int, int] = field(default_factory=dict)
    exact: dict[int, int] = field(default_factory=dict)
    given: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict)
    until: int = 0
    fine: int = 0
    hastens: bool = False

    def finely(self, until: int, _: Collection[int]) -> Rungs:
        """The same with cuts at five minutes up to a day."""
        return replace(self, fine=max(self.fine, until))

    def shortly(self, until: int, curricula: Collection[int]) -> Rungs:
        """The same with shorter pieces of some curricula up to a day."""
        return replace(self, short=_up_to(self.short, until, curricula))

    def exactly(self, until: int, curricula: Collection[int]) -> Rungs:
        """The same with pieces of any length."""
        return replace(self, exact=_up_to(self.exact, until, curricula))


def _up_to(days: dict[int, int], until: int, curricula: Collection[int]) -> dict[int, int]:
    return days | {curriculum: max(days.get(curriculum, 0), until) for curriculum in curricula}
