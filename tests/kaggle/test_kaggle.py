"""Competitions: taking them up, handing in, ranks and medals."""

import json
from collections.abc import Callable

import pytest

from tests.conftest import Study
from tests.kaggle.documents import steps, told

Golden = Callable[[str], None]
SALES = "https://www.kaggle.com/competitions/store-sales"


@pytest.fixture
def sales(study: Study) -> Study:
    """A learner with one competition, item 1, due on 30 June."""
    assert study("kaggle", "add", SALES, "--category", "Featured", "--due", "30 june").code == 0
    return study


def test_without_competitions_the_first_is_called_for(study: Study, golden: Golden) -> None:
    golden(study("kaggle").output)


def test_an_address_gives_slug_and_title(study: Study, golden: Golden) -> None:
    golden(study("kaggle", "add", SALES + "/overview", "--category", "Featured", "--due", "30 june").output)
    one = told(study)[0]
    assert (one["slug"], one["title"], one["category"]) == ("store-sales", "Store sales", "Featured")
    assert (one["due"], one["ref"]) == ("2026-06-30", "log/store-sales")
    assert json.loads(study("show", "1", "--json").output)["url"] == SALES


def test_a_title_is_enough_and_a_slug_may_be_given(study: Study) -> None:
    study("kaggle", "add", "Disaster  tweets", "--slug", "nlp-getting-started")
    assert (told(study)[0]["title"], told(study)[0]["slug"]) == ("Disaster tweets", "nlp-getting-started")


def test_a_competition_may_go_to_a_curriculum(study: Study) -> None:
    study("enroll", "hf-four-week")
    study("kaggle", "add", "Disaster tweets", "--to", "hf-four-week")
    assert told(study)[0]["curriculum"] == "hf-four-week"


@pytest.mark.parametrize("again", [SALES, "https://www.kaggle.com/c/Store-Sales/", "store-sales"])
def test_the_same_competition_twice_is_refused_by_its_item(sales: Study, again: str) -> None:
    answer = sales("kaggle", "add", again)
    assert (answer.code, answer.output) == (2, "")
    assert answer.errors.endswith("is already item 1: Store sales.\n")


def test_the_same_title_twice_is_refused_too(study: Study) -> None:
    study("kaggle", "add", "Disaster tweets")
    assert study("kaggle", "add", "Disaster Tweets").errors == "Disaster Tweets is already item 1: Disaster tweets.\n"


def test_one_without_a_slug_is_known_by_its_title(study: Study) -> None:
    study("kaggle", "add", "Store sales!")
    assert study("kaggle", "add", SALES).code == 2
    assert study("kaggle", "submit", "store-sales", "--score", "1").code == 0


def test_before_the_deadline_a_rank_gives_a_zone(sales: Study, golden: Golden) -> None:
    golden(sales("kaggle", "result", "store-sales", "--rank", "120", "--teams", "3000", "--score", "0.83").output)
    one = told(sales)[0]
    assert (one["rank"], one["teams"], one["percentile"]) == (120, 3000, 4)
    assert (one["medal"], one["zone"]) == (None, "silver")


def test_after_the_deadline_it_gives_a_medal(sales: Study, golden: Golden) -> None:
    sales("kaggle", "result", "1", "--rank", "500", "--teams", "2800")
    golden(sales("kaggle", "result", "1", "--rank", "120", "--teams", "3000", now="2026-07-01").output)
    one = told(sales)[0]
    assert (one["medal"], one["zone"], one["results"][-1]["private"]) == ("silver", None, True)


def test_a_rank_of_the_public_leaderboard_does_not_displace_the_final_one(sales: Study, golden: Golden) -> None:
    sales("kaggle", "result", "1", "--rank", "120", "--teams", "3000", now="2026-07-01")
    golden(sales("kaggle", "result", "1", "--rank", "90", "--teams", "3000", "--public", now="2026-07-02").output)
    assert told(sales)[0]["rank"] == 120


def test_on_the_day_of_the_deadline_nothing_is_final(sales: Study) -> None:
    sales("kaggle", "result", "1", "--rank", "120", "--teams", "3000", now="2026-06-30")
    assert (told(sales)[0]["zone"], told(sales)[0]["results"][0]["private"]) == ("silver", False)


