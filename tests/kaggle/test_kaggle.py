"""Competitions: taking them up, handing in, ranks and medals."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from study.store.workspace import Workspace
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
    study("kaggle", "add", "Rain", "--category", category)
    answer = study("kaggle", "result", "1", "--rank", "1", "--teams", "3000")
    assert answer.output == f"Rank 1 of 3000 in Rain: top 1 %.\n{category} competitions give no medals.\n"
    assert (told(study)[0]["medal"], told(study)[0]["zone"], told(study)[0]["percentile"]) == (None, None, 1)
    assert "no medals" in study("kaggle").output


def test_a_category_begins_the_sentence_however_it_was_written(study: Study) -> None:
    study("kaggle", "add", "Rain", "--category", "getting started")
    assert (
        "\nGetting started competitions give no medals.\n"
        in study("kaggle", "result", "1", "--rank", "1", "--teams", "9").output
    )


def test_what_has_ended_with_a_rank_is_done_on_its_last_day_and_takes_no_time(sales: Study) -> None:
    sales("goal", "competitions", "2", "--year", "2026")
    sales("kaggle", "result", "1", "--rank", "1", "--teams", "3000")
    assert json.loads(sales("show", "1", "--json").output)["status"] == "open"
    sales("kaggle", "submit", "1", "--score", "0.8", now="2026-07-01")
    shown = json.loads(sales("show", "1", "--json", now="2026-07-01").output)
    assert (shown["status"], shown["logged"]) == ("done", 0)
    assert (shown["entries"][0]["kind"], shown["entries"][0]["on"]) == ("done", "2026-06-30")
    assert json.loads(sales("goal", "--json", now="2026-07-01").output)["goals"][0]["done"] == 1
    assert "done" in sales("kaggle", now="2026-07-01").output
    sales("undo", now="2026-07-01")
    assert json.loads(sales("show", "1", "--json", now="2026-07-01").output)["status"] == "open"


def test_it_counts_for_goals_even_before_anybody_has_written_that_down(sales: Study) -> None:
    sales("goal", "competitions", "2", "--year", "2026")
    sales("kaggle", "result", "1", "--rank", "1", "--teams", "3000")
    counts = [
        json.loads(sales("goal", "--json", now=now).output)["goals"][0]["done"] for now in ("2026-06-30", "2026-07-01")
    ]
    assert counts == [0, 1]


def test_a_deadline_without_a_rank_ticks_nothing_off_and_the_rank_is_asked_for(sales: Study) -> None:
    answer = sales("kaggle", now="2026-07-01").output
    assert "ended 30 Jun" in answer
    assert "Your rank? study kaggle result 1 --rank NUMBER --teams NUMBER" in answer
    assert json.loads(sales("show", "1", "--json", now="2026-07-01").output)["status"] == "open"


def test_an_unknown_category_or_end_makes_no_medal(study: Study) -> None:
    study("kaggle", "add", "Rain", "--due", "2026-02-01")
    answer = study("kaggle", "result", "1", "--rank", "120", "--teams", "3000").output
    assert "would be silver, if it gives medals" in answer
    assert "study edit 1 --category Featured" in answer
    assert (told(study)[0]["medal"], told(study)[0]["would_be"]) == (None, "silver")
    study("edit", "1", "--category", "Featured", "--due", "none")
    assert (told(study)[0]["medal"], told(study)[0]["would_be"]) == (None, None)
    study("kaggle", "dates", "1", "--due", "2026-02-01")
    assert told(study)[0]["medal"] == "silver"


def test_a_medal_that_kaggle_shows_may_be_given(sales: Study) -> None:
    sales("kaggle", "result", "1", "--rank", "120", "--teams", "3000", "--medal", "Bronze")
    assert (told(sales)[0]["medal"], told(sales)[0]["results"][0]["private"]) == ("bronze", True)


def test_a_tiny_leaderboard_gives_none(sales: Study) -> None:
    answer = sales("kaggle", "result", "1", "--rank", "1", "--teams", "1", now="2026-07-01").output
    assert answer.startswith("Rank 1 of 1 in Store sales: top 100 %.\n1 team is too few for a medal.\n")
    assert told(sales)[0]["medal"] is None


def test_medals_are_added_up_and_make_a_tier(study: Study, golden: Golden) -> None:
    for number, rank in enumerate(("3", "120", "290"), 1):
        study("kaggle", "add", f"Contest {number}", "--category", "Research", "--due", "2026-02-01")
        study("kaggle", "result", str(number), "--rank", str(2 * int(rank)), "--teams", "3000", "--on", "2026-01-10")
        study("kaggle", "result", str(number), "--rank", rank, "--teams", "3000")
    study("kaggle", "medals", "notebooks", "--silver", "1", "--bronze", "4")
    golden(study("kaggle").output)
    medals = json.loads(study("kaggle", "--json").output)["medals"]
    assert (medals["competitions"], medals["tier"]) == ({"gold": 1, "silver": 1, "bronze": 1}, "Expert")
    assert medals["notebooks"] == {"gold": 0, "silver": 1, "bronze": 4}
    assert told(study)[2]["shakeup"] == 290


def test_the_learners_own_score_stands_beside_the_others(sales: Study) -> None:
    sales("kaggle", "submit", "1", "--score", "0.83", "--cv", "0.81", "--private", "0.8")
    assert "best: CV 0.81, public 0.83, private 0.8" in sales("kaggle").output
    assert "CV 0.81  0.83  private 0.8  best" in sales("show", "1").output


def test_an_effort_is_planned_up_to_the_last_day(study: Study, golden: Golden) -> None:
    study("hours", "6")
    answer = study("kaggle", "add", SALES, "--effort", "20h", "--list", "Kaggle Competitions", "--due", "30 june")
    golden(answer.output)
    assert "Store sales" in study("plan").output
    assert "Store sales" in study("deadlines").output
    listed = json.loads(study("show", "1", "--json").output)
    assert (listed["effort"], listed["list"], listed["due"]) == (1200, "Kaggle Competitions", "2026-06-30")


def test_a_dry_run_adds_nothing(study: Study) -> None:
    answer = study("kaggle", "add", SALES, "--effort", "20h", "--dry-run", columns=120)
    assert answer.output.endswith("Nothing was changed. To do it: study kaggle add " + SALES + " --effort 20h\n")
    assert steps() == 0


def test_a_bar_needs_somebody_who_says_how_far_it_is(sales: Study) -> None:
    sales("kaggle", "submit", "1", "--score", "0.5")
    for command in (["kaggle"], ["report"], ["report", "--all"]):
        line = next(line for line in sales(*command).output.splitlines() if "Store sales" in line)
        assert "%" not in line
    sales("progress", "1", "40")
    for command in (["kaggle"], ["report"], ["report", "--all"]):
        assert "40 %" in next(line for line in sales(*command).output.splitlines() if "Store sales" in line)


@pytest.fixture
def dated(sales: Study) -> Study:
    """The same with its dates, shortly before the first of them."""
    assert sales("enroll", "hf-four-week", "--hours", "10", now="2026-06-15").code == 0
    assert sales("kaggle", "dates", "1", "--entry", "23 june", "--merger", "23 june", now="2026-06-15").code == 0
    return sales


@pytest.mark.parametrize("command", [[], ["today"], ["plan"], ["deadlines"], ["kaggle"]])
def test_its_dates_show_wherever_one_looks_ahead(dated: Study, command: list[str]) -> None:
    answer = dated(*command, now="2026-06-20").output
    assert "entry and team merger close" in answer
    assert "ends" in answer
    dated("kaggle", "submit", "1", "--score", "0.5", now="2026-06-20")
    assert "team merger closes" in dated(*command, now="2026-06-20").output


@pytest.mark.parametrize("command", ["today", "plan", "deadlines"])
def test_documents_have_them_too(dated: Study, command: str) -> None:
    ahead = json.loads(dated(command, "--json", now="2026-06-20").output)["competitions"]
    assert [(one["name"], one["date"], one["days"]) for one in ahead] == [
        ("entry", "2026-06-23", 3),
        ("merger", "2026-06-23", 3),
        ("final", "2026-06-30", 10),
    ]


def test_the_report_names_the_next_one(dated: Study) -> None:
    assert "entry closes 23 Jun" in dated("report", now="2026-06-20").output


def test_the_prompt_tells_what_ends_in_a_few_days(dated: Study) -> None:
    dated("note", "1", "soon", now="2026-06-20")
    said = Path(Workspace().path).with_name("line.txt").read_text().splitlines()
    assert said[1].endswith("Store sales entry closes in 3 days")
    assert said[4].endswith("Store sales entry closes today")
    assert "Store sales" not in said[5]


def test_what_is_done_is_not_told_any_more(dated: Study) -> None:
    dated("done", "1", now="2026-06-20")
    assert json.loads(dated("today", "--json", now="2026-06-20").output)["competitions"] == []


def test_a_date_is_taken_off_and_refused_where_it_cannot_be(dated: Study) -> None:
    assert dated("kaggle", "dates", "1", "--merger", "none").code == 0
    assert told(dated)[0]["merger"] is None
    assert dated("kaggle", "dates", "1", "--merger", "none").errors == "Store sales already has this date.\n"
    before = steps()
    answer = dated("kaggle", "dates", "1", "--entry", "2026-07-02", columns=120)
    assert answer.errors == (
        "Entry can't close on 2026-07-02, after the last day, 2026-06-30. Is it the other way round?\n"
    )
    assert dated("kaggle", "dates", "1").errors.startswith("Say which date: --entry, --merger or --due")
    assert steps() == before


def test_submissions_are_listed_with_the_best_marked(sales: Study, golden: Golden) -> None:
    sales("kaggle", "submit", "1", "--score", "0.79", "--on", "yesterday", "--note", "baseline")
    sales("kaggle", "submit", "1", "--score", "0.83", "--note", "more [red]trees")
    golden(sales("kaggle", "submit", "1", "--score", "0.81").output)
    one = told(sales)[0]
    assert one["best"] == 0.83
    assert one["submissions"][0] == {
        "on": "2026-03-01", "score": 0.79, "private": None, "note": "baseline", "file": "", "ref": "", "cv": None,
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
        ("result 1 --rank 1 --teams 3 --medal platinum", 2, '"platinum" isn\'t a medal. Give gold, silver or bronze.'),
        ("result 1 --rank 1 --teams 3 --medal gold --public", 2, "A rank on the public leaderboard gives no medal."),
        ("add Rain --effort soon", 2, '--effort: "soon" isn\'t a'),
        ("add Rain --entry 2026-07-02 --due 2026-07-01", 2, "Entry can't close on 2026-07-02, after the last day"),
        ("medals kernels --gold 1", 2, 'FIELD can\'t be "kernels". Choose from notebooks, data'),
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
