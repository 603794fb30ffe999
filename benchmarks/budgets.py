"""What the largest inputs of every kind cost: time, the ratio to half the size, memory, and what became of them.

    python benchmarks/budgets.py [NAME …]

A file of each kind is made at half its size and whole, checked and enrolled in, or imported. Seconds are processor time
of the whole process. Twice the size may take 2.3 times as long; what would take over 2 s or 300 MiB has to be refused,
and the limit named.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

HEAD = "curriculum: a\ntitle: A\n"
SMALL = f"{HEAD}phases: [{{title: B, items: [C]}}]\n"
ITEMS = f"{HEAD}phases:\n  - title: B\n    items:\n"


def lines(count: int, line: Callable[[int], str]) -> str:
    """So many lines, each by its number."""
    return "".join(line(n) + "\n" for n in range(count))


def required(count: int, before: int) -> Iterator[str]:
    """Items that require so many before them each."""
    for n in range(count):
        names = ", ".join(f"t{k}" for k in range(max(0, n - before), n))
        yield f"      - {{topic: T{n}, id: t{n}, requires: [{names}]}}\n"


def phases(count: int) -> str:
    """Phases that require all before them."""
    return f"{HEAD}phases:\n" + lines(
        count,
        lambda n: (
            f"  - {{phase: p{n}, title: P{n}, requires: [{', '.join(f'p{k}' for k in range(n))}], items: [T{n}]}}"
        ),
    )


def halves(count: int) -> str:
    """A phase of so many items that requires another of as many."""
    one, other = "".join(f"      - T{n}\n" for n in range(count)), "".join(f"      - U{n}\n" for n in range(count))
    first = f"{HEAD}phases:\n  - phase: b\n    title: B\n    items:\n{one}"
    return f"{first}  - title: C\n    requires: [b]\n    items:\n{other}"


def ring(count: int) -> str:
    """Items of which each requires the next, and the last the first."""
    return ITEMS + lines(count, lambda n: f"      - {{topic: T{n}, id: t{n}, requires: [t{(n + 1) % count}]}}")


def weeks(count: int) -> str:
    """A journal of so many entries."""
    return f"{SMALL}journal:\n" + lines(count, lambda n: f"  - {{week: {n % 500 + 1}, goal: G{n}}}")


def tags(count: int) -> str:
    """An item with so many tags."""
    return f"{ITEMS}      - {{topic: C, tags: [{', '.join(f't{n}' for n in range(count))}]}}\n"


INPUTS: dict[str, tuple[int, str, Callable[[int], str]]] = {
    "repeats of a key": (1_500_000, "yaml", lambda n: SMALL + "a: 1\n" * n),
    "unknown keys": (500_000, "yaml", lambda n: SMALL + lines(n, lambda k: f"k{k}: 1")),
    "faults": (30_000, "yaml", lambda n: ITEMS + lines(n, lambda k: f"      - {{topic: T{k}, effort: soon}}")),
    "phases requiring all before": (600, "yaml", phases),
    "items requiring 300 before": (1_500, "yaml", lambda n: ITEMS + "".join(required(n, 300))),
    "items requiring a phase of as many": (1_000, "yaml", halves),
    "requirements of nothing": (
        10_000, "yaml", lambda n: ITEMS + lines(n, lambda k: f"      - {{topic: T{k}, requires: [z{k}]}}")),
    "ids used twice": (20_000, "yaml", lambda n: ITEMS + "      - {topic: T, id: t}\n" * n),
    "a ring of items": (4_000, "yaml", ring),
    "items": (10_000, "yaml", lambda n: ITEMS + lines(n, lambda k: f"      - {{topic: T{k}, effort: 1h}}")),
    "items of one title": (10_000, "yaml", lambda n: ITEMS + "      - T\n" * n),
    "modules": (
        8_000, "yaml", lambda n: f"{HEAD}phases:\n  - title: B\n    modules:\n"
        + lines(n, lambda k: f"      - {{title: M{k}, items: [T{k}]}}")),
    "resources": (10_000, "yaml", lambda n: f"{SMALL}resources:\n" + lines(n, lambda k: f"  - {{book: T{k}}}")),
    "goals": (
        10_000, "yaml", lambda n: f"{SMALL}goals:\n"
        + lines(n, lambda k: f"  - {{goal: books, target: {k + 1}, year: 2026}}")),
    "weeks of a journal": (10_000, "yaml", weeks),
    "tags": (20_000, "yaml", tags),
    "check boxes": (100_000, "md", lambda n: lines(n, lambda k: f"- [{'x' if k % 2 else ' '}] Thing {k}")),
    "rows of a table": (
        20_000, "md", lambda n: "| Title | Time |\n| --- | --- |\n" + lines(n, lambda k: f"| Thing {k} | 2h |")),
    "rows of a CSV file": (20_000, "csv", lambda n: "title,effort\n" + lines(n, lambda k: f"Thing {k},2h")),
}  # fmt: skip
"""By name: the size, how the file's name ends, and what makes it."""


def run(words: list[str], folder: str) -> tuple[float, float, int, str]:
    """Type a command: processor seconds, MiB at most, exit code, the last line of what went wrong."""
    environment = {**os.environ, "STUDY_DB": f"{folder}/study.db", "HOME": folder, "COLUMNS": "200"}
    with open(f"{folder}/errors", "w+b") as errors:  # noqa: PTH123
        process = subprocess.Popen(
            [sys.executable, "-m", "study", *words], env=environment, stdout=subprocess.DEVNULL, stderr=errors
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        said = errors.read().decode().split("\n")
    seconds = usage.ru_utime + usage.ru_stime
    return seconds, usage.ru_maxrss / 1024, process.returncode, next((line for line in said if ": " in line), "")


def measured(name: str) -> Iterator[str]:
    """The rows of the table for one kind of input."""
    size, ending, make = INPUTS[name]
    before: dict[str, float] = {}
    for count in (size // 2, size):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"large.{ending}"
            path.write_text(make(count), encoding="utf-8")
            commands = [["check", str(path)], ["enroll", str(path)]]
            if ending != "yaml":
                commands = [["import", str(path), "-o", f"{folder}/large.yaml"]]
            for words in commands:
                seconds, memory, code, said = run(words, folder)
                if count == size:
                    ratio, outcome = seconds / before[words[0]], said.rpartition(": ")[2] if code else "taken"
                    yield f"| {size:,} {name} | {words[0]} | {seconds:.1f} | {ratio:.1f} | {memory:.0f} | {outcome} |"
                before[words[0]] = seconds


if __name__ == "__main__":
    print("| input | command | s | × of half | MiB | outcome |\n| --- | --- | ---: | ---: | ---: | --- |")
    for name in sys.argv[1:] or INPUTS:
        for row in measured(name):
            print(row.replace(",", " "), flush=True)
