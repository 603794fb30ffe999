"""A curriculum is followed to its new version: what was done stays with its item, and so do the learner's changes."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Study
from tests.history.past import rows
from tests.upgrade.plans import NEW, OLD, listed, steps, titles, told, written


@pytest.fixture
def plan(study: Study, tmp_path: Path) -> Study:
    """Somebody who follows the old version, and has begun."""
    assert study("enroll", written(tmp_path, OLD, "old.yaml"), "--hours", "10").code == 0
    for line in ("done 1 --time 1h", "progress 4 50", "done 6", "log 5 1h"):
        assert study(*line.split()).code == 0
    return study


@pytest.fixture
def new(tmp_path: Path) -> str:
    return written(tmp_path, NEW)


def test_progress_numbers_and_entries_stay_with_their_items(plan: Study, new: str) -> None:
    assert plan("upgrade", "plan", new).code == 0

    assert listed(plan)["Alpha"] == (1, "done", 100)
    assert listed(plan)["Home page"] == (5, "started", 20)
    assert told(plan, "show", "6")["status"] == "done"
    assert told(plan, "show", "6")["module"] == "more"
    assert told(plan, "show", "7")["title"] == "Blue book 2"
    assert told(plan, "show", "5")["effort"] == 300
    assert plan("doctor").code == 0


def test_what_is_new_comes_where_its_author_put_it(plan: Study, new: str) -> None:
    plan("upgrade", "plan", new)
    assert titles(plan) == [
        "Review", "Setup", "Alpha", "Beta", "Review", "Linear algebra", "Linear algebra 1: vectors",
        "Linear algebra 2: matrices", "Home page", "Review",
    ]  # fmt: skip
    report = told(plan, "report")["curricula"][0]
    assert [phase["id"] for phase in report["phases"]] == ["zero", "one"]
    assert [module["title"] for module in report["phases"][1]["modules"]] == ["The basics", "More"]


def test_what_went_away_stays_in_the_backlog_only_if_there_is_anything_of_it(plan: Study, tmp_path: Path) -> None:
    without = OLD.replace("          - {practice: Linear algebra, effort: 4h}\n", "").replace(
        "          - {topic: Beta, id: b}\n", ""
    )
    pairs = told(plan, "upgrade", "plan", written(tmp_path, without))["pairs"]
    assert {one["from"]["title"]: one["kept_in"] for one in pairs if one["fate"] == "gone"} == {
        "Linear algebra": "backlog", "Beta": None
    }  # fmt: skip
    assert [item["title"] for item in told(plan, "backlog")["items"]] == ["Linear algebra"]
    assert told(plan, "show", "4")["percent"] == 50
    assert plan("show", "Beta").code == 5


def test_what_went_away_and_comes_back_has_all_that_was_recorded(plan: Study, tmp_path: Path) -> None:
    old = OLD.replace("          - {practice: Linear algebra, effort: 4h}\n", "")
    plan("upgrade", "plan", written(tmp_path, old))
    plan("upgrade", "plan", written(tmp_path, OLD))
    assert listed(plan)["Linear algebra"] == (4, "started", 50)
    assert titles(plan) == ["Alpha", "Beta", "Review", "Linear algebra", "Web page", "Review"]


def test_texts_dates_needs_journal_and_lessons_follow(plan: Study, new: str) -> None:
    plan("upgrade", "plan", new)
    assert told(plan, "report")["curricula"][0]["title"] == "Plan, second edition"
    assert "8 May" in plan("deadlines").output
    assert told(plan, "show", "5")["requires"] == []
    report = told(plan, "report")
    assert [lesson["text"] for lesson in report["lessons"]] == ["Sleep"]
    assert [week["goal"] for week in report["journal"]] == ["Begin", "Go on"]


def test_the_same_upgrade_again_makes_no_step(plan: Study, new: str) -> None:
    plan("upgrade", "plan", new)
    before = steps(plan)
    assert "No changes" in plan("upgrade", "plan", new).output
    assert "No changes" in plan("upgrade", "plan").output
    assert told(plan, "upgrade", "plan", new)["committed"] is False
    assert steps(plan) == before


def test_a_dry_run_changes_nothing_and_tells_the_same(plan: Study, new: str, path: Path) -> None:
    before = path.read_bytes()
    dry = told(plan, "upgrade", "plan", new, "--dry-run")
    assert path.read_bytes() == before
    assert dry["committed"] is False
    done = told(plan, "upgrade", "plan", new)
    assert done["committed"] is True
    for key in ("pairs", "new", "conflicts", "guesses", "plan"):
        assert dry[key] == done[key], key


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "study.db"


@pytest.mark.parametrize("accept", [(), ("--accept", "all")])
def test_undo_takes_back_all_of_it_and_redo_brings_it_again(
    plan: Study, new: str, path: Path, accept: tuple[str, ...]
) -> None:
    plan("edit", "5", "--title", "My page")
    plan("add", "Mine", "--to", "plan/more")
    before = rows(path)
    assert plan("upgrade", "plan", new, *accept).code == 0
    after = rows(path)
    assert plan("undo").code == 0
    assert rows(path) == before
    assert plan("redo").code == 0
    assert rows(path) == after
    assert plan("doctor").code == 0


def test_lines_are_those_of_the_files(plan: Study, new: str) -> None:
    pairs = told(plan, "upgrade", "plan", new, "--dry-run")["pairs"]
    page = next(one for one in pairs if one["from"]["title"] == "Web page")
    assert page == {
        "fate": "renamed",
        "confidence": "certain",
        "from": {"line": 24, "title": "Web page", "id": "web-page", "item": 5},
        "to": {"line": 30, "title": "Home page", "id": "home-page"},
        "kept_in": None,
        "fields": ["title", "url", "effort"],
    }


def test_the_learners_own_changes_win_and_both_are_told(plan: Study, new: str) -> None:
    plan("edit", "5", "--title", "My page", "--effort", "8h")
    plan("edit", "plan", "--title", "My plan")
    plan("due", "plan/more", "2026-04-20")
    answer = plan("upgrade", "plan", new)
    assert "your version stays" in answer.output
    assert told(plan, "show", "5")["title"] == "My page"
    assert told(plan, "show", "5")["effort"] == 480
    assert told(plan, "report")["curricula"][0]["title"] == "My plan"
    assert "20 Apr" in plan("deadlines").output
    plan("undo")
    conflicts = told(plan, "upgrade", "plan", new)["conflicts"]
    assert sorted((one["field"], one["mine"], one["theirs"]) for one in conflicts) == [
        ("due", "2026-04-20", "2026-05-08"),
        ("effort", 480, 300),
        ("title", "My page", "Home page"),
        ("title", "My plan", "Plan, second edition"),
    ]


def test_what_the_learner_added_moved_and_removed_stays_so(plan: Study, new: str) -> None:
    plan("add", "Mine", "--to", "plan/basics", "--effort", "1h")
    plan("move", "2", "--to", "plan/more")
    plan("remove", "3")
    plan("upgrade", "plan", new)
    assert told(plan, "show", "8")["module"] == "basics"
    assert told(plan, "show", "2")["module"] == "more"
    assert [item["title"] for item in told(plan, "list")["items"]].count("Review") == 2


def test_what_the_learner_added_is_there_already_when_its_author_adds_it(plan: Study, tmp_path: Path) -> None:
    plan("add", "Graphs", "--to", "plan/basics", "--effort", "2h")
    plan("done", "Graphs")
    found = told(
        plan, "upgrade", "plan", written(tmp_path, OLD.replace("- Review\n", "- Review\n          - Graphs\n", 1))
    )
    assert found["new"] == []
    assert listed(plan)["Graphs"] == (8, "done", 100)


def test_swapped_ids_hand_over_no_progress(plan: Study, tmp_path: Path) -> None:
    swapped = OLD.replace("Alpha, id: a", "Beta, id: a").replace("Beta, id: b", "Alpha, id: b")
    plan("upgrade", "plan", written(tmp_path, swapped))
    assert listed(plan)["Alpha"] == (1, "done", 100)
    assert listed(plan)["Beta"] == (2, "open", 0)
    assert told(plan, "show", "plan/a")["title"] == "Beta"


def test_all_titles_translated_are_paired_by_id_and_address(plan: Study, tmp_path: Path) -> None:
    translated = (
        OLD.replace("Alpha", "Alef").replace("Beta", "Bet").replace("Web page", "Site").replace("Review", "Repaso")
    )
    found = told(plan, "upgrade", "plan", written(tmp_path, translated.replace("Linear algebra", "Álgebra")))
    certain = {one["from"]["title"]: one["to"]["title"] for one in found["pairs"] if one["to"]}
    assert certain == {"Alpha": "Alef", "Beta": "Bet", "Web page": "Site", "Blue book": "Blue book"}
    assert {guess["fate"] for guess in found["guesses"]} == {"renamed"}


def test_a_guess_is_listed_and_taken_by_its_number(plan: Study, new: str) -> None:
    found = told(plan, "upgrade", "plan", new, "--dry-run")
    assert [(one["number"], one["fate"], one["taken"]) for one in found["guesses"]] == [(1, "split", False)]
    fate = next(one for one in found["pairs"] if one["from"]["title"] == "Linear algebra")
    assert (fate["fate"], fate["confidence"], fate["to"]) == ("gone", "guess", None)

    plan("upgrade", "plan", new, "--accept", "1")
    assert listed(plan)["Linear algebra 1: vectors"] == (4, "started", 50)
    assert listed(plan)["Linear algebra 2: matrices"][1:] == ("open", 0)


@pytest.mark.parametrize("text", ["2", "0", "x", ""])
def test_a_guess_there_is_not_is_refused(plan: Study, new: str, text: str) -> None:
    before = steps(plan)
    answer = plan("upgrade", "plan", new, "--accept", text)
    assert (answer.code, "There is 1 guess" in answer.errors) == (2, True)
    assert steps(plan) == before


MERGED = """
curriculum: merged
title: Merged
phases:
  - title: One
    modules:
      - title: Languages
        items: [{course: "Languages, Part A", effort: 6h}, {course: "Languages, Part B", effort: 2h}, Other]
