"""How Kaggle writes things."""

from datetime import date

import pytest

from study.core.addition import parse_score
from study.core.competitions import slug_in, title_of
from study.core.duration import Unreadable
from study.kaggle.imports import day_in, is_private, named_by
from study.kaggle.tables import Leaderboard, Placement


@pytest.mark.parametrize(
    ("address", "slug"),
    [
        ("https://www.kaggle.com/competitions/titanic", "titanic"),
        ("http://kaggle.com/competitions/titanic/", "titanic"),
        ("kaggle.com/c/GiveMeSomeCredit/leaderboard?tab=public#mine", "GiveMeSomeCredit"),
        (" https://www.kaggle.com/competitions/store-sales/overview ", "store-sales"),
        ("https://www.kaggle.com/competitions/", None),
        ("https://www.kaggle.com/competitions/..%2f..", None),
        ("https://www.kaggle.com/datasets/x/y", None),
        ("https://www.kaggle.com.example.org/competitions/titanic", None),
        ("titanic", None),
        ("", None),
    ],
)
def test_an_address_holds_a_slug(address: str, slug: str | None) -> None:
    assert slug_in(address) == slug


def test_a_slug_in_words_is_a_title() -> None:
    assert title_of("store-sales_2024") == "Store sales 2024"


@pytest.mark.parametrize(
    ("file", "slug"),
    [
        ("titanic.zip", "titanic"),
        ("Titanic.csv", "titanic"),
        ("titanic (1).zip", "titanic"),
        ("titanic-publicleaderboard-2026-09-30T17:41:44.csv", "titanic"),
        ("titanic-publicleaderboard-2026-09-30T17_41_44 (2).csv", "titanic"),
        ("titanic-2-privateleaderboard.csv", "titanic-2"),
        ("titanic-3.zip", None),
        ("submissions.csv", None),
        ("stdin", None),
        ("", None),
    ],
)
def test_a_file_is_named_after_its_competition(file: str, slug: str | None) -> None:
    assert named_by([file], ["titanic", "titanic-2", ""]) == slug


def test_the_name_of_a_leaderboard_says_which_it_is_and_of_which_day() -> None:
    files = ["t.zip", "titanic-publicleaderboard-2026-09-30T17:41:44.csv"]
    assert (is_private(files), day_in(files)) == (False, date(2026, 9, 30))
    assert (is_private(["titanic-privateleaderboard.csv"]), day_in(["t-privateleaderboard.csv"])) == (True, None)
    assert (is_private(["titanic.zip"]), day_in(["titanic-publicleaderboard-2026-99-99.csv"])) == (None, None)


@pytest.mark.parametrize(("text", "score"), [("0.83", 0.83), (" -1.5 ", -1.5), ("1e-5", 1e-5), (".5", 0.5), ("7", 7)])
def test_scores(text: str, score: float) -> None:
    assert parse_score(text) == score


@pytest.mark.parametrize("text", ["", "high", "nan", "inf", "1e999", "1_0", "0,83", "1 2", "٣", "0x1", "--1"])
def test_what_is_no_score(text: str) -> None:
    with pytest.raises(Unreadable):
        parse_score(text)


def test_a_leaderboard_shows_which_score_is_better() -> None:
    assert Leaderboard(3, 3, [Placement("a", 2, 0.5)], 0.9).better == "higher"
    assert Leaderboard(3, 3, [Placement("a", 2, 0.5)], 0.1).better == "lower"
    assert Leaderboard(3, 3, [Placement("a", 1, 0.5)], 0.5).better == ""
    assert Leaderboard(3, 3, [Placement("a", 2, None)], 0.5).better == ""
