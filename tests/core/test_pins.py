"""What is pinned stands, and the rest is planned around it by the same laws as ever."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.availability import Week
from study.core.pins import planned
from study.core.schedule import Schedule, Session, Task, schedule
from study.core.shares import Rules
from study.core.values import replace
from tests.budgets import calls_at_most
from tests.core.strategies import MONDAY, Days, days_of, rules, task_graphs, weeks

MOST_CALLS = 60_000
TUESDAY, WEDNESDAY = MONDAY + timedelta(1), MONDAY + timedelta(2)


@st.composite
def pinned_tasks(draw: st.DrawFn, days: Days, curricula: int = 3, dates: int | None = 28) -> list[Task]:
    """Tasks of which some are pinned, so that each day has room for its pins."""
    free = dict(days[:20])
    tasks = []
    for task in draw(task_graphs(curricula=curricula, dates=dates)):
        pins, left = [], task.remaining
        for day in draw(st.lists(st.sampled_from(sorted(free)), max_size=2, unique=True)):
            most = min(left, free[day])
            if most:
                minutes = draw(st.integers(1, most))
                pins.append((day, minutes))
                left -= minutes
                free[day] -= minutes
        tasks.append(replace(task, pins=tuple(sorted(pins))))
    return tasks


@st.composite
def cases(draw: st.DrawFn, curricula: int = 3, dates: int | None = 28) -> tuple[list[Task], Week]:
    """Pinned tasks with the hours that have room for the pins."""
    week = draw(weeks())
    return draw(pinned_tasks(days_of(week), curricula, dates)), week


def plan(tasks: Sequence[Task], days: Days, rules: Rules) -> Schedule:
    with calls_at_most(MOST_CALLS):
        return planned(tasks, days, rules)


def minutes_on(made: Schedule) -> Counter[tuple[int, date]]:
    return Counter({(one.item, one.day): one.minutes for one in made.sessions})


@given(case=cases(), rules=rules())
def test_no_day_holds_more_than_its_capacity(case: tuple[list[Task], Week], rules: Rules) -> None:
    tasks, days = case[0], days_of(case[1])
    spent: Counter[date] = Counter()
    for session in plan(tasks, days, rules).sessions:
        spent[session.day] += session.minutes
    assert all(0 <= minutes <= dict(days).get(day, 0) for day, minutes in spent.items())


@given(case=cases(), rules=rules())
def test_what_is_pinned_stands(case: tuple[list[Task], Week], rules: Rules) -> None:
    tasks, days = case[0], days_of(case[1])
    found = minutes_on(plan(tasks, days, rules))
    for task in tasks:
        assert all(found[task.item, day] >= minutes for day, minutes in task.pins)


@given(case=cases(), rules=rules(), count=st.integers(0, 25))
def test_nothing_is_lost(case: tuple[list[Task], Week], rules: Rules, count: int) -> None:
    tasks, days = case[0], days_of(case[1])
    made = plan(tasks, days[:count], rules)
    lost = {one.item: one.reason for one in made.unplaced}
    assert len(lost) == len(made.unplaced)
    for task in tasks:
        sessions = [one.minutes for one in made.sessions if one.item == task.item]
        if task.item in lost:
            assert lost[task.item]
            assert not sessions or sum(sessions) < task.remaining
        else:
            assert sessions
            assert sum(sessions) == task.remaining


@given(case=cases(), rules=rules())
def test_a_pinned_day_has_one_session_of_its_item_and_the_days_are_in_order(
    case: tuple[list[Task], Week], rules: Rules
) -> None:
    tasks, days = case[0], days_of(case[1])
    sessions = plan(tasks, days, rules).sessions
    pinned = {(task.item, day) for task in tasks for day, _ in task.pins}
    assert sum((one.item, one.day) in pinned for one in sessions) == len(pinned)
    assert [one.day for one in sessions] == sorted(one.day for one in sessions)


@given(case=cases(), rules=rules())
def test_only_pinned_sessions_stand_before_what_they_require(case: tuple[list[Task], Week], rules: Rules) -> None:
    tasks, days = case[0], days_of(case[1])
    made = plan(tasks, days, rules)
    ends = made.finishes()
    for task in tasks:
        pinned = {day for day, _ in task.pins}
        own = [one.day for one in made.sessions if one.item == task.item and one.day not in pinned]
        assert all(ends[tasks[n].item] <= day for n in task.after for day in own)


@given(case=cases(), rules=rules())
def test_same_input_same_plan(case: tuple[list[Task], Week], rules: Rules) -> None:
    tasks, days = case[0], days_of(case[1])
    assert plan(tasks, days, rules) == plan(tuple(tasks), list(days), rules)


@given(tasks=task_graphs(), week=weeks(), rules=rules())
def test_without_pins_it_is_the_schedule(tasks: list[Task], week: Week, rules: Rules) -> None:
    days = days_of(week)
    assert plan(tasks, days, rules) == schedule(tasks, days, rules)


@given(case=cases(curricula=1), rules=rules(), followed=st.integers(1, 12))
def test_replanning_with_nothing_changed_moves_nothing(
    case: tuple[list[Task], Week], rules: Rules, followed: int
) -> None:
    moves_nothing(case[0], days_of(case[1]), rules, followed)


@settings(max_examples=3 * settings().max_examples)
@given(case=cases(), rules=rules(), followed=st.integers(1, 12))
def test_replanning_several_with_nothing_changed_moves_nothing(
    case: tuple[list[Task], Week], rules: Rules, followed: int
) -> None:
    moves_nothing(case[0], days_of(case[1]), replace(rules, served={}), followed)


def test_a_week_that_pins_fill_does_not_count_for_the_next() -> None:
    sunday = MONDAY + timedelta(6)
    tasks = [
        Task(1000, 2, 1, (1,)),
        Task(993, 1, 10),
        Task(986, 1, 1),
        Task(979, 1, 1, pins=((sunday, 1),)),
        Task(972, 1, 0),
    ]
    moves_nothing(tasks, days_of((0, 0, 0, 0, 0, 10, 1)), Rules(min_session=0, step=1), followed=1)


def test_what_follows_waits_for_the_last_pin() -> None:
    tasks = [Task(1, 1, 30, pins=((WEDNESDAY, 30),)), Task(2, 1, 30, (0,)), Task(3, 1, 20)]
    made = plan(tasks, [(MONDAY, 60), (TUESDAY, 60), (WEDNESDAY, 60)], Rules())
    assert made.sessions == [Session(MONDAY, 3, 20), Session(WEDNESDAY, 1, 30), Session(WEDNESDAY, 2, 30)]


def test_a_pinned_session_counts_for_the_share_of_its_week() -> None:
    tasks = [Task(1, 1, 240, pins=((MONDAY, 60),)), Task(2, 2, 240)]
    made = plan(tasks, days_of((60, 60, 60, 60, 0, 0, 0)), Rules())
    had = Counter(one.item for one in made.sessions if one.day < MONDAY + timedelta(7) for _ in range(one.minutes))
    assert had == {1: 120, 2: 120}


def test_what_a_day_has_no_hours_for_is_planned_like_the_rest() -> None:
    tasks = [Task(1, 1, 90, pins=((TUESDAY, 90),))]
    made = plan(tasks, [(MONDAY, 60), (TUESDAY, 60)], Rules())
    assert made.sessions == [Session(MONDAY, 1, 30), Session(TUESDAY, 1, 60)]


def moves_nothing(tasks: list[Task], days: Days, rules: Rules, followed: int) -> None:
    """After the plan was followed for some days, planning the rest anew gives the rest of the plan.

    What waits for something that was done before its turn now waits for what that had to wait for, as in a lane.
    """
    made = plan(tasks, days, rules)
    today = days[min(followed, len(days) - 1)][0]
    past = [one for one in made.sessions if one.day < today]
    ends = made.finishes()
    left = [n for n, task in enumerate(tasks) if ends.get(task.item, date.max) >= today]
    place = {n: new for new, n in enumerate(left)}
    rest = [
        replace(
            tasks[n],
            remaining=tasks[n].remaining - sum(one.minutes for one in past if one.item == tasks[n].item),
            after=sorted({place[other] for other in still_needed(tasks, n, place)}),
            pins=tuple(pin for pin in tasks[n].pins if pin[0] >= today),
        )
        for n in left
    ]
    monday = today - timedelta(today.weekday())
    curriculum = {task.item: task.curriculum for task in tasks}
    served: Counter[int] = Counter()
    for one in past:
        served[curriculum[one.item]] += one.minutes * (one.day >= monday)
    again = plan(rest, [day for day in days if day[0] >= today], replace(rules, served=dict(served)))
    assert again.sessions == [one for one in made.sessions if one.day >= today]


def still_needed(tasks: Sequence[Task], n: int, left: Container[int]) -> Iterator[int]:
    for other in tasks[n].after:
        if other in left:
            yield other
        else:
            yield from still_needed(tasks, other, left)
