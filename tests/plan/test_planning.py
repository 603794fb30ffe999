"""The plan ahead, and planning again."""

import json
from collections.abc import Callable

from tests.conftest import Study

Golden = Callable[[str], None]


def test_the_plan_is_told_week_by_week(study: Study, golden: Golden) -> None:
    study("enroll", "gpt-transformer", "--hours", "7.5")
    golden(study("plan", "--weeks", "2").output)


def test_a_dry_run_shows_the_difference_and_changes_nothing(study: Study, golden: Golden) -> None:
    study("enroll", "gpt-transformer", "--hours", "7")
    before = study("plan", "--json").output
    golden(study("replan", "--hours", "10", "--dry-run").output)
    assert study("plan", "--json").output == before


def test_replanning_commits_what_the_dry_run_showed(study: Study) -> None:
    study("enroll", "gpt-transformer", "--hours", "7")
    shown = json.loads(study("replan", "--hours", "10", "--dry-run", "--json").output)
    done = json.loads(study("replan", "--hours", "10", "--json").output)
    assert (shown.pop("committed"), done.pop("committed")) == (False, True)
    assert shown == done
    assert json.loads(study("plan", "--json").output)["finish"] == done["after"]["finish"]


def test_replanning_with_nothing_changed_moves_nothing(study: Study, golden: Golden) -> None:
    study("enroll", "hf-four-week", "--hours", "21")
    before = json.loads(study("plan", "--json").output)
    golden(study("replan").output)
    assert json.loads(study("plan", "--json").output)["sessions"] == before["sessions"]


def test_a_plan_that_was_followed_stays_as_it_was(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "21")
    study("enroll", "gpt-transformer")
    for day in range(2, 6):
        today = f"2026-03-{day:02}"
        for one in json.loads(study("today", "--json", now=today).output)["sessions"]:
            study("log", str(one["item"]), f"{one['minutes']}m", now=today)
    found = json.loads(study("replan", "--dry-run", "--json", now="2026-03-06").output)
    assert found["moved"] == []


def test_missed_days_push_the_rest_back_without_blame(study: Study, golden: Golden) -> None:
    study("enroll", "hf-four-week", "--hours", "21", "--due", "2 april")
    golden(study("replan", now="2026-03-05").output)


def test_hours_keep_the_study_days(study: Study) -> None:
    study("enroll", "hf-four-week", "--week", "mon=1h sat=4h")
    study("replan", "--hours", "10")
    days = json.loads(study("plan", "--json").output)["days"]
    assert [(one["date"], one["capacity"]) for one in days[:2]] == [("2026-03-02", 300), ("2026-03-07", 300)]


def test_what_was_done_today_is_not_planned_again_into_today(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "21")
    study("log", "1", "2h")
    study("replan")
    plan = json.loads(study("plan", "--json").output)
    assert sum(one["minutes"] for one in plan["sessions"] if one["date"] == "2026-03-02") == 60


def test_a_due_date_missed_says_what_would_keep_it(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "10")
    found = json.loads(study("replan", "--due", "31 march", "--dry-run", "--json").output)
    assert found["late"]
    advice = next(one for one in found["advice"] if one["kind"] == "hours")
    fits = json.loads(study("replan", "--due", "31 march", "--hours", f"{advice['minutes'] / 60:g}", "--json").output)
    assert fits["late"] == []
    assert json.loads(study("plan", "--json").output)["late"] == []


def test_without_a_curriculum_there_is_nothing_to_plan(study: Study) -> None:
    answer = study("replan")
    assert answer.code in (2, 5)
    assert "study curricula" in answer.errors


def test_strict_says_that_it_does_not_fit(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "10")
    before = study("plan", "--json").output
    answer = study("replan", "--due", "10 march", "--strict")
    assert answer.code == 4
    assert study("plan", "--json").output == before


def test_a_plan_over_the_turn_of_the_year_and_a_leap_day(study: Study) -> None:
    study("enroll", "hf-four-week", "--week", "daily=3h", now="2027-12-20")
    study("leave", "hf-four-week", now="2028-02-20")
    study("enroll", "hf-four-week", now="2028-02-20")
    days = [one["date"] for one in json.loads(study("plan", "--json", now="2028-02-20").output)["sessions"]]
    assert "2028-02-29" in days


def test_week_53_is_told_as_such(study: Study) -> None:
    study("enroll", "hf-four-week", "--week", "daily=3h", now="2026-12-28")
    assert study("plan", "--weeks", "1", now="2026-12-28").output.startswith("Week 53 · 28 Dec – 3 Jan 2027")


def test_hours_that_do_not_fit_into_the_study_days_are_refused(study: Study) -> None:
    study("enroll", "hf-four-week", "--week", "sat=4h")
    answer = study("replan", "--hours", "100")
    assert (answer.code, answer.output) == (2, "")
    assert "--week" in answer.errors
