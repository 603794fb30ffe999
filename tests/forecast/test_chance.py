"""The draws: the same draws everywhere, of the distributions they are named after."""

import pytest

from study.forecast.draws import Draws

DRAWN = [0.7149549520368175, 1.5536063210385487, 3.5962699768305377, 0.008665468060313005, 5]
"""What the draws draw first, seed 2026, round 3."""


def test_the_draws_are_the_same_on_every_machine() -> None:
    draws = Draws(2026, 3)
    drawn = [draws.normal(), draws.normal_above(1.5), draws.gamma(2.5), draws.beta(1, 11), draws.trials(0.1)]
    assert drawn == pytest.approx(DRAWN, rel=1e-12)


def test_the_draws_have_their_distributions() -> None:
    draws = Draws(5)
    drawn = range(20_000)
    for found, expected in (
        (sum(draws.normal() ** 2 for _ in drawn), 1.0),
        (sum(draws.normal_above(2.0) for _ in drawn), 2.373),
        (sum(draws.gamma(1.5) for _ in drawn), 1.5),
        (sum(draws.gamma(0.4) for _ in drawn), 0.4),
        (sum(draws.beta(2, 6) for _ in drawn), 0.25),
        (sum(draws.trials(0.2) for _ in drawn), 5.0),
    ):
        assert found / len(drawn) == pytest.approx(expected, rel=0.03)
    assert draws.normal_above(50.0) == 50.0
