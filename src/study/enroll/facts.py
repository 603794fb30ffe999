"""A curriculum stored with all its items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from study.certificates import facts as certificates
from study.core.availability import monday_of
from study.core.certificates import Attempt
from study.core.enrollment import Enrolled, Terms
from study.core.entries import Entry
from study.core.goals import Goal, period
from study.core.items import WORK
from study.core.journal import FIELDS, Lesson, numbered
from study.goals import facts as goals
from study.journal import facts as journals
from study.store import entries
from study.store.additions import tagged
from study.store.enrollments import set_due, track
from study.store.places import OPEN_END

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from sqlmodel import SQLModel

    from study.format.models import Curriculum
    from study.format.models import Item as CurriculumItem
    from study.format.outline import Line, Outline
    from study.format.selection import Selection
    from study.store.database import Writer


ELSEWHERE = {
    "phases", "resources", "competitions", "certificates", "goals", "journal", "lessons", "backlog",
    "schedule", "pace", "duration", "due",
}  # fmt: skip
"""What of a curriculum has rows of its own, or is used up when efforts are made of it."""


def store_curriculum(
    writer: Writer, curriculum: Curriculum, plan: Outline, chosen: Selection, terms: Terms, digest: str
) -> int:
    """Store a curriculum with all its items and what its file says was done. Its enrolment number."""
    import json

    from study.format.outline import needs
    from study.format.selection import is_ongoing
    from study.store import tables

    numbers = _Numbers(writer.connection, plan)
    about = json.loads(curriculum.model_dump_json(exclude=ELSEWHERE, exclude_unset=True, by_alias=True, fallback=str))
    if endless := [line.id for line in plan.work if is_ongoing(line, plan)]:
        about["ongoing"] = endless  # on whatever path
    enrollment = tables.Enrollment(
        number=numbers.enrollment, step=writer.step, curriculum=curriculum.curriculum, title=curriculum.title,
        digest=digest, start=terms.start.isoformat(), path=terms.path, optional=terms.with_optional,
        about=json.dumps(about, ensure_ascii=False),
    )  # fmt: skip
    _insert(writer, tables.Enrollment, [enrollment.model_dump()])
    _insert(writer, tables.Phase, numbers.phases())
    _insert(writer, tables.Module, numbers.modules())
    _insert(writer, tables.Item, numbers.items(chosen))
    _insert(writer, tables.Need, numbers.needs(needs(plan)))
    for phase, module, day in numbers.dues():
        set_due(writer, phase, module, day)
    track(writer, Enrolled(numbers.enrollment, curriculum.curriculum, curriculum.title, terms.start, 1, terms.due))
    entries.carry_over(writer, numbers.recorded(writer.today))
    _chronicle(writer, curriculum, numbers, terms.start)
    return numbers.enrollment


def _chronicle(writer: Writer, curriculum: Curriculum, numbers: _Numbers, start: date) -> None:
    """What a file tells beyond its items: exams that were sat, goals, the journal, lessons."""
    for number, item in numbers.sources():
        for one in item.attempts:
            certificates.add_attempt(writer, number, Attempt(one.passed, one.on, one.score, one.note))
    for goal in curriculum.goals:
        first, last = period(goal.year, goal.start, goal.end, start)
        goals.set_goal(writer, Goal(goal.goal, goal.target, first, last, goal.before, numbers.enrollment))
    for week in curriculum.journal:
        monday = monday_of(week.week) if isinstance(week.week, date) else numbered(start, week.week)
        for field in FIELDS:
            if text := getattr(week, field):
                journals.write(writer, monday, field, text, numbers.enrollment)
    for lesson in curriculum.lessons:
        journals.add_lesson(writer, Lesson(lesson.text, lesson.on), numbers.enrollment)


class _Numbers:
    """The rows of an outline, with the numbers they get in the database."""

    def __init__(self, connection: sqlite3.Connection, plan: Outline) -> None:
        def following(table: str) -> int:
            (last,) = connection.execute(f"SELECT coalesce(max(number), 0) FROM {table}").fetchone()
            return int(last) + 1

        self.plan = plan
        self.enrollment = following("enrollment")
        self.phase, self.module, self.item = following("phase"), following("module"), entries.next_item(connection)

    def phases(self) -> Iterator[dict[str, object]]:
        for n, part in enumerate(self.plan.phases):
            yield {"number": self.phase + n, "enrollment": self.enrollment, "id": part.id, "title": part.title}

    def modules(self) -> Iterator[dict[str, object]]:
        for n, part in enumerate(self.plan.modules):
            yield {
                "number": self.module + n, "enrollment": self.enrollment, "phase": self.phase + part.phase,
                "id": part.id, "title": part.title, "optional": part.optional, "choose": part.choose,
            }  # fmt: skip

    def items(self, chosen: Selection) -> Iterator[dict[str, object]]:
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

    def needs(
        self, edges: Iterator[tuple[int | None, int | None, int | None, int | None]]
    ) -> Iterator[dict[str, object]]:
        for item, module, on_item, on_module in edges:
            yield {
                "number": None,
                "enrollment": self.enrollment,
                "item": None if item is None else self.item + item,
                "module": None if module is None else self.module + module,
                "on_item": None if on_item is None else self.item + on_item,
                "on_module": None if on_module is None else self.module + on_module,
            }

    def sources(self) -> Iterator[tuple[int, CurriculumItem]]:
        """The items as the file has them, with their numbers."""
        for n, line in enumerate(self.plan.lines):
            yield self.item + n, line.source

    def recorded(self, today: date) -> Iterator[tuple[int, int, list[Entry]]]:
        """What the file says was done before, as entries: of its own day where it gives one."""
        for n, line in enumerate(self.plan.lines):
            item, found = line.source, []
            if isinstance(item.done, date):
                found.append(Entry("done", item.done))
            elif percent := 100 if item.done else item.progress:
                found.append(Entry("before", today, percent=percent))
            yield self.item + n, line.effort.likely, found

    def _described(self, line: Line) -> dict[str, object]:
        item = line.source
        return {
            "phase": None if line.phase is None else self.phase + line.phase,
            "module": None if line.module is None else self.module + line.module,
            "id": line.id, "kind": item.kind, "title": item.title,
            "low": line.effort.low, "likely": line.effort.likely, "high": line.effort.high, "estimated": line.estimated,
            "due": item.due.isoformat() if item.due else None, "first_day": item.day.first if item.day else None,
            "type": item.type, "list": item.table, "by": item.by, "url": item.url, "stars": item.stars,
            "slug": item.slug, "notes": item.notes, "category": item.category, "better": "",
            "tags": tagged(item.tags), "closed": item.closed, "step": None,
        }  # fmt: skip


def _insert(writer: Writer, table: type[SQLModel], rows: Iterable[dict[str, object]]) -> None:
    """Rows by the thousand: SQLModel's own statement for the table, run inside our transaction."""
    from sqlalchemy.dialects.sqlite import dialect
    from sqlmodel import insert

    statement = insert(table).compile(dialect=dialect(paramstyle="named"))
    writer.connection.executemany(str(statement), rows)
