"""``study due`` and ``study deadlines``."""

import json
from collections.abc import Callable

import pytest

from tests.conftest import Study

Golden = Callable[[str], None]


def deadlines(study: Study) -> list[dict[str, object]]:
    return list(json.loads(study("deadlines", "--json").output)["deadlines"])


def test_what_is_due_is_told_with_what_it_takes(study: Study, golden: Golden) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    due: 2026-03-20
    phases:
    - title: One
      modules:
      - title: First steps
        due: 2026-03-08
        items: [{topic: Vectors, effort: 3h}, {topic: Bases, effort: 2h}]
      - title: Second steps
        items: [{topic: Matrices, effort: 5h}, {topic: Exam, effort: 3h, due: 2026-03-12}]
    """
    golden(study("deadlines").output)


def test_due_dates_that_are_kept_need_no_proof(study: Study, golden: Golden) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 3h, due: 2026-03-20}, {topic: Bases, effort: 2h}]}]
    """
    golden(study("deadlines").output)


@pytest.mark.parametrize(
    ("word", "ref"),
    [
        ("algebra", "algebra"),
        ("algebra/one", "algebra/one"),
        ("algebra/first", "algebra/first"),
        ("first", "algebra/first"),
        ("2", "algebra/bases"),
        ("algebra/bases", "algebra/bases"),
        ("Basis", "algebra/bases"),
    ],
)
def test_anything_with_work_can_be_due(study: Study, word: str, ref: str) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases:
    - {phase: one, title: One, modules: [{module: first, title: First, items: [Vectors, {topic: Basis, id: bases}]}]}
    """
    answer = study("due", word, "1 april")
    assert answer.code == 0, answer.errors
    assert [(one["ref"], one["due"]) for one in deadlines(study)] == [(ref, "2026-04-01")]
    assert study("due", word, "none").code == 0
    assert deadlines(study) == []


def test_what_comes_before_is_due_with_it_and_show_says_for_whom(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [Vectors, Matrices, Bases]}]
    """
    study("due", "2", "2026-03-20")
    (found,) = deadlines(study)
    inherited = found["inherited"]
    assert isinstance(inherited, list)
    assert [one["item"] for one in inherited] == [1]
    assert "Due     Friday 20 March, for 2 Matrices" in study("show", "1").output
    assert json.loads(study("show", "1", "--json").output)["binding"]["of"]["item"] == 2
    assert json.loads(study("show", "3", "--json").output)["binding"] is None


def test_nothing_moves_before_a_replan_and_the_effect_is_told(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases:
    - {title: One, items: [{topic: Vectors, effort: 5h}]}
    - {title: Two, parallel: true, items: [{topic: Exam, effort: 2h}]}
    """
    before = study("plan", "--json").output
    answer = study("due", "exam", "2026-03-04")
    assert "not kept by the present plan: 8 Mar" in answer.output
    assert "The finish stays 8 March." in answer.output
    assert "study replan" in answer.output
    assert study("plan", "--json").output != before  # it says now what is late
    assert json.loads(study("plan", "--json").output)["sessions"] == json.loads(before)["sessions"]
    study("replan")
    (found,) = deadlines(study)
    assert (found["planned_finish"], found["state"]) == ("2026-03-03", "ok")


def test_a_date_that_is_over_and_days_off_up_to_one_are_late(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases:
    - title: One
      items: [{topic: Vectors, effort: 5h, due: 2026-02-27}, {topic: Bases, effort: 5h, due: 2026-03-20}]
    """
    study("off", "2026-03-02..2026-03-20")
    over, off = deadlines(study)
    assert (over["state"], over["have"], over["takes"]) == ("late", 0, None)
    assert (off["state"], off["have"], off["takes"], off["need"]) == ("late", 0, None, 600)
    screen = study("deadlines").output
    assert "(27 February is over)" in " ".join(screen.split())
    assert "(there is no time before 20 March)" in " ".join(screen.split())


def test_dates_of_several_curricula_are_held_against_the_same_hours(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "21", "--due", "2026-04-10")
    study("enroll", "gpt-transformer", "--due", "2026-05-01")
    first, second = deadlines(study)
    assert (first["ref"], second["ref"]) == ("hf-four-week", "gpt-transformer")
    needs = {one["curriculum"]: 0 for one in (first, second)}
    for one in json.loads(study("plan", "--json").output)["sessions"]:
        needs[one["curriculum"]] += one["minutes"]
    assert (first["need"], second["need"]) == (needs["hf-four-week"], sum(needs.values()))


@pytest.mark.parametrize("later", [[], ["hours", "5", "--from", "2026-03-23"]], ids=["always", "until then"])
def test_what_a_late_date_takes_keeps_it(study: Study, later: list[str]) -> None:
    study("enroll", "hf-four-week", "--hours", "10", "--due", "2026-04-10")
    study(*later)
    (found,) = deadlines(study)
    takes = found["takes"]
    assert isinstance(takes, int)
    for hours, state in ((takes, {"ok", "tight"}), (takes - 30, {"late"})):
        study("replan", "--hours", f"{hours / 60:g}")
        assert {one["state"] for one in deadlines(study)} <= state
        study("undo")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["1", "yesterday"], 2, "has passed"),
        (["1", "someday"], 2, "isn't a date"),
        (["1", "none"], 2, "has no due date"),
        (["algebra", "none"], 2, "has no due date"),
        (["nothing", "friday"], 5, "There is no item"),
        (["99", "friday"], 5, "no item 99"),
        (["algebra/nothing", "friday"], 5, "There is no item"),
        (["nothing/", "friday"], 5, "There is no item"),
        (["2", "friday"], 2, "is done"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(study: Study, words: list[str], code: int, said: str) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [Vectors, Matrices]}]
    """
    study("done", "2")
    steps = study("history", "--json").output
    answer = study("due", *words)
    assert (answer.code, answer.output) == (code, "")
    assert said in answer.errors
    assert study("history", "--json").output == steps


def test_a_name_of_several_things_is_no_guess(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [{topic: All of it, id: algebra}]}]
    """
    answer = study("due", "algebra", "friday")
    assert answer.code == 5
    assert "algebra/" in answer.errors
    assert study("due", "algebra/", "friday").code == 0
    assert [one["kind"] for one in deadlines(study)] == ["curriculum"]
    assert study("due", "algebra/algebra", "saturday").code == 0
    assert [one["kind"] for one in deadlines(study)] == ["curriculum", "topic"]


