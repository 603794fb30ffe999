"""What a year of snapshots takes, and what the day's first change waits for: ``python benchmarks/backups.py``.

A learner follows the five shipped curricula for a year, ticks off an item a day and replans every week, with other
hours, so that every session moves. Then the file is made as large as ``--megabytes`` says, by entries with long notes,
and the day's first and second changes are timed in processes of their own, in turns with ``python -c pass``.
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from contextlib import redirect_stdout
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

from study.main import main as study

CURRICULA = ("hf-four-week", "learning-log-2024", "llm-basics", "self-teaching-26-weeks", "gpt-transformer")
START = date(2026, 3, 2)


def main() -> None:
    """Live the year, then measure."""
    parser = ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--megabytes", type=int, default=20, help="size of the file that is measured")
    parser.add_argument("--rounds", type=int, default=11)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "study.db")
        os.environ |= {"STUDY_DB": str(path), "XDG_DATA_HOME": folder, "STUDY_BACKUPS": "on", "TZ": "UTC"}
        lived(options.days)
        sizes = [one.stat().st_size for one in path.parent.joinpath("backups").iterdir()]
        print(
            f"after {options.days} days: database {path.stat().st_size / 1e6:.1f} MB, {len(sizes)} snapshots", end=", "
        )
        print(f"{sum(sizes) / 1e6:.1f} MB together (limit 30), the largest {max(sizes) / 1e6:.2f} MB")
        enlarged(path, options.megabytes)
        measured(path, options.rounds, START + timedelta(options.days))


def lived(days: int) -> None:
    """An item a day, and a new plan every week."""
    for name in CURRICULA:
        typed(START, "enroll", name, "--hours", "4", "--with-optional")
    for day in (START + timedelta(n) for n in range(days)):
        if first_open() is None:
            typed(day, "add", f"What {day} brings", "--effort", "1h")
        typed(day, "done", str(first_open()), "--time", "1h")
        if day.weekday() == 6:
            typed(day, "replan", "--hours", str(20 + day.day % 5))  # other hours move every session


def first_open() -> int | None:
    """The open work with the lowest number."""
    connection = sqlite3.connect(os.environ["STUDY_DB"])
    row = connection.execute(
        "SELECT min(item.number) FROM item LEFT JOIN state ON state.item = item.number"
        " WHERE coalesce(state.status, 'open') IN ('open', 'started') AND item.left_out IS NULL"
    ).fetchone()
    connection.close()
    return int(row[0]) if row[0] is not None else None


def typed(day: date, *words: str) -> None:
    """A command on a day; what it answers is of no interest."""
    os.environ["STUDY_NOW"] = f"{day}T19:00"
    sys.argv = ["study", *words]
    with redirect_stdout(StringIO()):
        code = study(list(words))
    if code:
        raise SystemExit(f"study {' '.join(words)} ended with {code} on {day}")


def enlarged(path: Path, megabytes: int) -> None:
    """Notes of random letters until the file is as large as wanted."""
    connection = sqlite3.connect(path)
    (step,) = connection.execute("SELECT max(number) FROM step").fetchone()
    missing = max(megabytes * 1_000_000 - path.stat().st_size, 0) // 4000
    rows = [(step, 1, "note", "2026-03-02", os.urandom(1950).hex()) for _ in range(missing)]
    connection.executemany("INSERT INTO entry (step, item, kind, day, note, gain) VALUES (?, ?, ?, ?, ?, 0)", rows)
    connection.commit()
    connection.close()


def measured(path: Path, rounds: int, day: date) -> None:
    """The first and the second change of a day, and nothing at all."""
    found: dict[str, list[float]] = {"first": [], "second": [], "pass": []}
    for n in range(rounds):
        os.environ["STUDY_NOW"] = f"{day + timedelta(n)}T08:00"
        for which in ("first", "second"):
            found[which].append(seconds("-m", "study", "note", "1", f"{which} of {n}"))
        found["pass"].append(seconds("-c", "pass"))
    first, second, empty = (statistics.median(times) for times in found.values())
    print(
        f"database of {path.stat().st_size / 1e6:.0f} MB: the day's first change takes {first - second:.2f} s more ",
        end="",
    )
    print(f"(limit 0.3), the second {second / empty:.1f} times `python -c pass` ({empty * 1000:.0f} ms)")


def seconds(*words: str) -> float:
    """How long a process of Python takes."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, *words], check=True, capture_output=True)
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
