"""`study forecast`: when it will really end, by the learner's own record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from study.core.deadlines import Given
from study.core.entries import estimate_left
from study.core.progress import weeks, with_planned
from study.forecast import facts as evidence
from study.forecast.estimation import Attended, Evidence
from study.forecast.milestones import Mark, Work, milestones
from study.forecast.rules import CHANCES, P80, Forecast, Foreseen, Foresight, Outlook, simulate, with_more
from study.parameters import JSON, option
from study.store import dues, enrollments, past
from study.store import entries as spending
from study.store.database import NoDatabase
from study.store.planning import Bench
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.enrollment import Enrolled
    from study.core.schedule import Schedule, Task
    from study.store.database import Connection


def forecast(
    rounds: int = option(
        "--rounds",
        help="How many futures are played through.",
        metavar="NUMBER",
        default=10000,
        least=100,
        most=1000000,
    ),
    seed: int = option("--seed", help="Another seed plays other futures.", metavar="NUMBER", default=1, least=0),
    json: bool = JSON,
) -> None:
    """Say when it will really end, and how sure that is.

    From how long your items took, and how much of the planned time you put in; before there is a record, from
    what is known of others. The same seed gives the same dates.

    \b
    study forecast
    study forecast --json
    """
    from study.screen.console import put, show, working
    from study.store.workspace import Workspace

    with working("Forecasting"):
        found = foresight(Workspace(), (rounds, seed))
    if json:
        from study.forecast.screen import forecast as document

        put(document(found))
    else:
        from study.forecast.screen import screen

        show(screen(found))


MORE = 120
"""Minutes a week: what so many more would do is told."""


EVERYTHING = "all"


QUICK = (2000, 1)
"""Rounds enough for a date, and the seed: the same wherever dates are told, so that they do not differ by luck."""


Forecaster = Callable[[list[Mark], tuple[int, int], int], Forecast]
"""From marks, rounds with their seed, and how many minutes a week there are more."""


def foresight(workspace: Workspace, rounds: tuple[int, int]) -> Foresight:
    """The forecast of today; ``rounds`` are their number and their seed."""
    try:
        with workspace.reading() as connection:
            return _foresight(connection, workspace.today(connection), rounds)
    except NoDatabase:
        return Foresight(workspace.day)


def end_of_all(connection: Connection, today: date) -> date | None:
    """The day by which everything ends with 80 per cent, as the plan and the hours are in this connection."""
    bench = Bench(connection, today)
    everything = [Mark(EVERYTHING, {task.item for task in bench.tasks})]
    made = bench.schedule()
    if not bench.tasks:
        return None
    return _forecaster(connection, bench, made)(everything, QUICK, 0).outlooks[0].by(P80)


def record(connection: Connection, today: date) -> Evidence:
    """What the learner's entries say: how long items took, and how much of the planned time was put in."""
    finished, first = evidence.finished(connection), evidence.first_day(connection)
    if first is None:
        return Evidence(finished)
    spent = spending.by_day(connection, first)
    most = max((today - first).days // 7 + 2, 1)
    found = with_planned(weeks(spent, lambda _: 0, first, today, most), past.expected(connection, first, today))
    *before, running = [Attended(week.planned, week.minutes) for week in found]
    return Evidence(finished, before, running)


def _foresight(connection: Connection, today: date, rounds: tuple[int, int]) -> Foresight:
    bench = Bench(connection, today)
    following = enrollments.followed(connection)
    of = {one.number: {task.item for task in bench.tasks if task.curriculum == one.number} for one in following}
    working = [one for one in following if of[one.number]]
    if not working:
        return Foresight(today)
    made = bench.schedule()
    given = sorted(dues.given(connection, {task.item for task in bench.tasks}), key=lambda one: one.due)
    marks = [
        Mark(EVERYTHING, {task.item for task in bench.tasks}),
        *(Mark(one.curriculum, of[one.number], one.due) for one in working),
        *(Mark(one.of.ref, _with_needs(bench.tasks, one.items), one.due) for one in given),
    ]
    forecaster = _forecaster(connection, bench, made)
    found, more = forecaster(marks, rounds, 0), forecaster(marks[:1], rounds, MORE)
    everything, *rest = found.outlooks
    return Foresight(
        today,
        [_of_curriculum(one, outlook, made) for one, outlook in zip(working, rest, strict=False)],
        _foreseen("", "Everything", everything, made),
        [_of_due(one, outlook, made) for one, outlook in zip(given, rest[len(working) :], strict=True)],
        found.ratio, found.attendance, found.items, found.weeks, everything.histogram(),
        (MORE, more.outlooks[0].by(P80)),
    )  # fmt: skip


def _with_needs(tasks: Sequence[Task], items: Iterable[int]) -> set[int]:
    """Items with all that they wait for, without which not even an event takes place."""
    place = {task.item: n for n, task in enumerate(tasks)}
    found: set[int] = set()
    waiting = list(items)
    while waiting:
        item = waiting.pop()
        if item not in found:
            found.add(item)
            waiting += [tasks[n].item for n in tasks[place[item]].after]
    return found


def _forecaster(connection: Connection, bench: Bench, made: Schedule) -> Forecaster:
    """A forecast of any marks by what is left and by the learner's record, which are read once."""
    work, said = list(_work(connection, bench)), record(connection, bench.today)

    def run(marks: list[Mark], rounds: tuple[int, int], more: int) -> Forecast:
        days = bench.capacity(bench.hours)
        if more:
            days = with_more(days, bench.today, more)
        return simulate(bench.today, milestones(work, made.sessions, marks), days, said, rounds)

    return run


def _work(connection: Connection, bench: Bench) -> Iterator[Work]:
    """What is left of each item that takes time, with its range."""
    known = evidence.estimates(connection, {task.item for task in bench.tasks})
    for task in bench.tasks:
        low, likely, high, entries = known[task.item]
        left, spent = estimate_left(likely, entries)
        if left and likely:
            yield Work(task.item, low * left // likely, left, high * left // likely, spent, task.not_before)


def _of_curriculum(one: Enrolled, outlook: Outlook, made: Schedule) -> Foreseen:
    return _foreseen(one.curriculum, one.title, outlook, made)


def _of_due(one: Given, outlook: Outlook, made: Schedule) -> Foreseen:
    return _foreseen(one.of.ref, one.of.title, outlook, made)


def _foreseen(ref: str, title: str, outlook: Outlook, made: Schedule) -> Foreseen:
    finishes = made.finishes()
    planned = max((finishes[item] for item in outlook.mark.items if item in finishes), default=None)
    due = outlook.mark.due
    p50, p80, p95 = (outlook.by(chance) for chance in CHANCES)
    return Foreseen(ref, title, p50, p80, p95, planned, due, outlook.chance(due) if due else None)
