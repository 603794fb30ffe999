"""A step as it travels: what identifies it on every machine, what it brought, and the hash that chains it.

A record names rows, never by the numbers of one database: an enrolment is ``curriculum@machine.index``, by the record
that brought it, an item of it ``curriculum@machine.index/id``. A name without a record is of the record itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from study.core.values import asdict, dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Json = dict[str, Any]

STEP, UNDO, REDO, FORGET = "", "undo", "redo", "forget"
"""What a record does: bring what a command brought, or something to the step it names."""

TEXTS = {
    "entry": ("note",),
    "journal": ("text",),
    "lesson": ("text",),
    "submission": ("note", "file"),
    "attempt": ("note",),
    "deviation": ("note",),
    "item": ("title", "notes", "by", "url"),
    "phase": ("title",),
    "module": ("title",),
    "enrollment": ("title", "about"),
    "base": ("source", "text"),
    "setting": ("value",),
}
"""Columns with what a learner or an author wrote. The hash covers a digest of each, so that a text may be forgotten."""

CHANGES = ("change", "revision")
"""Tables of fields that were given other values: texts where the field is one."""

FORGOTTEN = "forgotten"
"""The key under which a digest stands where a text was."""


class Broken(Exception):
    """A line that is no record, or not the one that was written; says why."""


_NAMED = r"(?:^|@)([0-9a-z-]+\.[0-9]+)(?=[#/]|$)"
"""The record in a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One step of one machine. ``v`` is the schema by which it was written, ``clock`` a Lamport number, ``key`` what a
    script called it by, ``salt`` what makes digests of its texts unguessable.
    """

    v: int
    machine: str
    index: int
    clock: int
    at: str
    day: str
    command: Any
    rows: dict[str, list[Json]] = field(default_factory=dict)
    key: str | None = None
    salt: str = ""
    hash: str = ""

    @property
    def identity(self) -> str:
        return f"{self.machine}.{self.index}"

    @property
    def order(self) -> tuple[int, str, int]:
        """Where it stands among the records of all machines."""
        return self.clock, self.machine, self.index

    @property
    def rests_on(self) -> set[str]:
        """The identities of the records that brought what this one names."""
        from re import findall

        cells = (
            cell
            for table, listed in self.rows.items()
            for row in listed
            for name, cell in row.items()
            if isinstance(cell, str) and name not in _texts(table, row)
        )
        return {of for cell in cells for of in findall(_NAMED, cell)} - {self.identity}

    @property
    def verb(self) -> str:
        return next((verb for verb in (UNDO, REDO, FORGET) if verb in self.rows), STEP)

    @property
    def target(self) -> str:
        """The identity of the record that this one is about, if it only does something to another."""
        return str(self.rows[self.verb][0]["of"]) if self.verb else self.identity


KEYS = ("v", "learner", "machine", "index", "clock", "at", "day", "key", "command", "rows", "salt", "hash")
"""Those of a line, in their order."""


def line(record: Record, learner: str) -> str:
    """A record as a line of JSON, with whose it is. What is empty is left out."""
    said = asdict(record) | {"learner": learner}
    return _dumped({key: said[key] for key in KEYS if said[key] not in (None, "")})


def parsed(text: str) -> tuple[Record, str]:
    """A record and its learner. Raises Broken for what is none, or was changed in a way that its form shows."""
    import json

    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        raise Broken("it isn't JSON, or was cut off") from None
    if not isinstance(said, dict) or set(said) - set(KEYS):
        raise Broken("it isn't a record")
    for key, kind in _KINDS.items():
        if not isinstance(said.get(key), kind) or (kind is int and isinstance(said[key], bool)):
            raise Broken(f'its "{key}" is missing or no {_NAMES[kind]}')
    if not all(_is_table(name, rows) for name, rows in said["rows"].items()):
        raise Broken('its "rows" aren\'t tables of rows')
    learner = said.pop("learner")
    return Record(**said), learner


_KINDS: dict[str, type] = {
    "v": int, "learner": str, "machine": str, "index": int, "clock": int, "at": str, "day": str, "rows": dict,
    "hash": str,
}  # fmt: skip
_NAMES = {int: "number", str: "text", dict: "table"}


def _is_table(name: str, rows: object) -> bool:
    return name.isidentifier() and isinstance(rows, list) and all(isinstance(row, dict) for row in rows)


def digest(salt: str, text: str) -> str:
    """What stands for a text in the hash of its record."""
    from hashlib import sha256

    return sha256(f"{salt}:{text}".encode()).hexdigest()


def sealed(record: Record, before: str) -> str:
    """The hash of a record, given that of the one before it of the same machine; empty for the first."""
    from hashlib import sha256

    said = {key: value for key, value in asdict(record).items() if key not in ("salt", "hash")}
    said |= with_texts(record, lambda text: {FORGOTTEN: digest(record.salt, text)})
    return sha256(f"{before}\n{_dumped(said, sort=True)}".encode()).hexdigest()


def forgotten(record: Record) -> Record:
    """The same without any text or salt: only their digests stay."""
    said = asdict(record) | with_texts(record, lambda text: {FORGOTTEN: digest(record.salt, text)})
    return Record(**said | {"salt": ""})


def without_digests(record: Record, instead: str) -> Record:
    """The same with a word in place of each text that was forgotten, for whoever stores its rows."""
    return Record(**asdict(record) | _mapped(record, lambda cell: instead if isinstance(cell, dict) else cell))


def with_texts(record: Record, put: Callable[[str], object]) -> Json:
    """The command and the rows of a record, with something put in place of each text that is not empty."""
    return _mapped(record, lambda cell: put(cell) if cell and isinstance(cell, str) else cell)


def _mapped(record: Record, put: Callable[[Any], object]) -> Json:
    rows = {
        table: [row | {name: put(row[name]) for name in _texts(table, row) if name in row} for row in listed]
        for table, listed in record.rows.items()
    }
    return {"command": put(record.command), "rows": rows}


def _texts(table: str, row: Json) -> tuple[str, ...]:
    if table not in CHANGES:
        return TEXTS.get(table, ())
    of = row.get("name") or ("entry" if row.get("entry") else "item")
    return ("before", "after") if row.get("field") in TEXTS.get(str(of), ()) else ()


def absolute(name: str, record: str) -> str:
    """A name as any record would write it, given the record in which it stands."""
    if name == "@" or name.startswith("#"):
        return name + record if name == "@" else record + name
    if "#" in name or name.startswith("@"):
        return name
    head, slash, tail = name.partition("/")
    return f"{head if '@' in head else f'{head}@{record}'}{slash}{tail}{record if tail.endswith('@') else ''}"


def relative(name: str, record: str) -> str:
    """The same name as that record writes it."""
    if name == f"@{record}" or name.startswith(f"{record}#"):
        return name.replace(record, "", 1)
    if "#" in name or name.startswith("@"):
        return name
    head, slash, tail = name.partition("/")
    tail = tail.removesuffix(record) if tail.endswith(f"@{record}") else tail
    return head.removesuffix(f"@{record}") + slash + tail


class Chain:
    """The records of each machine as they come, one after the other; perhaps after a ``last``, by index and hash."""

    def __init__(self, last: Mapping[str, tuple[int, str]] | None = None) -> None:
        self._last = dict(last or {})

    def check(self, record: Record) -> None:
        """Raises Broken for a record that isn't the next of its machine, or not what was written then."""
        first = record.index if record.machine.startswith(OLD) else 1
        index, before = self._last.get(record.machine, (first - 1, ""))
        if record.index > index + 1:
            raise Broken(f"record {index + 1} of the machine {record.machine} is missing")
        if record.index <= index:
            raise Broken(f"record {record.index} of the machine {record.machine} is there twice")
        if record.hash != sealed(record, before):
            raise Broken("it was changed after it was written")
        self._last[record.machine] = record.index, record.hash


OLD = "old-"
"""How the machine of a step begins that is older than records: each is identified by its content and its place."""


def _dumped(said: Json, sort: bool = False) -> str:
    import json

    return json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=sort)
