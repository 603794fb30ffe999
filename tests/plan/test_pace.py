"""A plan that believes the record, and one that does not any more."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Study

Golden = Callable[[str], None]
OFFER = "study replan --by-pace"
MONDAY = date(2026, 3, 2)
STRETCH = 15  # minutes, as plans have it


def live(study: Study, until: int, share: float = 1.0, ratio: float = 1.0, first: int = 0) -> str:
    """Study so many days, so much of what each has, with so much time for an estimated minute; the day after.

    A day stretches a little where the plan says so.
    """
    room = 0.0
    for n in range(first, until):
        now = f"{MONDAY + timedelta(days=n)}T20:00"
        told = json.loads(study("today", "--json", now=now).output)
        room += told["capacity"] * share
        for one in told["sessions"] or told["upcoming"]:
            if one["minutes"] * ratio > room + STRETCH:
                break
            room -= one["minutes"] * ratio
            if one["minutes"]:
                study("log", str(one["item"]), f"{one['minutes']}m")
            else:
                study("done", str(one["item"]))
    now = f"{MONDAY + timedelta(days=until)}"
    study("today", now=now)
    return now


def asked(study: Study, *words: str) -> Any:
    return json.loads(study(*words, "--json").output)


def apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


@pytest.fixture
def half(study: Study) -> Study:
    """Somebody who studied six tenths of the hours for four weeks."""
    study("enroll", "gpt-transformer", "--hours", "10")
    live(study, 28, 0.6)
    return study


def test_the_offer_comes_on_every_screen_after_three_weeks(study: Study) -> None:
    study("enroll", "gpt-transformer", "--hours", "10")
    for days, offered in ((14, False), (22, True)):
        live(study, days, 0.6, first=0 if days == 14 else 14)
        for command in ("today", "report", "forecast"):
            assert (OFFER in study(command).output) == offered, (command, days)
            assert asked(study, command)["doubted"] == offered


def test_plan_and_forecast_agree_afterwards(half: Study, golden: Golden) -> None:
    before = asked(half, "forecast")["all"]
    assert apart(before["planned"], before["p50"]) > 60
    golden(half("replan", "--by-pace").output)
    after = asked(half, "forecast")["all"]
    assert after["p50"] == before["p50"]
    assert apart(after["planned"], after["p50"]) <= 10
    assert not asked(half, "forecast")["doubted"]


def test_a_dry_run_changes_nothing_and_undo_takes_it_back(half: Study) -> None:
    before = asked(half, "plan")
    shown = asked(half, "replan", "--by-pace", "--dry-run")
    assert asked(half, "plan") == before
    made = asked(half, "replan", "--by-pace")
    assert made.pop("committed") and not shown.pop("committed")
    assert made == shown
    assert asked(half, "plan")["pace"] == made["pace"]
    assert 0.4 < made["pace"]["attendance"] / made["pace"]["ratio"] < 0.6
    half("undo")
    assert asked(half, "plan") == before
    half("redo")
    assert asked(half, "plan")["pace"] == made["pace"]


def test_plan_and_today_name_the_buffer(half: Study, golden: Golden) -> None:
    half("replan", "--by-pace")
    golden(half("plan", "--weeks", "2").output + half("today", now="2026-04-04").output)


def test_it_stays_until_the_hours_are_asked_for(half: Study) -> None:
    made = asked(half, "replan", "--by-pace")
    later = asked(half, "replan", "--hours", "12")
    assert later["pace"] == made["pace"]
    half("replan", "--hours", "10")
    assert asked(half, "replan")["moved"] == []
    hours = asked(half, "replan", "--by-hours")
    assert hours["pace"] is None
    assert hours["after"]["finish"] < made["after"]["finish"]
    assert "buffer" not in half("plan").output


def test_the_buffer_is_not_missed_time(half: Study) -> None:
    half("replan", "--by-pace")
    live(half, 56, 0.6, first=28)
    found = asked(half, "forecast")
    assert 0.5 < found["attendance"] < 0.65
    assert apart(found["all"]["planned"], found["all"]["p50"]) < 40


def test_who_keeps_to_the_plan_is_told_there_is_nothing_to_change(study: Study) -> None:
    study("enroll", "gpt-transformer", "--hours", "10")
    live(study, 28)
    found = study("replan", "--by-pace").output
    assert "nothing to change: 1.00 × the estimates, 100 % of the hours" in found
    assert "Nothing moves." in found
    assert asked(study, "plan")["pace"] is None


def test_a_short_record_is_refused(study: Study) -> None:
    study("enroll", "gpt-transformer", "--hours", "10")
    refused = study("replan", "--by-pace")
    assert refused.code == 2
    assert refused.errors.startswith("Your record is too short to plan by: 0 weeks, and it takes 3.")
    assert study("replan", "--by-pace", "--by-hours").code == 2


def test_who_is_quicker_than_the_estimates_gets_longer_days_of_them(study: Study, tmp_path: Path) -> None:
    items = ", ".join(f"{{topic: Item {n}, effort: 1h}}" for n in range(120))
    swift = tmp_path / "swift.yaml"
    swift.write_text(f"curriculum: swift\ntitle: Swift\nphases: [{{title: One, items: [{items}]}}]\n", encoding="utf-8")
    study("enroll", str(swift), "--hours", "7", "--days", "daily")
    for n in range(56):
        study("done", str(n + 1), "--time", "30m", now=str(MONDAY + timedelta(days=n // 2)))
    study("today", now=str(MONDAY + timedelta(days=28)))
    before = asked(study, "plan")["finish"]
    made = asked(study, "replan", "--by-pace")
    assert made["pace"]["ratio"] < 0.7
    assert made["after"]["finish"] < before
    assert max(one["minutes"] for one in asked(study, "plan")["sessions"]) <= 60
    assert "at your pace" in study("today").output


def test_due_dates_are_judged_by_what_gets_done(half: Study) -> None:
    half("due", "gpt-transformer", "2026-09-01")
    half("replan")
    assert all(one["finish"] <= "2026-09-01" for one in asked(half, "deadlines")["deadlines"])
    made = asked(half, "replan", "--by-pace")
    assert made["late"]
    assert any(one["kind"] == "hours" for one in made["advice"])


def test_pins_stay_in_the_buffer(half: Study) -> None:
    half("pin", "20", "saturday", "--time", "1h")
    half("replan", "--by-pace")
    pinned = [one for one in asked(half, "plan")["sessions"] if one["pinned"]]
    assert [(one["date"], one["minutes"]) for one in pinned] == [("2026-04-04", 60)]


def test_several_curricula_agree_too(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "10")
    study("enroll", "llm-basics", "--hours", "4")
    live(study, 28, 0.7)
    study("replan", "--by-pace")
    found = asked(study, "forecast")["all"]
    days = apart(found["p50"], "2026-03-30")
    assert apart(found["planned"], found["p50"]) <= max(days // 10, 7)


def test_it_can_be_compared(half: Study) -> None:
    plain, paced = asked(half, "compare", "--hours 10", "--by-pace")["options"]
    assert plain["finish"] < paced["finish"]


def test_a_reserve_is_no_missed_time_either(study: Study) -> None:
    study("config", "reserve", "20%")
    study("enroll", "gpt-transformer", "--hours", "10")
    live(study, 28, 0.8)
    assert 0.72 < asked(study, "forecast")["attendance"] < 0.88


def test_the_settings_list_the_pace_that_plans_go_by(half: Study) -> None:
    assert "pace" not in asked(half, "config")["settings"]
    assert asked(half, "config", "pace")["settings"] == {"pace": "1.00 × the estimates, 100 % of the hours"}
    pace = asked(half, "replan", "--by-pace")["pace"]
    told = f"{pace['ratio']:.2f} × the estimates, {pace['attendance'] * 100:.0f} % of the hours"
    assert asked(half, "config")["settings"]["pace"] == told
    assert told in half("config").output
    half("replan", "--by-hours")
    assert "pace" not in half("config").output


def test_the_pace_is_no_setting_to_change(half: Study) -> None:
    refused = half("config", "pace", "0.8")
    assert refused.code == 2
    assert "study replan --by-pace" in refused.errors
