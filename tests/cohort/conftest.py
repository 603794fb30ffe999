"""Groups made of records: each learner enrolled in a curriculum of a few items, and did some of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

Row = dict[str, Any]
ITEMS = {"linear-algebra": ("Linear algebra", 60), "gradients": ("Gradients by hand", 120), "mnist": ("MNIST", 180)}


class Learner:
    """Writes the records of one machine."""

    def __init__(self, home: Path, name: str, machine: str) -> None:
        self.home, self.machine, self.index = home, machine, 0
        home.mkdir(parents=True)
        (home / "name.txt").write_text(name + "\n")
        item = [
            {"enrollment": "ml", "id": key, "title": title, "work": 1, "likely": minutes, "place": place}
            for place, (key, (title, minutes)) in enumerate(ITEMS.items())
        ]
        self.record("2026-01-05", enrollment=[{"curriculum": "ml", "start": "2026-01-05"}], item=item)

    def record(self, day: str, **rows: list[Row]) -> str:
        self.index += 1
        said = {"v": 10, "machine": self.machine, "index": self.index, "clock": self.index, "day": day, "rows": rows}
        with (self.home / f"{self.machine}.jsonl").open("a") as file:
            file.write(json.dumps(said, ensure_ascii=False) + "\n")
        return f"{self.machine}.{self.index}"

    def entry(self, day: str, item: str, minutes: int | None = None, kind: str = "done") -> str:
        row = {"item": f"ml@{self.machine}.1/{item}", "kind": kind, "day": day}
        return self.record(day, entry=[row | ({} if minutes is None else {"minutes": minutes})])


Group = Callable[[str], Learner]


@pytest.fixture
def cohort(tmp_path: Path) -> Path:
    """A group's folder, empty as yet."""
    folder = tmp_path / "cohort"
    (folder / "learners").mkdir(parents=True)
    (folder / "cohort.json").write_text('{"v": 1, "cohort": "cohort"}\n')
    return folder


@pytest.fixture
def learner(cohort: Path) -> Group:
    """Make a learner of the group by name."""
    return lambda name: Learner(cohort / "learners" / f"id{abs(hash(name)):x}", name, f"m{len(name)}{name[:1].lower()}")


def many(group: Group, names: Iterable[str], minutes: dict[str, int]) -> None:
    """Learners who finished the same items in the same times, each a little slower than the one before."""
    for n, name in enumerate(names):
        one = group(name)
        for day, (item, time) in enumerate(minutes.items(), 6):
            one.entry(f"2026-01-{day:02}", item, round(time * (1 + n / 10)))
