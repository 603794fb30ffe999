"""What the planner is tried on: weeks of hours, tasks that need one another, and rules."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import islice

from hypothesis import strategies as st

from study.core.availability import Availability, Period, Week
from study.core.schedule import Schedule, Task, schedule
from study.core.shares import Rules
from tests.budgets import calls_at_most

MONDAY = date(2026, 3, 2)
MOST_CALLS = 50_000
"""Far beyond what any plan here takes: whatever needs more goes round in circles."""
ENOUGH = 400
"""Days with minutes into which whatever is drawn here fits."""

Days = Sequence[tuple[date, int]]


def plan(tasks: Sequence[Task], days: Iterable[tuple[date, int]], rules: Rules) -> Schedule:
    """A schedule; one that would go on for ever fails."""
    with calls_at_most(MOST_CALLS):
        return schedule(tasks, days, rules)


def weeks(most: int = 180, some: int = 10) -> st.SearchStrategy[Week]:
    """Minutes of seven days, often none, on one day at least ``some``."""
    day = st.just(0) | st.integers(0, most)
    return st.tuples(day, day, day, day, day, day, day).filter(lambda week: max(week) >= some)


def days_of(week: Week, count: int = ENOUGH, start: date = MONDAY) -> Days:
    """The first days with minutes, all weeks being alike."""
    return list(islice(Availability([Period(start, week)]).days(start), count))


@st.composite
def rules(draw: st.DrawFn, session: int | None = None, step: int | None = None) -> Rules:
    """How days are cut, and what the shares of three curricula are."""
    shortest = draw(st.sampled_from([0, 5, 12, 15, 30])) if session is None else session
    steps = draw(st.sampled_from([1, 5, 10])) if step is None else step
    weights = draw(st.dictionaries(st.integers(1, 3), st.integers(1, 4)))
    served = draw(st.dictionaries(st.integers(1, 3), st.integers(0, 200)))
    return Rules(shortest, steps, weights, served)


@st.composite
def task_graphs(
    draw: st.DrawFn, most: int = 8, minutes: int = 200, curricula: int = 3, dates: int | None = 28
) -> list[Task]:
    """Tasks without a ring, needing earlier and later ones alike; their numbers are unlike their places.

    Due dates and first days are up to ``dates`` days away; None for no such dates at all.
    """
    rank = draw(st.permutations(range(draw(st.integers(1, most)))))
    days = st.none() if dates is None else st.none() | st.integers(-3, dates).map(_day)
    tasks = []
    for n in range(len(rank)):
        earlier = [other for other in range(len(rank)) if rank[other] < rank[n]]
        after = draw(st.lists(st.sampled_from(earlier), max_size=2)) if earlier else []
        curriculum, remaining = draw(st.integers(1, curricula)), draw(st.integers(0, minutes))
        tasks.append(Task(1000 - 7 * n, curriculum, remaining, after, draw(days), draw(days)))
    return tasks


def _day(n: int) -> date:
    return MONDAY + timedelta(n)
