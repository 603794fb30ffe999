"""Plans: what the planner is given, what the learner agreed to, what of it is due, and where he stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from study.core import agenda
from study.core.agenda import SILENT, Due, PlannedItem, Standing
from study.core.availability import LONGEST_DAY, ONE_DAY
from study.core.items import OWN, Item
from study.core.values import dataclass, replace
from study.store import entries, rows
from study.store.hours import availability
from study.store.items import ORDER

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from typing import Any

    from study.core.schedule import Schedule, Session, Task
    from study.store.database import Connection, Writer


@dataclass(frozen=True, slots=True)
class Plan:
    """The head of a committed plan. ``tasks`` is the number of items it was made of, ``planner`` who made it."""

    number: int
    step: int
    start: date
    finish: date | None
    tasks: int
    planner: int


PLANNER = 1
"""Who makes plans today. 0 cut days into crumbs; its plans stay as they are until the next one is made."""


def current(connection: sqlite3.Connection) -> Plan | None:
    """The plan that holds: the last one committed. It ends without what fell away from a choice since."""
    held = rows.value(connection, Plan, "FROM plan ORDER BY number DESC LIMIT 1")
    if held is None or connection.execute("SELECT 1 FROM fallen LIMIT 1").fetchone() is None:
        return held
    finish = rows.day(connection, f"SELECT max(day) FROM session WHERE plan = ? AND {_HOLDS}", (held.number,))
    return replace(held, finish=finish)


_HOLDS = "(plan < (SELECT max(number) FROM plan) OR item NOT IN (SELECT item FROM fallen))"
"""What counts of a plan's sessions: of the plan that holds not those that fell away from a choice, of others all."""


def baseline(connection: sqlite3.Connection, enrollment: int) -> Plan | None:
    """The first plan that a curriculum was part of."""
    sql = "FROM plan WHERE step = (SELECT step FROM enrollment WHERE number = ?)"
    return rows.value(connection, Plan, sql, (enrollment,))


def finish_of(connection: sqlite3.Connection, plan: int, enrollment: int) -> date | None:
    """The last day of one curriculum in a plan."""
    return rows.day(
        connection,
        f"SELECT max(day) FROM session JOIN item i ON i.number = item WHERE plan = ? AND i.enrollment = ? AND {_HOLDS}",
        (plan, enrollment),
    )


def ends(connection: sqlite3.Connection, plan: int) -> dict[int, date]:
    """The last day of every curriculum in a plan, by enrolment."""
    sql = "SELECT i.enrollment, max(s.day) FROM session s JOIN item i ON i.number = s.item WHERE s.plan = ? AND "
    records = connection.execute(sql + _HOLDS + " GROUP BY 1", (plan,))
    return {enrollment: date.fromisoformat(day) for enrollment, day in records}


def commit(writer: Writer, start: date, made: Schedule, tasks: int) -> int:
    """Store a plan; its number."""
    number = writer.append("plan", start=start, finish=made.finish, tasks=tasks, planner=PLANNER)
    sessions = (
        {"plan": number, "day": one.day, "position": n, "item": one.item, "minutes": one.minutes}
        for n, one in enumerate(made.sessions)
    )
    unplaced = ({"plan": number, "item": one.item, "reason": one.reason} for one in made.unplaced)
    for table, records in (("session", sessions), ("unplaced", unplaced)):
        rows.insert_all(writer.connection, table, records)
    return number


