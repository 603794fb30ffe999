"""Items, found by what a learner types, listed, and one of them whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from study.core.items import Details, Item, ItemRow
from study.errors import NoSuchItem

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from typing import Any

    from study.core.deadlines import Heading


COLUMNS = "i.number, i.id, i.title, i.kind, e.curriculum, p.id, m.id"
TABLES = (
    "item i JOIN enrollment e ON e.number = i.enrollment"
    " LEFT JOIN phase p ON p.number = i.phase LEFT JOIN module m ON m.number = i.module"
)
KEPT = f"{TABLES} JOIN active a ON a.number = i.enrollment JOIN state s ON s.item = i.number"
"""Everything of what is followed, with what was removed from it."""
FOLLOWED = f"{KEPT} AND i.left_out IS NOT 'removed'"
LATEST_DUES = "(SELECT module, phase, day, max(number) FROM due d GROUP BY module, phase)"
"""The last due date given to each module and phase: with max(), SQLite takes the day from that row."""
PARTS = f"LEFT JOIN {LATEST_DUES} dm ON dm.module = i.module LEFT JOIN {LATEST_DUES} dp ON dp.phase = i.phase"
"""The due dates of an item's module and phase."""
DUE = (
    "CASE WHEN i.work THEN nullif(min(ifnull(i.due, '~'), ifnull(a.due, '~'), ifnull(dm.day, '~'),"
    " ifnull(dp.day, '~')), '~') ELSE i.due END"
)
"""The last day of an item, from all that is due: what is only tracked has just its own."""
_PUT = "(SELECT max(c.number) FROM change c WHERE c.item = i.number AND c.field = 'place')"
_TURNS = "(SELECT place FROM phase WHERE number = i.phase), (SELECT place FROM module WHERE number = i.module)"
ORDER = f"i.place, {_TURNS}, {_PUT}, i.number"
"""The order of a curriculum. What was put behind another has its place: then the later one comes later."""


def find(connection: sqlite3.Connection, words: Sequence[str]) -> list[Item]:
    """The items a learner names: numbers, ranges of numbers, ids, or words of a title. Raises NoSuchItem."""
    found: dict[int, Item] = {}
    for word in words:
        for item in _named(connection, word.strip()):
            found[item.number] = item
    return list(found.values())


def find_one(connection: sqlite3.Connection, word: str) -> Item:
    """The one item a learner names. Raises NoSuchItem."""
    items = find(connection, [word])
    if len(items) > 1:
        raise NoSuchItem(f'"{word}" names {len(items)} items. Name one of them.')
    return items[0]


def find_kept(connection: sqlite3.Connection, word: str) -> Item:
    """The same, also if it was removed and is named by its number."""
    if is_number(word.strip()):
        rows = connection.execute(f"SELECT {COLUMNS} FROM {KEPT} WHERE i.number = ?", (int(word),)).fetchall()
        if rows:
            return Item(*rows[0])
    return find_one(connection, word)


def titles_like(connection: sqlite3.Connection, beginning: str) -> list[tuple[str, str]]:
    """Numbers and titles of open items for completion: whose number or id begins so."""
    rows = connection.execute(
        f"SELECT i.number, i.id, i.title FROM {FOLLOWED} WHERE s.status IN ('open', 'started')"
        " AND (i.number LIKE :start OR i.id LIKE :start) ORDER BY i.number LIMIT 200",
        {"start": beginning.replace("%", "").replace("_", "") + "%"},
    )
    return [(str(number) if str(number).startswith(beginning) else id_, title) for number, id_, title in rows]


_ESCAPED = {ord(character): f"\\{character}" for character in "\\%_"}
"""What has a meaning in a pattern of SQL, so that it has none."""


def _range(word: str) -> tuple[int, int] | None:
    """The numbers that ``9`` or ``3-5`` stands for, first and last; None for any other word."""
    first, dash, last = word.partition("-")
    numbers = [first, last] if dash else [first, first]
    if not all(number.isdecimal() and len(number) < 10 for number in numbers):
        return None
    return int(numbers[0]), int(numbers[1])


def is_number(word: str) -> bool:
    """Whether a word can be the number of an item."""
    return word.isdecimal() and len(word) < 10


def with_id(connection: sqlite3.Connection, name: str) -> list[Item]:
    """The items that have an id, or the one with that ``CURRICULUM/ID``."""
    curriculum, _, id_ = name.lower().rpartition("/")
    return _query(connection, "i.id = ? AND (? = '' OR e.curriculum = ?)", (id_, curriculum, curriculum))


def with_words(connection: sqlite3.Connection, text: str, closed: bool = False) -> list[Item]:
    """The open items whose title has all the words of a text; those that are done or skipped too, if ``closed``."""
    patterns = [f"%{part.translate(_ESCAPED)}%" for part in text.split()]
    every = r" AND i.title LIKE ? ESCAPE '\'" * len(patterns)
    return _query(connection, ("true" if closed else "s.status IN ('open', 'started')") + every, patterns)


def _named(connection: sqlite3.Connection, word: str) -> Iterator[Item]:
    if not word:
        raise NoSuchItem("An item is named by its number, its id or words of its title. See `study list`.")
    if numbers := _range(word):
        yield from _numbered(connection, *numbers, word)
        return
    matches = with_id(connection, word) or with_words(connection, word)
    if not matches and (closed := with_words(connection, word, closed=True)):
        raise NoSuchItem(f'"{word}" is no open item. Name one by its number:\n{_shown(closed)}')
    if len(matches) != 1:
        raise NoSuchItem(_unclear(word, matches))
    yield matches[0]