def test_without_anything_there_are_no_deadlines(study: Study) -> None:
    assert study("deadlines").code == 0
    assert deadlines(study) == []


def test_programs_are_told_what_is_due_and_what_that_would_do(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 3h}, {topic: Bases, effort: 2h}]}]
    """
    found = json.loads(study("due", "2", "2026-03-10", "--json").output)
    assert (found["schema"], found["ref"], found["due"]) == ("study.due/1", "algebra/bases", "2026-03-10")
    assert (found["deadline"]["need"], found["deadline"]["state"]) == (300, "ok")
    assert found["effect"]["after"] == {"finish": "2026-03-06"}
    found = json.loads(study("due", "algebra/", "none", "--json").output or "{}")
    assert found == {}  # it had none
    found = json.loads(study("due", "2", "none", "--json").output)
    assert (found["due"], found["deadline"]) == (None, None)


def test_a_module_or_phase_answers_to_words_of_its_title(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases:
      - title: The plane
        modules: [{module: v, title: Vectors and lines, items: [Adding, {topic: Scaling lines, effort: 1h}]}]
    """
    assert json.loads(study("due", "algebra/plane", "2026-05-01", "--json").output)["ref"] == "algebra/the-plane"
    assert json.loads(study("due", "vectors and", "2026-05-01", "--json").output)["ref"] == "algebra/v"
    several = study("due", "lines", "2026-05-01")
    assert several.code == 5
    assert '"lines" could be 2 things' in several.errors
    assert "2  Scaling lines (topic of algebra)" in several.errors
    assert "algebra/v  Vectors and lines (module)" in several.errors


def test_a_date_that_is_over_takes_no_other_with_it(study: Study) -> None:
    """
    curriculum: course
    title: A course
    pace: 7h/week
    phases:
    - {title: Thesis, parallel: true, items: [{project: Chapter, effort: 30h, due: 2026-03-06}]}
    - title: Sets
      parallel: true
      items:
      - {practice: One, effort: 2h, due: 2026-03-14}
      - {practice: Two, effort: 2h, due: 2026-03-21}
      - {exam: Exam, effort: 3h, due: 2026-04-01}
    """
    answer = study("replan", now="2026-03-09")
    assert answer.code == 0
    found = {one["title"]: one for one in json.loads(study("deadlines", "--json").output)["deadlines"]}
    assert [found[name]["state"] for name in ("Chapter", "One", "Two", "Exam")] == ["late", "ok", "ok", "ok"]
    assert all(found[name]["cushion"] >= 0 for name in ("One", "Two", "Exam"))
    told = " ".join(study("deadlines", columns=120).output.split())
    assert "Chapter cannot be kept (6 March is over): it gets what the others leave, and ends 15 April." in told
    assert "study due 1 --first" in told


def test_a_date_that_comes_first_is_kept_before_others(study: Study) -> None:
    """
    curriculum: course
    title: A course
    pace: 1h/day
    phases:
    - {title: Thesis, parallel: true, items: [{project: Chapter, effort: 7h, due: 2026-03-08}]}
    - {title: Sets, parallel: true, items: [{practice: One, effort: 1h, due: 2026-03-05}]}
    """
    assert [one["state"] for one in deadlines(study)] == ["ok", "late"]
    assert study("due", "chapter", "--first").code == 0
    study("replan")
    assert [one["state"] for one in deadlines(study)] == ["late", "tight"]
    assert study("due", "chapter", "--first").code == 2
    assert study("due", "chapter", "--first", "off").code == 0
    study("replan")
    assert [one["state"] for one in deadlines(study)] == ["ok", "late"]
    assert "doesn't come first" in study("due", "one", "--first", "off").errors
    assert "Say by when" in study("due", "one").errors
