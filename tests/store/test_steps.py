"""One command is one transaction and one numbered step, which keeps the command line; what is refused is none."""

import shlex
import sqlite3
from pathlib import Path

from tests.conftest import Study
from tests.store.lines import READING, REFUSED, WRITING

NUMBERED = ("setting", "hours", "enrollment", "tracking", "entry", "plan", "change", "due", "pin")


def steps(path: Path) -> list[tuple[int, str, str]]:
    """Number, day and command line of every step."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT number, day, command FROM step ORDER BY number").fetchall()
    connection.close()
    return rows


def test_the_steps_are_the_commands_that_changed_something(learner: Study, path: Path) -> None:
    begun = steps(path)
    assert [command for _, _, command in begun] == [
        "study enroll hf-four-week --hours 10",
        "study done 1 --time 2h",
    ]

    for line in WRITING:
        assert learner(*shlex.split(line)).code == 0
        for other in READING:
            learner(*shlex.split(other))

    taken = [(3 + n, "2026-03-02", f"study {line}") for n, line in enumerate(WRITING)]
    assert steps(path) == [*begun, *taken]


def test_what_a_refused_command_would_have_done_is_undone(learner: Study, path: Path) -> None:
    before = path.read_bytes()

    for line, code in REFUSED.items():
        assert learner(*shlex.split(line)).code == code, line
        assert path.read_bytes() == before, line


def test_all_items_of_a_command_are_recorded_or_none(learner: Study, path: Path) -> None:
    before = path.read_bytes()

    assert learner("done", "2", "3", "99").code == 5
    assert path.read_bytes() == before


def test_what_is_done_already_is_said_and_the_rest_is_recorded(learner: Study, path: Path) -> None:
    before = len(steps(path))

    assert learner("done", "1-2").code == 0
    assert len(steps(path)) == before + 1
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT item FROM entry WHERE step = ?", (before + 1,)).fetchall() == [(2,)]
    connection.close()


def test_every_row_knows_its_step_and_no_step_is_empty(learner: Study, path: Path) -> None:
    for line in WRITING:
        learner(*shlex.split(line))

    connection = sqlite3.connect(path)
    known = {row[0] for table in NUMBERED for row in connection.execute(f"SELECT DISTINCT step FROM {table}")}
    connection.close()
    assert known == {number for number, _, _ in steps(path)}


def test_a_step_keeps_the_learners_day_beside_the_instant(study: Study, path: Path) -> None:
    study("config", "day-start", "04:00", now="2026-03-02T12:00+01:00")
    study("enroll", "hf-four-week", now="2026-03-03T02:30+01:00")

    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT at, day FROM step").fetchall()
    connection.close()
    assert [day for _, day in rows] == ["2026-03-02", "2026-03-02"]
    assert [at for at, _ in rows] == ["2026-03-02T11:00:00+00:00", "2026-03-03T01:30:00+00:00"]
