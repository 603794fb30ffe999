"""What is chosen of a module is one state: every screen reads the same, and it follows what is done."""

import json
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import Study

HARBOUR = """
    curriculum: harbour
    title: Harbour
    pace: 1h/day
    phases:
      - title: One
        modules:
          - module: pick
            title: Pick one
            choose: 1
            items: [{project: Pier, effort: 10h}, {project: Lighthouse, effort: 2h}, {project: Buoy, effort: 1h}]
          - {module: then, title: Then, items: [{topic: Tides, effort: 2h}]}
"""


@pytest.fixture
def harbour(study: Study, tmp_path_factory: pytest.TempPathFactory) -> Study:
    import textwrap

    path = tmp_path_factory.mktemp("harbour") / "harbour.yaml"
    path.write_text(textwrap.dedent(HARBOUR), encoding="utf-8")
    assert study("enroll", str(path)).code == 0
    return study


def out(study: Study) -> dict[int, str | None]:
    """Why each item is out of the plan, as `list` has it; `show` says the same."""
    listed = json.loads(study("list", "--json").output)["items"]
    reasons = {one["item"]: one["left_out"] for one in listed}
    for number, reason in reasons.items():
        assert json.loads(study("show", str(number), "--json").output)["left_out"] == reason
    return reasons


def planned(study: Study) -> set[int]:
    """The items of today, of the plan and of what replanning would move: all that a learner sees of the plan."""
    today = json.loads(study("today", "--json").output)
    plan = json.loads(study("plan", "--json").output)
    replan = json.loads(study("replan", "--dry-run", "--json").output)
    seen = [*today["sessions"], *today["upcoming"], *plan["sessions"], *replan["moved"]]
    assert replan["before"]["finish"] == plan["finish"] == today["finish"]
    assert json.loads(study("report", "--json").output)["curricula"][0]["planned_finish"] == plan["finish"]
    return {one["item"] for one in seen}


def tally(study: Study) -> dict[str, int]:
    (course,) = json.loads(study("report", "--json").output)["curricula"]
    found: dict[str, int] = course["items"]
    return found


def test_the_first_is_wanted_until_another_is_done(harbour: Study) -> None:
    assert out(harbour) == {1: None, 2: "choice", 3: "choice", 4: None}
    assert planned(harbour) == {1, 4}
    harbour("done", "2")
    assert out(harbour) == {1: "choice", 2: None, 3: "choice", 4: None}
    assert planned(harbour) == {4}
    assert tally(harbour) == {"total": 2, "done": 1, "skipped": 0, "open": 1}
    assert json.loads(harbour("today", "--json").output)["behind"] == 0
    assert planned(harbour) == {4} and harbour("replan").code == 0
    assert planned(harbour) == {4}


def test_what_fell_away_is_never_behind(harbour: Study) -> None:
    harbour("done", "2", now="2026-03-10")
    assert json.loads(harbour("today", "--json", now="2026-03-11").output)["behind"] == 0


def test_reopening_brings_the_rest_back(harbour: Study) -> None:
    harbour("done", "2")
    harbour("reopen", "2")
    assert out(harbour) == {1: None, 2: "choice", 3: "choice", 4: None}
    assert planned(harbour) == {1, 4}


def test_undo_brings_it_back_too(harbour: Study) -> None:
    before = harbour("list").output
    harbour("done", "3")
    harbour("undo")
    assert harbour("list").output == before


def test_include_takes_another_in_beside_what_is_done(harbour: Study) -> None:
    harbour("done", "2")
    harbour("include", "3")
    assert out(harbour) == {1: "choice", 2: None, 3: None, 4: None}
    assert planned(harbour) == {3, 4}
    assert tally(harbour)["total"] == 3


def test_who_includes_more_than_is_asked_for_wants_them_all(harbour: Study) -> None:
    harbour("include", "3")
    assert out(harbour) == {1: None, 2: "choice", 3: None, 4: None}
    harbour("done", "1")
    assert out(harbour) == {1: None, 2: "choice", 3: None, 4: None}


