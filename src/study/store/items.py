"""Items, found by what a learner types, listed, and one of them whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from study.core.items import Details, Item, ItemRow
from study.errors import NoSuchItem
from study.store import rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.core.deadlines import Heading


NAMED = "number, id, title, kind, curriculum, phase, module"
"""The columns that name an item, of the view ``reference`` and of those of what is followed."""

ORDER = "place, phase_place, module_place, put, number"
"""The order of a curriculum. What was put behind another has its place: then the later one comes later."""


BETWEEN = {"and", "&", "+"}
"""What people type between two numbers."""


def find(connection: sqlite3.Connection, words: Sequence[str]) -> list[Item]:
    """The items a learner names: numbers, ranges of numbers, ids, or words of a title. Raises NoSuchItem."""
    names = [name for word in words for name in _names(word)]
    numbers = [name for name in names if name.lower() not in BETWEEN]
    if numbers and all(map(_range, numbers)):
        names = numbers
    if len(words) > 1 and not all(map(_range, names)):
        title = _titled(connection, " ".join(words), "status IN ('open', 'started')")
        if len(title) == 1:  # the words of one title, typed without quotes
            return title
    found = {item.number: item for name in names for item in _named(connection, name)}
    return list(found.values())


def _names(word: str) -> list[str]:
    """What one word of a command line names: ``7,8`` are two items, and ``#7`` is the same as ``7``."""
    parts = [part.strip().removeprefix("#") for part in word.split(",") if part.strip()]
    return parts if parts and all(map(_range, parts)) else [word.strip()]


def find_one(connection: sqlite3.Connection, word: str) -> Item:
    """The one item a learner names. Raises NoSuchItem."""
    items = find(connection, [word])
    if len(items) > 1:
        raise NoSuchItem(f'"{word}" names {len(items)} items. Name just one.')
    return items[0]


def find_kept(connection: sqlite3.Connection, word: str) -> Item:
    """The same, also if it was removed and is named by its number."""
    number = word.strip().removeprefix("#")
    if is_number(number):
        item = rows.value(connection, Item, "FROM kept WHERE number = ?", (int(number),))
        if item:
            return item
    return find_one(connection, word)


def titles_like(connection: sqlite3.Connection, beginning: str) -> list[tuple[str, str]]:
    """Numbers and titles of open items for completion: whose number or id begins so."""
    begun = connection.execute(
        "SELECT number, id, title FROM followed WHERE status IN ('open', 'started')"
        " AND (number LIKE :start OR id LIKE :start) ORDER BY number LIMIT 200",
        {"start": beginning.replace("%", "").replace("_", "") + "%"},
    )
    return [(str(number) if str(number).startswith(beginning) else id_, title) for number, id_, title in begun]


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
    return _query(connection, "id = ? AND (? = '' OR curriculum = ?)", (id_, curriculum, curriculum))


def with_words(connection: sqlite3.Connection, text: str, closed: bool = False) -> list[Item]:
    """The open items whose title has all the words of a text; those that are done or skipped too, if ``closed``."""
    return _titled(connection, text, "true" if closed else "status IN ('open', 'started')")


def _named(connection: sqlite3.Connection, word: str) -> Iterator[Item]:
    if not word:
        raise NoSuchItem("Name an item by its number, its id or words of its title. See `study list`.")
    if numbers := _range(word):
        yield from _numbered(connection, *numbers, word)
        return
    matches = with_id(connection, word) or with_words(connection, word)
    if not matches and (closed := with_words(connection, word, closed=True)):
        raise NoSuchItem(f'"{word}" isn\'t an open item. Name one by its number:\n{_shown(closed)}')
    if not matches and (near := _titled(connection, word, "true", whole=False)):
        raise NoSuchItem(f'No title has "{word}" as a whole word. Name one by its number:\n{_shown(near)}')
    if len(matches) != 1:
        raise NoSuchItem(_unclear(word, matches))
    yield matches[0]


SPACELESS = "\u0e00"
"""From here on scripts are written without spaces between words, or with endings, so that a piece is a word."""


def _titled(connection: sqlite3.Connection, text: str, condition: str, whole: bool = True) -> list[Item]:
    """The items whose title has all words of a text; with ``whole`` off, also as pieces of words."""
    words = text.split()
    patterns = [f"%{word.translate(_ESCAPED)}%" if word.isascii() else "%" for word in words]
    found = _query(connection, condition + r" AND title LIKE ? ESCAPE '\'" * len(words), patterns)
    return [item for item in found if all(_has(item.title, word, whole) for word in words)]


def _has(title: str, word: str, whole: bool) -> bool:
    from re import IGNORECASE, escape, search

    before = r"(?<!\w)" if whole and word[0] < SPACELESS else ""
    after = r"(?!\w)" if whole and word[-1] < SPACELESS else ""
    return search(f"{before}{escape(word)}{after}", title, IGNORECASE) is not None


def _numbered(connection: sqlite3.Connection, first: int, last: int, word: str) -> Iterator[Item]:
    if last < first:
        raise NoSuchItem(f'The range "{word}" ends before it begins.')
    matches = _query(connection, "number BETWEEN ? AND ?", (first, last))
    if len(matches) != last - first + 1:
        missing = sorted(set(range(first, min(last, first + 1000) + 1)) - {item.number for item in matches})
        raise NoSuchItem(_missing(connection, missing[0] if missing else last))
    yield from matches


