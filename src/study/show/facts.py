"""An enrolled curriculum as a section: the texts that were kept of its file, and what is planned and done of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date

from study.core.values import replace
from study.show.rules import Entry, Section
from study.store import enrollments, plans, progress
from study.store.items import ORDER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from study.core.items import Enrollment
    from study.show.rules import Texts
    from study.store.database import Connection

    Spot = tuple[int | None, int | None]
    """The numbers of phase and module."""
    Entries = dict[Spot, list[Entry]]

OF_ITEM = ("by", "url", "stars", "type", "list", "slug", "category", "tags", "notes")
"""Columns of an item that are words about it."""


def whole(connection: Connection, enrolled: Enrollment) -> Section:
    """A curriculum that is followed, with its phases, modules, items and materials."""
    (about,) = connection.execute("SELECT about FROM enrollment WHERE number = ?", (enrolled.number,)).fetchone()
    said: dict[str, Any] = json.loads(about)
    texts: dict[str, Any] = said.pop("texts", {})
    work, materials, backlog = _entries(connection, enrolled.number, texts)
    percents = _percents(connection, enrolled)
    dues = {(part.kind, part.number): due for part, due in enrollments.parts(connection)}

    def section(kind: str, number: int, id_: str, title: str, spot: Spot, **more: Any) -> Section:
        return Section(
            kind=kind,
            id=id_,
            title=title,
            curriculum=enrolled.curriculum,
            texts=texts.get(f"{kind}s", {}).get(id_, {}),
            work=work.get(spot, []),
            materials=materials.get(spot, []),
            percent=percents.get((kind, id_)),
            due=dues.get((kind, number)),
            **more,
        )

    modules: dict[int, list[Section]] = {}
    for number, phase, of, id_, title in connection.execute(
        "SELECT m.number, m.phase, p.id, m.id, m.title FROM module m JOIN phase p ON p.number = m.phase"
        " WHERE m.enrollment = ? AND NOT m.gone ORDER BY m.place, m.number",
        (enrolled.number,),
    ):
        made = section("module", number, id_, title, (phase, number), phase=of, module=id_)
        modules.setdefault(phase, []).append(made)
    phases = [
        section("phase", number, id_, title, (number, None), phase=id_, sections=modules.get(number, []))
        for number, id_, title in connection.execute(
            "SELECT number, id, title FROM phase WHERE enrollment = ? AND NOT gone ORDER BY place, number",
            (enrolled.number,),
        )
    ]
    top = section("curriculum", enrolled.number, enrolled.curriculum, enrolled.title, (None, None), sections=phases)
    own = {key: text for key, text in said.items() if key not in ("curriculum", "title", "ongoing")}
    return replace(top, texts=own | texts.get("curriculum", {}), backlog=backlog)


def has_texts(connection: Connection, enrolled: Enrollment) -> bool:
    """Whether what the file says of phases and modules was kept: not of what was enrolled before that was."""
    (kept,) = connection.execute(
        "SELECT digest = '' OR json_extract(about, '$.texts') IS NOT NULL FROM enrollment WHERE number = ?",
        (enrolled.number,),
    ).fetchone()
    return bool(kept)


def _entries(connection: Connection, enrollment: int, texts: Texts) -> tuple[Entries, Entries, list[Entry]]:
    """Items and materials by where they stand, and the backlog."""
    in_work: Entries = {}
    in_materials: Entries = {}
    backlog: list[Entry] = []
    known: dict[str, Entry] = {}
    spans = _spans(connection)
    for spot, work, row in _rows(connection, enrollment, texts.get("items", {})):
        entry = known[row.id] = replace(row, planned=None if row.left_out else spans.get(row.number or 0))
        if entry.left_out == "backlog":
            backlog.append(entry)
        else:
            (in_work if work else in_materials).setdefault(spot, []).append(entry)
    for spot, entry in _again(connection, enrollment, texts.get("places", []), known):
        in_materials.setdefault(spot, []).append(entry)
    return in_work, in_materials, backlog


def _rows(connection: Connection, enrollment: int, texts: Texts) -> Iterable[tuple[Spot, bool, Entry]]:
    columns = ", ".join(f'"{name}"' for name in OF_ITEM)
    rows = connection.execute(
        "SELECT phase_number, module_number, work, number, id, kind, title, status, percent, effort, left_out,"
        f" {columns} FROM followed WHERE enrollment = ? ORDER BY NOT work, {ORDER}",
        (enrollment,),
    )
    for phase, module, work, number, id_, kind, title, status, percent, effort, left_out, *words in rows:
        said = {key: word for key, word in zip(OF_ITEM, words, strict=True) if word not in ("", None)}
        yield (
            (phase, module),
            bool(work),
            Entry(
                number=number,
                id=id_,
                kind=kind,
                title=title,
                status=status,
                percent=percent,
                effort=effort,
                left_out=left_out,
                texts=texts.get(id_, {}) | said,
            ),
        )


def _again(
    connection: Connection, enrollment: int, places: Sequence[Texts], known: dict[str, Entry]
) -> Iterable[tuple[Spot, Entry]]:
    """Materials in further places; those that were removed since are passed over."""
    phases = dict(connection.execute("SELECT id, number FROM phase WHERE enrollment = ?", (enrollment,)).fetchall())
    modules = dict(connection.execute("SELECT id, number FROM module WHERE enrollment = ?", (enrollment,)).fetchall())
    for place in places:
        entry = known.get(place["item"])
        if entry is not None:
            said = {key: place[key] for key in OF_ITEM if place.get(key)}
            said.setdefault("url", entry.url)
            spot = phases.get(place["phase"]), modules.get(place["module"])
            yield spot, replace(entry, title=place["title"] or entry.title, texts=said, again=True)


def _spans(connection: Connection) -> dict[int, tuple[date, date]]:
    """First and last planned day of each item."""
    plan = plans.current(connection)
    rows = connection.execute(
        "SELECT item, min(day), max(day) FROM session WHERE plan = ? GROUP BY item", (plan.number if plan else 0,)
    )
    return {item: (date.fromisoformat(first), date.fromisoformat(last)) for item, first, last in rows}


def _percents(connection: Connection, enrolled: Enrollment) -> dict[tuple[str, str], int]:
    """The progress of a curriculum, its phases and modules, as in the report."""
    (course,) = progress.courses(connection, [enrolled])
    found = {("curriculum", enrolled.curriculum): course.percent}
    for phase in course.phases:
        found["phase", phase.id] = phase.tally.percent
        found.update({("module", module.id): module.tally.percent for module in phase.modules})
    return found
