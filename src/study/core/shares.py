"""How several curricula share a week, and what keeps due dates safe while they do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from math import lcm

from study.core.availability import MIN_SESSION
from study.core.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Habits:
    """How a learner likes days to be (minutes), and how the days went since those that the plan rests on.

    A day may stretch by ``soft``; no piece of an item is shorter than a ``block`` or longer than ``longest``;
    ``reserve`` per cent of each week stay free. ``passed`` and ``spent`` are the minutes that the days had which are
    over in the ``week`` in which the plan begins, and those that were studied on them. ``carried`` are the minutes of
    each curriculum since the weeks began over which shares are even: ``FAIR_WEEKS`` each, counted from ``since``.
    Weeks are counted from the first of the calendar, see ``week_of``.
    """

    soft: int = 15
    block: int = 25
    longest: int = 150
    reserve: int = 0
    passed: int = 0
    spent: int = 0
    week: int = 0
    since: int = 0
    carried: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rules:
    """How days are cut into sessions (minutes), and what each curriculum's share of a week is.

    ``served`` are the minutes each curriculum has already had in the week in which the plan starts; ``pinned`` those
    that are set beforehand, by the ordinal of their day and the curriculum. Without ``habits`` the plan is exact. With
    a ``goal`` it is laid to the end of that item and no further, on the first rung, and gives up no date by itself.
    """

    min_session: int = MIN_SESSION
    step: int = 5
    weights: Mapping[int, int] = field(default_factory=dict)
    served: Mapping[int, int] = field(default_factory=dict)
    pinned: Sequence[tuple[int, int, int]] = ()
    habits: Habits | None = None
    goal: int | None = None


def week_of(ordinal: int) -> int:
    """The calendar week of a day, counted from the first there is."""
    return (ordinal - 1) // 7


class Shares:
    """Who gets how much of a week: by weight, counting what was served in it before the plan began."""

    def __init__(self, curricula: Sequence[int], rules: Rules) -> None:
        """``curricula`` names the curriculum of every task there is."""
        self.open = Counter(curricula)
        self.weights = {curriculum: rules.weights.get(curriculum, 1) for curriculum in sorted(self.open)}
        self.common = lcm(*self.weights.values())
        self.step, self.shortest = rules.step, max(rules.min_session, rules.step)
        self.served = Counter(rules.served)
        self.pinned: dict[int, Counter[int]] = {}
        for day, curriculum, some in rules.pinned:
            self.pinned.setdefault(week_of(day), Counter())[curriculum] += some
        self.quota: dict[int, int] = {}
        self.turns: dict[int, int] = {}
        self.week = 0

    @property
    def count(self) -> int:
        """How many curricula have work left."""
        return sum(map(bool, self.open.values()))

    def open_day(self, ordinal: int, minutes: int) -> None:
        """A day begins, with so many minutes to the end of its week: share them among those with work left."""
        week = week_of(ordinal)
        if week != self.week:
            self.served = (Counter() if self.week else self.served) + self.pinned.get(week, Counter())
        self.week = week
        working = [curriculum for curriculum in self.weights if self.open[curriculum]]
        whole = minutes + sum(self.served[curriculum] for curriculum in working)
        total = sum(self.weights[curriculum] for curriculum in working)
        for curriculum in working:
            share = whole * self.weights[curriculum] // total
            self.quota[curriculum] = share - share % self.step - self.served[curriculum]
        least = min((self.weights[curriculum] for curriculum in working), default=0)
        self.turns = self._turns(working) if working and whole * least < total * self.shortest else {}

    def _turns(self, working: Sequence[int]) -> dict[int, int]:
        """How long each has to wait for its turn this week, if they take turns by weight."""
        line = [curriculum for curriculum in working for _ in range(self.weights[curriculum])]
        first = self.week % len(line)
        turned = line[first:] + line[:first]
        return {curriculum: turned.index(curriculum) for curriculum in working}

    def next(self, waiting: Sequence[int]) -> int:
        """Who has had least of its share. A week too short for a session each is for whose turn it is."""
        within = waiting if self.turns else [c for c in waiting if self.quota[c] > 0] or waiting
        return min(within, key=lambda c: (self.served[c] * (self.common // self.weights[c]), self.turns.get(c, 0), c))

    def limit(self, curriculum: int, rest: int, smallest: int, must: int) -> int:
        """How long it may go on today: to the end of its share or of what can't wait, and never for crumbs."""
        pressing = -(-must // self.step) * self.step
        limit = min(rest, max(self.quota[curriculum], smallest, pressing))
        return limit if rest - limit >= smallest else rest

    def serve(self, curriculum: int, minutes: int) -> None:
        self.served[curriculum] += minutes
        self.quota[curriculum] -= minutes

    def finish(self, curriculum: int) -> None:
        self.open[curriculum] -= 1


FAIR_WEEKS = 4
"""Over so many weeks each curriculum gets its share."""


HASTE = 2
"""What a curriculum lacks comes back in weeks of at most so many times its share, so that no other one starves."""


class CarriedShares(Shares):
    """The same over several weeks: what a curriculum lacks of its share on Sunday it gets later."""

    def __init__(self, curricula: Sequence[int], rules: Rules, habits: Habits) -> None:
        super().__init__(curricula, rules)
        self.week, self.since = habits.week, habits.since
        self.served = Counter(habits.carried) + self.pinned.get(self.week, Counter())
        self.line: dict[int, int] = {}  # the order among those that lack the same

    def open_day(self, ordinal: int, minutes: int) -> None:
        """A day begins, with so many minutes to the end of its week."""
        week, turn = week_of(ordinal), self.turn
        if week != self.week:
            self.week = week
            self.served = (self.served if self.turn == turn else Counter()) + self.pinned.get(week, Counter())
        working = [curriculum for curriculum in self.weights if self.open[curriculum]]
        whole = minutes + sum(self.served[curriculum] for curriculum in working)
        total = sum(self.weights[curriculum] for curriculum in working)
        for curriculum in working:
            weight = self.weights[curriculum]
            lacking = whole * weight // total - self.served[curriculum]
            self.quota[curriculum] = min(lacking, HASTE * minutes * weight // total)
        first = self.turn % max(len(working), 1)
        self.line = {curriculum: n for n, curriculum in enumerate([*working[first:], *working[:first]])}

    @property
    def turn(self) -> int:
        """Which of the runs of weeks it is over which shares are even."""
        return (self.week - self.since) // FAIR_WEEKS

    @property
    def is_first_week(self) -> bool:
        """Whether the weeks begin over which shares are even."""
        return not (self.week - self.since) % FAIR_WEEKS

    @property
    def is_last_week(self) -> bool:
        """Whether the weeks end over which shares are even."""
        return (self.week - self.since) % FAIR_WEEKS == FAIR_WEEKS - 1

    def lacking(self, curricula: Sequence[int]) -> list[int]:
        """Curricula by what they lack of their share, most first; of several alike another is first every time."""
        return sorted(curricula, key=lambda curriculum: (-self.quota[curriculum], self.line[curriculum]))


FAR = date.max.toordinal() + 1
"""After all due dates that count."""


NEVER = 2 * FAR
"""The due date of what has none."""
