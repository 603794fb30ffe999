"""Entries are looked up, put right, and filled in afterwards."""

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Study

Golden = Callable[[str], None]


def shown(study: Study, *words: str) -> list[tuple[int, str, int | None, int | None]]:
    """Kinds, days, minutes and per cent of entries."""
    found = json.loads(study("entries", *words, "--json").output)["entries"]
    return [(one["item"], one["on"], one["minutes"], one["percent"]) for one in found]


def test_they_are_shown_with_their_numbers_and_put_right(study: Study, golden: Golden) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [{topic: Vectors, effort: 2h}, {topic: Matrices, effort: 3h}, Bases]}]
    """
    study("log", "1", "45m", "--note", "first half")
    study("log", "1", "19:00-20:30", "--yesterday")
    study("progress", "2", "40")
    study("done", "1", "--time", "10m")
    answers = [
        study("entries"),
        study("amend", "2", "--time", "30m", "--on", "today"),
        study("amend", "3", "--percent", "50", "--note", "half of it"),
        study("amend", "1", "--remove"),
        study("entries", "1"),
    ]
    golden("\n".join(answer.output for answer in answers))
    assert study("doctor").code == 0


def test_what_rests_on_an_entry_follows_and_undo_brings_all_of_it_back(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 4h}, {topic: Matrices, effort: 3h}]}]
    """
    study("log", "1", "3h")
    study("log", "1", "30m")
    before = [study(word, "--json").output for word in ("report", "today", "list", "entries")]
    assert study("amend", "1", "--time", "1h").code == 0
    assert json.loads(study("list", "--json").output)["items"][0]["remaining"] == 150
    assert json.loads(study("today", "--json").output)["ahead"] == 30

    assert study("undo").code == 0

    assert [study(word, "--json").output for word in ("report", "today", "list", "entries")] == before


@pytest.mark.parametrize(
    ("line", "code", "sentence"),
    [
        ("amend 9 --time 1h", 5, "There is no entry 9."),
        ("amend 99999999999999999999 --time 1h", 2, "isn't a whole number"),
        ("amend x --time 1h", 2, "isn't a whole number"),
        ("amend 1", 2, "Say what to change"),
        ("amend 1 --time 25h", 2, "at most 24h"),
        ("amend 1 --percent 40", 2, "isn't a progress entry"),
        ("amend 2 --time 1h", 2, "isn't a time"),
        ("amend 1 --on tomorrow", 2, "is in the future"),
        ("amend 1 --time 45m", 2, "Entry 1 is already like that."),
        ("amend 1 --remove --time 1h", 2, "Leave out the other"),
        ("entries --from 2026-03-02 --to 2026-03-01", 2, "is before"),
        ("log 1 45m --on today --yesterday", 2, "mean the same thing"),
        ("log 1 25:00-26:00", 2, "isn't a time"),
        ("log 1 19:00-19:00", 2, "isn't a time"),
        ("backfill", 0, "Nothing to fill in"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(study: Study, line: str, code: int, sentence: str) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [Vectors]}]
    """
    study("log", "1", "45m")
    study("progress", "1", "60")
    before = study("entries", "--json").output
    answer = study(*line.split(), columns=200)
    assert (answer.code, answer.output) == (code, "")
    assert sentence in answer.errors
    assert study("entries", "--json").output == before


def test_a_span_of_the_clock_may_go_past_midnight(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [Vectors]}]
    """
    study("log", "1", "23:30-00:15")
    assert shown(study) == [(1, "2026-03-02", 45, None)]


def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *commands: str) -> Path:
    """An editor that keeps the page it was given, and runs sed over it; and a terminal for it to run in."""
    script, seen = tmp_path / "editor.sh", tmp_path / "seen.txt"
    lines = [f"sed -i '{command}' \"$1\"" for command in commands]
    script.write_text("\n".join(["#!/bin/sh", f'cp "$1" {seen}', *lines]) + "\n", encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("EDITOR", str(script))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setattr("study.editor.is_there", lambda: True)
    return seen


def test_open_days_are_filled_in_as_one_step(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, golden: Golden
) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 2h}, {topic: Matrices, effort: 3h}]}]
    """
    study("log", "1", "30m", now="2026-03-03")
    seen = editor(
        tmp_path, monkeypatch, "s/^# 2026-03-02 /2026-03-02 /", "s/^# 2026-03-04  *2  *1h/2026-03-04 1 45m done/"
    )
    answer = study("backfill", now="2026-03-05")
    golden(seen.read_text(encoding="utf-8") + "\n" + answer.output)
    assert shown(study) == [(1, "2026-03-02", 60, None), (1, "2026-03-03", 30, None), (1, "2026-03-04", 45, None)]
    assert json.loads(study("list", "--status", "done", "--json").output)["items"][0]["item"] == 1
    study("undo")
    assert shown(study) == [(1, "2026-03-03", 30, None)]


def test_days_off_are_not_asked_about_and_what_is_done_is_not_ticked_off_again(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 2h}, {topic: Matrices, effort: 3h}]}]
    """
    study("done", "1", now="2026-03-04")
    study("off", "2026-03-03")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    seen = editor(tmp_path, monkeypatch, "s/^# 2026-03-02  *1  .*/2026-03-02 1 done/")
    answer = study("backfill", now="2026-03-05", columns=200)
    assert "2026-03-02" in seen.read_text(encoding="utf-8")
    assert "2026-03-03  " not in seen.read_text(encoding="utf-8")
    assert (answer.code, answer.output) == (2, "")
    assert answer.errors.endswith("All of that is already done, so nothing was changed.\n")
    editor(tmp_path, monkeypatch, "s/^# 2026-03-02  *1  .*/2026-03-02 1 1h done/")
    assert study("backfill").code == 0
    assert shown(study) == [(1, "2026-03-02", 60, None), (1, "2026-03-04", None, None)]
    assert json.loads(study("show", "1", "--json").output)["status"] == "done"


def test_a_page_that_is_not_understood_is_kept_and_changes_nothing(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 2h}]}]
    """
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    editor(
        tmp_path, monkeypatch, "$a 2026-03-02 7 1h", "$a yesterday 1 1h", "$a 2026-03-09 1 1h", "$a 2026-03-02 1 soon"
    )
    answer = study("backfill", now="2026-03-05", columns=200)
    assert (answer.code, answer.output) == (3, "")
    for sentence in (
        'no item "7"',
        '"yesterday" isn\'t a date',
        "is in the future",
        '"soon" isn\'t a time',
        "Your text is kept in",
    ):
        assert sentence in answer.errors
    assert shown(study) == []
    assert len(list(tmp_path.glob("study-backfill-*"))) == 1
