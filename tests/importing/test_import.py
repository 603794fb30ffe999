"""Taking in a learning log that was kept by hand."""

import json
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from study.store.workspace import Workspace
from tests.conftest import Answer, Study

KEPT = """
    # Me

    ## Books - 4 star
    Title | By | Progress
    -|-|-
    [SICP](https://example.org/sicp) | Abelson | 40 %
    HtDP | | almost
    - [x] Read a chapter
    - [ ] Write a page

    ## Runs
    | Competition | Progress | Rank | Medal |
    |-|-|-|-|
    | Cats | 100% | 12 of 3,000 | gold |

    That was it.
"""

Keep = Callable[[str], str]


@pytest.fixture
def keep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Keep:
    """Write a log into the current folder."""

    def write(text: str) -> str:
        Path("log.md").write_text(textwrap.dedent(text), encoding="utf-8")
        return "log.md"

    monkeypatch.chdir(tmp_path)
    return write


def take(study: Study, *words: str) -> Answer:
    return study("import", "log.md", "--as", "log", *words)


def items(study: Study) -> dict[str, tuple[str, int]]:
    """Title → status and per cent."""
    found = json.loads(study("list", "--json").output)["items"]
    return {one["title"]: (one["status"], one["percent"]) for one in found}


def test_a_log_is_taken_in(study: Study, keep: Keep, golden: Callable[[str], None]) -> None:
    keep(KEPT)

    answer = take(study)

    golden(answer.output)
    assert (answer.code, answer.errors) == (0, "")
    assert items(study) == {
        "SICP": ("started", 40),
        "HtDP": ("open", 0),
        "Read a chapter": ("done", 100),
        "Write a page": ("open", 0),
        "Cats": ("done", 100),
    }


def test_the_lists_are_in_the_report(study: Study, keep: Keep) -> None:
    keep(KEPT)
    take(study)

    report = study("report", "--format", "markdown").output

    assert "| Book | [SICP](https://example.org/sicp) | ![](https://geps.dev/progress/40) | Abelson |" in report
    assert "| Cats | ![](https://geps.dev/progress/100) | 12 of 3000 | gold |" in report


def test_taken_in_twice_nothing_changes(study: Study, keep: Keep) -> None:
    keep(KEPT)
    take(study)
    before = Path(Workspace().path).read_bytes()

    answer = take(study)

    assert "Nothing was changed: everything in it is already here." in answer.output
    assert Path(Workspace().path).read_bytes() == before


def test_what_was_reached_before_is_of_no_day_and_no_gain(study: Study, keep: Keep) -> None:
    keep(KEPT)
    take(study)
    study("goal", "competitions", "3", "--year", "2026")

    shown = json.loads(study("show", "cats", "--json").output)
    report = json.loads(study("report", "--json").output)

    assert [entry["kind"] for entry in shown["entries"]] == ["before"]
    assert report["goals"][0]["done"] == 0


def test_a_dry_run_tells_and_writes_nothing(study: Study, keep: Keep, golden: Callable[[str], None]) -> None:
    keep(KEPT)

    answer = take(study, "--dry-run")

    golden(answer.output)
    assert answer.code == 0
    assert not Path(Workspace().path).exists()


def test_a_log_that_went_on_brings_its_items_up_to_date(study: Study, keep: Keep) -> None:
    keep(KEPT)
    take(study)
    keep(KEPT.replace("40 %", "60 %").replace("[ ]", "[x]").replace("Abelson", "Sussman").replace("12 of", "11 of"))

    answer = take(study)

    assert "4 items changed" not in answer.output
    assert "3 items changed, 2 already known" in answer.output
    assert items(study)["SICP"] == ("started", 60)
    assert items(study)["Write a page"] == ("done", 100)
    assert "Sussman" in study("show", "sicp").output
    assert json.loads(study("kaggle", "--json").output)["competitions"][0]["rank"] == 11


def test_all_of_it_is_one_step(study: Study, keep: Keep) -> None:
    keep(KEPT)
    take(study)

    assert study("undo").code == 0
    assert items(study) == {}
    assert study("redo").code == 0
    assert len(items(study)) == 5


