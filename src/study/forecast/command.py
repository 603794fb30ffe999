"""`study forecast`: when it will really end, by the learner's own record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from study.core.deadlines import DueTarget
from study.core.precedence import topological
from study.core.values import replace
from study.forecast import facts, screen
from study.forecast.life import with_more
from study.forecast.milestones import Mark, milestones
from study.forecast.rules import (
    CHANCES,
    P80,
    ROUNDS,
    SEED,
    FinishDistribution,
    FinishEstimate,
    Forecast,
    Simulation,
    simulate,
)
from study.parameters import JSON, option
from study.screen.console import answer, working
from study.store import enrollments, planning, plans
from study.store.pace import is_doubted
from study.store.planning import PlanInput
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.items import Enrollment
    from study.core.schedule import Task
    from study.store.database import Connection


def forecast(
    rounds: int = option(
        "--rounds",
        help="How many futures to simulate.",
        metavar="NUMBER",
        default=ROUNDS,
        least=100,
        most=1000000,
    ),
    seed: int = option("--seed", help="Another seed gives other futures.", metavar="NUMBER", default=SEED, least=0),
    json: bool = JSON,
) -> None:
    """Forecast when it will really end, and how likely that is.

    From how long your items took, and how much of the planned time you put in; before there is a record, from
    what is known of others. The same seed gives the same dates.

    \b
    study forecast
    study forecast --json
    """
    workspace = Workspace()
    with working("Forecasting"), workspace.looking() as connection:
        foretold = _forecast(connection, workspace.today(connection), (rounds, seed))
    answer(json, "study.forecast/1", screen.document, screen.page, foretold)


MORE = 120
"""Minutes a week: what so many more would do is told."""

EVERYTHING = "all"

Simulator = Callable[[list[Mark], tuple[int, int], int], Simulation]
"""From marks, rounds with their seed, and how many minutes a week there are more."""


def end_of_all(connection: Connection, today: date) -> date | None:
    """The day by which everything ends with 80 per cent, as the plan and the hours are in this connection."""
    return learned(connection, today).finishes[0].by(P80) if plans.tasks(connection, today) else None


def is_assumed(connection: Connection, today: date) -> bool:
    """Whether dates with a chance go by what is known of others, as there is no record of the learner's yet."""
    return facts.record(connection, today).measure.is_empty


def learned(connection: Connection, today: date) -> Simulation:
    """What the record says of the learner, and what is assumed of everything that is left."""
    inputs = PlanInput(connection, today)
    everything = Mark(EVERYTHING, {task.item for task in inputs.tasks})
    return simulator(connection, inputs)([everything], (ROUNDS, SEED), 0)


def _forecast(connection: Connection, today: date, rounds: tuple[int, int]) -> Forecast:
    """The forecast of a day; ``rounds`` are their number and their seed."""
    inputs = PlanInput(connection, today)
    items = {task.item for task in inputs.tasks}
    following = {task.curriculum for task in inputs.tasks}
    courses = [course for course in enrollments.followed(connection) if course.number in following]
    if not courses:
        return Forecast(today)
    given = sorted(enrollments.given(connection, items), key=lambda due: due.due)
    simulate_marks, everything = simulator(connection, inputs), Mark(EVERYTHING, items)
    simulation = simulate_marks([everything, *_marks(inputs.tasks, courses, given)], rounds, 0)
    more = simulate_marks([everything], rounds, MORE)
    of_all, *rest = simulation.finishes
    titles = [*(course.title for course in courses), *(due.of.title for due in given)]
    held = plans.current(connection)
    planned = planning.finishes(connection, held.number) if held else {}
    estimates = [_estimate(finish, title, planned) for finish, title in zip(rest, titles, strict=True)]
    return Forecast(
        today,
        curricula=estimates[: len(courses)],
        all=replace(_estimate(of_all, "Everything", planned), ref=""),
        dues=estimates[len(courses) :],
        histogram=of_all.histogram(),
        simulation=simulation,
        more=(MORE, more.finishes[0].by(P80)),
        is_doubted=is_doubted(connection, today),
        peers=[one for course in courses if (one := enrollments.peer_efforts(connection, course.number))],
    )


def _marks(tasks: Sequence[Task], courses: Iterable[Enrollment], given: Iterable[DueTarget]) -> Iterator[Mark]:
    """What has an end of its own: each curriculum, and all that is due with what it needs."""
    for course in courses:
        items = {task.item for task in tasks if task.curriculum == course.number}
        yield Mark(course.curriculum, items, course.due)
    for due in given:
        yield Mark(due.of.ref, due.items, due.due)


def simulator(connection: Connection, inputs: PlanInput) -> Simulator:
    """A simulation of any marks by what is left and by the learner's record, which are read once."""
    work, record = list(facts.work_left(connection, inputs)), facts.record(connection, inputs.today)
    tasks, sessions = inputs.tasks, inputs.schedule().sessions
    order = topological([task.after for task in tasks])
    needs = [(tasks[n].item, [tasks[before].item for before in tasks[n].after]) for n in order]

    def run(marks: list[Mark], rounds: tuple[int, int], more: int) -> Simulation:
        days = inputs.promised(inputs.hours)
        if more:
            days = with_more(days, inputs.today, more)
        return simulate(inputs.today, milestones(work, sessions, marks, needs), days, record, rounds)

    return run


def _estimate(distribution: FinishDistribution, title: str, planned: Mapping[int, date]) -> FinishEstimate:
    due = distribution.mark.due
    p50, p80, p95 = map(distribution.by, CHANCES)
    return FinishEstimate(
        ref=distribution.mark.key,
        title=title,
        p50=p50,
        p80=p80,
        p95=p95,
        planned=max((planned[item] for item in distribution.mark.items if item in planned), default=None),
        due=due,
        chance=distribution.chance(due) if due else None,
    )