def _numbered(connection: sqlite3.Connection, first: int, last: int, word: str) -> Iterator[Item]:
    if last < first:
        raise NoSuchItem(f'The range "{word}" ends before it begins.')
    matches = _query(connection, "i.number BETWEEN ? AND ?", (first, last))
    if len(matches) != last - first + 1:
        missing = sorted(set(range(first, min(last, first + 1000) + 1)) - {item.number for item in matches})
        raise NoSuchItem(_missing(connection, missing[0] if missing else last))
    yield from matches


def _query(connection: sqlite3.Connection, condition: str, values: Sequence[object]) -> list[Item]:
    rows = connection.execute(f"SELECT {COLUMNS} FROM {FOLLOWED} WHERE {condition} ORDER BY i.number", values)
    return [Item(*row) for row in rows]


def _missing(connection: sqlite3.Connection, number: int) -> str:
    rows = connection.execute(f"SELECT 1 FROM {KEPT} WHERE i.number = ?", (number,))
    if rows.fetchone():
        return f"Item {number} was removed. What was recorded of it: study show {number}."
    return f"There is no item {number} in what you follow. See `study list`."


def _unclear(word: str, matches: list[Item]) -> str:
    if not matches:
        return f'No item is named "{word}". Name it by its number, its id or words of its title: see `study list`.'
    return f'"{word}" could be {len(matches)} items. Name one by its number:\n{_shown(matches)}'


def _shown(matches: list[Item]) -> str:
    shown = "\n".join(f"  {item.number}  {item.title} ({item.curriculum})" for item in matches[:10])
    more = f"\n  and {len(matches) - 10} more" if len(matches) > 10 else ""
    return f"{shown}{more}"


def by_number(connection: sqlite3.Connection, numbers: set[int]) -> dict[int, Item]:
    """Items by their number."""
    rows = connection.execute(f"SELECT {COLUMNS} FROM {TABLES} JOIN active a ON a.number = i.enrollment")
    return {row[0]: Item(*row) for row in rows if row[0] in numbers}


def headings(connection: sqlite3.Connection, numbers: set[int]) -> dict[int, Heading]:
    """For each item what it is best told under: its module, else its phase."""
    rows = connection.execute(
        "SELECT i.number, coalesce('m' || m.number, 'p' || p.number, ''), coalesce(m.title, p.title, i.title)"
        f" FROM {TABLES}"
    )
    return {number: (key, title) for number, key, title in rows if number in numbers}


_STATE = f"s.status, s.percent, i.likely, s.remaining, {DUE}, i.work, i.left_out, i.tags, i.url"

_WHOLE = f"SELECT {COLUMNS}, {_STATE}, i.low, i.high, i.estimated, i.type, i.list, i.by, i.stars, i.notes, s.logged"


def followed(
    connection: sqlite3.Connection, status: str | None = None, kind: str | None = None, tag: str | None = None
) -> list[ItemRow]:
    """The items of the curricula that are followed, in their order, work first."""
    rows = connection.execute(
        f"SELECT {COLUMNS}, {_STATE} FROM {FOLLOWED} {PARTS}"
        " WHERE (:status IS NULL OR s.status = :status) AND (:kind IS NULL OR i.kind = :kind)"
        f" AND (:tag IS NULL OR instr(i.tags, ' ' || :tag || ' ')) ORDER BY i.enrollment, NOT i.work, {ORDER}",
        {"status": status, "kind": kind, "tag": tag},
    )
    return [_listed(row) for row in rows]


def backlog(connection: sqlite3.Connection) -> list[ItemRow]:
    """What is wanted and not planned, in the order of the curricula."""
    rows = connection.execute(
        f"SELECT {COLUMNS}, {_STATE} FROM {FOLLOWED} {PARTS} WHERE i.left_out = 'backlog'"
        f" AND s.status IN ('open', 'started') ORDER BY i.enrollment, {ORDER}"
    )
    return [_listed(row) for row in rows]


def details(connection: sqlite3.Connection, number: int) -> Details:
    """One item, whole."""
    return _details(connection.execute(f"{_WHOLE} FROM {KEPT} {PARTS} WHERE i.number = ?", (number,)).fetchone())


def everything(connection: sqlite3.Connection) -> list[Details]:
    """The items of the curricula that are followed, whole, in their order, work first."""
    rows = connection.execute(f"{_WHOLE} FROM {FOLLOWED} {PARTS} ORDER BY i.enrollment, NOT i.work, {ORDER}")
    return [_details(row) for row in rows]


def required_by(connection: sqlite3.Connection, number: int) -> list[str]:
    """The names of what an item requires, itself or through its module."""
    rows = connection.execute(
        "SELECT coalesce(j.id, m.id) FROM item i JOIN need n ON n.item = i.number OR n.module = i.module"
        " LEFT JOIN item j ON j.number = n.on_item LEFT JOIN module m ON m.number = n.on_module"
        " WHERE i.number = ? ORDER BY n.number",
        (number,),
    )
    return [name for (name,) in rows]


def notes(connection: sqlite3.Connection) -> dict[int, str]:
    """The notes of every item that has some, by its number."""
    return dict(connection.execute("SELECT number, notes FROM item WHERE notes <> ''").fetchall())


def _details(row: Sequence[Any]) -> Details:
    low, high, estimated, *described = row[16:]
    return Details(_listed(row[:16]), low, high, bool(estimated), *described)


def _listed(row: Sequence[Any]) -> ItemRow:
    status, percent, effort, remaining, due, work, left_out, tags, url = row[7:16]
    return ItemRow(
        item=Item(*row[:7]),
        status=status,
        percent=percent,
        effort=effort,
        remaining=remaining,
        due=date.fromisoformat(due) if due else None,
        work=bool(work),
        left_out=left_out,
        tags=tuple(tags.split()),
        url=url,
    )
