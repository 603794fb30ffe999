"""Hours, days off, extra time, weights: nothing moves by itself, and what would is told."""

import json
from collections.abc import Callable
from datetime import date

import pytest

from study.core.effect import Effect
from study.screen.layout import text_of
from study.screen.page import Page
from study.screen.standing import effect_of
from tests.budgets import calls_at_most
from tests.conftest import Study

Golden = Callable[[str], None]
REFUSED = (
    ("hours --from monday", "--from and --every go with new hours"),
    ("hours 10 --week mon=1h", "--hours and --week mean the same thing"),
    ("hours 0", "is out of range: a week has more than 0"),
    ("hours 200", "at most 168 hours"),
    ("hours --week mon=0", "has no time in it"),
    ("hours --week mon=25h", "a day has 24 hours"),
    ("hours 10 --every 0", "give a number of weeks from 1 to 52"),
    ("hours 10 --from someday", "isn't a date"),
    ("hours 10 --from 2026-03-01 --slot mon=19:00", "--from 2026-03-01 has passed"),
    ("hours 10 --every 99 --slot mon=19:00", "give a number of weeks from 1 to 52"),
    ("hours --slot mon=19:00 --from monday", "--from and --every go with new hours"),
    ("hours --slot mon=25:00", "isn't a day with a time"),
    ("hours --slot funday=19:00", "isn't a weekday"),
    ("off 2026-03-20..2026-03-10", "2026-03-10 is before 2026-03-20"),
    ("off 2026-03-20..2066-03-10", "more than ten years"),
    ("off someday", "isn't a date"),
    ("off friday --list", "Leave out the other"),
    ("off friday --holidays DE", "Say which days"),
    ("off --remove", "Say which days"),
    ("off friday --remove", "There are no days off from"),
    ("off --holidays XX", 'No holidays are known for "XX"'),
    ("off --holidays DE-XX", '"XX" isn\'t a known part of DE'),
    ("extra yesterday 3h", "has passed"),
    ("extra saturday 25h", "at most 24h"),
    ("track algebra", "Say what to change"),
    ("track nothing --pause", 'You don\'t follow "nothing"'),
    ("track algebra --weight 0", "from 1 to 100"),
    ("track algebra --weight 1", "is already like that: weight 1."),
    ("track algebra --pause --resume", "are opposites"),
)


@pytest.mark.parametrize(("line", "sentence"), REFUSED, ids=[line for line, _ in REFUSED])
def test_what_cannot_be_is_refused_in_a_sentence(study: Study, line: str, sentence: str) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [Vectors, Matrices]}]
    """
    before = study("hours", "--json").output
    answer = study(*line.split(), columns=200)
    assert (answer.code, answer.output) == (2, "")
    assert sentence in answer.errors
    assert study("hours", "--json").output == before


def test_the_week_with_what_is_booked(study: Study, golden: Golden) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 3h}, {topic: Matrices, effort: 9h}]}]
    """
    study("done", "1", "--time", "50m")
    study("hours", "--week", "sat=6h", "--every", "2", "--from", "monday")
    study("off", "thursday..friday", "--note", "Wedding")
    study("extra", "saturday", "2h")
    study("hours", "--slot", "mon-fri=19:00 sat=10:00")
    golden(study("hours").output)


