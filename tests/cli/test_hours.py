"""Hours, days off, extra time, weights: nothing moves by itself, and what would is told."""

import json
from collections.abc import Callable

import pytest

from tests.conftest import Study

Golden = Callable[[str], None]
REFUSED = (
    ("hours --from monday", "--from and --every belong to new hours"),
    ("hours 10 --week mon=1h", "--hours and --week say the same thing"),
    ("hours 0", "cannot be: a week has more than 0"),
    ("hours 200", "at most 168 hours"),
    ("hours --week mon=0", "holds no time at all"),
    ("hours --week mon=25h", "a day has 24 hours"),
    ("hours 10 --every 0", "give a number of weeks from 1 to 52"),
    ("hours 10 --from someday", "is no date"),
    ("hours --slot mon=25:00", "is no day with a time"),
    ("hours --slot funday=19:00", "is no weekday"),
    ("off 2026-03-20..2026-03-10", "2026-03-10 is before 2026-03-20"),
    ("off 2026-03-20..2066-03-10", "more than ten years"),
    ("off someday", "is no date"),
    ("off friday --list", "Leave out the rest"),
    ("off friday --holidays DE", "Say which days"),
    ("off --remove", "Say which days"),
    ("off friday --remove", "Nothing deviates within"),
    ("off --holidays XX", 'No holidays are known for "XX"'),
    ("off --holidays DE-XX", 'No part "XX" of DE is known'),
    ("extra yesterday 3h", "is over"),
    ("extra saturday 25h", "at most 24h"),
    ("track algebra", "Say what to change"),
    ("track nothing --pause", 'You do not follow "nothing"'),
    ("track algebra --weight 0", "from 1 to 100"),
    ("track algebra --weight 1", "is so already: weight 1."),
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


def test_days_off_are_taken_back_and_once_is_enough(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [Vectors]}]
    """
    assert study("off", "friday").code == 0
    assert study("off", "friday").code == 2
    assert study("off", "2026-03-01..2026-03-31", "--remove").code == 0
    assert json.loads(study("hours", "--json").output)["off"] == []


def test_public_holidays_are_days_off_with_their_names(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [Vectors]}]
    """
    off = json.loads(study("off", "--holidays", "DE-BE", "--json").output)["off"]
    assert {"from": "2026-04-03", "to": "2026-04-03", "note": "Good Friday"} in off
    assert min(one["from"] for one in off) >= "2026-03-02"
    assert max(one["from"] for one in off) == "2027-12-26"


def test_without_the_library_the_way_to_it_is_told(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "holidays", None)
    answer = study("off", "--holidays", "DE")
    assert (answer.code, answer.errors) == (2, "Holidays need one more library: pip install 'study[holidays]'.\n")


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


def test_a_pattern_for_every_week_of_the_next_years_is_quick(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 12h}]}]
    """
    for n in range(400):
        answer = study("hours", "--week", f"sat={n % 5 + 1}h", "--every", str(n % 52 + 1), "--from", "2026-03-07")
        assert answer.code == 0
    assert study("replan").code == 0
    assert study("today").code == 0
