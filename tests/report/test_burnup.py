"""Effort done against the plan, day by day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from study.report.burnup import Burnup, Gain, PlannedWork, Work, at, burnup, climbing

MONDAY = date(2026, 3, 2)
TODAY = date(2026, 3, 11)


def day(n: int) -> date:
    """So many days after the Monday everything begins on."""
    return MONDAY + timedelta(days=n)


def alone(work: Work) -> Burnup:
    return burnup([work], TODAY)


def test_effort_climbs_on_the_days_it_was_done_and_is_level_between() -> None:
    work = Work(MONDAY, 600, 90, [Gain(2, day(1), 60), Gain(3, day(4), 30)])
    assert alone(work).done == [
        (day(0), 0), (day(1), 0), (day(2), 60), (day(4), 60), (day(5), 90), (day(10), 90),
    ]  # fmt: skip


def test_what_was_done_before_it_was_enrolled_is_there_from_the_start() -> None:
    done = alone(Work(MONDAY, 600, 150, [Gain(2, day(0), 30)])).done
    assert done[0] == (day(0), 120)
    assert done[-1] == (day(10), 150)


def test_what_was_reopened_is_taken_off_again_on_that_day() -> None:
    done = alone(Work(MONDAY, 600, 0, [Gain(2, day(0), 60), Gain(3, day(2), -60)])).done
    assert [at(done, day(n)) for n in range(4)] == [60, 60, 0, 0]


def test_work_done_on_days_before_the_start_begins_the_curve() -> None:
    done = alone(Work(MONDAY, 600, 60, [Gain(2, day(-3), 60)])).done
    assert done[:2] == [(day(-3), 0), (day(-2), 60)]


def test_a_curve_never_falls_below_nothing() -> None:
    assert min(minutes for _, minutes in climbing([(MONDAY, 0)], [(day(1), -90), (day(2), 30)])) == 0


def test_the_first_plan_is_not_drawn_twice_while_it_holds() -> None:
    plan = PlannedWork(1, MONDAY, [(day(0), 60), (day(2), 60)])
    found = alone(Work(MONDAY, 120, 0, [], plan, plan))
    assert found.baseline == [(day(0), 0), (day(1), 60), (day(2), 60), (day(3), 120)]
    assert found.plan == []


def test_a_new_plan_goes_on_from_what_was_done_when_it_was_made() -> None:
    first = PlannedWork(1, MONDAY, [(day(0), 120), (day(1), 120)])
    second = PlannedWork(5, day(3), [(day(3), 100), (day(4), 80)])
    gains = [Gain(2, day(0), 60), Gain(6, day(5), 90)]
    found = alone(Work(MONDAY, 240, 150, gains, first, second))
    assert found.plan == [(day(3), 60), (day(4), 160), (day(5), 240)]
    assert found.baseline[0] == (day(0), 0)


def test_several_curricula_add_up_and_each_comes_in_with_what_was_done_of_it() -> None:
    one = Work(MONDAY, 300, 60, [Gain(2, day(1), 60)], PlannedWork(1, MONDAY, [(day(0), 300)]))
    other = Work(day(5), 100, 40, [], PlannedWork(4, day(5), [(day(5), 60)]))
    found = burnup([one, other], TODAY)
    assert found.effort == 400
    assert [at(found.done, day(n)) for n in (0, 1, 4, 5, 9)] == [0, 60, 100, 100, 100]
    assert found.baseline[-1] == (day(6), 400)


def test_where_one_has_a_new_plan_the_plan_of_all_is_drawn() -> None:
    kept = PlannedWork(1, MONDAY, [(day(0), 60)])
    one = Work(MONDAY, 60, 0, [], kept, kept)
    other = Work(MONDAY, 60, 0, [], PlannedWork(0, MONDAY, [(day(0), 60)]), kept)
    assert burnup([one, other], TODAY).plan[-1] == (day(1), 120)


def test_nothing_followed_has_no_curves() -> None:
    assert burnup([], TODAY) == Burnup(0, [])


def test_a_plan_without_any_session_is_not_drawn() -> None:
    assert alone(Work(MONDAY, 60, 60, [], PlannedWork(1, MONDAY, []), PlannedWork(3, TODAY, []))).plan == []


def test_between_two_points_there_is_a_part_of_the_way() -> None:
    curve = [(day(0), 0), (day(10), 100)]
    assert [at(curve, day(n)) for n in (-2, 0, 4, 9, 20)] == [None, 10, 50, 100, 100]


def test_a_session_on_the_last_day_there_is_ends_on_it() -> None:
    assert climbing([(date.max, 0)], [(date.max, 60)])[-1] == (date.max, 60)


gains = st.lists(st.builds(Gain, st.integers(1, 9), st.integers(-5, 9).map(day), st.integers(0, 300)), max_size=12)


@given(gains, st.integers(0, 500))
def test_the_curve_ends_today_at_what_is_done_and_never_falls(gains: list[Gain], before: int) -> None:
    done = before + sum(gain.minutes for gain in gains)
    curve = alone(Work(MONDAY, done + 60, done, gains)).done
    assert curve[-1] == (TODAY + timedelta(days=1), done)
    assert curve == sorted(curve)
    assert len({day for day, _ in curve}) == len(curve)


@given(gains, st.lists(st.tuples(st.integers(4, 30).map(day), st.integers(1, 300)), min_size=1), st.integers(1, 9))
def test_a_plan_ends_at_what_was_done_and_what_it_holds(
    gains: list[Gain], minutes: list[tuple[date, int]], step: int
) -> None:
    done = sum(gain.minutes for gain in gains)
    found = alone(Work(MONDAY, 10_000, done, gains, None, PlannedWork(step, day(4), minutes)))
    before = sum(gain.minutes for gain in gains if gain.step <= step)
    assert found.plan[0] == (day(4), before)
    assert found.plan[-1][1] == before + sum(amount for _, amount in minutes)
