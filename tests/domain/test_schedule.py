"""The seven laws of planning, each a property."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from study.domain.availability import Week
from study.domain.schedule import Rules, Schedule, Session, Task
from tests.domain.exhaustive import best_lateness, lateness
from tests.domain.strategies import MONDAY, ONE_BY_ONE, Days, days_of, plan, rules, task_graphs, weeks

ENOUGH = 1000
"""Days into which whatever is drawn here fits."""


@given(tasks=task_graphs(), week=weeks(), rules=rules())
def test_no_day_holds_more_than_its_capacity(tasks: list[Task], week: Week, rules: Rules) -> None:
    sessions = plan(tasks, days_of(week, ENOUGH), rules).sessions
    assert all(minutes <= week[day.weekday()] for day, minutes in minutes_by_day(sessions).items())


@given(tasks=task_graphs(), week=weeks(), rules=rules(), count=st.integers(0, 8))
def test_sessions_add_up_or_the_item_is_unplaced(
    tasks: list[Task], week: Week, rules: Rules, count: int
) -> None:
    found = plan(tasks, days_of(week, count), rules)
    unplaced = {item.item: item.reason for item in found.unplaced}
    assert len(unplaced) == len(found.unplaced)
    for task in tasks:
        sessions = [session.minutes for session in found.sessions if session.item == task.item]
        if task.item in unplaced:
            assert unplaced[task.item]
            assert sum(sessions) < max(task.remaining, 1)
        else:
            assert sessions
            assert sum(sessions) == task.remaining


@given(tasks=task_graphs(), week=weeks(), rules=rules())
def test_nothing_is_unplaced_while_there_are_days(tasks: list[Task], week: Week, rules: Rules) -> None:
    assume(max(week) >= rules.step)
    assert not plan(tasks, days_of(week, ENOUGH), rules).unplaced


@given(tasks=task_graphs(), week=weeks(), rules=rules(), count=st.integers(0, 20))
def test_no_session_stands_before_the_last_of_what_it_requires(
    tasks: list[Task], week: Week, rules: Rules, count: int
) -> None:
    found = plan(tasks, days_of(week, count), rules)
    missing = {item.item for item in found.unplaced}
    last = {session.item: n for n, session in enumerate(found.sessions)}
    number = {task.item: n for n, task in enumerate(tasks)}
    for n, session in enumerate(found.sessions):
        required = [tasks[other].item for other in tasks[number[session.item]].after]
        assert not missing & set(required)
        assert all(last[item] < n for item in required)


@given(tasks=task_graphs(), week=weeks(), rules=rules())
def test_same_input_same_plan(tasks: list[Task], week: Week, rules: Rules) -> None:
    days = days_of(week, ENOUGH)
    assert plan(tasks, days, rules) == plan(list(tasks), iter(days), rules)


@given(tasks=task_graphs(curricula=1), week=weeks(), rules=rules(), followed=st.integers(1, 12))
def test_replanning_with_nothing_changed_moves_nothing(
    tasks: list[Task], week: Week, rules: Rules, followed: int
) -> None:
    days = days_of(week, ENOUGH)
    first = plan(tasks, days, rules)
    again = plan(what_is_left(tasks, first, days[followed][0]), days[followed:], rules)
    assert again.sessions == [session for session in first.sessions if session.day >= days[followed][0]]
    assert again.unplaced == first.unplaced


@given(
    tasks=task_graphs(most=5, minutes=3, curricula=1, soon=True), week=weeks(most=3),
)  # fmt: skip
def test_the_worst_lateness_is_the_best_there_can_be(tasks: list[Task], week: Week) -> None:
    days = days_of(week, 18)
    assert lateness(tasks, plan(tasks, days, ONE_BY_ONE)) == best_lateness(tasks, days)
