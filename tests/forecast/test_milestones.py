"""What comes before an end in the plan, and how much it may take."""

from math import exp, sqrt
from random import Random

import pytest

from study.core.schedule import Session
from study.forecast.draws import Draws
from study.forecast.effort import Pace
from study.forecast.milestones import Load, Mark, Work, anchored, milestones
from tests.core.strategies import MONDAY
from tests.forecast.forecasting import CHANCES, WEDNESDAY


def test_many_items_take_what_they_take_one_by_one() -> None:
    """The sum that is drawn at once against a sum of single draws, of items small and large, some of wide range."""
    work = [Work(n, 20 + n % 7 * 10, 60 + n % 7 * 10, 60 + n % 7 * 80) for n in range(40)]
    load, pace = milestones(work, [], [Mark("all", range(40))])[0].load, Pace(0.26, 0.41, {})
    draws, random = Draws(3), Random(4)
    at_once, singly = [], []
    for _ in range(8000):
        alone = sum(one.rest(pace, draws) for one, _ in load.alone)
        at_once.append(load.minutes(pace, draws.normal()) + alone)
        singly.append(sum(one.likely * exp(random.gauss(0.26, sqrt(0.41 + one.variance))) for one in work))
    for chance in (0.05, *CHANCES):
        drawn, true = (sorted(some)[round(chance * 8000)] for some in (at_once, singly))
        assert drawn == pytest.approx(true, rel=0.015)


def test_sessions_tell_what_comes_before_an_end() -> None:
    work = [Work(1, 60, 60, 60), Work(2, 90, 90, 90), *(Work(n, 500, 500, 500) for n in range(3, 11))]
    plan = [Session(MONDAY, 1, 30), Session(MONDAY, 2, 30), Session(WEDNESDAY, 1, 30), Session(WEDNESDAY, 2, 60)]
    first, second, both, none = milestones(work, plan, [Mark(key, key) for key in ([1], [2], [1, 2], [99])])  # type: ignore[arg-type]
    assert (first.place, second.place, both.place, none.place) == (3, 4, 4, 0)
    assert first.load == Load((), {"": (60 + 30, 0)}, 60**2 + 30**2, 60**2 + 30**2, 90)
    assert second.load == both.load == Load((), {"": (150, 0)}, 60**2 + 90**2, 60**2 + 90**2, 150)
    assert none.load == Load()


def test_the_largest_items_and_those_begun_are_drawn_one_by_one() -> None:
    work = [Work(n, n, n, n, spent=n == 3) for n in range(1, 21)]
    load = milestones(work, [], [Mark("all", range(1, 21))])[0].load
    assert sorted(one.item for one, part in load.alone if part == 1) == [3, *range(13, 21)]
    assert load.kinds == {"": (sum(range(1, 13)) - 3, 0)}


def test_a_part_of_a_large_item_counts_as_a_part() -> None:
    plan = [Session(MONDAY, 1, 45), Session(MONDAY, 2, 60), Session(WEDNESDAY, 1, 15)]
    small = milestones([Work(1, 60, 60, 60), Work(2, 60, 60, 60)], plan, [Mark("small", [2])])[0]
    assert [(one.item, part) for one, part in small.load.alone] == [(1, 0.75), (2, 1)]


def test_kinds_and_places_are_summed_apart() -> None:
    work = [
        *(Work(n, 10, 10, 10, kind="topic", place=n / 10) for n in range(10)),
        *(Work(n, 20, 20, 20, kind="exam", place=0.5) for n in range(10, 12)),
        *(Work(n, 900, 900, 900) for n in range(12, 20)),
    ]
    load = milestones(work, [], [Mark("all", range(20))])[0].load
    assert load.kinds["topic"] == pytest.approx((100, 45))
    pace = Pace(0.1, 0.0, {"exam": 1.0}, drift=2.0, middle=0.5)
    assert load.minutes(pace, 0) == pytest.approx(100 * exp(0.1 + 2 * (0.45 - 0.5)) + 40 * exp(1.1))


def test_an_end_waits_for_all_that_its_items_need() -> None:
    work = [Work(n, 30, 30, 30) for n in (1, 2, 3)]
    plan, event = [Session(MONDAY, n, 30) for n in (2, 1, 3)], [Mark("event", [9])]
    assert milestones(work, plan, event)[0].place == 0
    assert milestones(work, plan, event, [(2, []), (1, [2]), (9, [1])])[0].place == 2


def test_many_ends_are_read_off_a_few() -> None:
    work = [Work(n, 30, 30, 30) for n in range(500)]
    marks = milestones(work, [], [Mark(f"{n}", [n]) for n in range(500)])
    anchors, between = anchored(marks)
    assert len(anchors) <= 42
    assert anchors[-1] == marks[-1].load
    for mark, (low, high, part) in zip(marks, between, strict=True):
        estimates = anchors[low].estimate, anchors[high].estimate
        assert estimates[0] + part * (estimates[1] - estimates[0]) == pytest.approx(mark.load.estimate)
