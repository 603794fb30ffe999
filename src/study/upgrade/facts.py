"""What a learner has of a curriculum, read for an upgrade, and what an upgrade writes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date

from study.core.items import Entry
from study.core.versions import EFFORT, ItemVersion, PartVersion, Version
from study.store import entries, numbers, rows
from study.store.enrollments import pins, set_due
from study.store.items import ORDER
from study.store.versions import COPIED
from study.upgrade.rules import Changes, LearnerCurriculum, Need

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.items import Enrollment
    from study.store.database import Connection, Writer
    from study.upgrade.rules import Row


_STEPS = "SELECT step FROM base WHERE enrollment = :of AND NOT own UNION SELECT step FROM enrollment WHERE number = :of"
"""The steps that brought what an author wrote; whatever else changed is the learner's doing."""

_WAS_HERE = (
    "SELECT item FROM change WHERE entry IS NULL AND field = 'enrollment' AND \"before\" = :text"
    " AND step NOT IN (SELECT step FROM base WHERE enrollment = :of AND NOT own)"
)


def followed(connection: Connection, enrolled: Enrollment, today: date) -> LearnerCurriculum:
    """Everything a learner has of a curriculum."""
    of = {"of": enrolled.number, "text": str(enrolled.number)}
    items = {
        row["number"]: row
        for row in _rows(
            connection,
            "SELECT i.*, s.status, s.percent FROM item i JOIN state s ON s.item = i.number"
            f" WHERE i.enrollment = :of OR i.number IN ({_WAS_HERE})",
            of,
        )
    }
    firsts = _firsts(connection, of)
    (about, path, optional) = connection.execute(
        "SELECT about, path, optional FROM enrollment WHERE number = :of", of
    ).fetchone()
    return LearnerCurriculum(
        enrolled=enrolled,
        about=about,
        path=path,
        with_optional=bool(optional),
        items=items,
        phases={
            row["number"]: row
            for row in _rows(connection, "SELECT * FROM phase WHERE enrollment = :of ORDER BY place, number", of)
        },
        modules={
            row["number"]: row
            for row in _rows(connection, "SELECT * FROM module WHERE enrollment = :of ORDER BY place, number", of)
        },
        firsts=firsts,
        revised=_revised(connection, of),
        busy=_busy(connection, of, today) | {number for number, _ in firsts},
        order=[
            number
            for (number,) in connection.execute(
                f"SELECT number FROM kept WHERE enrollment = :of AND work ORDER BY {ORDER}", of
            )
        ],
        needs={
            Need(*edge): number
            for number, *edge in connection.execute(
                "SELECT number, item, module, on_item, on_module FROM need WHERE enrollment = :of", of
            )
        },
        dues=_dues(connection, of),
        own=_own(connection, of),
        next_item=numbers.next_item(connection),
        next_phase=_next(connection, "phase"),
        next_module=_next(connection, "module"),
    )


def _rows(connection: Connection, sql: str, parameters: Mapping[str, object]) -> list[Row]:
    cursor = connection.execute(sql, parameters)
    names = [column for column, *_ in cursor.description]
    return [dict(zip(names, cells, strict=True)) for cells in cursor]


def _firsts(connection: Connection, of: Mapping[str, object]) -> dict[tuple[int, str], str | None]:
    """What the learner's own changes of an item found, by item and field: the oldest since its author's last word."""
    cursor = connection.execute(
        'SELECT c.item, c.field, c."before" FROM change c WHERE c.entry IS NULL'
        f" AND (c.item IN (SELECT number FROM item WHERE enrollment = :of) OR c.item IN ({_WAS_HERE}))"
        f" AND c.step NOT IN ({_STEPS}) ORDER BY c.number DESC",
        of,
    )
    return {(item, field): before for item, field, before in cursor}


