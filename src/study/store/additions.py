"""Items that stood in no file, and changes of items; every change is kept with what was before."""

from __future__ import annotations

from study.core.addition import Addition
from study.core.items import DEFAULT_MINUTES, DESCRIBED, OWN, OWN_TITLE, WORK, Enrollment, slug
from study.errors import WrongUsage
from study.store import enrollments, entries, numbers, rows
from study.store.enrollments import OPEN_END, spot

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.store.database import Connection, Writer


AS_GIVEN = ("title", "kind", "due", "slug", "category", "notes", *DESCRIBED)
"""Columns of an item that are what was said when it was added."""


def own_curriculum(writer: Writer) -> int:
    """The number of the learner's own curriculum, which is made when it is first asked for."""
    connection = writer.connection
    own = enrollment_of(connection, None)
    if own:
        return own
    start = writer.today
    number = writer.append(
        "enrollment", curriculum=OWN, title=OWN_TITLE, digest="", start=start, optional=False, about="{}"
    )
    enrollments.track(writer, Enrollment(number, OWN, OWN_TITLE, start, weight=1, due=None))
    return number


def parts_of(connection: sqlite3.Connection, enrollment: int) -> dict[str, tuple[int, int | None]]:
    """Phase and module of each id to which items may be added, in order: modules, and phases that have none."""
    rows = connection.execute(
        "SELECT coalesce(m.id, p.id), p.number, m.number FROM phase p"
        " LEFT JOIN module m ON m.phase = p.number AND NOT m.gone"
        " WHERE p.enrollment = ? AND NOT p.gone ORDER BY p.place, m.place, m.number",
        (enrollment,),
    )
    return {name: (phase, module) for name, phase, module in rows}


def twin(
    connection: sqlite3.Connection, addition: Addition, enrollment: int, phase: int | None, module: int | None
) -> int | None:
    """The number of an item of that kind and title in the same place and list."""
    rows = connection.execute(
        "SELECT number, title FROM item WHERE enrollment = ? AND phase IS ? AND module IS ? AND kind = ? AND list = ?"
        " AND left_out IS NOT 'removed' ORDER BY number",
        (enrollment, phase, module, addition.kind, addition.list),
    )
    return next((number for number, title in rows if title.casefold() == addition.title.casefold()), None)


def word_for(connection: sqlite3.Connection, addition: Addition) -> str:
    """The list's own word for a kind: what it says there most often, "" being ours; of equals the latest."""
    word = rows.cell(
        connection,
        "SELECT type FROM kept WHERE list = ? AND kind = ? GROUP BY type ORDER BY count(*) DESC, max(number) DESC",
        (addition.list, addition.kind),
    )
    return word or ""


def add(
    writer: Writer, addition: Addition, enrollment: int, phase: int | None = None, module: int | None = None
) -> int:
    """Store an item at the end of a module or phase, or of its curriculum; its number.

    Work takes its turn in a module or phase; outside of one it waits for nothing, so it gets a lane of its own.
    """
    connection = writer.connection
    number = numbers.next_item(connection)
    work = addition.planned or (addition.kind in WORK and not addition.tracked)
    settle(writer, enrollment, module)
    place, lane = spot(connection, number, enrollment, phase, module) if work else (OPEN_END, 0)
    low, likely, high = addition.effort or (DEFAULT_MINUTES[addition.kind],) * 3
    row = {name: getattr(addition, name) for name in AS_GIVEN} | {
        "number": number,
        "enrollment": enrollment,
        "phase": phase,
        "module": module,
        "id": unused(connection, enrollment, addition.id or slug(addition.title, addition.kind)),
        "work": work,
        "place": place,
        "lane": lane,
        "left_out": "backlog" if addition.backlog else None,
        "low": low,
        "likely": likely,
        "high": high,
        "estimated": addition.effort is None,
        "tags": tagged(addition.tags),
    }
    writer.append("item", **row)
    _remember(writer, number, "place", None, place)
    _take_in(writer, number)
    entries.carry_over(writer, iter([(number, likely, [])]))
    return int(number)


