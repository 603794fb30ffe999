"""Lists, one item, the report, and study alone."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.conftest import Study

Golden = Callable[[str], None]


def test_items_are_listed_by_curriculum_and_phase(study: Study, golden: Golden) -> None:
    study("enroll", "hf-four-week", "--hours", "21")
    study("enroll", "learning-log-2024", "--path", "steep")
    study("done", "1")
    study("skip", "2")
    study("progress", "3", "33")
    golden(study("list").output)


def test_a_list_may_be_narrowed(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "21")
    study("done", "3")
    kinds = json.loads(study("list", "--kind", "practice", "--status", "open", "--json").output)["items"]
    assert [one["item"] for one in kinds] == [6, 11]


def test_one_item_is_shown_with_its_history(study: Study, golden: Golden) -> None:
    study("enroll", "gpt-transformer", "--hours", "7.5")
    study("log", "titanic", "45m", "--note", "cleaned the ages")
    study("progress", "titanic", "40", now="2026-03-03")
    golden(study("show", "titanic").output)


def test_the_report_of_the_log_has_its_tables(study: Study, golden: Golden) -> None:
    study("enroll", "learning-log-2024")
    golden(study("report", "--all").output)


def test_the_report_of_work_has_bars_by_phase_and_module(study: Study, golden: Golden) -> None:
    study("enroll", "gpt-transformer", "--hours", "7.5")
    study("done", "1-9")
    golden("".join(study("report", "--all").output.partition("resources")[:1]))


def test_the_report_as_markdown(study: Study, golden: Golden) -> None:
    study("enroll", "learning-log-2024")
    golden(study("report", "--format", "markdown").output)


def test_a_report_goes_to_a_file_in_one_step(study: Study, tmp_path: Path) -> None:
    study("enroll", "learning-log-2024")
    target, link = tmp_path / "PROGRESS.md", tmp_path / "link.md"
    link.symlink_to(target)
    answer = study("report", "--format", "markdown", "-o", str(link))
    assert (answer.code, answer.output) == (0, "")
    assert link.is_symlink()
    assert target.read_text() == study("report", "--format", "markdown").output
    assert study("report", "-o", str(tmp_path)).code == 1


def test_study_alone_is_one_screen(study: Study, golden: Golden) -> None:
    study("enroll", "hf-four-week", "--hours", "21")
    study("enroll", "llm-basics")
    golden(study(now="2026-03-04").output)


def test_the_shipped_curricula_are_listed(study: Study, golden: Golden) -> None:
    golden(study("curricula").output)


def test_settings_are_shown_and_refused(study: Study, golden: Golden) -> None:
    golden(study("config").output)
    assert study("config", "day-start", "25:00").code == 2
    assert study("config", "nothing").code == 2
    assert study("config", "min-session", "25m").code == 0
    assert "25m" in study("config").output


def test_every_document_names_its_schema(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "21")
    for words in (
        ["today"],
        ["plan"],
        ["list"],
        ["show", "1"],
        ["report"],
        ["curricula"],
        ["goal"],
        ["journal"],
        ["lesson"],
        ["certificate"],
        ["replan", "--dry-run"],
        ["doctor"],
    ):
        found = json.loads(study(*words, "--json").output)
        assert found["schema"].startswith("study.")
        assert found["schema"].endswith("/1")


def test_a_wide_terminal_shows_whole_titles(study: Study) -> None:
    study("enroll", "gpt-transformer", "--hours", "7.5")
    assert "…" not in study("plan", columns=200).output
    for columns in (20, 40, 80, 120):
        for words in (["today"], ["plan"], ["list"], ["report"], [], ["curricula"], ["show", "5"]):
            lines = study(*words, columns=columns).output.splitlines()
            assert max(len(line) for line in lines if "https://" not in line) <= columns
