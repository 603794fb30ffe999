"""Why an item is where it is: every reason is true, since without it the item comes elsewhere."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from study.core.availability import Week
from study.core.humane import laid
from study.core.pins import planned
from study.core.rungs import Rungs
from study.core.schedule import Schedule, Task
from study.core.shares import Habits, Rules
from study.core.values import replace
from study.why.rules import Experiment, Position, Reason, first_of_all, position, reasons
from tests.core.strategies import MONDAY, Days, days_of, weeks
from tests.core.test_pins import cases

DAILY: Week = (60,) * 7
Planner = Callable[[Sequence[Task], Mapping[int, int] | None], Schedule]


def day(n: int) -> date:
    return MONDAY + timedelta(n)


def planner(days: Days, rules: Rules) -> Planner:
    return lambda tasks, weights: planned(tasks, days, replace(rules, weights=weights or rules.weights))


def experiment(tasks: Sequence[Task], n: int, plan: Planner) -> Experiment:
    made = plan(tasks, None)
    first = position(plan(first_of_all(tasks, n), None), tasks[n].item)
    return Experiment(tasks, n, plan, made, here=position(made, tasks[n].item), first=first)


def why(tasks: Sequence[Task], n: int, week: Week = DAILY, weights: Mapping[int, int] | None = None) -> list[Reason]:
    days = days_of(week)
    return reasons(experiment(tasks, n, planner(days, Rules(weights=weights or {}))), weights or {})


def kinds(found: Sequence[Reason]) -> list[tuple[str, bool]]:
    return [(one.kind, one.holds) for one in found]


def without(one: Reason, tasks: list[Task], n: int) -> list[Task]:
    """The tasks as they would be if that did not hold."""
    mine = tasks[n]
    first = [replace(task, due=date(1, 1, 1)) if task is mine else task for task in tasks]
    match one.kind:
        case "pinned" if one.item == mine.item:
            return [replace(task, pins=()) if task is mine else task for task in tasks]
        case "pinned":
            return [task if task is mine else replace(task, pins=()) for task in tasks]
        case "due" if one.holds:
            kept = related(tasks, n)
            return [task if m in kept else replace(task, due=None) for m, task in enumerate(tasks)]
        case "due":
            heirs = {m for m in range(len(tasks)) if m == n or n in needed(tasks, m)}
            return [replace(task, due=None) if m in heirs else task for m, task in enumerate(tasks)]
        case "capacity":
            return first
        case "requires":
            return [replace(task, after=()) if task.item == mine.item else task for task in first]
    assert one.kind == "start"
    return [replace(task, after=(), not_before=None) if task.item == mine.item else task for task in first]


def needed(tasks: Sequence[Task], n: int) -> set[int]:
    return {other for before in tasks[n].after for other in {before, *needed(tasks, before)}}


def related(tasks: Sequence[Task], n: int) -> set[int]:
    return {n, *needed(tasks, n), *(m for m in range(len(tasks)) if n in needed(tasks, m))}


@given(case=cases(), n=st.integers(0, 7), weight=st.integers(1, 4))
def test_without_a_reason_the_item_comes_elsewhere(case: tuple[list[Task], Week], n: int, weight: int) -> None:
    tasks, days = case[0], days_of(case[1])
    assume(n < len(tasks))
    plan = planner(days, Rules(weights={1: weight}))
    here = position(plan(tasks, None), tasks[n].item)
    for one in reasons(experiment(tasks, n, plan), {1: weight}):
        if one.kind == "hours":
            assert nothing_is_better(tasks, n, plan, here)
        elif one.kind == "weight":
            heavy = {1: weight, 2: 1, 3: 1}
            heavy[tasks[n].curriculum] *= 1000
            assert position(plan(tasks, heavy), tasks[n].item) < here
        else:
            there = position(plan(without(one, tasks, n), None), tasks[n].item)
            assert there < here if one.holds else there > here


def nothing_is_better(tasks: list[Task], n: int, plan: Planner, here: Position) -> bool:
    """Whether the item could not come earlier if all else but what it needs stood back."""
    first = [replace(task, due=date(1, 1, 1)) if m == n else task for m, task in enumerate(tasks)]
    return position(plan(first, None), tasks[n].item) >= here


@given(case=cases(), n=st.integers(0, 7))
def test_what_is_named_is_what_it_is_said_to_be(case: tuple[list[Task], Week], n: int) -> None:
    tasks, days = case[0], days_of(case[1])
    assume(n < len(tasks))
    made = planned(tasks, days, Rules())
    ends, known = made.finishes(), {task.item: m for m, task in enumerate(tasks)}
    for one in reasons(experiment(tasks, n, planner(days, Rules())), {}):
        if one.kind == "requires":
            assert one.item is not None
            assert known[one.item] in tasks[n].after
            assert one.date == ends[one.item] == max(ends[tasks[m].item] for m in tasks[n].after)
        if one.kind == "due" and one.item is not None:
            assert one.date == tasks[known[one.item]].due
            assert (known[one.item] in related(tasks, n)) is not one.holds
        if one.kind == "capacity":
            assert one.others
            for item, minutes in one.others:
                assert known[item] not in {n, *needed(tasks, n)}
                assert 0 < minutes <= tasks[known[item]].remaining


@given(week=weeks(), minutes=st.integers(1, 300))
def test_what_is_alone_has_only_the_hours_against_it(week: Week, minutes: int) -> None:
    assert kinds(why([Task(1, 1, minutes)], 0, week)) == [("hours", True)]


def test_it_comes_after_what_it_needs() -> None:
    found = why([Task(1, 1, 120), Task(2, 1, 60, (0,))], 1)
    assert kinds(found) == [("requires", True)]
    assert (found[0].item, found[0].date) == (1, day(1))


def test_of_what_it_needs_the_last_is_named() -> None:
    found = why([Task(1, 1, 60), Task(2, 1, 60, (0,)), Task(3, 1, 60, (0, 1))], 2)
    assert [(one.item, one.date) for one in found] == [(2, day(1))]


def test_days_are_full_of_what_comes_first_in_the_order() -> None:
    found = why([Task(1, 1, 180), Task(2, 1, 60)], 1)
    assert kinds(found) == [("capacity", True)]
    assert found[0].others == [(1, 180)]


def test_what_is_due_goes_first() -> None:
    found = why([Task(1, 1, 60), Task(2, 1, 180, (), day(9))], 0)
    assert kinds(found) == [("due", True), ("capacity", True)]
    assert (found[0].item, found[0].date) == (2, day(9))


def test_a_due_date_of_its_own_brings_it_forward() -> None:
    found = why([Task(1, 1, 180), Task(2, 1, 60, (), day(9))], 1)
    assert ("due", False) in kinds(found)


def test_what_needs_it_and_is_due_brings_it_forward() -> None:
    found = why([Task(1, 1, 180), Task(2, 1, 60), Task(3, 1, 60, (1,), day(9))], 1)
    assert [(one.kind, one.item) for one in found if not one.holds] == [("due", 3)]


def test_others_have_their_share_of_the_week() -> None:
    found = why([Task(1, 1, 420), Task(2, 2, 420)], 0)
    assert ("weight", True) in kinds(found)


def test_a_pin_holds_back_and_another_takes_its_place() -> None:
    own = why([Task(1, 1, 60, pins=((day(4), 60),))], 0)
    assert kinds(own) == [("pinned", True)]
    other = why([Task(1, 1, 60), Task(2, 1, 60, pins=((day(0), 60),))], 0)
    assert [(one.kind, one.item, one.date) for one in other] == [("pinned", 2, day(0))]


def test_it_may_not_begin_before_its_day() -> None:
    found = why([Task(1, 1, 60, not_before=day(6))], 0)
    assert [(one.kind, one.date) for one in found] == [("start", day(6))]


def test_without_hours_it_has_no_place() -> None:
    plan = planner([], Rules())
    assert kinds(reasons(experiment([Task(1, 1, 60)], 0, plan), {})) == [("unplaced", True)]


@given(case=cases(), n=st.integers(0, 7))
def test_a_plan_laid_to_one_item_has_it_where_the_whole_plan_does(case: tuple[list[Task], Week], n: int) -> None:
    tasks, days = case[0], days_of(case[1])
    assume(n < len(tasks))
    assume(not any(task.due or task.pins for task in tasks))
    goal, rules = tasks[n].item, Rules(habits=Habits())
    there = [planned(tasks, days, replace(rules, goal=goal)), planned(tasks, days, rules)]
    assume(there[1].sessions == laid(tasks, days, rules, Rungs()).sessions)  # which costs no date and ends in time
    assert position(there[0], goal) == position(there[1], goal)
    assert len(there[0].sessions) <= len(there[1].sessions)
