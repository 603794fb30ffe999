"""What Kaggle's command-line tool prints or downloads."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.errors import InvalidFile
from study.kaggle.tables import Announcement, Leaderboard, Placement, opened
from tests.kaggle.tables import LIST, SUBMISSIONS, TOP, WHOLE, rows, table


def test_a_list_of_competitions() -> None:
    assert rows(LIST) == [
        Announcement("titanic", date(2030, 1, 1), "Getting Started", 15000, True, 1200),
        Announcement("store-sales", date(2026, 6, 30), "Featured", 3000, False, None),
    ]


def test_an_older_list_without_ranks_and_with_plain_names() -> None:
    assert rows("ref,deadline,category,reward,teamCount,userHasEntered\ntitanic,,Featured,$1,,True\n") == [
        Announcement("titanic", None, "Featured", None, True, None)
    ]


def test_submissions() -> None:
    with table(SUBMISSIONS) as found:
        submissions = list(found.submissions())
    assert [status for status, _ in submissions] == ["complete", "complete", "error"]
    newest, baseline, failed = [one for _, one in submissions]
    assert (newest.at, newest.score, newest.private) == ("2026-02-20T10:00:00+00:00", 0.83, None)
    assert (newest.note, newest.file, newest.ref) == ('more trees, "deeper"\nand a second line', "b.csv", "223")
    assert (baseline.at, baseline.score, baseline.private) == ("2026-02-19T09:00:00+00:00", 0.79, None)
    assert (failed.score, failed.note) == (None, "")


def test_older_submissions_have_no_number() -> None:
    text = "fileName,date,description,status,publicScore,privateScore\na.csv,2020-01-01 10:00:00,x,complete,1e-5,nan\n"
    with table(text) as found:
        ((_, one),) = found.submissions()
    assert (one.ref, one.score, one.private) == ("", 1e-5, None)


def test_a_moment_with_an_offset_is_brought_to_utc() -> None:
    text = "fileName,date,publicScore\na.csv,2020-01-01T01:00:00+02:00,-3\n"
    with table(text) as found:
        ((_, one),) = found.submissions()
    assert (one.at, one.score) == ("2019-12-31T23:00:00+00:00", -3)


def test_the_top_of_a_leaderboard_counts_ranks_and_knows_no_number_of_teams() -> None:
    assert rows(TOP) == [Leaderboard(None, 2, [Placement("Beta", 2, 0.94)], 0.95)]


@pytest.mark.parametrize("team", ["Beta, Inc", "beta, inc", "12", "ada", "BOB"])
def test_a_team_is_found_by_its_name_its_number_or_a_member(team: str) -> None:
    with table(WHOLE) as found:
        assert found.leaderboard(team) == Leaderboard(3, 3, [Placement("Beta, Inc", 2, 0.94)], 0.95)


@pytest.mark.parametrize("team", ["", "nobody", "The benchmark", "nan"])
def test_a_team_that_is_not_there_is_not_found(team: str) -> None:
    with table(WHOLE) as found:
        assert found.leaderboard(team) == Leaderboard(3, 3, [], 0.95)


def test_of_many_teams_with_one_name_some_are_kept() -> None:
    with table("rank,teamName,score\n" + "".join(f"{n},Alpha,1\n" for n in range(1, 101))) as found:
        assert len(found.leaderboard("alpha").mine) == 10


def test_a_team_called_like_a_member_of_another_is_the_one_that_is_meant() -> None:
    with table(WHOLE + "4,14,Ada,2026-02-22 10:00:00,0.1,2,eve\n") as found:
        assert found.leaderboard("ada").mine == [Placement("Ada", 4, 0.1)]


@pytest.mark.parametrize("text", [LIST, SUBMISSIONS, TOP, WHOLE], ids=["list", "submissions", "top", "whole"])
@pytest.mark.parametrize(
    "written",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r\r\n"),
        lambda text: text.encode("utf-16"),
        lambda text: text + "\n\n",
        lambda text: text.rstrip("\n"),
        lambda text: "Warning: Looks like you're using an outdated API Version (server 1.8 / client 1.5)\n" + text,
        lambda text: 'Using competition: titanic\n\n  warnings.warn("x\n' + text,
        lambda text: "Next Page Token = CfDJ8\n" + text,
        lambda text: text.replace("TeamName", "Team_Name").replace("publicScore", "Public Score"),
    ],
    ids=["mark", "crlf", "crcrlf", "utf-16", "blank lines", "no last break", "warning", "said", "token", "names"],
)
def test_it_may_be_written_in_many_ways(text: str, written) -> None:  # type: ignore[no-untyped-def]
    expected = str(rows(text))
    assert str(rows(written(text))).replace("\\r\\r\\n", "\\n").replace("\\r\\n", "\\n") == expected


@pytest.mark.parametrize("text", [LIST, SUBMISSIONS, TOP, WHOLE], ids=["list", "submissions", "top", "whole"])
@given(data=st.data())
def test_columns_may_stand_in_any_order_among_others(text: str, data: st.DataObject) -> None:
    lines = [[*row, "more"] for row in csv.reader(io.StringIO(text))]
    order = data.draw(st.permutations(range(len(lines[0]))))
    changed = io.StringIO()
    csv.writer(changed).writerows([[row[n] for n in order] for row in lines])
    assert rows(changed.getvalue()) == rows(text)


def test_pages_may_be_appended_to_one_another() -> None:
    second = "Next Page Token = CfDJ8\n" + TOP.replace("Alpha", "Delta").replace("Beta", "Eps")
    with table(TOP + second) as found:
        assert found.leaderboard("eps") == Leaderboard(None, 4, [Placement("Eps", 4, 0.94)], 0.95)


def test_the_competition_is_known_from_what_the_tool_says() -> None:
    with table("Using competition: titanic\n" + SUBMISSIONS) as found:
        assert found.competition == "titanic"
    with table(SUBMISSIONS) as found:
        assert found.competition == ""


@pytest.mark.parametrize(
    ("name", "message"),
    [("missing.csv", "there is no such file"), ("", "this is a directory"), ("a\0b", "this isn't a file name")],
)
def test_what_cannot_be_opened_is_said(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(InvalidFile) as caught, opened(str(tmp_path / name)):
        pass
    assert caught.value.problems[0].message == message


def test_a_file_is_opened_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "titanic (1).csv").write_text(WHOLE)
    with opened(str(tmp_path / "titanic (1).csv")) as found:
        assert (found.shape, found.files[0]) == ("leaderboard", "titanic (1).csv")
