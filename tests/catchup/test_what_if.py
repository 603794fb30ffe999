"""What if: every option of ``study replan`` tried out, and ``study compare``."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Study

Golden = Callable[[str], None]

ROUTES = """
curriculum: routes
title: Routes
pace: 1h/day
paths:
- {path: long, modules: [basics, bridge, top]}
- {path: steep, modules: [top, climb]}
- {path: back, modules: [top, basics]}
phases:
- title: One
  modules:
  - {module: basics, title: Basics, items: [{topic: A1, effort: 1h}, {topic: A2, effort: 1h}]}
  - {module: bridge, title: Bridge, optional: true, items: [{topic: B1, effort: 2h}]}
  - module: climb
    title: Climb
    choose: 1
    items: [{topic: C1, effort: 1h}, {topic: C2, effort: 1h}, {topic: C3, effort: ongoing}]
  - {module: top, title: Top, items: [{topic: T1, effort: 3h}, {topic: T2, effort: ongoing}]}
"""
LINES = (
    "--hours 12",
    "--week sat=4h",
    "--hours 12 --from friday",
    "--due 2026-05-01",
    "--path steep",
    "--path routes/steep",
    "--with-optional",
    "--drop 1",
    "--drop 1 --drop 2",
    "--path steep --with-optional --hours 20",
)


@pytest.fixture
def routes(study: Study, tmp_path: Path) -> Study:
    """Somebody on the long path."""
    path = tmp_path / "routes.yaml"
    path.write_text(ROUTES, encoding="utf-8")
    assert study("enroll", str(path)).code == 0
    return study


def left_out(study: Study) -> dict[str, str | None]:
    return {one["title"]: one["left_out"] for one in json.loads(study("list", "--json").output)["items"]}


def planned(study: Study) -> list[str]:
    return list(dict.fromkeys(one["title"] for one in json.loads(study("plan", "--json").output)["sessions"]))


@pytest.mark.parametrize("line", LINES)
def test_every_option_is_tried_without_a_trace_and_does_what_was_shown(
    routes: Study, tmp_path: Path, line: str
) -> None:
    stored = (tmp_path / "study.db").read_bytes()
    shown = json.loads(routes("replan", *line.split(), "--dry-run", "--json").output)
    assert (tmp_path / "study.db").read_bytes() == stored
    done = json.loads(routes("replan", *line.split(), "--json").output)
    assert (shown.pop("committed"), done.pop("committed")) == (False, True)
    assert shown == done
    assert json.loads(routes("plan", "--json").output)["finish"] == done["after"]["finish"]


@pytest.mark.parametrize("line", LINES)
def test_every_option_is_one_step_that_can_be_taken_back(routes: Study, line: str) -> None:
    looks = (("list", "--json"), ("plan", "--json"), ("hours", "--json"), ("report", "--json"))
    before = [routes(*look).output for look in looks]
    assert routes("replan", *line.split()).code == 0
    after = [routes(*look).output for look in looks]
    assert after != before
    routes("undo")
    assert [routes(*look).output for look in looks] == before
    routes("redo")
    assert [routes(*look).output for look in looks] == after


def test_another_path_has_other_modules_in_its_own_order(routes: Study) -> None:
    assert planned(routes) == ["A1", "A2", "T1"]
    routes("replan", "--path", "steep")
    assert planned(routes) == ["T1", "C1"]
    assert left_out(routes) == {
        "A1": "path",
        "A2": "path",
        "B1": "path",
        "C1": None,
        "C2": "choice",
        "C3": "ongoing",
        "T1": None,
        "T2": "ongoing",
    }


def test_a_path_has_an_order_of_its_own(routes: Study) -> None:
    routes("replan", "--path", "back")
    assert planned(routes) == ["T1", "A1", "A2"]


def test_what_has_no_end_is_known_of_older_enrolments_as_well(routes: Study, tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "study.db")
    connection.execute("UPDATE enrollment SET about = json_remove(about, '$.ongoing')")
    connection.commit()
    connection.close()
    routes("replan", "--path", "back")
    assert left_out(routes)["T2"] == "ongoing"


def test_there_and_back_again_is_where_it_was(routes: Study) -> None:
    before = routes("list", "--json").output, planned(routes)
    routes("replan", "--path", "steep")
    routes("replan", "--path", "long")
    assert (routes("list", "--json").output, planned(routes)) == before


def test_the_way_is_what_enrolling_on_that_path_would_have_been(routes: Study, tmp_path: Path) -> None:
    routes("replan", "--path", "steep", "--with-optional")
    changed = left_out(routes), planned(routes)
    routes("leave", "routes")
    routes("enroll", str(tmp_path / "routes.yaml"), "--path", "steep", "--with-optional")
    assert (left_out(routes), planned(routes)) == changed


def test_what_the_learner_put_in_or_took_out_stays_so_on_every_path(routes: Study) -> None:
    routes("include", "B1")
    routes("exclude", "A2")
    routes("add", "Extra", "--to", "routes/top", "--effort", "1h")
    routes("include", "C2")
    routes("replan", "--path", "back")
    assert planned(routes) == ["T1", "Extra", "A1", "C2"]
    assert left_out(routes)["A2"] == "backlog"
    routes("exclude", "C2")
    routes("replan", "--path", "steep")
    assert planned(routes) == ["T1", "Extra", "C1"]
    routes("replan", "--path", "long")
    found = left_out(routes)
    assert (found["B1"], found["A2"]) == (None, "backlog")
    assert planned(routes) == ["A1", "B1", "T1", "Extra"]


def test_optional_modules_come_and_go(routes: Study) -> None:
    routes("replan", "--with-optional")
    assert planned(routes) == ["A1", "A2", "B1", "T1"]
    routes("replan", "--path", "steep")
    routes("replan", "--path", "long")
    assert planned(routes) == ["A1", "A2", "B1", "T1"]
    routes("replan", "--drop", "optional")
    assert planned(routes) == ["A1", "A2", "T1"]


def test_going_on_later_is_on_the_path_one_left(routes: Study, tmp_path: Path) -> None:
    routes("replan", "--path", "steep")
    routes("leave", "routes")
    answer = routes("enroll", str(tmp_path / "routes.yaml"), "--continue")
    assert "Path   steep" in " ".join(answer.output.split("  ")) or "steep" in answer.output
    assert planned(routes) == ["T1", "C1"]


def test_hours_from_a_day_on_leave_those_before(routes: Study) -> None:
    routes("replan", "--hours", "14", "--from", "2026-03-04")
    days = {one["date"]: one["capacity"] for one in json.loads(routes("plan", "--json").output)["days"]}
    assert (days["2026-03-03"], days["2026-03-04"]) == (60, 120)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("--path stee", "There is no path"),
        ("--from friday", "--from goes with new hours"),
        ("--drop optional", "nothing optional"),
        ("--hours 5 --from yesterday", "has passed"),
        ("--with-optional --drop optional", "opposites"),
        ("--drop C1", "isn't in the plan"),
        ("--due yesterday", "has passed"),
        ("--path algebra/steep", "There is no path"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(routes: Study, tmp_path: Path, line: str, said: str) -> None:
    stored = (tmp_path / "study.db").read_bytes()
    for words in (line.split(), [*line.split(), "--dry-run"]):
        answer = routes("replan", *words)
        assert (answer.code, answer.output) == (2, "")
        assert said in answer.errors
        assert (tmp_path / "study.db").read_bytes() == stored


def test_a_path_of_two_curricula_is_no_guess(routes: Study, tmp_path: Path) -> None:
    path = tmp_path / "more.yaml"
    path.write_text(ROUTES.replace("routes", "more"), encoding="utf-8")
    routes("enroll", str(path))
    answer = routes("replan", "--path", "steep")
    assert (answer.code, "routes/steep" in answer.errors) == (2, True)
    routes("replan", "--path", "more/steep")
    assert json.loads(routes("list", "--json").output)["items"][0]["left_out"] is None


def test_options_stand_side_by_side(routes: Study, golden: Golden, tmp_path: Path) -> None:
    routes("due", "T1", "2026-03-05")
    stored = (tmp_path / "study.db").read_bytes()
    golden(routes("compare", "--hours 4", "--hours 14", "--path steep", "--week 'sat=4h sun=4h'").output)
    assert (tmp_path / "study.db").read_bytes() == stored


def test_each_option_is_what_its_replan_would_be(routes: Study) -> None:
    found = json.loads(routes("compare", *LINES, "--json").output)
    assert [one["args"] for one in found["options"]] == list(LINES)
    for one in [found["now"], *found["options"]]:
        shown = json.loads(routes("replan", *one["args"].split(), "--dry-run", "--json").output)
        assert (one["finish"], one["late"]) == (shown["after"]["finish"], shown["late"])
        assert (one["remaining"], one["week"]) == (shown["remaining"], sum(shown["after"]["week"]))
        assert one["p80"] >= one["finish"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--hours 8", "--hours ten"], 'Option 2, "--hours ten": '),
        (["--huors 8"], 'Option 1, "--huors 8": '),
        (["--hours 8", "--path no", "--hours 9"], 'Option 2, "--path no": There is no path'),
        (["8"], 'Option 1, "8": '),
        (["--hours 8 --dry-run"], "Option 1"),
        (["--week 'sat=1h"], "A quotation mark is missing"),
        (["--drop 99"], 'Option 1, "--drop 99": '),
        (["--hours 8 --week sat=1h"], "Option 1"),
        ([""], ""),
    ],
)
def test_a_wrong_option_is_refused_by_its_name(routes: Study, options: list[str], said: str) -> None:
    answer = routes("compare", *options)
    assert answer.code == (2 if said else 0)
    assert said in answer.errors.replace("\n", " ")
    assert "Traceback" not in answer.errors


def test_with_nothing_followed_there_is_nothing_to_compare(study: Study) -> None:
    answer = study("compare", "--hours 8")
    assert (answer.code, answer.output) == (5, "")
    assert "study enroll" in answer.errors
