"""What forecasts are tried on: work, hours and records, and a short way to ask."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import chain

from hypothesis import settings
from hypothesis import strategies as st

from study.forecast.attendance import WeekRecord
from study.forecast.effort import ItemRecord
from study.forecast.milestones import Mark, Work, milestones
from study.forecast.record import Evidence
from study.forecast.rules import FinishDistribution, Simulation, simulate
from tests.core.strategies import MONDAY, Days

WEDNESDAY = MONDAY + timedelta(days=2)
FEW = (60, 7)
"""Rounds and seed: enough for what holds in every single round."""
MANY = (4000, 1)
CHANCES = (0.5, 0.8, 0.95)
few = settings(max_examples=40)


def every_day(minutes: int, count: int = 3000, start: date = MONDAY) -> Days:
    return [(start + timedelta(days=n), minutes) for n in range(count)]


def ask(
    work: Sequence[Work],
    days: Days,
    evidence: Evidence = Evidence(),  # noqa: B008 (it is frozen)
    today: date = MONDAY,
    rounds: tuple[int, int] = FEW,
) -> Simulation:
    """The forecast of everything, and of the first half of it."""
    marks = [Mark("all", [one.item for one in work]), Mark("half", [one.item for one in work[: len(work) // 2]])]
    return simulate(today, milestones(work, [], marks), days, evidence, rounds)


def end(found: Simulation, chance: float = 0.5) -> date:
    """As a day that can be compared, where there is none."""
    return found.finishes[0].by(chance) or date.max


def ends(outlook: FinishDistribution) -> list[date]:
    """Every round's day, in order."""
    return [*outlook.days, *[date.max] * outlook.never]


@st.composite
def works(draw: st.DrawFn, most: int = 14) -> list[Work]:
    work = []
    for n in range(draw(st.integers(0, most))):
        low, wider, widest = draw(st.tuples(st.integers(1, 300), st.integers(0, 200), st.integers(0, 900)))
        first = draw(st.none() | st.integers(-5, 60).map(lambda away: MONDAY + timedelta(days=away)))
        spent = draw(st.just(0) | st.integers(0, 400))
        work.append(Work(n, low, low + wider, low + wider + widest, spent, first))
    return work


@st.composite
def hours(draw: st.DrawFn, most: int = 30) -> Days:
    """Days of a learner: none, some, or an endless number of weeks all alike after the first ones."""
    minutes = st.just(0) | st.integers(0, 300)
    first = draw(st.lists(minutes, max_size=most))
    week = draw(st.lists(minutes, min_size=7, max_size=7) | st.just([]))
    found = chain(first, *[week] * 200)
    return [(MONDAY + timedelta(days=n), had) for n, had in enumerate(found) if had]


records = st.builds(
    Evidence,
    st.lists(st.builds(ItemRecord, st.integers(0, 500), st.integers(0, 2000), st.floats(0, 1)), max_size=8),
    st.lists(st.builds(WeekRecord, st.integers(0, 900), st.just(0) | st.integers(0, 900)), max_size=8),
    st.none() | st.builds(WeekRecord, st.integers(0, 900), st.integers(0, 900)),
)
todays = st.integers(0, 10).map(lambda n: MONDAY + timedelta(days=n))


def since(days: Days, today: date) -> Days:
    return [one for one in days if one[0] >= today]
