"""How humane plans are, over the shipped curricula: ``python benchmarks/humane.py``, a minute or two.

Every curriculum alone, every pair and every three of them, on six weeks of hours each. The planner is called as
commands call it; the exact plan beside it is that of sessions of any length.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import StringIO
from itertools import combinations
from pathlib import Path
from statistics import fmean, median

from study.core.availability import NO_WEEK, Availability, Period, Week, dealt
from study.core.schedule import Schedule, Task, schedule
from study.main import main as study
from study.store.database import reading
from study.store.planning import PlanInput

START = date(2026, 3, 2)
CURRICULA = ("gpt-transformer", "hf-four-week", "learning-log-2024", "llm-basics", "self-teaching-26-weeks")
HOURS = (4, 7, 10, 15, 21)
BY_DAY: Week = (60, 60, 0, 90, 0, 180, 0)
BLOCK = 25  # minutes
FAIR = timedelta(weeks=4)


@dataclass
class Figures:
    """What is counted over all plans."""

    plans: int = 0
    sessions: int = 0
    short: int = 0
    items: int = 0
    crumbled: int = 0
    fitting: int = 0
    cut: int = 0
    within_hour: int = 0
    hour_cut: int = 0
    odd_items: int = 0
    off_quarter: int = 0
    days: int = 0
    odd_days: int = 0
    most_sessions: int = 0
    mixed_days: Counter[int] = field(default_factory=Counter)
    longest: int = 0
    later: list[int] = field(default_factory=list)
    slower: list[float] = field(default_factory=list)
    dates_lost: int = 0
    unfair: list[float] = field(default_factory=list)
    moved: list[float] = field(default_factory=list)


def main() -> None:
    """Plan everything, count, tell."""
    reserve = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    figures = Figures()
    for inputs, next_day in inputs_of_each(reserve):
        for week in [*(dealt(60 * hours, NO_WEEK) for hours in HOURS), BY_DAY]:
            hours = Availability([Period(START, week)])
            made = look(figures, inputs, hours)
            _missed(figures, inputs.tasks, made, next_day.schedule(hours))
    for line in told(figures):
        print(line)


def inputs_of_each(reserve: int, counts: Sequence[int] = (1, 2, 3)) -> Iterator[tuple[PlanInput, PlanInput]]:
    """What the planner is given on the first day and on the next, for one, two and three curricula at once."""
    for count in counts:
        for names in combinations(CURRICULA, count):
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder, "study.db")
                os.environ |= {"STUDY_DB": str(path), "XDG_DATA_HOME": str(path.parent), "STUDY_NOW": str(START)}
                for name in names:
                    quiet(["enroll", name])
                if reserve:
                    quiet(["config", "reserve", str(reserve)])
                with reading(str(path)) as connection:
                    yield PlanInput(connection, START), PlanInput(connection, START + timedelta(1))


def quiet(words: Sequence[str]) -> None:
    """A command of which only the effect counts."""
    with redirect_stdout(StringIO()):
        if study(list(words)):
            raise SystemExit(f"{' '.join(words)} failed")


def look(figures: Figures, inputs: PlanInput, hours: Availability) -> Schedule:
    """Count one plan in."""
    made, week = inputs.schedule(hours), hours.week(START)
    exact = schedule(inputs.tasks, hours.days(START), inputs.rules)
    figures.plans += 1
    _cuts(figures, inputs.tasks, made, week)
    _days(figures, inputs.tasks, made, week)
    _finish(figures, inputs.tasks, made, exact)
    _shares(figures, inputs, made)
    return made


def _cuts(figures: Figures, tasks: Iterable[Task], made: Schedule, week: Week) -> None:
    pieces: dict[int, list[int]] = {}
    for one in made.sessions:
        if one.minutes:
            pieces.setdefault(one.item, []).append(one.minutes)
    for task in tasks:
        mine = pieces.get(task.item, [])
        if not task.remaining or not mine:
            continue
        small = [minutes for minutes in mine if minutes < min(BLOCK, task.remaining)]
        figures.items += 1
        figures.sessions += len(mine)
        figures.short += len(small)
        figures.crumbled += bool(small)
        figures.odd_items += task.remaining % 15 > 0
        figures.off_quarter += sum(minutes % 15 > 0 for minutes in mine)
        figures.longest = max(figures.longest, *mine)
        if task.remaining <= max(week):
            figures.fitting += 1
            figures.cut += len(mine) > 1
        if task.remaining <= 60:
            figures.within_hour += 1
            figures.hour_cut += len(mine) > 1


def _days(figures: Figures, tasks: Iterable[Task], made: Schedule, week: Week) -> None:
    curricula = {task.item: task.curriculum for task in tasks}
    by_day: dict[date, list[int]] = {}
    for one in made.sessions:
        if one.minutes:
            by_day.setdefault(one.day, []).append(curricula[one.item])
    figures.days += len(by_day)
    figures.odd_days += sum(week[day.weekday()] % 15 > 0 for day in by_day)
    figures.most_sessions = max(figures.most_sessions, *map(len, by_day.values()))
    figures.mixed_days.update(len(set(following)) for following in by_day.values())


def _finish(figures: Figures, tasks: Iterable[Task], made: Schedule, exact: Schedule) -> None:
    assert made.finish and exact.finish
    assert not made.unplaced
    days = (made.finish - exact.finish).days
    figures.later.append(days)
    figures.slower.append(100 * days / (exact.finish - START).days)
    ends, best = made.finishes(), exact.finishes()
    figures.dates_lost += sum(task.due is not None and best[task.item] <= task.due < ends[task.item] for task in tasks)


def _shares(figures: Figures, inputs: PlanInput, made: Schedule) -> None:
    """How far a curriculum is from its share of each four weeks in which all have work, in per cent of the time."""
    curricula = {task.item: task.curriculum for task in inputs.tasks if task.remaining}
    if len(set(curricula.values())) < 2:
        return
    last = {curricula[one.item]: one.day for one in made.sessions if one.item in curricula}
    first = START
    while first + FAIR <= min(last.values()):
        had = Counter[int]()
        for one in made.sessions:
            if one.item in curricula and first <= one.day < first + FAIR:
                had[curricula[one.item]] += one.minutes
        whole, weights = sum(had.values()), sum(inputs.rules.weights[c] for c in last)
        figures.unfair.append(max(abs(had[c] / whole - inputs.rules.weights[c] / weights) for c in last) * 100)
        first += FAIR


def _missed(figures: Figures, tasks: Sequence[Task], made: Schedule, again: Schedule) -> None:
    """The items that end on another day after the first day was missed."""
    before, after = made.finishes(), again.finishes()
    items = [task.item for task in tasks if task.remaining and before[task.item] > START]
    figures.moved.append(100 * sum(after[item] != before[item] for item in items) / len(items))


def told(found: Figures) -> Iterator[str]:
    """The figures in words."""

    def share(part: int, whole: int) -> str:
        return f"{100 * part / whole:.1f} %"

    yield f"{found.plans} plans, {found.sessions} sessions of {found.items} items"
    yield f"sessions under {BLOCK} minutes, but for shorter items: {share(found.short, found.sessions)}"
    yield f"items with such a piece: {share(found.crumbled, found.items)}"
    yield f"items that fit the largest day yet are cut: {share(found.cut, found.fitting)}"
    yield f"items up to an hour that are cut: {share(found.hour_cut, found.within_hour)}"
    yield f"sessions per item: {found.sessions / found.items:.2f}"
    least = share(found.odd_items, found.sessions)  # one piece at least of every item of odd length
    yield f"lengths off the quarter hour: {share(found.off_quarter, found.sessions)}; at least {least} anyhow"
    yield f"days of odd length: {share(found.odd_days, found.days)}"
    yield f"sessions a day, at most: {found.most_sessions}; longest {found.longest} minutes"
    yield f"curricula a day: {', '.join(f'{n}: {share(c, found.days)}' for n, c in sorted(found.mixed_days.items()))}"
    yield (
        f"finish after the exact plan's: mean {fmean(found.slower):.2f} %; days: median {median(found.later):g},"
        f" mean {fmean(found.later):.2f}, least {min(found.later)}, most {max(found.later)}"
    )
    yield f"dates that only the exact plan keeps: {found.dates_lost}"
    yield f"off the share over four weeks, per cent: mean {fmean(found.unfair):.2f}, most {max(found.unfair):.2f}"
    yield f"items that end on another day after a missed one: {fmean(found.moved):.1f} %"


if __name__ == "__main__":
    main()
