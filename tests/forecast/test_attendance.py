"""The weeks as they may come."""

from datetime import timedelta
from itertools import islice
from math import log, sqrt
from random import Random

import pytest

from study.forecast.attendance import Rhythm, WeekRecord, learned
from study.forecast.draws import Draws
from study.forecast.effort import Pace
from study.forecast.life import Life, Start, calendar, life
from study.forecast.milestones import Load
from tests.core.strategies import MONDAY
from tests.forecast.forecasting import CHANCES, WEDNESDAY, every_day


def test_weeks_of_the_calendar_begin_on_monday() -> None:
    mondays = [(MONDAY + timedelta(weeks=n), 60) for n in range(3)]
    assert calendar(MONDAY, mondays).before == [0, 60, 120, 180]
    assert calendar(MONDAY + timedelta(days=1), mondays[1:]).before == [0, 0, 60, 120]
    assert calendar(MONDAY, []).before == []


@pytest.mark.parametrize("wanted", [20 * 600, 240 * 600])
def test_weeks_in_spans_are_what_they_are_one_by_one(wanted: int) -> None:
    """Against every week drawn singly, for an end that is near and one beyond what is drawn at all."""
    learner, random = Rhythm(log(0.9), 0, noise=sqrt(0.3), pause=0.1, resume=0.4), Random(4)
    before = [600 * n for n in range(900)]
    spans = [life(learner, Start(), before, wanted, Draws(2, n)).planned_for(wanted) for n in range(1500)]
    singly = []
    for _ in range(1500):
        week, studied, level, pausing = 0, 0.0, 0.0, False
        while studied < wanted:
            pausing = random.random() >= 0.4 if pausing else random.random() < 0.1
            level = 0.0 if pausing else 600 * random.lognormvariate(log(0.9), sqrt(0.3))
            week, studied = week + 1, studied + level
        singly.append(600 * (week - (studied - wanted) / level))
    for chance in CHANCES:
        drawn, true = (sorted(some)[round(chance * 1500)] for some in (spans, singly))
        assert drawn == pytest.approx(true, rel=0.03)


def test_a_learner_without_surprises_is_told_exactly() -> None:
    weeks = even_life(attendance=0.5, wanted=900)
    days = calendar(WEDNESDAY, every_day(60, start=WEDNESDAY))
    assert weeks.planned_for(100) == pytest.approx(200)
    assert days.day(weeks.planned_for(90)) == WEDNESDAY + timedelta(days=2)  # 90 of 180 planned minutes
    assert days.day(weeks.planned_for(91)) == WEDNESDAY + timedelta(days=3)
    assert Load((), {"": (600, 0)}, 600 * 60, 600 * 60).minutes(Pace(log(1.3), 0.0, {}), 1.7) == pytest.approx(780)


def test_a_pause_counts_in_weeks_and_not_in_minutes() -> None:
    """Half of all weeks are paused: half of the planned minutes pass unused."""
    learner = Rhythm(0, 0, pause=0.5, resume=0.5)
    before = [600 * n for n in range(80)]
    passed = [life(learner, Start(), before, 12_000, Draws(1, n)).planned_for(12_000) for n in range(2000)]
    assert sum(passed) / len(passed) == pytest.approx(24_000 - 300, rel=0.02)


def test_who_pauses_now_begins_later() -> None:
    learner = Rhythm(0, 0, pause=1e-9, resume=0.25)
    first = {
        start: [life(learner, start, range(0, 90_000, 600), 1, Draws(1, n)).planned[0] / 600 for n in range(3000)]
        for start in (Start(), Start(pausing=True), Start(pausing=True, studying=True))
    }
    waits = {start: sum(weeks) / len(weeks) for start, weeks in first.items()}
    assert waits[Start()] == waits[Start(pausing=True, studying=True)] == 0
    assert waits[Start(pausing=True)] == pytest.approx(3, rel=0.05)  # of geometric weeks the first may be over


def turns(*attendance: float) -> float:
    """How many of a thousand who had such weeks are to turn within half a year."""
    belief = learned([WeekRecord(600, 600 * part) for part in attendance])
    return sum(belief.draw(Draws(3, n)).turn < 26 for n in range(1000))


def test_a_turn_is_likelier_for_those_who_begin_above_what_most_do() -> None:
    assert turns(0.6, 0.7, 0.5, 0.6) < turns(0.9, 1.0, 0.8, 0.9) < turns(1.2, 1.3, 1.1, 1.2) < 700


def test_a_turn_is_less_likely_for_those_whose_weeks_are_alike() -> None:
    assert turns(1.0, 1.0, 1.0, 1.0, 1.0, 1.0) < turns(1.4, 0.7, 1.3, 0.8, 1.3, 0.75)


def even_life(attendance: float, wanted: float) -> Life:
    """Of a learner who never pauses, and for whom all weeks are alike."""
    learner = Rhythm(log(attendance), 0, pause=1e-9, resume=0.5)
    before = calendar(WEDNESDAY, every_day(60, start=WEDNESDAY)).before
    assert list(islice(before, 3)) == [0, 300, 720]
    return life(learner, Start(), before, wanted, Draws(1))
