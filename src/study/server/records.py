"""Records on a server: put what is new, get what there is, take one's own away. Whoever signs in is the learner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from study.errors import StudyError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from psycopg import Connection

Line = tuple[str, int, str]
"""The id of a machine, the index of its record, and the record as a line of JSON."""


def put(connection: Connection, cohort: str, lines: Iterable[Line]) -> int:
    """Put records that are not there yet, all or none; how many were new. Those there are stay as they are."""
    with connection.transaction(), connection.cursor() as cursor:
        cursor.execute('CREATE TEMP TABLE arriving (machine text, "index" bigint, line text) ON COMMIT DROP')
        with cursor.copy('COPY arriving (machine, "index", line) FROM STDIN') as copy:
            for line in lines:
                copy.write_row(line)
        cursor.execute(
            'INSERT INTO study.record (cohort, learner, machine, "index", line)'
            ' SELECT %s, current_user, machine, "index", line FROM arriving ON CONFLICT DO NOTHING',
            (cohort,),
        )
        return cursor.rowcount


def last(connection: Connection, cohort: str) -> dict[str, int]:
    """The highest index of each machine of this learner."""
    rows = connection.execute(
        'SELECT machine, max("index") FROM study.record WHERE cohort = %s AND learner = current_user GROUP BY machine',
        (cohort,),
    )
    return {machine: int(index) for machine, index in rows}


def sizes(connection: Connection, cohort: str) -> dict[str, int]:
    """The bytes that the lines of each machine of this learner have, each with its end."""
    rows = connection.execute(
        "SELECT machine, sum(octet_length(line) + 1) FROM study.record"
        " WHERE cohort = %s AND learner = current_user GROUP BY machine",
        (cohort,),
    )
    return {machine: int(size) for machine, size in rows}


def cut(connection: Connection, cohort: str, machine: str, size: int) -> bool:
    """Take away what a machine of this learner has from a byte on; False if it has less, or a line lies across it.

    Until the transaction is over, nobody else can cut or put lines of that machine.
    """
    connection.execute("SELECT pg_advisory_xact_lock(hashtext(current_user), hashtext(%s))", (machine,))
    row = connection.execute(
        'SELECT coalesce(max("index") FILTER (WHERE past <= %(size)s), 0),'
        " coalesce(max(past) FILTER (WHERE past <= %(size)s), 0) = %(size)s FROM ("
        ' SELECT "index", sum(octet_length(line) + 1) OVER (ORDER BY "index") AS past FROM study.record'
        " WHERE cohort = %(cohort)s AND learner = current_user AND machine = %(machine)s) lines",
        {"cohort": cohort, "machine": machine, "size": size},
    ).fetchone()
    kept, is_whole = row or (0, size == 0)
    if is_whole:
        connection.execute(
            'DELETE FROM study.record WHERE cohort = %s AND learner = current_user AND machine = %s AND "index" > %s',
            (cohort, machine, kept),
        )
    return bool(is_whole)


def get(connection: Connection, cohort: str, machine: str, after: int = 0) -> Iterator[str]:
    """The lines of a machine of this learner past an index, in their order."""
    rows = connection.execute(
        'SELECT line FROM study.record WHERE cohort = %s AND learner = current_user AND machine = %s AND "index" > %s'
        ' ORDER BY "index"',
        (cohort, machine, after),
    )
    return (str(line) for (line,) in rows)


def everything(connection: Connection, cohort: str) -> Iterator[bytes]:
    """All lines of a group that this role may read, each with the learner's role before it and a tab between."""
    with connection.cursor().copy(_EVERYTHING, (cohort,)) as copy:
        for block in copy:
            yield bytes(block)


_EVERYTHING = "COPY (SELECT learner, line FROM study.record WHERE cohort = %s) TO STDOUT"


def members(connection: Connection, cohort: str) -> dict[str, str]:
    """The learners of a group by their role, with the names they go by."""
    rows = connection.execute("SELECT learner, name FROM study.member WHERE cohort = %s ORDER BY name", (cohort,))
    return {str(learner): str(name) for learner, name in rows}


def join(connection: Connection, cohort: str, name: str) -> None:
    """Go into a group under a name, or change it. Raises StudyError if there is no such group."""
    from psycopg import errors

    try:
        connection.execute(
            "INSERT INTO study.member (cohort, learner, name) VALUES (%s, current_user, %s)"
            " ON CONFLICT (cohort, learner) DO UPDATE SET name = excluded.name",
            (cohort, name),
        )
    except errors.ForeignKeyViolation:
        raise StudyError(f'This server has no cohort "{cohort}". Ask whoever keeps it for the name.') from None


def leave(connection: Connection, cohort: str) -> int:
    """Go out of a group, and take everything away that this learner put there; how many records that were."""
    with connection.transaction():
        gone = connection.execute("DELETE FROM study.record WHERE cohort = %s AND learner = current_user", (cohort,))
        for table in ("granted", "member"):
            connection.execute(f"DELETE FROM study.{table} WHERE cohort = %s AND learner = current_user", (cohort,))
        return gone.rowcount


def grant(connection: Connection, cohort: str, block: int, machine: str) -> str:
    """Ask for a block of numbers for a machine; the machine that has it, which is another if that was first."""
    place = {"cohort": cohort, "block": block, "machine": machine}
    connection.execute(
        "INSERT INTO study.granted (cohort, learner, block, machine)"
        " VALUES (%(cohort)s, current_user, %(block)s, %(machine)s) ON CONFLICT DO NOTHING",
        place,
    )
    # A statement of its own, because the first doesn't see what another has committed meanwhile.
    row = connection.execute(
        "SELECT machine FROM study.granted WHERE cohort = %(cohort)s AND learner = current_user AND block = %(block)s",
        place,
    ).fetchone()
    return str(row[0]) if row else machine