def _revised(connection: Connection, of: Mapping[str, object]) -> set[tuple[str, int, str]]:
    """The fields of phases, modules and the curriculum that the learner changed."""
    cursor = connection.execute(
        'SELECT name, "row", field FROM revision WHERE field IS NOT NULL'
        f" AND step NOT IN ({_STEPS}) AND (name <> 'enrollment' OR \"row\" = :of)",
        of,
    )
    return set(cursor.fetchall())


def _busy(connection: Connection, of: Mapping[str, object], today: date) -> set[int]:
    """Items with anything recorded of them, or that are pinned."""
    cursor = connection.execute(
        "SELECT item FROM entry UNION SELECT item FROM timer UNION SELECT item FROM result"
        " UNION SELECT item FROM submission UNION SELECT item FROM attempt",
    )
    return {item for (item,) in cursor} | set(pins(connection, today))


def _dues(connection: Connection, of: Mapping[str, object]) -> dict[tuple[str, int], str | None]:
    """The last due date given to each phase and module."""
    cursor = connection.execute(
        "SELECT d.phase, d.module, d.day FROM due d LEFT JOIN phase p ON p.number = d.phase"
        " LEFT JOIN module m ON m.number = d.module WHERE coalesce(p.enrollment, m.enrollment) = :of ORDER BY d.number",
        of,
    )
    return {("phase", phase) if module is None else ("module", module): day for phase, module, day in cursor}


def _own(connection: Connection, of: Mapping[str, object]) -> set[int]:
    """Items that the learner added."""
    cursor = connection.execute(
        f"SELECT number FROM item WHERE enrollment = :of AND step IS NOT NULL AND step NOT IN ({_STEPS})", of
    )
    return {number for (number,) in cursor}


def _next(connection: Connection, table: str) -> int:
    """A number that no row of a table has or will have again when a step is redone."""
    (number,) = connection.execute(
        f"SELECT max(coalesce((SELECT max(number) FROM {table}), 0), coalesce("
        "(SELECT max(json_extract(row, '$.number')) FROM undone WHERE name = ?), 0)) + 1",
        (table,),
    ).fetchone()
    return int(number)


def rebuilt(mine: LearnerCurriculum) -> Version:
    """What was enrolled in before that was kept whole: from what is stored, without what the learner changed."""
    phases, modules = [*mine.phases], [*mine.modules]
    of_phase, of_module = {n: i for i, n in enumerate(phases)}, {n: i for i, n in enumerate(modules)}
    version = Version(
        title=mine.enrolled.title,
        due=mine.enrolled.due,
        phases=[_part(mine.phases[n], mine.dues.get(("phase", n))) for n in phases],
        modules=[
            _part(mine.modules[n], mine.dues.get(("module", n)), of_phase[mine.modules[n]["phase"]]) for n in modules
        ],
        items=[],
        is_whole=False,
    )
    there = sorted(number for number in mine.items if number not in mine.own)
    place = {n: i for i, n in enumerate(n for n in mine.order if n not in mine.own)}
    for number in there:
        row = dict(mine.items[number])
        for name in row:
            if (number, name) in mine.firsts:
                row[name] = mine.firsts[number, name]
        version.items.append(
            ItemVersion(
                id=row["id"],
                stated=True,
                work=bool(row["work"]),
                values={name: row[name] for name in (*COPIED, *EFFORT, "first_day", "list", "tags")},
                phase=of_phase.get(row["phase"] or 0),
                module=of_module.get(row["module"] or 0),
                left_out=row["left_out"],
                lane=row["lane"],
                place=place.get(number),
            )
        )
    at = {number: n for n, number in enumerate(there)}
    version.needs = {
        (
            at.get(need.item or 0),
            of_module.get(need.module or 0),
            at.get(need.on_item or 0),
            of_module.get(need.on_module or 0),
        )
        for need in mine.needs
    }
    return version


def _part(row: Row, due: str | None, phase: int | None = None) -> PartVersion:
    return PartVersion(
        id=row["id"],
        title=row["title"],
        due=date.fromisoformat(due) if due else None,
        phase=phase,
        optional=bool(row.get("optional")),
        choose=row.get("choose"),
    )


