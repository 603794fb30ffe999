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
