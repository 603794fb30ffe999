"""``study baseline``."""

import json
from collections.abc import Callable

from tests.conftest import Study

Golden = Callable[[str], None]


def lived(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "21")
    study("replan", "--hours", "14")
    study("enroll", "gpt-transformer", now="2026-03-09")
    study("replan", now="2026-03-12")


def test_the_slip_is_told_plan_by_plan(study: Study, golden: Golden) -> None:
    lived(study)
    golden(study("baseline", now="2026-03-20").output)


def test_days_add_up_from_plan_to_plan(study: Study) -> None:
    lived(study)
    found = json.loads(study("baseline", "--json").output)
    assert [one["command"] for one in found["plans"]] == [
        "study enroll hf-four-week --hours 21",
        "study replan --hours 14",
        "study enroll gpt-transformer",
        "study replan",
    ]
    assert found["plans"][0]["days"] is None
    assert found["days"] == sum(one["days"] for one in found["plans"][1:])
    first = next(one for one in found["curricula"] if one["id"] == "hf-four-week")
    slips = [one["curricula"][0]["days"] for one in found["plans"][1:]]
    assert first["days"] == sum(slips)
    report = json.loads(study("report", "--json").output)["curricula"]
    assert {(one["id"], one["baseline_finish"], one["planned_finish"]) for one in report} == {
        (one["id"], one["baseline_finish"], one["finish"]) for one in found["curricula"]
    }


def test_a_plan_that_was_undone_never_was(study: Study) -> None:
    lived(study)
    before = study("baseline", "--json", now="2026-03-12").output
    study("replan", "--hours", "5")
    study("undo")
    assert study("baseline", "--json").output == before


def test_of_many_plans_the_first_and_the_last_are_shown(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "21")
    for _ in range(24):
        study("replan")
    shown = study("baseline").output.splitlines()
    assert "the first plan" in shown[0]
    assert "… 4 more" in shown[1]
    assert sum("study replan" in line for line in shown) == 20


def test_a_line_that_says_one_more_would_be_as_long_as_the_plan(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "21")
    for _ in range(20):
        study("replan")
    assert "more" not in study("baseline").output
    study("replan")
    assert "… 1 more" in study("baseline").output


def test_without_a_plan_there_is_no_slip(study: Study) -> None:
    assert study("baseline").output == "Nothing has been planned yet.\n"
    assert json.loads(study("baseline", "--json").output)["plans"] == []
