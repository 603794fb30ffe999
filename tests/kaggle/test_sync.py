"""What the learner's own `kaggle` tool tells, recorded: a tool of that name on the PATH answers with it."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Study
from tests.kaggle.documents import steps, told
from tests.kaggle.tables import SUBMISSIONS, WHOLE, zipped

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the recorded tool is a script")

Golden = Callable[[str], None]
Record = Callable[..., None]

HEAD = "ref,deadline,category,reward,teamCount,userHasEntered,userRank\n"
SALES = 'https://www.kaggle.com/competitions/store-sales,2026-06-30 23:59:00,Featured,"50,000 Usd",3000,True,120\n'
TITANIC = "https://www.kaggle.com/competitions/titanic,2030-01-01 00:00:00,Getting Started,Knowledge,15000,True,0\n"
OVER = "https://www.kaggle.com/competitions/old-one,2024-01-01 00:00:00,Research,Knowledge,900,True,10\n"
LIST = "competitions list --group entered -v --page-size 200"
SENT = "competitions submissions {} -v --page-size 200"

TOOL = """\
#!{python}
import json, pathlib, shutil, sys
told = json.loads(pathlib.Path({answers!r}).read_text())
line = " ".join(sys.argv[1:])
if "--download" in line:
    shutil.copy({board!r}, sys.argv[sys.argv.index("-p") + 1] + "/" + sys.argv[3] + ".zip")
    sys.exit(0)
