"""How an item is named by words of its title."""

import json

import pytest

from tests.conftest import Study

TITLES = [
    "Cars and trains",
    "Carbon",
    "A scary car",
    "Über C++",
    "学习编程",
    "Kaggle's forum",
    "snake_case and 50% off",
]


@pytest.fixture
def library(study: Study) -> Study:
    """Items whose titles have pieces of one another, numbered from 1."""
    for title in TITLES:
        assert study("add", title, "--effort", "1h").code == 0
    return study


def named(study: Study, *words: str) -> list[int]:
    """The items that were ticked off."""
    return [one["item"] for one in json.loads(study("done", *words, "--json").output)["changes"]]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (["car"], [3]),
        (["CAR"], [3]),
        (["carbon"], [2]),
        (["über"], [4]),
        (["ÜBER"], [4]),
        (["c++"], [4]),
        (["编程"], [5]),
        (["kaggle"], [6]),
        (["50%"], [7]),
        (["trains cars"], [1]),
        (["cars", "carbon"], [1, 2]),
        (["scary", "car"], [3]),
        (["cars", "and", "trains"], [1]),
        (["1,2"], [1, 2]),
        (["#1"], [1]),
        (["1,", "#3"], [1, 3]),
        (["1-2,4"], [1, 2, 4]),
    ],
)
def test_items_are_named_by_whole_words(library: Study, words: list[str], numbers: list[int]) -> None:
    assert named(library, *words) == numbers


@pytest.mark.parametrize("word", ["bon", "scar", "ca", "case", "kagg"])
def test_a_piece_of_a_word_names_nothing_and_is_answered_with_what_has_it(library: Study, word: str) -> None:
    answer = library("done", word)
    assert (answer.code, answer.output) == (5, "")
    assert answer.errors.startswith(f'No title has "{word}" as a whole word. Name one by its number:\n')


def test_what_several_titles_have_is_listed(library: Study) -> None:
    answer = library("show", "and")
    assert answer.code == 5
    assert "  1  Cars and trains (topic of log)\n  7  snake_case and 50% off (topic of log)" in answer.errors


@pytest.mark.parametrize("words", ["1,x", ",", "1,,99", "#"])
def test_what_is_no_list_of_numbers_names_nothing(library: Study, words: str) -> None:
    assert library("done", words).code == 5
    assert '"done"' not in library("list", "--json").output
