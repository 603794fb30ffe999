"""How days are cut into sessions, what takes no time, and what is not placed."""

from datetime import date, timedelta
from itertools import chain, cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.availability import Availability, Period, Week
from study.core.schedule import Schedule, Task, pulled_back, schedule
from study.core.shares import NEVER, Rules
from tests.budgets import calls_at_most
from tests.core.strategies import MONDAY, days_of, plan, task_graphs, weeks

DAILY: Week = (60,) * 7


def minutes(found: Schedule) -> list[tuple[int, int, int]]:
    """Each session as day (from 0), item, minutes."""
    return [((session.day - MONDAY).days, session.item, session.minutes) for session in found.sessions]


def day(n: int) -> date:
    return MONDAY + timedelta(n)


def test_a_rest_too_short_for_a_session_is_left_free() -> None:
    found = plan([Task(1, 1, 50), Task(2, 1, 50)], days_of(DAILY), Rules())
    assert minutes(found) == [(0, 1, 50), (1, 2, 50)]


def test_a_short_rest_is_used_if_it_finishes_the_item() -> None:
    found = plan([Task(1, 1, 50), Task(2, 1, 10)], days_of(DAILY), Rules())
    assert minutes(found) == [(0, 1, 50), (0, 2, 10)]


def test_a_rest_long_enough_begins_the_next_item() -> None:
    found = plan([Task(1, 1, 45), Task(2, 1, 50)], days_of(DAILY), Rules())
    assert minutes(found) == [(0, 1, 45), (0, 2, 15), (1, 2, 35)]


@pytest.mark.parametrize("capacity", range(5, 15))
def test_a_day_shorter_than_a_session_still_makes_progress(capacity: int) -> None:
    found = plan([Task(1, 1, 60)], days_of((capacity,) * 7), Rules())
    assert not found.unplaced
    assert found.sessions[0].minutes >= 5


@pytest.mark.parametrize("step", [2, 5, 10])
@pytest.mark.parametrize("capacity", [10, 11, 13, 59])
def test_days_that_are_no_whole_steps_come_to_an_end(step: int, capacity: int) -> None:
    tasks = [Task(1, 1, 61), Task(2, 1, 7)]
    assert not plan(tasks, days_of((capacity,) * 7), Rules(min_session=0, step=step)).unplaced


@given(tasks=task_graphs(), week=weeks())
def test_sessions_are_whole_steps_except_the_last_of_an_item(tasks: list[Task], week: Week) -> None:
    sessions = plan(tasks, days_of(week), Rules()).sessions
    last = {session.item: n for n, session in enumerate(sessions)}
    for n, session in enumerate(sessions):
        long = week[session.day.weekday()] >= 5
        assert n == last[session.item] or session.minutes % 5 == 0 or not long


@given(tasks=task_graphs(), week=weeks(), session=st.sampled_from([12, 15, 30]))
def test_no_session_is_a_crumb_except_the_last_of_an_item(tasks: list[Task], week: Week, session: int) -> None:
    sessions = plan(tasks, days_of(week), Rules(min_session=session)).sessions
    last = {session.item: n for n, session in enumerate(sessions)}
    for n, found in enumerate(sessions):
        capacity = week[found.day.weekday()]
        assert n == last[found.item] or found.minutes >= min(session, capacity - capacity % 5)


def test_odd_shares_do_not_stop_the_day() -> None:
    tasks = [Task(1, 1, 43), Task(2, 1, 57), Task(3, 2, 60, not_before=day(7))]
    found = plan(tasks, days_of((100, 0, 0, 0, 0, 0, 0)), Rules(min_session=12))
    assert minutes(found) == [(0, 1, 43), (0, 2, 57), (7, 3, 60)]


def test_what_takes_no_time_is_placed_on_its_day() -> None:
    found = plan([Task(1, 1, 300), Task(2, 2, 0, due=day(2), not_before=day(2))], days_of(DAILY), Rules())
    assert (2, 2, 0) in minutes(found)


def test_what_takes_no_time_waits_for_no_work() -> None:
    tasks = [Task(1, 1, 600, due=day(-1)), Task(2, 1, 0, due=day(2), not_before=day(2))]
    assert (2, 2, 0) in minutes(plan(tasks, days_of(DAILY), Rules()))


def test_what_takes_no_time_comes_with_what_it_waits_for() -> None:
    tasks = [Task(1, 2, 0, after=[1]), Task(2, 1, 0, after=[2]), Task(3, 1, 60)]
    assert minutes(plan(tasks, days_of(DAILY), Rules())) == [(0, 3, 60), (0, 2, 0), (0, 1, 0)]


