"""The log: entries are appended, and the state of their item is what they come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from study.core.entries import Entry, State, state

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.store.database import Writer


_INSERT = "INSERT INTO entry (step, item, kind, day, minutes, percent, note, gain) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


_REPLACE = "INSERT OR REPLACE INTO state (item, status, percent, remaining, logged, done_on) VALUES (?, ?, ?, ?, ?, ?)"


def append(writer: Writer, item: int, entry: Entry) -> tuple[State, State]:
    """Record a fact about an item; its state before and after."""
    connection = writer.connection
    likely, planned = connection.execute(
        "SELECT likely, work AND left_out IS NULL FROM item WHERE number = ?", (item,)
    ).fetchone()
    recorded = history(connection, item)
    before, after = state(likely, recorded), state(likely, [*recorded, entry])
    gain = before.remaining - after.remaining if planned else 0
    connection.execute(_INSERT, _row(writer, item, entry, gain))
    connection.execute(_REPLACE, _state_row(item, after))
    return before, after


def carry_over(writer: Writer, items: Iterator[tuple[int, int, list[Entry]]]) -> None:
    """Items of a new curriculum as (number, likely, what its file says was done). That is no gain on any plan."""
    entries: list[tuple[object, ...]] = []

    def states() -> Iterator[tuple[object, ...]]:
        for number, likely, recorded in items:
            entries.extend(_row(writer, number, entry, 0) for entry in recorded)
            yield _state_row(number, state(likely, recorded))

    writer.connection.executemany(_REPLACE, states())
    writer.connection.executemany(_INSERT, entries)


def fold_again(connection: sqlite3.Connection, items: Iterable[int]) -> None:
    """Fold the entries of items again, because they or the effort changed. Items that are gone are passed over."""
    for item in items:
        row = connection.execute("SELECT likely FROM item WHERE number = ?", (item,)).fetchone()
        if row:
            connection.execute(_REPLACE, _state_row(item, state(row[0], history(connection, item))))


def next_item(connection: sqlite3.Connection) -> int:
    """A number no item has ever had, not even one that was undone."""
    (number,) = connection.execute(
        "SELECT max(coalesce((SELECT max(number) FROM item), 0), coalesce((SELECT max(json_extract(row, '$.number'))"
        " FROM undone WHERE name = 'item'), 0)) + 1"
    ).fetchone()
    return int(number)


def history(connection: sqlite3.Connection, item: int) -> list[Entry]:
    """Everything recorded about an item, the oldest first."""
    rows = connection.execute(
        "SELECT kind, day, minutes, percent, note FROM entry WHERE item = ? ORDER BY number", (item,)
    )
    return [Entry(kind, date.fromisoformat(day), *rest) for kind, day, *rest in rows]


def stored_state(connection: sqlite3.Connection, item: int) -> State:
    """The state of an item as it is kept."""
    status, percent, remaining, logged, done_on = connection.execute(
        "SELECT status, percent, remaining, logged, done_on FROM state WHERE item = ?", (item,)
    ).fetchone()
    return State(status, percent, remaining, logged, date.fromisoformat(done_on) if done_on else None)


def stale_states(connection: sqlite3.Connection) -> list[tuple[int, State]]:
    """Items whose kept state is not what their entries come to, with what it ought to be."""
    rows = connection.execute("SELECT number, likely FROM item").fetchall()
    wrong = []
    for number, likely in rows:
        true = state(likely, history(connection, number))
        kept = connection.execute("SELECT 1 FROM state WHERE item = ?", (number,)).fetchone()
        if kept is None or stored_state(connection, number) != true:
            wrong.append((number, true))
    return wrong


def rebuild(writer: Writer, states: list[tuple[int, State]]) -> None:
    """Replace kept states."""
    writer.connection.executemany(_REPLACE, [_state_row(item, true) for item, true in states])


def _row(writer: Writer, item: int, entry: Entry, gain: int) -> tuple[object, ...]:
    return (
        writer.step,
        item,
        entry.kind,
        entry.day.isoformat(),
        entry.minutes,
        entry.percent,
        entry.note,
        gain,
    )


def _state_row(item: int, of: State) -> tuple[object, ...]:
    done_on = of.done_on.isoformat() if of.done_on else None
    return (item, of.status, of.percent, of.remaining, of.logged, done_on)


def spent_on(connection: sqlite3.Connection, day: date) -> int:
    """Minutes of work recorded for a day: the time given, else the effort that fell away."""
    (minutes,) = connection.execute(
        "SELECT coalesce(sum(coalesce(minutes, max(gain, 0))), 0) FROM entry"
        " WHERE day = ? AND kind IN ('done', 'progress', 'time')",
        (day.isoformat(),),
    ).fetchone()
    return int(minutes)


def spent_since(connection: sqlite3.Connection, first: date, until: date) -> dict[int, int]:
    """The same of the days from ``first`` to before ``until``, by enrollment."""
    rows = connection.execute(
        "SELECT i.enrollment, sum(coalesce(n.minutes, max(n.gain, 0))) FROM entry n JOIN item i ON i.number = n.item"
        " WHERE n.day >= ? AND n.day < ? AND n.kind IN ('done', 'progress', 'time') GROUP BY i.enrollment",
        (first.isoformat(), until.isoformat()),
    )
    return dict(rows.fetchall())


def by_day(connection: sqlite3.Connection, first: date) -> dict[date, int]:
    """The days from ``first`` on with something done, and their minutes, which may be none."""
    rows = connection.execute(
        "SELECT day, sum(coalesce(minutes, max(gain, 0))) FROM entry"
        " WHERE day >= ? AND kind IN ('done', 'progress', 'time') GROUP BY day",
        (first.isoformat(),),
    )
    return {date.fromisoformat(day): minutes for day, minutes in rows}


def last_day(connection: sqlite3.Connection) -> date | None:
    """The last day with an entry of any kind."""
    (day,) = connection.execute("SELECT max(day) FROM entry").fetchone()
    return date.fromisoformat(day) if day else None


def gain_after(connection: sqlite3.Connection, step: int) -> int:
    """Minutes that steps after a given one took off the remaining effort of what still counts."""
    (minutes,) = connection.execute("SELECT coalesce(sum(gain), 0) FROM entry WHERE step > ?", (step,)).fetchone()
    return int(minutes)


def is_begun(connection: sqlite3.Connection) -> bool:
    """Whether anything of the work that is followed has been done."""
    row = connection.execute(
        "SELECT 1 FROM active a JOIN item i ON i.enrollment = a.number JOIN state s ON s.item = i.number"
        " WHERE i.work AND s.status = 'done' LIMIT 1"
    )
    return row.fetchone() is not None
