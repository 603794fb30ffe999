"""The timer goes by the clock: whatever happens in between, its time is right, or asked about."""

import json
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Study

Golden = Callable[[str], None]


def entries(study: Study, item: str = "1") -> list[tuple[str, int]]:
    """Days and minutes that were logged."""
    found = json.loads(study("show", item, "--json").output)["entries"]
    return [(one["on"], one["minutes"]) for one in found if one["kind"] == "time"]


def test_it_is_started_looked_at_and_stopped(study: Study, golden: Golden) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [{topic: Vectors, effort: 2h}, Matrices]}]
    """
    answers = [
        study("status"),
        study("start", "1", now="2026-03-02T19:00:00"),
        study("start", "2", now="2026-03-02T19:10:00"),
        study("status", now="2026-03-02T19:44:40"),
        study("stop", "--note", "to the end of the chapter", now="2026-03-02T19:44:40"),
        study("stop"),
        study("cancel"),
    ]
    assert [answer.code for answer in answers] == [0, 0, 2, 0, 0, 2, 2]
    assert entries(study) == [("2026-03-02", 45)]
    golden("\n".join(answer.output or answer.errors for answer in answers))


@pytest.mark.parametrize(
    ("start", "stop", "day"),
    [
        ("2026-03-02T23:40:00", "2026-03-03T00:10:00", "2026-03-02"),
        ("2026-03-03T00:10:00", "2026-03-03T00:40:00", "2026-03-02"),
        ("2026-03-03T04:10:00", "2026-03-03T04:40:00", "2026-03-03"),
    ],
)
def test_its_time_goes_to_the_learners_day_of_the_start(study: Study, start: str, stop: str, day: str) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [Vectors]}]
    """
    study("config", "day-start", "04:00")
    study("start", "1", now=start)
    assert study("stop", now=stop).code == 0
    assert entries(study) == [(day, 30)]


def test_when_the_clocks_go_forward_an_hour_that_never_was_is_not_counted(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [Vectors]}]
    """
    study("start", "1", now="2026-03-29T01:30:00+01:00")
    assert study("stop", now="2026-03-29T03:15:00+02:00").code == 0
    assert entries(study)[0][1] == 45


def test_a_start_before_the_clocks_change_is_told_by_the_clock_of_then(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [Vectors]}]
    """
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        study("start", "1", now="2026-03-28T23:30:00")
        assert "since Saturday 28 March, 23:30" in study("status", now="2026-03-29T03:30:00").output
        assert study("stop").code == 0
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()
    assert entries(study) == [("2026-03-28", 180)]


def test_after_four_hours_it_asks_whether_it_was_forgotten(study: Study, golden: Golden) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [{topic: Vectors, effort: 9h}]}]
    """
    study("start", "1", now="2026-03-02T19:00:00")
    asked = study("status", now="2026-03-03T08:00:00")
    stopped = study("stop")
    golden(asked.output + "\n" + stopped.output + stopped.errors)
    assert entries(study) == [("2026-03-02", 13 * 60)]


@pytest.mark.parametrize(
    ("now", "sentence"),
    [("2026-03-02T18:00:00", "in the future"), ("2026-03-04T20:00:00", "more than 24h ago")],
)
def test_a_time_that_cannot_be_right_has_to_be_said(study: Study, now: str, sentence: str) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [Vectors]}]
    """
    study("start", "1", now="2026-03-02T19:00:00")
    answer = study("stop", now=now, columns=200)
    assert (answer.code, answer.output) == (2, "")
    assert sentence in answer.errors
    assert study("status").code == 0
    assert study("stop", "--time", "40m").code == 0
    assert [minutes for _, minutes in entries(study)] == [40]


def test_cancelled_it_leaves_nothing_behind(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [Vectors]}]
    """
    study("start", "1")
    assert study("cancel").code == 0
    assert json.loads(study("status", "--json").output)["running"] is False
    assert entries(study) == []


def test_undone_it_runs_again_from_where_it_was(study: Study, tmp_path: Path) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [Vectors]}]
    """
    study("start", "1", now="2026-03-02T19:00:00")
    study("stop", now="2026-03-02T19:30:00")
    study("undo")
    found = json.loads(study("status", "--json", now="2026-03-02T19:45:00").output)
    assert (found["item"], found["minutes"]) == (1, 45)
    with sqlite3.connect(tmp_path / "study.db") as connection:
        assert connection.execute("SELECT count(*) FROM timer").fetchone() == (1,)
    connection.close()
