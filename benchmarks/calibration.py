"""Whether forecasts keep what they promise: ``python benchmarks/calibration.py``.

Simulated learners study to the end of a curriculum and ask for a forecast on their way; the dates they were given held
or did not. None of them is as the forecast takes learners to be (``learners``). ``--unseen`` asks for the kinds that no
setting was chosen on. Coverage alone is cheap, so the width is judged too, by the interval score.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from math import sqrt
from multiprocessing import Pool
from random import Random
from statistics import mean

from answers import FAR, by_average, by_plan, forecast
from learners import KINDS, UNSEEN, learner
from lives import Life, live
from measure import said, table

PROMISES = (0.5, 0.8, 0.95)
STAGES = (0, 5, 10, 20, 40)
"""Items that are done when a forecast is asked for."""
POOLED, STEADY = 0.05, 0.05
"""How far from its promise a date may be, over all kinds and of steady learners, after 10 and 40 items."""
LEAST = 0.65
"""So many 80 % dates of each kind are to hold."""
LOW, HIGH = 0.1, 0.9
"""The interval that is scored: four fifths."""
WAYS = ("forecast", "plan", "average")


@dataclass
class Tally:
    """What became of the dates of some learners at one stage. Scores are in parts of the time the plan takes."""

    held: dict[float, list[bool]] = field(default_factory=lambda: {promise: [] for promise in PROMISES})
    scores: dict[str, list[float]] = field(default_factory=lambda: {way: [] for way in WAYS})

    def ask(self, life: Life, stage: int, rounds: tuple[int, int]) -> None:
        """Ask a learner's question of a stage, if they got that far before the end."""
        if stage not in life.questions:
            return
        question = life.questions[stage]
        dates = forecast(life.learner, question, rounds)
        for promise in PROMISES:
            self.held[promise].append(life.finish <= (dates.by(promise) or FAR))
        plan, average = by_plan(life.learner, question), by_average(life.learner, question)
        spans = ((dates.by(LOW) or FAR, dates.by(HIGH) or FAR), (plan, plan), (average, average))
        for way, span in zip(WAYS, spans, strict=True):
            self.scores[way].append(interval_score(*span, life.finish) / ((plan - question.today).days + 1))

    def __iadd__(self, other: Tally) -> Tally:
        for promise, held in other.held.items():
            self.held[promise] += held
        for way, scores in other.scores.items():
            self.scores[way] += scores
        return self

    def share(self, promise: float) -> float:
        return mean(self.held[promise])

    def error(self, promise: float) -> float:
        """Two standard errors of a share that is as promised."""
        return 2 * sqrt(promise * (1 - promise) / len(self.held[promise]))

    def row(self) -> list[str]:
        held = " / ".join(f"{self.share(promise) * 100:.0f}" for promise in PROMISES)
        return [held, *(f"{mean(self.scores[way]):.2f}" for way in WAYS)]


def interval_score(low: date, high: date, finish: date) -> float:
    """Days: the width, and what is missed at two over the chance of that (Gneiting and Raftery 2007, section 6.2)."""
    missed = max((low - finish).days, (finish - high).days, 0)
    return (high - low).days + 2 / (1 - (HIGH - LOW)) * missed


def main() -> None:
    """Simulate, ask, count, tell."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--lives", type=int, default=400, help="of every kind (%(default)s)")
    parser.add_argument("--rounds", type=int, default=150, help="of a forecast (%(default)s)")
    parser.add_argument("--seed", type=int, default=2026, help="of lives and forecasts (%(default)s)")
    parser.add_argument("--processes", type=int, default=2, help="at once (%(default)s)")
    parser.add_argument("--unseen", action="store_true", help="the kinds no setting was chosen on")
    options = parser.parse_args()
    names = [*(UNSEEN if options.unseen else KINDS)]
    jobs = [(name, options.lives, options.rounds, options.seed) for name in names]
    with Pool(options.processes) as pool:
        kinds = dict(zip(names, map(_told, pool.imap(tallies, jobs)), strict=True))
    rows = [["kind", "done", "50 / 80 / 95 held", *WAYS]]
    for name, stages in [*kinds.items(), ("pooled", pooled(kinds))]:
        rows += [["" if stage else name, f"{stage}", *tally.row()] for stage, tally in stages.items()]
    table(rows)
    for verdict in verdicts(kinds):
        print(verdict)


def _told(result: tuple[str, dict[int, Tally]]) -> dict[int, Tally]:
    name, stages = result
    said(f"{name} …")
    return stages


def tallies(job: tuple[str, int, int, int]) -> tuple[str, dict[int, Tally]]:
    """The forecasts of learners of a kind, by stage; the job names the kind, how many, the rounds and the seed."""
    name, count, rounds, seed = job
    found = {stage: Tally() for stage in STAGES}
    for n in range(count):
        random = Random(f"{name} {seed} {n}")
        life = live(learner((KINDS | UNSEEN)[name], random), STAGES, random)
        for stage, tally in found.items():
            tally.ask(life, stage, (rounds, seed + n))
    return name, found


def pooled(kinds: Mapping[str, Mapping[int, Tally]]) -> dict[int, Tally]:
    """All kinds together, by stage."""
    whole = {stage: Tally() for stage in STAGES}
    for stages in kinds.values():
        for stage, tally in stages.items():
            whole[stage] += tally
    return whole


def verdicts(kinds: Mapping[str, Mapping[int, Tally]]) -> list[str]:
    """What is not as it should be after 10 and after 40 items, two standard errors allowed."""
    found = []
    for stage in (10, 40):
        groups = [("pooled", pooled(kinds)[stage], POOLED)]
        groups += [("steady", kinds["steady"][stage], STEADY)] if "steady" in kinds else []
        for name, tally, most in groups:
            for promise in PROMISES:
                if abs(tally.share(promise) - promise) > most + tally.error(promise):
                    found.append(f"{name}, {stage} done: {tally.share(promise):.0%} of the {promise:.0%} dates held")
        for name, stages in kinds.items():
            if stages[stage].share(0.8) < LEAST - stages[stage].error(0.8):
                found.append(f"{name}, {stage} done: {stages[stage].share(0.8):.0%} of the 80% dates held")
    return found or ["All as it should be."]


if __name__ == "__main__":
    main()
