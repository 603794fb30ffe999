"""Every command that writes, ended or failed at each thing it does: ``python -m tests.safety.faults``.

A command is rehearsed once, which counts its SQL statements and what it does to files. Then it is run again for each of
these: killed before a statement, killed before a file operation, killed in the middle of one (half of a write is done),
with an I/O error from it, and with a disk that is full from there on. After each the files are looked at.

What is promised: the database is what it was or what it was to be, sound and with nothing beside it once somebody has
looked; a copy put in its place stays what it is; every other file is the old or the new one; a command that says it
succeeded has, one that says nothing was changed has changed nothing; and whatever goes wrong is told in a sentence.
"""

from __future__ import annotations

import argparse
import ctypes
import importlib
import os
import re
import shlex
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

import pytest

from study import parts
from study.commands import COMMANDS, READING
from study.doctor import facts
from study.main import main
from study.store import database, images, soundness
from study.store.recovery import MAGIC
from study.store.snapshots import DAILY
from tests.program.life import ANSWERS, END, FILES, LIFE, furnish
from tests.safety.processes import DRAWN

NEVER = 10**9
MODES = {"kill": 1, "torn": 2, "I/O error": 3, "full disk": 4}
"""What befalls a file operation, by the number that ``faults.c`` knows it by."""
STATEMENT = "statement"

ELSE = {
    "enroll, the first": ["enroll river.yaml"],
    "config, on an older schema": ["config soft 10m"],
    "restore, of another state": ["backup; done moss; restore"],
    "report -o": ["report --format markdown -o report.md"],
    "export -o": ["export csv items -o items.csv"],
    "export all -o": ["export all -o dump.jsonl"],
    "publish, what has changed": ["done 5; publish README.md"],
    "curricula -o": ["curricula llm-basics -o mine.yaml"],
}
"""What is tried beside the commands that write: the beginning, an update, and files of commands that only read."""
OLD = Path(__file__).parents[1] / "store" / "databases" / "version-8.db"


class Doomed(sqlite3.Connection):
    """A connection whose process is killed before a statement."""

    statements: ClassVar[int] = 0
    last: ClassVar[int] = NEVER

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        self._count()
        return super().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Any, /) -> sqlite3.Cursor:
        self._count()
        return super().executemany(sql, parameters)

    def _count(self) -> None:
        Doomed.statements += 1
        if Doomed.statements == Doomed.last:
            os.kill(os.getpid(), signal.SIGKILL)


@dataclass(frozen=True)
class Run:
    """A command that has run: exit code (negative for a signal), stderr, and what it did, if it came to its end."""

    code: int
    errors: str
    statements: int = 0
    operations: int = 0
    modules: str = ""


@dataclass
class Tally:
    """What became of a command: how often it was tried in each way, what was left, and what was broken by it."""

    name: str
    tried: dict[str, int] = field(default_factory=dict)
    before: int = 0
    after: int = 0
    parts: int = 0
    copies: int = 0
    broken: list[str] = field(default_factory=list)


