"""The journal and the lessons."""

from __future__ import annotations

from datetime import date

from study.core.availability import monday_of
from study.core.items import Item
from study.journal.rules import FIELDS, Chapter, Lesson, Week, Worked, numbered
from study.store.items import COLUMNS, TABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.format.models import Curriculum
    from study.store.database import Writer


def weeks(connection: sqlite3.Connection) -> list[Week]:
    """The weeks that have an entry, in order; what the learner wrote goes before what a curriculum brought."""
    rows = connection.execute(
        "SELECT week, field, text FROM journal j"
        " WHERE (enrollment IS NULL OR enrollment IN (SELECT number FROM active))"
        " AND number = (SELECT max(number) FROM journal"
        " WHERE week = j.week AND field = j.field AND enrollment IS j.enrollment)"
        " ORDER BY week, enrollment IS NOT NULL, number"
    )
    found: dict[str, dict[str, str]] = {}
    for week, field, text in rows:
        found.setdefault(week, {}).setdefault(field, text)
    return [
        Week(date.fromisoformat(week), *(texts.get(field, "") for field in FIELDS))
        for week, texts in found.items()
        if any(texts.values())
    ]


def chapter(connection: sqlite3.Connection, week: Week) -> Chapter:
    """A week with what was planned and what was done."""
    return Chapter(week, _planned(connection, week), _done(connection, week))


def _planned(connection: sqlite3.Connection, week: Week) -> list[tuple[Item, int]]:
    """Minutes by item of the plan that held when the week began, else of the first one made in it."""
    rows = connection.execute(
        f"SELECT {COLUMNS}, sum(o.minutes) FROM {TABLES} JOIN session o ON o.item = i.number WHERE o.plan = coalesce("
        "(SELECT max(number) FROM plan WHERE start <= :first),"
        " (SELECT min(number) FROM plan WHERE start BETWEEN :first AND :last))"
        " AND o.day BETWEEN :first AND :last GROUP BY i.number ORDER BY min(o.day), min(o.position)",
        {"first": week.monday.isoformat(), "last": week.sunday.isoformat()},
    )
    return [(Item(*item), minutes) for *item, minutes in rows]


def _done(connection: sqlite3.Connection, week: Week) -> list[Worked]:
    rows = connection.execute(
        f"SELECT {COLUMNS}, sum(coalesce(n.minutes, max(n.gain, 0))),"
        " coalesce(s.done_on BETWEEN :first AND :last, 0)"
        f" FROM {TABLES} JOIN state s ON s.item = i.number JOIN entry n ON n.item = i.number"
        " WHERE n.day BETWEEN :first AND :last AND n.kind IN ('done', 'progress', 'time')"
        " GROUP BY i.number ORDER BY min(n.day), min(n.number)",
        {"first": week.monday.isoformat(), "last": week.sunday.isoformat()},
    )
    return [Worked(Item(*item), minutes, bool(done)) for *item, minutes, done in rows]


def write(writer: Writer, monday: date, field: str, text: str, enrollment: int | None = None) -> None:
    """Let a text stand for the goal, the plan or the results of a week."""
    writer.connection.execute(
        "INSERT INTO journal (step, enrollment, week, field, text) VALUES (?, ?, ?, ?, ?)",
        (writer.step, enrollment, monday.isoformat(), field, text),
    )


def lessons(connection: sqlite3.Connection) -> list[Lesson]:
    """The learner's lessons and those of what is followed, the oldest first."""
    rows = connection.execute(
        "SELECT text, day FROM lesson WHERE enrollment IS NULL OR enrollment IN (SELECT number FROM active)"
        " ORDER BY day, number"
    )
    return [Lesson(text, date.fromisoformat(day) if day else None) for text, day in rows]


def add_lesson(writer: Writer, lesson: Lesson, enrollment: int | None = None) -> None:
    """Take down a lesson."""
    writer.connection.execute(
        "INSERT INTO lesson (step, enrollment, day, text) VALUES (?, ?, ?, ?)",
        (writer.step, enrollment, lesson.day and lesson.day.isoformat(), lesson.text),
    )


def seed(writer: Writer, curriculum: Curriculum, enrollment: int, start: date) -> None:
    """The journal and the lessons of a curriculum that was enrolled in; its weeks are counted from the start."""
    for week in curriculum.journal:
        monday = monday_of(week.week) if isinstance(week.week, date) else numbered(start, week.week)
        for field in FIELDS:
            if text := getattr(week, field):
                write(writer, monday, field, text, enrollment)
    for lesson in curriculum.lessons:
        add_lesson(writer, Lesson(lesson.text, lesson.on), enrollment)
