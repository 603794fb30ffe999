"""Competitions: their results and what was handed in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from study.core.items import Item
from study.kaggle.rules import Competition, Result, Submission, letters, merged
from study.store.items import COLUMNS, FOLLOWED, TABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.store.database import Writer


Told = tuple[str, "float | None", "float | None", str, str, str]


_SELECT = f"SELECT {COLUMNS}, s.percent, s.status, i.slug, i.category, i.due, i.better FROM "


def competitions(connection: sqlite3.Connection) -> list[Competition]:
    """The competitions of what is followed, in their order; those of the backlog only once they are begun."""
    rows = connection.execute(
        f"{_SELECT} {FOLLOWED} WHERE i.kind = 'competition' AND (i.left_out IS NOT 'backlog' OR s.status <> 'open')"
        " ORDER BY i.enrollment, i.place, i.number"
    ).fetchall()
    return [_competition(connection, row) for row in rows]


def competition(connection: sqlite3.Connection, number: int) -> Competition:
    """One competition by the number of its item, even if it was removed."""
    row = connection.execute(
        f"{_SELECT} {TABLES} JOIN state s ON s.item = i.number WHERE i.number = ?", (number,)
    ).fetchone()
    return _competition(connection, row)


def add_result(writer: Writer, item: int, result: Result) -> None:
    """Take down a rank."""
    writer.connection.execute(
        "INSERT INTO result (step, item, day, rank, teams, score, private) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (writer.step, item, result.day.isoformat(), result.rank, result.teams, result.score, result.private),
    )


def add_submissions(writer: Writer, item: int, submissions: Iterable[Submission]) -> None:
    """Take down what was handed in."""
    rows = ((writer.step, item, one.at, one.score, one.private, one.note, one.file, one.ref) for one in submissions)
    writer.connection.executemany(
        "INSERT INTO submission (step, item, at, score, private, note, file, ref) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows
    )


def told(connection: sqlite3.Connection, item: int) -> set[Told]:
    """Everything that was told of what was handed in to a competition, as the fields of a Submission."""
    return set(connection.execute("SELECT at, score, private, note, file, ref FROM submission WHERE item = ?", (item,)))


def named(connection: sqlite3.Connection, slug: str) -> int | None:
    """The number of the competition with a slug, or without one and a title that says the same."""
    names = slugs(connection)
    return names.get(slug.casefold(), names.get(letters(slug)))


def slugs(connection: sqlite3.Connection) -> dict[str, int]:
    """The numbers of competitions by their slug in small letters; of those without one by the letters of the title."""
    rows = connection.execute(
        f"SELECT i.number, i.slug, i.title FROM {FOLLOWED} WHERE i.kind = 'competition' ORDER BY i.slug <> '', i.number"
    )
    return {slug.casefold() or letters(title): number for number, slug, title in rows}


def removed(connection: sqlite3.Connection) -> set[str]:
    """The slugs, in small letters, of competitions that the learner removed."""
    rows = connection.execute(
        "SELECT slug FROM item WHERE kind = 'competition' AND left_out = 'removed' AND slug <> ''"
    )
    return {slug.casefold() for (slug,) in rows}


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
        merged(Submission(*one) for one in submissions),
    )  # fmt: skip
