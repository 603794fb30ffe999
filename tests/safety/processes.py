"""``study`` in a process of its own, which can be starved, interrupted and killed; and what it leaves behind."""

import ctypes
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from study.store import location

DROP, OVERRIDE, SEARCH = 24, 1, 2  # prctl(2), capabilities(7)


@contextmanager
def started(
    *words: str, script: str | None = None, prepare: Callable[[], object] | None = None
) -> Iterator[subprocess.Popen[str]]:
    """A running command, or a Python script in its place; ``prepare`` is called in the new process before.

    It hears Ctrl-C even where the tests run in the background, whose processes inherit that it is ignored.
    """

    def prepared() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # with which Python puts its own in place
        if prepare is not None:
            prepare()

    with subprocess.Popen(
        [sys.executable, "-c", script, *words] if script else [sys.executable, "-m", "study", *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=prepared,  # noqa: PLW1509 (there are no threads here)
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def ended(*words: str, script: str | None = None, prepare: Callable[[], object] | None = None) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a command that has run."""
    with started(*words, script=script, prepare=prepare) as process:
        output, errors = process.communicate(timeout=120)
        return process.returncode, output, errors


DRAWN = re.compile("'[0-9a-f]{12,}'|(?<=^INSERT INTO \"here\").*")
"""Ids that are drawn at random, and the row that tells which file on which machine this is."""


def contents(path: Path) -> list[str]:
    """Everything a database holds, as statements without what is drawn at random; nothing for one that is not there or
    empty."""
    if not path.exists():
        return []
    connection = sqlite3.connect(path)
    try:
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,)
        return [DRAWN.sub("ID", line) for line in connection.iterdump()] if tables else []
    finally:
        connection.close()


def put(path: Path, content: bytes | None) -> None:
    """Give a database this content, with nothing beside it; None for no database at all, and none that is missed."""
    journal(path).unlink(missing_ok=True)
    (Path(location.folder()) / location.NAME).unlink(missing_ok=True)
    path.unlink(missing_ok=True)
    if content is not None:
        path.write_bytes(content)


def journal(path: Path) -> Path:
    """Where SQLite keeps what a transaction has overwritten."""
    return path.with_name(f"{path.name}-journal")


def topics(folder: Path, count: int) -> str:
    """The file of a curriculum of so many hours."""
    path = folder / "long.yaml"
    items = "".join(f"  - {{topic: Number {n}, effort: 1h}}\n" for n in range(count))
    path.write_text(f"curriculum: long\ntitle: Long\nphases:\n- title: One\n  items:\n{items}", encoding="utf-8")
    return str(path)


def as_anybody() -> None:
    """To be called in a new process: permissions hold for it, even if it is root's."""
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        libc.prctl(DROP, OVERRIDE, 0, 0, 0)
        libc.prctl(DROP, SEARCH, 0, 0, 0)
