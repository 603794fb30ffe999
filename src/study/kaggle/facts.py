"""Competitions: their results and what was handed in."""

from __future__ import annotations

from collections.abc import Iterable

from study.core.competitions import Competition, Result, Submission, address, letters, merged
from study.core.values import asdict, replace
from study.errors import NoSuchItem, WrongUsage
from study.store import items, rows
from study.store.items import NAMED

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.core.addition import Addition
    from study.store.database import Writer


def competitions(connection: sqlite3.Connection) -> list[Competition]:
    """The competitions of what is followed, in their order; those of the backlog only once they are begun."""
    return _competitions(
        connection,
        "followed WHERE kind = 'competition' AND (left_out IS NOT 'backlog' OR status <> 'open')"
        " ORDER BY enrollment, place, number",
    )


def competition(connection: sqlite3.Connection, number: int) -> Competition:
    """One competition by the number of its item, even if it was removed."""
    return _competitions(connection, "kept WHERE number = :number", number)[0]


def find(connection: sqlite3.Connection, word: str) -> Competition:
    """The competition a learner names, by its slug as well. Raises NoSuchItem, or WrongUsage for another kind."""
    number = None if word.strip().isdecimal() else named(connection, word.strip())
    if number is None:
        try:
            item = items.find_one(connection, word)
        except NoSuchItem as fault:
            if "could be" in str(fault):
                raise
            raise NoSuchItem(f'{fault} To add a competition: `study kaggle add "{word}"`.') from None
        if item.kind != "competition":
            raise WrongUsage(f"{item.number}, {item.title}, isn't a competition. Its kind is {item.kind}.")
        number = item.number
    return competition(connection, number)


def take_up(writer: Writer, addition: Addition, to: str | None = None) -> int:
    """Add a competition, with its address at Kaggle; the number of its item."""
    from study.store import additions  # reads durations, which a report has no need of

    return additions.add_to(writer, replace(addition, kind="competition", url=address(addition.slug)), to)


def add_result(writer: Writer, item: int, result: Result) -> None:
    """Take down a rank."""
    writer.append("result", item=item, **asdict(result))


def add_submissions(writer: Writer, item: int, submissions: Iterable[Submission]) -> None:
    """Take down what was handed in."""
    of = {"step": writer.step, "item": item}
    rows.insert_all(writer.connection, "submission", (of | asdict(submission) for submission in submissions))


def results(connection: sqlite3.Connection, item: int) -> list[Result]:
    """The ranks in a competition, the oldest first."""
    return rows.values(connection, Result, "FROM result WHERE item = ? ORDER BY day, number", (item,))


def submissions(connection: sqlite3.Connection, item: int) -> list[Submission]:
    """Everything that was told of what was handed in to a competition, the oldest first."""
    return rows.values(connection, Submission, "FROM submission WHERE item = ? ORDER BY at, number", (item,))


def named(connection: sqlite3.Connection, slug: str) -> int | None:
    """The number of the competition with a slug, or without one and a title that says the same."""
    names = slugs(connection)
    return names.get(slug.casefold(), names.get(letters(slug)))


def slugs(connection: sqlite3.Connection) -> dict[str, int]:
    """The numbers of competitions by their slug in small letters; of those without one by the letters of the title."""
    cells = connection.execute(
        "SELECT number, slug, title FROM followed WHERE kind = 'competition' ORDER BY slug <> '', number"
    )
    return {slug.casefold() or letters(title): number for number, slug, title in cells}


def removed(connection: sqlite3.Connection) -> set[str]:
    """The slugs, in small letters, of competitions that the learner removed."""
    sql = "SELECT slug FROM item WHERE kind = 'competition' AND left_out = 'removed' AND slug <> ''"
    return {slug.casefold() for slug in rows.column(connection, sql)}


def _competitions(connection: sqlite3.Connection, source: str, number: int = 0) -> list[Competition]:
    sql = f"SELECT {NAMED}, percent, status, slug, category, own_due AS due, better FROM {source}"
    return [
        replace(
            one,
            results=results(connection, one.item.number),
            submissions=merged(submissions(connection, one.item.number)),
        )
        for one in rows.values(connection, Competition, sql, {"number": number})
    ]
