"""Several curricula at once: shares of the week, and deadlines before shares."""

from collections import Counter
from datetime import date, timedelta
from itertools import accumulate

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from study.core.availability import Week
from study.core.schedule import Schedule, Task
from study.core.shares import Rules
from study.core.values import replace
from tests.core.strategies import MONDAY, Days, days_of, plan, rules, weeks

SUNDAY = MONDAY + timedelta(6)
ENDLESS = 10**6
DAILY: Week = (60,) * 7


def by_week(found: Schedule) -> dict[int, Counter[int]]:
    """Minutes of each item in each week, from week 0 on."""
    weeks: dict[int, Counter[int]] = {}
    for session in found.sessions:
        weeks.setdefault((session.day - MONDAY).days // 7, Counter())[session.item] += session.minutes
    return weeks


def endless(*weights: int) -> list[Task]:
    """One task without an end in each of so many curricula."""
    return [Task(n, n, ENDLESS) for n in range(1, len(weights) + 1)]


def shares(*weights: int, min_session: int = 15, step: int = 5) -> Rules:
    return Rules(min_session, step, dict(enumerate(weights, 1)))


@given(
    weights=st.tuples(st.integers(1, 4), st.integers(1, 4)),
    week=st.tuples(*[st.just(0) | st.integers(30, 300)] * 7).filter(any),
    session=st.sampled_from([0, 5, 15, 30]),
    step=st.sampled_from([1, 5]),
)
def test_each_week_is_shared_by_weight_within_two_short_sessions(
    weights: tuple[int, int], week: Week, session: int, step: int
) -> None:
    assume(sum(week) * min(weights) >= max(session, step) * sum(weights))
    found = plan(endless(*weights), days_of(week, 30), shares(*weights, min_session=session, step=step))
    full = list(by_week(found).values())[:-1]
    for had in full:
        for item, weight in enumerate(weights, 1):
            assert abs(had[item] - had.total() * weight / sum(weights)) <= 2 * max(session, step)


@pytest.mark.parametrize("week", [(0, 0, 0, 0, 0, 180, 0), (60, 0, 60, 0, 60, 0, 0), (20, 30, 40, 0, 90, 0, 0)])
def test_one_to_two_means_one_hour_to_two_every_week(week: Week) -> None:
    found = by_week(plan(endless(1, 2), days_of(week, 50), shares(1, 2)))
    assert all(found[n] == {1: 60, 2: 120} for n in range(8))


@given(
    weights=st.lists(st.integers(1, 3), min_size=2, max_size=4),
    minutes=st.integers(15, 60),
    step=st.sampled_from([1, 5]),
)
def test_nobody_starves_where_a_week_is_too_short_for_all(weights: list[int], minutes: int, step: int) -> None:
    found = plan(endless(*weights), days_of((0, 0, 0, 0, 0, minutes, 0), 60), shares(*weights, step=step))
    assert len({session.item for session in found.sessions}) == len(weights)


def test_twenty_minutes_a_week_reach_both_curricula() -> None:
    found = plan(endless(1, 1), days_of((0, 0, 0, 0, 0, 20, 0), 10), Rules())
    assert {session.item for session in found.sessions} == {1, 2}


@given(week=st.tuples(*[st.integers(0, 8).map(lambda n: n * 15)] * 7).filter(any), count=st.integers(1, 20))
def test_a_deadline_that_needs_all_the_time_gets_it(week: Week, count: int) -> None:
    days = days_of(week, 100)
    needed = sum(minutes for _, minutes in days[:count])
    tasks = [Task(1, 1, needed, due=days[count - 1][0]), Task(2, 2, ENDLESS)]
    found = plan(tasks, days, shares(1, 4))
    assert found.finishes()[1] == days[count - 1][0]
    assert all(session.item == 1 for session in found.sessions if session.day < days[count][0])


@given(
    week=weeks(most=300, some=60),
    rules=rules(session=0, step=1),
    ends=st.sets(st.integers(1, 20), min_size=1, max_size=4).map(sorted),
    spared=st.integers(0, 100),
)
def test_deadlines_that_can_be_met_are_met(week: Week, rules: Rules, ends: list[int], spared: int) -> None:
    days, tasks, begin = days_of(week, 200), [Task(0, 3, ENDLESS)], 0
    for n, end in enumerate(ends, 1):
        fits = sum(minutes for _, minutes in days[begin:end])
        later = 0 if end == ends[-1] else min(spared, fits)
        tasks.append(Task(n, 1 + n % 2, fits - later, due=days[end - 1][0]))
        begin = end
    tasks.append(Task(9, 1, spare(tasks, days, ends[-1]), due=days[ends[-1] - 1][0]))
    finishes = plan(tasks, days, rules).finishes()
    assert all(finishes[task.item] <= task.due for task in tasks if task.due)


def spare(tasks: list[Task], days: Days, end: int) -> int:
    """Minutes the days hold beyond the tasks with a due date."""
    return sum(minutes for _, minutes in days[:end]) - sum(task.remaining for task in tasks if task.due)


def test_a_far_deadline_leaves_the_others_their_share() -> None:
    tasks = [Task(1, 1, 600, due=date(2026, 12, 31)), Task(2, 2, ENDLESS)]
    assert by_week(plan(tasks, days_of(DAILY, 30), Rules()))[0] == {1: 210, 2: 210}


def test_a_deadline_takes_only_the_minutes_that_cannot_wait() -> None:
    third_saturday = MONDAY + timedelta(19)
    tasks = [Task(1, 1, 620, due=third_saturday), Task(2, 2, ENDLESS)]
    found = by_week(plan(tasks, days_of((0, 0, 0, 0, 0, 300, 0), 10), Rules()))
    assert found[0] == {1: 150, 2: 150}
    assert found[0][1] + found[1][1] + found[2][1] == 620


def test_what_was_served_this_week_counts() -> None:
    thursday = days_of(DAILY, 4, start=MONDAY + timedelta(3))
    found = plan(endless(1, 1), thursday, Rules(served={1: 180}))
    assert by_week(found)[0] == {1: 30, 2: 210}


def test_what_was_served_counts_no_longer_in_the_next_week() -> None:
    tasks = [Task(1, 1, ENDLESS), Task(2, 2, ENDLESS)]
    found = by_week(plan(tasks, days_of(DAILY, 14), Rules(served={1: 180})))
    assert found[1] == {1: 210, 2: 210}


def test_what_was_served_is_forgotten_after_a_week_without_work() -> None:
    tasks = [Task(n, n, ENDLESS, not_before=MONDAY + timedelta(7)) for n in (1, 2)]
    found = by_week(plan(tasks, days_of(DAILY, 21), Rules(served={1: 180})))
    assert found[1] == {1: 210, 2: 210}


def test_who_has_nothing_to_do_leaves_the_time_to_the_others() -> None:
    tasks = [Task(1, 1, ENDLESS), Task(2, 2, ENDLESS, not_before=SUNDAY)]
    found = by_week(plan(tasks, days_of(DAILY, 7), Rules()))
    assert found[0] == {1: 360, 2: 60}


def test_the_time_of_a_finished_curriculum_goes_to_the_others() -> None:
    tasks = [Task(1, 1, 90), Task(2, 2, ENDLESS), Task(3, 3, ENDLESS)]
    found = by_week(plan(tasks, days_of(DAILY, 21), Rules()))
    assert found[0][1] == 90
    assert found[1] == {2: 210, 3: 210}


def test_of_two_that_are_due_the_heavier_goes_first() -> None:
    tasks = [Task(1, 1, 60, due=MONDAY), Task(2, 2, 60, due=MONDAY)]
    found = plan(tasks, days_of(DAILY, 7), shares(1, 2))
    assert [session.item for session in found.sessions] == [2, 1]


def test_of_two_that_are_alike_the_first_goes_first() -> None:
    tasks = [Task(20, 2, 60, due=MONDAY), Task(10, 1, 60, due=MONDAY)]
    found = plan(tasks, days_of(DAILY, 7), Rules())
    assert [session.item for session in found.sessions] == [10, 20]


@given(
    week=weeks(most=300, some=30),
    rules=rules(),
    efforts=st.lists(st.integers(1, 120), min_size=1, max_size=4),
    spare=st.integers(0, 9),
)
def test_a_due_date_that_leaves_time_enough_changes_nothing_before_nor_after_its_work_is_done(
    week: Week, rules: Rules, efforts: list[int], spare: int
) -> None:
    days = days_of(week)
    tasks = [*(Task(n, 1, effort) for n, effort in enumerate(efforts)), Task(8, 2, 2000), Task(9, 3, 2000)]
    calm = plan(tasks, days, rules)
    done = max(day for item, day in calm.finishes().items() if item < 8)
    due = day_with_room(days, done, sum(efforts), spare)
    dated = [replace(task, due=due) if task.curriculum == 1 else task for task in tasks]
    assert plan(dated, days, rules) == calm


def day_with_room(days: Days, start: date, minutes: int, spare: int) -> date:
    """The day by which so many minutes have passed after another day, or so many days later."""
    later = [(day, some) for day, some in days if day > start]
    passed = accumulate(some for _, some in later)
    enough = next(n for n, total in enumerate(passed) if total >= minutes)
    return later[enough + spare][0]
