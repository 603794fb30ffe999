"""What Kaggle's own tool tells, taken over."""

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from study.store.workspace import Workspace
from tests.conftest import Import, Study
from tests.kaggle.documents import steps, told
from tests.kaggle.tables import LIST, SUBMISSIONS, TOP, WHOLE, zipped

Golden = Callable[[str], None]


def test_of_a_list_those_that_were_entered_become_items(study: Study, take_over: Import, golden: Golden) -> None:
    golden(take_over(LIST).output)
    (one,) = told(study)
    assert (one["slug"], one["title"], one["category"]) == ("titanic", "Titanic", "Getting Started")
    assert (one["due"], one["rank"], one["teams"]) == ("2030-01-01", 1200, 15000)


def test_a_list_updates_what_is_known_even_if_it_was_not_entered(study: Study, take_over: Import) -> None:
    study("kaggle", "add", "https://www.kaggle.com/competitions/store-sales")
    study("kaggle", "add", "Titanic!")
    assert take_over(LIST).output.endswith("No competition is new; 2 have changed.\n")
    sales, titanic = told(study)
    assert (sales["due"], sales["category"], sales["rank"]) == ("2026-06-30", "Featured", None)
    assert (titanic["slug"], titanic["rank"]) == ("titanic", 1200)


def test_what_the_learner_removed_does_not_come_back(study: Study, take_over: Import) -> None:
    take_over(LIST)
    study("remove", "1")
    assert take_over(LIST).output.startswith("No competition is new; 2 were left out: not entered, or removed.\n")
    assert told(study) == []
    study("kaggle", "add", "https://www.kaggle.com/competitions/titanic")
    assert "No competition is new; 1 has changed; 1 was left out: " in take_over(LIST).output


def test_a_rank_of_a_list_is_one_of_the_public_leaderboard_even_after_the_end(study: Study, take_over: Import) -> None:
    take_over(LIST.replace("2030-01-01", "2026-02-01").replace("Getting Started", "Featured").replace("titanic", "t"))
    assert (told(study)[0]["medal"], told(study)[0]["zone"]) == (None, "bronze")


def test_a_list_of_others_competitions_says_how_to_get_ones_own(
    study: Study, take_over: Import, golden: Golden
) -> None:
    golden(take_over(LIST.replace("True", "False")).output)
    assert (steps(), told(study)) == (0, [])


def test_submissions_are_listed_with_the_best_marked(titanic: None, take_over: Import, golden: Golden) -> None:
    golden(take_over(SUBMISSIONS, "--to", "titanic").output)


def test_private_scores_that_come_later_complete_submissions(study: Study, titanic: None, take_over: Import) -> None:
    take_over(SUBMISSIONS, "--to", "1")
    later = SUBMISSIONS.replace("COMPLETE,0.83,", "COMPLETE,0.83,0.81")
    assert take_over(later, "--to", "1").output.endswith(
        "No submission is new; 1 has changed; 1 was known; 1 was left out: not scored.\n"
    )
    assert [(one["score"], one["private"]) for one in told(study)[0]["submissions"]] == [(0.79, None), (0.83, 0.81)]


def test_what_was_told_by_hand_is_not_counted_twice(study: Study, titanic: None, take_over: Import) -> None:
    study("kaggle", "submit", "1", "--score", "0.83", "--on", "2026-02-20", "--note", "forest")
    take_over(SUBMISSIONS, "--to", "1")
    assert len(told(study)[0]["submissions"]) == 2


def test_a_slug_stays_as_the_learner_wrote_it(study: Study, take_over: Import) -> None:
    study("kaggle", "add", "https://www.kaggle.com/competitions/Titanic")
    take_over(LIST)
    assert told(study)[0]["slug"] == "Titanic"


TABLES = [
    (LIST, []),
    (SUBMISSIONS, ["--to", "titanic"]),
    ("Using competition: titanic\n" + SUBMISSIONS, []),
    (TOP, ["--to", "titanic", "--team", "beta", "--teams", "3000"]),
    (WHOLE, ["--to", "titanic", "--team", "gamma"]),
    (zipped(WHOLE), ["--team", "gamma"]),
]


