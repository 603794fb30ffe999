"""How well sources in many shapes become curricula, and how long it takes.

    python benchmarks/importing.py [--speed] [FILE …]

Each import is held against what a careful person makes of its source; both stand in ``tests/importing/sources``. A row
is right if the import has it at the same place: its title, the heading it stands under, its address, its time, its
position, its mark. What the import has beside them counts against it. ``--speed`` runs the whole command on large
sources made up here, in processor seconds as multiples of ``python -c pass``, with its peak of memory.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from study.importing.options import Options
from study.importing.origin import Origin, opened
from study.importing.result import import_origin

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.importing.scoring import SOURCES, Score, difference, expected, score

TODAY = date(2026, 3, 2)
ROUNDS = 5
COST = (
    "import os, sys; n = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions="
    "[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]); used = os.wait4(n, 0)[2]; "
    "print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)"
)
"""A small process in between: a child's peak is never told below the size of the process that made it."""
SIZE = 100_000  # characters of random Markdown


def main(words: list[str]) -> int:
    """Score the sources; exit 1 if one of them does not load again."""
    if "--speed" in words:
        return speed()
    names = words
    table, options, bad = expected(), Options(today=TODAY), 0
    total: list[Score] = []
    print(f"{'source':16} {'rows':>5} {'right':>6} {'f1':>6}  {'phases':>6} {'items':>6} {'links':>6}  understood")
    for name in names or sorted(table):
        result = import_origin(opened(str(SOURCES / name)), options)
        one = score(result, table[name])
        total.append(one)
        bad += bool(result.checked.problems)
        found = result.findings
        links = sum(len(entry.links) for entry in [*found.items, *found.resources])
        counts = f"{len(found.headings):>6} {len(found.items):>6} {links:>6}"
        share = f"{found.understood} of {found.lines}"
        print(f"{name:16} {one.expected:>5} {one.right:>6} {one.f1:>6.3f}  {counts}  {share}")
        if len(names) == 1:
            print("\n".join(difference(result, table[name])))
    mean = sum(one.f1 for one in total) / len(total)
    print(f"mean over {len(total)} sources: {mean:.3f}, the least {min(one.f1 for one in total):.3f}")
    if not names:
        print(f"{SIZE // 1000} KB of random Markdown: {_random_seconds():.2f} s")
    return 1 if bad else 0


def courses(size: int) -> str:
    """A README of course tables below phases, with prerequisites in prose."""
    text, n = ["# Computer science\n\nA path of free courses.\n\n"], 0
    while sum(map(len, text)) < size:
        n += 1
        text.append(f"## Part {n}: subject {n}\n\nWhat it is about, and why it comes here.\n\n")
        text.append("Courses | Duration | Effort | Prerequisites\n:--|:--|:--|:--\n")
        for k in range(6):
            text.append(
                f"[Course {n}.{k} of it](https://example.org/{n}/{k}) | {k + 4} weeks | 6-8 hours/week | none\n"
            )
        text.append("\n")
    return "".join(text)


def boxes(size: int) -> str:
    """Check boxes with links, in sections."""
    text, n = ["# Interviews\n\n"], 0
    while sum(map(len, text)) < size:
        n += 1
        text.append(f"## Section {n}\n\n")
        for k in range(12):
            mark = "x" if k < 4 else " "
            text.append(
                f"- [{mark}] [Lecture {n}.{k} about something](https://example.org/{n}/{k}) (video)\n    - a note\n"
            )
        text.append("\n")
    return "".join(text)


def links(size: int) -> str:
    """A long list of links below headings, each with another beside it."""
    text, n = ["# Video courses\n\n"], 0
    while sum(map(len, text)) < size:
        n += 1
        text.append(f"### Field {n}\n\n")
        for k in range(25):
            words = "with some words about what is in it and who taught it where and when, at length"
            other = f" ([playlist](https://example.org/list/{n}))" if k % 3 == 0 else ""
            text.append(f"- [Course {n}.{k}](https://example.org/{n}/{k}) - {words}, {words[:40]}{other}\n")
        text.append("\n")
    return "".join(text)


def words(size: int) -> str:
    """Check boxes between prose, without links."""
    prose = "Some words that say what the section is about, how long it may take, and what comes after it. " * 6
    text, length, n = ["# Words\n\n"], 0, 0
    while length < size:
        n += 1
        part = f"## Section {n}\n\n{prose}\n\n" + "".join(f"- [ ] Task {n}.{k} of it\n" for k in range(4)) + "\n"
        text.append(part)
        length += len(part)
    return "".join(text)[:size]


def speed() -> int:
    """The whole command on large sources, each the cheapest of several runs."""
    kilobyte, tables = 1000, {"30 KB, course tables": (courses, 30, 40), "140 KB, check boxes": (boxes, 140, 80)}
    tables["220 KB, links"] = (links, 220, 110)
    with tempfile.TemporaryDirectory() as folder:
        bare = min(_cost([sys.executable, "-c", "pass"])[0] for _ in range(4 * ROUNDS))
        print(f"python -c pass: {1000 * bare:.1f} ms of processor time")
        for name, (make, size, limit) in tables.items():
            path = Path(folder) / "source.md"
            path.write_text(make(size * kilobyte), encoding="utf-8")
            runs = [_imported(path) for _ in range(ROUNDS)]
            least = min(seconds for seconds, _ in runs)
            print(f"{name:22} {1000 * least:6.0f} ms  {least / bare:5.1f} × pass (limit {limit})  {runs[0][1]:.0f} MiB")
        path.write_text(words(10 * 1024 * 1024), encoding="utf-8")
        seconds, memory = _imported(path)
        print(f"{'10 MiB, boxes and prose':22} {seconds:.1f} s (limit 60)  {memory:.0f} MiB (limit 400)")
    print(f"{SIZE // 1000} KB of random Markdown: {_random_seconds():.2f} s (limit 2)")
    return 0


def _imported(path: Path) -> tuple[float, float]:
    return _cost([sys.executable, "-m", "study", "import", str(path), "--dry-run"])


def _cost(words: Sequence[str]) -> tuple[float, float]:
    """Processor seconds and MiB of a process."""
    environment = {**os.environ, "STUDY_DB": "/nowhere/study.db", "STUDY_NOW": "2026-03-02"}
    done = subprocess.run([sys.executable, "-S", "-c", COST, *words], env=environment, capture_output=True, check=True)
    seconds, memory = done.stdout.split()
    return float(seconds), float(memory)


def _random_seconds() -> float:
    """How long Markdown without any sense takes; the same of it every time."""
    from random import Random

    pieces = [
        "# ",
        "## ",
        "- ",
        "* ",
        "[ ] ",
        "**",
        "`",
        "|",
        "\n",
        "\n",
        "\n\n",
        "  ",
        "(2h)",
        "Week 3: ",
        "words ",
        "[a](",
    ]
    pieces += ["https://example.org", ")", "<b>", "> ", "1. ", "---\n", "| a | b |\n|-|-|\n", "Goals:\n", "2-3 weeks "]
    random, parts, size = Random(7), list[str](), 0
    while size < SIZE:
        parts.append(random.choice(pieces))
        size += len(parts[-1])
    origin = Origin("random.md", "random", "".join(parts), "0" * 64)
    start = time.process_time()
    import_origin(origin, Options(today=TODAY))
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