def move(writer: Writer, item: int, enrollment: int, phase: int | None, module: int | None) -> None:
    """Put an item at the end of a module or phase, or of a curriculum; its id stays if nothing else there has it."""
    connection = writer.connection
    settle(writer, enrollment, module)
    here, name, work = connection.execute("SELECT enrollment, id, work FROM item WHERE number = ?", (item,)).fetchone()
    place, lane = spot(connection, item, enrollment, phase, module) if work else (OPEN_END, 0)
    if here != enrollment:
        change(writer, item, "id", unused(connection, enrollment, name))
        change(writer, item, "first_day", None)
    for field, value in (("enrollment", enrollment), ("phase", phase), ("module", module), ("lane", lane)):
        change(writer, item, field, value)
    _put(writer, item, place)
    _take_in(writer, item)


def include(writer: Writer, item: int) -> bool:
    """Make an item work that is planned; False if it is. One that was only tracked comes last in its module."""
    connection = writer.connection
    enrollment, phase, module, work = connection.execute(
        "SELECT enrollment, phase, module, work FROM item WHERE number = ?", (item,)
    ).fetchone()
    settle(writer, enrollment, module)
    wanted = change(writer, item, "left_out", None)
    if wanted or not work:
        _take_in(writer, item)
    if work:
        return wanted
    place, lane = spot(connection, item, enrollment, phase, module)
    change(writer, item, "work", 1)
    change(writer, item, "lane", lane)
    _put(writer, item, place)
    return True


def exclude(writer: Writer, item: int) -> None:
    """Take planned work out: into the backlog, or back to the resources if it was one that was only tracked."""
    connection = writer.connection
    made = _last_change(connection, item, "work")
    if made is None or made[1] == "1":
        change(writer, item, "left_out", "backlog")
        return
    step, _ = made
    placed, left_out = _last_change(connection, item, "place"), _last_change(connection, item, "left_out")
    change(writer, item, "work", 0)
    _put(writer, item, int(placed[1]) if placed and placed[0] == step and placed[1] is not None else OPEN_END)
    if left_out and left_out[0] == step:
        change(writer, item, "left_out", left_out[1])


def is_in(connection: sqlite3.Connection, item: int, enrollment: int, phase: int | None, module: int | None) -> bool:
    """Whether an item stands in a module or a phase, or in a curriculum outside of them."""
    row = connection.execute("SELECT enrollment, phase, module FROM item WHERE number = ?", (item,)).fetchone()
    return bool(row == (enrollment, phase, module))


def free(writer: Writer, item: int) -> None:
    """Take an item out of the order of its lane: it waits only for what it requires."""
    change(writer, item, "lane", OPEN_END + item)


def settle(writer: Writer, enrollment: int, module: int | None) -> None:
    """Write down what is chosen by now in a module to choose from, before somebody chooses more."""
    if module is None or not enrollments.is_choice(writer.connection, module):
        return
    for number in enrollments.unwanted(writer.connection, enrollment, module):
        change(writer, number, "left_out", "choice")
    for number in enrollments.taken(writer.connection, enrollment, module):
        change(writer, number, "left_out", None)


def _take_in(writer: Writer, item: int) -> None:
    """Write down that an item of a module to choose from is wanted beside what is done there.

    What the learner puts there, from wherever it comes, is chosen by that: the record says so of each alike.
    """
    module, left_out = writer.connection.execute(
        "SELECT module, left_out FROM item WHERE number = ?", (item,)
    ).fetchone()
    if module is not None and left_out is None and enrollments.is_choice(writer.connection, module):
        change(writer, item, "left_out", "choice")
        change(writer, item, "left_out", None)


def has_record(connection: sqlite3.Connection, item: int) -> bool:
    """Whether an item has results, submissions or attempts, which only its kind has."""
    sql = (
        "SELECT 1 FROM result WHERE item = :of UNION ALL SELECT 1 FROM submission WHERE item = :of"
        " UNION ALL SELECT 1 FROM attempt WHERE item = :of LIMIT 1"
    )
    return bool(rows.cell(connection, sql, {"of": item}))


