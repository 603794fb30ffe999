"""Goals, and what the log says of them; the count is never stored."""

from __future__ import annotations

from datetime import date

from study.goals.rules import HOURS, Goal, Reckoned, kind_of, named, reckoned

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


_OF_WORD = (
    _DONE
    + "(instr(i.tags, ' ' || lower(:word) || ' ') OR lower(i.list) = lower(:word) OR lower(i.type) = lower(:word))"
)


def goals(connection: sqlite3.Connection) -> list[Goal]:
    """The goals that hold, in the order of their time.

    What the learner says of the same thing and time goes before what a curriculum does. The curriculum stays with the
    goal, since it says what of its own was done.
    """
    rows = connection.execute(
        "SELECT goal, target, first, last, before, enrollment, active FROM goal"
        " WHERE enrollment IS NULL OR enrollment IN (SELECT number FROM active)"
        " ORDER BY enrollment IS NULL, number"
    )
    held: dict[tuple[str, str, str], tuple[Goal, bool]] = {}
    for goal, target, first, last, before, enrollment, active in rows:
        thing = (named(goal).casefold(), first, last)
        of = held[thing][0].enrollment if enrollment is None and thing in held else enrollment
        held[thing] = Goal(goal, target, date.fromisoformat(first), date.fromisoformat(last), before, of), bool(active)
    return sorted((goal for goal, holds in held.values() if holds), key=lambda goal: (goal.first, goal.last))


def words(connection: sqlite3.Connection) -> list[str]:
    """What a goal may count beside hours and kinds: tags, and the names of lists and of types."""
    rows = connection.execute("SELECT DISTINCT list, type, tags FROM item WHERE left_out IS NOT 'removed'").fetchall()
    found = {name: None for table, type_, tags in rows for name in (table, type_, *tags.split()) if name}
    return list(found)


def judged(connection: sqlite3.Connection, today: date) -> list[Reckoned]:
    """The goals that hold with what was done for them."""
    return [judge(connection, goal, today) for goal in goals(connection)]


def judge(connection: sqlite3.Connection, goal: Goal, today: date) -> Reckoned:
    """A goal with what was done for it, and in the time before."""
    done = count(connection, goal, goal.first, goal.last)
    return reckoned(goal, done, count(connection, goal, *goal.earlier), today)


def count(connection: sqlite3.Connection, goal: Goal, first: date, last: date) -> int:
    """How many of what a goal counts were done from one day to another, inclusive; full hours for hours.

    What a curriculum's file says was done, without a day, counts for that curriculum's own goals.
    """
    between = {"first": first.isoformat(), "last": last.isoformat()}
    word = named(goal.goal)
    if word == HOURS:
        (minutes,) = connection.execute(
            "SELECT coalesce(sum(coalesce(minutes, max(gain, 0))), 0) FROM entry"
            " WHERE day BETWEEN :first AND :last AND kind IN ('done', 'progress', 'time')",
            between,
        ).fetchone()
        return int(minutes) // 60
    enrollment = goal.enrollment if first == goal.first else None
    if kind := kind_of(word):
        found = connection.execute(_OF_KIND, {**between, "enrollment": enrollment, "kind": kind})
    else:
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
