"""What `show` and `curricula` are asked for, and what they answer programs."""

import json
from pathlib import Path

import pytest

from tests.conftest import Study


def test_a_curriculum_a_phase_and_a_module_are_shown_as_documents(study: Study) -> None:
    study("enroll", "gpt-transformer", "--hours", "10")
    whole = json.loads(study("show", "gpt-transformer", "--json").output)
    assert (whole["schema"], whole["pace"], whole["percent"]) == ("study.curriculum/1", "5-10h/week", 0)
    assert len(whole["tips"]) == 7
    assert whole["phases"][0]["ref"] == "gpt-transformer/foundations"
    phase = json.loads(study("show", "gpt-transformer/foundations", "--json").output)
    assert (phase["schema"], len(phase["modules"])) == ("study.phase/1", 3)
    module = json.loads(study("show", "gpt-transformer/capstone", "--json").output)
    assert (module["schema"], len(module["examples"]), len(module["resources"])) == ("study.module/1", 3, 3)
    assert module["planned_start"] < module["planned_finish"] <= whole["planned_finish"]


@pytest.mark.parametrize("columns", [80, 200])
def test_the_authors_schedule_stands_beside_the_plan(study: Study, columns: int) -> None:
    study("enroll", "gpt-transformer", "--hours", "10")
    output = " ".join(study("show", "gpt-transformer", columns=columns).output.split())
    assert "Week 1-2 Python for Data Science, intro to Hugging Face Datasets planned 2–7 Mar" in output


def test_a_name_that_several_answer_to_lists_them_with_kind_and_place(study: Study) -> None:
    study("enroll", "gpt-transformer")
    answer = study("show", "capstone", columns=200)
    assert answer.code == 0  # the id of a module comes before words of titles
    answer = study("show", "learning", columns=200)
    assert (answer.code, answer.output) == (5, "")
    assert "gpt-transformer/supervised-learning  Supervised Learning (module)" in answer.errors


def test_a_file_is_shown_whole_and_a_faulty_one_tells_its_faults(study: Study, tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text("curriculum: c\ntitle: C\nphases: [{title: P, items: [{topic: A, notes: Under it}]}]\n")
    assert "Under it" in study("show", str(path)).output
    path.write_text("curriculum: c\ntitel: C\n")
    answer = study("show", str(path))
    assert (answer.code, answer.output) == (3, "")
    assert study("show", str(tmp_path / "none.yaml")).code == 3


def test_what_a_file_says_of_a_phase_stays_after_the_file_is_gone(study: Study, tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text("curriculum: c\ntitle: C\nphases: [{title: P, notes: Keep me, items: [{topic: A, day: 2}]}]\n")
    study("enroll", str(path))
    path.unlink()
    assert "Keep me" in study("show", "c").output
    assert "day 2" in study("show", "1").output


def test_a_preview_stores_nothing_and_tells_the_finish(study: Study, tmp_path: Path) -> None:
    answer = study("curricula", "hf-four-week")
    assert answer.code == 0
    assert "At 21 hours a week: Monday 2 March to" in answer.output
    assert not (tmp_path / "study.db").exists()
    found = json.loads(study("curricula", "hf-four-week", "--json").output)["curricula"]
    study("enroll", "hf-four-week")
    assert found[0]["finish"] == json.loads(study("plan", "--json").output)["finish"]


def test_a_copy_never_overwrites_in_silence(study: Study, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    assert study("curricula", "llm-basics", "-o", str(path)).code == 0
    assert study("check", str(path)).code == 0
    path.write_text("mine")
    assert study("curricula", "llm-basics", "-o", str(path)).code == 2
    assert path.read_text() == "mine"
    assert study("curricula", "llm-basics", "-o", str(path), "--force").code == 0
    assert path.read_text().startswith("# yaml-language-server")


def test_only_what_has_a_link_is_named_to_be_opened(study: Study) -> None:
    """
    curriculum: plan
    title: Plan
    phases:
      - {title: Linked, items: [{topic: Own, url: "https://example.org"}]}
      - {title: Beside, items: [Something], resources: [{site: A page of the phase, url: "https://example.com"}]}
      - title: Modules
        modules:
          - {title: From a book, items: [Chapter], resources: [{book: B, url: "https://example.net"}]}
          - {title: From a head, items: [Thought], resources: [{book: C}]}
    """
    for name, number, opens in (("linked", 1, 0), ("beside", 2, 0), ("from-a-book", 3, 0), ("from-a-head", 4, 1)):
        output = study("show", f"plan/{name}").output
        assert f"Next: study show {number}" in output
        assert (f"study open {number}" in output) == (opens == 0)
        assert study("open", str(number)).code == opens