def change(writer: Writer, item: int, field: str, value: str | int | None) -> bool:
    """Give a column of an item another value and keep what it was; False if it is so already."""
    before = rows.cell(writer.connection, f'SELECT "{field}" FROM item WHERE number = ?', (item,))
    if before == value:
        return False
    _remember(writer, item, field, before, value)
    writer.connection.execute(f'UPDATE item SET "{field}" = ? WHERE number = ?', (value, item))
    if field == "likely":
        entries.fold_again(writer.connection, [item])
    return True


def tagged(tags: tuple[str, ...] | list[str]) -> str:
    """Tags as they are stored: each between two spaces."""
    return f" {' '.join(tags)} " if tags else ""


def _put(writer: Writer, item: int, place: int) -> None:
    """Give an item a place, the last of those who have the same: by the change, even if it had that place."""
    if not change(writer, item, "place", place):
        _remember(writer, item, "place", place, place)


def _remember(writer: Writer, item: int, field: str, before: str | int | None, after: str | int | None) -> None:
    old, new = (None if cell is None else str(cell) for cell in (before, after))
    writer.append("change", item=item, field=field, before=old, after=new)


def _last_change(connection: sqlite3.Connection, item: int, field: str) -> tuple[int, str | None] | None:
    """The step that changed a field last, and what it was before."""
    row: tuple[int, str | None] | None = connection.execute(
        "SELECT step, before FROM change WHERE item = ? AND field = ? ORDER BY number DESC LIMIT 1", (item, field)
    ).fetchone()
    return row


def unused(connection: sqlite3.Connection, enrollment: int, base: str) -> str:
    """The id, or with a number behind it where its curriculum has it already."""
    name, count = base, 1
    while connection.execute(
        "SELECT 1 FROM item WHERE id = :id AND enrollment = :of UNION ALL"
        " SELECT 1 FROM module WHERE id = :id AND enrollment = :of UNION ALL"
        " SELECT 1 FROM phase WHERE id = :id AND enrollment = :of LIMIT 1",
        {"id": name, "of": enrollment},
    ).fetchone():
        count += 1
        name = f"{base}-{count}"
    return name


Where = tuple[int, "int | None", "int | None"]
"""Enrolment, phase and module; where the module is None in the phase itself, where both are in neither."""


def add_to(writer: Writer, addition: Addition, to: str | None = None) -> int:
    """Store an item where the learner wants it, else in his own curriculum; its number. Plans nothing."""
    return add(writer, addition, *where(writer, to))


def where(writer: Writer, to: str | None) -> Where:
    """What ``CURRICULUM``, ``CURRICULUM/MODULE`` or ``CURRICULUM/PHASE`` means; of nothing, the learner's own.

    Raises WrongUsage.
    """
    return named(writer.connection, to) or (own_curriculum(writer), None, None)


def enrollment_of(connection: Connection, to: str | None) -> int | None:
    """The number of the curriculum that ``to`` means; None where the learner's own is not made yet."""
    place = named(connection, to)
    own = rows.cell(connection, "SELECT number FROM active WHERE curriculum = ? ORDER BY number LIMIT 1", (OWN,))
    return place[0] if place else int(own) if own else None


def named(connection: Connection, to: str | None) -> Where | None:
    """The same of what is there; None for the learner's own."""
    if to is None or to.strip().lower() == OWN:
        return None
    curriculum, _, name = to.strip().lower().partition("/")
    number = enrollments.named(connection, curriculum).number
    if not name:
        return number, None, None
    parts = parts_of(connection, number)
    if name not in parts:
        known = f'no module "{name}". It has: {", ".join(parts)}' if parts else f'no modules: leave "/{name}" out'
        raise WrongUsage(f"{curriculum} has {known}.")
    return number, *parts[name]
