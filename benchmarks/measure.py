"""Whole processes, timed in interleaved rounds against ``python -c pass``, with a fresh installation of the program."""

from __future__ import annotations

import fcntl
import os
import pty
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
PEAK = "import os, sys; n = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ); print(os.wait4(n, 0)[2].ru_maxrss)"
"""A small process in between: a child's peak is never told below the size of the process that made it."""


@dataclass(frozen=True)
class Installation:
    """A virtual environment with the program in it, and a folder to work in."""

    folder: Path

    @property
    def python(self) -> str:
        return str(self.folder / "venv" / "bin" / "python")

    @property
    def study(self) -> str:
        return str(self.folder / "venv" / "bin" / "study")

    def surroundings(self, database: str = "study.db", now: str = "2026-03-02") -> dict[str, str]:
        """The variables of a run: a database in the folder, a clock that stands still, a terminal with colours."""
        home = {"HOME": str(self.folder), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
        return home | {"STUDY_DB": str(self.folder / database), "STUDY_NOW": now, "TERM": "xterm-256color"}


@dataclass(frozen=True)
class Case:
    """A command to time. ``{n}`` in words and database is the number of the round, from 1. ``limit`` is a multiple."""

    words: str
    limit: float | None = None
    terminal: bool = False
    database: str = "study.db"
    now: str = "2026-03-09"

    @property
    def name(self) -> str:
        return f"study {self.words.replace('{n}', 'N')}".strip() + (" (terminal)" if self.terminal else "")


@dataclass
class Times:
    """Milliseconds of a case round by round, and as multiples of the bare interpreter in the same round."""

    own: list[float] = field(default_factory=list)
    multiples: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.own)

    @property
    def multiple(self) -> float:
        return statistics.median(self.multiples)

    @property
    def noise(self) -> float:
        """Half the distance between the quartiles of the multiples, in per cent of their median."""
        low, _, high = statistics.quantiles(self.multiples)
        return (high - low) * 50 / self.multiple


def arguments(description: str, rounds: int) -> ArgumentParser:
    """What both programs can be told."""
    parser = ArgumentParser(description=description)
    parser.add_argument("--rounds", type=int, default=rounds, help="how often every command is run (%(default)s)")
    parser.add_argument("--folder", default="/var/tmp", help="where to work: on a real disk, not in memory")
    parser.add_argument("--keep", action="store_true", help="leave the working folder behind")
    return parser


@contextmanager
def installed(folder: str, keep: bool) -> Iterator[Installation]:
    """The checkout, copied into a fresh environment with its bytecode compiled; not an editable installation."""
    work = Path(tempfile.mkdtemp(prefix="study-benchmark-", dir=folder))
    try:
        said(f"Installing into {work} …")
        subprocess.run([sys.executable, "-m", "venv", work / "venv"], check=True)
        installation = Installation(work)
        pip = [installation.python, "-m", "pip", "install", "-qq", "--compile", "--disable-pip-version-check"]
        subprocess.run([*pip, str(CHECKOUT)], check=True)
        yield installation
    finally:
        if not keep:
            shutil.rmtree(work)


def rounds(installation: Installation, cases: Sequence[Case], count: int) -> dict[Case, Times]:
    """Every case once a round, each after a run of the bare interpreter. A first round warms up and is not counted."""
    times = {case: Times() for case in cases}
    for n in range(count + 1):
        said(f"\rRound {n} of {count} ", end="" if n < count else "\n")
        bare, own = [], []
        for case in cases:
            bare.append(timed([installation.python, "-c", "pass"], installation.surroundings()))
            own.append(timed(*process(installation, case, n + 1)))
        for case, elapsed in zip(cases, own, strict=True):
            if n:
                times[case].own.append(elapsed)
                times[case].multiples.append(elapsed / statistics.median(bare))
    return times


def process(installation: Installation, case: Case, n: int) -> tuple[list[str], dict[str, str], bool]:
    """The words of a case, its variables, and whether it runs on a terminal."""
    words = [installation.study, *case.words.format(n=n).split()]
    return words, installation.surroundings(case.database.format(n=n), case.now), case.terminal


def timed(words: Sequence[str], variables: dict[str, str], terminal: bool = False) -> float:
    """Milliseconds of one process from its start until its output is read and it has ended. It has to succeed."""
    start = time.perf_counter()
    code, output = _on_terminal(words, variables) if terminal else _piped(words, variables)
    elapsed = (time.perf_counter() - start) * 1000
    if code:
        raise SystemExit(f"{' '.join(words)} ended with {code}:\n{output.decode()}")
    return elapsed


def peak(installation: Installation, case: Case, n: int = 1) -> float:
    """Peak memory of one process, in MiB."""
    words, variables, _ = process(installation, case, n)
    measured = [installation.python, "-S", "-c", PEAK, *words]
    code, output = _piped(measured, variables)
    if code:
        raise SystemExit(f"{' '.join(words)} ended with {code}:\n{output.decode()}")
    return int(output.split()[-1]) / 1024


def table(rows: Iterable[Sequence[str]]) -> None:
    """Rows in columns, the first to the left, the others to the right."""
    lines = list(rows)
    widths = [max(len(line[n]) for line in lines) for n in range(len(lines[0]))]
    for line in lines:
        cells = [
            line[0].ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)),
        ]
        print("  ".join(cells).rstrip())
    print()


def verdict(value: float, limit: float | None) -> list[str]:
    """The limit and whether it is kept."""
    return ["", ""] if limit is None else [f"{limit:g}", "ok" if value <= limit else "over"]


def said(text: str, end: str = "\n") -> None:
    """What is going on, aside from the result."""
    print(text, end=end, file=sys.stderr, flush=True)


def _piped(words: Sequence[str], variables: dict[str, str]) -> tuple[int, bytes]:
    done = subprocess.run(
        words,
        env=variables,
        cwd=variables["HOME"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout


def _on_terminal(words: Sequence[str], variables: dict[str, str]) -> tuple[int, bytes]:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    with subprocess.Popen(
        words, env=variables, stdin=theirs, stdout=theirs, stderr=theirs, cwd=variables["HOME"]
    ) as process:
        os.close(theirs)
        output = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    return process.returncode, output


def _read(terminal: int) -> bytes:
    """What stands there; nothing once the other side is closed."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""
