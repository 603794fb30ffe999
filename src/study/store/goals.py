"""Goals, and what the log says of them; the count is never stored."""

from __future__ import annotations

from datetime import date

from study.domain.goals import HOURS, Goal, Reckoned, kind_of, reckoned

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.store.database import Writer

_DONE = (
    "SELECT count(*) FROM item i JOIN state s ON s.item = i.number WHERE s.status = 'done'"
    " AND i.left_out IS NOT 'removed'"
    " AND (s.done_on BETWEEN :first AND :last OR (s.done_on IS NULL AND i.enrollment = :enrollment)) AND "
)
_OF_KIND = _DONE + "i.kind = :kind"
_OF_WORD = _DONE + "(instr(i.tags, ' ' || :word || ' ') OR lower(i.list) = :word OR lower(i.type) = :word)"


def goals(connection: sqlite3.Connection) -> list[Goal]:
    """The goals that hold, the learner's own and those of what is followed, in the order of their time."""
    rows = connection.execute(
        "SELECT goal, target, first, last, before, enrollment FROM goal g WHERE active"
        " AND (enrollment IS NULL OR enrollment IN (SELECT number FROM active))"
        " AND number = (SELECT max(number) FROM goal WHERE goal = g.goal AND first = g.first AND last = g.last)"
        " ORDER BY first, last, number"
    )
    return [
        Goal(goal, target, date.fromisoformat(first), date.fromisoformat(last), before, enrollment)
        for goal, target, first, last, before, enrollment in rows
    ]


def judged(connection: sqlite3.Connection, today: date) -> list[Reckoned]:
    """The goals that hold with what was done for them."""
    return [
        reckoned(goal, count(connection, goal, goal.first, goal.last), count(connection, goal, *goal.earlier), today)
        for goal in goals(connection)
    ]


def count(connection: sqlite3.Connection, goal: Goal, first: date, last: date) -> int:
    """How many of what a goal counts were done from one day to another, inclusive; full hours for hours.

    What a curriculum's file says was done, without a day, counts for that curriculum's own goals.
    """
    between = {"first": first.isoformat(), "last": last.isoformat()}
    if goal.goal.strip().lower() == HOURS:
        (minutes,) = connection.execute(
            "SELECT coalesce(sum(coalesce(minutes, max(gain, 0))), 0) FROM entry WHERE day BETWEEN :first AND :last",
            between,
        ).fetchone()
        return int(minutes) // 60
    enrollment = goal.enrollment if first == goal.first else None
    if kind := kind_of(goal.goal):
        found = connection.execute(_OF_KIND, {**between, "enrollment": enrollment, "kind": kind})
    else:
        word = goal.goal.strip().lower()
        found = connection.execute(_OF_WORD, {**between, "enrollment": enrollment, "word": word})
    return int(found.fetchone()[0])


def set_goal(writer: Writer, goal: Goal, active: bool = True) -> None:
    """Let a goal hold, or no longer."""
    writer.connection.execute(
        "INSERT INTO goal (step, enrollment, goal, target, first, last, before, active)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            writer.step, goal.enrollment, goal.goal, goal.target, goal.first.isoformat(), goal.last.isoformat(),
            goal.before, active,
        ),
    )  # fmt: skip
