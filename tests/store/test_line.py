"""The line for a prompt that every writing command leaves beside the database."""

import os
import subprocess
from pathlib import Path

import pytest

from study.store.line import FIRST
from tests.conftest import Study

BRIEF = """
curriculum: algebra
title: Algebra
phases: [{title: One, items: [{topic: NumPy, effort: 3h}, {topic: Norms, effort: 2h}, {event: Party, due: 2026-03-04}]}]
"""


@pytest.fixture
def line(tmp_path: Path) -> Path:
    return tmp_path / "line.txt"


@pytest.fixture
def algebra(study: Study, tmp_path: Path) -> Study:
    """Somebody with an hour a day from Monday 2 March on."""
    (tmp_path / "algebra.yaml").write_text(BRIEF, encoding="utf-8")
    week = " ".join(f"{day}=1h" for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
    assert study("enroll", str(tmp_path / "algebra.yaml"), "--week", week).code == 0
    return study


def days(line: Path) -> dict[str, str]:
    """What it says, by the moment until which it holds."""
    first, *rest = line.read_text(encoding="utf-8").splitlines(keepends=True)
    assert first == FIRST
    return dict(text.rstrip("\n").split(" ", 1) for text in rest)


def test_it_says_what_comes_next_and_how_far_behind_for_seven_days(algebra: Study, line: Path) -> None:
    assert list(days(line).items()) == [
        ("2026-03-03T00:00", "NumPy 1h"),
        ("2026-03-04T00:00", "NumPy 1h · 1h behind"),
        ("2026-03-05T00:00", "NumPy 1h · 2h behind"),
        ("2026-03-06T00:00", "NumPy 1h · 3h behind"),
        ("2026-03-07T00:00", "NumPy 1h · 4h behind"),
        ("2026-03-08T00:00", "NumPy 1h · 5h behind"),
        ("2026-03-09T00:00", "NumPy 1h · 5h behind"),
    ]


def test_each_day_says_what_today_would_say_if_nothing_is_done_until_then(algebra: Study, line: Path) -> None:
    algebra("log", "1", "30m")
    said = list(days(line).values())
    for n, day in enumerate(("2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06")):
        algebra("note", "2", f"day {n}", now=day)
        assert next(iter(days(line).values())) == said[n], day


def test_it_follows_what_is_done_and_undone(algebra: Study, line: Path) -> None:
    before = days(line)
    algebra("log", "1", "1h")
    assert days(line)["2026-03-03T00:00"] == "nothing left today"
    assert days(line)["2026-03-04T00:00"] == "NumPy 1h"
    algebra("undo")
    assert days(line) == before
    algebra("redo")
    assert days(line)["2026-03-03T00:00"] == "nothing left today"


def test_it_holds_until_the_learners_day_ends(algebra: Study, line: Path) -> None:
    algebra("config", "day-start", "04:00", now="2026-03-02T12:00")
    assert next(iter(days(line))) == "2026-03-03T04:00"
    algebra("note", "1", "late", now="2026-03-03T02:00")
    assert next(iter(days(line))) == "2026-03-03T04:00"


def test_a_day_off_has_nothing(algebra: Study, line: Path) -> None:
    algebra("off", "today")
    assert days(line)["2026-03-03T00:00"] == "nothing today"


def test_after_two_silent_weeks_nobody_is_told_how_much_was_missed(algebra: Study, line: Path) -> None:
    algebra("hours", "8", now="2026-03-20")
    assert all("behind" not in said for said in days(line).values())


def test_where_nothing_is_planned_it_says_nothing(study: Study, line: Path) -> None:
    study("add", "Later", "--backlog")
    assert set(days(line).values()) <= {"nothing today"}


def test_reading_and_what_changes_nothing_leave_none(algebra: Study, line: Path) -> None:
    line.unlink()
    for words in ("today", "report", "replan --dry-run", "done 999", "status", "skip 999"):
        algebra(*words.split())
    assert not line.exists()


def test_it_is_for_its_owner_only_and_nothing_else_stays(algebra: Study, line: Path) -> None:
    assert line.stat().st_mode & 0o777 == 0o600
    assert {path.name for path in line.parent.iterdir()} == {"algebra.yaml", "study.db", "line.txt"}


@pytest.mark.parametrize("title", ["$(touch x) `id` %~ !! \\u@\\h", "🚀", "a;b|c&d>e\"f'g", "\x1b]0;x\x07 now"])
def test_nothing_of_a_title_can_act_in_a_prompt(study: Study, line: Path, title: str) -> None:
    study("hours", "70")
    assert study("add", title, "--effort", "1h").code == 0
    said = next(iter(days(line).values()))
    assert not set("$`%!\\;|&<>\"'()\x1b\x07") & set(said)
    assert said.endswith(" 1h") and said[0].isalnum()


def test_a_long_title_is_cut_between_words(study: Study, line: Path) -> None:
    study("hours", "70")
    study("add", "Deep Unsupervised Learning with Transformers", "--effort", "1h")
    assert next(iter(days(line).values())) == "Deep Unsupervised Learning with… 1h"


def test_a_file_of_somebody_else_stays(study: Study, line: Path) -> None:
    line.write_text("my own lines\n", encoding="utf-8")
    assert study("add", "Vectors").code == 0
    assert line.read_text(encoding="utf-8") == "my own lines\n"


@pytest.mark.parametrize("obstacle", ["folder", "link to nowhere", "pipe"])
def test_what_stands_in_the_way_costs_no_command(study: Study, line: Path, obstacle: str) -> None:
    if obstacle == "folder":
        line.mkdir()
    elif obstacle == "pipe":
        os.mkfifo(line)
    else:
        line.symlink_to(line.parent / "nowhere" / "x")
    answer = study("add", "Vectors")
    assert (answer.code, answer.errors) == (0, "")


def test_a_fault_in_it_costs_no_command(algebra: Study, line: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> str:
        raise ValueError

    monkeypatch.setattr("study.store.line.told", fail)
    assert algebra("done", "1").code == 0
    assert "NumPy" not in algebra("list", "--status", "open").output


@pytest.mark.skipif(not Path("/bin/bash").exists(), reason="takes bash")
def test_the_prompt_of_the_documents_shows_it_in_bash(algebra: Study, line: Path) -> None:
    text = (Path(__file__).parents[2] / "docs" / "guides" / "prompt.md").read_text(encoding="utf-8")
    snippet = text.partition("```bash\n")[2].partition("```")[0]
    for now, said in (
        ("2026-03-02 12:00", "NumPy 1h"),
        ("2026-03-04 08:00", "NumPy 1h · 2h behind"),
        ("2027-01-01", ""),
    ):
        script = snippet + '\nstudy_prompt "$(date -d "$1" +%FT%H:%M)"; printf %s "$study_line"'
        run = subprocess.run(["bash", "-c", script, "bash", now], capture_output=True, text=True, env=os.environ)
        assert (run.stdout, run.stderr) == (said, "")
