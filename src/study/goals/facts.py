"""Goals, and what the log says of them; the count is never stored."""

from __future__ import annotations

from datetime import date

from study.core.days import period
from study.core.goals import HOURS, Goal, GoalProgress, kind_of, named, progress_of
from study.core.values import asdict, replace
from study.store import entries, rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.format.models import Curriculum
    from study.store.database import Writer

_MINUTES = (
    f"SELECT coalesce(sum({entries.SPENT}), 0) FROM entry n"
    " WHERE n.day BETWEEN :first AND :last AND n.kind IN ('done', 'progress', 'time')"
)
_DONE = (
    "SELECT count(*) FROM item i JOIN state s ON s.item = i.number WHERE i.left_out IS NOT 'removed'"
    " AND (s.status = 'done'"
    " AND (s.done_on BETWEEN :first AND :last OR (s.done_on IS NULL AND i.enrollment = :enrollment))"
    # A competition that is over and has a rank is done, whether anybody has ticked it off or not.
    " OR i.kind = 'competition' AND s.status IN ('open', 'started') AND i.due < :today"
    " AND i.due BETWEEN :first AND :last AND EXISTS (SELECT 1 FROM result WHERE item = i.number)) AND "
)
_OF_KIND = _DONE + "i.kind = :kind"
_OF_WORD = (
    _DONE
    + "(instr(i.tags, ' ' || lower(:word) || ' ') OR lower(i.list) = lower(:word) OR lower(i.type) = lower(:word))"
)


def goals(connection: sqlite3.Connection) -> list[Goal]:
    """The goals that hold, in the order of their time.

    What the learner says of the same thing and time goes before what a curriculum does. The curriculum stays with the
    goal, since it says what of its own was done.
    """
    stored = rows.values(
        connection,
        Goal,
        "FROM goal WHERE enrollment IS NULL OR enrollment IN (SELECT number FROM active)"
        " ORDER BY enrollment IS NULL, number",
    )
    held: dict[tuple[str, date, date], Goal] = {}
    for goal in stored:
        thing = (named(goal.goal).casefold(), goal.first, goal.last)
        before = held.get(thing)
        held[thing] = replace(goal, enrollment=before.enrollment) if before and goal.enrollment is None else goal
    return sorted((goal for goal in held.values() if goal.active), key=lambda goal: (goal.first, goal.last))


def words(connection: sqlite3.Connection) -> list[str]:
    """What a goal may count beside hours and kinds: tags, and the names of lists and of types."""
    cells = connection.execute("SELECT DISTINCT list, type, tags FROM item WHERE left_out IS NOT 'removed'")
    return list(dict.fromkeys(name for list_, type_, tags in cells for name in (list_, type_, *tags.split()) if name))


def all_progress(connection: sqlite3.Connection, today: date) -> list[GoalProgress]:
    """The goals that hold with what was done for them."""
    return [progress(connection, goal, today) for goal in goals(connection)]


def progress(connection: sqlite3.Connection, goal: Goal, today: date) -> GoalProgress:
    """A goal with what was done for it, and in the time before."""
    done = count(connection, goal, (goal.first, goal.last), today)
    return progress_of(goal, done, count(connection, goal, goal.earlier, today), today)


def count(connection: sqlite3.Connection, goal: Goal, time: tuple[date, date], today: date) -> int:
    """How many of what a goal counts were done from one day to another, inclusive; full hours for hours.

    What a curriculum's file says was done, without a day, counts for that curriculum's own goals.
    """
    first, last = time
    between = {"first": first.isoformat(), "last": last.isoformat()}
    word = named(goal.goal)
    if word == HOURS:
        return int(rows.cell(connection, _MINUTES, between)) // 60
    between["today"] = today.isoformat()
    enrollment = goal.enrollment if first == goal.first else None
    if kind := kind_of(word):
        return int(rows.cell(connection, _OF_KIND, {**between, "enrollment": enrollment, "kind": kind}))
    return int(rows.cell(connection, _OF_WORD, {**between, "enrollment": enrollment, "word": word}))


def set_goal(writer: Writer, goal: Goal) -> None:
    """Let a goal hold, or no longer if it is not active."""
    writer.append("goal", **asdict(goal))


def seed(writer: Writer, curriculum: Curriculum, enrollment: int, start: date) -> None:
    """The goals of a curriculum that was enrolled in; those without a year are for that of the start."""
    for goal in curriculum.goals:
        first, last = period(goal.year, goal.start, goal.end, start)
        set_goal(writer, Goal(goal.goal, goal.target, first, last, goal.before, enrollment))
