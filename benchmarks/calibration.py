"""Whether forecasts keep what they promise: ``python benchmarks/calibration.py``.

Simulated learners study to the end of a curriculum and ask for forecasts on their way; the dates they were given held
or did not. First come learners as the forecast takes them to be, then some who are otherwise.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from statistics import mean, median, quantiles

from learners import Learner, Process, Question, learner, live
from measure import said, table

from study.forecast.milestones import Mark, milestones
from study.forecast.rules import FinishDistribution, simulate

PROMISES = (0.5, 0.8, 0.95)
STAGES = (0, 5, 20)
"""Items that are done when a forecast is asked for."""

FAMILY = Process("as the forecast takes them to be")
OTHERS = (
    Process("differ twice as much from one another", apart=2),
    Process("heavier tails (Student's t, 3 degrees)", tail=3),
    Process("one item in 20 takes five times as long", rare=0.05),
    Process("overruns come in blocks of 8 items", together=0.5),
    Process("get slower, by half at the end", drift=1.5),
    Process("get faster, by a third at the end", drift=1 / 1.5),
    Process("lose 2 % of attendance a week, to half", fading=0.02),
    Process("every other one has a gap of 9-17 weeks", gap=0.5),
)


@dataclass
class Tally:
    """What became of the forecasts of one stage."""

    held: dict[float, list[bool]] = field(default_factory=lambda: {promise: [] for promise in PROMISES})
    promised: dict[float, list[float]] = field(default_factory=lambda: {promise: [] for promise in PROMISES})
    width: list[float] = field(default_factory=list)

    def add(self, today: date, outlook: FinishDistribution, finish: date) -> None:
        """Dates are whole days: what is promised of one is often a little more than what was asked for."""
        for promise in PROMISES:
            day = outlook.by(promise) or date.max
            self.held[promise].append(finish <= day)
            self.promised[promise].append(outlook.chance(day) if day < date.max else 1.0)
        middle, late = outlook.by(0.5), outlook.by(0.95)
        if middle and late:
            self.width.append(((late - today).days + 1) / ((middle - today).days + 1))

    def row(self) -> list[str]:
        """Per cent held and promised of each date, and how much farther away the last one is than the first."""
        pairs = ((mean(self.held[promise]) * 100, mean(self.promised[promise]) * 100) for promise in PROMISES)
        return [*(f"{held:.1f} ({promised:.1f})" for held, promised in pairs), f"{median(self.width):.2f}"]


def main() -> None:
    """Simulate, ask, count, tell."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=2000, help="as the forecast takes them to be (%(default)s)")
    parser.add_argument("--others", type=int, default=500, help="of every other kind (%(default)s)")
    parser.add_argument("--rounds", type=int, default=200, help="of a forecast (%(default)s)")
    parser.add_argument("--seed", type=int, default=2026, help="of learners and forecasts (%(default)s)")
    options = parser.parse_args()
    published([somebody(FAMILY, n, options.seed)[0] for n in range(options.learners)])
    for group, count in (([FAMILY], options.learners), (OTHERS, options.others)):
        rows = [[f"{count} learners each", "done", *(f"{promise:.0%} held" for promise in PROMISES), "95 % / 50 %"]]
        for process in group:
            said(f"{count} who: {process.name} …")
            for stage, tally in tallies(process, count, options.seed, options.rounds).items():
                rows.append(["" if stage else process.name, f"{stage}", *tally.row()])
        table(rows)


def published(learners: list[Learner]) -> None:
    """Whether the learners are what is published of people."""
    over = [actual > item.likely for one in learners for actual, item in zip(one.minutes, one.items, strict=True)]
    attended = quantiles([one.attendance for one in learners], n=20)
    fastest, slowest = 1 / min(one.ratio for one in learners), 1 / max(one.ratio for one in learners)
    rows = [
        ["items that took longer than estimated", f"{mean(over):.1%}"],
        ["velocities", f"{slowest:.2f}-{fastest:.2f}"],
        ["attendance in the long run: median", f"{median(one.attendance for one in learners):.2f}"],
        ["attendance in the long run: nine of ten", f"{attended[0]:.2f}-{attended[-1]:.2f}"],
    ]
    table(rows)


def tallies(process: Process, count: int, seed: int, rounds: int) -> dict[int, Tally]:
    """The forecasts of many learners, by stage."""
    found = {stage: Tally() for stage in STAGES}
    for n in range(count):
        one, random = somebody(process, n, seed)
        questions, finish = live(one, STAGES, random)
        for stage, question in zip(STAGES, questions, strict=False):
            found[stage].add(question.today, answer(one, question, (rounds, seed + n)), finish)
    return found


def somebody(process: Process, n: int, seed: int) -> tuple[Learner, Random]:
    """The n-th learner, and the chance that goes on with their life."""
    random = Random(seed * 1_000_000 + n)
    return learner(process, random), random


def answer(one: Learner, question: Question, rounds: tuple[int, int]) -> FinishDistribution:
    """The forecast for the whole curriculum."""
    whole = Mark("all", [work.item for work in question.left])
    reached = milestones(question.left, [], [whole])
    return simulate(question.today, reached, days(one, question.today), question.evidence, rounds).finishes[0]


def days(one: Learner, day: date) -> Iterator[tuple[date, int]]:
    """The learner's study days, without end."""
    while True:
        if minutes := one.week[day.weekday()]:
            yield day, minutes
        day += timedelta(days=1)


if __name__ == "__main__":
    main()