"""


@pytest.mark.parametrize(
    ("lines", "percent", "status"),
    [(["done 1"], 75, "started"), (["done 2"], 25, "started"), (["done 1", "done 2"], 100, "done"), ([], 0, "open")],
)
def test_what_is_made_of_several_is_done_when_all_were(
    study: Study, tmp_path: Path, lines: list[str], percent: int, status: str
) -> None:
    study("enroll", written(tmp_path, MERGED, "old.yaml"), "--hours", "10")
    for line in lines:
        study(*line.split())
    one = MERGED.replace(
        '{course: "Languages, Part A", effort: 6h}, {course: "Languages, Part B", effort: 2h}',
        "{course: Languages, effort: 9h}",
    )
    assert study("upgrade", "merged", written(tmp_path, one), "--accept", "all").code == 0
    assert listed(study)["Languages"] == (1, status, percent)
    assert "Languages, Part B" not in listed(study)
    assert study("doctor").code == 0


def test_a_pin_and_a_due_date_follow(plan: Study, new: str) -> None:
    plan("pin", "5", "2026-03-14", "--time", "30m")
    plan("due", "5", "2026-04-10")
    plan("upgrade", "plan", new)
    shown = told(plan, "show", "5")
    assert shown["due"] == "2026-04-10"
    assert [one["date"] for one in shown["sessions"] if one["pinned"]] == ["2026-03-14"]


def test_half_of_it_gone_is_told_before_anything(plan: Study, tmp_path: Path) -> None:
    lost = OLD[: OLD.index("      - module: more")]
    before = steps(plan)
    answer = plan("upgrade", "plan", written(tmp_path, lost.replace("          - Review\n", "")))
    assert answer.code == 2
    assert "only 3 of the 7 items" in " ".join(answer.errors.split())
    assert "--yes" in answer.errors
    assert steps(plan) == before
    assert plan("upgrade", "plan", str(tmp_path / "new.yaml"), "--dry-run").code == 0
    assert plan("upgrade", "plan", str(tmp_path / "new.yaml"), "--yes").code == 0


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("", 3, "there is nothing in this file"),
        ("curriculum: plan\n", 3, "missing title"),
        ("curriculum: other\ntitle: O\nphases: [{title: P, items: [Sailing, Rowing]}]\n", 2, "another curriculum"),
        ("curriculum: plan\ntitle: O\n", 2, "no items"),
    ],
)
def test_a_file_that_is_no_version_of_it_changes_nothing(
    plan: Study, tmp_path: Path, text: str, code: int, said: str
) -> None:
    before = rows(tmp_path / "study.db")
    answer = plan("upgrade", "plan", written(tmp_path, text))
    assert answer.code == code
    assert said in " ".join((answer.errors + answer.output).split())
    assert rows(tmp_path / "study.db") == before


def test_without_a_source_it_is_the_one_it_came_from(plan: Study, tmp_path: Path) -> None:
    written(tmp_path, NEW, "old.yaml")
    assert plan("upgrade", "plan").code == 0
    assert listed(plan)["Home page"][0] == 5


def test_comments_are_no_version(plan: Study, tmp_path: Path) -> None:
    written(tmp_path, "# better\n" + OLD, "old.yaml")
    before = steps(plan)
    assert "No changes" in plan("upgrade", "plan").output
    assert "upgrade" not in plan("check", str(tmp_path / "old.yaml")).errors
    assert steps(plan) == before


def test_a_shipped_curriculum_is_up_to_date(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "10")
    assert "No changes" in study("upgrade", "hf-four-week").output
    assert told(study, "curricula")["changed"] == []


def test_an_enrolment_of_before_is_upgraded_from_what_is_stored(plan: Study, new: str, path: Path) -> None:
    """As an older program left it, which did not keep the file."""
    plan("edit", "2", "--title", "My beta")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM base")
        connection.execute("UPDATE enrollment SET digest = 'another'")
    assert plan("upgrade", "plan", new).code == 0
    assert listed(plan)["Home page"][:2] == (5, "started")
    assert listed(plan)["My beta"][0] == 2
    assert listed(plan)["Alpha"] == (1, "done", 100)


def test_an_update_of_the_program_alone_changes_no_enrolment(plan: Study, path: Path, tmp_path: Path) -> None:
    """Efforts that an older program shared out otherwise stay, as long as the author wrote nothing else of them."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE item SET low = 7, likely = 7, high = 7 WHERE number = 2")
    plan("doctor", "--repair")
    assert "No changes" in plan("upgrade", "plan").output
    plan("upgrade", "plan", written(tmp_path, OLD.replace("Know things", "Know all")))
    assert told(plan, "show", "2")["effort"] == 7