def write(writer: Writer, changes: Changes) -> None:
    """Everything an upgrade changes, but for the plan."""
    connection, step = writer.connection, {"step": writer.step}
    of = changes.enrollment
    rows.insert_all(connection, "phase", ({**row, **step, "enrollment": of} for row in changes.phases))
    rows.insert_all(connection, "module", ({**row, **step, "enrollment": of} for row in changes.modules))
    rows.insert_all(connection, "item", ({**row, **step, "enrollment": of} for row in changes.items))
    entries.carry_over(writer, ((number, likely, known) for number, likely, known in changes.recorded))
    _change_items(writer, changes.fields)
    for table, number, field, before, after in changes.parts:
        revise(writer, table, number, field, before, after)
    for number in changes.dropped:
        _take_out(writer, "need", number)
    rows.insert_all(
        connection,
        "need",
        (
            {
                "enrollment": of,
                "item": need.item,
                "module": need.module,
                "on_item": need.on_item,
                "on_module": need.on_module,
                **step,
            }
            for need in changes.needs
        ),
    )
    for number, percent in changes.shares:
        entries.append(writer, number, Entry("progress", writer.today, percent=percent))
    for phase, module, day in changes.dues:
        set_due(writer, phase, module, None if day is None else date.fromisoformat(day))


def _change_items(writer: Writer, fields: Iterable[tuple[int, str, object, object]]) -> None:
    """Give columns of items other values, and keep what they were; states follow the effort."""
    changed = [*fields]
    for name in dict.fromkeys(field for _, field, _, _ in changed):
        writer.connection.executemany(
            f'UPDATE item SET "{name}" = ? WHERE number = ?',
            [(after, number) for number, field, _, after in changed if field == name],
        )
    rows.insert_all(
        writer.connection,
        "change",
        (
            {"step": writer.step, "item": number, "field": field, "before": _text(before), "after": _text(after)}
            for number, field, before, after in changed
        ),
    )
    _fold(writer.connection, {number: after for number, field, _, after in changed if field == "likely"})


def _fold(connection: Connection, efforts: Mapping[int, object]) -> None:
    """The states of items whose effort changed; those of which nothing is recorded have all of it before them."""
    begun = {item for (item,) in connection.execute("SELECT DISTINCT item FROM entry")}
    connection.executemany(
        "UPDATE state SET remaining = ? WHERE item = ?",
        [(effort, number) for number, effort in efforts.items() if number not in begun],
    )
    entries.fold_again(connection, (number for number in efforts if number in begun))


def revise(writer: Writer, table: str, number: int, field: str, before: object, after: object) -> None:
    """Give a field of a phase, a module or a curriculum another value, and keep what it was."""
    rows.insert(
        writer.connection,
        "revision",
        {"step": writer.step, "name": table, "row": number, "field": field, "before": before, "after": after},
    )
    writer.connection.execute(f'UPDATE {table} SET "{field}" = ? WHERE number = ?', (after, number))


def _take_out(writer: Writer, table: str, number: int) -> None:
    """Remove a row, and keep it for whoever takes the step back."""
    (row,) = _rows(writer.connection, f"SELECT * FROM {table} WHERE number = :number", {"number": number})
    kept = {"step": writer.step, "name": table, "row": number, "field": None, "before": json.dumps(row), "after": None}
    rows.insert(writer.connection, "revision", kept)
    writer.connection.execute(f"DELETE FROM {table} WHERE number = ?", (number,))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def take_out_lesson(writer: Writer, enrollment: int, text: str) -> None:
    """A lesson that a curriculum brought and does not have any more."""
    cursor = writer.connection.execute(
        "SELECT number FROM lesson WHERE enrollment = ? AND text = ?", (enrollment, text)
    )
    for (number,) in cursor.fetchall():
        _take_out(writer, "lesson", number)