out, err, code = told.get(line, ["", "404 - Not Found", 1])
sys.stdout.write(out)
sys.stderr.write(err)
sys.exit(code)
"""


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Record:
    """A tool that answers each line as it was recorded: what it prints, what it complains of, and its exit code."""
    folder, answers = tmp_path / "bin", tmp_path / "answers.json"
    folder.mkdir()
    board = tmp_path / "board.zip"
    board.write_bytes(zipped(WHOLE, name="store-sales-privateleaderboard-2026-07-01.csv"))
    tool = folder / "kaggle"
    tool.write_text(TOOL.format(python=sys.executable, answers=str(answers), board=str(board)))
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    known: dict[str, list[object]] = {}

    def told(line: str, out: str = "", err: str = "", code: int = 0) -> None:
        known[line] = [out, err, code]
        answers.write_text(json.dumps(known))

    return told


@pytest.fixture
def entered(record: Record) -> Record:
    """Somebody who has entered two competitions that run, one of which is on a second page, and one that is over."""
    record(LIST, "Next Page Token = abc\n" + HEAD + SALES)
    record("competitions list --group entered -v --page-token abc --page-size 200", HEAD + TITANIC + OVER)
    record(SENT.format("store-sales"), SUBMISSIONS)
    record(SENT.format("titanic"), "No submissions found\n")
    return record


def test_what_is_open_is_taken_over_in_one_step_and_the_difference_shown(
    study: Study, entered: Record, golden: Golden
) -> None:
    golden(study("kaggle", "sync").output)
    assert steps() == 1
    assert [(one["slug"], one["due"], one["rank"]) for one in told(study)] == [
        ("store-sales", "2026-06-30", 120),
        ("titanic", "2030-01-01", None),
    ]
    assert len(told(study)[0]["submissions"]) == 2


def test_again_nothing_is_new(study: Study, entered: Record) -> None:
    study("kaggle", "sync")
    assert study("kaggle", "sync", now="2026-03-05").output == "Nothing new in 2 competitions.\n"
    assert steps() == 1


def test_later_the_difference_is_told(study: Study, entered: Record, golden: Golden) -> None:
    study("kaggle", "sync")
    entered(LIST, HEAD + SALES.replace("2026-06-30", "2026-07-07").replace("True,120", "True,90") + TITANIC)
    golden(study("kaggle", "sync", now="2026-03-05").output)
    document = json.loads(study("undo", "--json").output)
    assert document["schema"] == "study.undo/1"


def test_a_document_has_what_was_and_what_is(study: Study, entered: Record) -> None:
    document = json.loads(study("kaggle", "sync", "--json").output)
    assert (document["schema"], document["looked_at"], document["committed"]) == ("study.kaggle-sync/1", 2, True)
    assert [(one["title"], one["new"]) for one in document["changes"]] == [("Store sales", True), ("Titanic", True)]
    assert {"name": "Rank", "before": None, "after": "120 of 3000"} in document["changes"][0]["changes"]


def test_a_dry_run_only_shows(study: Study, entered: Record) -> None:
    answer = study("kaggle", "sync", "--dry-run").output
    assert "Store sales" in answer
    assert answer.endswith("Nothing was changed. To do it: study kaggle sync\n")
    assert (steps(), told(study)) == (0, [])


def test_only_those_that_are_named(study: Study, entered: Record) -> None:
    study("kaggle", "sync", "https://www.kaggle.com/competitions/titanic")
    assert [one["slug"] for one in told(study)] == ["titanic"]


def test_what_was_removed_does_not_come_back(study: Study, entered: Record) -> None:
    study("kaggle", "sync")
    study("remove", "2")
    study("kaggle", "sync")
    assert [one["slug"] for one in told(study)] == ["store-sales"]


def test_the_final_rank_comes_with_ones_team(study: Study, entered: Record) -> None:
    study("kaggle", "sync")
    study("kaggle", "sync", "store-sales", "--team", "ada", now="2026-07-02")
    one = told(study)[0]
    assert (one["rank"], one["teams"], one["results"][-1]["private"]) == (2, 3, True)
    assert json.loads(study("show", "1", "--json").output)["status"] == "done"


def test_a_tool_that_knows_no_page_size_is_asked_without(study: Study, record: Record) -> None:
    record(LIST, err="kaggle: error: unrecognized arguments: --page-size 200\n", code=2)
    record(LIST.removesuffix(" --page-size 200"), HEAD + SALES)
    record(SENT.format("store-sales"), err="unrecognized arguments", code=2)
    record(SENT.format("store-sales").removesuffix(" --page-size 200"), SUBMISSIONS)
    study("kaggle", "sync")
    assert len(told(study)[0]["submissions"]) == 2


@pytest.mark.parametrize(
    ("out", "err", "code", "said"),
    [
        ("", "401 - Unauthorized: You must authenticate before you can call the Kaggle API.\n", 1, "You must authent"),
        ("Authentication required to call the Kaggle API.\n", "", 1, "Authentication required"),
        ("", "429 - Too Many Requests\n", 1, "429 - Too Many Requests"),
        ("Warning: Looks like you're using an outdated API Version\nCould not find kaggle.json.\n", "", 0, "Could not"),
        ("\x1b[31mred\n", "", 1, "red"),
        ("", "", 1, "nothing"),
    ],
    ids=["logged out", "no login", "rate limited", "no table", "escapes", "silent"],
)
def test_a_tool_that_fails_is_quoted_and_nothing_changes(
    study: Study, record: Record, out: str, err: str, code: int, said: str
) -> None:
    record(LIST, out, err, code)
    answer = study("kaggle", "sync", columns=200)
    assert (answer.code, answer.output, steps()) == (1, "", 0)
    assert answer.errors.startswith("The `kaggle` tool says: ")
    assert said in answer.errors
    assert answer.errors.endswith("Nothing was changed.\n")
    assert "\x1b" not in answer.errors


def test_a_tool_that_fails_halfway_changes_nothing(study: Study, entered: Record) -> None:
    entered(SENT.format("titanic"), err="429 - Too Many Requests\n", code=1)
    assert study("kaggle", "sync").code == 1
    assert steps() == 0


def test_without_the_tool_the_ways_are_named(study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    answer = study("kaggle", "sync", columns=200)
    assert (answer.code, answer.output) == (1, "")
    assert answer.errors.startswith("The `kaggle` tool isn't installed: `pip install kaggle`")


@pytest.mark.parametrize("slug", ["--upload", "-x", "../..", "a b"])
def test_what_is_no_slug_never_reaches_the_tool(study: Study, entered: Record, slug: str) -> None:
    answer = study("kaggle", "sync", "--", slug)
    assert (answer.code, answer.output, steps()) == (2, "", 0)


def test_somebody_who_entered_nothing_is_told_so(study: Study, record: Record) -> None:
    record(LIST, "No competitions found\n")
    assert study("kaggle", "sync").output == "You have no open competition at Kaggle.\n"
