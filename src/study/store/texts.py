"""What the author of a curriculum wrote about it, for a report to carry."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from typing import Any

OWN = {"summary": "", "goal": "Goal", "prerequisites": "Prerequisites", "notes": "Notes", "tips": "Tips"}
"""Texts of the whole curriculum, and the headings they get."""


def about(connection: sqlite3.Connection, enrollment: int) -> list[tuple[str, list[str]]]:
    """The texts of a curriculum that is followed, then those of its phases and modules under their titles."""
    import json

    (stored,) = connection.execute("SELECT about FROM enrollment WHERE number = ?", (enrollment,)).fetchone()
    said: dict[str, Any] = json.loads(stored)
    found = [(heading, list(_texts(said.get(key)))) for key, heading in OWN.items()]
    parts = said.get("texts", {})
    titles = connection.execute(
        "SELECT 'phases', id, title, number, -1 FROM phase WHERE enrollment = :of UNION ALL"
        " SELECT 'modules', id, title, phase, number FROM module WHERE enrollment = :of ORDER BY 4, 5",
        {"of": enrollment},
    )
    for kind, id_, title, *_ in titles:
        part = parts.get(kind, {}).get(id_, {})
        found.append((title, [*_texts(part.get("notes")), *_texts(part.get("examples"))]))
    return [(heading, texts) for heading, texts in found if texts]


def _texts(said: Any) -> Iterator[str]:
    """A text, or each of a list; of an example its title with what is said of it."""
    for one in said if isinstance(said, list) else [said]:
        text = ": ".join(str(part) for part in one.values() if part) if isinstance(one, dict) else str(one or "")
        yield from (paragraph for paragraph in text.split("\n\n") if paragraph.strip())