def tasks(connection: sqlite3.Connection, today: date) -> list[Task]:
    """Everything that is open and wanted, in the order of the curricula."""
    from study.core.precedence import predecessors
    from study.core.schedule import Task

    result: list[Task] = []
    pinned, first_of_all = _pinned(connection, today), _first_of_all(connection)
    records = connection.execute(
        "SELECT number, a.start, weeks FROM active a JOIN enrollment USING (number) WHERE NOT paused ORDER BY number"
    ).fetchall()
    for enrollment, text, weeks in records:
        work = list(_open_work(connection, enrollment))
        needs = connection.execute(
            "SELECT item, module, on_item, on_module FROM need WHERE enrollment = ?", (enrollment,)
        )
        before = predecessors([(number, module, lane) for number, module, lane, *_ in work], needs)
        offset, start = len(result), date.fromisoformat(text)
        known: dict[str, date] = {}
        begins = _begins(connection, enrollment) if weeks else {}
        for (number, _, _, remaining, likely, last, day, *sources), after in zip(work, before, strict=True):
            if last and last not in known:
                known[last] = date.fromisoformat(last)
            first = start if likely or not day else start + timedelta(days=day - 1)
            if begins:
                *_, module, phase = sources
                first = max(first, begins.get(("module", module), first), begins.get(("phase", phase), first))
            result.append(
                Task(
                    number,
                    enrollment,
                    remaining,
                    [n + offset for n in after],
                    known[last] if last else None,
                    first if first > today else None,
                    [(on, remaining if minutes is None else minutes) for on, minutes in pinned.get(number, ())],
                    group := _date_group((number, *sources), enrollment, last) if last else 0,
                    group in first_of_all,
                )
            )
    return result


def _begins(connection: sqlite3.Connection, enrollment: int) -> dict[tuple[str, int], date]:
    """The Mondays before which parts of a curriculum that is lived by the week are not begun."""
    from study.store.weeks import begins

    return begins(connection, enrollment)


def optional_items(connection: sqlite3.Connection) -> set[int]:
    """Items of optional modules, whether they are in the plan or not."""
    sql = "SELECT i.number FROM item i JOIN module m ON m.number = i.module WHERE m.optional"
    return set(rows.column(connection, sql))


def following(connection: sqlite3.Connection) -> tuple[int, int, date | None]:
    """How many curricula are followed, how many of them beside the learner's own, and the first day of those."""
    count, others, first = connection.execute(
        "SELECT count(*), count(nullif(curriculum, :own)), min(CASE WHEN curriculum <> :own THEN start END)"
        " FROM active",
        {"own": OWN},
    ).fetchone()
    return count, others, date.fromisoformat(first) if first else None


def since(connection: sqlite3.Connection) -> tuple[date | None, date | None]:
    """The day on which it last changed what is followed and how, and the first day of what is followed."""
    days = connection.execute(
        "SELECT (SELECT max(s.day) FROM tracking t JOIN step s ON s.number = t.step), min(start) FROM active"
    ).fetchone()
    changed, began = (date.fromisoformat(day) if day else None for day in days)
    return changed, began


def weights(connection: sqlite3.Connection) -> dict[int, int]:
    """The weight of every curriculum that is followed."""
    return dict(connection.execute("SELECT number, weight FROM active").fetchall())


def sessions(connection: sqlite3.Connection, plan: int, first: date = date.min) -> list[Session]:
    """The sessions of a plan from a day on, in order."""
    from study.core.schedule import Session

    records = connection.execute(
        f"SELECT day, item, minutes FROM session WHERE plan = ? AND day >= ? AND {_HOLDS} ORDER BY day, position",
        (plan, first.isoformat()),
    )
    days: dict[str, date] = {}
    return [
        Session(days.get(day) or days.setdefault(day, date.fromisoformat(day)), item, minutes)
        for day, item, minutes in records
    ]


def minutes_until(connection: sqlite3.Connection, plan: int, day: date) -> int:
    """Minutes a plan holds before a day."""
    sql = f"SELECT coalesce(sum(minutes), 0) FROM session WHERE plan = ? AND day < ? AND {_HOLDS}"
    return int(rows.cell(connection, sql, (plan, day.isoformat())))


def minutes_by_day(connection: sqlite3.Connection, plan: int, first: date, last: date) -> dict[date, int]:
    """Minutes a plan holds on each of some days, but for those on which it has none."""
    records = connection.execute(
        f"SELECT day, sum(minutes) FROM session WHERE plan = ? AND day BETWEEN ? AND ? AND {_HOLDS} GROUP BY day",
        (plan, first.isoformat(), last.isoformat()),
    )
    return {date.fromisoformat(day): minutes for day, minutes in records}


