"""``study report --format html``: to a file, down a pipe, and not onto a terminal."""

from pathlib import Path

import pytest

from tests.conftest import Study

WRITE = ("report", "--format", "html", "-o")


@pytest.fixture(autouse=True)
def enrolled(study: Study) -> None:
    assert study("enroll", "hf-four-week", "--hours", "10").code == 0


def test_the_page_is_written_to_the_file_and_said_so(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = study(*WRITE, "report.html")
    assert (answer.code, answer.output, answer.errors) == (0, "", "Written to report.html.\n")
    text = Path("report.html").read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>\n")
    assert text.rstrip().endswith("</html>")
    assert [path.name for path in tmp_path.iterdir() if "report" in path.name] == ["report.html"]


def test_down_a_pipe_goes_the_same_page(study: Study, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    assert study(*WRITE, str(target)).code == 0
    answer = study("report", "--format", "html")
    assert (answer.code, answer.errors) == (0, "")
    assert answer.output == target.read_text(encoding="utf-8")


def test_a_terminal_is_spared_the_page(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("study.screen.console.is_terminal", lambda: True)
    answer = study("report", "--format", "html")
    assert (answer.code, answer.output) == (2, "")
    assert "study report --format html -o report.html" in " ".join(answer.errors.split())


def test_a_folder_that_is_not_there_is_an_error_and_not_a_traceback(study: Study, tmp_path: Path) -> None:
    answer = study(*WRITE, str(tmp_path / "nowhere" / "report.html"), columns=400)
    assert answer.code == 1
    assert "nowhere" in answer.errors
    assert "Traceback" not in answer.errors


def test_json_is_json_whatever_the_format(study: Study) -> None:
    assert study("report", "--format", "html", "--json").output.startswith("{")
