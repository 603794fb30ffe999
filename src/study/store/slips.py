"""All plans there were, and where they ended."""

from __future__ import annotations

from datetime import date

from study.domain.slip import Made

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3


def all_made(connection: sqlite3.Connection) -> list[Made]:
    """Every plan that was agreed to, the oldest first."""
    ends: dict[int, dict[int, date]] = {}
    for plan, enrollment, day in connection.execute(
        "SELECT s.plan, i.enrollment, max(s.day) FROM session s JOIN item i ON i.number = s.item GROUP BY 1, 2"
    ):
        ends.setdefault(plan, {})[enrollment] = date.fromisoformat(day)
    rows = connection.execute(
        "SELECT p.number, t.day, t.command, p.finish FROM plan p JOIN step t ON t.number = p.step ORDER BY p.number"
    )
    return [
        Made(
            number, date.fromisoformat(day), command, date.fromisoformat(finish) if finish else None,
            ends.get(number, {}),
        )
        for number, day, command, finish in rows
    ]  # fmt: skip
