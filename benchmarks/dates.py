"""How many due dates are kept after a surprise: ``python benchmarks/dates.py``, half a minute.

Three hundred course-like cases, each with one surprise: a date that is past already, or one part that takes five times
as long. Then harder ones, in which several dates are lost: lines of work beside one another, of one to three curricula,
some of which need one another; in half of them some work cannot begin at once. The planner against earliest due date
first, and against the best of all choices of dates to give up.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, islice
from random import Random

from study.core.availability import Availability, Period, dealt
from study.core.dates import kept, missed, without_dates
from study.core.schedule import Task, schedule
from study.core.shares import Rules
from study.core.values import replace

START = date(2026, 3, 9)
CASES = 300
EXACT = Rules(min_session=0, step=1)
Days = list[tuple[date, int]]


def main() -> None:
    """Count the dates that are missed, by kind of case and by planner."""
    for surprise in ("past", "long"):
        counted(surprise, (course(Random(seed), surprise) for seed in range(CASES)))
    for curricula in (1, 2, 3):
        for waits in (False, True):
            name = f"{curricula} curricula{', some work waits' if waits else ''}"
            counted(name, (lines(Random(seed), curricula, waits) for seed in range(CASES)))


def counted(name: str, cases: Iterator[tuple[list[Task], Days]]) -> None:
    """Tell how many dates are missed in all, and in how many cases just the fewest."""
    figures = {"dates": 0, "earliest first": 0, "kept": 0, "best": 0, "equal": 0}
    for tasks, days in cases:
        late, fewest = len(missed(tasks, schedule(kept(tasks, days), days, EXACT))), best(tasks, days)
        figures["dates"] += sum(task.due is not None for task in tasks)
        figures["earliest first"] += len(missed(tasks, schedule(tasks, days, EXACT)))
        figures["kept"] += late
        figures["best"] += fewest
        figures["equal"] += late == fewest
    print(name, figures)


def course(random: Random, surprise: str) -> tuple[list[Task], Days]:
    """A course beside a project: problem sets that are due one after the other, an exam that needs some of them."""
    hours = random.choice([5, 7, 10])
    days = list(islice(Availability([Period(START, dealt(60 * hours, (0,) * 7))]).days(START), 400))
    tasks, week = [], 0
    for n in range(random.randint(2, 5)):
        week += random.randint(1, 2)
        minutes = 30 * random.randint(2, 4 * hours // 3)
        after = [n - 1] if n and random.random() < 0.4 else []
        begins = START + timedelta(7 * (week - 1)) if random.random() < 0.3 else None
        tasks.append(Task(n + 1, 1, minutes, after, START + timedelta(7 * week - random.randint(1, 3)), begins))
    tasks.append(Task(8, 1, 60 * random.randint(2, 6), [len(tasks) - 1], None))
    tasks.append(Task(9, 1, 120 * random.randint(2, 8), [], START + timedelta(7 * week)))
    struck = random.randrange(len(tasks))
    if surprise == "past":
        tasks[struck] = replace(tasks[struck], due=START - timedelta(3))
    else:
        tasks[struck] = replace(tasks[struck], remaining=5 * tasks[struck].remaining)
    return tasks, days


def lines(random: Random, curricula: int, waits: bool) -> tuple[list[Task], Days]:
    """Up to three lines of work in each curriculum, with at most eleven due dates, more than the hours are for."""
    hours, tasks = random.choice([4, 6, 8]), list[Task]()
    for line in range(sum(random.randint(1, 3) for _ in range(curricula))):
        week, before = 0, None
        for _ in range(random.randint(1, 4)):
            week += random.randint(1, 2)
            after = {before} if before is not None and random.random() < 0.8 else set()
            after |= {random.randrange(len(tasks))} if tasks and random.random() < 0.15 else set()
            due = START + timedelta(7 * week - random.randint(1, 4) - (10 if random.random() < 0.08 else 0))
            begins = START + timedelta(random.randint(1, 14)) if waits and random.random() < 0.2 else None
            minutes = 15 * random.randint(1, 6 * hours // curricula)
            is_due = random.random() < 0.65 and sum(task.due is not None for task in tasks) < 11
            before = len(tasks)
            tasks.append(
                Task(before + 1, line % curricula + 1, minutes, sorted(after), due if is_due else None, begins)
            )
    return tasks, list(islice(Availability([Period(START, dealt(60 * hours, (0,) * 7))]).days(START), 500))


def best(tasks: list[Task], days: Days) -> int:
    """The fewest dates that have to be given up, found by trying all choices."""
    dated = [n for n, task in enumerate(tasks) if task.due]
    for count in range(len(dated) + 1):
        for lost in combinations(dated, count):
            late = missed(tasks, schedule(without_dates(tasks, lost), days, EXACT))
            if late <= set(lost):
                return len(late)
    raise AssertionError


if __name__ == "__main__":
    main()