@pytest.mark.parametrize(("content", "words"), TABLES, ids=["list", "submissions", "said", "top", "whole", "zip"])
def test_twice_changes_nothing_and_says_so(
    study: Study, titanic: None, take_over: Import, content: str | bytes, words: list[str]
) -> None:
    file = "titanic.zip" if isinstance(content, bytes) else "table.csv"
    before = steps()
    assert take_over(content, *words, file=file).code == 0
    assert steps() == before + 1
    first, database = told(study), Path(Workspace().path).read_bytes()
    again = take_over(content, *words, file=file, now="2026-03-05")
    assert (again.code, again.errors) == (0, "")
    assert "No " in again.output or "Nothing new" in again.output
    assert Path(Workspace().path).read_bytes() == database
    assert told(study) == first


def test_submissions_go_to_the_one_competition_that_they_fit(study: Study, titanic: None, take_over: Import) -> None:
    study("kaggle", "add", "https://www.kaggle.com/competitions/over", "--due", "2026-01-31")
    study("kaggle", "add", "https://www.kaggle.com/competitions/rolling")
    take_over(SUBMISSIONS)
    assert [len(one["submissions"]) for one in told(study)] == [2, 0, 0]
    more = SUBMISSIONS.replace("223,b.csv", "224,c.csv").replace("0.83", "0.99")
    study("kaggle", "add", "https://www.kaggle.com/competitions/new", "--due", "2026-08-31")
    take_over(more)
    assert [len(one["submissions"]) for one in told(study)] == [3, 0, 0, 0]


def test_where_several_fit_they_are_named(study: Study, titanic: None, take_over: Import) -> None:
    study("kaggle", "add", "https://www.kaggle.com/competitions/new", "--due", "2026-08-31")
    answer = take_over(SUBMISSIONS)
    assert (answer.code, answer.output) == (2, "")
    assert "It may be titanic, new. Name it with --to COMPETITION." in " ".join(answer.errors.split())
    study("kaggle", "result", "2", "--rank", "5", "--teams", "9", "--score", "0.83")
    take_over(SUBMISSIONS)
    assert [len(one["submissions"]) for one in told(study)] == [0, 2]


def test_a_leaderboard_of_another_competition_is_refused(study: Study, titanic: None, take_over: Import) -> None:
    study("kaggle", "add", "https://www.kaggle.com/competitions/rain")
    before = steps()
    for file in ("titanic.zip", "titanic-publicleaderboard-2026-03-01.csv", "snow-privateleaderboard-2026-03-01.csv"):
        answer = take_over(WHOLE, "--to", "rain", "--team", "ada", file=file)
        assert (answer.code, steps()) == (2, before)
        assert f"This is a table of {file[:4]}" in answer.errors


def test_a_header_in_another_language_is_told_with_the_names_there_have_to_be(titanic: None, take_over: Import) -> None:
    answer = take_over("Mannschaft,Platz,Punkte\nA,1,2\n", "--to", "1", "--team", "A")
    assert (answer.code, answer.output) == (3, "")
    said = " ".join(answer.errors.split())
    assert 'this table has other columns than those of the Kaggle tool: "Mannschaft", "Platz", "Punkte"' in said
    assert "leaderboard: teamName, score" in said


def as_json(table: str) -> str:
    """A table as the tool prints it with ``--format json``."""
    rows = list(csv.DictReader(io.StringIO(table)))
    return json.dumps([{name: text or None for name, text in row.items()} for row in rows], indent=2) + "\n"


def test_json_of_the_tool_is_read_as_its_csv_is(study: Study, titanic: None, take_over: Import) -> None:
    assert "1 competition has changed" not in take_over(as_json(LIST), file="list.json").errors
    take_over("Warning: Looks like you're using an outdated API Version\n" + as_json(SUBMISSIONS), "--to", "titanic")
    take_over("Next Page Token = x\n" + as_json(TOP), "--to", "titanic", "--team", "beta", "--teams", "3000")
    one = told(study)[0]
    assert (len(one["submissions"]), one["rank"], one["teams"]) == (2, 2, 3000)
    assert "Nothing new" in take_over(as_json(TOP), "--to", "titanic", "--team", "beta").output


@pytest.mark.parametrize(
    "text", ["[", "[1, 2]", "[{}]", "[]", "[" * 100_000, '[{"ref": "titanic", "deadline": {}, "category": []}]']
)
def test_json_that_is_none_of_the_tools_is_refused(study: Study, take_over: Import, text: str) -> None:
    answer = take_over(text)
    assert (answer.code, answer.output, steps()) == (3, "", 0)
    assert "Traceback" not in answer.errors


