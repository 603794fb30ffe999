"""Enrolling and leaving."""

import json
from collections.abc import Callable
from datetime import date

import pytest

from tests.conftest import Study

Golden = Callable[[str], None]


def test_the_answer_says_how_much_when_and_what_next(study: Study, golden: Golden) -> None:
    golden(study("enroll", "gpt-transformer", "--hours", "7.5").output)


def test_the_authors_calendar_comes_out_at_the_authors_pace(study: Study) -> None:
    study("enroll", "hf-four-week", "--week", "mon=3h tue=3h wed=3h thu=3h fri=3h sat=3h sun=3h")
    days: dict[str, list[int]] = {}
    for one in json.loads(study("plan", "--json").output)["sessions"]:
        days.setdefault(one["ref"], []).append((date.fromisoformat(one["date"]) - date(2026, 3, 1)).days)
    spans = [(min(found), max(found)) for found in days.values()]
    assert spans == [
        (1, 1), (2, 2), (3, 5), (6, 7), (8, 8), (9, 9), (10, 14), (15, 15), (16, 16), (17, 17), (18, 22), (23, 23),
        (24, 24), (25, 25), (26, 28), (29, 29), (30, 30),
    ]  # fmt: skip


def test_gpt_transformer_ends_inside_its_authors_weeks_with_modules_in_order(study: Study) -> None:
    study("enroll", "gpt-transformer", "--hours", "7.5")
    plan = json.loads(study("plan", "--json").output)
    weeks = ((date.fromisoformat(plan["finish"]) - date(2026, 3, 2)).days + 1) / 7
    assert 24 <= weeks <= 32
    modules = list(dict.fromkeys(one["module"] for one in plan["sessions"]))
    assert len(modules) == 10
    assert "specialization" not in " ".join(modules)
    first = {name: min(one["date"] for one in plan["sessions"] if one["module"] == name) for name in modules}
    assert list(first.values()) == sorted(first.values())


def test_the_optional_module_comes_in_when_asked_for(study: Study) -> None:
    study("enroll", "gpt-transformer", "--hours", "7.5", "--with-optional")
    plan = json.loads(study("plan", "--json").output)
    assert len({one["module"] for one in plan["sessions"]}) == 11


def test_the_log_reports_the_progress_of_its_author(study: Study) -> None:
    study("enroll", "learning-log-2024")
    course = json.loads(study("report", "--json").output)["curricula"][0]
    percents = [one["percent"] for one in course["resources"] if one["kind"] != "certificate"]
    assert sorted(percents) == [10, *[100] * 16]


def test_a_path_leaves_the_other_modules_out(study: Study, golden: Golden) -> None:
    golden(study("enroll", "learning-log-2024", "--path", "steep").output)


def test_a_second_curriculum_shares_every_week(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "10")
    study("enroll", "gpt-transformer")
    minutes: dict[str, int] = {}
    for one in json.loads(study("plan", "--json").output)["sessions"]:
        if one["date"] < "2026-03-09":
            minutes[one["curriculum"]] = minutes.get(one["curriculum"], 0) + one["minutes"]
    assert sum(minutes.values()) >= 570
    assert abs(minutes["hf-four-week"] - minutes["gpt-transformer"]) <= 120


def test_where_hours_go_when_a_curriculum_ends_is_said(study: Study) -> None:
    assert "its hours go" not in study("enroll", "hf-four-week", "--hours", "10").output
    assert "shared with 1 other; when one ends, its hours go to the rest" in study("enroll", "llm-basics").output


def test_enrolling_twice_is_refused_with_the_way_to_start_over(study: Study) -> None:
    study("enroll", "hf-four-week")
    answer = study("enroll", "hf-four-week")
    assert answer.code == 2
    assert "study leave hf-four-week" in answer.errors


def test_a_start_in_the_past_plans_nothing_into_it(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "21", "--start", "2026-02-23")
    plan = json.loads(study("plan", "--json").output)
    assert plan["sessions"][0]["date"] == "2026-03-02"
    assert "day 8 of 37" in study("today").output


def test_a_start_to_come_leaves_the_days_before_it_free(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "21", "--start", "next monday")
    assert json.loads(study("plan", "--json").output)["sessions"][0]["date"] == "2026-03-09"


def test_a_due_date_that_cannot_hold_is_told_with_what_would(study: Study, golden: Golden) -> None:
    golden(study("enroll", "hf-four-week", "--hours", "10", "--due", "31 march").output)


