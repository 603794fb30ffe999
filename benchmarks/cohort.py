"""How a group's questions grow with it: ``python benchmarks/cohort.py 10000 100000 1000000``.

Simulated learners finish a curriculum of a hundred items: each has a pace and hours of their own, some stop, some come
back. Their facts are written as Parquet and asked what `study cohort` asks; the efforts that are learned are held
against those that were drawn.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from math import log
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import correlation
from tempfile import TemporaryDirectory
from time import perf_counter

from duckdb import DuckDBPyConnection

from study.cohort import facts, rules
from study.cohort.engine import TABLES, engine, open_parquet

Question = Callable[[DuckDBPyConnection], str]

TODAY = date(2026, 11, 22)
ITEMS = 100
PORTION = 50_000
"""Learners that are drawn at a time: sorted, they fit into memory."""

_DRAWN = """
CREATE TABLE drawn AS
SELECT number,
       0.3 * sqrt(-2 * ln((hash(number) % 100000 + 1) / 100001)) * cos(hash(number + 7) % 100000 / 15915) AS pace,
       DATE '2026-01-05' + (hash(number * 5) % 200)::INT AS start, 0.5 + hash(number * 3) % 1000 / 500 AS rate,
       CASE WHEN hash(number * 11) % 10 < 3 THEN hash(number * 13) % 100 ELSE 100 END AS last
FROM range(?, ?) t(number)
"""

_FINISHES = """
SELECT d.number AS learner, i.number AS item, d.start + (i.place * 1.9 / d.rate)::INT AS day,
       round(i.minutes * exp(d.pace + i.truth + 0.35 * (hash(d.number * 1000 + i.number) % 1000 / 500 - 1))) AS minutes
FROM drawn d, item_drawn i WHERE i.place < d.last AND d.start + (i.place * 1.9 / d.rate)::INT <= ? ORDER BY ALL
"""


def main(sizes: list[int]) -> None:
    """Draw groups of each size and ask them."""
    for learners in sizes:
        with TemporaryDirectory() as folder:
            draw(learners, Path(folder))
            for name, question in QUESTIONS.items():
                began = perf_counter()
                said = ask(Path(folder), question)
                peak = getrusage(RUSAGE_SELF).ru_maxrss / 1024
                print(f"{learners:>9} learners  {name:<9} {perf_counter() - began:6.2f} s  {peak:5.0f} MiB  {said}")


def draw(learners: int, folder: Path) -> None:
    """A group's facts as Parquet."""
    with engine() as connection:
        connection.execute(
            "CREATE TABLE item_drawn AS"
            " SELECT i AS number, 'ml' AS curriculum, 'item-' || i AS id, 'Item ' || i AS title,"
            " 30 + 15 * (hash(i) % 8) AS minutes, i AS place, hash(i * 7) % 1000 / 1000 - 0.5 AS truth"
            f" FROM range({ITEMS}) t(i)"
        )
        for first in range(0, learners, PORTION):
            connection.execute("DROP TABLE IF EXISTS drawn")
            connection.execute(_DRAWN, [first, min(first + PORTION, learners)])
            finishes = connection.sql(_FINISHES, params=[TODAY])
            finishes.write_parquet(str(folder / f"finish-{first:08}.parquet"), compression="zstd")
            others = {
                "learner": "SELECT number, 'l' || number AS id, 'Learner ' || number AS name,"
                " least(start + (least(last, 99) * 1.9 / rate)::INT, DATE '2026-11-22') AS last_seen FROM drawn",
                "enrollment": "SELECT number AS learner, 'ml' AS curriculum, start, start + 200 AS planned FROM drawn",
            }
            for name, query in others.items():
                connection.sql(query).write_parquet(str(folder / f"{name}-{first:08}.parquet"), compression="zstd")
        connection.sql("SELECT * EXCLUDE truth FROM item_drawn").write_parquet(str(folder / "item.parquet"))
        for table in ("work", "aside"):
            connection.sql(f"SELECT {_columns(table)} WHERE false").write_parquet(str(folder / f"{table}.parquet"))


def _columns(table: str) -> str:
    return ", ".join(f"NULL::{type_} AS {name}" for name, type_ in map(str.split, TABLES[table].split(", ")))


def ask(folder: Path, question: Question) -> str:
    with engine() as connection:
        open_parquet(connection, folder)
        return question(connection)


def _efforts(connection: DuckDBPyConnection) -> str:
    learned = facts.efforts(connection)
    truths = dict(
        connection.execute(f"SELECT 'item-' || i, hash(i * 7) % 1000 / 1000 - 0.5 FROM range({ITEMS}) t(i)").fetchall()
    )
    found = [log(one.minutes / one.estimated) for one in learned]
    return f"correlation with the truth {correlation(found, [truths[one.id] for one in learned]):.3f}"


def _forecast(connection: DuckDBPyConnection) -> str:
    group = facts.progress(connection, TODAY)
    return str([str(one.day) for one in rules.group_finish(group, facts.silences(connection, TODAY), TODAY)])


QUESTIONS: dict[str, Question] = {
    "report": lambda connection: f"{len(facts.progress(connection, TODAY))} rows",
    "stuck": lambda connection: f"{len(facts.stuck(connection, TODAY))} rows",
    "items": lambda connection: f"worst {facts.items(connection)[0].title}",
    "efforts": _efforts,
    "forecast": _forecast,
}


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000, 10_000])
