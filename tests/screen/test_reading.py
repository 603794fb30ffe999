"""Pages to be read aloud: one fact a line, words for bars, no columns, nothing cut."""

import json
import re
from collections.abc import Callable

import pytest

from tests.conftest import Study

SCREENS = (
    "", "today", "report", "report --all", "plan", "list", "show 3", "show gpt-transformer", "forecast", "deadlines",
    "journal", "goal", "kaggle", "config", "curricula", "help accessibility", "done 4", "log 5 30m", "replan --hours 8",
)  # fmt: skip


@pytest.fixture
def reader(study: Study, monkeypatch: pytest.MonkeyPatch) -> Study:
    """Somebody who has studied for three days and has a bit of everything."""
    study("enroll", "gpt-transformer", "--hours", "8", "--due", "2026-12-01")
    study("done", "1")
    study("log", "2", "45m", now="2026-03-03")
    study("progress", "61", "40")
    study("goal", "books", "12")
    study("journal", "--goal", "Find a rhythm")
    study("kaggle", "add", "titanic", "--due", "2026-06-30")
    study("kaggle", "result", "titanic", "--rank", "120", "--teams", "3000", now="2026-03-04")
    monkeypatch.setenv("STUDY_READING", "1")
    return study


@pytest.mark.parametrize("line", SCREENS, ids=lambda line: line or "study")
def test_a_screen_is_read_aloud(line: str, reader: Study, golden: Callable[[str], None]) -> None:
    told = reader(*line.split())
    assert told.code == 0, told.errors
    for fact in told.output.splitlines():
        assert not re.search(r"##|--{3}|…|\d ?%| · |\S {2,}\S|→", fact), fact
    golden(told.output)


def test_it_is_a_setting_and_the_environment_comes_first(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    study("enroll", "gpt-transformer", "--hours", "8")
    usual = study("report").output
    assert study("config", "reading", "on").output == "reading, on, pages for a screen reader or a braille display\n"
    aloud = study("report").output
    assert aloud != usual
    assert "ends 2 Sep, 0 percent, 0 of 210 h" in aloud
    monkeypatch.setenv("STUDY_READING", "0")
    assert study("report").output == usual
    monkeypatch.delenv("STUDY_READING")
    assert json.loads(study("config", "--json").output)["settings"]["reading"] == "on"
    assert study("config", "reading", "off").output.startswith("reading  off")
    assert study("report").output == usual
    assert study("config", "reading", "loud").code == 2


def test_nothing_is_cut_or_wrapped_however_narrow_the_screen_is(reader: Study) -> None:
    for line in ("today", "list", "report", "plan"):
        assert reader(*line.split(), columns=20).output == reader(*line.split(), columns=200).output


def test_values_have_the_names_of_their_columns(reader: Study) -> None:
    (due,) = (line for line in reader("deadlines").output.splitlines() if line.startswith("Due "))
    assert re.search(r"Needed \d+h.*, Available \d+h.*, Cushion ", due)
