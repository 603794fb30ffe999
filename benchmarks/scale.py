"""How time and memory grow with the number of items enrolled: ``python benchmarks/scale.py``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from measure import Case, Installation, arguments, installed, peak, process, rounds, said, table, timed, verdict

SIZES = (100, 10_000, 100_000)
SAME = 1.15
"""How much longer `today` and `done` may take with the most items than with the fewest."""
MEMORY, MUCH_MEMORY = 24, 500  # MiB
ENROLL, REPLAN = 150, 40  # multiples, for 10 000 items
PATIENCE = 30  # seconds, for 100 000 items
ANSWER, FORECAST = 1.5, 5  # seconds of processor time, for 10 000 items and a second curriculum
START = date(2026, 3, 2)
HOURS = 20  # a week
PHASES, IN_MODULE = 20, 12
SUBJECTS = ("Linear algebra", "Probability", "Regression", "Trees", "Attention", "Transformers", "Évaluation")
EFFORTS = ("45m", "1h", "1h30m", "2h", "30m-1h")


def main() -> None:
    """Install, generate, enrol, measure, tell."""
    options = arguments(__doc__, rounds=21).parse_args()
    with installed(options.folder, options.keep) as installation:
        for size in SIZES:
            curriculum(installation.folder / f"c{size}.yaml", f"c{size}", size)
            said(f"Enrolling {size} items …")
            timed(*process(installation, enrolling(size, f"{size}.db"), 1))
        daily(installation, options.rounds)
        planning(installation, options.rounds)
        beside_another(installation)
        hundred_thousand(installation)


def daily(installation: Installation, count: int) -> None:
    """`today` and `done` with few items and with many."""
    cases = {words: [Case(words, database=f"{size}.db") for size in SIZES] for words in ("today", "done {n}")}
    times = rounds(installation, [case for row in cases.values() for case in row], count)
    rows = [["command", "items", "median ms", "× pass", f"× {SIZES[0]}", "limit", "", "peak MiB", "limit", ""]]
    for row in cases.values():
        for size, case in zip(SIZES, row, strict=True):
            found, memory = times[case], peak(installation, case, count + 2)
            ratio = found.multiple / times[row[0]].multiple
            figures = [f"{found.median:.1f}", f"{found.multiple:.1f}", f"{ratio:.2f}", *verdict(ratio, SAME)]
            rows.append([case.name, f"{size}", *figures, f"{memory:.1f}", *verdict(memory, MEMORY)])
    table(rows)


def planning(installation: Installation, count: int) -> None:
    """Enrolling and planning again with 10 000 items."""
    cases = [
        (enrolling(10_000, "new-{n}.db"), ENROLL),
        (Case("replan --hours 12", database="10000.db"), REPLAN),
        (Case("replan --hours 15 --dry-run", database="10000.db"), REPLAN),
    ]
    times = rounds(installation, [case for case, _ in cases], max(count // 4, 3))
    rows = [["10 000 items", "median ms", "± %", "× pass", "limit", ""]]
    for case, limit in cases:
        found = times[case]
        figures = [f"{found.median:.0f}", f"{found.noise:.0f}", f"{found.multiple:.1f}"]
        rows.append([case.name, *figures, *verdict(found.multiple, limit)])
    table(rows)


def beside_another(installation: Installation) -> None:
    """10 000 items, every tenth due, and an ordinary curriculum beside them: what plans several times to answer."""
    curriculum(installation.folder / "dated.yaml", "dated", 10_000, due_every=10)
    for words in (f"enroll dated.yaml --hours {HOURS}", "enroll hf-four-week --hours 5"):
        peak(installation, Case(words, database="beside.db", now=str(START)))
    rows = [["10 000 items beside others", "seconds", "limit", ""]]
    for words in ("replan --dry-run", "deadlines", "why 10", "why 5000", "why 9990", "forecast"):
        before = os.times()
        peak(installation, Case(words, database="beside.db", now=str(START)))
        after = os.times()
        seconds = after.children_user + after.children_system - before.children_user - before.children_system
        rows.append([words, f"{seconds:.2f}", *verdict(seconds, FORECAST if words == "forecast" else ANSWER)])
    table(rows)


def hundred_thousand(installation: Installation) -> None:
    """Enrolling 100 000 items, in one file and in ten."""
    parts = [f"part{n}" for n in range(10)]
    for part in parts:
        curriculum(installation.folder / f"{part}.yaml", part, 10_000)
    rows = [["100 000 items", "seconds", "limit", "", "peak MiB", "limit", ""]]
    for name, files in (("one file", ["c100000"]), ("ten files", parts)):
        said(f"Enrolling 100 000 items, {name} …")
        start, memory = perf_counter(), 0.0
        for n, file in enumerate(files):  # those that come later share the week with the first
            hours = "" if n else f" --hours {HOURS}"
            case = Case(f"enroll {file}.yaml{hours}", database=f"{name}.db", now=str(START))
            memory = max(memory, peak(installation, case))
        seconds = perf_counter() - start
        rows.append(
            [name, f"{seconds:.1f}", *verdict(seconds, PATIENCE), f"{memory:.0f}", *verdict(memory, MUCH_MEMORY)]
        )
    table(rows)


def enrolling(size: int, database: str) -> Case:
    """The case that enrols a generated file."""
    return Case(f"enroll c{size}.yaml --hours {HOURS}", database=database, now=str(START))


def curriculum(path: Path, name: str, items: int, due_every: int = 50) -> None:
    """Write a curriculum of so many items."""
    path.write_text("".join(_lines(name, items, due_every)), encoding="utf-8")


def _lines(name: str, items: int, due_every: int) -> Iterator[str]:
    """Twenty phases of modules of twelve items, each item with an effort; some need another, some are due."""
    yield f"curriculum: {name}\ntitle: {items} things to learn\npace: {HOURS}h/week\nphases:\n"
    in_phase = -(-items // PHASES)
    for n in range(items):
        if n % in_phase == 0:
            yield f"- title: Phase {n // in_phase + 1}\n  modules:\n"
        if n % in_phase % IN_MODULE == 0:
            yield f"  - module: m{n}\n    title: {SUBJECTS[n // IN_MODULE % 7]}, part {n}\n"
            yield "    duration: 1 week\n    items:\n" if n % 3 else "    items:\n"
        yield f"    - {{{_item(n, due_every)}}}\n"


def _item(n: int, due_every: int) -> str:
    """The keys of one item: every 15th needs the one ten before it, some are due a while after their turn."""
    kind = ("topic", "reading", "practice")[n % 3]
    keys = f"{kind}: {SUBJECTS[n % 7]} no. {n}, id: i{n}, effort: {EFFORTS[n % 5]}"
    if n % 15 == 14:
        keys += f", requires: i{n - 10}"
    if n % due_every == due_every - 1:
        weeks = n * 72 // 60 // HOURS  # an item takes 72 minutes on the average
        keys += f", due: {START + timedelta(weeks=weeks + weeks // 4 + 4)}"
    return keys


if __name__ == "__main__":
    main()
