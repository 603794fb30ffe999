"""The versions of a curriculum: the one that was enrolled in, kept whole as its author wrote it, and others."""

from __future__ import annotations

from datetime import date

from study.core.items import DESCRIBED, WORK, Entry
from study.core.selection import select
from study.core.values import dataclass
from study.core.versions import ItemVersion, PartVersion, Version
from study.store import rows
from study.store.additions import tagged

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from pathlib import Path

    from study.core.items import Enrollment
    from study.format.file import CheckResult
    from study.format.models import Item
    from study.format.outline import Line
    from study.store.database import Writer


COPIED = (
    *("kind", "title", "due", "slug", "notes", "category", "closed"),
    *(name for name in DESCRIBED if name != "list"),
)
"""Columns of an item that are what the file says."""


@dataclass(frozen=True, slots=True)
class Base:
    """What was enrolled in or upgraded to last: where it came from, how it was imported, and the file itself."""

    source: str
    text: str
    options: str = ""


def keep(writer: Writer, enrollment: int, source: str, text: str, own: bool = False, options: str = "") -> None:
    """Keep what an author wrote as what is followed from now on, or the learner's ``own`` edition of it."""
    row = {"step": writer.step, "enrollment": enrollment, "source": source, "text": text, "own": own}
    row["options"] = options
    rows.insert(writer.connection, "base", row)


def base(connection: sqlite3.Connection, enrollment: int) -> Base | None:
    """What is followed; None if that was not kept yet when it was enrolled in."""
    return rows.value(
        connection,
        Base,
        "SELECT source, text, options FROM base WHERE enrollment = ? AND NOT own ORDER BY number DESC LIMIT 1",
        (enrollment,),
    )


def edition(connection: sqlite3.Connection, enrollment: int) -> str | None:
    """The latest text of a curriculum, be it the author's or the learner's own."""
    row: tuple[str] | None = connection.execute(
        "SELECT text FROM base WHERE enrollment = ? ORDER BY number DESC LIMIT 1", (enrollment,)
    ).fetchone()
    return row[0] if row else None


def differs(
    connection: sqlite3.Connection, enrollment: int, check: CheckResult, known: CheckResult | None = None
) -> bool:
    """Whether a file says something else than what is followed: its author, that is, not the program that reads it.

    ``known`` is what is followed, where it was read already: a large file takes long.
    """
    kept = base(connection, enrollment)
    if kept is None:
        (digest,) = connection.execute("SELECT digest FROM enrollment WHERE number = ?", (enrollment,)).fetchone()
        return digest not in ("", check.digest)
    source = imported_from(kept.text)
    if kept.text == check.text or (source is not None and source == imported_from(check.text)):
        return False
    from study.format.yaml import values

    before, now = (one.root if one else None for one in (known, check))
    return (before or values(kept.text, "")[0]) != (now or values(check.text, "")[0])


def imported_from(text: str) -> str | None:
    """What tells the source of an imported curriculum from every other; None for one that was not imported."""
    import re

    found = re.match(r"# Made by study import from .*?\(sha256 ([0-9a-f]{12})", text)
    return found[1] if found else None


def changed(connection: sqlite3.Connection, shipped: Mapping[str, Path]) -> list[tuple[Enrollment, str]]:
    """The curricula that are followed whose source says something else by now, with the source. Addresses are not
    asked; what cannot be read has not changed."""
    from pathlib import Path

    from study.store.enrollments import followed

    found = []
    for enrolled in followed(connection):
        kept = base(connection, enrolled.number)
        source = kept.source if kept else enrolled.curriculum
        path = shipped.get(source) or Path(source)
        is_there = (source in shipped or kept) and "://" not in source and path.is_file()
        if is_there and _is_other(connection, enrolled.number, path, kept):
            found.append((enrolled, source))
    return found


def unchecked(connection: sqlite3.Connection) -> list[tuple[Enrollment, str]]:
    """The curricula that came from an address, which is not asked by itself whether it has changed."""
    from study.store.enrollments import followed

    kept = ((enrolled, base(connection, enrolled.number)) for enrolled in followed(connection))
    return [(enrolled, one.source) for enrolled, one in kept if one and "://" in one.source]


def _is_other(connection: sqlite3.Connection, enrollment: int, path: Path, kept: Base | None) -> bool:
    from hashlib import sha256

    from study.format.file import check

    source = imported_from(kept.text) if kept else None
    if source is not None and path.suffix.lower() not in (".yaml", ".yml"):
        return not sha256(path.read_bytes()).hexdigest().startswith(source)
    checked = check(path)
    return not checked.problems and differs(connection, enrollment, checked)


def version(check: CheckResult, path: str | None, with_optional: bool) -> Version:
    """A curriculum file as it would be stored on a path. Raises InvalidFile if it cannot be used."""
    from study.format.outline import needs

    curriculum, outline = check.both()
    paths = {one.path: one.modules for one in curriculum.paths}
    chosen = select(outline, paths.get(path or "", next(iter(paths.values()), None)), with_optional)
    turn = {n: place for place, n in enumerate(chosen.order)}
    phases = [
        PartVersion(id=part.id, title=part.title, stated=bool(source.phase), due=part.due)
        for part, source in zip(outline.phases, curriculum.phases, strict=True)
    ]
    modules = [
        PartVersion(
            id=part.id,
            title=part.title,
            stated=bool(source.module),
            due=part.due,
            phase=part.phase,
            optional=part.optional,
            choose=part.choose,
        )
        for part, source in zip(outline.modules, curriculum.modules(), strict=True)
    ]
    items = [_item(line) for line in outline.lines]
    for n, place in turn.items():
        items[n].place, items[n].lane, items[n].left_out = place, chosen.lanes[n], chosen.left_out[n]
    return Version(
        title=curriculum.title,
        due=curriculum.due,
        phases=phases,
        modules=modules,
        items=items,
        needs=set(needs(outline)),
    )


def described(line: Line) -> dict[str, object]:
    """The columns of an item that follow from the file, but for its place and its id."""
    item = line.source
    return {name: getattr(item, name) for name in COPIED} | {
        "low": line.effort.low,
        "likely": line.effort.likely,
        "high": line.effort.high,
        "estimated": line.estimated,
        "first_day": item.day.first if item.day else None,
        "list": item.table,
        "tags": tagged(item.tags),
    }


def recorded(item: Item, today: date) -> list[Entry]:
    """What a file says was done of an item, as entries: of its own day where it gives one."""
    if isinstance(item.done, date):
        return [Entry("done", item.done)]
    percent = 100 if item.done else item.progress
    return [Entry("before", today, percent=percent)] if percent else []


def _item(line: Line) -> ItemVersion:
    item = line.source
    return ItemVersion(
        id=line.id,
        stated=item.id is not None,
        work=line.work or (line.backlog and item.kind in WORK),
        values=described(line),
        phase=line.phase,
        module=line.module,
        said=str(item.effort or item.day or item.week or ""),
        left_out="backlog" if line.backlog else None,
    )