def test_what_has_changed_since_is_named(plan: Study, new: str, tmp_path: Path) -> None:
    assert "study upgrade plan" in " ".join(plan("check", new).errors.split())
    assert told(plan, "check", new)["files"][0]["upgrade"] == f"study upgrade plan {new}"
    assert f"studyupgradeplan{new}" in "".join(plan("enroll", new).errors.split())  # a long path is broken
    written(tmp_path, NEW, "old.yaml")
    assert [one["id"] for one in told(plan, "curricula")["changed"]] == ["plan"]
    assert "study upgrade plan --dry-run" in plan("curricula").output
    plan("upgrade", "plan")
    assert told(plan, "curricula")["changed"] == []


def test_markup_and_escapes_in_a_title_are_harmless(plan: Study, tmp_path: Path) -> None:
    answer = plan("upgrade", "plan", written(tmp_path, OLD.replace("Web page", '"[red]Web\\e[31m page"')))
    assert answer.code == 0
    assert "\x1b" not in answer.output
    assert "[red]Web" in answer.output


def test_a_need_that_would_wait_for_itself_is_untangled(plan: Study, tmp_path: Path) -> None:
    """The learner put Beta into the second module, and its author lets the first wait for it."""
    plan("move", "2", "--to", "plan/more")
    turned = OLD.replace("        title: Basics\n", "        title: Basics\n        parallel: true\n")
    assert plan("upgrade", "plan", written(tmp_path, turned)).code == 0
    assert plan("replan").code == 0
