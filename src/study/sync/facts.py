"""What a database knows of the machines it shares its records with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from study.core.records import Record
from study.core.values import dataclass
from study.store import identity, numbers, rows
from study.store.records import Maker, StoredRecord, stored

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection, Writer

ENOUGH = numbers.BLOCK // 2
"""So many numbers left are enough until the next time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where records are shared, whether after every command, and when that was last."""

    target: str
    auto: bool
    at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A machine by its name, with the number of its records here and the day of the last."""

    machine: str
    name: str
    records: int
    last: str | None
    is_own: bool


def target(connection: Connection) -> Target | None:
    """Where the records of this database are shared."""
    found = rows.value(connection, Target, "FROM sync ORDER BY number DESC LIMIT 1")
    return found if found and found.target else None


def is_auto(connection: Connection) -> bool:
    """Whether records are shared after every command."""
    return bool(rows.cell(connection, "SELECT auto FROM sync ORDER BY number DESC LIMIT 1"))


def set_target(connection: Connection, where: str, auto: bool, at: str | None) -> None:
    """Share records somewhere from now on, or nowhere."""
    connection.execute("DELETE FROM sync")
    rows.insert(connection, "sync", {"target": where, "auto": auto, "at": at})


def sizes(connection: Connection, where: str) -> dict[str, tuple[int, int]]:
    """How much of each part was read, or written, at a target; and of our own up to which of our records."""
    parts = connection.execute("SELECT name, size, last FROM part WHERE target = ?", (where,))
    return {name: (size, last) for name, size, last in parts}


def set_sizes(connection: Connection, where: str, read: Mapping[str, tuple[int, int]]) -> None:
    """The same, from now on."""
    known = {**sizes(connection, where), **read}
    connection.execute("DELETE FROM part")
    parts = ({"target": where, "name": name, "size": size, "last": last} for name, (size, last) in known.items())
    rows.insert_all(connection, "part", parts)


def hashes(connection: Connection) -> dict[str, str]:
    """The hash of every record, by its identity."""
    sql = "SELECT machine || '.' || \"index\", hash FROM record WHERE hash IS NOT NULL"
    return dict(connection.execute(sql).fetchall())


def last_hashes(connection: Connection) -> dict[str, tuple[int, str]]:
    """The index and the hash of the last record of each machine."""
    sql = 'SELECT machine, max("index"), hash FROM record WHERE hash IS NOT NULL GROUP BY machine'
    return {machine: (index, text) for machine, index, text in connection.execute(sql)}


def names(connection: Connection) -> dict[str, str]:
    """The names of machines."""
    return dict(connection.execute("SELECT machine, name FROM machine ORDER BY number").fetchall())


def peers(connection: Connection) -> list[Peer]:
    """The machines that have a name."""
    return rows.values(
        connection,
        Peer,
        "SELECT m.machine, m.name, count(r.number) AS records, max(coalesce(r.day, s.day)) AS last,"
        " m.machine IN (SELECT machine FROM here) AS is_own FROM machine m LEFT JOIN record r ON r.machine = m.machine"
        " LEFT JOIN step s ON s.number = r.step GROUP BY m.machine ORDER BY min(m.number)",
    )


def adopt(connection: Connection, learner: str) -> None:
    """Be a machine of a learner whose records are there already."""
    identity.machine(connection)
    connection.execute("UPDATE here SET learner = ?", (learner,))


def has_to_be_introduced(connection: Connection, name: str | None) -> bool:
    """Whether this machine has no name yet or gets another, or too few numbers left."""
    mine = identity.machine(connection)
    known = names(connection).get(mine)
    if known is None or name not in (None, known):
        return True
    return any(numbers.left(connection, table, mine) < ENOUGH for table in numbers.GRANTED)


def introduce(writer: Writer, name: str) -> None:
    """Tell the name of this machine, and take numbers that no other has."""
    mine = identity.machine(writer.connection)
    if names(writer.connection).get(mine) != name:
        writer.append("machine", machine=mine, name=name)
    for table in numbers.GRANTED:
        if numbers.left(writer.connection, table, mine) < ENOUGH:
            first = numbers.following(writer.connection, table)
            writer.append("block", machine=mine, name=table, first=first, last=first + numbers.BLOCK - 1)


def own_name(connection: Connection) -> str | None:
    """The name that this machine had last, perhaps under another id."""
    sql = "SELECT name FROM machine WHERE machine IN (SELECT machine FROM here) ORDER BY number DESC LIMIT 1"
    name: str | None = rows.cell(connection, sql)
    return name


def made(connection: Connection, several: Iterable[StoredRecord]) -> list[Record]:
    """Records of this database, all at once."""
    listed = list(several)
    maker = Maker(connection) if listed else None
    return [maker.record(one) for one in listed] if maker else []


def since(connection: Connection, index: int) -> list[StoredRecord]:
    """The records of this machine after an index, in their order."""
    mine = identity.machine(connection)
    return [one for one in stored(connection) if one.machine == mine and one.index > index]


def waiting(connection: Connection, where: str) -> int:
    """How many records of this machine were not sent yet."""
    mine = rows.cell(connection, "SELECT machine FROM here ORDER BY number DESC LIMIT 1")
    _, last = sizes(connection, where).get(str(mine), (0, 0))
    sql = 'SELECT count(*) FROM record WHERE machine = ? AND "index" > ?'
    return int(rows.cell(connection, sql, (mine, last)))


def go_on_as_another(connection: Connection, index: int) -> None:
    """Give the records of this machine after an index to a new machine, with a new chain: in the place where they
    belonged stand others, since this database was put back to what it was before."""
    mine = identity.machine(connection)
    other = identity.settle(connection, identity.learner(connection))
    connection.execute(
        'UPDATE record SET machine = ?, "index" = "index" - ?, hash = NULL, salt = NULL'
        ' WHERE machine = ? AND "index" > ?',
        (other, index, mine, index),
    )


def item_numbers(connection: Connection) -> dict[str, tuple[int, str]]:
    """The number and the title of every item, by the name it has on every machine."""
    from study.store.names import Names

    known = Names(connection)
    titles = connection.execute("SELECT number, title FROM item").fetchall()
    return {known.name("item", number, 2**62): (number, title) for number, title in titles}