def test_strict_refuses_a_plan_that_does_not_fit(study: Study) -> None:
    answer = study("enroll", "hf-four-week", "--hours", "10", "--due", "31 march", "--strict")
    assert answer.code == 4
    assert "You follow no curriculum yet." in study("today").output


def test_leaving_takes_it_out_of_plan_and_report_and_keeps_the_entries(study: Study, golden: Golden) -> None:
    study("enroll", "hf-four-week", "--hours", "21")
    study("done", "1-2")
    golden(study("leave", "hf-four-week").output)
    assert json.loads(study("plan", "--json").output)["sessions"] == []
    assert json.loads(study("report", "--json").output)["curricula"] == []
    study("enroll", "hf-four-week", "--continue")
    items = json.loads(study("list", "--json").output)["items"]
    assert [(one["item"], one["status"]) for one in items[:3]] == [(1, "done"), (2, "done"), (3, "open")]


def test_enrolling_anew_begins_at_nothing_with_new_numbers(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "21")
    study("done", "1")
    study("leave", "hf-four-week")
    study("enroll", "hf-four-week")
    items = json.loads(study("list", "--json").output)["items"]
    assert [(one["item"], one["status"]) for one in items[:2]] == [(18, "open"), (19, "open")]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["hf-four-week", "--hours", "0"], 2),
        (["hf-four-week", "--hours", "-1"], 2),
        (["hf-four-week", "--hours", "1000"], 2),
        (["hf-four-week", "--hours", "ten"], 2),
        (["hf-four-week", "--hours", "nan"], 2),
        (["hf-four-week", "--week", "mon=25h"], 2),
        (["hf-four-week", "--week", "someday=1h"], 2),
        (["hf-four-week", "--week", ""], 2),
        (["hf-four-week", "--week", "mon=0"], 2),
        (["hf-four-week", "--hours", "3", "--week", "mon=1h"], 2),
        (["hf-four-week", "--start", "2025-13-01"], 2),
        (["hf-four-week", "--start", "2026-05-01", "--due", "2026-04-01"], 2),
        (["hf-four-week", "--path", "steep"], 2),
        (["learning-log-2024", "--path", "stepe"], 2),
        (["hf-four-weak"], 2),
        (["nowhere.yaml"], 3),
        (["hf-four-week", "--continue"], 2),
        ([], 2),
    ],
)  # fmt: skip
def test_bad_input_gets_a_sentence_and_stores_nothing(study: Study, words: list[str], code: int) -> None:
    answer = study("enroll", *words)
    assert (answer.code, answer.output) == (code, "")
    assert answer.errors.strip()
    assert "Traceback" not in answer.errors
    assert "You follow no curriculum yet." in study("today").output


def test_leaving_what_is_not_followed_says_what_is(study: Study) -> None:
    study("enroll", "hf-four-week")
    answer = study("leave", "gpt")
    assert (answer.code, answer.errors) == (2, 'You don\'t follow "gpt". You follow: hf-four-week.\n')


def test_going_on_tells_what_is_left_out_as_one_enrolled(study: Study) -> None:
    study("enroll", "gpt-transformer", "--with-optional")
    study("enroll", "learning-log-2024", "--path", "steep")
    study("leave", "gpt-transformer")
    study("leave", "learning-log-2024")
    assert json.loads(study("enroll", "gpt-transformer", "--continue", "--json").output)["left_out"] == {"choice": 3}
    found = json.loads(study("enroll", "learning-log-2024", "--continue", "--json").output)
    assert (found["path"], found["left_out"], found["estimated"]) == ("steep", {"path": 6}, 3)


def test_programs_are_told_what_is_no_longer_followed(study: Study) -> None:
    study("enroll", "hf-four-week")
    found = json.loads(study("leave", " HF-four-week", "--json").output)
    title = "Four week plan for learning AI/ML with HuggingFace"
    assert found.items() >= {"schema": "study.leave/1", "curriculum": "hf-four-week", "title": title}.items()
    assert (found["hours"], found["moves"]) == (0, [])


def test_enrolling_again_with_other_hours_points_to_the_hours(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "10")
    before = study("track", "--json")
    answer = study("enroll", "hf-four-week", "--hours", "7.5")
    assert (answer.code, "For other hours: study replan --hours 7.5" in " ".join(answer.errors.split())) == (2, True)
    assert study("track", "--json") == before
    study("enroll", "llm-basics", "--hours", "2")
    answer = study("enroll", "hf-four-week", "--hours", "8")
    assert "For other hours: study track hf-four-week --hours 8" in " ".join(answer.errors.split())
    answer = study("enroll", "hf-four-week", "--week", "sat=4h")
    assert "study replan --week" in " ".join(answer.errors.split())
