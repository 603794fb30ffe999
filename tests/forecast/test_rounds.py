"""The laws of forecasting, each a property."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.values import replace
from study.forecast.attendance import WeekRecord
from study.forecast.effort import ItemRecord
from study.forecast.life import with_more
from study.forecast.milestones import Work
from study.forecast.record import Evidence, Measure
from study.forecast.rules import learned
from tests.core.strategies import MONDAY, Days
from tests.forecast.forecasting import CHANCES, ask, end, ends, every_day, few, hours, records, since, todays, works


@few
@given(work=works(), days=hours(), evidence=records, today=todays)
def test_a_surer_date_is_never_an_earlier_one(work: list[Work], days: Days, evidence: Evidence, today: date) -> None:
    for outlook in ask(work, since(days, today), evidence, today).finishes:
        p50, p80, p95 = (outlook.by(chance) or date.max for chance in CHANCES)
        assert p50 <= p80 <= p95


@few
@given(work=works(), days=hours(), evidence=records, today=todays)
def test_nothing_ends_before_today_or_its_first_day(
    work: list[Work], days: Days, evidence: Evidence, today: date
) -> None:
    first = max((one.not_before for one in work if one.not_before), default=today)
    found = ask(work, since(days, today), evidence, today)
    for outlook in found.finishes:
        assert all(day >= today for day in outlook.days)
    assert all(day >= first for day in found.finishes[0].days)


@few
@given(work=works(), days=hours(), evidence=records, more=st.lists(st.tuples(st.integers(0, 90), st.integers(1, 300))))
def test_more_hours_never_end_later(
    work: list[Work], days: Days, evidence: Evidence, more: list[tuple[int, int]]
) -> None:
    longer = dict(days)
    for away, minutes in more:
        day = MONDAY + timedelta(days=away)
        longer[day] = longer.get(day, 0) + minutes
    before, after = (ask(work, some, evidence) for some in (days, sorted(longer.items())))
    for old, new in zip(before.finishes, after.finishes, strict=True):
        assert all(late >= early for late, early in zip(ends(old), ends(new), strict=True))


@few
@given(work=works(), days=hours(), minutes=st.integers(0, 600), today=todays)
def test_two_hours_a_week_more_never_end_later(work: list[Work], days: Days, minutes: int, today: date) -> None:
    had = since(days, today)
    assert end(ask(work, list(with_more(had, today, minutes)), today=today)) <= end(ask(work, had, today=today))


@few
@given(work=works(), days=hours(), evidence=records)
def test_the_whole_never_ends_before_a_part(work: list[Work], days: Days, evidence: Evidence) -> None:
    whole, half = ask(work, days, evidence).finishes
    assert all(late >= early for late, early in zip(ends(whole), ends(half), strict=True))


@few
@given(work=works(), days=hours(), evidence=records)
def test_the_same_question_has_the_same_answer(work: list[Work], days: Days, evidence: Evidence) -> None:
    assert ask(work, days, evidence) == ask(list(work), iter(days), evidence)  # type: ignore[arg-type]


def test_another_seed_has_another_answer() -> None:
    work = [Work(n, 60, 60, 60) for n in range(20)]
    first, second = (ask(work, every_day(60), rounds=(60, seed)) for seed in (1, 2))
    assert first.finishes[0].days != second.finishes[0].days


@few
@given(work=works(), days=hours(), evidence=records)
def test_twice_the_work_in_twice_the_hours_ends_on_the_same_days(
    work: list[Work], days: Days, evidence: Evidence
) -> None:
    twice = [
        replace(one, low=2 * one.low, likely=2 * one.likely, high=2 * one.high, spent=2 * one.spent) for one in work
    ]
    doubled = [(day, 2 * minutes) for day, minutes in days]
    assert ask(twice, doubled, evidence).finishes[0].days == ask(work, days, evidence).finishes[0].days


@few
@given(work=works(), days=hours(), evidence=records, away=st.lists(st.integers(-30, 900), min_size=1))
def test_a_later_due_date_is_never_less_likely_met(
    work: list[Work], days: Days, evidence: Evidence, away: list[int]
) -> None:
    outlook = ask(work, days, evidence).finishes[0]
    chances = [outlook.chance(MONDAY + timedelta(days=n)) for n in sorted(away)]
    assert chances == sorted(chances)
    assert all(0 <= chance <= 1 for chance in chances)


@few
@given(work=works(), days=hours(), evidence=records, promise=st.floats(0.01, 1))
def test_a_date_holds_what_it_promises_and_the_day_before_does_not(
    work: list[Work], days: Days, evidence: Evidence, promise: float
) -> None:
    outlook = ask(work, days, evidence).finishes[0]
    day = outlook.by(promise)
    if day is None:
        assert outlook.chance(date.max) < promise
    else:
        assert outlook.chance(day) >= promise - 1e-9 > outlook.chance(day - timedelta(days=1)) - 2e-9


@few
@given(work=works(), days=hours(), most=st.integers(1, 60))
def test_a_histogram_adds_up(work: list[Work], days: Days, most: int) -> None:
    outlook = ask(work, days).finishes[0]
    spans = outlook.histogram(most)
    assert len(spans) <= most + 1
    assert sum(chance for _, chance in spans) + outlook.never / outlook.rounds == pytest.approx(1)
    assert all(day.weekday() == 0 for day, _ in spans)
    for n, (monday, _) in enumerate(spans):
        before = sum(chance for _, chance in spans[:n])
        assert before == pytest.approx(outlook.chance(monday - timedelta(days=1)))
    assert [day for day, _ in spans] == sorted({day for day, _ in spans})


def test_what_says_nothing_teaches_nothing() -> None:
    says_nothing = Evidence([ItemRecord(0, 30)], [WeekRecord(0, 0), WeekRecord(0, 90)], WeekRecord(300, 0))
    work = [Work(1, 60, 60, 60)]
    assert ask(work, every_day(30), says_nothing).measure == Measure()
    assert learned(says_nothing, []) == learned(Evidence(), [])
    assert ask(work, every_day(30), says_nothing) == ask(work, every_day(30))