def minutes_on(connection: sqlite3.Connection, plan: int, day: date) -> int:
    """Minutes a plan holds on a day."""
    sql = f"SELECT coalesce(sum(minutes), 0) FROM session WHERE plan = ? AND day = ? AND {_HOLDS}"
    return int(rows.cell(connection, sql, (plan, day.isoformat())))


def due(connection: sqlite3.Connection, plan: int, day: date) -> Iterator[PlannedItem]:
    """Open items with sessions up to and on a day, the oldest first."""
    return _planned(connection, plan, day, "s.day <= :day", day)


def ahead(connection: sqlite3.Connection, plan: int, day: date) -> Iterator[PlannedItem]:
    """Open items with sessions after a day, the next first."""
    return _planned(connection, plan, day, "s.day > :day", date.max)


def _open_work(connection: sqlite3.Connection, enrollment: int) -> Iterable[tuple[Any, ...]]:
    """Number, module, lane, remaining, likely, due and day of the work that is wanted and open.

    Then its own due date, those of its module and its phase, and the numbers of both.

    The day is counted from the start of the curriculum: the author's; of an event outside of phases, that it is due.
    A module of which the learner chooses some keeps so many of its items as are still to be done.
    """
    return connection.execute(
        "SELECT number, module_number, lane, remaining, effort, due, coalesce(first_day, CASE WHEN kind = 'event'"
        " AND phase IS NULL THEN julianday(own_due) - julianday(start) + 1 END), own_due,"
        " (SELECT d.day FROM due d WHERE d.module = module_number ORDER BY d.number DESC LIMIT 1),"
        " (SELECT d.day FROM due d WHERE d.phase = phase_number ORDER BY d.number DESC LIMIT 1),"
        " module_number, phase_number FROM followed WHERE enrollment = ? AND work AND left_out IS NULL"
        f" AND status IN ('open', 'started') ORDER BY {ORDER}",
        (enrollment,),
    )


MODULE, PHASE, ENROLLMENT = 1, 2, 3
"""Kinds of what a due date is given to, beside items."""


def date_group(kind: int, number: int) -> int:
    """A number for the due date of a module, a phase or an enrollment; that of an item is its own."""
    return -(4 * number + kind)


def _date_group(source: tuple[Any, ...], enrollment: int, last: str) -> int:
    """Whose due date an item has: its own, its module's, its phase's or its curriculum's."""
    number, own, of_module, of_phase, module, phase = source
    if own == last:
        return int(number)
    if of_module == last:
        return date_group(MODULE, module)
    return date_group(PHASE, phase) if of_phase == last else date_group(ENROLLMENT, enrollment)


def _first_of_all(connection: sqlite3.Connection) -> set[int]:
    """The due dates that come before all others."""
    rows = connection.execute("SELECT item, module, phase, enrollment, active FROM priority ORDER BY number")
    latest = {
        item or date_group(*next((kind, n) for kind, n in enumerate(parts, 1) if n)): active
        for item, *parts, active in rows.fetchall()
    }
    return {group for group, active in latest.items() if active}


def _pinned(connection: sqlite3.Connection, today: date) -> dict[int, list[tuple[date, int | None]]]:
    """Days from today on for which items are pinned."""
    if connection.execute("SELECT 1 FROM pin LIMIT 1").fetchone() is None:
        return {}  # as for most learners: one module less to read every day
    from study.store.enrollments import pins

    return pins(connection, today)


def _planned(
    connection: sqlite3.Connection, plan: int, day: date, condition: str, until: date
) -> Iterator[PlannedItem]:
    """Open items in the order of their first session that fits the condition."""
    records = connection.execute(
        "SELECT s.item FROM session s CROSS JOIN state t ON t.item = s.item"
        f" WHERE s.plan = :plan AND {condition} AND t.status IN ('open', 'started')"
        " AND s.item NOT IN (SELECT item FROM fallen) ORDER BY s.day, s.position",
        {"plan": plan, "day": day.isoformat()},
    )
    seen: set[int] = set()
    for (number,) in records:
        if number not in seen:
            seen.add(number)
            yield _one_planned(connection, plan, number, until)


