"""What only other programs are told."""

from __future__ import annotations

from study.export.calendar import Reminder
from study.store import rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.export.tables import Titles


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
