"""Records of many learners on a PostgreSQL server: ``python benchmarks/server.py postgresql:///postgres?host=/tmp/pg``.

Each learner puts a record of an enrolment, then one for each item finished, as `study sync` would; then the group is
asked what `study cohort` asks, with all records read anew each time. The database is made, and dropped in the end.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter

import psycopg

from cohort import QUESTIONS, TODAY, Question
from study.cohort import facts
from study.cohort.engine import engine
from study.cohort.records import take_lines
from study.server import records
from study.server.schema import add_cohort, install

LEARNERS, ITEMS, COHORT = 10_000, 100, "bootcamp"


def main(address: str) -> None:
    """Write, and ask."""
    with database(address) as place, psycopg.connect(place, autocommit=True) as connection:
        install(connection)
        add_cohort(connection, COHORT, connection.info.user)
        began = perf_counter()
        for learner in range(LEARNERS):
            name = f"learner {learner}"
            connection.execute("INSERT INTO study.member VALUES (%s, %s, %s)", (COHORT, f"l{learner}", name))
            put(connection, learner)
        seconds = perf_counter() - began
        print(f"{LEARNERS * (ITEMS + 1)} records of {LEARNERS} learners written in {seconds:.0f} s")
        connection.execute("VACUUM ANALYZE study.record")
        size = connection.execute(
            "SELECT sum(pg_total_relation_size(inhrelid)) FROM pg_inherits WHERE inhparent = 'study.record'::regclass"
        ).fetchone()
        print(f"{int(size[0]) / LEARNERS / (ITEMS + 1):.0f} bytes a record with its index" if size else "")
        for name, question in (QUESTIONS | {"efforts": lambda asked: f"{len(facts.efforts(asked))} items"}).items():
            began = perf_counter()
            said = ask(connection, question)
            peak = getrusage(RUSAGE_SELF).ru_maxrss / 1024
            print(f"{name:<9} {perf_counter() - began:6.2f} s  {peak:5.0f} MiB  {said}")


@contextmanager
def database(address: str) -> Iterator[str]:
    """The address of a database of the benchmark's own."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS study_benchmark WITH (FORCE)")
        connection.execute("CREATE DATABASE study_benchmark")
        yield psycopg.conninfo.make_conninfo(address, dbname="study_benchmark")
        connection.execute("DROP DATABASE study_benchmark WITH (FORCE)")


def put(connection: psycopg.Connection, learner: int) -> None:
    """A learner's records, put at once by a superuser in the learner's name, as row security would have it."""
    lines = [(f"m{learner}", n, line) for n, line in enumerate(records_of(learner), 1)]
    into = 'COPY study.record (cohort, learner, machine, "index", line) FROM STDIN'
    with connection.transaction(), connection.cursor().copy(into) as copy:
        for machine, n, line in lines:
            copy.write_row((COHORT, f"l{learner}", machine, n, line))


def records_of(learner: int) -> Iterator[str]:
    """The lines of a learner who finishes items at a pace and a speed of their own, and perhaps stops."""
    random, machine = Random(learner), f"m{learner}"
    items = [
        {"enrollment": "ml", "id": f"item-{n}", "title": f"Item {n}", "work": 1, "likely": 30 + n % 8 * 15, "place": n}
        for n in range(ITEMS)
    ]
    yield line(machine, 1, "2026-01-05", {"enrollment": [{"curriculum": "ml", "start": "2026-01-05"}], "item": items})
    pace, speed, day = random.lognormvariate(0, 0.3), random.uniform(0.5, 2.5), date(2026, 1, 5)
    for n in range(ITEMS):
        day = min(day + timedelta(days=round(random.uniform(0, 6) / speed)), TODAY)
        minutes = max(round((30 + n % 8 * 15) * pace * random.lognormvariate(0, 0.3)), 1)
        entry = {"item": f"ml@{machine}.1/item-{n}", "kind": "done", "day": str(day), "minutes": minutes}
        yield line(machine, n + 2, str(day), {"entry": [entry]})


def line(machine: str, index: int, day: str, rows: dict[str, list[dict[str, object]]]) -> str:
    said = {"v": 11, "machine": machine, "index": index, "clock": index, "day": day, "rows": rows}
    return json.dumps(said, separators=(",", ":"))


def ask(connection: psycopg.Connection, question: Question) -> str:
    with engine() as asked, TemporaryDirectory() as place:
        file = Path(place) / "lines"
        with file.open("wb") as lines:
            lines.writelines(records.everything(connection, COHORT))
        take_lines(asked, file, records.members(connection, COHORT))
        return question(asked)


if __name__ == "__main__":
    main(sys.argv[1])