def _one_planned(connection: sqlite3.Connection, plan: int, number: int, until: date) -> PlannedItem:
    *item, title, phase, module, remaining, url = connection.execute(
        "SELECT i.number, i.id, i.title, i.kind, e.curriculum, p.id, m.id, e.title, p.title, m.title, s.remaining,"
        " i.url FROM item i JOIN enrollment e ON e.number = i.enrollment JOIN state s ON s.item = i.number"
        " LEFT JOIN phase p ON p.number = i.phase LEFT JOIN module m ON m.number = i.module WHERE i.number = ?",
        (number,),
    ).fetchone()
    parts = sessions_of(connection, plan, number)
    early = [part for part in parts if part[0] <= until]
    later = sum(minutes for _, minutes in parts) - sum(minutes for _, minutes in early)
    return PlannedItem(Item(*item), title, module or phase or "", remaining, early, later, url)


def sessions_of(connection: sqlite3.Connection, plan: int, item: int) -> list[tuple[date, int]]:
    """The sessions of one item in a plan."""
    records: Iterable[tuple[str, int]] = connection.execute(
        # Left to itself, SQLite would walk through the whole plan: that is the primary key.
        "SELECT day, minutes FROM session INDEXED BY session_item WHERE item = ? AND plan = ? ORDER BY day",
        (item, plan),
    )
    return [(date.fromisoformat(day), minutes) for day, minutes in records]


NEXT = 2

WORKED_OUT = 250
"""Plans of up to so many items are planned again to say what `study replan` would do; that takes milliseconds."""


def upcoming(connection: Connection, now: date, count: int = NEXT, held: Plan | None = None) -> list[Due]:
    """What comes next: the rest of today's work, then what is planned later. A full day leaves all that is behind.

    ``held`` is the plan that holds, where it was read already.
    """
    plan = held or current(connection)
    if plan is None:
        return []
    capacity, planned = availability(connection).capacity(now), minutes_on(connection, plan.number, now)
    left = agenda.room(capacity, planned, entries.spent_on(connection, now))
    waiting = agenda.due_today(due(connection, plan.number, now), now, left if left > 0 else LONGEST_DAY)
    first = [one for one in waiting if one.is_work_now][:count]
    known = {one.item.number for one in first}
    later = (one for one in ahead(connection, plan.number, now) if one.item.number not in known)
    return first + list(agenda.next_up(later, count - len(first)))


def standing(connection: Connection, now: date, held: Plan | None = None) -> Standing:
    """Behind or ahead, and what a replan would make of the finish. ``held`` is the plan, where it was read already."""
    plan = held or current(connection)
    if plan is None:
        return Standing()
    before = minutes_until(connection, plan.number, now)
    through = minutes_until(connection, plan.number, now + ONE_DAY)
    found = agenda.standing(before, through, entries.gain_after(connection, plan.step), plan.finish)
    silent = (now - last_active(connection, plan)).days if found.behind else 0
    if silent >= SILENT:
        return _welcomed(connection, now, found, silent, plan)
    if (found.behind or found.ahead) and plan.tasks <= WORKED_OUT:
        from study.store.planning import plan_again

        return Standing(found.behind, found.ahead, plan.finish, plan_again(connection, now).finish)
    return found


def last_active(connection: Connection, plan: Plan) -> date:
    """The last day on which something was done, or the plan was made."""
    return max(entries.last_day(connection) or plan.start, plan.start)


def _welcomed(connection: Connection, now: date, found: Standing, silent: int, plan: Plan) -> Standing:
    """Where one stands after a gap: with the finish if one begins gently."""
    replanned = None
    if plan.tasks <= WORKED_OUT:
        from study.store.planning import finish_after_ramp_up

        replanned = finish_after_ramp_up(connection, now)
    return Standing(found.behind, 0, plan.finish, replanned, silent)
