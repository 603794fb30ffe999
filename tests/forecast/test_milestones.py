"""What comes before an end in the plan, and how much it may take."""

from math import exp, sqrt
from random import Random

import pytest

from study.core.schedule import Session
from study.forecast.estimation import Draws
from study.forecast.milestones import Load, Mark, Work, milestones
from tests.core.strategies import MONDAY
from tests.forecast.forecasting import CHANCES, WEDNESDAY


def test_many_items_take_what_they_take_one_by_one() -> None:
    """The sum that is drawn at once against a sum of single draws, of items small and large, some of wide range."""
    work = [Work(n, 20 + n % 7 * 10, 60 + n % 7 * 10, 60 + n % 7 * 80) for n in range(40)]
    load = milestones(work, [], [Mark("all", range(40))])[0].load
    draws, random = Draws(3), Random(4)
    at_once, singly = [], []
    for _ in range(8000):
        alone = sum(one.rest(0.26, 0.41, draws) for one, _ in load.alone)
        at_once.append(load.minutes(0.26, 0.41, draws.normal()) + alone)
        singly.append(sum(one.likely * exp(random.gauss(0.26, sqrt(0.41 + one.variance))) for one in work))
    for chance in (0.05, *CHANCES):
        drawn, true = (sorted(some)[round(chance * 8000)] for some in (at_once, singly))
        assert drawn == pytest.approx(true, rel=0.015)


def test_sessions_tell_what_comes_before_an_end() -> None:
    work = [Work(1, 60, 60, 60), Work(2, 90, 90, 90), *(Work(n, 500, 500, 500) for n in range(3, 11))]
    plan = [Session(MONDAY, 1, 30), Session(MONDAY, 2, 30), Session(WEDNESDAY, 1, 30), Session(WEDNESDAY, 2, 60)]
    first, second, both, none = milestones(work, plan, [Mark(key, key) for key in ([1], [2], [1, 2], [99])])  # type: ignore[arg-type]
    assert (first.place, second.place, both.place, none.place) == (3, 4, 4, 0)
    assert first.load == Load((), 60 + 30, 60**2 + 30**2, 60**2 + 30**2)
    assert second.load == both.load == Load((), 150, 60**2 + 90**2, 60**2 + 90**2)
    assert none.load == Load()


def test_the_largest_items_and_those_begun_are_drawn_one_by_one() -> None:
    work = [Work(n, n, n, n, spent=n == 3) for n in range(1, 21)]
    load = milestones(work, [], [Mark("all", range(1, 21))])[0].load
    assert sorted(one.item for one, part in load.alone if part == 1) == [3, *range(13, 21)]
    assert load.total == sum(range(1, 13)) - 3


def test_a_part_of_a_large_item_counts_as_a_part() -> None:
    plan = [Session(MONDAY, 1, 45), Session(MONDAY, 2, 60), Session(WEDNESDAY, 1, 15)]
    small = milestones([Work(1, 60, 60, 60), Work(2, 60, 60, 60)], plan, [Mark("small", [2])])[0]
    assert [(one.item, part) for one, part in small.load.alone] == [(1, 0.75), (2, 1)]