def test_a_log_plans_nothing(study: Study, keep: Keep) -> None:
    keep(KEPT.replace("That was it.", "## Next\n    - [ ] Write a paper"))
    take(study)
    study("enroll", "hf-four-week")

    plan = json.loads(study("plan", "--json").output)

    assert plan["sessions"]
    assert {one["curriculum"] for one in plan["sessions"]} == {"hf-four-week"}


def test_it_can_go_to_a_curriculum_that_is_followed(study: Study, keep: Keep) -> None:
    keep("## Books\n- [x] Read\n")
    study("enroll", "hf-four-week")

    assert "curriculum hf-four-week" in take(study, "--to", "hf-four-week").output
    assert study("show", "hf-four-week/read").code == 0


@pytest.mark.parametrize("words", [[], ["--dry-run"]], ids=["", "dry"])
def test_it_cannot_go_to_one_that_is_not(study: Study, keep: Keep, words: list[str]) -> None:
    keep("## Books\n- [x] Read\n")
    study("enroll", "hf-four-week")

    answer = take(study, "--to", "nowhere", *words)

    assert answer.code == 2
    assert answer.errors == 'You don\'t follow "nowhere". You follow: hf-four-week.\n'


def test_with_nothing_stored_it_can_only_go_to_the_log(study: Study, keep: Keep) -> None:
    keep("## Books\n- [x] Read\n")

    assert take(study, "--to", "nowhere").code == 5
    assert not Path(Workspace().path).exists()
    assert take(study, "--to", "log").code == 0


def test_a_medal_was_won_on_the_private_leaderboard(study: Study, keep: Keep) -> None:
    keep("Competition | Progress | Rank | Medal\n-|-|-|-\nCats | 100 % | 12 / 3000 | gold\nDogs | 9 % | 12 / 3000 |\n")
    take(study)

    cats, dogs = json.loads(study("kaggle", "--json").output)["competitions"]

    assert (cats["medal"], cats["zone"]) == ("gold", None)
    assert (dogs["medal"], dogs["zone"]) == (None, None)


@pytest.mark.parametrize("text", ["", "# Me\nJust words.\n", "```\n- [x] Code\n```\n"])
def test_a_file_that_tells_no_progress_is_said_to(study: Study, keep: Keep, text: str) -> None:
    keep(text)

    answer = take(study)

    assert answer.code == 0
    assert "it shows no progress" in answer.output
    assert "Nothing was changed." in answer.output
    assert not Path(Workspace().path).exists()


def test_a_file_that_is_none_is_refused(study: Study, keep: Keep) -> None:
    keep("")

    assert study("import", "nowhere.md", "--as", "log").code == 3
    assert study("import", ".", "--as", "log").code == 3
    assert study("import", "log.md").code == 3
    assert study("import", "log.md", "--as", "music").code == 2


def test_the_document_holds_what_was_read_and_what_was_new(study: Study, keep: Keep) -> None:
    keep(KEPT)

    found = json.loads(take(study, "--json").output)

    assert found["schema"] == "study.import/1"
    assert (found["file"], found["curriculum"], found["written"]) == ("log.md", "log", True)
    assert [(one["list"], len(one["items"])) for one in found["lists"]] == [("Books - 4 star", 4), ("Runs", 1)]
    assert found["lists"][0]["items"][1] == {
        "line": 8, "title": "HtDP", "kind": "book", "type": "", "percent": None,
        "url": "", "by": "", "stars": 4, "notes": "Progress: almost",
        "minutes": None, "date": None,
    }  # fmt: skip
    assert found["new"]["added"] == 5
    assert [(one["line"], one["column"]) for one in found["problems"]] == [(8, 10)]
    assert json.loads(take(study, "--json").output)["new"]["known"] == 5


def test_odd_texts_do_nothing_to_the_terminal(study: Study, keep: Keep) -> None:
    keep("## \x1b[31mRed\n- [x] [bold]Title\u202e\x07[/bold]\n- [x] \x1b]0;x\x07 ![](https://geps.dev/progress/4)\n")

    answer = take(study)

    assert "\x1b" not in answer.output
    assert "\u202e" not in answer.output
