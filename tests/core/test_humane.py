"""Days as people keep them: the week is the promise, a day may stretch, and no date is lost for it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from study.core.availability import Week
from study.core.dates import missed
from study.core.humane import laid
from study.core.ladder import planned_days
from study.core.rungs import Rungs
from study.core.schedule import Schedule, Session, Task, schedule
from study.core.shares import FAIR_WEEKS, FAR, Habits, Rules, week_of
from study.core.values import replace
from tests.budgets import calls_at_most
from tests.core.strategies import MONDAY, Days, days_of, task_graphs, weeks
from tests.core.test_schedule import what_is_left

FIRST_WEEK = week_of(MONDAY.toordinal())
MOST_CALLS = 2_000_000
more = settings(max_examples=3 * settings().max_examples)


@st.composite
def humane(draw: st.DrawFn, reserve: int | None = None) -> Rules:
    """Rules with habits: how far days stretch, how short and long pieces are, what stays free."""
    habits = Habits(
        soft=draw(st.sampled_from([0, 5, 15, 60])),
        block=draw(st.sampled_from([10, 25, 25, 60])),
        longest=draw(st.sampled_from([30, 150])),
        reserve=draw(st.sampled_from([0, 0, 10, 50])) if reserve is None else reserve,
        week=FIRST_WEEK,
        since=FIRST_WEEK,
    )
    return Rules(0, 1, draw(st.dictionaries(st.integers(1, 3), st.integers(1, 4))), habits=habits)


def plan(tasks: Sequence[Task], days: Days, rules: Rules) -> Schedule:
    with calls_at_most(MOST_CALLS):
        return planned_days(tasks, days, rules)


def soft(rules: Rules) -> int:
    return rules.habits.soft if rules.habits else 0


def by_day(sessions: Sequence[Session]) -> Counter[date]:
    spent: Counter[date] = Counter()
    for one in sessions:
        spent[one.day] += one.minutes
    return spent


@given(tasks=task_graphs(), week=weeks(), rules=humane())
def test_no_week_is_above_its_hours_and_no_day_stretches_too_far(tasks: list[Task], week: Week, rules: Rules) -> None:
    spent = by_day(plan(tasks, days_of(week), rules).sessions)
    assert all(minutes <= week[day.weekday()] + soft(rules) for day, minutes in spent.items())
    weekly: Counter[int] = Counter()
    for day, minutes in spent.items():
        weekly[week_of(day.toordinal())] += minutes
    assert all(minutes <= sum(week) for minutes in weekly.values())
    assert all(week[day.weekday()] for day, minutes in spent.items() if minutes)


@given(tasks=task_graphs(), week=weeks(), rules=humane(), count=st.integers(0, 8))
def test_sessions_add_up_or_the_item_is_unplaced(tasks: list[Task], week: Week, rules: Rules, count: int) -> None:
    found = plan(tasks, days_of(week, count), rules)
    reasons = {unplaced.item: unplaced.reason for unplaced in found.unplaced}
    for task in tasks:
        sessions = [session.minutes for session in found.sessions if session.item == task.item]
        if task.item in reasons:
            assert reasons[task.item]
            assert not sessions or sum(sessions) < task.remaining
        else:
            assert sessions
            assert sum(sessions) == task.remaining


@given(tasks=task_graphs(), week=weeks(), rules=humane())
def test_nothing_comes_before_what_it_requires_or_before_its_day(tasks: list[Task], week: Week, rules: Rules) -> None:
    found = plan(tasks, days_of(week), rules)
    last = {session.item: n for n, session in enumerate(found.sessions)}
    known = {task.item: task for task in tasks}
    assert found.sessions == sorted(found.sessions, key=lambda session: session.day)
    for n, session in enumerate(found.sessions):
        task = known[session.item]
        assert all(last[tasks[other].item] < n for other in task.after)
        assert task.not_before is None or task.not_before <= session.day


@more
@given(tasks=task_graphs(), week=weeks(), rules=humane(reserve=0))
def test_what_the_exact_plan_places_is_placed_and_no_date_it_keeps_is_lost(
    tasks: list[Task], week: Week, rules: Rules
) -> None:
    days = days_of(week)
    made, exact = plan(tasks, days, rules), schedule(tasks, days, replace(rules, habits=None))
    assert not made.unplaced
    assert made.finish is not None
    assert exact.finish is not None
    assert made.finish <= exact.finish + timedelta(7)
    assert len(missed(tasks, made)) <= len(missed(tasks, exact))


@given(tasks=task_graphs(), week=weeks(), rules=humane())
def test_an_item_has_one_session_a_day(tasks: list[Task], week: Week, rules: Rules) -> None:
    made = laid(tasks, days_of(week), rules, Rungs())
    assert max(Counter((one.day, one.item) for one in made.sessions).values()) == 1


def minutes_of(week: Week, *remaining: int) -> list[tuple[int, int, int]]:
    """Sessions of items one after the other: day of the week, item and minutes."""
    tasks = [Task(n, 1, minutes, [n - 1] if n else []) for n, minutes in enumerate(remaining)]
    made = plan(tasks, days_of(week), Rules(0, 1, habits=Habits(week=FIRST_WEEK, since=FIRST_WEEK)))
    return [((one.day - MONDAY).days, one.item, one.minutes) for one in made.sessions]


def test_an_item_waits_to_be_done_in_one_go_if_the_week_can_take_over_what_stays_free() -> None:
    hour = (60, 60, 60, 60, 60, 60, 60)
    assert minutes_of(hour, 30, 60, 60, 60, 60, 60, 60, 60)[:2] == [(0, 0, 30), (1, 1, 60)]
    twice = (60, 60, 0, 0, 0, 0, 0)  # Tuesday cannot take over half an hour
    assert minutes_of(twice, 30, 60, 60, 60)[:2] == [(0, 0, 30), (0, 1, 30)]


def test_in_a_plan_of_many_items_none_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("study.core.ladder.MANY", 7)
    hour = (60, 60, 60, 60, 60, 60, 60)
    assert minutes_of(hour, 30, 60, 60, 60, 60, 60, 60, 60)[:2] == [(0, 0, 30), (0, 1, 30)]


def test_an_item_is_not_begun_to_be_cut_as_the_fourth_of_a_day() -> None:
    days = minutes_of((120, 120, 120, 120, 120, 120, 120), 30, 30, 30, 120, *[60] * 20)
    assert [one for one in days if one[0] == 0] == [(0, 0, 30), (0, 1, 30), (0, 2, 30)]


def test_a_plan_of_a_few_days_ends_when_the_exact_one_does() -> None:
    evenings = (35, 35, 35, 35, 35, 35, 30)
    ends = [minutes_of(evenings, *[60] * 5)[-1][0], -(-300 // 35) - 1]
    assert ends[0] == ends[1]


@given(tasks=task_graphs(dates=None), week=weeks(), rules=humane())
def test_same_input_same_plan(tasks: list[Task], week: Week, rules: Rules) -> None:
    days = days_of(week)
    assert plan(tasks, days, rules) == plan(tuple(tasks), list(days), rules)


HABITS = Rules(0, 1, habits=Habits(week=FIRST_WEEK, since=FIRST_WEEK))
A_SUNDAY = (0, 0, 0, 0, 0, 0, 60)


def alone(*remaining: int) -> list[Task]:
    """Items of one curriculum that need not wait for one another."""
    return [Task(n, 1, minutes) for n, minutes in enumerate(remaining)]


def shortest_needed(tasks: Sequence[Task], days: Days) -> int:
    """Minutes of the longest least piece with which the plan ends at most a week after the exact one."""
    exact, ever = schedule(tasks, days, replace(HABITS, habits=None)), dict.fromkeys((1, 2, 3), FAR)
    for least, rungs in ((25, Rungs(fine=FAR)), (15, Rungs(fine=FAR, short=ever))):
        made = laid(tasks, days, HABITS, rungs)
        if not made.finish or not exact.finish or made.finish <= exact.finish + timedelta(7):
            return least
    return 1


@more
@given(
    tasks=task_graphs(dates=None),
    week=st.tuples(*[st.just(0) | st.integers(4, 16).map(lambda n: n * 15)] * 7).filter(any),
)
@example(tasks=alone(181, 36, 181), week=A_SUNDAY)
@example(tasks=alone(165, 36, 165), week=(0, 0, 0, 75, 0, 0, 0))
def test_no_session_is_a_crumb_unless_the_plan_would_end_over_a_week_late(tasks: list[Task], week: Week) -> None:
    days = days_of(week)
    whole = {task.item: task.remaining for task in tasks}
    crumbs = [one.minutes for one in plan(tasks, days, HABITS).sessions if one.minutes < min(25, whole[one.item])]
    assert not crumbs or shortest_needed(tasks, days) <= min(crumbs)


def test_minutes_that_would_leave_a_crumb_go_to_the_beginning_of_a_later_item() -> None:
    made = plan(alone(181, 36, 181), days_of(A_SUNDAY), HABITS).sessions
    assert [(one.item, one.minutes) for one in made] == [
        *((0, 60), (0, 60), (0, 36), (0, 25)),
        *((2, 35), (1, 36), (2, 60), (2, 60), (2, 26)),
    ]


def test_what_no_day_has_a_place_for_is_cut_without_leaving_a_crumb() -> None:
    tasks = [Task(0, 1, 118), Task(1, 2, 196), *(Task(n, 3, some) for n, some in enumerate((151, 66, 62, 45), 2))]
    tasks.append(Task(6, 2, 120))
    assert min(one.minutes for one in plan(tasks, days_of((0, 0, 0, 75, 0, 0, 0)), HABITS).sessions) >= 25


def test_where_a_block_would_cost_over_a_week_few_pieces_are_shorter() -> None:
    sessions = minutes_of(A_SUNDAY, 181, 36, 181)
    assert sessions[-1][0] <= (-(-(181 + 36 + 181) // 60) + 1) * 7
    assert [minutes for _, _, minutes in sessions if minutes < 25] == [15]


@given(tasks=task_graphs(dates=None), week=weeks(), rules=humane())
def test_without_habits_the_plan_is_exact(tasks: list[Task], week: Week, rules: Rules) -> None:
    days = days_of(week)
    wall = replace(rules, habits=Habits(soft=0, block=0, week=FIRST_WEEK, since=FIRST_WEEK))
    assert plan(tasks, days, wall) == schedule(tasks, days, replace(rules, habits=None))


@more
@given(
    tasks=task_graphs(curricula=1) | task_graphs() | task_graphs(dates=None),
    week=weeks(),
    rules=humane(),
    followed=st.integers(1, 12),
)
def test_who_does_what_the_plan_says_can_plan_again_any_morning_and_nothing_moves(
    tasks: list[Task], week: Week, rules: Rules, followed: int
) -> None:
    days = days_of(week)
    first, today = laid(tasks, days, rules, Rungs()), days[followed][0]
    now = replace(rules, habits=lived(tasks, first, today, week, rules))
    again = laid(what_is_left(tasks, first, today), days[followed:], now, Rungs())
    assert again.sessions == [session for session in first.sessions if session.day >= today]


def lived(tasks: Sequence[Task], made: Schedule, today: date, week: Week, rules: Rules) -> Habits:
    """The habits of a learner who did what the plan says up to the day before."""
    assert rules.habits
    curriculum, now = {task.item: task.curriculum for task in tasks}, week_of(today.toordinal())
    began = now - (now - FIRST_WEEK) % FAIR_WEEKS
    past = [one for one in made.sessions if one.day < today]
    carried: Counter[int] = Counter()
    for one in past:
        if week_of(one.day.toordinal()) >= began:
            carried[curriculum[one.item]] += one.minutes
    return replace(
        rules.habits,
        passed=sum(week[: today.weekday()]),
        spent=sum(one.minutes for one in past if week_of(one.day.toordinal()) == now),
        week=now,
        carried=carried,
    )