@pytest.mark.parametrize("category", ["Getting Started", "Playground", "Community"])
def test_some_categories_give_no_medals_and_the_percentile_is_shown(study: Study, category: str) -> None:
    study("kaggle", "add", "Titanic", "--category", category)
    answer = study("kaggle", "result", "1", "--rank", "1", "--teams", "3000")
    expected = f"Rank 1 of 3000 in Titanic: top 1 %.\n{category} competitions give no medals.\n"
    assert answer.output == expected + "Finished? study done 1\n"
    assert (told(study)[0]["medal"], told(study)[0]["zone"], told(study)[0]["percentile"]) == (None, None, 1)
    assert "no medals" in study("kaggle").output


def test_a_category_begins_the_sentence_however_it_was_written(study: Study) -> None:
    study("kaggle", "add", "Titanic", "--category", "getting started")
    assert (
        "\nGetting started competitions give no medals.\n"
        in study("kaggle", "result", "1", "--rank", "1", "--teams", "9").output
    )


def test_a_deadline_that_passed_ticks_nothing_off(sales: Study) -> None:
    sales("kaggle", "result", "1", "--rank", "1", "--teams", "3000", now="2026-07-01")
    assert json.loads(sales("show", "1", "--json").output)["status"] == "open"


def test_submissions_are_listed_with_the_best_marked(sales: Study, golden: Golden) -> None:
    sales("kaggle", "submit", "1", "--score", "0.79", "--on", "yesterday", "--note", "baseline")
    sales("kaggle", "submit", "1", "--score", "0.83", "--note", "more [red]trees")
    golden(sales("kaggle", "submit", "1", "--score", "0.81").output)
    one = told(sales)[0]
    assert one["best"] == 0.83
    assert one["submissions"][0] == {
        "on": "2026-03-01", "score": 0.79, "private": None, "note": "baseline", "file": "", "ref": "",
    }  # fmt: skip


def test_which_score_is_better_is_asked_only_when_it_matters_and_then_remembered(sales: Study) -> None:
    first = sales("kaggle", "submit", "1", "--score", "0.5").output
    assert "--lower" not in first
    assert "--lower" in sales("kaggle", "submit", "1", "--score", "0.4").output
    assert "best 0.4" in sales("kaggle", "submit", "1", "--lower").output
    assert "--lower" not in sales("kaggle", "submit", "1", "--score", "0.3").output
    assert (told(sales)[0]["best"], told(sales)[0]["better"]) == (0.3, "lower")
    assert "best 0.5" in sales("kaggle", "submit", "1", "--score", "0.2", "--higher").output


def test_a_private_score_counts_more(sales: Study) -> None:
    sales("kaggle", "submit", "1", "--score", "0.9", "--private", "0.6", "--higher")
    sales("kaggle", "submit", "1", "--score", "0.8", "--private", "0.7")
    assert told(sales)[0]["best"] == 0.7


def test_of_many_submissions_the_latest_are_listed_and_the_best(sales: Study, golden: Golden) -> None:
    for number in range(12):
        sales("kaggle", "submit", "1", "--score", f"0.{number + 1:02}", "--lower")
    golden(sales("kaggle", "submit", "1", "--score", "0.5", "--private", "1e-5").output)


@pytest.mark.parametrize("columns", [80, 200])
def test_the_table(sales: Study, golden: Golden, columns: int) -> None:
    golden(pictured(sales, columns))


def pictured(study: Study, columns: int) -> str:
    """A table with something of everything."""
    study(
        "kaggle", "add", "Titanic, or how one survives a disaster at sea in the dark", "--category", "Getting Started"
    )
    study("kaggle", "add", "Old one", "--category", "Research", "--due", "2025-12-31")
    study("kaggle", "add", "Just begun")
    study("goal", "competitions", "10", "--year", "2026", "--before", "3")
    study("kaggle", "result", "1", "--rank", "12", "--teams", "3000")
    study("kaggle", "submit", "1", "--score", "0.83")
    study("kaggle", "result", "2", "--rank", "12345", "--teams", "67890", "--public")
    study("kaggle", "submit", "2", "--score", "0.123456789")
    study("kaggle", "submit", "2", "--score", "0.123456788")
    study("kaggle", "result", "3", "--rank", "1", "--teams", "1000", "--on", "2026-01-10")
    study("done", "3", "--on", "2026-01-10")
    study("progress", "1", "40")
    return study("kaggle", columns=columns).output


