"""Due dates: of items, modules, phases and curricula. Of all that hold for an item the earliest counts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from study.core.items import Item
from study.store import items, plans
from study.store.items import COLUMNS, DUE, LATEST_DUES, PARTS, TABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.core.deadlines import Binding, Given, Part


def open_dues(connection: sqlite3.Connection) -> list[tuple[int, date]]:
    """Open items that are due, with their last day."""
    rows = connection.execute(
        f"SELECT i.number, {DUE} AS last FROM item i JOIN active a ON a.number = i.enrollment"
        f" JOIN state s ON s.item = i.number {PARTS}"
        " WHERE i.work AND s.status IN ('open', 'started') AND last IS NOT NULL ORDER BY i.number"
    )
    return [(number, date.fromisoformat(due)) for number, due in rows]


def own(connection: sqlite3.Connection, item: int) -> date | None:
    """The due date that was given to an item itself."""
    (due,) = connection.execute("SELECT due FROM item WHERE number = ?", (item,)).fetchone()
    return date.fromisoformat(due) if due else None


def given(connection: sqlite3.Connection, wanted: Collection[int]) -> list[Given]:
    """Every due date that was given to something with work that is wanted, from the items to the curricula."""
    from study.core.deadlines import Given

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
            found.append(Given(Item(*row[:7]), date.fromisoformat(due), (row[0],)))
        for part in (("module", module), ("phase", phase), ("curriculum", enrollment)) if work else ():
            inside.setdefault(part, []).append(row[0])
    for one, due in parts(connection):
        if due and (one.kind, one.number) in inside:
            found.append(Given(one, due, inside[one.kind, one.number]))
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
