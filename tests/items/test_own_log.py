"""The learner's own curriculum, alone and beside others."""

from collections.abc import Callable

from tests.conftest import Study
from tests.enroll.schools import planned, told

Golden = Callable[[str], None]


def test_the_very_first_command_may_be_to_add_a_piece_of_work(study: Study, golden: Golden) -> None:
    golden(study("add", "Train a tokenizer", "--effort", "2-3h", "--tag", "nlp").output)
    assert [one["minutes"] for one in told(study, "plan")["sessions"]] == [90, 60]
    shown = told(study, "show", "1")
    assert (shown["ref"], shown["low"], shown["effort"], shown["high"]) == ("log/train-a-tokenizer", 120, 150, 180)
    assert shown["tags"] == ["nlp"]


def test_a_log_of_resources_alone_has_nothing_planned(study: Study, golden: Golden) -> None:
    study("add", "LoRA", "--kind", "paper", "--progress", "40")
    study("add", "Topology", "--backlog")
    golden("".join(f"$ study {word}\n{study(*word.split()).output}\n" for word in ("", "today", "plan", "report")))
    assert told(study, "today")["sessions"] == told(study, "plan")["sessions"] == []
    assert study("replan").code == 2


def test_a_log_that_was_left_can_be_followed_again(study: Study) -> None:
    study("add", "Train a tokenizer")
    before = told(study, "list")
    assert "study enroll log --continue" in study("leave", "log").output
    assert told(study, "list")["items"] == []
    answer = study("enroll", "log", "--continue")
    assert answer.code == 0
    assert "File" not in answer.output
    assert told(study, "list") == before
    assert planned(study) == ["Train a tokenizer"]


def test_a_curriculum_keeps_its_count_of_days_beside_a_log(school: Study) -> None:
    school("add", "LoRA", "--kind", "paper")
    assert "day 1 of 8" in school("today").output
