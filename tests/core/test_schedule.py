"""The seven laws of planning, each a property."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.availability import Availability, Period, Week
from study.core.schedule import Schedule, Session, Task
from study.core.shares import Rules
from study.core.values import replace
from tests.core.exhaustive import best_lateness, lateness
from tests.core.strategies import MONDAY, Days, days_of, plan, rules, task_graphs, weeks

ONE_BY_ONE = Rules(min_session=0, step=1)
thrice = settings(max_examples=3 * settings().max_examples)
"""For what is rarely hit and quickly tried."""


@given(tasks=task_graphs(), week=weeks(), rules=rules())
def test_no_day_holds_more_than_its_capacity(tasks: list[Task], week: Week, rules: Rules) -> None:
    spent: Counter[date] = Counter()
    for session in plan(tasks, days_of(week), rules).sessions:
        spent[session.day] += session.minutes
    assert all(0 <= minutes <= week[day.weekday()] for day, minutes in spent.items())


@given(tasks=task_graphs(), week=weeks(), rules=rules(), count=st.integers(0, 8))
def test_sessions_add_up_or_the_item_is_unplaced(tasks: list[Task], week: Week, rules: Rules, count: int) -> None:
    found = plan(tasks, days_of(week, count), rules)
    reasons = {unplaced.item: unplaced.reason for unplaced in found.unplaced}
    assert len(reasons) == len(found.unplaced)
    for task in tasks:
        sessions = [session.minutes for session in found.sessions if session.item == task.item]
        if task.item in reasons:
            assert reasons[task.item]
            assert not sessions or sum(sessions) < task.remaining
        else:
            assert sessions
            assert sum(sessions) == task.remaining


@given(tasks=task_graphs(), week=weeks(), rules=rules())
def test_nothing_is_unplaced_while_there_are_hours(tasks: list[Task], week: Week, rules: Rules) -> None:
    assert not plan(tasks, days_of(week), rules).unplaced


@given(tasks=task_graphs(), week=weeks(), rules=rules(), count=st.integers(0, 20))
def test_no_session_stands_before_the_last_of_what_it_requires(
    tasks: list[Task], week: Week, rules: Rules, count: int
) -> None:
    found = plan(tasks, days_of(week, count), rules)
    unplaced = {item.item for item in found.unplaced}
    last = {session.item: n for n, session in enumerate(found.sessions)}
    required = {task.item: [tasks[other].item for other in task.after] for task in tasks}
    assert found.sessions == sorted(found.sessions, key=lambda session: session.day)
    for n, session in enumerate(found.sessions):
        assert all(item not in unplaced and last[item] < n for item in required[session.item])


@given(tasks=task_graphs(), week=weeks(), rules=rules())
def test_same_input_same_plan(tasks: list[Task], week: Week, rules: Rules) -> None:
    days = days_of(week)
    turned = replace(rules, weights=turned_round(rules.weights), served=turned_round(rules.served))
    assert plan(tasks, days, rules) == plan(tuple(tasks), iter(days), turned)


@given(tasks=task_graphs(curricula=1), week=weeks(), rules=rules(), followed=st.integers(1, 12))
def test_replanning_with_nothing_changed_moves_nothing(
    tasks: list[Task], week: Week, rules: Rules, followed: int
) -> None:
    moves_nothing(tasks, days_of(week), rules, followed)


@given(tasks=task_graphs() | task_graphs(dates=None), week=weeks(), rules=rules(), followed=st.integers(1, 12))
def test_replanning_several_with_nothing_changed_moves_nothing(
    tasks: list[Task], week: Week, rules: Rules, followed: int
) -> None:
    moves_nothing(tasks, days_of(week), replace(rules, served={}), followed)


def test_replanning_after_one_of_three_is_finished_moves_nothing() -> None:
    tasks = [Task(1, 1, 600), Task(2, 2, 600), Task(3, 3, 30)]
    for followed in range(1, 14):
        moves_nothing(tasks, days_of((60,) * 7), Rules(), followed)


def test_replanning_where_curricula_take_turns_moves_nothing() -> None:
    tasks = [Task(1, 2, 20), Task(2, 1, 100), Task(3, 2, 80), Task(4, 3, 60)]
    for followed in range(1, 12):
        moves_nothing(tasks, days_of((0, 0, 0, 0, 0, 20, 0)), Rules(), followed)


@thrice
@given(tasks=task_graphs(most=5, minutes=3, curricula=1, dates=5), week=weeks(most=3, some=1))
def test_the_worst_lateness_is_the_best_there_can_be(tasks: list[Task], week: Week) -> None:
    days = days_of(week, 16)
    tasks = timed(tasks)
    assert lateness(tasks, plan(tasks, days, ONE_BY_ONE)) == best_lateness(tasks, days)


@thrice
@given(
    tasks=task_graphs(most=5, minutes=3, dates=5),
    week=weeks(most=3, some=1),
    rules=rules(session=0, step=1),
)
def test_the_worst_lateness_of_several_is_the_best_there_can_be(tasks: list[Task], week: Week, rules: Rules) -> None:
    days = days_of(week, 16)
    tasks = timed(tasks)
    assert lateness(tasks, plan(tasks, days, rules)) == best_lateness(tasks, days)


@given(
    tasks=task_graphs(minutes=40),
    week=weeks(most=30),
    rules=rules(session=0, step=1),
    extra=st.lists(st.tuples(st.integers(0, 60), st.integers(1, 60)), max_size=8),
)
def test_more_capacity_never_makes_the_finish_later(
    tasks: list[Task], week: Week, rules: Rules, extra: list[tuple[int, int]]
) -> None:
    days = Counter(dict(days_of(week)))
    more = days + Counter({MONDAY + timedelta(n): minutes for n, minutes in extra})
    before, after = (plan(tasks, sorted(some.items()), rules).finish for some in (days, more))
    assert before is not None
    assert after is not None
    assert after <= before


@given(
    tasks=task_graphs(),
    changes=st.lists(st.tuples(st.integers(-9, 30), weeks() | st.just((0,) * 7)), min_size=1, max_size=3),
    rules=rules(),
    start=st.integers(0, 9),
)
def test_nothing_is_planned_before_the_start_or_on_a_day_off(
    tasks: list[Task], changes: list[tuple[int, Week]], rules: Rules, start: int
) -> None:
    hours = Availability([Period(MONDAY + timedelta(n), week) for n, week in sorted(changes)])
    first, items = MONDAY + timedelta(start), {task.item: task for task in tasks}
    days = [day for n in range(60) if hours.capacity(day := first + timedelta(n))]
    found = plan(tasks, ((day, hours.capacity(day)) for day in days), rules)
    for session in found.sessions:
        begin = items[session.item].not_before
        assert session.day in days or not session.minutes
        assert begin is None or begin <= session.day


def test_what_is_done_gets_no_session() -> None:
    found = plan([Task(5, 1, 30), Task(7, 1, 30, after=[0])], days_of((60,) * 7), Rules())
    assert [session.item for session in found.sessions] == [5, 7]


def timed(tasks: Sequence[Task]) -> list[Task]:
    """The tasks without such as are on a day of their own, which takes no hours."""
    return [task if task.remaining else replace(task, not_before=None) for task in tasks]


def moves_nothing(tasks: Sequence[Task], days: Days, rules: Rules, followed: int) -> None:
    first, today = plan(tasks, days, rules), days[followed][0]
    had = replace(rules, served=served(tasks, first, today))
    again = plan(what_is_left(tasks, first, today), days[followed:], had)
    assert again.sessions == [session for session in first.sessions if session.day >= today]
    assert again.unplaced == first.unplaced


def what_is_left(tasks: Sequence[Task], found: Schedule, today: date) -> list[Task]:
    """The tasks as they are when the plan was followed up to the day before."""
    past = [session for session in found.sessions if session.day < today]
    finished = {item for item, day in found.finishes().items() if day < today}
    finished -= {unplaced.item for unplaced in found.unplaced}
    left = [n for n, task in enumerate(tasks) if task.item not in finished]
    place = {n: new for new, n in enumerate(left)}
    return [
        replace(
            tasks[n],
            remaining=tasks[n].remaining - minutes_of(tasks[n], past),
            after=[place[other] for other in tasks[n].after if other in place],
        )
        for n in left
    ]


def minutes_of(task: Task, sessions: Sequence[Session]) -> int:
    return sum(session.minutes for session in sessions if session.item == task.item)


def served(tasks: Sequence[Task], found: Schedule, today: date) -> Counter[int]:
    """The minutes each curriculum had since the Monday before."""
    monday = today - timedelta(today.weekday())
    curriculum = {task.item: task.curriculum for task in tasks}
    had: Counter[int] = Counter()
    for session in found.sessions:
        if monday <= session.day < today:
            had[curriculum[session.item]] += session.minutes
    return had


def turned_round(mapping: Mapping[int, int]) -> dict[int, int]:
    return dict(reversed(list(mapping.items())))
