"""Competitions: their results and what was handed in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from study.core.competitions import (
    Competition,
    Result,
    Submission,
    address,
    letters,
    medal_count,
    merged,
    slug_in,
)
from study.core.items import Entry
from study.core.items import slug as as_slug
from study.core.medals import FIELDS, MedalCount, Trophies, category_of
from study.core.milestones import ENTRY, FINAL, MERGER
from study.core.values import asdict, replace
from study.errors import NoSuchItem, WrongUsage
from study.store import entries, items, milestones, rows
from study.store.items import NAMED

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.core.addition import Addition
    from study.store.database import Writer


OVER = "it has ended"
"""The note of a competition that was ticked off because it has."""


def competitions(connection: sqlite3.Connection) -> list[Competition]:
    """The competitions of what is followed, in their order; those of the backlog only once they are begun."""
    return _competitions(
        connection,
        "followed f WHERE kind = 'competition' AND (left_out IS NOT 'backlog' OR status <> 'open')"
        " ORDER BY enrollment, place, number",
    )


def competition(connection: sqlite3.Connection, number: int) -> Competition:
    """One competition by the number of its item, even if it was removed."""
    return _competitions(connection, "kept f WHERE number = :number", number)[0]


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
        "SELECT number, slug, title, url FROM followed WHERE kind = 'competition' ORDER BY slug <> '', number"
    )
    return {(slug or slug_in(url) or "").casefold() or letters(title): number for number, slug, title, url in cells}


def removed(connection: sqlite3.Connection) -> set[str]:
    """The slugs, in small letters, of competitions that the learner removed."""
    sql = "SELECT slug FROM item WHERE kind = 'competition' AND left_out = 'removed' AND slug <> ''"
    return {slug.casefold() for slug in rows.column(connection, sql)}


def set_date(writer: Writer, item: int, name: str, day: date | None) -> bool:
    """Let one of the dates of a competition be another, or none; whether it was otherwise."""
    if name == FINAL:
        from study.store import additions  # not needed to show competitions, and slow to load

        return additions.change(writer, item, "due", day.isoformat() if day else None)
    return milestones.set_date(writer, item, name, day)


def settle(writer: Writer) -> list[int]:
    """Tick off every competition that has ended and has a rank, on its last day; the numbers of those.

    What went into it was logged or was not: being over takes no time.
    """
    ended = writer.connection.execute(
        "SELECT number, own_due FROM followed WHERE kind = 'competition' AND status IN ('open', 'started')"
        " AND own_due < ? AND number IN (SELECT item FROM result) ORDER BY number",
        (writer.today.isoformat(),),
    ).fetchall()
    for number, last in ended:
        entries.append(writer, number, Entry("done", date.fromisoformat(last), minutes=0, note=OVER))
    return [number for number, _ in ended]


def trophies(connection: sqlite3.Connection, competitions: Iterable[Competition], today: date) -> Trophies:
    """The medals of a learner."""
    sql = "SELECT field, gold, silver, bronze FROM medals ORDER BY number"
    told = {field: MedalCount(*counts) for field, *counts in connection.execute(sql)}
    return Trophies(medal_count(competitions, today), {field: told[field] for field in FIELDS if field in told})


def count_medals(writer: Writer, field: str, medals: MedalCount) -> None:
    """Take down how many medals notebooks, datasets or the discussion gave."""
    writer.append("medals", field=field, **asdict(medals))


_STATED = "EXISTS (SELECT 1 FROM entry e WHERE e.item = f.number AND e.kind IN ('progress', 'before'))"
_DATE = "(SELECT m.day FROM milestone m WHERE m.item = f.number AND m.name = '{}' ORDER BY m.number DESC LIMIT 1)"
_COLUMNS = (
    f"{NAMED}, percent, status, slug, category, own_due AS due, better, url, {_STATED} AS stated,"
    f" {_DATE.format(ENTRY)} AS entry, {_DATE.format(MERGER)} AS merger"
)


def _competitions(connection: sqlite3.Connection, source: str, number: int = 0) -> list[Competition]:
    found = rows.values(connection, Competition, f"SELECT {_COLUMNS} FROM {source}", {"number": number})
    return [_whole(connection, one) for one in found]


def _whole(connection: sqlite3.Connection, one: Competition) -> Competition:
    """With its results and submissions; with the slug its address has, and the category that is known by that."""
    slug = one.slug or slug_in(one.url) or ""
    return replace(
        one,
        slug=slug,
        category=category_of(slug or as_slug(one.item.title)) or one.category,
        results=results(connection, one.item.number),
        submissions=merged(submissions(connection, one.item.number)),
    )
