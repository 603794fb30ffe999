"""Forecasts at the edges, and where it can be said exactly what comes out."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from study.forecast.attendance import WeekRecord
from study.forecast.draws import Draws
from study.forecast.effort import Pace
from study.forecast.life import with_more
from study.forecast.milestones import Load, Mark, Work, milestones, minutes_needed
from study.forecast.record import Evidence, Measure
from study.forecast.rules import FinishDistribution, simulate
from tests.core.strategies import MONDAY
from tests.forecast.forecasting import CHANCES, FEW, MANY, WEDNESDAY, ask, end, every_day


def test_the_work_before_a_later_end_is_never_less() -> None:
    """One more item makes the sum less certain, and its very lowest values would be lower than without it."""

    class Unlikely(Draws):
        def normal(self) -> float:
            return -4.0

    small = [Work(n, 10, 10, 10) for n in range(100)]
    work = [*(Work(n, 300, 300, 300) for n in range(100, 108)), *small, Work(200, 300, 300, 300)]
    loads = [one.load for one in milestones(work, [], [Mark("part", range(108)), Mark("all", range(201))])]
    pace = Pace(0.26, 0.41, {})
    part, whole = minutes_needed(loads, pace, Unlikely(1))
    assert loads[1].minutes(pace, -4) < loads[0].minutes(pace, -4)
    assert part == whole


def test_a_part_of_an_item_needs_that_part() -> None:
    one, pace = Work(1, 60, 60, 60), Pace(0.26, 0.41, {})
    half, whole = minutes_needed([Load([(one, 0.5)]), Load([(one, 1.0)])], pace, Draws(1))
    assert half == whole / 2


def test_an_outlook_is_read_to_the_round() -> None:
    days = [MONDAY + timedelta(days=n) for n in (0, 3, 3, 8)]
    outlook = FinishDistribution(Mark("all", []), days, 1)
    assert [outlook.by(chance) for chance in (0.01, 0.2, 0.21, 0.6, 0.61, 0.8)] == [
        MONDAY,
        MONDAY,
        *days[1:3],
        *days[3:],
        days[3],
    ]
    assert (outlook.by(0.81), outlook.by(1)) == (None, None)
    assert [outlook.chance(day) for day in (MONDAY - timedelta(days=1), MONDAY, WEDNESDAY, days[3])] == [
        0,
        0.2,
        0.2,
        0.8,
    ]


def test_nothing_left_is_done_today() -> None:
    for work in ([], [Work(1, 0, 0, 0)]):
        for days in ([], every_day(60)):
            outlook = ask(work, days, today=WEDNESDAY).finishes[0]
            assert [outlook.by(chance) for chance in CHANCES] == [WEDNESDAY] * 3
            assert (outlook.chance(MONDAY), outlook.chance(WEDNESDAY)) == (0, 1)


def test_no_marks_no_outlooks() -> None:
    assert simulate(MONDAY, [], every_day(60), Evidence(), FEW).finishes == []


def test_one_item_follows_the_prior() -> None:
    """An hour in days of ten minutes: with the usual ratio and attendance some 70 minutes over nine tenths."""
    found = ask([Work(1, 60, 60, 60)], every_day(10), rounds=MANY).finishes[0]
    middle = found.by(0.5)
    assert middle is not None
    assert 6 <= (middle - MONDAY).days <= 10
    assert MONDAY < middle < (found.by(0.8) or MONDAY) < (found.by(0.95) or MONDAY)


def test_without_hours_there_is_no_date() -> None:
    outlook = ask([Work(1, 60, 60, 60)], []).finishes[0]
    assert [outlook.by(chance) for chance in CHANCES] == [None] * 3
    assert (outlook.chance(date.max), outlook.never, outlook.histogram()) == (0, FEW[0], [])


def test_hours_that_end_may_not_be_enough() -> None:
    outlook = ask([Work(1, 60, 60, 60)], every_day(60, count=2), rounds=MANY).finishes[0]
    assert 0 < outlook.never < MANY[0]
    assert all(day <= MONDAY + timedelta(days=1) for day in outlook.days)
    assert outlook.by(0.95) is None


def test_a_huge_rest_has_no_date_but_an_answer() -> None:
    found = ask([Work(n, 10**6, 10**6, 10**9) for n in range(30)], every_day(1, count=20_000))
    assert found.finishes[0].by(0.5) is None


def test_days_without_end_are_looked_at_for_twenty_years() -> None:
    def endless() -> Iterator[tuple[date, int]]:
        for n in range(MONDAY.toordinal(), date.max.toordinal()):
            yield date.fromordinal(n), 1
            assert n < MONDAY.toordinal() + 21 * 366

    outlook = ask([Work(1, 10**7, 10**7, 10**7)], endless()).finishes[0]  # type: ignore[arg-type]
    assert outlook.never == FEW[0]


def test_the_calendar_may_end() -> None:
    last = date.max - timedelta(days=3)
    days = every_day(60, count=4, start=last)
    assert ask([Work(1, 60, 60, 60)], list(with_more(days, last, 120)), today=last).finishes[0].rounds == FEW[0]


def test_a_due_date_in_the_past_cannot_be_met() -> None:
    assert ask([Work(1, 60, 60, 60)], every_day(60)).finishes[0].chance(MONDAY - timedelta(days=1)) == 0


def test_who_did_nothing_so_far_is_expected_late_but_not_never() -> None:
    work = [Work(n, 60, 60, 60) for n in range(20)]
    idle = Evidence(weeks=[WeekRecord(600, 0)] * 4)
    fresh, late = (ask(work, every_day(60), evidence, rounds=(500, 1)) for evidence in (Evidence(), idle))
    assert late.assumption and fresh.assumption
    assert late.assumption.attendance < fresh.assumption.attendance
    assert date.max > end(late) > end(fresh)
    assert late.measure == Measure(weeks=4, attendance=0)


def test_who_has_come_back_is_not_taken_for_pausing() -> None:
    work = [Work(n, 60, 60, 60) for n in range(20)]
    weeks = [WeekRecord(600, 500), WeekRecord(600, 0), WeekRecord(600, 0)]
    away, back = (ask(work, every_day(60), Evidence([], weeks, one)) for one in (None, WeekRecord(60, 60)))
    assert end(back) < end(away)
    assert (away.measure.weeks, back.measure.weeks) == (3, 4)


def test_an_item_over_its_estimate_is_not_done() -> None:
    for spent in (60, 120, 600, 10**6):
        outlook = ask([Work(1, 60, 60, 60, spent)], every_day(5)).finishes[0]
        assert all(day >= MONDAY for day in outlook.days)
        assert len(set(outlook.days)) > (1 if spent < 10**6 else 0)
    over, small = (ask([one], every_day(5), rounds=MANY) for one in (Work(1, 60, 60, 60, 120), Work(1, 15, 15, 15)))
    assert end(over) > end(small)


def test_a_wide_range_brings_later_dates() -> None:
    narrow, wide = (ask([Work(1, low, 100, high)], every_day(10), rounds=MANY) for low, high in ((90, 110), (32, 320)))
    assert end(narrow, 0.95) < end(wide, 0.95)


def test_two_hours_more_are_two_hours_more_a_week() -> None:
    days = [(day, 37) for day, _ in every_day(37, count=21, start=WEDNESDAY) if day.weekday() not in (5, 6)]
    del days[3:8]  # a week off
    more = list(with_more(days, WEDNESDAY, 120))
    assert [day for day, _ in more] == [day for day, _ in days]
    added = dict.fromkeys((0, 7, 14, 21), 0)
    for (day, after), (_, before) in zip(more, days, strict=True):
        added[(day - MONDAY).days // 7 * 7] += after - before
    assert added == {0: 120 * 5 // 7, 7: 0, 14: 120, 21: 120}
    assert {minutes for _, minutes in with_more([(MONDAY, 1400)], MONDAY, 600)} == {1440}


def test_the_reasons_multiply_out_to_the_date() -> None:
    days = every_day(60)
    found = ask([Work(n, 60, 60, 60) for n in range(30)], days, rounds=(301, 1))
    assumed = found.assumption
    assert assumed is not None
    assert assumed.left == 1800
    assert assumed.left * assumed.ratio / assumed.attendance == pytest.approx(assumed.hours, abs=1)
    assert end(found) == days[(assumed.hours - 1) // 60][0]


def test_dues_to_the_end_of_the_calendar_and_a_thousand_trifles() -> None:
    work = [Work(n, 1, 1, 1) for n in range(1000)]
    marks = [Mark(f"{n}", [n], date.max) for n in range(1000)]
    found = simulate(MONDAY, milestones(work, [], marks), every_day(60), Evidence(), FEW)
    assert all(finish.chance(date.max) == 1 for finish in found.finishes)