class World:
    """A folder with a learner's files, which can be put back as it was."""

    def __init__(self, folder: Path, shim: ctypes.CDLL) -> None:
        self.folder, self.shim, self.path = folder, shim, folder / "study.db"
        self.files: dict[str, bytes] = {}
        self.copy, self.copied = b"", list[str]()

    def keep_copy(self) -> None:
        """Take the database as it is for the copy that somebody puts in its place."""
        self.copied = self.contents()
        self.copy = self.path.read_bytes()

    def is_copy_kept_whole(self) -> bool:
        """Whether the copy stays what it is where it takes the place of the database, beside whose journal."""
        journal = self.path.with_name("study.db-journal")
        there = {path: path.read_bytes() for path in (self.path, journal)}
        self.path.write_bytes(self.copy)
        kept = self.contents() == self.copied
        for path, content in there.items():
            path.write_bytes(content)
        return kept

    def keep(self) -> None:
        """Take what is there now for the beginning."""
        self.files = self.found()

    def found(self) -> dict[str, bytes]:
        """What every file holds."""
        return {
            str(path.relative_to(self.folder)): path.read_bytes() for path in self.folder.rglob("*") if path.is_file()
        }

    def reset(self) -> None:
        """Put everything back, the database into the same file."""
        for path in self.folder.rglob("*"):
            if path.is_file() and str(path.relative_to(self.folder)) not in self.files:
                path.unlink()
        for name, content in self.files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("r+b" if path.exists() else "wb") as file:
                file.truncate(len(content))
                file.write(content)

    def run(self, words: list[str], now: str, mode: str = "", at: int = NEVER) -> Run:
        """Run a command in a process of its own."""
        said, counted = os.memfd_create("stderr"), os.memfd_create("counted")
        child = os.fork()
        if not child:
            with suppress(BaseException):
                self._be(words, now, mode, at, said, counted)
            os._exit(99)
        _, status = os.waitpid(child, 0)
        errors, counts = (os.pread(file, 1_000_000, 0).decode() for file in (said, counted))
        os.close(said)
        os.close(counted)
        statements, operations, modules = [*counts.split("\n"), "0", "0", ""][:3] if counts else ("0", "0", "")
        return Run(os.waitstatus_to_exitcode(status), errors, int(statements), int(operations), modules)

    def _be(self, words: list[str], now: str, mode: str, at: int, said: int, counted: int) -> None:
        os.chdir(self.folder)
        nothing = os.open(os.devnull, os.O_RDWR)
        for number, file in enumerate((nothing, nothing, said)):
            os.dup2(file, number)
        sys.stdout, sys.stderr = (open(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))  # noqa: SIM115
        os.environ["STUDY_NOW"] = now
        sys.argv = ["study", *words]
        parts.notices.clear()
        Doomed.statements, Doomed.last = 0, at if mode == STATEMENT else NEVER
        where = str(self.folder).encode()
        self.shim.fault_arm(at if mode in MODES else NEVER, MODES.get(mode, 0), where)
        code = main(words)
        operations = self.shim.fault_count()
        self.shim.fault_arm(NEVER, 0, b"")
        sys.stderr.flush()
        os.write(counted, f"{Doomed.statements}\n{operations}\n{' '.join(sys.modules)}".encode())
        os._exit(code)

    def contents(self) -> list[str]:
        """What the database holds, without the ids that are drawn at random; settled first, as by anybody who looks."""
        if not self.path.exists() or not self.path.stat().st_size:
            return []
        with suppress(database.NoDatabase), database.reading(str(self.path)) as connection:
            return [DRAWN.sub("ID", line) for line in connection.iterdump()]
        return []

    def is_whole(self) -> bool:
        """Whether the pages of the database are sound."""
        if not self.path.exists() or not self.path.stat().st_size:
            return True
        connection = sqlite3.connect(self.path)
        found = connection.execute("PRAGMA integrity_check").fetchone()
        connection.close()
        return bool(found == ("ok",))

    def faults(self) -> list[str]:
        """What the doctor says."""
        if not self.path.exists() or not self.path.stat().st_size:
            return []
        with suppress(database.NoDatabase), database.reading(str(self.path)) as connection:
            found = [*facts.structure(connection), *map(str, soundness.faults(connection))]
            return found + [f"{len(stale)} states are stale" for stale in [facts.stale_states(connection)] if stale]
        return []


class Attack:
    """One command, tried in every way."""

    def __init__(self, world: World, name: str, line: str, now: str) -> None:
        self.world, self.words, self.now, self.tally = world, shlex.split(line), now, Tally(name)
        self.before = world.contents()
        world.keep()
        self.old = world.found()
        self.rehearsal = world.run(self.words, now)
        if self.rehearsal.code:
            self.tally.broken.append(f"rehearsal: {self.rehearsal.errors}")
        for module in self.rehearsal.modules.split():
            with suppress(ImportError):
                importlib.import_module(module)
        self.after, self.new = world.contents(), world.found()
        self.tally.broken += [f"rehearsal: the doctor says {fault}" for fault in world.faults()]

    def trials(self, every: int = 1) -> Iterator[tuple[str, int]]:
        """Each way with each place, or every so many of them."""
        for mode, count in (
            (STATEMENT, self.rehearsal.statements),
            *dict.fromkeys(MODES, self.rehearsal.operations).items(),
        ):
            yield from ((mode, at) for at in range(1 + (count - 1) % every if count else 1, count + 1, every))

    def run(self, every: int = 1) -> Tally:
        """All trials; each is judged."""
        for mode, at in self.trials(every):
            self.world.reset()
            done = self.world.run(self.words, self.now, mode, at)
            self.tally.tried[mode] = self.tally.tried.get(mode, 0) + 1
            for fault in self._faults(mode, done):
                self.tally.broken.append(f"{mode} {at}: {fault}; exit {done.code}: {done.errors.strip()[:300]}")
        self.world.reset()
        return self.tally

    def _faults(self, mode: str, done: Run) -> Iterator[str]:
        path = self.world.path
        if self._journal():
            self.tally.copies += 1
            if not self.world.is_copy_kept_whole():
                yield "a copy that was put in place was ruined"
        untouched = path.exists() and path.read_bytes() == self.old.get("study.db") and not self._journal()
        try:
            now = self.before if untouched else self.world.contents()
        except Exception as fault:
            yield f"the database can't be read: {fault}"
            return
        if now not in (self.before, self.after):
            yield "the database is neither what it was nor what it was to be"
        elif now is not self.before and not self.world.is_whole():
            yield "the file is damaged"
        if self._journal():
            yield "a journal is left"
        self.tally.before += now == self.before
        self.tally.after += now == self.after
        yield from self._faults_of_files()
        if mode in ("I/O error", "full disk"):
            yield from self._faults_of_words(done, now)

    def _journal(self) -> bool:
        """Whether there is a journal that would be played back; one that was only begun is as good as none."""
        journal = self.world.path.with_name("study.db-journal")
        return journal.exists() and self.world.path.stat().st_size > 0 and journal.read_bytes().startswith(MAGIC)

    def _faults_of_files(self) -> Iterator[str]:
        for name, content in self.world.found().items():
            if name.endswith(".part") or ".part-" in name:
                self.tally.parts += 1
            elif name.endswith(DAILY) and "backups" in name:
                images.contents_of(str(self.world.folder / name))
            elif name.startswith(("study.db", "backups")):
                continue  # judged above, or set aside
            elif content not in (self.old.get(name), self.new.get(name)) and "." in name:
                yield f"{name} is neither the old nor the new one"

    def _faults_of_words(self, done: Run, now: list[str]) -> Iterator[str]:
        if "unexpected" in done.errors or "Traceback" in done.errors:
            yield "an error is not told in words"
        if not done.code and now != self.after:
            yield "it says it is done, and is not"
        if done.code and not done.errors:
            yield "it fails without a word"
        if "othing was changed" in done.errors and now != self.before:
            yield "it says nothing was changed, and something was"


