"""Whether due dates can be met, told without planning."""

from datetime import date

from hypothesis import given

from study.core.availability import Week
from study.core.schedule import Schedule, Task, demand, is_enough
from study.core.shares import Rules
from study.core.values import replace
from tests.core.strategies import MONDAY, days_of, plan, rules, task_graphs, weeks

FRIDAY = date(2026, 3, 6)


def is_kept(tasks: list[Task], made: Schedule) -> bool:
    ends = made.finishes()
    return not made.unplaced and all(task.due is None or ends[task.item] <= task.due for task in tasks)


def test_minutes_are_needed_by_the_due_date_of_what_comes_after() -> None:
    tasks = [Task(1, 1, 60), Task(2, 1, 30, (0,), FRIDAY), Task(3, 1, 15, (1,)), Task(4, 1, 10, (), MONDAY)]
    assert demand(tasks) == [(MONDAY.toordinal(), 10), (FRIDAY.toordinal(), 100)]


def test_just_enough_is_enough() -> None:
    days = [(MONDAY, 30), (FRIDAY, 60)]
    assert is_enough(days, [(MONDAY.toordinal(), 30), (FRIDAY.toordinal(), 90)])
    assert not is_enough(days, [(MONDAY.toordinal(), 31)])
    assert not is_enough(days, [(FRIDAY.toordinal(), 91)])


@given(tasks=task_graphs(), week=weeks(), rules=rules())
def test_without_enough_time_no_plan_is_kept(tasks: list[Task], week: Week, rules: Rules) -> None:
    days = days_of(week)
    assert is_enough(days, demand(tasks)) or not is_kept(tasks, plan(tasks, days, rules))


@given(tasks=task_graphs(curricula=1), week=weeks())
def test_with_enough_time_and_no_crumbs_a_plan_is_kept(tasks: list[Task], week: Week) -> None:
    days = days_of(week)
    tasks = [replace(task, remaining=task.remaining + 1, not_before=None) for task in tasks]
    assert is_kept(tasks, plan(tasks, days, Rules(0, 1))) or not is_enough(days, demand(tasks))
