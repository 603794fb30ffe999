"""Records on a PostgreSQL server, and who can get at them: each attack is tried as the role that would try it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread

import psycopg
import pytest
from psycopg import Connection, errors, sql

from study.errors import StoreError, StudyError, WrongUsage
from study.server import records
from study.server.connection import connected
from study.server.schema import INSTRUCTORS, LEARNERS, MIGRATIONS, add_cohort, install, installed
from tests.server.conftest import OWNER

ML, OTHER = "ml 2026", "o'ther\"; DROP TABLE study.record; --"


@pytest.fixture
def group(address: str) -> str:
    """A server with two cohorts: anna and ben are in the first, carl in the second, teacher and stranger teach them."""
    with as_role(address, OWNER) as owner:
        install(owner)
        for role, of in {"anna": LEARNERS, "ben": LEARNERS, "carl": LEARNERS, "teacher": INSTRUCTORS,
                         "stranger": INSTRUCTORS, "nobody": None}.items():  # fmt: skip
            make_role(owner, role, of)
        assert add_cohort(owner, ML, "teacher")
        assert add_cohort(owner, OTHER, "stranger")
    for role, cohort in {"anna": ML, "ben": ML, "carl": OTHER}.items():
        with as_role(address, role) as connection:
            records.join(connection, cohort, role.title())
            assert (
                records.put(connection, cohort, [("m" + role, n, f'{{"of": "{role}", "n": {n}}}') for n in (1, 2)]) == 2
            )
    return address


def make_role(owner: Connection, role: str, of: str | None) -> None:
    with suppress(errors.DuplicateObject):  # roles are of the whole server
        owner.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
    if of:
        owner.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(of), sql.Identifier(role)))


@contextmanager
def as_role(address: str, role: str) -> Iterator[Connection]:
    with connected(f"{address}&user={role}") as connection:
        yield connection


def lines(address: str, role: str, cohort: str = ML) -> list[str]:
    with as_role(address, role) as connection:
        return b"".join(records.everything(connection, cohort)).decode().splitlines()


def test_a_learner_reads_own_records_and_an_instructor_those_of_the_cohort(group: str) -> None:
    assert [line.split("\t")[0] for line in lines(group, "anna")] == ["anna", "anna"]
    assert sorted({line.split("\t")[0] for line in lines(group, "teacher")}) == ["anna", "ben"]
    assert lines(group, "teacher", OTHER) == []
    assert lines(group, "stranger") == []
    with as_role(group, "teacher") as connection:
        assert records.members(connection, ML) == {"anna": "Anna", "ben": "Ben"}
    with as_role(group, "anna") as connection:
        assert records.members(connection, ML) == {"anna": "Anna"}
        assert records.last(connection, ML) == {"manna": 2}
        assert list(records.get(connection, ML, "manna", after=1)) == ['{"of": "anna", "n": 2}']
        assert list(records.get(connection, ML, "mben")) == []


def test_the_owner_of_the_tables_is_bound_as_well(group: str) -> None:
    with as_role(group, OWNER) as owner:
        make_role(owner, "keeper", LEARNERS)
        owner.execute("ALTER SCHEMA study OWNER TO keeper; ALTER TABLE study.record OWNER TO keeper")
    assert lines(group, "keeper") == []


@pytest.mark.parametrize("role", ["anna", "teacher"])
@pytest.mark.parametrize(
    "attack",
    [
        "INSERT INTO study.record VALUES ('ml 2026', 'ben', 'mben', 3, 'forged')",
        "INSERT INTO study.record VALUES ('o''ther\"; DROP TABLE study.record; --', 'anna', 'manna', 3, 'elsewhere')",
        "UPDATE study.record SET line = 'changed'",
        "UPDATE study.member SET learner = 'ben'",
        "UPDATE study.member SET cohort = 'o''ther\"; DROP TABLE study.record; --'",
        "INSERT INTO study.member VALUES ('ml 2026', 'ben', 'Not Ben')",
        "INSERT INTO study.instructor VALUES ('ml 2026', 'anna')",
        "INSERT INTO study.cohort VALUES ('mine')",
        "INSERT INTO study.granted VALUES ('ml 2026', 'ben', 1, 'manna')",
        "TRUNCATE study.record",
        "DROP TABLE study.record",
        "ALTER TABLE study.record NO FORCE ROW LEVEL SECURITY",
        "ALTER TABLE study.record DISABLE ROW LEVEL SECURITY",
        "CREATE POLICY mine ON study.record USING (true)",
        "CREATE TABLE study.mine (a int)",
        "SET ROLE owner",
        "SET SESSION AUTHORIZATION ben",
        "SET row_security = off; SELECT * FROM study.record",
        "SELECT * FROM study.record_personal",
        "UPDATE study.version SET number = 99",
        "COPY study.record TO PROGRAM 'cat'",
    ],
)
def test_forging_and_changing_are_refused(group: str, role: str, attack: str) -> None:
    before = lines(group, "teacher"), lines(group, "stranger", OTHER)
    with psycopg.connect(f"{group}&user={role}", autocommit=True) as connection, pytest.raises(psycopg.Error):
        connection.execute(attack)
    assert (lines(group, "teacher"), lines(group, "stranger", OTHER)) == before


def test_partitions_and_other_rows_cannot_be_reached_another_way(group: str) -> None:
    with psycopg.connect(f"{group}&user=anna", autocommit=True) as connection:
        partitions = connection.execute(
            "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'study.record'::regclass"
        ).fetchall()
        assert len(partitions) == 3
        for (partition,) in partitions:
            with pytest.raises(errors.InsufficientPrivilege):
                connection.execute(f"SELECT * FROM {partition}")
        assert connection.execute("DELETE FROM study.record WHERE learner <> 'anna'").rowcount == 0
        # A function that is called for every row sees only rows that the policy lets through.
        connection.execute("CREATE TEMP TABLE seen (line text)")
        connection.execute(
            "CREATE FUNCTION pg_temp.look(text) RETURNS boolean COST 0.0000001 LANGUAGE plpgsql AS"
            " $$ BEGIN INSERT INTO seen VALUES ($1); RETURN true; END $$"
        )
        connection.execute("SELECT * FROM study.record WHERE pg_temp.look(line)")
        assert connection.execute("SELECT count(*) FROM seen WHERE line NOT LIKE '%anna%'").fetchone() == (0,)
    assert len(lines(group, "teacher")) == 4


def test_a_record_that_is_put_again_stays_as_it_was(group: str) -> None:
    with as_role(group, "anna") as connection:
        assert records.put(connection, ML, [("manna", 1, "replayed"), ("manna", 3, "new")]) == 1
        assert list(records.get(connection, ML, "manna")) == ['{"of": "anna", "n": 1}', '{"of": "anna", "n": 2}', "new"]
    # The same machine and index of another learner is another record: nobody takes a place of somebody else's.
    with as_role(group, "ben") as connection:
        assert records.put(connection, ML, [("manna", 4, "of ben")]) == 1
    with as_role(group, "anna") as connection:
        assert records.put(connection, ML, [("manna", 4, "of anna")]) == 1


def test_a_group_can_be_left_with_everything(group: str) -> None:
    with as_role(group, "anna") as connection:
        assert records.leave(connection, ML) == 2
    assert {line.split("\t")[0] for line in lines(group, "teacher")} == {"ben"}
    with as_role(group, "teacher") as connection:
        assert records.members(connection, ML) == {"ben": "Ben"}
    with as_role(group, "anna") as connection, pytest.raises(errors.InsufficientPrivilege):
        records.put(connection, ML, [("manna", 5, "no longer a member")])


def test_half_of_what_is_put_is_nothing(group: str) -> None:
    def torn() -> Iterator[records.Line]:
        yield "manna", 3, "one"
        raise KeyboardInterrupt

    with as_role(group, "anna") as connection:
        with pytest.raises(KeyboardInterrupt):
            records.put(connection, ML, torn())
        assert records.last(connection, ML) == {"manna": 2}


def test_a_block_of_numbers_is_granted_once(group: str) -> None:
    got: list[str] = []

    def ask(machine: str) -> None:
        with as_role(group, "anna") as connection:
            got.append(records.grant(connection, ML, 1, machine))

    threads = [Thread(target=ask, args=(f"m{n}",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 8
    assert len(set(got)) == 1


def test_a_machine_is_cut_only_between_lines_and_only_its_own(group: str) -> None:
    with as_role(group, "anna") as connection:
        (size,) = records.sizes(connection, ML).values()
        for odd in (-1, 1, size - 1, size + 1):
            assert not records.cut(connection, ML, "manna", odd)
        assert records.cut(connection, ML, "manna", size)
        assert records.cut(connection, ML, "mben", 0)
        assert records.cut(connection, ML, "manna", size // 2)
        assert records.last(connection, ML) == {"manna": 1}
        assert records.cut(connection, ML, "manna", 0)
        assert records.sizes(connection, ML) == {}
    assert {line.split("\t")[0] for line in lines(group, "teacher")} == {"ben"}


def test_two_who_put_at_once_both_end_well(group: str) -> None:
    def put(first: int) -> None:
        with as_role(group, "anna") as connection:
            records.put(connection, ML, [("manna", n, str(n)) for n in range(first, first + 400)])

    threads = [Thread(target=put, args=(n,)) for n in (1, 100, 200, 300)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with as_role(group, "anna") as connection:
        assert len(list(records.get(connection, ML, "manna"))) == 699


def test_a_role_without_rights_and_a_database_without_cohorts_are_told(group: str, address: str) -> None:
    with pytest.raises(StoreError, match="isn't allowed"), as_role(group, "nobody") as connection:
        records.last(connection, ML)
    with pytest.raises(StudyError, match='no cohort "unknown"'), as_role(group, "anna") as connection:
        records.join(connection, "unknown", "Anna")
    place = address.split("?")[1]
    with (
        pytest.raises(StoreError, match="cohort init"),
        connected(f"postgresql:///postgres?{place}&user={OWNER}") as connection,
    ):
        records.last(connection, ML)


def test_the_server_going_away_is_told(group: str) -> None:
    with pytest.raises(StoreError, match="went away"), as_role(group, "anna") as connection:
        pid = connection.info.backend_pid
        with as_role(group, OWNER) as owner:
            owner.execute("SELECT pg_terminate_backend(%s, 5000)", (pid,))
        records.put(connection, ML, [("manna", 3, "late")])
    assert len(lines(group, "teacher")) == 4


@pytest.mark.parametrize(
    "place", ["postgresql://anna:secret@localhost/study", "postgresql://localhost/s?password=secret"]
)
def test_a_password_on_the_command_line_is_refused(place: str) -> None:
    with pytest.raises(WrongUsage, match="pgpass") as told, connected(place):
        pass
    assert "secret" not in str(told.value)


def test_a_server_that_is_not_there_is_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    with (
        pytest.raises(StoreError, match="can't be reached"),
        connected(f"postgresql:///x?host={tmp_path_factory.mktemp('e')}"),
    ):
        pass


def test_tables_are_made_once_and_newer_ones_are_refused(address: str) -> None:
    with as_role(address, OWNER) as owner:
        assert installed(owner) is None
        install(owner)
        install(owner)
        assert installed(owner) == len(MIGRATIONS)
        assert add_cohort(owner, ML, OWNER)
        assert not add_cohort(owner, ML, OWNER)
        owner.execute("UPDATE study.version SET number = 99")
        with pytest.raises(StoreError, match="newer version"):
            install(owner)
