"""What the planner is tried on: weeks of hours, tasks that need one another, and rules."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import islice
from sys import getprofile, setprofile
from types import FrameType

from hypothesis import strategies as st

from study.domain.availability import Availability, Week
from study.domain.schedule import Rules, Schedule, Task, schedule

MONDAY = date(2026, 3, 2)
MOST_CALLS = 400_000
"""Far beyond what any plan here takes: whoever needs more goes round in circles."""

Days = Sequence[tuple[date, int]]

ONE_BY_ONE = Rules(min_session=0, step=1)
"""No limits on how days are cut."""


@contextmanager
def calls_at_most(most: int) -> Iterator[None]:
    """Fail when the body takes more function calls than that, rather than wait for what never ends."""
    left, before = most, getprofile()

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise AssertionError(f"more than {most} calls")

    setprofile(count)
    try:
        yield
    finally:
        setprofile(before)


def plan(tasks: Sequence[Task], days: Iterable[tuple[date, int]], rules: Rules) -> Schedule:
    """A schedule; one that goes on for ever fails."""
    with calls_at_most(MOST_CALLS):
        return schedule(tasks, days, rules)


def weeks(most: int = 180) -> st.SearchStrategy[Week]:
    """Minutes of seven days, often none, on one day enough for a session."""
    day = st.one_of(st.just(0), st.integers(0, most))
    return st.tuples(day, day, day, day, day, day, day).filter(lambda week: max(week) >= min(most, 5))


def days_of(week: Week, count: int, start: date = MONDAY) -> Days:
    """The first days with minutes, all weeks being alike."""
    return list(islice(Availability([(start, week)]).days(start), count))


def rules(curricula: int = 3) -> st.SearchStrategy[Rules]:
    """How days are cut, and unequal shares."""
    minutes = st.integers(0, 120)
    numbers = st.integers(1, curricula)
    return st.builds(
        Rules,
        min_session=st.sampled_from([0, 5, 12, 15, 30, 60]),
        step=st.sampled_from([1, 5, 10]),
        weights=st.dictionaries(numbers, st.integers(1, 4)),
        served=st.dictionaries(numbers, minutes),
    )


@st.composite
def task_graphs(
    draw: st.DrawFn, most: int = 8, minutes: int = 200, curricula: int = 3, dated: bool = True
) -> list[Task]:
    """Tasks without a ring, their numbers unlike their places, needing earlier and later ones alike."""
    rank = draw(st.permutations(range(draw(st.integers(1, most)))))
    days = st.none() | st.integers(-7, 28).map(lambda n: MONDAY + timedelta(n)) if dated else st.none()
    tasks = []
    for n in range(len(rank)):
        earlier = [other for other in range(len(rank)) if rank[other] < rank[n]]
        after = draw(st.lists(st.sampled_from(earlier), max_size=2)) if earlier else []
        curriculum, remaining = draw(st.integers(1, curricula)), draw(st.integers(0, minutes))
        tasks.append(Task(1000 - 7 * n, curriculum, remaining, after, draw(days), draw(days)))
    return tasks
