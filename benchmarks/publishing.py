"""How long a README takes to publish: one of 5 MB, and lists of many items.

    python benchmarks/publishing.py

Each line is one process of its own: processor seconds and its peak of memory. A log of a thousand items in ten lists is
imported once; the large README holds the same lists between notes of as many bytes as make 5 MB.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

COST = (
    "import os, sys; n = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions="
    "[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]); used = os.wait4(n, 0)[2]; "
    "print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)"
)
"""A small process in between: a child's peak is never told below the size of the process that made it."""

LARGE = 5_000_000  # bytes
NOTE = "Some words about what I read today, with `code`, a [link](https://example.org/x) and *stress*.\n"
BLOCK = "<!-- study:begin -->\n<!-- study:end -->\n"


def table(name: str, first: int, rows: int) -> str:
    """A list as people keep it."""
    head = f"## {name}\n\n| Type | Details | Progress |\n| --- | --- | --- |\n"
    row = "| {n}: Paper | Paper number {n} on attention | ![](https://geps.dev/progress/{percent}) |\n"
    return head + "".join(row.format(n=n, percent=n * 7 % 101) for n in range(first, first + rows)) + "\n"


def notes(size: int) -> Iterator[str]:
    """Sections of prose and bullets, so many bytes in all."""
    while size > 0:
        section = f"### Note {size}\n\n{NOTE * 8}\n- a point\n- another point\n\n"
        size -= len(section)
        yield section


def lines(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """What is measured, each with its command line, one after the other on the same files."""
    log = "".join(table(f"List {n}", 100 * n, 100) for n in range(10))
    texts = {
        "log": f"# Log\n\n{log}",
        "kept": f"# Large\n\n{''.join(notes(LARGE - len(log)))}{log}",
        "plain": f"# Large\n\n{''.join(notes(LARGE))}{BLOCK}",
        "short": f"# Short\n\n{BLOCK}",
        "lists": "# Lists\n\n" + "".join(table(f"Books {n}", n, 1) for n in range(2000)),
    }
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    yield "import a log of 1 000 items", ["import", "log.md", "--as", "log"]
    yield "1 000 items into an empty block", ["publish", "short.md"]
    yield "the same into a README of 5 MB", ["publish", "plain.md"]
    yield "adopt the log of 1 000 items", ["publish", "--adopt", "log.md"]
    yield "adopt the same in 5 MB", ["publish", "--adopt", "kept.md"]
    yield "publish that, where one bar changed", ["progress", "1", "77"]
    yield "publish that, where one bar changed", ["publish", "kept.md"]
    yield "look whether it is fresh", ["publish", "kept.md", "--check"]
    yield "import 2 000 lists of one row", ["import", "lists.md", "--as", "log"]
    yield "adopt 2 000 lists of one row", ["publish", "--adopt", "lists.md"]


def main() -> None:
    """Print seconds and MiB of each line; of a step done twice the last."""
    with tempfile.TemporaryDirectory() as path:
        surroundings = os.environ | {"STUDY_DB": f"{path}/study.db", "STUDY_NOW": "2026-03-02", "HOME": path}
        costs = {}
        for what, words in lines(Path(path)):
            command = [sys.executable, "-c", COST, sys.executable, "-m", "study", *words]
            run = subprocess.run(command, cwd=path, env=surroundings, capture_output=True, text=True, check=True)
            costs[what] = tuple(map(float, run.stdout.split()[-2:]))
    for what, (seconds, peak) in costs.items():
        print(f"{what:40} {seconds:6.2f} s {peak:5.0f} MiB")


if __name__ == "__main__":
    main()
