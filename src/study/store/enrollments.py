"""Curricula the learner follows, with their due dates, what is pinned, and how much is wanted of a choice."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from study.core.items import Enrollment, Item, PeerEfforts
from study.errors import WrongUsage
from study.store import items, plans, rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.core.deadlines import Binding, DueTarget, Part
    from study.store.database import Writer


def followed(connection: sqlite3.Connection) -> list[Enrollment]:
    """The curricula that are followed, in the order of enrolment."""
    return rows.values(connection, Enrollment, "FROM active ORDER BY number")


def peer_efforts(connection: sqlite3.Connection, enrollment: int) -> PeerEfforts | None:
    """Whose times the items of a curriculum have, if they are others'."""
    text = rows.cell(
        connection, "SELECT json_extract(about, '$.peers') FROM enrollment WHERE number = ?", (enrollment,)
    )
    if not text:
        return None
    import json

    return PeerEfforts(**json.loads(text))


def named(connection: sqlite3.Connection, name: str) -> Enrollment:
    """The curriculum that is followed under an id. Raises WrongUsage."""
    following = {one.curriculum: one for one in followed(connection)}
    found = following.get(name.strip().lower())
    if found is None:
        raise WrongUsage(f'You don\'t follow "{name}". You follow: {", ".join(following) or "none"}.')
    return found


def last_left(connection: sqlite3.Connection, curriculum: str) -> tuple[Enrollment, str] | None:
    """The latest enrolment of a curriculum that is not followed any more, and the digest of its file."""
    left = rows.value(
        connection,
        Enrollment,
        "SELECT e.number, e.curriculum, e.title, e.start, t.weight, t.due FROM enrollment e"
        " JOIN tracking t ON t.enrollment = e.number WHERE e.curriculum = ?"
        " ORDER BY e.number DESC, t.number DESC LIMIT 1",
        (curriculum,),
    )
    if left is None:
        return None
    return left, rows.cell(connection, "SELECT digest FROM enrollment WHERE number = ?", (left.number,))


def selected(connection: sqlite3.Connection, enrollment: int) -> tuple[int, dict[str, int]]:
    """How many of the items that are wanted have an effort that is only estimated; why others are left out."""
    sql = "SELECT count(*) FROM item WHERE enrollment = ? AND work AND left_out IS NULL AND estimated"
    estimated = rows.cell(connection, sql, (enrollment,))
    counts = connection.execute(
        "SELECT left_out, count(*) FROM item WHERE enrollment = ? AND work AND left_out <> 'backlog'"
        " GROUP BY left_out ORDER BY min(number)",
        (enrollment,),
    )
    return estimated, dict(counts.fetchall())


def track(writer: Writer, one: Enrollment, active: bool = True) -> None:
    """Follow a curriculum with its weight, its due date and paused or not from now on, or no longer."""
    writer.append("tracking", enrollment=one.number, active=active, weight=one.weight, due=one.due, paused=one.paused)


def set_due(writer: Writer, phase: int | None, module: int | None, day: date | None) -> None:
    """Let a phase or a module be due on a day, inclusive, or on none."""
    writer.append("due", phase=phase, module=module, day=day)


def rank(writer: Writer, kind: str | None, number: int, active: bool) -> None:
    """Let the due date of an item (no ``kind``), a module, a phase or a curriculum come before others, or no longer."""
    writer.append("priority", **{_RANKED[kind]: number}, active=active)


def is_first(connection: sqlite3.Connection, kind: str | None, number: int) -> bool:
    """Whether a due date comes before all others."""
    row = connection.execute(
        f"SELECT active FROM priority WHERE {_RANKED[kind]} = ? ORDER BY number DESC LIMIT 1", (number,)
    ).fetchone()
    return bool(row and row[0])


_RANKED = {None: "item", "module": "module", "phase": "phase", "curriculum": "enrollment"}


def open_dues(connection: sqlite3.Connection) -> list[tuple[int, date]]:
    """Open items that are due, with their last day."""
    dues = connection.execute(
        "SELECT number, due FROM kept WHERE work AND status IN ('open', 'started') AND due IS NOT NULL ORDER BY number"
    )
    return [(number, date.fromisoformat(due)) for number, due in dues]


