"""A curriculum stored with all its items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from study.core.items import WORK, Enrollment, Entry, Terms
from study.core.selection import Selection, is_ongoing
from study.core.values import asdict
from study.format.outline import needs
from study.store import entries, numbers, rows, versions
from study.store.enrollments import OPEN_END, set_due, track
from study.store.versions import described, recorded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.items import PeerEfforts
    from study.core.precedence import Need
    from study.format.file import CheckResult
    from study.format.materials import Place
    from study.format.models import Curriculum, Item
    from study.format.outline import Line, Outline, Part
    from study.store.database import Connection, Writer

    Row = dict[str, object]


ELSEWHERE = {
    *("phases", "resources", "competitions", "certificates", "goals", "journal", "lessons", "backlog"),
    *("schedule", "pace", "duration", "due"),
}
"""What of a curriculum has rows of its own, or is used up when efforts are made of it."""

OF_PARTS = ("duration", "week", "day", "requires", "parallel", "optional", "choose", "notes", "examples")
OF_ITEMS = ("effort", "week", "day")
OF_PLACES = ("by", "url", "list", "type", "notes")
"""What a file says of parts, of items and of a material's further places that is kept as it stands there."""


def store(writer: Writer, check: CheckResult, chosen: Selection, terms: Terms) -> Numbering:
    """Store a curriculum with all its items and what its file says was done; the numbers they got.

    The file is kept whole as well: an upgrade compares what its author wrote then and now.
    """
    curriculum, outline = check.both()
    numbers = Numbering(writer.connection, outline)
    row = {
        "number": numbers.enrollment,
        "step": writer.step,
        "curriculum": curriculum.curriculum,
        "title": curriculum.title,
        "digest": check.digest,
        "start": terms.start,
        "path": terms.path,
        "optional": terms.with_optional,
        "about": about(check, terms.peers),
        "first_week": _first_week(curriculum),
        "weeks": terms.weeks,
    }
    rows.insert(writer.connection, "enrollment", row)
    versions.keep(writer, numbers.enrollment, terms.source, check.text, options=terms.options)
    rows.insert_all(writer.connection, "phase", numbers.phases())
    rows.insert_all(writer.connection, "module", numbers.modules())
    rows.insert_all(writer.connection, "item", numbers.items(chosen))
    rows.insert_all(writer.connection, "need", numbers.needs(needs(outline)))
    for phase, module, day in numbers.dues():
        set_due(writer, phase, module, day)
    track(writer, Enrollment(numbers.enrollment, curriculum.curriculum, curriculum.title, terms.start, 1, terms.due))
    entries.carry_over(writer, numbers.recorded(writer.today))
    return numbers


def _first_week(curriculum: Curriculum) -> int:
    """The number of the week a curriculum begins with: 0 if its author has something in a week 0, else 1."""
    phases, modules = curriculum.phases, [*curriculum.modules()]
    items = [*(item for one in phases for item in one.items), *(item for one in modules for item in one.items)]
    positions = [one.week for one in phases] + [one.week for one in modules] + [one.week for one in items]
    return (
        0
        if any(week and week.first == 0 for week in positions) or any(week.week == 0 for week in curriculum.journal)
        else 1
    )


def about(check: CheckResult, peers: PeerEfforts | None = None) -> str:
    """What the curriculum says beyond its parts, as JSON; with the work that has no end, on whatever path.

    ``texts`` is what its parts say, and where materials stand a second time.
    """
    import json

    curriculum, outline = check.both()
    said = json.loads(curriculum.model_dump_json(exclude=ELSEWHERE, exclude_unset=True, by_alias=True, fallback=str))
    if endless := [line.id for line in outline.work if is_ongoing(line, outline)]:
        said["ongoing"] = endless
    if peers:
        said["peers"] = asdict(peers)
    return json.dumps(said | {"texts": _texts(check)}, ensure_ascii=False)


