"""How several curricula share a week, and what keeps due dates safe while they do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import lcm

from study.core.availability import MIN_SESSION
from study.core.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Rules:
    """How days are cut into sessions (minutes), and what each curriculum's share of a week is.

    ``served`` are the minutes each curriculum has already had in the week in which the plan starts; ``pinned`` those
    that are set beforehand, by the ordinal of their day and the curriculum.
    """

    min_session: int = MIN_SESSION
    step: int = 5
    weights: Mapping[int, int] = field(default_factory=dict)
    served: Mapping[int, int] = field(default_factory=dict)
    pinned: Sequence[tuple[int, int, int]] = ()


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
            self.pinned.setdefault((day - 1) // 7, Counter())[curriculum] += some
        self.quota: dict[int, int] = {}
        self.turns: dict[int, int] = {}
        self.week = 0

    def open_day(self, ordinal: int, minutes: int) -> None:
        """A day begins, with so many minutes to the end of its week: share them among those with work left."""
        week = (ordinal - 1) // 7
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
        """How long it may go on today: to the end of its share or of what cannot wait, and never for crumbs."""
        pressing = -(-must // self.step) * self.step
        limit = min(rest, max(self.quota[curriculum], smallest, pressing))
        return limit if rest - limit >= smallest else rest

    def serve(self, curriculum: int, minutes: int) -> None:
        self.served[curriculum] += minutes
        self.quota[curriculum] -= minutes

    def finish(self, curriculum: int) -> None:
        self.open[curriculum] -= 1


FAR = date.max.toordinal() + 1
"""The due date of what has none."""


class Guard:
    """Minutes a day that must go to work with due dates if all of them are to be met."""

    def __init__(self, due: Sequence[int], left: Sequence[int]) -> None:
        self.work: dict[int, int] = {}
        for day, minutes in zip(due, left, strict=True):
            if day < FAR:
                self.work[day] = self.work.get(day, 0) + minutes
        self.dues, self.total = sorted(self.work), sum(self.work.values())
        self.until: list[int] = []  # minutes from the start to the end of each due day
        self.through: dict[int, int] = {}  # the same to the end of each day with minutes
        self.calm = -1  # so many minutes may be gone, and still everything can wait: work never grows

    def watch(self, capacity: Iterable[tuple[date, int]]) -> Iterator[tuple[date, int]]:
        """The same days again, after a look at all of them up to the last due date."""
        days = iter(capacity)
        ahead: list[tuple[date, int]] = []
        total = 0
        for day, minutes in days:
            while len(self.until) < len(self.dues) and self.dues[len(self.until)] < day.toordinal():
                self.until.append(total)
            total += minutes
            self.through[day.toordinal()] = total
            ahead.append((day, minutes))
            if len(self.until) == len(self.dues):
                break
        self.until += [total] * (len(self.dues) - len(self.until))
        yield from ahead
        yield from days

    def must(self, today: int) -> int:
        """Minutes of today that cannot wait."""
        gone = self.through.get(today)
        if gone is None:  # after the last due date
            return self.total
        if gone <= self.calm:
            return 0
        most, work, self.calm = 0, 0, self.until[-1]
        for due, until in zip(self.dues, self.until, strict=True):
            work += self.work[due]
            most = max(most, work - max(until - gone, 0))
            self.calm = min(self.calm, until - work)
        return most

    def spend(self, due: int, minutes: int) -> None:
        """Take note of minutes that went to work with that due date."""
        if due < FAR:
            self.work[due] -= minutes
            self.total -= minutes
