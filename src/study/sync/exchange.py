"""One exchange with a target: what the others shared comes here, and what was done here goes there.

Nothing waits for the carrier while the database is locked: parts are read before, and ours is written afterwards. If
that is cut short, the next exchange sees from the part itself what arrived.
"""

from __future__ import annotations

from collections.abc import Mapping

from study.core import records
from study.core.records import Record
from study.core.values import dataclass, field
from study.errors import WrongUsage
from study.store import identity, schema
from study.store.database import Writer
from study.store.merge import merge
from study.store.records import StoredRecord, seal, stored
from study.sync import facts, rules
from study.sync.rules import News, Replaced, Trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection
    from study.store.workspace import Workspace
    from study.sync.carriers import Carrier

    Texts = dict[str, tuple[int, bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What an exchange brought and sent: records by the machine that made them, what gave way to what, items that got
    another number, and what could not be used."""

    target: str
    machine: str
    names: dict[str, str]
    came: list[Record] = field(default_factory=list)
    sent: list[Record] = field(default_factory=list)
    replaced: list[Replaced] = field(default_factory=list)
    renumbered: list[tuple[str, int, int]] = field(default_factory=list)
    unread: dict[str, str] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    is_committed: bool = True


class Incomplete(Exception):
    """Only what is new at the target was read, and everything has to be: ours is not what it was."""


def exchange(workspace: Workspace, carrier: Carrier, target: str, name: str | None = None) -> Exchange:
    """Exchange records with a target. Raises StudyError for what a carrier can't do, WrongUsage for another's."""
    listed = dict(carrier.list())
    with workspace.looking() as connection:
        known = {part: size for part, (size, _) in facts.sizes(connection, target).items()}
    try:
        return _exchanged(workspace, carrier, target, name, _read(carrier, listed, known))
    except Incomplete:
        return _exchanged(workspace, carrier, target, name, _read(carrier, listed, {}))


def _read(carrier: Carrier, listed: Mapping[str, int], known: Mapping[str, int]) -> Texts:
    """What each part has beyond what is known of it; all of one that has become shorter."""
    starts = {part: start if (start := known.get(part, 0)) <= size else 0 for part, size in listed.items()}
    return {part: (start, carrier.get(part, start) if listed[part] > start else b"") for part, start in starts.items()}


def _exchanged(workspace: Workspace, carrier: Carrier, target: str, name: str | None, texts: Texts) -> Exchange:
    with workspace.without_step(create=True) as connection:
        seal(connection)
        read = facts.sizes(connection, target)
        mine = identity.machine(connection)
        start, last = _own_part(texts, read, mine)
        found = rules.news(texts, facts.hashes(connection), facts.last_hashes(connection), schema.VERSION)
        if found.waits and any(at for at, _ in texts.values()):
            raise Incomplete
        if last is None:
            mine = _checked_own(connection, mine, texts.get(mine, (0, b""))[1], found)
            found = rules.news(texts, facts.hashes(connection), facts.last_hashes(connection), schema.VERSION)
            start = found.good.get(mine, 0)
        result = _merged(connection, workspace, found, name, target)
        going = facts.since(connection, last) if last is not None else _missing(connection, found)
        sent = facts.made(connection, going)
        learner = identity.learner(connection)
        facts.set_sizes(connection, target, {part: (size, 0) for part, size in found.read.items() if part != mine})
        facts.set_target(connection, target, facts.is_auto(connection), workspace.instant)
    result.sent.extend(sent)
    if not workspace.is_trial:
        text = "".join(records.line(record, learner) + "\n" for record in sent).encode()
        index = max([last or 0, *(record.index for record in sent if record.machine == mine)])
        if text or start != _size(texts.get(mine)):
            carrier.put(mine, start, text)
        with workspace.without_step() as connection:
            facts.set_sizes(connection, target, {mine: (start + len(text), index)})
    return result


def _own_part(texts: Texts, read: Mapping[str, tuple[int, int]], mine: str) -> tuple[int, int | None]:
    """Where our part ends, and which of our records is the last there; None if everything has to be compared first.
    Raises Incomplete if that has not been read."""
    start, text = texts.get(mine, (0, b""))
    size, last = read.get(mine, (0, 0))
    if mine in read and mine in texts and (start, text) == (size, b""):
        return start, last
    if any(at for at, _ in texts.values()):
        raise Incomplete
    return 0, None


def _checked_own(connection: Connection, mine: str, text: bytes, found: News) -> str:
    """Our id, or another one if our part has records that aren't ours: then this database was put back to an earlier
    state, and goes on as another machine."""
    hashes = facts.hashes(connection)
    agreed, is_ours = 0, True
    for line in text[: text.rfind(b"\n") + 1].splitlines():
        try:
            record, _ = records.parsed(line.decode())
        except (records.Broken, UnicodeDecodeError):
            break
        if record.machine == mine:
            is_ours = is_ours and hashes.get(record.identity) == record.hash
            agreed = record.index if is_ours else agreed
    if not is_ours:
        facts.go_on_as_another(connection, agreed)
        seal(connection)
    return identity.machine(connection)


def _missing(connection: Connection, found: News) -> list[StoredRecord]:
    return [one for one in stored(connection) if one.identity not in found.known]


def _merged(connection: Connection, workspace: Workspace, found: News, name: str | None, target: str) -> Exchange:
    """Let what is new hold here, and this machine be known."""
    _join(connection, found, target)
    own = facts.made(
        connection, [one for one in stored(connection) if one.identity not in found.known and found.records]
    )
    before = facts.item_numbers(connection) if found.records else {}
    unread = merge(connection, found.records) if found.records else {}
    after = facts.item_numbers(connection) if found.records else {}
    if facts.has_to_be_introduced(connection, name):
        writer = Writer(connection, workspace.now, workspace.today(connection), workspace.command)
        facts.introduce(writer, name or facts.own_name(connection) or _host())
    seal(connection)
    return Exchange(
        target=target,
        machine=identity.machine(connection),
        names=facts.names(connection),
        came=found.records,
        replaced=rules.replaced(found.records, own),
        renumbered=[
            (title, number, after[of][0])
            for of, (number, title) in before.items()
            if after.get(of, (number,))[0] != number
        ],
        unread=unread,
        troubles=found.troubles,
        is_committed=not workspace.is_trial,
    )


def _join(connection: Connection, found: News, target: str) -> None:
    """Become a machine of the learner whose records are there. Raises WrongUsage where they are of several."""
    if len(found.learners) > 1:
        raise WrongUsage(f"{target} has records of several learners. Give every learner a folder of its own.")
    for learner in found.learners - {identity.learner(connection)}:
        facts.adopt(connection, learner)


def _host() -> str:
    from platform import node

    return node().partition(".")[0] or "machine"


def _size(part: tuple[int, bytes] | None) -> int:
    return part[0] + len(part[1]) if part else 0
