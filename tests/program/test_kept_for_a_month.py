"""Four weeks of two authors: one of a log by years, one of a journal by weeks. Both publish every week."""

import json
from difflib import ndiff
from pathlib import Path

import pytest

from tests.conftest import Study
from tests.importing.test_whole_log import YEAR

GEPS = "![](https://geps.dev/progress/"


@pytest.fixture
def readme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("STUDY_NOW", raising=False)
    return tmp_path / "README.md"


def written(before: str, after: str) -> list[str]:
    """The lines that came and went, without the markers."""
    return [line for line in ndiff(before.splitlines(), after.splitlines()) if line[:2] in ("+ ", "- ")]


def published(study: Study, readme: Path, now: str) -> list[str]:
    """What a publication changes in a README; then it is fresh, and taking it in again says nothing new."""
    before = readme.read_text(encoding="utf-8")
    assert study("publish", "README.md", now=now).code == 0
    assert study("publish", "README.md", "--check").code == 0
    again = study("import", "README.md", "--as", "log").output
    assert "Nothing was changed: everything in it is already here." in again, again
    return written(before, readme.read_text(encoding="utf-8"))


def goal(study: Study) -> tuple[int, int]:
    (one,) = json.loads(study("goal", "--json").output)["goals"]
    return one["done"], one["target"]


def test_the_author_of_a_log_by_years_lives_four_weeks(study: Study, readme: Path) -> None:
    readme.write_text(YEAR, encoding="utf-8")
    assert study("import", "README.md", "--as", "log", now="2024-04-01").code == 0
    assert study("publish", "--adopt", "README.md").code == 0
    markers = written(YEAR, readme.read_text(encoding="utf-8"))
    assert markers
    assert all(line.startswith("+ <!-- study:") for line in markers)
    assert goal(study) == (4, 10)

    study("progress", "langchain", "40", now="2024-04-05")
    study("lesson", "Write it down the same day")
    assert published(study, readme, "2024-04-07") == [
        "+ - Write it down the same day",
        f"- 11: Udemy Course        | LLM Application Dev with Langchain| {GEPS}10)   |",
        f"+ 11: Udemy Course        | LLM Application Dev with Langchain| {GEPS}40)   |",
    ]

    study("add", "Plants", "--kind", "competition", "--list", "Kaggle Competitions", now="2024-04-09")
    study("progress", "plants", "100", now="2024-04-13")
    assert published(study, readme, "2024-04-14") == [f"+ | Plants                                      | {GEPS}100) |"]
    assert goal(study) == (5, 10)

    study("certificate", "attempt", "tensorflow", "--passed", "--on", "2024-04-20", now="2024-04-20")
    study("add", "Quantisation", "--backlog")
    assert published(study, readme, "2024-04-21") == ["+ - Quantisation"]

    study("done", "langchain", now="2024-04-27")
    assert published(study, readme, "2024-04-28") == [
        f"- 11: Udemy Course        | LLM Application Dev with Langchain| {GEPS}40)   |",
        f"+ 11: Udemy Course        | LLM Application Dev with Langchain| {GEPS}100)  |",
    ]
    (exam,) = json.loads(study("certificate", "--json").output)["certificates"]
    assert [attempt["passed"] for attempt in exam["attempts"]] == [False, True]
    steps = study("history").output
    assert "study import README.md --as log" in steps
    assert steps.count("study publish") == 0


JOURNAL = """\
# Teaching myself

## Week 0

### Goal: Get everything ready

### Results
- The [maths](https://example.org/maths) is clear

## My weeks

<!-- study:begin journal -->
<!-- study:end -->
"""


def test_the_author_of_a_journal_by_weeks_lives_four_weeks(study: Study, readme: Path) -> None:
    readme.write_text(JOURNAL, encoding="utf-8")
    assert study("enroll", "self-teaching-26-weeks", "--hours", "10", "--yes", now="2026-03-02").code == 0
    to = ("--to", "self-teaching-26-weeks")
    assert study("import", "README.md", "--as", "log", *to).code == 0

    assert study("publish", "README.md", now="2026-03-08").code == 0
    assert "**Results:**<br>" not in readme.read_text(encoding="utf-8")
    for week in range(1, 5):
        day = f"2026-03-{2 + 7 * week:02}"
        study("journal", "--week", str(week), "--goal", f"Part {week}", "--plan", "- Read\n- Try", now=day)
        left = [item for item in json.loads(study("list", "--json").output)["items"] if item["status"] == "open"]
        assert study("done", str(left[0]["item"]), "--time", "2h").code == 0
        study("journal", "--week", str(week), "--results", f"Took {week} evenings")
        assert study("publish", "README.md").code == 0
        assert study("publish", "README.md", "--check").code == 0
        text = readme.read_text(encoding="utf-8")
        assert f"Took {week} evenings" in text
        assert text.startswith(JOURNAL.partition("<!--")[0])
        assert "Nothing was changed: everything" in study("import", "README.md", "--as", "log", *to).output
    weeks = json.loads(study("journal", "--all", "--json").output)["weeks"]
    assert [(week["plan_week"], week["goal"]) for week in weeks] == [
        (0, "Get everything ready"),
        *((week, f"Part {week}") for week in range(1, 5)),
    ]
    assert sum(done["minutes"] for week in weeks for done in week["done"]) == 480