def test_the_next_takes_the_turn_of_what_is_skipped_and_counts_as_planned(harbour: Study) -> None:
    harbour("skip", "1")
    assert out(harbour) == {1: None, 2: None, 3: "choice", 4: None}
    harbour("replan")
    assert planned(harbour) == {2, 4}
    harbour("done", "2", now="2026-03-03")
    assert json.loads(harbour("today", "--json", now="2026-03-03").output)["behind"] == 0
    assert tally(harbour)["done"] == 1


def test_progress_alone_takes_nothing_away(harbour: Study) -> None:
    harbour("progress", "2", "50")
    assert out(harbour) == {1: None, 2: "choice", 3: "choice", 4: None}
    harbour("progress", "2", "100")
    assert out(harbour) == {1: "choice", 2: None, 3: "choice", 4: None}


def test_include_takes_another_in_though_what_was_done_was_out_of_the_plan(harbour: Study) -> None:
    harbour("exclude", "1")
    harbour("done", "1")
    assert out(harbour) == {1: "backlog", 2: "choice", 3: "choice", 4: None}
    assert "1h to do" in harbour("include", "3").output
    assert out(harbour) == {1: "backlog", 2: "choice", 3: None, 4: None}
    assert planned(harbour) == {3, 4}
    harbour("undo")
    assert planned(harbour) == {4}
    harbour("redo")
    harbour("replan")
    assert planned(harbour) == {3, 4}


def test_what_is_added_to_a_choice_is_wanted_beside_what_was_done_out_of_the_plan(harbour: Study) -> None:
    harbour("exclude", "1")
    harbour("done", "1")
    harbour("add", "Raft", "--to", "harbour/pick")
    assert out(harbour)[5] is None and planned(harbour) == {4, 5}


PICKED = st.sampled_from("123")
LINES = st.one_of(
    st.tuples(st.sampled_from(("done", "reopen", "skip", "include", "include", "exclude")), PICKED),
    st.just(("replan",)),
    st.tuples(st.just("progress"), PICKED, st.sampled_from(("50", "100"))),
)
ROUND = count()


@settings(max_examples=15)
@given(lines=st.lists(LINES, min_size=2, max_size=7))
def test_whatever_is_done_and_chosen_every_screen_has_the_same(
    harbour: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: list[tuple[str, ...]]
) -> None:
    path = tmp_path / f"{next(ROUND)}.db"
    path.write_bytes((tmp_path / "study.db").read_bytes())
    with monkeypatch.context() as patched:
        patched.setenv("STUDY_DB", str(path))
        for line in lines:
            assert_one_state(harbour, line)
        before = harbour("list").output
        assert (harbour("undo").code, harbour("redo").code) == (0, 0)
        assert harbour("list").output == before
        assert harbour("doctor").code == 0
    path.unlink()


def assert_one_state(harbour: Study, line: tuple[str, ...]) -> None:
    """After a command, what is included is in the plan, what is done counts, and what fell away is nowhere."""
    answer = harbour(*line, "--json")
    reasons, listed = out(harbour), json.loads(harbour("list", "--json").output)["items"]
    status = {one["item"]: one["status"] for one in listed}
    wanted = {n for n, reason in reasons.items() if reason is None and status[n] in ("open", "started")}
    closed = {n for n in status if status[n] in ("done", "skipped")}
    assert planned(harbour) - closed <= wanted
    assert tally(harbour)["open"] == len(wanted)
    assert "choice" not in {reasons[n] for n in status if status[n] == "done"}
    if line[0] == "include" and answer.code == 0 and not json.loads(answer.output)["changes"][0]["unchanged"]:
        assert int(line[1]) in wanted & planned(harbour)
    if line[0] == "replan":
        assert planned(harbour) - closed == wanted
