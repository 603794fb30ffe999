"""What an imported log is compared with beyond what others read, and the notes that it adds to a curriculum."""

from __future__ import annotations

import json
from datetime import date

from study.core.values import dataclass
from study.store import rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from typing import Any

    from study.store.database import Writer


@dataclass(frozen=True, slots=True)
class Statement:
    """What is stated of an item: the low and the high end of its minutes, and the day of what it has reached."""

    effort: tuple[int, int] | None
    day: date | None


def statements(connection: sqlite3.Connection) -> dict[int, Statement]:
    """What is stated of every item, by its number."""
    sql = (
        "SELECT i.number, i.low, i.high, i.estimated, CASE s.status WHEN 'done' THEN s.done_on ELSE"
        " (SELECT max(n.day) FROM entry n WHERE n.item = i.number AND n.kind IN ('done', 'progress')) END"
        " FROM item i JOIN state s ON s.item = i.number"
    )
    return {
        number: Statement(None if estimated else (low, high), date.fromisoformat(day) if day else None)
        for number, low, high, estimated, day in connection.execute(sql)
    }


def notes(connection: sqlite3.Connection, enrollment: int | None) -> str:
    """The notes of a curriculum; "" where there is none."""
    about = rows.cell(connection, "SELECT about FROM enrollment WHERE number = ?", (enrollment,))
    return str(json.loads(about or "{}").get("notes") or "")


def add_notes(writer: Writer, enrollment: int, text: str) -> None:
    """Put a text below the notes of a curriculum; what they were is kept."""
    before = rows.cell(writer.connection, "SELECT about FROM enrollment WHERE number = ?", (enrollment,))
    said: dict[str, Any] = json.loads(before)
    said["notes"] = "\n\n".join(filter(None, (str(said.get("notes") or "").rstrip(), text)))
    after = json.dumps(said, ensure_ascii=False)
    writer.append("revision", name="enrollment", row=enrollment, field="about", before=before, after=after)
    writer.connection.execute("UPDATE enrollment SET about = ? WHERE number = ?", (after, enrollment))
