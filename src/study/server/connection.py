"""A connection to a PostgreSQL server, by its address and the usual ``PG*`` settings; and its faults in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from study.errors import StoreError, StudyError, WrongUsage
from study.screen.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from psycopg import Connection

SCHEMES = ("postgresql://", "postgres://")

PATIENCE = 10
"""Seconds to wait for a server that does not answer."""


def is_server(target: str) -> bool:
    """Whether a target is the address of a PostgreSQL server."""
    return target.startswith(SCHEMES)


@contextmanager
def connected(target: str) -> Iterator[Connection]:
    """A connection, closed in the end; every transaction is said. Raises StudyError, WrongUsage and StoreError."""
    place = settings(target)
    import psycopg

    try:
        with psycopg.connect(place, autocommit=True) as connection:
            yield connection
    except psycopg.Error as fault:
        raise _sentence(fault) from None


def settings(target: str) -> str:
    """The settings of a connection. Raises WrongUsage for an address with a password, which others could read there,
    and StudyError without the extra.

    What neither the address nor ``PG*`` says: a server elsewhere is spoken to over TLS only, and waited for briefly.
    """
    import os

    try:
        from psycopg import ProgrammingError
        from psycopg.conninfo import conninfo_to_dict, make_conninfo
    except ImportError:
        raise StudyError(
            'A server needs psycopg, which isn\'t installed. Run: pip install "study-planner[postgres]".'
        ) from None
    try:
        said = conninfo_to_dict(target)
    except ProgrammingError:  # whose words might hold a password
        raise WrongUsage("The server's address can't be read. Write it as postgresql://HOST/DATABASE.") from None
    if "password" in said:
        raise WrongUsage("Leave the password out of the address: put it in ~/.pgpass, or in PGPASSWORD.")
    host = str(said.get("host") or os.environ.get("PGHOST") or "")
    is_elsewhere = not host.startswith(("/", "@")) and host not in ("", "localhost", "127.0.0.1", "::1")
    defaults = {"application_name": ("study", "PGAPPNAME"), "connect_timeout": (str(PATIENCE), "PGCONNECT_TIMEOUT")}
    if is_elsewhere:
        defaults["sslmode"] = "require", "PGSSLMODE"
    missing = {key: value for key, (value, name) in defaults.items() if key not in said and name not in os.environ}
    return make_conninfo(target, **missing)


def _sentence(fault: Exception) -> StudyError:
    """What the server said, in one sentence with a way out. Passwords are in none of psycopg's."""
    from psycopg import errors

    said = clean(str(fault).strip().splitlines()[0]) if str(fault).strip() else type(fault).__name__
    if isinstance(fault, errors.InsufficientPrivilege):
        return StoreError(
            f"This role isn't allowed to do that ({said}). Its owner can grant it study_learner or study_instructor."
        )
    if isinstance(fault, errors.UndefinedTable | errors.InvalidSchemaName | errors.UndefinedObject):
        return StoreError("This database has no cohorts yet. Its owner makes one: `study cohort init ADDRESS`")
    if isinstance(fault, errors.OperationalError):
        return StoreError(f"The server can't be reached, or went away: {said}. Nothing was changed; try again later.")
    return StoreError(f"The server refused: {said}")
