"""How long a forecast takes: ``python benchmarks/forecast.py``.

Seconds of the processor inside the process: there is nothing to wait for, and other work does not count.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date, timedelta
from statistics import median
from time import process_time

from measure import table, verdict

from study.forecast.attendance import WeekRecord
from study.forecast.effort import ItemRecord
from study.forecast.milestones import Mark, Work, milestones
from study.forecast.record import Evidence
from study.forecast.rules import ROUNDS, simulate

TODAY = date(2026, 3, 4)
HOURS = 10  # a week
LIMIT = 2.0  # seconds
SIZES = (1, 50, 500, 5000)
RECORDS = {
    "no record": Evidence(),
    "20 items, 10 weeks": Evidence(
        [ItemRecord(60, minutes) for minutes in (40, 65, 80, 160)] * 5,
        [WeekRecord(600, minutes) for minutes in (300, 500, 650, 0, 550)] * 2,
    ),
    "a pause every other week": Evidence([], [WeekRecord(600, minutes) for minutes in (600, 0)] * 20),
}


def main() -> None:
    """Measure, tell."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="of each forecast (%(default)s)")
    options = parser.parse_args()
    rows = [[f"{ROUNDS} rounds", "items", "dates", "seconds", "limit", ""]]
    for name, evidence in RECORDS.items():
        for size in SIZES:
            for dates in (1, 10):
                seconds = median(timed(size, dates, evidence) for _ in range(options.runs))
                limit = LIMIT if size <= 500 else None
                rows.append([name, f"{size}", f"{dates}", f"{seconds:.2f}", *verdict(seconds, limit)])
    table(rows)


def timed(size: int, dates: int, evidence: Evidence) -> float:
    """Seconds from what is left to the dates, of the whole and of so many parts."""
    work = [Work(n, 45, 50 + n % 5 * 20, 150) for n in range(size)]
    marks = [Mark(f"{n}", range(size * n // dates)) for n in range(1, dates + 1)]
    start = process_time()
    simulate(TODAY, milestones(work, [], marks), days(), evidence)
    return process_time() - start


def days() -> Iterator[tuple[date, int]]:
    """Every day alike, without end."""
    day = TODAY
    while True:
        yield day, HOURS * 60 // 7
        day += timedelta(days=1)


if __name__ == "__main__":
    main()