def own_due(connection: sqlite3.Connection, item: int) -> date | None:
    """The due date that was given to an item itself."""
    return rows.day(connection, "SELECT due FROM item WHERE number = ?", (item,))


def given(connection: sqlite3.Connection, wanted: Collection[int]) -> list[DueTarget]:
    """Every due date that was given to something with work that is wanted, from the items to the curricula."""
    from study.core.deadlines import DueTarget

    placed = connection.execute(
        "SELECT r.*, i.due, i.work, i.enrollment, i.phase, i.module FROM reference r JOIN item i USING (number)"
    ).fetchall()
    inside: dict[tuple[str, int], list[int]] = {}
    found = []
    for row in placed:
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

    dues = connection.execute(
        "SELECT 'module', m.number, m.id, m.title, a.curriculum, p.id, m.id,"
        " (SELECT day FROM due WHERE module = m.number ORDER BY number DESC LIMIT 1) FROM module m"
        " JOIN active a ON a.number = m.enrollment JOIN phase p ON p.number = m.phase WHERE NOT m.gone UNION ALL"
        " SELECT 'phase', p.number, p.id, p.title, a.curriculum, p.id, NULL,"
        " (SELECT day FROM due WHERE phase = p.number ORDER BY number DESC LIMIT 1) FROM phase p"
        " JOIN active a ON a.number = p.enrollment WHERE NOT p.gone UNION ALL"
        " SELECT 'curriculum', a.number, a.curriculum, a.title, a.curriculum, NULL, NULL, a.due FROM active a"
    )
    for *part, day in dues:
        yield Part(*part), date.fromisoformat(day) if day else None


def pins(connection: sqlite3.Connection, first: date) -> dict[int, list[tuple[date, int | None]]]:
    """By item, the days from ``first`` on for which it is pinned, with the minutes; None: all that is left."""
    wishes = connection.execute(
        "SELECT item, day, minutes, active FROM pin WHERE day >= ? ORDER BY number", (first.isoformat(),)
    )
    latest = {(item, day): (minutes, active) for item, day, minutes, active in wishes}
    found: dict[int, list[tuple[date, int | None]]] = {}
    for (item, day), (minutes, active) in sorted(latest.items()):
        if active:
            found.setdefault(item, []).append((date.fromisoformat(day), minutes))
    return found


def pin(writer: Writer, item: int, day: date, minutes: int | None, active: bool = True) -> None:
    """Want an item on a day for so many minutes, or for all that is left; or no longer."""
    writer.append("pin", item=item, day=day, minutes=minutes, active=active)


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
        "SELECT max(CASE WHEN i.left_out IS NOT 'path' AND (p.place < ph.place OR i.phase = :phase"
        " AND (i.module IS NULL OR m.place < (SELECT place FROM module WHERE number = :module))) THEN i.place END),"
        " min(CASE WHEN i.phase = :phase AND i.lane % 2 = 0 THEN i.lane END)"
        " FROM item i JOIN phase p ON p.number = i.phase LEFT JOIN module m ON m.number = i.module"
        " JOIN phase ph ON ph.number = :phase"
        " WHERE i.enrollment = :of AND i.work AND i.lane < :end AND i.place < :end",
        {"of": enrollment, "phase": phase, "module": module, "end": OPEN_END},
    ).fetchone()
    return -1 if place is None else place, lane or 0


def is_choice(connection: sqlite3.Connection, module: int) -> bool:
    """Whether a module is one to choose from."""
    return rows.cell(connection, "SELECT choose FROM module WHERE number = ?", (module,)) is not None


def unwanted(connection: sqlite3.Connection, enrollment: int, module: int | None = None) -> set[int]:
    """Open items of modules to choose from, or of one of them, that are not needed, since others are or were done."""
    fallen = connection.execute(
        "SELECT number FROM item WHERE number IN (SELECT item FROM fallen) AND enrollment = :of"
        " AND (:module IS NULL OR module = :module)",
        {"of": enrollment, "module": module},
    )
    return {number for (number,) in fallen}


def taken(connection: sqlite3.Connection, enrollment: int, module: int) -> list[int]:
    """Items of one that were done though others had been chosen."""
    return rows.column(
        connection,
        "SELECT number FROM kept WHERE enrollment = ? AND module_number = ? AND work AND own_left_out = 'choice'"
        " AND status = 'done'",
        (enrollment, module),
    )
