"""Wherever a date with 80 per cent is told, it is the same one."""

import json
from datetime import date, timedelta

from study.core.words import long, short
from tests.conftest import Study

MONDAY = date(2026, 3, 2)


def test_no_two_commands_name_different_80_per_cent_dates(study: Study) -> None:
    study("enroll", "gpt-transformer", "--hours", "10")
    study("enroll", "hf-four-week", "--hours", "4")
    for number in range(1, 9):
        study("done", str(number), "--time", "1h", now=str(MONDAY + timedelta(days=2 * number)))
    today = date(2026, 4, 10)
    told = json.loads(study("forecast", "--json", now=str(today)).output)["all"]["p80"]
    day = date.fromisoformat(told)

    assert short(day, today) in study("forecast").output
    options = json.loads(study("compare", "--hours 14", "--json").output)["options"]
    assert [one["p80"] for one in options] == [told]
    html = study("report", "--format", "html").output
    assert long(day, today) in html


def test_whoever_is_behind_is_told_the_date_of_the_forecast_by_catchup_and_after_a_replan(study: Study) -> None:
    study("enroll", "gpt-transformer", "--hours", "10")
    study("done", "1", "--time", "2h", now="2026-03-07")
    told = end(study)
    remedies = {one["kind"]: one["p80"] for one in json.loads(study("catchup", "--json").output)["remedies"]}
    assert remedies["later"] == told
    study("replan")
    assert end(study) == told


def end(study: Study) -> str:
    return str(json.loads(study("forecast", "--json").output)["all"]["p80"])


def test_what_others_do_is_said_to_be_theirs_until_there_is_a_record(study: Study) -> None:
    theirs = "The 80 % dates assume others' usual pace"
    study("enroll", "gpt-transformer", "--hours", "10")
    assert theirs in study("compare", "--hours 12").output
    study("today", now="2026-03-06")
    assert theirs in study("catchup").output
    study("done", "1", "--time", "1h")
    assert theirs not in study("catchup").output
    assert theirs not in study("compare", "--hours 12").output
