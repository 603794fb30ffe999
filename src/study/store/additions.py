"""Items that stood in no file, and changes of items; every change is kept with what was before."""

from __future__ import annotations

from study.domain.addition import OWN, OWN_TITLE, Addition
from study.domain.kinds import DEFAULT_MINUTES, WORK
from study.store import entries

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.store.database import Writer

OPEN_END = 1_000_000_000
"""The place of what stands in no module: after everything else of its curriculum."""


def own_curriculum(writer: Writer) -> int:
    """The number of the learner's own curriculum, which is made when it is first asked for."""
    connection = writer.connection
    row = connection.execute(
        "SELECT number FROM active WHERE curriculum = ? ORDER BY number LIMIT 1", (OWN,)
    ).fetchone()
    if row:
        return int(row[0])
    number = connection.execute(
        "INSERT INTO enrollment (step, curriculum, title, digest, start, path, optional, about)"
        " VALUES (?, ?, ?, '', ?, NULL, 0, '{}')",
        (writer.step, OWN, OWN_TITLE, writer.today.isoformat()),
    ).lastrowid
    connection.execute(
        "INSERT INTO tracking (step, enrollment, active, weight, due) VALUES (?, ?, 1, 1, NULL)", (writer.step, number)
    )
    return number or 0


def modules(connection: sqlite3.Connection, enrollment: int) -> dict[str, int]:
    """The modules of a curriculum: ids with their numbers, in order."""
    rows = connection.execute("SELECT id, number FROM module WHERE enrollment = ? ORDER BY number", (enrollment,))
    return dict(rows.fetchall())


def add(writer: Writer, addition: Addition, enrollment: int, module: int | None = None) -> int:
    """Store an item at the end of a module, or of its curriculum; its number.

    In a module it takes its turn; outside of one it waits for nothing, so it gets a lane of its own.
    """
    connection = writer.connection
    (number,) = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM item").fetchone()
    phase, place, lane = _where(connection, enrollment, module, number)
    low, likely, high = addition.effort or (DEFAULT_MINUTES[addition.kind],) * 3
    connection.execute(
        "INSERT INTO item (number, enrollment, phase, module, id, kind, title, work, place, lane, left_out,"
        " low, likely, high, estimated, due, first_day, type, list, \"by\", url, stars, slug, notes,"
        " category, better, tags, closed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, 0)",
        (
            number, enrollment, phase, module, _unused(connection, enrollment, addition), addition.kind, addition.title,
            addition.kind in WORK or addition.planned, place, lane, "backlog" if addition.backlog else None,
            low, likely, high, addition.effort is None, addition.due and addition.due.isoformat(), addition.type,
            addition.list, addition.by, addition.url, addition.stars, addition.slug, addition.notes,
            addition.category, tagged(addition.tags),
        ),
    )  # fmt: skip
    entries.carry_over(writer, iter([(number, likely, [])]))
    return int(number)


def move(writer: Writer, item: int, enrollment: int, module: int | None) -> None:
    """Put an item at the end of a module or of a curriculum."""
    connection = writer.connection
    phase, place, lane = _where(connection, enrollment, module, item)
    values = {"enrollment": enrollment, "phase": phase, "module": module, "place": place, "lane": lane}
    for field, value in values.items():
        change(writer, item, field, value)


def change(writer: Writer, item: int, field: str, value: str | int | None) -> bool:
    """Give a column of an item another value and keep what it was; False if it is so already."""
    (before,) = writer.connection.execute(f'SELECT "{field}" FROM item WHERE number = ?', (item,)).fetchone()
    if before == value:
        return False
    writer.connection.execute(
        "INSERT INTO change (step, item, field, before, after) VALUES (?, ?, ?, ?, ?)",
        (writer.step, item, field, *(None if one is None else str(one) for one in (before, value))),
    )
    writer.connection.execute(f'UPDATE item SET "{field}" = ? WHERE number = ?', (value, item))
    if field == "likely":
        entries.refold(writer, item)
    return True


def tagged(tags: tuple[str, ...] | list[str]) -> str:
    """Tags as they are stored: each between two spaces."""
    return f" {' '.join(tags)} " if tags else ""


def _where(
    connection: sqlite3.Connection, enrollment: int, module: int | None, item: int
) -> tuple[int | None, int, int]:
    """Phase, place and lane of an item that comes to a module or to a curriculum."""
    if module is None:
        return None, OPEN_END, OPEN_END + item
    (phase,) = connection.execute("SELECT phase FROM module WHERE number = ?", (module,)).fetchone()
    last = connection.execute(
        "SELECT place, lane FROM item WHERE enrollment = ? AND work AND module = ? ORDER BY place DESC LIMIT 1",
        (enrollment, module),
    ).fetchone()
    return (phase, *(last or (OPEN_END, OPEN_END + item)))


def _unused(connection: sqlite3.Connection, enrollment: int, addition: Addition) -> str:
    """An id for it that its curriculum does not have yet."""
    from study.domain.outline import slug

    base = slug(addition.title, addition.kind)
    rows = connection.execute(
        "SELECT id FROM item WHERE enrollment = :of UNION SELECT id FROM module WHERE enrollment = :of"
        " UNION SELECT id FROM phase WHERE enrollment = :of",
        {"of": enrollment},
    )
    taken = {name for (name,) in rows}
    name, count = base, 1
    while name in taken:
        count += 1
        name = f"{base}-{count}"
    return name
