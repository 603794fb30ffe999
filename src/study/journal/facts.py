"""The journal and the lessons."""

from __future__ import annotations

from datetime import date, timedelta

from study.core.availability import monday_of
from study.core.items import Item
from study.core.journal import FIELDS, Chapter, Lesson, Week, WorkedItem
from study.core.values import asdict
from study.store import entries, rows
from study.store.weeks import of_enrollment

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.core.weeks import PlanWeeks
    from study.format.models import Curriculum
    from study.store.database import Writer


def weeks(connection: sqlite3.Connection) -> list[Week]:
    """The weeks that have an entry, in order; what the learner wrote goes before what a curriculum brought."""
    texts = connection.execute(
        "SELECT week, field, text FROM journal j"
        " WHERE (enrollment IS NULL OR enrollment IN (SELECT number FROM active))"
        " AND number = (SELECT max(number) FROM journal"
        " WHERE week = j.week AND field = j.field AND enrollment IS j.enrollment)"
        " ORDER BY week, enrollment IS NOT NULL, number"
    )
    weeks: dict[str, dict[str, str]] = {}
    for week, field, text in texts:
        weeks.setdefault(week, {}).setdefault(field, text)
    return [Week(date.fromisoformat(week), **written) for week, written in weeks.items() if any(written.values())]


def chapter(connection: sqlite3.Connection, week: Week, plan: PlanWeeks | None = None) -> Chapter:
    """A week with what was planned and what was done, and the plan by which it is numbered."""
    return Chapter(week, _planned(connection, week), _done(connection, week), plan)


def _planned(connection: sqlite3.Connection, week: Week) -> list[tuple[Item, int]]:
    """Minutes by item of the plan that held when the week began, else of the first one made in it."""
    cells = connection.execute(
        "SELECT i.*, sum(o.minutes) FROM reference i JOIN session o ON o.item = i.number WHERE o.plan = coalesce("
        "(SELECT max(number) FROM plan WHERE start <= :first),"
        " (SELECT min(number) FROM plan WHERE start BETWEEN :first AND :last))"
        " AND o.day BETWEEN :first AND :last GROUP BY i.number ORDER BY min(o.day), min(o.position)",
        {"first": week.monday.isoformat(), "last": week.sunday.isoformat()},
    )
    return [(Item(*item), minutes) for *item, minutes in cells]


def _done(connection: sqlite3.Connection, week: Week) -> list[WorkedItem]:
    cells = connection.execute(
        f"SELECT i.*, sum({entries.SPENT}),"
        " coalesce(s.done_on BETWEEN :first AND :last, 0)"
        " FROM reference i JOIN state s ON s.item = i.number JOIN entry n ON n.item = i.number"
        " WHERE n.day BETWEEN :first AND :last AND n.kind IN ('done', 'progress', 'time')"
        " GROUP BY i.number ORDER BY min(n.day), min(n.number)",
        {"first": week.monday.isoformat(), "last": week.sunday.isoformat()},
    )
    return [WorkedItem(Item(*item), minutes, bool(done)) for *item, minutes, done in cells]


def write(writer: Writer, monday: date, field: str, text: str, enrollment: int | None = None) -> None:
    """Let a text stand for the goal, the plan or the results of a week."""
    writer.append("journal", enrollment=enrollment, week=monday, field=field, text=text)


def lessons(connection: sqlite3.Connection) -> list[Lesson]:
    """The learner's lessons and those of what is followed, the oldest first."""
    return rows.values(
        connection,
        Lesson,
        "FROM lesson WHERE enrollment IS NULL OR enrollment IN (SELECT number FROM active) ORDER BY day, number",
    )


def add_lesson(writer: Writer, lesson: Lesson, enrollment: int | None = None) -> None:
    """Take down a lesson."""
    writer.append("lesson", enrollment=enrollment, **asdict(lesson))


def seed(writer: Writer, curriculum: Curriculum, enrollment: int) -> None:
    """The journal and the lessons of a curriculum that is enrolled in; its weeks are numbered as the plan's."""
    plan = of_enrollment(writer.connection, enrollment)
    for week in curriculum.journal:
        day = week.week
        monday = monday_of(day) if isinstance(day, date) else plan.monday + timedelta(weeks=day - plan.first)
        for field in FIELDS:
            if text := getattr(week, field):
                write(writer, monday, field, text, enrollment)
    for lesson in curriculum.lessons:
        add_lesson(writer, Lesson(lesson.text, lesson.on), enrollment)
