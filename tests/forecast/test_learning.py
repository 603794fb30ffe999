"""What a record teaches, and what it does not."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import exp, log, sqrt
from statistics import mean, median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.forecast import attendance, effort
from study.forecast.attendance import Odds, WeekRecord
from study.forecast.draws import Draws
from study.forecast.effort import ItemRecord, doubt
from study.forecast.record import Evidence, spread
from tests.core.strategies import MONDAY

HOUR = ItemRecord(60, 60)


def ratio(items: Sequence[ItemRecord], kind: str = "", place: float = 0.0) -> float:
    """The median over learners who may be the true one of the ratio they have for an item."""
    belief = effort.learned(items, [kind])
    return exp(median(belief.draw(Draws(1, n)).log_ratio(kind, place) for n in range(400)))


def rhythm(weeks: Sequence[WeekRecord], part: float = 1.0) -> list[attendance.Rhythm]:
    belief = attendance.learned(weeks, part)
    return [belief.draw(Draws(1, n)) for n in range(400)]


def level(weeks: Sequence[WeekRecord]) -> float:
    return exp(median(one.level for one in rhythm(weeks)))


def studied(*parts: float) -> list[WeekRecord]:
    return [WeekRecord(600, 600 * part) for part in parts]


def test_a_ratio_gives_way_by_counting() -> None:
    told = [ratio([ItemRecord(60, 120)] * n) for n in (0, 1, 5, 20, 100)]
    assert told == sorted(told)
    assert told[-1] == pytest.approx(2, rel=0.05)


def test_who_always_takes_what_was_estimated_is_soon_believed() -> None:
    assert ratio([HOUR] * 13) == pytest.approx(1, abs=0.06)
    assert effort.learned([HOUR] * 13).variance < effort.WITHIN / 2


def test_a_record_that_cannot_be_is_not_taken_at_its_word() -> None:
    assert ratio([ItemRecord(60, 60_000)]) == ratio([ItemRecord(60, 600)])


def test_an_item_of_wide_range_says_less_of_the_learner() -> None:
    narrow, wide = (ratio([ItemRecord(60, 240, doubt(*ends))]) for ends in ((50, 70), (20, 200)))
    assert ratio([]) < wide < narrow


def test_a_range_as_wide_as_the_ratio_varies_anyway_adds_nothing() -> None:
    assert doubt(60, 60) == doubt(60, 180) == 0
    assert doubt(60, 600) == doubt(0, 500) == pytest.approx((log(10) / 2) ** 2 - effort.WITHIN)


def test_a_kind_has_a_ratio_of_its_own_and_shares_in_that_of_all() -> None:
    items = [ItemRecord(60, 60, kind="topic"), ItemRecord(60, 180, kind="project")] * 8
    topic, project, unknown = (ratio(items, kind) for kind in ("topic", "project", "exam"))
    assert topic == pytest.approx(1, abs=0.2)
    assert project == pytest.approx(3, abs=0.6)
    assert topic < unknown < project


def test_items_that_get_harder_are_taken_to_get_harder_still() -> None:
    items = [ItemRecord(60, round(60 * exp(n / 20)), place=n / 60) for n in range(30)]
    assert ratio(items, place=1.0) > ratio(items, place=0.5) * 1.5


def test_more_items_take_longer_than_estimated_than_shorter() -> None:
    belief, longer = effort.learned([], [""]), 0
    for n in range(4000):
        draws = Draws(1, n)
        pace = belief.draw(draws)
        longer += pace.centre + sqrt(pace.variance) * draws.normal() > 0
    assert longer / 4000 == pytest.approx(0.6, abs=0.07)


@given(items=st.lists(st.builds(ItemRecord, st.integers(1, 500), st.integers(0, 2000), st.floats(0, 1)), max_size=9))
def test_what_is_only_ticked_off_is_no_ratio(items: list[ItemRecord]) -> None:
    belief = effort.learned(items)
    assert 0 <= belief.told <= 1
    assert belief.count == sum(item.actual > 0 for item in items)
    ticked = effort.learned([ItemRecord(60, 0)] * 3)
    paces = [ticked.draw(Draws(1, n)) for n in range(200)]
    assert all(pace.centre == -pace.variance / 2 for pace in paces)


def test_the_level_follows_the_weeks() -> None:
    assert level(studied(*[0.5] * 20)) == pytest.approx(0.5, abs=0.05)
    assert level(studied(*[1.0] * 6)) == pytest.approx(1.0, abs=0.08)
    assert level([]) == pytest.approx(0.9, abs=0.03)


def test_a_fading_pace_goes_on_fading_for_a_while() -> None:
    fading = studied(*(exp(-0.08 * n) for n in range(14)))
    ahead = [median(one.log_level(week, 0) for one in rhythm(fading)) for week in (0, 10, 60, 200)]
    assert ahead[0] - ahead[1] > 0.15
    assert ahead == sorted(ahead, reverse=True)
    assert ahead[2] - ahead[3] < 0.2 < ahead[0] - ahead[2]


def test_who_has_gone_on_long_is_expected_to_go_on() -> None:
    turned = [mean(one.turn < 20 for one in rhythm(studied(*[0.8] * count))) for count in (0, 5, 40)]
    assert turned == sorted(turned, reverse=True)
    assert turned[2] < turned[0] / 2


def test_pauses_are_counted_as_they_come_and_go() -> None:
    """Three weeks follow one with study, one of them a pause; three follow a pause, two of them pauses."""
    weeks = studied(0.8, 0, 0, 0.01, 0.7, 0.5)
    belief, pausing, resuming = attendance.learned(weeks), attendance.PAUSING, attendance.RESUMING
    assert belief.pause == Odds(pausing.yes + 1, pausing.no + 2)
    assert belief.resume == Odds(resuming.yes + 1, resuming.no + 2)
    assert attendance.learned(weeks[1:2]).pause == Odds(pausing.yes + 1, pausing.no)


def test_who_studied_this_week_does_not_pause() -> None:
    weeks = studied(0.8, 0)
    assert Evidence(weeks=weeks).pausing
    assert Evidence(weeks=[*weeks, WeekRecord(0, 0)]).pausing
    assert Evidence(weeks=weeks, running=WeekRecord(60, 0)).pausing
    assert not Evidence(weeks=weeks, running=WeekRecord(60, 30)).pausing
    assert not Evidence(weeks=weeks[:1]).pausing
    assert not Evidence().pausing


def test_pauses_make_a_long_sum_the_less_certain_the_longer_they_are() -> None:
    """A quarter of the weeks is paused: singly, and in pauses of ten weeks."""
    single, long = (attendance.Rhythm(0, 0, pause=resume / 3, resume=resume) for resume in (0.75, 0.1))
    assert single.share == long.share == pytest.approx(0.75)
    assert single.dispersion == pytest.approx(1 / 3)
    assert long.dispersion == pytest.approx(14 / 3)


def days(first: int, last: int, minutes: int = 60) -> dict[date, int]:
    return {MONDAY + timedelta(days=n): minutes for n in range(first, last)}


def test_what_fits_its_day_stays_there() -> None:
    minutes = {MONDAY + timedelta(days=n): 50 for n in (1, 4, 30)}
    assert spread(minutes, days(0, 31)) == minutes


def test_a_lump_is_dealt_over_the_days_it_stands_for() -> None:
    """Three weeks of an hour a day, then 21 hours are ticked off at once; then nothing more."""
    dealt = spread({MONDAY + timedelta(days=20): 21 * 60}, days(0, 21))
    assert dealt == pytest.approx(days(0, 21))


def test_a_small_thing_after_a_long_silence_makes_no_weeks_of_it() -> None:
    """Two busy weeks, ten silent ones, and two hours on one day: the silence stays a pause."""
    minutes = days(0, 14) | {MONDAY + timedelta(days=83): 120}
    dealt = spread(minutes, days(0, 84))
    assert sum(dealt.values()) == pytest.approx(14 * 60 + 120)
    assert not any(dealt.get(MONDAY + timedelta(days=n), 0) for n in range(14, 70))


def test_a_hundred_items_after_a_silent_year_are_a_slow_year() -> None:
    dealt = spread({MONDAY + timedelta(days=363): 6000}, days(0, 364))
    assert len(dealt) == 364
    assert max(minutes for day, minutes in dealt.items() if day != MONDAY + timedelta(days=363)) < 30
