"""What only other programs are told."""

from __future__ import annotations

from datetime import date

from study.domain.appointments import Reminder

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3


def sessions_ever(connection: sqlite3.Connection) -> list[tuple[int, date]]:
    """Every item with every day on which any plan ever had a session of it, in the order of time."""
    rows = connection.execute("SELECT DISTINCT item, day FROM session WHERE minutes > 0 ORDER BY day, item")
    return [(item, date.fromisoformat(day)) for item, day in rows]


def reminders(connection: sqlite3.Connection) -> list[Reminder]:
    """The due dates that were given: of curricula, phases, modules, and items that are still open."""
    rows = connection.execute(
        "SELECT 'curriculum-' || number, title, due FROM active WHERE due IS NOT NULL"
        " UNION ALL SELECT 'item-' || i.number, i.title, i.due FROM item i JOIN active a ON a.number = i.enrollment"
        " JOIN state s ON s.item = i.number WHERE i.due IS NOT NULL AND s.status IN ('open', 'started')"
        " AND i.left_out IS NOT 'removed'"
        " UNION ALL SELECT key, title, day FROM (SELECT coalesce('module-' || d.module, 'phase-' || d.phase) AS key,"
        " coalesce(m.title, p.title) AS title, d.day, max(d.number) FROM due d"
        " LEFT JOIN module m ON m.number = d.module LEFT JOIN phase p ON p.number = d.phase"
        " WHERE coalesce(m.enrollment, p.enrollment) IN (SELECT number FROM active) GROUP BY key)"
        " WHERE day IS NOT NULL ORDER BY 3, 1"
    )
    return [Reminder(key, title, date.fromisoformat(day)) for key, title, day in rows]


def revision(connection: sqlite3.Connection) -> tuple[int, str, str]:
    """The number of the last step, also of one that is undone; its instant; the instant of the first step."""
    row: tuple[int, str, str] = connection.execute(
        "SELECT coalesce(max(number), 0), coalesce(max(at), ''), coalesce(min(at), '') FROM step"
    ).fetchone()
    return row


def titles(connection: sqlite3.Connection) -> dict[tuple[str, str | None, str | None], str]:
    """The titles of what is followed, by the ids of curriculum, phase and module."""
    rows = connection.execute(
        "SELECT a.curriculum, NULL, NULL, a.title FROM active a"
        " UNION ALL SELECT a.curriculum, p.id, NULL, p.title FROM phase p JOIN active a ON a.number = p.enrollment"
        " UNION ALL SELECT a.curriculum, p.id, m.id, m.title FROM module m JOIN phase p ON p.number = m.phase"
        " JOIN active a ON a.number = m.enrollment"
    )
    return {(curriculum, phase, module): title for curriculum, phase, module, title in rows}
