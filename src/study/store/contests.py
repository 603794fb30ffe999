"""Competitions: their results and what was handed in."""

from __future__ import annotations

from datetime import date

from study.domain.competition import Competition, Result, Submission
from study.domain.item import Item
from study.store.items import COLUMNS, FOLLOWED

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.store.database import Writer

_SELECT = f"SELECT {COLUMNS}, s.percent, s.status, i.slug, i.category, i.due, i.better FROM {FOLLOWED}"


def competitions(connection: sqlite3.Connection) -> list[Competition]:
    """The competitions of what is followed, in their order; those of the backlog only once they are begun."""
    rows = connection.execute(
        f"{_SELECT} WHERE i.kind = 'competition' AND (i.left_out IS NOT 'backlog' OR s.status <> 'open')"
        " ORDER BY i.enrollment, i.place, i.number"
    ).fetchall()
    return [_competition(connection, row) for row in rows]


def competition(connection: sqlite3.Connection, number: int) -> Competition:
    """One competition by the number of its item."""
    row = connection.execute(f"{_SELECT} WHERE i.number = ?", (number,)).fetchone()
    return _competition(connection, row)


def add_result(writer: Writer, item: int, result: Result) -> None:
    """Take down a rank."""
    writer.connection.execute(
        "INSERT INTO result (step, item, day, rank, teams, score, private) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (writer.step, item, result.day.isoformat(), result.rank, result.teams, result.score, result.private),
    )


def add_submission(writer: Writer, item: int, one: Submission) -> None:
    """Take down something handed in."""
    writer.connection.execute(
        "INSERT INTO submission (step, item, at, score, private, note, file, ref) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (writer.step, item, one.at, one.score, one.private, one.note, one.file, one.ref),
    )


def _competition(connection: sqlite3.Connection, row: tuple[object, ...]) -> Competition:
    percent, status, slug, category, due, better = row[7:]
    number = row[0]
    results = connection.execute(
        "SELECT day, rank, teams, score, private FROM result WHERE item = ? ORDER BY day, number", (number,)
    )
    submissions = connection.execute(
        "SELECT at, score, private, note, file, ref FROM submission WHERE item = ? ORDER BY at, number", (number,)
    )
    return Competition(
        Item(*row[:7]),  # type: ignore[arg-type]
        percent, status, slug, category,  # type: ignore[arg-type]
        date.fromisoformat(due) if isinstance(due, str) else None,
        better,  # type: ignore[arg-type]
        [
            Result(date.fromisoformat(day), rank, teams, score, bool(private))
            for day, rank, teams, score, private in results
        ],
        [Submission(*one) for one in submissions],
    )  # fmt: skip
