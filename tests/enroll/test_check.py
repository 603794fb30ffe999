"""Telling every problem and warning of curriculum files."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Study

FINE = "curriculum: fine\ntitle: Fine\ntips: [Rest.]\nphases: [{title: One, items: [Vectors]}]\n"
DOUBTFUL = "curriculum: doubtful\ntitle: Doubtful\nphases: [{title: One, items: [{course: All of it}]}]\n"
FAULTY = (
    "curriculum: faulty\ntitle: Faulty\nduration: 2-3 weks\nphases:\n- title: One\n  items: [{topic: A, efort: 2h}]\n"
)
BOTH = DOUBTFUL + "paths: [{path: p, modules: [nothing]}]\n"
ESCAPE = re.compile("\x1b\\[[0-9;]*m")


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in {"fine": FINE, "doubtful": DOUBTFUL, "faulty": FAULTY, "both": BOTH}.items():
        Path(f"{name}.yaml").write_text(text, encoding="utf-8")


def test_problems_are_shown_with_their_lines(study: Study, golden: Callable[[str], None]) -> None:
    answer = study("check", "faulty.yaml")
    assert (answer.code, answer.errors) == (3, "")
    golden(answer.output)


def test_problems_come_before_warnings(study: Study, golden: Callable[[str], None]) -> None:
    answer = study("check", "both.yaml")
    assert answer.code == 3
    golden(answer.output)


def test_narrow_lines_are_kept(study: Study) -> None:
    output = study("check", "faulty.yaml", "both.yaml", columns=40).output
    assert max(map(len, output.splitlines())) <= 40


@pytest.mark.parametrize(
    ("words", "code", "summary"),
    [
        (["fine.yaml"], 0, "No problems."),
        (["fine.yaml", "--strict"], 0, "No problems."),
        (["doubtful.yaml"], 0, "0 problems, 1 warning"),
        (["doubtful.yaml", "--strict"], 3, "0 problems, 1 warning"),
        (["faulty.yaml"], 3, "2 problems, 0 warnings"),
        (["both.yaml", "--strict"], 3, "1 problem, 1 warning"),
        (["fine.yaml", "doubtful.yaml"], 0, "0 problems, 1 warning"),
        (["fine.yaml", "doubtful.yaml", "--strict"], 3, "0 problems, 1 warning"),
        (["fine.yaml", "faulty.yaml", "fine.yaml"], 3, "2 problems, 0 warnings"),
        (["--strict", "faulty.yaml", "both.yaml", "nowhere.yaml"], 3, "4 problems, 1 warning"),
        (["hf-four-week"], 0, "No problems."),
        (["hf-four-week", "learning-log-2024", "llm-basics", "self-teaching-26-weeks", "--strict"], 0, "No problems."),
        (["gpt-transformer"], 0, "0 problems, 5 warnings"),
        (["gpt-transformer", "--strict"], 3, "0 problems, 5 warnings"),
        (["hf-four-week", "faulty.yaml"], 3, "2 problems, 0 warnings"),
    ],
)
def test_the_exit_code_and_the_last_line_sum_up(study: Study, words: list[str], code: int, summary: str) -> None:
    answer = study("check", *words)
    assert (answer.code, answer.errors) == (code, "")
    assert answer.output.splitlines()[-1] == summary
    assert study("check", *words, "--json").code == code


def test_every_file_has_its_place_in_the_document(study: Study) -> None:
    answer = study("check", "fine.yaml", "faulty.yaml", "doubtful.yaml", "nowhere.yaml", "--json")
    document = json.loads(answer.output)
    assert list(document) == ["schema", "files"]
    assert document["schema"] == "study.check/1"
    assert [(one["file"], one["ok"]) for one in document["files"]] == [
        ("fine.yaml", True), ("faulty.yaml", False), ("doubtful.yaml", True), ("nowhere.yaml", False),
    ]  # fmt: skip
    assert [list(one) for one in document["files"]] == [["file", "ok", "problems", "warnings"]] * 4
    assert document["files"][1]["problems"] == [
        {
            "line": 3, "column": 11, "message": '"2-3 weks" isn\'t a duration',
            "hint": "write it as 45m, 1h30m, 2 days, 1 week or 2-3 weeks",
        },
        {"line": 6, "column": 22, "message": 'unknown key "efort" (did you mean "effort"?)', "hint": ""},
    ]  # fmt: skip
    (warning,) = document["files"][2]["warnings"]
    assert (warning["line"], warning["column"]) == (3, 31)


def test_without_a_file_it_says_what_is_missing(study: Study) -> None:
    answer = study("check")
    assert (answer.code, answer.output) == (2, "")
    assert "FILE" in answer.errors and "study check my-plan.yaml" in answer.errors


def test_an_unknown_name_is_no_file(study: Study) -> None:
    answer = study("check", "hf-four-weak")
    assert answer.code == 3
    assert answer.output.startswith("hf-four-weak: there is no such file")


def test_nothing_is_written(study: Study) -> None:
    before = {path: path.stat().st_mtime_ns for path in Path().iterdir()}
    for words in (["fine.yaml"], ["faulty.yaml", "--json"], ["hf-four-week"]):
        study("check", *words)
    assert {path: path.stat().st_mtime_ns for path in Path().iterdir()} == before


def test_a_terminal_shows_the_same_in_colour(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["check", "faulty.yaml", "both.yaml", "nowhere.yaml"]
    plain = study(*words).output
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr("study.screen.console.is_plain", lambda _: False)
    coloured = study(*words).output
    assert [line.rstrip() for line in ESCAPE.sub("", coloured).splitlines()] == plain.splitlines()
    assert '\x1b[1;31m"2-3 weks" isn\'t a duration\x1b[0m' in coloured
    assert "\x1b[33m" in coloured


def test_enrolling_in_a_faulty_file_shows_its_problems_and_stores_nothing(study: Study) -> None:
    answer = study("enroll", "faulty.yaml")
    assert (answer.code, answer.output) == (3, "")
    assert answer.errors == study("check", "faulty.yaml").output
    assert not Path("study.db").exists()


def test_enrolling_in_a_doubtful_file_is_no_trouble(study: Study) -> None:
    assert study("enroll", "doubtful.yaml").code == 0