def _texts(check: CheckResult) -> dict[str, object]:
    """The words of the file for which there is no column, by the ids of the parts they are about."""
    _, plan = check.both()
    root = check.words_at(())
    return {
        "curriculum": {key: root[key] for key in ("pace", "duration", "schedule") if root.get(key)},
        "phases": {part.id: _said(check, part, OF_PARTS) for part in plan.phases},
        "modules": {part.id: _said(check, part, OF_PARTS) for part in plan.modules},
        "items": {line.id: said for line in plan.lines if (said := _said(check, line, OF_ITEMS))},
        "places": [_place(check, place) for place in plan.places if place.line],
    }


def _said(check: CheckResult, one: Part | Line | Place, keys: tuple[str, ...]) -> dict[str, object]:
    said = check.words_at(one.where)
    return {key: said[key] for key in keys if said.get(key)}


def _place(check: CheckResult, place: Place) -> dict[str, object]:
    """A material's further place: by ids, with what is said of it there."""
    _, plan = check.both()
    return {
        "item": place.line.id if place.line else "",
        "phase": None if place.phase is None else plan.phases[place.phase].id,
        "module": None if place.module is None else plan.modules[place.module].id,
        "kind": place.source.kind,
        "title": place.title,
        **_said(check, place, OF_PLACES),
    }


class Numbering:
    """The rows of an outline, with the numbers they get in the database."""

    def __init__(self, connection: Connection, plan: Outline) -> None:
        def following(table: str) -> int:
            (last,) = connection.execute(f"SELECT coalesce(max(number), 0) FROM {table}").fetchone()
            return int(last) + 1

        self.plan = plan
        self.enrollment = following("enrollment")
        self.phase, self.module, self.item = (
            following("phase"),
            following("module"),
            numbers.next_item(connection, len(plan.lines)),
        )

    def phases(self) -> Iterator[Row]:
        for n, part in enumerate(self.plan.phases):
            yield {
                "number": self.phase + n,
                "enrollment": self.enrollment,
                "id": part.id,
                "title": part.title,
                "place": n,
            }

    def modules(self) -> Iterator[Row]:
        for n, part in enumerate(self.plan.modules):
            yield {
                "number": self.module + n,
                "enrollment": self.enrollment,
                "phase": self.phase + part.phase,
                "id": part.id,
                "title": part.title,
                "optional": part.optional,
                "choose": part.choose,
                "place": n,
            }

    def items(self, chosen: Selection) -> Iterator[Row]:
        place = {n: position for position, n in enumerate(chosen.order)}
        for n, line in enumerate(self.plan.lines):
            row = {"number": self.item + n, "enrollment": self.enrollment, **self._described(line)}
            if n in place:
                yield {**row, "work": True, "place": place[n], "lane": chosen.lanes[n], "left_out": chosen.left_out[n]}
            elif line.backlog:
                work = line.source.kind in WORK
                yield {**row, "work": work, "place": OPEN_END, "lane": OPEN_END + self.item + n, "left_out": "backlog"}
            else:
                yield {**row, "work": False, "place": n, "lane": 0, "left_out": None}

    def dues(self) -> Iterator[tuple[int | None, int | None, date]]:
        for n, part in enumerate(self.plan.phases):
            if part.due:
                yield self.phase + n, None, part.due
        for n, part in enumerate(self.plan.modules):
            if part.due:
                yield None, self.module + n, part.due

    def needs(self, edges: Iterable[Need]) -> Iterator[Row]:
        for item, module, on_item, on_module in edges:
            yield {
                "enrollment": self.enrollment,
                "item": None if item is None else self.item + item,
                "module": None if module is None else self.module + module,
                "on_item": None if on_item is None else self.item + on_item,
                "on_module": None if on_module is None else self.module + on_module,
            }

    def sources(self) -> Iterator[tuple[int, Item]]:
        """The items as the file has them, with their numbers."""
        for n, line in enumerate(self.plan.lines):
            yield self.item + n, line.source

    def recorded(self, today: date) -> Iterator[tuple[int, int, list[Entry]]]:
        """What the file says was done before, as entries: of its own day where it gives one."""
        for n, line in enumerate(self.plan.lines):
            yield self.item + n, line.effort.likely, recorded(line.source, today)

    def _described(self, line: Line) -> Row:
        return described(line) | {
            "phase": None if line.phase is None else self.phase + line.phase,
            "module": None if line.module is None else self.module + line.module,
            "id": line.id,
            "better": "",
        }
