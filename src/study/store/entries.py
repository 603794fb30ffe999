"""The log: entries are appended, and the state of their item is what they come to; and the timer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from study.core.items import REMOVED, Entry, Item, LogEntry, State, state
from study.core.values import asdict
from study.store import numbers, rows
from study.store.database import instant

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from typing import Any

    from study.store.database import Writer


_PLANNED = (
    "i.work AND (i.left_out IS NULL OR i.left_out = 'choice' AND EXISTS"
    " (SELECT 1 FROM session WHERE item = i.number AND plan = (SELECT max(number) FROM plan)))"
)
"""Whether work on an item is a gain on the plan: of what was not chosen, only where it took its turn there."""


def append(writer: Writer, item: int, entry: Entry) -> tuple[State, State]:
    """Record a fact about an item; its state before and after."""
    connection = writer.connection
    likely, planned = connection.execute(
        f"SELECT i.likely, {_PLANNED} FROM item i WHERE i.number = ?", (item,)
    ).fetchone()
    recorded = history(connection, item)
    before, after = state(likely, recorded), state(likely, [*recorded, entry])
    gain = before.remaining - after.remaining if planned else 0
    number = numbers.granted(connection, "entry")
    writer.append("entry", number=number, item=item, gain=gain, **asdict(entry))
    _keep(connection, [(item, after)])
    return before, after


def carry_over(writer: Writer, items: Iterator[tuple[int, int, list[Entry]]]) -> None:
    """Items of a new curriculum as (number, likely, what its file says was done). That is no gain on any plan."""
    known = list(items)
    _keep(writer.connection, ((number, state(likely, recorded)) for number, likely, recorded in known))
    carried = (
        {"step": writer.step, "item": number, "gain": 0, **asdict(entry)}
        for number, _, recorded in known
        for entry in recorded
    )
    rows.insert_all(writer.connection, "entry", carried)


def fold_again(connection: sqlite3.Connection, items: Iterable[int]) -> None:
    """Fold the entries of items again, because they or the effort changed. Items that are gone are passed over."""
    for item in items:
        likely = rows.cell(connection, "SELECT likely FROM item WHERE number = ?", (item,))
        if likely is not None:
            _keep(connection, [(item, state(likely, history(connection, item)))])


def history(connection: sqlite3.Connection, item: int) -> list[Entry]:
    """Everything recorded about an item, the oldest first."""
    return rows.values(connection, Entry, "FROM entry WHERE item = ? ORDER BY step, number", (item,))


def stored_state(connection: sqlite3.Connection, item: int) -> State:
    """The state of an item as it is kept."""
    return rows.values(connection, State, "FROM state WHERE item = ?", (item,))[0]


def stale_states(connection: sqlite3.Connection) -> list[tuple[int, State]]:
    """Items whose kept state is not what their entries come to, with what it ought to be."""
    efforts = connection.execute("SELECT number, likely FROM item").fetchall()
    true = ((number, state(likely, history(connection, number))) for number, likely in efforts)
    return [
        (number, right)
        for number, right in true
        if rows.value(connection, State, "FROM state WHERE item = ?", (number,)) != right
    ]


def rebuild(connection: sqlite3.Connection, states: list[tuple[int, State]]) -> None:
    """Replace kept states."""
    _keep(connection, states)


def _keep(connection: sqlite3.Connection, states: Iterable[tuple[int, State]]) -> None:
    rows.insert_all(connection, "state", ({"item": item} | asdict(state) for item, state in states), verb="REPLACE")


ASSUMED = (
    "CASE WHEN n.kind = 'done' AND EXISTS (SELECT 1 FROM entry l WHERE l.item = n.item"
    " AND (l.step, l.number) > (n.step, n.number)"
    " AND l.kind = 'time' AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.item = n.item AND r.kind = 'reopen'"
    " AND (r.step, r.number) BETWEEN (n.step, n.number) AND (l.step, l.number))) THEN 0 ELSE max(n.gain, 0) END"
)
"""The minutes of an entry ``n`` without a time: the effort that fell away, until a time is logged for what was done."""

SPENT = f"coalesce(n.minutes, {ASSUMED})"
"""The minutes of an entry ``n``: the time that was given, else what is assumed."""


def assumed(connection: sqlite3.Connection, item: int) -> int:
    """Minutes counted for an item because it was done without a time."""
    sql = f"SELECT coalesce(sum({ASSUMED}), 0) FROM entry n WHERE n.item = ? AND n.kind = 'done' AND n.minutes IS NULL"
    return int(rows.cell(connection, sql, (item,)))


def spent_on(connection: sqlite3.Connection, day: date) -> int:
    """Minutes of work recorded for a day: the time given, else the effort that fell away."""
    sql = f"SELECT coalesce(sum({SPENT}), 0) FROM entry n WHERE n.day = ? AND n.kind IN ('done', 'progress', 'time')"
    return int(rows.cell(connection, sql, (day.isoformat(),)))


def spent_since(connection: sqlite3.Connection, first: date, until: date) -> dict[int, int]:
    """The same of the days from ``first`` to before ``until``, by enrollment."""
    spent = connection.execute(
        f"SELECT i.enrollment, sum({SPENT}) FROM entry n JOIN item i ON i.number = n.item"
        " WHERE n.day >= ? AND n.day < ? AND n.kind IN ('done', 'progress', 'time') GROUP BY i.enrollment",
        (first.isoformat(), until.isoformat()),
    )
    return dict(spent.fetchall())


def by_day(connection: sqlite3.Connection, first: date) -> dict[date, int]:
    """The days from ``first`` on with something done, and their minutes, which may be none."""
    spent = connection.execute(
        f"SELECT n.day, sum({SPENT}) FROM entry n"
        " WHERE n.day >= ? AND n.kind IN ('done', 'progress', 'time') GROUP BY n.day",
        (first.isoformat(),),
    )
    return {date.fromisoformat(day): minutes for day, minutes in spent}


def study_days(connection: sqlite3.Connection, until: date) -> Iterator[date]:
    """The days up to one with something done, the newest first; read one by one."""
    days = connection.execute(
        "SELECT DISTINCT day FROM entry WHERE day <= ? AND kind IN ('done', 'progress', 'time') ORDER BY day DESC",
        (until.isoformat(),),
    )
    return (date.fromisoformat(day) for (day,) in days)


def spent_before(connection: sqlite3.Connection, step: int, first: date) -> int:
    """Minutes of work recorded for the days from ``first`` on, before a step."""
    sql = (
        f"SELECT coalesce(sum({SPENT}), 0) FROM entry n"
        " WHERE n.day >= ? AND n.step < ? AND n.kind IN ('done', 'progress', 'time')"
    )
    return int(rows.cell(connection, sql, (first.isoformat(), step)))


def last_day(connection: sqlite3.Connection) -> date | None:
    """The last day with an entry of any kind."""
    return rows.day(connection, "SELECT max(day) FROM entry")


def gain_after(connection: sqlite3.Connection, step: int) -> int:
    """Minutes that steps after a given one took off the remaining effort of what still counts."""
    return int(rows.cell(connection, "SELECT coalesce(sum(gain), 0) FROM entry WHERE step > ?", (step,)))


def is_begun(connection: sqlite3.Connection) -> bool:
    """Whether anything of the work that is followed has been done."""
    return bool(rows.cell(connection, "SELECT 1 FROM kept WHERE work AND status = 'done' LIMIT 1"))


_NUMBERED = (
    "SELECT n.number, n.step, n.kind, n.day, n.minutes, n.percent, n.note, r.*"
    f" FROM entry n JOIN reference r ON r.number = n.item WHERE n.kind <> '{REMOVED}'"
)


def between(connection: sqlite3.Connection, first: date, last: date, item: int | None = None) -> list[LogEntry]:
    """The entries of some days, first and last inclusive, by day and then as they were recorded."""
    entries = connection.execute(
        f"{_NUMBERED} AND n.day BETWEEN :first AND :last AND (:item IS NULL OR n.item = :item)"
        " ORDER BY n.day, n.step, n.number",
        {"first": first.isoformat(), "last": last.isoformat(), "item": item},
    )
    return [_log_entry(*row) for row in entries]


def numbered(connection: sqlite3.Connection, number: int) -> LogEntry | None:
    """One entry by its number."""
    row = connection.execute(f"{_NUMBERED} AND n.number = ?", (number,)).fetchone()
    return _log_entry(*row) if row else None


def _log_entry(
    number: int, step: int, kind: str, day: str, minutes: int | None, percent: int | None, note: str, *item: Any
) -> LogEntry:
    return LogEntry(number, step, Item(*item), Entry(kind, date.fromisoformat(day), minutes, percent, note))


def correct(writer: Writer, entry: LogEntry, values: dict[str, str | int | None]) -> None:
    """Give fields of an entry other values; the states and gains that rest on it follow."""
    for field, value in values.items():
        _change(writer, entry.item.number, entry.number, field, value)
    _gain_again(writer, entry)
    fold_again(writer.connection, [entry.item.number])


def _change(writer: Writer, item: int, number: int, field: str, value: str | int | None) -> None:
    (before,) = writer.connection.execute(f'SELECT "{field}" FROM entry WHERE number = ?', (number,)).fetchone()
    if before == value:
        return
    old, new = (None if cell is None else str(cell) for cell in (before, value))
    writer.append("change", item=item, field=field, before=old, after=new, entry=number)
    writer.connection.execute(f'UPDATE entry SET "{field}" = ? WHERE number = ?', (value, number))


def _gain_again(writer: Writer, changed: LogEntry) -> None:
    """What each entry of an item took off the remaining effort, from a corrected one on.

    What came with the curriculum was no gain and stays none; nor is there one for an item that is not planned.
    """
    item = changed.item.number
    likely, planned, carried = writer.connection.execute(
        f"SELECT i.likely, {_PLANNED}, coalesce(i.step, e.step) FROM item i"
        " JOIN enrollment e ON e.number = i.enrollment WHERE i.number = ?",
        (item,),
    ).fetchone()
    stored = writer.connection.execute(
        "SELECT number, step, kind, day, minutes, percent FROM entry WHERE item = ? ORDER BY step, number", (item,)
    ).fetchall()
    recorded: list[Entry] = []
    before = state(likely, recorded).remaining
    for number, step, kind, day, minutes, percent in stored:
        recorded.append(Entry(kind, date.fromisoformat(day), minutes, percent))
        after = state(likely, recorded).remaining
        if (step, number) >= (changed.step, changed.number) and planned and step != carried:
            _change(writer, item, number, "gain", before - after)
        before = after


def running_timer(connection: sqlite3.Connection) -> tuple[Item, datetime] | None:
    """The item the timer runs for and the instant it was started, if it runs."""
    row = connection.execute("SELECT item, event, at FROM timer ORDER BY number DESC LIMIT 1").fetchone()
    if row is None or row[1] != "start":
        return None
    (item,) = rows.values(connection, Item, "FROM reference WHERE number = ?", (row[0],))
    return item, datetime.fromisoformat(row[2])


def record_timer(writer: Writer, item: int, event: str, at: datetime) -> None:
    """Take down that the timer was started, stopped or cancelled."""
    writer.append("timer", item=item, event=event, at=instant(at))
