"""Every curriculum has its hours."""

import json
import shlex
from typing import Any

import pytest

from tests.conftest import Study


def tracked(study: Study) -> dict[str, float]:
    found: Any = json.loads(study("track", "--json").output)["curricula"]
    return {one["id"]: one["hours"] for one in found}


@pytest.fixture
def two(study: Study) -> Study:
    """Somebody with ten hours for one curriculum and two for another."""
    assert study("enroll", "gpt-transformer", "--hours", "10").code == 0
    assert study("enroll", "hf-four-week", "--hours", "2").code == 0
    return study


def test_hours_beside_another_curriculum_are_hours_of_its_own(two: Study) -> None:
    assert tracked(two) == {"gpt-transformer": 10, "hf-four-week": 2}
    assert sum(json.loads(two("hours", "--json").output)["week"]) == 720


def test_hours_within_the_week_are_taken_from_the_others(two: Study) -> None:
    assert two("enroll", "llm-basics", "--hours", "3", "--within").code == 0
    found = tracked(two)
    assert found["llm-basics"] == 3
    assert abs(sum(found.values()) - 12) < 0.1


def test_without_hours_the_week_is_shared_in_equal_parts(study: Study) -> None:
    study("enroll", "gpt-transformer", "--hours", "10")
    study("enroll", "hf-four-week")
    assert tracked(study) == {"gpt-transformer": 5, "hf-four-week": 5}


def test_the_hours_of_one_can_be_changed(two: Study) -> None:
    answer = two("track", "hf-four-week", "--hours", "3")
    assert answer.code == 0
    assert "hf-four-week     3 h a week" in answer.output
    assert tracked(two) == {"gpt-transformer": 10, "hf-four-week": 3}
    two("replan", "--hours", "6.5")
    assert tracked(two) == {"gpt-transformer": 5, "hf-four-week": 1.5}


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["track", "--hours", "3"], "Say of which curriculum"),
        (["track", "hf-four-week"], "Say what to change"),
        (["track", "hf-four-week", "--hours", "3", "--weight", "2"], "Give one of them"),
        (["track", "hf-four-week", "--within"], "--within goes with hours"),
        (["track", "hf-four-week", "--hours", "12", "--within"], "leaves no hours"),
        (["track", "hf-four-week", "--hours", "168"], "don't fit into"),
        (["enroll", "llm-basics", "--within"], "--within takes --hours"),
    ],
)
def test_what_cannot_be_is_refused(two: Study, words: list[str], error: str) -> None:
    answer = two(*words)
    assert (answer.code, error in answer.errors) == (2, True)
    assert tracked(two) == {"gpt-transformer": 10, "hf-four-week": 2}


MOVING = {
    "off '9 march..22 march'": {"gpt-transformer", "hf-four-week"},
    "extra saturday 4h": {"gpt-transformer", "hf-four-week"},
    "hours 6": {"gpt-transformer", "hf-four-week"},
    "track hf-four-week --hours 4": {"hf-four-week"},
    "track hf-four-week --pause": {"gpt-transformer", "hf-four-week"},
    "replan --hours 6": {"gpt-transformer", "hf-four-week"},
    "leave hf-four-week": {"gpt-transformer"},
    "enroll llm-basics --hours 2 --within": {"gpt-transformer", "hf-four-week"},
    "exclude 3-20": {"gpt-transformer"},
}
"""Lines with the curricula that they move, or that the next plan will."""


@pytest.mark.parametrize("line", MOVING)
def test_every_curriculum_that_moves_is_named(two: Study, line: str) -> None:
    answer = two(*shlex.split(line), "--dry-run")
    moves = [words.split()[1].rstrip(":") for words in answer.output.splitlines() if words.strip().startswith("Moves")]
    assert set(moves) >= MOVING[line]
    assert f"To do it: study {line}" in answer.output
    assert tracked(two) == {"gpt-transformer": 10, "hf-four-week": 2}


def test_the_moves_of_a_new_plan_are_those_that_were_foretold(two: Study) -> None:
    told = json.loads(two("hours", "6", "--json").output)["effect"]["moves"]
    assert json.loads(two("replan", "--json").output)["moves"] == told


def test_who_follows_only_one_curriculum_reads_of_its_finish_once(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "10")
    answer = study("off", "9 march..22 march")
    assert "The finish would move" in answer.output
    assert "Moves" not in answer.output


def test_a_curriculum_that_is_left_gives_its_hours_to_the_rest_which_is_said(two: Study) -> None:
    answer = two("leave", "hf-four-week")
    assert "Its 2 hours a week go to the rest. To have them off: study replan --hours 10" in answer.output
    assert tracked(two) == {"gpt-transformer": 12}


def test_a_paused_curriculum_keeps_its_share_whatever_the_others_get(two: Study) -> None:
    two("track", "hf-four-week", "--pause")
    two("track", "gpt-transformer", "--hours", "6")
    assert tracked(two) == {"gpt-transformer": 6, "hf-four-week": 0}
    two("track", "hf-four-week", "--resume")
    assert tracked(two) == {"gpt-transformer": 5, "hf-four-week": 1}
