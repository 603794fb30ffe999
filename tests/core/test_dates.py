"""Dates that can be kept are kept: as many as there can be, and those that come first before all others."""

from datetime import date, timedelta
from heapq import heappop, heappush
from itertools import combinations
from random import Random

from hypothesis import given

from study.core.availability import Availability, Period, Week
from study.core.dates import kept, missed, not_kept, without_dates
from study.core.ladder import planned_days
from study.core.schedule import Task, schedule
from study.core.shares import Habits, Rules, week_of
from study.core.values import replace
from tests.budgets import calls_at_most
from tests.core.strategies import MONDAY, Days, days_of, task_graphs, weeks

EXACT = Rules(min_session=0, step=1)
FIRST_WEEK = week_of(MONDAY.toordinal())
HUMANE = replace(EXACT, habits=Habits(week=FIRST_WEEK, since=FIRST_WEEK))
DAILY: Week = (60,) * 7


def day(n: int) -> date:
    return MONDAY + timedelta(n)


def fewest_missed(tasks: list[Task], days: Days) -> int:
    """How many dates have to be given up, by trying every choice."""
    dated = [n for n, task in enumerate(tasks) if task.due]
    for count in range(len(dated) + 1):
        for lost in combinations(dated, count):
            if missed(tasks, schedule(without_dates(tasks, lost), days, EXACT)) <= set(lost):
                return count
    raise AssertionError


def count_missed(tasks: list[Task], days: Days) -> int:
    return len(missed(tasks, schedule(kept(tasks, days), days, EXACT)))


@given(tasks=task_graphs(most=7, minutes=150, curricula=1, dates=12), week=weeks(most=90, some=30))
def test_never_more_dates_are_missed_than_by_earliest_due_date_first(tasks: list[Task], week: Week) -> None:
    days = days_of(week)
    assert count_missed(tasks, days) <= len(missed(tasks, schedule(tasks, days, EXACT)))


def test_nearly_always_no_choice_keeps_more() -> None:
    random, equal, cases = Random(11), 0, 150
    for _ in range(cases):
        tasks = [
            Task(
                n,
                1,
                10 * random.randint(1, 20),
                sorted(random.sample(range(n), min(n, random.choice([0, 0, 1, 2])))),
                day(random.randint(-2, 14)) if random.random() < 0.7 else None,
                day(random.randint(0, 7)) if random.random() < 0.2 else None,
            )
            for n in range(6)
        ]
        days = days_of(DAILY, 60)
        found, best = count_missed(tasks, days), fewest_missed(tasks, days)
        assert found >= best
        equal += found == best
    assert equal >= 0.95 * cases


def test_many_dates_of_which_few_can_be_kept_are_chosen_as_well_as_few() -> None:
    """Three hundred dates, each for its own work, are chosen by Moore and Hodgson, which is the best there is."""
    random = Random(5)
    tasks = [Task(n, 1, random.randint(5, 120), due=day(random.randint(0, 120))) for n in range(300)]
    heap: list[int] = []
    for task in sorted(tasks, key=lambda task: task.due or MONDAY):
        heappush(heap, -task.remaining)
        if task.due and -sum(heap) > 60 * ((task.due - MONDAY).days + 1):
            heappop(heap)
    with calls_at_most(100_000):
        assert count_missed(tasks, days_of(DAILY)) == len(tasks) - len(heap)


def test_a_date_in_the_year_9999_is_not_waited_for() -> None:
    tasks = [Task(1, 1, 600, due=date.max), Task(2, 2, 600), Task(3, 1, 60, due=day(-1))]
    with calls_at_most(20_000):
        assert planned_days(tasks, Availability([Period(MONDAY, DAILY)]).days(MONDAY), HUMANE).finish == day(20)


@given(tasks=task_graphs(most=7, minutes=150, dates=12), week=weeks(most=90, some=30))
def test_whether_all_dates_can_be_kept_is_known_without_a_plan(tasks: list[Task], week: Week) -> None:
    days = days_of(week)
    lost = not_kept(tasks, days)
    assert bool(lost) == bool(count_missed(tasks, days))
    assert lost or not missed(tasks, planned_days(tasks, days, HUMANE))


def course() -> list[Task]:
    """A chapter that is overdue, three problem sets, and the preparation for an exam."""
    return [
        Task(1, 1, 1800, due=day(-3)),
        Task(2, 1, 120, due=day(5)),
        Task(3, 1, 120, due=day(12)),
        Task(4, 1, 120, due=day(19)),
        Task(5, 1, 180, due=day(23)),
    ]


def test_a_date_that_is_over_takes_no_other_with_it() -> None:
    for rules in (EXACT, HUMANE):
        days = days_of(DAILY)
        made = planned_days(course(), days, replace(rules, habits=HUMANE.habits))
        assert missed(course(), made) == {0}


def test_what_comes_first_is_kept_whatever_that_costs() -> None:
    tasks = [Task(1, 1, 420, due=day(6)), Task(2, 1, 60, due=day(3)), Task(3, 1, 60, due=day(4))]
    days = days_of(DAILY)
    assert missed(tasks, planned_days(tasks, days, HUMANE)) == {0}
    tasks[0] = replace(tasks[0], is_first=True)
    assert missed(tasks, planned_days(tasks, days, HUMANE)) == {1, 2}


def test_the_date_of_a_module_is_one_date() -> None:
    tasks = [Task(n, 1, 60, due=day(2), group=-5) for n in range(4)]
    tasks += [Task(8, 1, 100, due=day(2)), Task(9, 1, 60, due=day(2))]
    assert missed(tasks, planned_days(tasks, days_of(DAILY), HUMANE)) >= {0}
    assert not missed(tasks, planned_days(tasks, days_of(DAILY), HUMANE)) & {4, 5}


def test_a_part_of_a_module_that_is_tried_out_with_a_date_of_its_own_is_a_date_of_its_own() -> None:
    tasks = [Task(1, 1, 60, due=day(0), group=-5), Task(2, 1, 90, due=day(3), group=-5), Task(3, 1, 90, due=day(1))]
    made = planned_days(tasks, days_of(DAILY), HUMANE)
    assert len(missed(tasks, made)) == 1


def test_what_cannot_be_kept_does_not_starve_another_curriculum() -> None:
    tasks = [Task(1, 1, 1200, due=day(-1)), Task(2, 2, 1200)]
    made = planned_days(tasks, days_of(DAILY), HUMANE)
    had = [sum(one.minutes for one in made.sessions if one.item == item and one.day < day(14)) for item in (1, 2)]
    assert abs(had[0] - had[1]) <= 60
