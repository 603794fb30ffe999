"""The weeks ahead in the page for a browser: the plan, and the forecast's fan to the end."""

import json
import re
from datetime import date, timedelta

import pytest

from study.core.words import long, short
from study.forecast.fan import Fan, FanStep
from study.report.ahead import ahead
from tests.conftest import Study

MONDAY = date(2026, 3, 2)


def page(study: Study, now: str) -> str:
    return study("report", "--format", "html", now=now).output


def section(text: str) -> str:
    """The section of the weeks ahead; nothing if there is none."""
    found = re.search(r"<h2>The weeks ahead</h2>.*?</section>", text, re.DOTALL)
    return found[0] if found else ""


@pytest.fixture
def begun(study: Study) -> Study:
    """Somebody with two curricula, and a record of eight days."""
    study("enroll", "gpt-transformer", "--hours", "10")
    study("enroll", "llm-basics", "--hours", "4")
    for number in range(1, 6):
        study("done", str(number), now=str(MONDAY + timedelta(days=number)))
    return study


def test_without_a_record_one_sentence_says_what_is_assumed(study: Study) -> None:
    study("enroll", "gpt-transformer", "--hours", "10")
    found = section(page(study, "2026-03-02"))
    assert "Assuming others&#39; usual pace, about" in found
    assert "<svg" not in found


def test_the_fan_ends_on_the_days_of_the_forecast(begun: Study) -> None:
    found = section(page(begun, "2026-03-10"))
    told = json.loads(begun("forecast", "--json").output)["all"]
    for chance in ("p50", "p80"):
        assert long(date.fromisoformat(told[chance]), date(2026, 3, 10)) in found
    last = re.findall(r"<tr>(.*?)</tr>", found)[-1]
    assert [short(date.fromisoformat(told[key]), date(2026, 3, 10)) for key in ("planned", "p50", "p80")] == re.findall(
        r"<td>(.*?)</td>", last
    )


def test_the_first_fortnight_has_no_95_per_cent(begun: Study) -> None:
    assert "95 %" not in section(page(begun, "2026-03-10"))
    assert "95 %" in section(page(begun, "2026-03-24"))


def test_the_same_day_gives_the_same_page(begun: Study) -> None:
    assert page(begun, "2026-03-10") == page(begun, "2026-03-10")


def test_where_nothing_is_left_nothing_is_ahead(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [{topic: Vectors, effort: 1h}]}]
    """
    study("done", "1")
    assert not section(page(study, "2026-03-02"))


def test_what_never_ends_leads_out_of_the_drawing() -> None:
    end = MONDAY + timedelta(days=100)
    steps = [FanStep(60, [MONDAY + timedelta(days=10), None, None]), FanStep(120, [end, None, None])]
    found = ahead(Fan(chances=(0.5, 0.8, 0.95), steps=steps), MONDAY)
    assert found.median == "0,1000 100,500 1000,0"
    assert found.sentence.endswith("50 %: by 10 June, 80 %: never, 95 %: never.")
    assert all(0 <= int(x) <= 1000 for band in found.bands for x in re.findall(r"(\d+),", band.points))


def test_everything_on_one_day_can_be_drawn() -> None:
    fan = Fan(chances=(0.5, 0.8), steps=[FanStep(30, [MONDAY, MONDAY])], planned=[(MONDAY, 30)])
    assert ahead(fan, MONDAY).median


def test_the_last_day_of_the_calendar_is_no_fault() -> None:
    fan = Fan(chances=(0.5, 0.8), steps=[FanStep(30, [date.max, None])], planned=[(date.max, 30)])
    assert ahead(fan, date(9999, 12, 30)).median


def test_curves_climb_and_the_likelier_is_later() -> None:
    days = [MONDAY + timedelta(days=n) for n in (5, 9, 30)]
    later = [day + timedelta(days=30) for day in days]
    fan = Fan(chances=(0.5, 0.8, 0.95), steps=[FanStep(60, days), FanStep(120, later)], planned=[(days[0], 120)])
    found = ahead(fan, MONDAY)
    assert [band.percent for band in found.bands] == [95, 80]
    assert found.table == [(60, [days[0], *days]), (120, [days[0], *later])]