def _query(connection: sqlite3.Connection, condition: str, values: Sequence[object]) -> list[Item]:
    return rows.values(connection, Item, f"FROM followed WHERE {condition} ORDER BY number", values)


def _missing(connection: sqlite3.Connection, number: int) -> str:
    if rows.cell(connection, "SELECT 1 FROM kept WHERE number = ?", (number,)):
        return f"Item {number} was removed. What you logged for it: study show {number}."
    return f"There is no item {number} in what you follow. See `study list`."


def _unclear(word: str, matches: list[Item]) -> str:
    if not matches:
        return f'There is no item "{word}". Name it by its number, its id or words of its title: see `study list`.'
    return f'"{word}" could be {len(matches)} items. Name one by its number:\n{_shown(matches)}'


def _shown(matches: list[Item]) -> str:
    shown = "\n".join(f"  {item.number}  {item.title} ({item.curriculum})" for item in matches[:10])
    more = f"\n  and {len(matches) - 10} more" if len(matches) > 10 else ""
    return f"{shown}{more}"


def by_number(connection: sqlite3.Connection, numbers: set[int]) -> dict[int, Item]:
    """Items by their number."""
    return {item.number: item for item in rows.values(connection, Item, "FROM kept") if item.number in numbers}


def headings(connection: sqlite3.Connection, numbers: set[int]) -> dict[int, Heading]:
    """For each item what it is best told under: its module, else its phase."""
    titles = connection.execute(
        "SELECT i.number, coalesce('m' || m.number, 'p' || p.number, ''), coalesce(m.title, p.title, i.title)"
        " FROM item i LEFT JOIN phase p ON p.number = i.phase LEFT JOIN module m ON m.number = i.module"
    )
    return {number: (key, title) for number, key, title in titles if number in numbers}


def followed(
    connection: sqlite3.Connection, status: str | None = None, kind: str | None = None, tag: str | None = None
) -> list[ItemRow]:
    """The items of the curricula that are followed, in their order, work first."""
    return rows.values(
        connection,
        ItemRow,
        "FROM followed WHERE (:status IS NULL OR status = :status) AND (:kind IS NULL OR kind = :kind)"
        f" AND (:tag IS NULL OR instr(tags, ' ' || :tag || ' ')) ORDER BY enrollment, NOT work, {ORDER}",
        {"status": status, "kind": kind, "tag": tag},
    )


def mentioning(listed: list[ItemRow], text: str) -> list[ItemRow]:
    """Those that all words of a text fit: words of the title, else pieces of them, or where an item belongs."""
    words = text.lower().split()
    whole = [row for row in listed if all(_mentions(row, word, whole=True) for word in words)]
    return whole or [row for row in listed if all(_mentions(row, word, whole=False) for word in words)]


def _mentions(row: ItemRow, word: str, whole: bool) -> bool:
    item = row.item
    belongs = (item.curriculum, item.phase, item.module, item.kind, row.status, *row.tags)
    return word in belongs or _has(item.title, word, whole)


def backlog(connection: sqlite3.Connection) -> list[ItemRow]:
    """What is wanted and not planned, in the order of the curricula."""
    return rows.values(
        connection,
        ItemRow,
        f"FROM followed WHERE left_out = 'backlog' AND status IN ('open', 'started') ORDER BY enrollment, {ORDER}",
    )


def details(connection: sqlite3.Connection, number: int) -> Details:
    """One item, whole."""
    return rows.values(connection, Details, "FROM kept WHERE number = ?", (number,))[0]


def everything(connection: sqlite3.Connection) -> list[Details]:
    """The items of the curricula that are followed, whole, in their order, work first."""
    return rows.values(connection, Details, f"FROM followed ORDER BY enrollment, NOT work, {ORDER}")


def said_of(connection: sqlite3.Connection, number: int) -> dict[str, str]:
    """What its file says of an item's time and place, word for word, by its keys: `effort`, `day`, `week`."""
    rows = connection.execute(
        "SELECT said.key, said.value FROM item i JOIN enrollment e ON e.number = i.enrollment,"
        " json_each(e.about, '$.texts.items.\"' || i.id || '\"') said WHERE i.number = ?",
        (number,),
    )
    return dict(rows.fetchall())


def required_by(connection: sqlite3.Connection, number: int) -> list[str]:
    """The names of what an item requires, itself or through its module."""
    return rows.column(
        connection,
        "SELECT coalesce(j.id, m.id) FROM item i JOIN need n ON n.item = i.number OR n.module = i.module"
        " LEFT JOIN item j ON j.number = n.on_item LEFT JOIN module m ON m.number = n.on_module"
        " WHERE i.number = ? ORDER BY n.number",
        (number,),
    )


def notes(connection: sqlite3.Connection) -> dict[int, str]:
    """The notes of every item that has some, by its number."""
    return dict(connection.execute("SELECT number, notes FROM item WHERE notes <> ''").fetchall())
