"""The work that is left, step by step, with the days by which each step may be done: a forecast as a fan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate

from study.core.values import dataclass
from study.forecast.command import EVERYTHING, simulator
from study.forecast.milestones import Mark
from study.forecast.rules import CHANCES, ROUNDS, SEED
from study.forecast.screen import first_day
from study.store import plans
from study.store.planning import PlanInput

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.schedule import Task
    from study.store.database import Connection

STEPS = 12
"""So many points of the way are asked for."""


@dataclass(frozen=True, slots=True)
class FanStep:
    """Minutes of work that are done, and the days by which they are with each chance; None where the chance is less."""

    minutes: int
    days: Sequence[date | None]


@dataclass(frozen=True, slots=True)
class Fan:
    """The way to the end, and the minutes that the plan wants done by its days; ``assumed`` stands for both where
    there is no record yet."""

    chances: Sequence[float] = ()
    steps: Sequence[FanStep] = ()
    planned: Sequence[tuple[date, int]] = ()
    assumed: str = ""


def fan(connection: Connection, today: date) -> Fan | None:
    """The fan of everything that is left; None where nothing is. No 95 % date in the first fortnight."""
    inputs = PlanInput(connection, today)
    work = _ordered(inputs)
    if not work:
        return None
    until = list(accumulate(task.remaining for task in work))
    cuts = sorted({min(n for n, done in enumerate(until) if done * STEPS >= until[-1] * step) for step in _steps()})
    marks = [Mark(f"{n}", {task.item for task in work[: n + 1]}) for n in cuts[:-1]]
    marks.append(Mark(EVERYTHING, {task.item for task in inputs.tasks}))
    simulation = simulator(connection, inputs)(marks, (ROUNDS, SEED), 0)
    last, measure = simulation.finishes[-1], simulation.measure
    if measure.is_empty:
        return Fan(assumed=first_day(last.by(CHANCES[0]), today))
    chances = CHANCES[:-1] if measure.is_young else CHANCES
    return Fan(
        chances=chances,
        steps=[
            FanStep(until[n], [finish.by(chance) for chance in chances])
            for n, finish in zip(cuts, simulation.finishes, strict=True)
        ],
        planned=list(_planned(connection, {task.item: task.remaining for task in work}, today)),
    )


def _steps() -> range:
    return range(1, STEPS + 1)


def _ordered(inputs: PlanInput) -> list[Task]:
    """What takes time, in the order in which a plan ends it; last what has no place."""
    ends = {session.item: n for n, session in enumerate(inputs.schedule().sessions)}
    work = [task for task in inputs.tasks if task.remaining]
    return sorted(work, key=lambda task: ends.get(task.item, len(ends) + len(work)))


def _planned(connection: Connection, left: dict[int, int], today: date) -> Iterator[tuple[date, int]]:
    """Minutes done by the end of each day to come, if the plan that holds is kept; what is late comes first."""
    held = plans.current(connection)
    sessions = [one for one in plans.sessions(connection, held.number, today) if one.item in left] if held else []
    ahead = min(sum(one.minutes for one in sessions), sum(left.values()))
    done = sum(left.values()) - ahead
    for one in sessions:
        done = min(done + one.minutes, sum(left.values()))
        yield one.day, done
