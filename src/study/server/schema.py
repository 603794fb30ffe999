"""A group's database on a PostgreSQL server, made and brought up to date, with who may see what.

Row-level security is forced wherever learners' own rows lie, so that it holds for the owner of the tables too. A
learner is the role that signs in (``current_user``): what a record says of its learner counts for nothing. Nobody may
change a record; its learner may take it away. Partitions are by group: one is asked, or dropped, without a look at the
others.
"""

from __future__ import annotations

from study.errors import StoreError, WrongUsage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from psycopg import Connection

LEARNERS, INSTRUCTORS = "study_learner", "study_instructor"
"""The roles that learners and instructors are granted; they cannot sign in themselves."""

_OWN = "learner = current_user"
_TAUGHT = "cohort IN (SELECT i.cohort FROM study.instructor i WHERE i.role = current_user)"
_JOINED = (
    "(cohort = '' OR EXISTS (SELECT FROM study.member m WHERE m.learner = current_user AND m.cohort = {0}.cohort))"
)

POLICIES = {
    "cohort": {"SELECT": "name IN (SELECT i.cohort FROM study.instructor i WHERE i.role = current_user)"},
    "instructor": {"SELECT": "role = current_user"},
    "member": {"SELECT": f"{_OWN} OR {_TAUGHT}", "INSERT": _OWN, "UPDATE": _OWN, "DELETE": _OWN},
    "record": {
        "SELECT": f"{_OWN} OR {_TAUGHT}",
        "INSERT": f"{_OWN} AND {_JOINED.format('record')}",
        "DELETE": _OWN,
    },
    "granted": {"SELECT": _OWN, "INSERT": f"{_OWN} AND {_JOINED.format('granted')}", "DELETE": _OWN},
}
"""Which rows a role may read, write and take away, table by table. What is not named here is not allowed."""

FORCED = ("member", "record", "granted")
"""Tables of learners: not even their owner sees a row. The others are the owner's to keep."""

RIGHTS = {
    LEARNERS: {
        "instructor": "SELECT",  # the policies ask it; there is no row for who is none
        "member": "SELECT, INSERT, UPDATE (name), DELETE",
        "record": "SELECT, INSERT, DELETE",
        "granted": "SELECT, INSERT, DELETE",
    },
    INSTRUCTORS: {"cohort": "SELECT", "instructor": "SELECT", "member": "SELECT", "record": "SELECT"},
}


def _first() -> Iterator[str]:
    """The tables, their policies and rights."""
    from sqlalchemy import create_mock_engine

    from study.server.tables import Base

    tables: list[str] = []
    writer: Any = create_mock_engine(
        "postgresql+psycopg://", lambda ddl, *_: tables.append(str(ddl.compile(dialect=writer.dialect)))
    )
    Base.metadata.create_all(writer, checkfirst=False)
    yield "CREATE SCHEMA study"
    yield "CREATE TABLE study.version (number integer NOT NULL)"
    yield "INSERT INTO study.version VALUES (0)"
    yield from tables
    yield "CREATE TABLE study.record_personal PARTITION OF study.record FOR VALUES IN ('')"
    for role in RIGHTS:
        yield f"DO $$ BEGIN CREATE ROLE {role} NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$"
        yield f"GRANT USAGE ON SCHEMA study TO {role}"
        yield f"GRANT SELECT ON study.version TO {role}"
        for name, rights in RIGHTS[role].items():
            yield f"GRANT {rights} ON study.{name} TO {role}"
    for name, allowed in POLICIES.items():
        yield f"ALTER TABLE study.{name} ENABLE ROW LEVEL SECURITY"
        if name in FORCED:
            yield f"ALTER TABLE study.{name} FORCE ROW LEVEL SECURITY"
        for verb, rows in allowed.items():
            yield f"CREATE POLICY {verb.lower()}_{name} ON study.{name} FOR {verb} {_clause(verb, rows)}"


def _clause(verb: str, rows: str) -> str:
    """Rows there are go before USING, new ones before WITH CHECK."""
    if verb == "INSERT":
        return f"WITH CHECK ({rows})"
    return f"USING ({rows})" + (f" WITH CHECK ({rows})" if verb == "UPDATE" else "")


MIGRATIONS = (_first,)
"""What leads from each version to the next; only ever added to."""


def install(connection: Connection) -> None:
    """Make what a server keeps, or bring it up to date. Raises StoreError for one that a newer program made."""
    with connection.transaction():
        # Two that come first at the same moment take turns.
        connection.execute("SELECT pg_advisory_xact_lock(hashtext('study.schema'))")
        version = installed(connection) or 0
        if version > len(MIGRATIONS):
            raise StoreError("A newer version of study made this server's tables. Update study and try again.")
        for migration in MIGRATIONS[version:]:
            for statement in migration():
                connection.execute(statement)
        connection.execute("UPDATE study.version SET number = %s", (len(MIGRATIONS),))


def installed(connection: Connection) -> int | None:
    """The version of the tables, None if there are none."""
    found = connection.execute("SELECT to_regclass('study.version') IS NOT NULL").fetchone()
    if not found or not found[0]:
        return None
    row = connection.execute("SELECT number FROM study.version").fetchone()
    return int(row[0]) if row else None


def add_cohort(connection: Connection, name: str, instructor: str) -> bool:
    """Make a group with its partition, and name who may read it; False if the group is there already."""
    from hashlib import sha256

    from psycopg import sql

    if not name.strip() or len(name) > 100:
        raise WrongUsage("A cohort needs a name of up to 100 characters.")
    partition = sql.Identifier("study", f"record_{sha256(name.encode()).hexdigest()[:16]}")
    with connection.transaction():
        new = connection.execute(
            "INSERT INTO study.cohort (name) VALUES (%s) ON CONFLICT DO NOTHING RETURNING 1", (name,)
        ).fetchone()
        if new:
            values = sql.SQL("CREATE TABLE {} PARTITION OF study.record FOR VALUES IN ({})")
            connection.execute(values.format(partition, sql.Literal(name)))
        connection.execute(
            "INSERT INTO study.instructor (cohort, role) VALUES (%s, %s) ON CONFLICT DO NOTHING", (name, instructor)
        )
    return bool(new)
