"""Due dates: whose they are, what they need, the time there is, and how late it gets."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from study.core.availability import Week
from study.core.deadlines import DueTarget, inherited, is_kept, judged, worst
from study.core.items import Item
from study.core.schedule import Schedule, Task, pulled_back
from study.core.shares import NEVER, Rules
from tests.core.strategies import MONDAY, days_of, plan, task_graphs, weeks

DAILY: Week = (60,) * 7


def day(n: int) -> date:
    return MONDAY + timedelta(n)


def due(number: int, last: date, items: tuple[int, ...] = ()) -> DueTarget:
    return DueTarget(Item(number, f"item-{number}", f"Item {number}", "topic", "c"), last, items or (number,))


@given(tasks=task_graphs())
def test_an_inherited_date_is_that_of_the_task_it_is_from(tasks: list[Task]) -> None:
    found = [tasks[source].due if source is not None else None for source in inherited(tasks)]
    assert [one.toordinal() if one else NEVER for one in found] == pulled_back(tasks)


@given(tasks=task_graphs())
def test_a_date_is_inherited_only_from_what_comes_after(tasks: list[Task]) -> None:
    for n, source in enumerate(inherited(tasks)):
        assert source is None or source == n or reaches(tasks, source, n)


def reaches(tasks: list[Task], n: int, other: int) -> bool:
    return other in tasks[n].after or any(reaches(tasks, before, other) for before in tasks[n].after)


@given(tasks=task_graphs(), week=weeks())
def test_what_is_kept_has_a_cushion_and_what_is_not_is_late(tasks: list[Task], week: Week) -> None:
    days, rules = days_of(week), Rules(min_session=0, step=1)
    made = plan(tasks, days, rules)
    wanted = [due(task.item, task.due) for task in tasks if task.due]
    for one, asked in zip(
        judged(wanted, tasks, made, days, week), sorted(wanted, key=lambda one: one.due), strict=True
    ):
        assert (one.state == "late") is not is_kept(asked, made.finishes())
        if is_kept(asked, made.finishes()):
            assert one.have >= one.need


@pytest.mark.parametrize(("days", "state"), [(1, "late"), (9, "late"), (10, "tight"), (11, "ok"), (40, "ok")])
def test_a_cushion_under_a_study_day_is_tight(days: int, state: str) -> None:
    tasks = [Task(1, 1, 600, (), day(days - 1))]
    (found,) = judged([due(1, day(days - 1))], tasks, plan(tasks, days_of(DAILY), Rules()), days_of(DAILY), DAILY)
    assert (found.need, found.have, found.state) == (600, 60 * days, state)


@pytest.mark.parametrize(("days", "state"), [(43, "tight"), (44, "ok")])
def test_a_cushion_under_a_tenth_of_the_need_is_tight(days: int, state: str) -> None:
    tasks = [Task(1, 1, 2400, (), day(days - 1))]
    (found,) = judged([due(1, day(days - 1))], tasks, plan(tasks, days_of(DAILY), Rules()), days_of(DAILY), DAILY)
    assert (found.need, found.state) == (2400, state)


def test_a_date_needs_all_that_is_due_earlier_and_what_comes_before() -> None:
    tasks = [Task(1, 1, 30), Task(2, 1, 60, (0,), day(5)), Task(3, 2, 45, (), day(2)), Task(4, 2, 90)]
    made = plan(tasks, days_of(DAILY), Rules())
    found = judged([due(2, day(5)), due(3, day(2))], tasks, made, days_of(DAILY), DAILY)
    assert [(one.of.title, one.need, one.have) for one in found] == [("Item 3", 45, 180), ("Item 2", 135, 360)]


def test_what_has_no_place_is_late_and_its_lateness_unknown() -> None:
    tasks = [Task(1, 1, 600, (), day(1))]
    made = plan(tasks, days_of(DAILY, 2), Rules())
    (found,) = judged([due(1, day(1))], tasks, made, days_of(DAILY, 2), DAILY)
    assert (found.state, found.finish, worst(tasks, made)) == ("late", None, None)


def test_the_worst_lateness_is_that_of_the_latest() -> None:
    tasks = [Task(1, 1, 180, (), day(0)), Task(2, 1, 60, (0,), day(9)), Task(3, 1, 60, (), day(-3))]
    made = plan(tasks, days_of(DAILY), Rules())
    assert worst(tasks, made) == 3
    assert worst([], Schedule([], [])) == 0
