"""What is chosen of a module is one state: every screen reads the same, and it follows what is done."""

import json

import pytest

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
