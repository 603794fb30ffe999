"""Curricula the learner follows, with their due dates, what is pinned, and how much is wanted of a choice."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from itertools import groupby

from study.core.items import Enrollment, Item
from study.errors import WrongUsage
from study.store import items, plans
from study.store.items import COLUMNS, DUE, LATEST_DUES, ORDER, PARTS, TABLES
from study.store.rows import insert

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from typing import Any

    from study.core.deadlines import Binding, DueTarget, Part
    from study.store.database import Writer


def followed(connection: sqlite3.Connection) -> list[Enrollment]:
    """The curricula that are followed, in the order of enrolment."""
    rows = connection.execute(
        "SELECT number, curriculum, title, start, weight, due, paused FROM active ORDER BY number"
    )
    return [_enrolled(row) for row in rows]


def named(connection: sqlite3.Connection, name: str) -> Enrollment:
    """The curriculum that is followed under an id. Raises WrongUsage."""
    following = {one.curriculum: one for one in followed(connection)}
    found = following.get(name.strip().lower())
    if found is None:
        raise WrongUsage(f'You do not follow "{name}". You follow: {", ".join(following) or "none"}.')
    return found


def last_left(connection: sqlite3.Connection, curriculum: str) -> tuple[Enrollment, str] | None:
    """The latest enrolment of a curriculum that is not followed any more, and the digest of its file."""
    row = connection.execute(
        "SELECT e.digest, e.number, e.curriculum, e.title, e.start, t.weight, t.due, 0 FROM enrollment e"
        " JOIN tracking t ON t.enrollment = e.number WHERE e.curriculum = ?"
        " ORDER BY e.number DESC, t.number DESC LIMIT 1",
        (curriculum,),
    ).fetchone()
    return (_enrolled(row[1:]), row[0]) if row else None


def selected(connection: sqlite3.Connection, enrollment: int) -> tuple[int, dict[str, int]]:
    """How many of the items that are wanted have an effort that is only estimated; why others are left out."""
    (estimated,) = connection.execute(
        "SELECT count(*) FROM item WHERE enrollment = ? AND work AND left_out IS NULL AND estimated", (enrollment,)
    ).fetchone()
    rows = connection.execute(
        "SELECT left_out, count(*) FROM item WHERE enrollment = ? AND work AND left_out <> 'backlog'"
        " GROUP BY left_out ORDER BY min(number)",
        (enrollment,),
    )
    return estimated, dict(rows.fetchall())


def track(writer: Writer, one: Enrollment, active: bool = True) -> None:
    """Follow a curriculum with its weight, its due date and paused or not from now on, or no longer."""
    writer.connection.execute(
        "INSERT INTO tracking (step, enrollment, active, weight, due, paused) VALUES (?, ?, ?, ?, ?, ?)",
        (writer.step, one.number, active, one.weight, one.due.isoformat() if one.due else None, one.paused),
    )


def set_due(writer: Writer, phase: int | None, module: int | None, day: date | None) -> None:
    """Let a phase or a module be due on a day, inclusive, or on none."""
    writer.connection.execute(
        "INSERT INTO due (step, phase, module, day) VALUES (?, ?, ?, ?)",
        (writer.step, phase, module, day and day.isoformat()),
    )


def rank(writer: Writer, kind: str | None, number: int, active: bool) -> None:
    """Let the due date of an item (no ``kind``), a module, a phase or a curriculum come before others, or no longer."""
    insert(writer.connection, "priority", {"step": writer.step, "active": active, _RANKED[kind]: number})


def is_first(connection: sqlite3.Connection, kind: str | None, number: int) -> bool:
    """Whether a due date comes before all others."""
    row = connection.execute(
        f"SELECT active FROM priority WHERE {_RANKED[kind]} = ? ORDER BY number DESC LIMIT 1", (number,)
    ).fetchone()
    return bool(row and row[0])


_RANKED = {None: "item", "module": "module", "phase": "phase", "curriculum": "enrollment"}


def _enrolled(row: Sequence[Any]) -> Enrollment:
    number, curriculum, title, start, weight, due, paused = row
    last = date.fromisoformat(due) if due else None
    return Enrollment(number, curriculum, title, date.fromisoformat(start), weight, last, bool(paused))


def open_dues(connection: sqlite3.Connection) -> list[tuple[int, date]]:
    """Open items that are due, with their last day."""
    rows = connection.execute(
        f"SELECT i.number, {DUE} AS last FROM item i JOIN active a ON a.number = i.enrollment"
        f" JOIN state s ON s.item = i.number {PARTS}"
        " WHERE i.work AND s.status IN ('open', 'started') AND last IS NOT NULL ORDER BY i.number"
    )
    return [(number, date.fromisoformat(due)) for number, due in rows]


def own_due(connection: sqlite3.Connection, item: int) -> date | None:
    """The due date that was given to an item itself."""
    (due,) = connection.execute("SELECT due FROM item WHERE number = ?", (item,)).fetchone()
    return date.fromisoformat(due) if due else None


def given(connection: sqlite3.Connection, wanted: Collection[int]) -> list[DueTarget]:
    """Every due date that was given to something with work that is wanted, from the items to the curricula."""
    from study.core.deadlines import DueTarget

    rows = connection.execute(
        f"SELECT {COLUMNS}, i.due, i.work, i.enrollment, p.number, m.number FROM {TABLES}"
    ).fetchall()
    inside: dict[tuple[str, int], list[int]] = {}
    found = []
    for row in rows:
        *_, due, work, enrollment, phase, module = row
        if row[0] not in wanted:
            continue
        if due:
            found.append(DueTarget(Item(*row[:7]), date.fromisoformat(due), (row[0],)))
        for part in (("module", module), ("phase", phase), ("curriculum", enrollment)) if work else ():
            inside.setdefault(part, []).append(row[0])
    for one, due in parts(connection):
        if due and (one.kind, one.number) in inside:
            found.append(DueTarget(one, due, inside[one.kind, one.number]))
    return found


def binding(connection: sqlite3.Connection, number: int, today: date) -> Binding | None:
    """The due date that counts for an item, if there is one."""
    from study.core.deadlines import Binding, inherited

    tasks = plans.tasks(connection, today)
    for n, source in enumerate(inherited(tasks)):
        if tasks[n].item == number and source not in (n, None):
            heir_of = tasks[source or 0]
            return Binding(heir_of.due or today, items.find_one(connection, str(heir_of.item)))
    own = min(given(connection, {number}), key=lambda one: one.due, default=None)
    return Binding(own.due, own.of) if own else None


def parts(connection: sqlite3.Connection) -> Iterator[tuple[Part, date | None]]:
    """Everything that holds items, of what is followed, with its own last day: modules, phases, curricula."""
    from study.core.deadlines import Part

    rows = connection.execute(
        "SELECT 'module', m.number, m.id, m.title, a.curriculum, p.id, m.id, d.day FROM module m"
        " JOIN active a ON a.number = m.enrollment JOIN phase p ON p.number = m.phase"
        f" LEFT JOIN {LATEST_DUES} d ON d.module = m.number UNION ALL"
        " SELECT 'phase', p.number, p.id, p.title, a.curriculum, p.id, NULL, d.day FROM phase p"
        f" JOIN active a ON a.number = p.enrollment LEFT JOIN {LATEST_DUES} d ON d.phase = p.number UNION ALL"
        " SELECT 'curriculum', a.number, a.curriculum, a.title, a.curriculum, NULL, NULL, a.due FROM active a"
    )
    for *part, day in rows:
        yield Part(*part), date.fromisoformat(day) if day else None


def pins(connection: sqlite3.Connection, first: date) -> dict[int, list[tuple[date, int | None]]]:
    """By item, the days from ``first`` on for which it is pinned, with the minutes; None: all that is left."""
    rows = connection.execute(
        "SELECT item, day, minutes, active FROM pin WHERE day >= ? ORDER BY number", (first.isoformat(),)
    )
    latest = {(item, day): (minutes, active) for item, day, minutes, active in rows}
    found: dict[int, list[tuple[date, int | None]]] = {}
    for (item, day), (minutes, active) in sorted(latest.items()):
        if active:
            found.setdefault(item, []).append((date.fromisoformat(day), minutes))
    return found


def pin(writer: Writer, item: int, day: date, minutes: int | None, active: bool = True) -> None:
    """Want an item on a day for so many minutes, or for all that is left; or no longer."""
    writer.connection.execute(
        "INSERT INTO pin (step, item, day, minutes, active) VALUES (?, ?, ?, ?, ?)",
        (writer.step, item, day.isoformat(), minutes, active),
    )


OPEN_END = 1_000_000_000
"""The place of what stands in no phase, and of what is only tracked: after everything else of its curriculum."""


Spot = tuple[int, int]
"""The place and the lane of an item."""


def spot(connection: sqlite3.Connection, item: int, enrollment: int, phase: int | None, module: int | None) -> Spot:
    """In a module or phase it takes its turn behind the last; outside it waits for nothing, in a lane of its own."""
    if phase is None:
        return OPEN_END, OPEN_END + item
    last: Spot | None = connection.execute(
        "SELECT place, lane FROM item WHERE enrollment = ? AND work AND phase = ? AND module IS ?"
        " AND place < ? AND lane < ? AND number <> ? ORDER BY place DESC LIMIT 1",
        (enrollment, phase, module, OPEN_END, OPEN_END, item),
    ).fetchone()
    return last or _between(connection, enrollment, phase, module)


def _between(connection: sqlite3.Connection, enrollment: int, phase: int, module: int | None) -> Spot:
    """That of the first work of a module or phase: behind what comes before it, in the lane of its phase.

    Lanes of phases are even, of modules odd; 0 is the chain of the curriculum.
    """
    place, lane = connection.execute(
        "SELECT max(CASE WHEN left_out IS NOT 'path'"
        " AND (phase < :phase OR phase = :phase AND (module IS NULL OR module < :module)) THEN place END),"
        " min(CASE WHEN phase = :phase AND lane % 2 = 0 THEN lane END)"
        " FROM item WHERE enrollment = :of AND work AND lane < :end AND place < :end",
        {"of": enrollment, "phase": phase, "module": module, "end": OPEN_END},
    ).fetchone()
    return -1 if place is None else place, lane or 0


def is_choice(connection: sqlite3.Connection, module: int) -> bool:
    """Whether a module is one to choose from."""
    (choose,) = connection.execute("SELECT choose FROM module WHERE number = ?", (module,)).fetchone()
    return choose is not None


def unwanted(connection: sqlite3.Connection, enrollment: int, module: int | None = None) -> set[int]:
    """Open items of such modules, or of one of them, that are not needed, since others are or were done.

    Those that are in the plan by choice come first, then the others in their order. Who puts more of them into the plan
    than the module asks for wants them all.
    """
    rows = connection.execute(
        "SELECT m.number, m.choose, i.number, i.left_out IS NULL, s.status"
        " FROM item i JOIN module m ON m.number = i.module JOIN state s ON s.item = i.number"
        " WHERE i.enrollment = :of AND i.work AND m.choose IS NOT NULL AND i.left_out IS NOT 'removed'"
        " AND (:module IS NULL OR m.number = :module)"
        " AND (i.left_out IS NULL OR i.left_out = 'choice' OR s.status = 'done')"
        f" ORDER BY m.number, i.left_out IS NOT NULL, {ORDER}",
        {"of": enrollment, "module": module},
    )
    found: set[int] = set()
    for (_, choose), group in groupby(rows, key=lambda row: (row[0], row[1])):
        members = [(number, bool(own), status) for _, _, number, own, status in group]
        waiting = [(number, own) for number, own, status in members if status in ("open", "started")]
        if sum(own and status != "skipped" for _, own, status in members) > choose:
            needed = sum(own for _, own in waiting)
        else:
            needed = max(choose - sum(status == "done" for *_, status in members), 0)
        found.update(number for number, _ in waiting[needed:])
    return found


def taken(connection: sqlite3.Connection, enrollment: int, module: int) -> list[int]:
    """Items of one that were done though others had been chosen."""
    rows = connection.execute(
        "SELECT i.number FROM item i JOIN state s ON s.item = i.number"
        " WHERE i.enrollment = ? AND i.module = ? AND i.work AND i.left_out = 'choice' AND s.status = 'done'",
        (enrollment, module),
    )
    return [number for (number,) in rows]
