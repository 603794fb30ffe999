"""The JSON document about a log that was taken in."""

from __future__ import annotations

from study.screen.document import Document, dumped, problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.domain.intake import Imported
    from study.domain.log import Row


def imported(found: Imported) -> str:
    """``study.import/1``: what was read, what of it was new, and what was not understood."""
    log, intake = found.log, found.intake
    return dumped(
        "study.import/1",
        {
            "file": found.file, "curriculum": found.to, "written": found.written,
            "lists": [{"list": one.heading, "items": [_row(row) for row in one.rows]} for one in log.lists],
            "goals": len(log.goals), "weeks": len(log.weeks), "lessons": len(log.lessons),
            "backlog": len(log.backlog), "prose": found.prose,
            "new": {
                "added": len(intake.added), "changed": len(intake.updates), "known": intake.same,
                "goals": len(intake.goals), "texts": len(intake.texts), "lessons": len(intake.lessons),
                "backlog": len(intake.backlog),
            },
            "problems": [problem(one) for one in found.problems],
        },
    )  # fmt: skip


def _row(row: Row) -> Document:
    return {
        "line": row.line, "title": row.title, "kind": row.kind, "type": row.type, "percent": row.percent,
        "url": row.url, "by": row.by, "stars": row.stars, "notes": row.notes,
    }  # fmt: skip