def test_a_task_that_may_begin_does_so_when_its_turn_comes() -> None:
    tasks = [Task(1, 1, 20), Task(2, 1, 30, after=[0], not_before=day(0))]
    assert minutes(plan(tasks, days_of(DAILY), Rules())) == [(0, 1, 20), (0, 2, 30)]


def test_an_urgent_task_interrupts_on_the_day_it_may_begin() -> None:
    tasks = [Task(1, 1, 150), Task(2, 1, 60, due=day(1), not_before=day(1))]
    assert minutes(plan(tasks, days_of(DAILY), Rules())) == [(0, 1, 60), (1, 2, 60), (2, 1, 60), (3, 1, 30)]


def test_a_due_date_is_pulled_back_through_what_requires_it() -> None:
    tasks = [Task(1, 1, 60), Task(2, 1, 60), Task(3, 1, 60, after=[1], due=day(1))]
    assert minutes(plan(tasks, days_of(DAILY), Rules())) == [(0, 2, 60), (1, 3, 60), (2, 1, 60)]


@given(tasks=task_graphs())
def test_a_due_date_is_the_earliest_of_all_that_wait_for_it(tasks: list[Task]) -> None:
    own = [task.due.toordinal() if task.due else NEVER for task in tasks]
    wanted = [min(own[other] for other in range(len(tasks)) if waits(tasks, other, n)) for n in range(len(tasks))]
    assert pulled_back(tasks) == wanted


def waits(tasks: list[Task], who: int, whom: int) -> bool:
    return who == whom or any(waits(tasks, other, whom) for other in tasks[who].after)


def test_due_is_the_last_day_inclusive() -> None:
    tasks = [Task(1, 1, 60, due=day(1)), Task(2, 1, 60, due=day(0)), Task(3, 1, 60)]
    assert minutes(plan(tasks, days_of(DAILY), Rules())) == [(0, 2, 60), (1, 1, 60), (2, 3, 60)]


def test_without_due_dates_the_order_is_kept() -> None:
    tasks = [Task(item, 1, 20) for item in (9, 4, 7, 1, 8)]
    assert [item for _, item, _ in minutes(plan(tasks, days_of(DAILY), Rules()))] == [9, 4, 7, 1, 8]


def test_an_item_that_is_too_long_is_unplaced_and_begun() -> None:
    found = plan([Task(1, 1, 100), Task(2, 1, 10, after=[0])], days_of(DAILY, 1), Rules())
    assert minutes(found) == [(0, 1, 60)]
    assert [unplaced.item for unplaced in found.unplaced] == [1, 2]
    assert all("no hours" in unplaced.reason for unplaced in found.unplaced)


def test_without_hours_everything_is_unplaced_with_a_reason() -> None:
    found = plan([Task(1, 1, 60), Task(2, 2, 0)], [], Rules())
    assert not found.sessions
    assert found.finish is None
    assert [(unplaced.item, bool(unplaced.reason)) for unplaced in found.unplaced] == [(1, True), (2, True)]


def test_nothing_to_plan_is_an_empty_plan() -> None:
    assert plan([], days_of(DAILY), Rules()) == Schedule([], [])


@pytest.mark.parametrize("ring", [[[0]], [[1], [0]], [[2], [0], [1]]])
def test_a_ring_is_unplaced_and_stops_nobody_else(ring: list[list[int]]) -> None:
    tasks = [Task(n, 1, 60, after) for n, after in enumerate(ring)] + [Task(9, 1, 60)]
    found = plan(tasks, days_of(DAILY, 20), Rules())
    assert minutes(found) == [(0, 9, 60)]
    assert [unplaced.item for unplaced in found.unplaced] == list(range(len(ring)))
    assert all("requires itself" in unplaced.reason for unplaced in found.unplaced)


def test_finishes_are_the_days_of_the_last_sessions() -> None:
    found = plan([Task(1, 1, 90), Task(2, 1, 60)], days_of(DAILY), Rules())
    assert found.finishes() == {1: day(1), 2: day(2)}
    assert found.finish == day(2)


@pytest.mark.parametrize("curricula", [1, 4])
def test_twenty_thousand_tasks_take_few_steps_each(curricula: int) -> None:
    count = 20_000
    dues = chain((day(30 * n) for n in range(20)), cycle([None]))
    tasks = [
        Task(n, n % curricula, 90, sorted({max(n - curricula, 0), n // 2} - {n}), next(dues)) for n in range(count)
    ]
    with calls_at_most(300 * count):
        found = schedule(tasks, Availability([Period(MONDAY, DAILY)]).days(MONDAY), Rules())
    assert not found.unplaced
    assert sum(session.minutes for session in found.sessions) == 90 * count
