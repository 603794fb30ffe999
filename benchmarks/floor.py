"""How few items any plan could cut: ``python benchmarks/floor.py [FREE]``, half a minute.

Every shipped curriculum alone, on the weeks of hours of ``humane``. The items keep the order in which the exact plan
begins them, so a plan is nothing but where each day ends, and all ways to end the days are searched through: a day may
stretch, a week may not, and no piece is shorter than a block. ``FREE`` per cent of the time may stay free (1 by
default).
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from humane import BLOCK, BY_DAY, HOURS, START, Figures, inputs_of_each, look

from study.core.availability import NO_WEEK, Availability, Period, Week, dealt
from study.core.schedule import schedule
from study.store.planning import PlanInput

SOFT, STEP = 15, 5  # minutes

Ways = dict[int, dict[int, int]]
"""By the minutes done and by the items cut so far: the fewest minutes of this week that it takes to get there."""


@dataclass(frozen=True)
class Line:
    """The items one after the other: where each ends, in minutes from the start, and which of them fit a day."""

    ends: Sequence[int]
    fits: Sequence[bool]

    def begun(self, until: int) -> tuple[int, int]:
        """The item at hand after so many minutes, and how many of them went to it."""
        n = bisect_right(self.ends, until)
        return n, until - (self.ends[n - 1] if n else 0)

    def stops(self, start: int, most: int) -> Iterator[tuple[int, int]]:
        """Where a day may end that begins there: between items, or with pieces of a block; and the items it cuts."""
        first, had = self.begun(start)
        yield start, 0
        for stop in range(start + STEP, min(start + most, self.ends[-1]) + 1, STEP):
            n, minutes = self.begun(stop)
            own = minutes - had if n == first else minutes
            if not minutes:
                yield stop, 0
            elif own >= BLOCK and self.ends[n] - stop >= BLOCK:
                yield stop, int(self.fits[n] and not (had and n == first))


def line(inputs: PlanInput, hours: Availability, week: Week) -> Line:
    """The items in the order of the exact plan, to the step."""
    remaining = {task.item: -(-task.remaining // STEP) * STEP for task in inputs.tasks if task.remaining}
    made = schedule(inputs.tasks, hours.days(START), inputs.rules)
    order = [*dict.fromkeys(one.item for one in made.sessions if one.minutes)]
    return Line(
        ends=list(accumulate(remaining[item] for item in order)),
        fits=[remaining[item] <= max(week) for item in order],
    )


def fewest_cuts(items: Line, week: Week, free: float) -> int:
    """The fewest items that are cut, where that part of the time may stay free."""
    total, ways, gone = items.ends[-1], {0: {0: 0}}, 0
    spare = int(total * free)
    while gone < total + spare:
        ways = {done: {min(cuts): 0} for done, cuts in ways.items() if done >= min(gone, total) - spare}
        for minutes in filter(None, week):
            gone += minutes
            ways = _after(items, ways, minutes + SOFT, sum(week))
    return min(ways[total])


def _after(items: Line, ways: Ways, day: int, week: int) -> Ways:
    """The ways after one more day, without those that are no better than others in anything."""
    after: Ways = {}
    for done, states in ways.items():
        for cuts, used in states.items():
            for stop, more in items.stops(done, min(day, week - used)):
                known = after.setdefault(stop, {})
                known[cuts + more] = min(known.get(cuts + more, week), used + stop - done)
    return {done: dict(_best(states.items())) for done, states in after.items()}


def _best(states: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    least = sys.maxsize
    for cuts, used in sorted(states):
        if used < least:
            yield cuts, used
            least = used


def main() -> None:
    """Search, count, tell."""
    free = float(sys.argv[1]) / 100 if len(sys.argv) > 1 else 0.01
    cut, figures = 0, Figures()
    for inputs, _ in inputs_of_each(0, (1,)):
        for week in [*(dealt(60 * hours, NO_WEEK) for hours in HOURS), BY_DAY]:
            hours = Availability([Period(START, week)])
            cut += fewest_cuts(line(inputs, hours, week), week, free)
            look(figures, inputs, hours)
    print(f"{figures.plans} plans, {figures.fitting} items that fit the largest day")
    print(f"cut at least, with {100 * free:g} % of the time free: {100 * cut / figures.fitting:.1f} %")
    print(f"cut by the planner: {100 * figures.cut / figures.fitting:.1f} %")


if __name__ == "__main__":
    main()