def test_nothing_moves_before_a_replan_and_the_effect_was_told(study: Study, golden: Golden) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 12h}]}]
    """
    planned = sessions(study)
    answers = [study("hours", "14"), study("off", "2026-03-04..2026-03-10"), study("extra", "tomorrow", "1h")]
    assert sessions(study) == planned
    golden("\n".join(answer.output for answer in answers))
    told = json.loads(study("hours", "--json").output)
    assert told["off"] == [{"from": "2026-03-04", "to": "2026-03-10", "note": ""}]
    assert told["extra"] == [{"date": "2026-03-03", "minutes": 60, "note": ""}]

    study("replan")

    assert set(sessions(study)) == {"2026-03-02", "2026-03-03", "2026-03-11", "2026-03-12", "2026-03-13", "2026-03-14"}


def test_a_paused_curriculum_gets_no_hours_and_a_heavy_one_more(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "14")
    study("enroll", "gpt-transformer")
    study("track", "hf-four-week", "--weight", "3")
    study("replan")
    shares = minutes_of_first_week(study)
    assert 2.5 < shares["hf-four-week"] / shares["gpt-transformer"] < 3.5

    assert study("track", "hf-four-week", "--pause").code == 0
    study("replan")
    assert set(minutes_of_first_week(study)) == {"gpt-transformer"}
    assert "hf-four-week" in [one["id"] for one in json.loads(study("report", "--json").output)["curricula"]]

    assert study("track", "hf-four-week", "--resume").code == 0
    study("replan")
    assert minutes_of_first_week(study) == shares


def test_hours_and_times_together_are_one_step(study: Study) -> None:
    assert study("hours", "7", "--slot", "mon=19:00").code == 0
    assert len(json.loads(study("history", "--json").output)["steps"]) == 1
    study("undo")
    found = json.loads(study("hours", "--json").output)
    assert (found["periods"], found["slots"]) == ([], [])


def test_new_hours_go_to_the_usual_study_days_and_end_the_alternation(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 60h}]}]
    """
    study("hours", "--week", "mon-fri=1h")
    study("hours", "--week", "sat=6h", "--every", "2", "--from", "monday")
    assert study("hours", now="2026-03-10").output.startswith("5 hours a week, this week 6\n")
    for command in (["hours", "10"], ["replan", "--hours", "10"], ["replan", "--hours", "5"]):
        assert study(*command).code == 0
        minutes = 60 if command[-1] == "5" else 120
        assert json.loads(study("hours", "--json").output)["week"] == [minutes] * 5 + [0, 0]
        assert "every 2 weeks" not in study("hours").output
        study("undo")
    assert "every 2 weeks" in study("hours").output


def test_hours_that_are_advised_are_those_that_do_it(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 40h, due: 2026-03-29}]}]
    """
    study("hours", "--week", "sat=1h", "--every", "2")
    (advice, *_) = json.loads(study("replan", "--dry-run", "--json").output)["advice"]
    command = advice["text"].partition("study ")[2].split()
    assert json.loads(study(*command, "--json").output)["late"] == []
    fewer = str(float(command[-1]) - 0.5)
    assert json.loads(study("replan", "--hours", fewer, "--json").output)["late"] != []


def test_without_a_plan_no_new_one_is_offered(study: Study) -> None:
    for command in (["hours", "10"], ["off", "friday"], ["extra", "saturday", "2h"]):
        assert "replan" not in study(*command).output


@pytest.mark.parametrize(
    ("before", "after", "unplaced", "sentences"),
    [
        (5, 6, 0, ["The finish would move from 5 March to 6 March."]),
        (5, 5, 0, ["The finish stays 5 March."]),
        (None, 6, 0, ["It would end on 6 March."]),
        (5, None, 0, ["Nothing would be left to plan."]),
        (5, None, 3, ["It would leave 3 items unplaced."]),
        (None, None, 3, ["It would leave 3 items unplaced."]),
    ],
)
def test_the_effect_in_words(before: int | None, after: int | None, unplaced: int, sentences: list[str]) -> None:
    page = Page()
    first, last = (date(2026, 3, day) if day else None for day in (before, after))
    effect_of(page, Effect(first, last, 0, unplaced), date(2026, 3, 2))
    assert text_of(page, 80).strip().splitlines() == [*sentences, "Replan: study replan"]


def sessions(study: Study) -> list[str]:
    """The days of the planned sessions."""
    return [one["date"] for one in json.loads(study("plan", "--json").output)["sessions"]]


def minutes_of_first_week(study: Study) -> dict[str, int]:
    """Planned minutes by curriculum."""
    found: dict[str, int] = {}
    for one in json.loads(study("plan", "--json").output)["sessions"]:
        if one["date"] < "2026-03-09":
            found[one["curriculum"]] = found.get(one["curriculum"], 0) + one["minutes"]
    return found


def test_a_plan_of_a_year_with_a_pattern_for_every_week_costs_little_more_than_one_without(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 400h}]}]
    """
    for n in range(2, 53):
        answer = study("hours", "--week", f"sat={n % 5 + 1}h", "--every", str(n), "--from", "2026-03-07")
        assert answer.code == 0
    with calls_at_most(55_000):
        assert study("replan").code == 0
    with calls_at_most(3_000):
        assert study("today").code == 0