def test_an_item_shows_its_ranks_and_submissions(sales: Study, golden: Golden) -> None:
    sales("kaggle", "result", "1", "--rank", "120", "--teams", "3000", "--score", "0.83")
    sales("kaggle", "submit", "1", "--score", "0.79", "--on", "yesterday", "--note", "baseline")
    sales("kaggle", "submit", "1", "--score", "0.83", "--private", "0.7")
    golden(sales("show", "1").output)
    shown = json.loads(sales("show", "1", "--json").output)["competition"]
    assert (shown["rank"], len(shown["submissions"])) == (120, 2)


def test_another_item_has_nothing_of_a_competition(study: Study) -> None:
    study("enroll", "hf-four-week")
    assert json.loads(study("show", "1", "--json").output)["competition"] is None


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("result 1 --rank 0 --teams 3000", 2, "There is no rank 0: the best is 1."),
        ("result 1 --rank -3 --teams 3000", 2, "There is no rank -3: the best is 1."),
        ("result 1 --rank 3001 --teams 3000", 2, "Rank 3001 of 3000 teams can't be right. Is it the other way round?"),
        ("result 1 --rank 1 --teams 0", 2, "0 teams can't be right. Give the number of teams on the leaderboard."),
        ("result 1 --rank 1 --teams 99999999999999999999", 2, '"99999999999999999999" isn\'t a whole number. Write it'),
        ("result 1 --rank first --teams 3", 2, '"first" isn\'t a whole number. Write it as 120.'),
        ("result 1 --rank 1 --teams 3 --score high", 2, '"high" isn\'t a score: write it as 0.83 or 1e-5.'),
        ("result 1 --rank 1 --teams 3 --on tomorrow", 2, "2026-03-03 is in the future."),
        (
            "result 1 --rank 1",
            2,
            "`study kaggle result` needs --teams NUMBER, for example `study kaggle result titanic --rank 120",
        ),
        ("result 999 --rank 1 --teams 3", 5, "There is no item 999 in what you follow."),
        ("result 2 --rank 1 --teams 3", 2, "2, Machine Learning Basics, isn't a competition. Its kind is topic."),
        ("result nothing --rank 1 --teams 3", 5, 'There is no item "nothing".'),
        ("submit 1 --score nan", 2, '"nan" isn\'t a score: write it as 0.83 or 1e-5.'),
        ("submit 1 --score 1 --on someday", 2, '"someday" isn\'t a date.'),
        ("submit 1", 2, "Give the --score you got, or say which is better with --lower or --higher."),
        (
            "add https://example.org/titanic",
            2,
            '"https://example.org/titanic" isn\'t the address of a Kaggle competition.',
        ),
        ("add https://www.kaggle.com/t/abc", 2, '"https://www.kaggle.com/t/abc" isn\'t the address of a Kaggle comp'),
        ("add Titanic --slug ../..", 2, '"../.." isn\'t a slug.'),
        ("add Titanic --to nowhere", 2, 'You don\'t follow "nowhere".'),
        ("add Titanic --due someday", 2, '"someday" isn\'t a date.'),
        ("nothing", 2, '`study kaggle` has no "nothing".'),
    ],
)
def test_bad_input_gets_one_sentence_and_changes_nothing(sales: Study, line: str, code: int, said: str) -> None:
    sales("enroll", "llm-basics")
    before = steps()
    answer = sales("kaggle", *line.split(), columns=500)
    assert (answer.code, answer.output) == (code, "")
    assert answer.errors.startswith(said)
    assert steps() == before


def test_an_empty_title_is_refused(study: Study) -> None:
    assert study("kaggle", "add", "  ").errors == "A competition needs a title, or its address at Kaggle.\n"


def test_saying_again_which_score_is_better_is_no_step(sales: Study) -> None:
    sales("kaggle", "submit", "1", "--lower")
    before = steps()
    assert sales("kaggle", "submit", "1", "--lower").errors == "Store sales already counts lower scores as better.\n"
    assert steps() == before


def test_commands_answer_with_a_document_too(sales: Study) -> None:
    for line in ("result 1 --rank 1 --teams 3", "submit 1 --score 1", "add Another"):
        document = json.loads(sales("kaggle", *line.split(), "--json").output)
        assert document["schema"] == "study.kaggle/1"
        assert len(document["competitions"]) == 1