def lines() -> Iterator[tuple[str, list[str]]]:
    """Every command that writes, with lines for it."""
    for name in COMMANDS:
        if name not in READING:
            yield name, ANSWERS[name]
    yield from ELSE.items()


def attacked(world: World, life: dict[str, bytes], name: str, candidates: list[str]) -> Attack:
    """A command at the end of the life: the first of its lines that changes a file there."""
    for line in candidates:
        attack = begun(world, life, name, line.split("; "))
        if not attack.rehearsal.code and attack.new != attack.old:
            break
    return attack


def begun(world: World, life: dict[str, bytes], name: str, typed: list[str]) -> Attack:
    """A command in the folder as it is after the lines before it."""
    world.files = dict(life)
    if name == "enroll, the first":
        world.files = {name: life[name] for name in FILES}
    if name == "config, on an older schema":
        world.files = {"study.db": OLD.read_bytes()}
    world.reset()
    now = END
    for line in typed[:-1]:
        if line.startswith("@"):
            now = line.removeprefix("@ ")
        else:
            world.run(shlex.split(line), now)
    return Attack(world, name, typed[-1], "2026-07-01T08:00" if "older" in name else now)


def lived(world: World, moments: int) -> dict[str, bytes]:
    """The files after so many lines of the life."""
    for n, (now, line) in enumerate(LIFE[:moments]):
        if n == moments - 5:
            world.keep_copy()
        done = world.run(shlex.split(line), now)
        assert done.code == 0, f"{line}: {done.errors}"
    world.keep()
    return world.files


def report(tallies: list[Tally]) -> Iterator[str]:
    """The table."""
    modes = [STATEMENT, *MODES]
    yield "| command | " + " | ".join(modes) + " | as before | as after | copies put in place | broken |"
    yield "| --- |" + " ---: |" * (len(modes) + 4)
    for one in tallies:
        counts = [one.tried.get(mode, 0) for mode in modes]
        yield (
            f"| `{one.name}` | "
            + " | ".join(map(str, [*counts, one.before, one.after, one.copies, len(one.broken)]))
            + " |"
        )
    totals = [sum(one.tried.get(mode, 0) for one in tallies) for mode in modes]
    ends = [sum(getattr(one, end) for one in tallies) for end in ("before", "after", "copies")]
    yield "| all | " + " | ".join(map(str, [*totals, *ends, sum(len(one.broken) for one in tallies)])) + " |"


def under_attack(only: str, every: int, moments: int) -> int:
    """Try everything and print the table; how much was broken."""
    surroundings = {"TZ": "UTC", "COLUMNS": "1000", "STUDY_DB": "study.db", "STUDY_BACKUPS": "on", "BROWSER": "false"}
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        for name, value in (surroundings | {"XDG_DATA_HOME": folder}).items():
            patch.setenv(name, value)
        furnish(Path(folder), patch)
        patch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Doomed))
        world = World(Path(folder), ctypes.CDLL(os.environ["LD_PRELOAD"]))
        world.path = Path("study.db")
        life, tallies = lived(world, moments), list[Tally]()
        for name, candidates in lines():
            if re.fullmatch(only, name):
                one = attacked(world, life, name, candidates).run(every)
                tallies.append(one)
                print(f"{name}: {sum(one.tried.values())} trials", *one.broken, sep="\n  ", file=sys.stderr, flush=True)
    print(*report(tallies), sep="\n")
    return sum(len(one.broken) for one in tallies)


def compiled(folder: str) -> str:
    """The library that stands between, made by the machine's compiler."""
    library = f"{folder}/faults.so"
    source = Path(__file__).with_name("faults.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
    return library


def run() -> int:
    """Make the library, and begin again with it in between."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--only", default=".*", help="commands, as a regular expression")
    parser.add_argument("--every", type=int, default=1, help="try every so many places only")
    parser.add_argument("--moments", type=int, default=len(LIFE), help="so many lines of the life come before")
    options = parser.parse_args()
    if "LD_PRELOAD" in os.environ:
        return min(under_attack(options.only, options.every, options.moments), 1)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.safety.faults", *sys.argv[1:]]
        return subprocess.run(command, env=os.environ | {"LD_PRELOAD": compiled(folder)}, check=False).returncode


if __name__ == "__main__":
    sys.exit(run())
