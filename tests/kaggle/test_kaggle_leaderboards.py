"""Leaderboards of Kaggle, taken over."""

from collections.abc import Callable

from tests.conftest import Import, Study
from tests.kaggle.documents import told
from tests.kaggle.tables import LIST, TOP, WHOLE, zipped

Golden = Callable[[str], None]


def test_a_leaderboard_gives_the_rank_of_ones_team(
    study: Study, titanic: None, take_over: Import, golden: Golden
) -> None:
    golden(take_over(zipped(WHOLE), "--team", "Beta, Inc", file="titanic.zip").output)
    one = told(study)[0]
    assert (one["rank"], one["teams"], one["better"]) == (2, 3, "higher")
    assert one["results"] == [{"on": "2026-03-01", "rank": 2, "teams": 3, "score": 0.94, "private": False}]


def test_a_public_leaderboard_stays_one_after_the_deadline(study: Study, titanic: None, take_over: Import) -> None:
    file = "titanic-{}leaderboard-2026-07-02T10_00_00.csv"
    take_over(WHOLE, "--team", "ada", file=file.format("public"), now="2026-07-02")
    assert told(study)[0]["results"][0]["private"] is False
    take_over(WHOLE, "--team", "ada", file=file.format("private"), now="2026-07-03")
    assert told(study)[0]["results"][1]["private"] is True


def test_a_leaderboard_of_tomorrow_is_one_of_today(study: Study, titanic: None, take_over: Import) -> None:
    take_over(WHOLE, "--team", "ada", file="titanic-publicleaderboard-2026-03-03T00:01:00.csv")
    assert told(study)[0]["results"][0]["on"] == "2026-03-02"


def test_the_top_of_a_leaderboard_needs_the_number_of_teams_once(
    study: Study, titanic: None, take_over: Import
) -> None:
    answer = take_over(TOP, "--to", "1", "--team", "beta")
    assert (answer.code, "--teams NUMBER" in answer.errors) == (2, True)
    assert take_over(TOP, "--to", "1", "--team", "beta", "--teams", "1").code == 2
    assert take_over(TOP, "--to", "1", "--team", "beta", "--teams", "3000").code == 0
    assert take_over(TOP.replace("Alpha", "Gamma"), "--to", "1", "--team", "gamma").code == 0
    assert (told(study)[0]["rank"], told(study)[0]["teams"]) == (1, 3000)


def test_fewer_teams_than_are_shown_are_not_believed(study: Study, titanic: None, take_over: Import) -> None:
    study("kaggle", "result", "1", "--rank", "1", "--teams", "1")
    assert "--teams NUMBER" in take_over(TOP, "--to", "1", "--team", "alpha").errors


def test_an_older_leaderboard_again_changes_nothing(study: Study, titanic: None, take_over: Import) -> None:
    file, newer = "titanic-publicleaderboard-2026-02-2{}.csv", WHOLE.replace("2,12,", "3,12,").replace("3,13,", "2,13,")
    take_over(WHOLE, "--team", "ada", file=file.format(1))
    take_over(newer, "--team", "ada", file=file.format(2))
    assert "Nothing new" in take_over(WHOLE, "--team", "ada", file=file.format(1)).output
    assert told(study)[0]["rank"] == 3


def test_a_score_makes_a_rank_new_and_its_lack_does_not(study: Study, take_over: Import) -> None:
    take_over(LIST)
    study("kaggle", "result", "titanic", "--rank", "1200", "--teams", "15000", "--score", "0.8", "--public")
    assert "1 was known" in take_over(LIST).output
    board = "titanic-publicleaderboard-2026-03-02.csv"
    take_over(WHOLE, "--team", "ada", file=board)
    assert "Nothing new" not in take_over(WHOLE.replace("0.94", "0.93"), "--team", "ada", file=board).output
