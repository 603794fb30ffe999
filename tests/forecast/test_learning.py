"""What a record teaches, and what it does not."""

from collections.abc import Iterator
from math import exp, log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.forecast.estimation import PRIOR, Draws, Evidence, ItemRecord, Learner, Odds, WeekRecord, doubt, learned
from tests.forecast.forecasting import ask, records


@given(evidence=records)
def test_more_evidence_is_never_less_sure_of_the_ratio(evidence: Evidence) -> None:
    belief = learned(evidence).ratio
    assert belief.weight <= PRIOR.ratio.weight + len(evidence.items)
    assert belief.weight >= PRIOR.ratio.weight
    assert belief.shape == PRIOR.ratio.shape + len(evidence.usable_items) / 2


@given(factors=st.lists(st.tuples(st.floats(0.2, 5), st.just(0.0)), max_size=12), cut=st.integers(0, 12))
def test_learning_bit_by_bit_is_learning_at_once(factors: list[tuple[float, float]], cut: int) -> None:
    at_once, bit_by_bit = PRIOR.ratio.after(factors), PRIOR.ratio.after(factors[:cut]).after(factors[cut:])
    assert bit_by_bit.centre == pytest.approx(at_once.centre)
    assert bit_by_bit.scale == pytest.approx(at_once.scale)
    assert (bit_by_bit.weight, bit_by_bit.shape) == (at_once.weight, at_once.shape)


def test_a_record_that_cannot_be_is_not_taken_at_its_word() -> None:
    assert ask([], [], Evidence([ItemRecord(60, 60_000)])).ratio == ask([], [], Evidence([ItemRecord(60, 600)])).ratio


def test_an_item_of_wide_range_says_less_of_the_learner() -> None:
    narrow, wide = (learned(Evidence([ItemRecord(60, 240, doubt(*ends))])).ratio for ends in ((50, 70), (20, 200)))
    assert PRIOR.ratio.median < wide.median < narrow.median


def test_a_range_as_wide_as_the_ratio_varies_anyway_adds_nothing() -> None:
    assert doubt(60, 60) == doubt(60, 180) == 0
    assert doubt(60, 600) == doubt(0, 500) == pytest.approx((log(10) / 2) ** 2 - 0.49 * 5 / 6)


def test_the_prior_is_what_is_published() -> None:
    """64 % take longer; of the estimates two thirds are within a factor of 2 of the median, and 95 % within 4."""
    ratios = []
    for n in range(20_000):
        draws = Draws(1, n)
        centre, variance = PRIOR.ratio.draw(draws)
        ratios.append(exp(centre + sqrt(variance) * draws.normal()))
    within = [max(ratio / 1.3, 1.3 / ratio) for ratio in ratios]
    assert share(ratio > 1 for ratio in ratios) == pytest.approx(0.64, abs=0.02)
    assert share(factor < 2 for factor in within) == pytest.approx(2 / 3, abs=0.05)
    assert share(factor < 4 for factor in within) == pytest.approx(0.95, abs=0.01)


def test_pauses_are_counted_as_they_come_and_go() -> None:
    """Three weeks follow none, one of them a pause; three follow one, two of them pauses. Nothing planned, no week."""
    weeks = [WeekRecord(600, minutes) for minutes in (500, 0, 0, 0, 400, 300)]
    beliefs = learned(Evidence(weeks=[*weeks[:2], WeekRecord(0, 60), *weeks[2:]]))
    assert (beliefs.pause, beliefs.resume) == (Odds(1 + 1, 11 + 2), Odds(2 + 1, 2 + 2))
    assert beliefs.level == PRIOR.level.after([(500 / 600, 0), (400 / 600, 0), (0.5, 0)])
    assert learned(Evidence(weeks=weeks[1:2])).pause == Odds(1 + 1, 11)


def test_who_studied_this_week_does_not_pause() -> None:
    weeks = [WeekRecord(600, 500), WeekRecord(600, 0)]
    assert Evidence(weeks=weeks).pausing
    assert Evidence(weeks=[*weeks, WeekRecord(0, 0)]).pausing
    assert Evidence(weeks=weeks, running=WeekRecord(60, 0)).pausing
    assert not Evidence(weeks=weeks, running=WeekRecord(60, 5)).pausing
    assert not Evidence(weeks=weeks[:1]).pausing
    assert not Evidence().pausing


def test_pauses_make_a_long_sum_the_less_certain_the_longer_they_are() -> None:
    """A quarter of the weeks is paused: singly, and in pauses of ten weeks."""
    single, long = (Learner((0, 0), (0, 0), resume / 3, resume) for resume in (0.75, 0.1))
    assert single.in_the_long_run == pytest.approx((0.75, 1 / 3))
    assert long.in_the_long_run == pytest.approx((0.75, 14 / 3))


def share(answers: Iterator[bool]) -> float:
    told = list(answers)
    return sum(told) / len(told)
