"""What only other programs are told."""

from __future__ import annotations

from datetime import date

from study.core.items import Item
from study.export.calendar import Reminder
from study.store import rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.export.tables import Titles


def sessions_ever(connection: sqlite3.Connection) -> list[tuple[int, date]]:
    """Every item with every day on which any plan ever had a session of it, undone or not, in the order of time."""
    sessions = connection.execute(
        "SELECT item, day FROM session UNION"
        " SELECT json_extract(row, '$.item'), json_extract(row, '$.day') FROM undone WHERE name = 'session'"
        " ORDER BY 2, 1"
    )
    return [(item, date.fromisoformat(day)) for item, day in sessions]


def items_ever(connection: sqlite3.Connection) -> dict[int, Item]:
    """Every item there ever was by its number, also of what was left or undone."""
    items = connection.execute(
        "SELECT * FROM reference UNION ALL"
        " SELECT json_extract(u.row, '$.number'), json_extract(u.row, '$.id'), json_extract(u.row, '$.title'),"
        " json_extract(u.row, '$.kind'), coalesce(json_extract(o.row, '$.curriculum'), e.curriculum, ''), NULL, NULL"
        " FROM undone u LEFT JOIN undone o ON o.step = u.step AND o.name = 'enrollment'"
        " LEFT JOIN enrollment e ON e.number = json_extract(u.row, '$.enrollment') WHERE u.name = 'item'"
    )
    return {number: Item(number, *item) for number, *item in items}


def reminders(connection: sqlite3.Connection) -> list[Reminder]:
    """The due dates that were given: of curricula, phases, modules, and items that are still open."""
    return rows.values(
        connection,
        Reminder,
        "SELECT 'curriculum-' || number AS key, title, due AS day FROM active WHERE due IS NOT NULL"
        " UNION ALL SELECT 'item-' || number, title, own_due FROM followed"
        " WHERE own_due IS NOT NULL AND status IN ('open', 'started')"
        " UNION ALL SELECT key, title, day FROM (SELECT coalesce('module-' || d.module, 'phase-' || d.phase) AS key,"
        " coalesce(m.title, p.title) AS title, d.day, max(d.number) FROM due d"
        " LEFT JOIN module m ON m.number = d.module LEFT JOIN phase p ON p.number = d.phase"
        " WHERE coalesce(m.enrollment, p.enrollment) IN (SELECT number FROM active) GROUP BY key)"
        " WHERE day IS NOT NULL ORDER BY 3, 1",
    )


def reminders_ever(connection: sqlite3.Connection) -> list[Reminder]:
    """The same of every due date that was given, also where there is none any more; the latest of each."""
    given = rows.values(
        connection,
        Reminder,
        "SELECT key, title, day FROM ("
        " SELECT 'curriculum-' || e.number AS key, e.title, t.due AS day, t.number FROM tracking t"
        " JOIN enrollment e ON e.number = t.enrollment UNION ALL"
        " SELECT 'item-' || i.number, i.title, c.before, c.number FROM change c JOIN item i ON i.number = c.item"
        " WHERE c.field = 'due' UNION ALL SELECT 'item-' || number, title, due, 0 FROM item UNION ALL"
        " SELECT coalesce('module-' || d.module, 'phase-' || d.phase), coalesce(m.title, p.title), d.day, d.number"
        " FROM due d LEFT JOIN module m ON m.number = d.module LEFT JOIN phase p ON p.number = d.phase)"
        " WHERE day IS NOT NULL ORDER BY number",
    )
    return list({reminder.key: reminder for reminder in given}.values())


def revision(connection: sqlite3.Connection) -> tuple[int, str, str]:
    """How often anything was done, undone or redone; the instant when that was last, and of the first step."""
    row: tuple[int, str, str] = connection.execute(
        "SELECT coalesce(max(s.number), 0) + u.times, max(coalesce(max(s.at), ''), u.last), coalesce(min(s.at), '')"
        " FROM step s, (SELECT count(*) AS times, coalesce(max(json_extract(row, '$')), '') AS last FROM undone"
        " WHERE name IN ('undone', 'redone')) u"
    ).fetchone()
    return row


def titles(connection: sqlite3.Connection) -> Titles:
    """The titles of what is followed, by the ids of curriculum, phase and module."""
    titles = connection.execute(
        "SELECT a.curriculum, NULL, NULL, a.title FROM active a"
        " UNION ALL SELECT a.curriculum, p.id, NULL, p.title FROM phase p JOIN active a ON a.number = p.enrollment"
        " UNION ALL SELECT a.curriculum, p.id, m.id, m.title FROM module m JOIN phase p ON p.number = m.phase"
        " JOIN active a ON a.number = m.enrollment"
    )
    return {(curriculum, phase, module): title for curriculum, phase, module, title in titles}
