"""Every curriculum has its hours."""

import json
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
        (["track", "hf-four-week", "--within"], "--within belongs to hours"),
        (["track", "hf-four-week", "--hours", "12", "--within"], "leaves nothing"),
        (["track", "hf-four-week", "--hours", "168"], "do not fit into"),
        (["enroll", "llm-basics", "--within"], "--within takes --hours"),
    ],
)
def test_what_cannot_be_is_refused(two: Study, words: list[str], error: str) -> None:
    answer = two(*words)
    assert (answer.code, error in answer.errors) == (2, True)
    assert tracked(two) == {"gpt-transformer": 10, "hf-four-week": 2}
