"""`study export all`, and the way back: every record as a line of JSON, whole and to the byte."""

from __future__ import annotations

from study.core import records, words
from study.core.records import Broken, Record
from study.core.values import dataclass
from study.errors import InvalidFile, Problem, WrongUsage
from study.parameters import OUTPUT
from study.screen.console import answer_change, written
from study.screen.document import Document, fields
from study.screen.page import Page, Span
from study.store import identity, schema
from study.store.records import is_begun, sealed
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from study.store.database import Connection

DUMP = '{"study":"dump",'
"""How the first line of a dump begins. It says by which schema it was written, and how many records follow."""

_ANEW = "Ask for a new one: `study export all -o FILE`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """What a dump holds, as far as a person wants to know."""

    records: int
    first: str
    last: str
    path: str


def whole(output: str | None = OUTPUT) -> None:
    """Write everything that was ever recorded, one record a line, as JSON.

    For keeping, and for another program. `study import FILE` makes the same database of it again.

    \b
    study export all -o study.jsonl
    """
    workspace = Workspace()
    with workspace.without_step() as connection:
        text = "".join(_lines(connection))
    written(text, output)


def _lines(connection: Connection) -> Iterator[str]:
    import json

    everything, learner = list(sealed(connection)), identity.learner(connection)
    head = {"study": "dump", "v": schema.VERSION, "records": len(everything)}
    yield json.dumps(head, separators=(",", ":")) + "\n"
    yield from (records.line(record, learner) + "\n" for record in everything)


def is_dump(path: Path) -> bool:
    """Whether a file is a whole dump, by its beginning. Nothing is read of a pipe: what was read would be gone."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(DUMP)) == DUMP.encode()
    except (OSError, ValueError):
        return False


def take_in(path: Path, dry_run: bool, json: bool) -> None:
    """Make the database of a dump again; a dry run only reads it. Raises InvalidFile, and WrongUsage where there is
    something already."""
    workspace = Workspace(dry_run=dry_run)
    _refuse_to_mix(workspace, path)
    with workspace.without_step(create=True) as connection:
        everything = list(_applied(connection, path))
    first, last = (everything[0].day, everything[-1].day) if everything else ("", "")
    dump = Dump(records=len(everything), first=first, last=last, path=workspace.path)
    answer_change(json, "study.dump/1", lambda: _document(dump), lambda: _page(dump), workspace.commit)


def _refuse_to_mix(workspace: Workspace, path: Path) -> None:
    with workspace.looking() as connection:
        if is_begun(connection):
            raise WrongUsage(
                f"{path} is a whole dump, and {workspace.path} has something in it already. Nothing was changed. Give "
                f"it a database of its own: `STUDY_DB=NEW.db study import {path}`."
            )


def _applied(connection: Connection, path: Path) -> Iterator[Record]:
    """The records of a dump, each in the database by now. Raises InvalidFile with the line."""
    from study.store.fold import Fold
    from study.store.merge import append

    number = 1
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            count = _promised(file.readline())
            fold, last = None, records.Chain()
            for number, line in enumerate(file, 2):  # noqa: B007
                record, learner = _read(line)
                last.check(record)
                if fold is None:
                    identity.settle(connection, learner)
                    fold = Fold(connection)
                append(connection, fold, record)
                yield record
            if number != count + 1:
                raise Broken(f"it ends after {words.counted(number - 1, 'record')} of {count}: it was cut off")
    except UnicodeDecodeError:
        raise InvalidFile([Problem(str(path), number + 1, 1, "this isn't UTF-8 text", _ANEW)]) from None
    except Broken as fault:
        raise InvalidFile([Problem(str(path), number, 1, f"this record can't be used: {fault}", _ANEW)]) from None


def _promised(line: str) -> int:
    """How many records the first line promises. Raises Broken, and StudyError for a dump of a newer program."""
    import json

    try:
        head = json.loads(line)
        count, version = int(head["records"]), int(head["v"])
    except (ValueError, LookupError, TypeError):
        raise Broken("the first line doesn't say how many records there are") from None
    _refuse_newer(version)
    return count


def _read(line: str) -> tuple[Record, str]:
    if not line.endswith("\n"):
        raise Broken("it was cut off")
    record, learner = records.parsed(line)
    _refuse_newer(record.v)
    return record, learner


def _refuse_newer(version: int) -> None:
    if version > schema.VERSION:
        raise Broken("it was written by a newer study, so update study first")


def _document(dump: Dump) -> Document:
    return fields(dump, "records first last path:database")


def _page(dump: Dump) -> Page:
    page = Page()
    page.line(f"{words.counted(dump.records, 'record')}, from {dump.first} to {dump.last}, in {dump.path}")
    page.gap()
    page.line("To look: ", Span("study", "command"), " or ", Span("study history", "command"))
    return page
