"""A PostgreSQL server as a carrier: a machine's part is its lines there, which only its learner sees."""

from __future__ import annotations

import json

from study.errors import StudyError
from study.server import records
from study.server.connection import connected, settings
from study.server.schema import install, installed
from study.sync.carriers import Moved

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from psycopg import Connection

PERSONAL = ""
"""The name of no cohort: under it lie records of one learner's machines."""


class Server:
    """A database by its address. Each verb is a connection of its own: between them nothing is held."""

    def __init__(self, address: str) -> None:
        self.address = settings(address)

    def list(self) -> Mapping[str, int]:
        """The machines of this learner, with the bytes their lines have."""
        with connected(self.address) as connection:
            return {} if installed(connection) is None else records.sizes(connection, PERSONAL)

    def get(self, part: str, start: int) -> bytes:
        """What a machine has from a byte on."""
        with connected(self.address) as connection:
            lines = "".join(f"{line}\n" for line in records.get(connection, PERSONAL, part))
        return lines.encode()[start:]

    def put(self, part: str, start: int, data: bytes) -> None:
        """Add lines to a machine's, all or none; what lay there from that byte on goes. Raises Moved."""
        lines = [(part, _index(line), line) for line in data.decode().splitlines()]
        with connected(self.address) as connection:
            if installed(connection) is None:
                install(connection)
            self._put(connection, part, start, lines)

    @staticmethod
    def _put(connection: Connection, part: str, start: int, lines: Sequence[records.Line]) -> None:
        with connection.transaction():
            if not records.cut(connection, PERSONAL, part, start):
                raise Moved
            if records.put(connection, PERSONAL, lines) < len(lines):
                raise Moved


def _index(line: str) -> int:
    try:
        return int(json.loads(line)["index"])
    except (ValueError, KeyError, TypeError):
        raise StudyError("A record that can't be read was to be shared. Run `study doctor`.") from None