def test_pages_of_a_leaderboard_may_follow_one_another(study: Study, titanic: None, take_over: Import) -> None:
    second = "teamId,teamName,submissionDate,score\n12,Beta,2026-02-21 10:00:00,0.94\n13,Ada,2026-02-21 10:00:00,0.9\n"
    pages = "Next Page Token = x\n" + TOP + second
    assert take_over(pages, "--to", "titanic", "--team", "ada").code == 0
    assert (told(study)[0]["rank"], told(study)[0]["teams"]) == (3, 3)


@pytest.mark.parametrize(
    "file", ["titanic.zip", "titanic (1).csv", "Titanic-publicleaderboard-2026-03-01T17:41:44.csv"]
)
def test_the_name_of_the_file_says_which_competition(titanic: None, take_over: Import, file: str) -> None:
    assert take_over(WHOLE, "--team", "ada", file=file).code == 0


@pytest.mark.parametrize(
    ("content", "words", "said"),
    [
        (
            SUBMISSIONS.replace("2026-02", "2026-07"),
            [],
            "This file doesn't say which competition it is about. Name it with --to COMPETITION.",
        ),
        ("Using competition: other\n" + SUBMISSIONS, ["--to", "1"], "This is a table of other, not of Titanic."),
        ("Using competition: other\n" + SUBMISSIONS, [], "other isn't one of your competitions. Add it first: "),
        (SUBMISSIONS, ["--to", "2"], "There is no item 2 in what you follow."),
        (LIST, ["--to", "1"], "A list has many competitions in it. Leave out --to."),
        (WHOLE, ["--to", "1"], "A leaderboard has all teams on it. Say which is yours with --team NAME."),
        (WHOLE, ["--to", "1", "--team", "nobody"], 'No team "nobody" is among 3 teams.'),
        (TOP, ["--to", "1", "--team", "nobody"], 'No team "nobody" is among the 2 teams that are shown.'),
        (
            TOP + TOP.replace("11,", "21,").replace("12,", "22,"),
            ["--to", "1", "--team", "beta"],
            'Several teams match "beta": Beta (rank 2), Beta (rank 4).',
        ),
    ],
)
def test_what_is_missing_is_asked_for(
    titanic: None, take_over: Import, content: str, words: list[str], said: str
) -> None:
    before = steps()
    answer = take_over(content, *words)
    assert (answer.output, answer.code in (2, 5)) == ("", True)
    assert " ".join(answer.errors.split()).startswith(said)
    assert steps() == before


@pytest.mark.parametrize("content", [LIST, SUBMISSIONS, WHOLE], ids=["list", "submissions", "whole"])
def test_a_table_cut_in_half_is_refused_as_a_whole(
    study: Study, titanic: None, take_over: Import, content: str
) -> None:
    before, known = steps(), told(study)
    cut = content[: content.rindex(",") - 1]
    answer = take_over(
        cut, *([] if content == LIST else ["--to", "1"]), *(["--team", "ada"] if content == WHOLE else [])
    )
    assert (answer.code, answer.output) == (3, "")
    assert "the file may have been cut off" in answer.errors
    assert (steps(), told(study)) == (before, known)


def test_a_file_that_is_not_there_is_said(study: Study) -> None:
    answer = study("kaggle", "import", "nowhere.csv")
    assert (answer.code, answer.output) == (3, "")
    assert answer.errors.startswith("nowhere.csv: there is no such file\n")


def test_a_table_may_come_through_a_pipe(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LIST.encode())))
    assert "1 competition is new; 1 was left out: " in study("kaggle", "import", "-").output


def test_a_document_tells_the_figures(titanic: None, take_over: Import) -> None:
    document = json.loads(take_over(SUBMISSIONS, "--to", "1", "--json").output)
    assert document["schema"] == "study.kaggle-import/1"
    figures = {key: document[key] for key in ("table", "new", "changed", "known", "left_out")}
    assert figures == {"table": "submissions", "new": 2, "changed": 0, "known": 0, "left_out": 1}
    assert len(document["competitions"][0]["submissions"]) == 2


def test_nobody_enters_thousands_of_competitions(
    study: Study, take_over: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("study.kaggle.imports.MOST_ENTERED", 1)
    assert take_over(LIST.replace("False", "True")).code == 2
    assert told(study) == []


def test_what_a_file_holds_is_shown_harmless(titanic: None, take_over: Import) -> None:
    odd = SUBMISSIONS.replace("baseline", "[red]\x1b[31m\u202ebase").replace("a.csv", "\x07.csv")
    output = take_over(odd, "--to", "1").output
    assert "[red]" in output
    assert not {"\x1b", "\u202e", "\x07"} & set(output)
