"""A PostgreSQL server of the tests' own, in a temporary folder, on a socket there and nowhere else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import pytest

OWNER = "owner"
"""The superuser of the server, and owner of the tables."""


_NUMBERS = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """The folder of a server's socket. Fails where PostgreSQL isn't installed and is required; else passes it over."""
    programs = _programs()
    if programs is None:
        if os.environ.get("STUDY_REQUIRE_POSTGRES"):
            pytest.fail("PostgreSQL is required and isn't installed.")
        pytest.skip("PostgreSQL isn't installed.")
    folder = Path(mkdtemp(prefix="study-pg-"))
    _give_away(folder)
    run = _runner()
    try:
        run(programs / "initdb", "-D", folder / "data", "-A", "trust", "-U", OWNER, "-N")
        options = f"-k {folder} -h '' -c fsync=off -c max_connections=20"
        run(programs / "pg_ctl", "-D", folder / "data", "-o", options, "-l", folder / "log", "-w", "start")
        yield folder
    finally:
        run(programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop", check=False)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def address(server: Path) -> Iterator[str]:
    """The address of an empty database, without a user: ``PGUSER`` says who signs in."""
    import psycopg

    name = f"t{next(_NUMBERS)}"
    place = f"postgresql:///postgres?host={server}&user={OWNER}"
    with psycopg.connect(place, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        yield f"postgresql:///{name}?host={server}"
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _programs() -> Path | None:
    """Where initdb stands: newest of Debian's, or whatever is on the path."""
    versions = sorted(Path("/usr/lib/postgresql").glob("[0-9]*/bin/initdb"), key=lambda path: float(path.parts[4]))
    found = str(versions[-1]) if versions else shutil.which("initdb")
    return Path(found).parent if found else None


def _give_away(folder: Path) -> None:
    """PostgreSQL refuses to run as root; then somebody else has the folder."""
    if sys.platform != "win32" and os.getuid() == 0:
        shutil.chown(folder, "postgres", "postgres")


def _runner() -> Callable[..., None]:
    """Runs a program of the server's, as an unprivileged user where this is root."""
    before = ["runuser", "-u", "postgres", "--"] if sys.platform != "win32" and os.getuid() == 0 else []

    def run(*words: object, check: bool = True) -> None:
        done = subprocess.run([*before, *map(str, words)], capture_output=True, text=True, cwd="/", check=False)
        assert done.returncode == 0 or not check, done.stderr

    return run
