"""A followed curriculum changed by hand: in an editor, part by part, and as a file."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from study.format.shipped import names
from tests.conftest import Study
from tests.history.past import rows
from tests.upgrade.plans import OLD, listed, steps, titles, told, written

Editor = Callable[[str], None]


@pytest.fixture
def plan(study: Study, tmp_path: Path) -> Study:
    """Somebody who follows a curriculum, and has begun."""
    assert study("enroll", written(tmp_path, OLD, "old.yaml"), "--hours", "10").code == 0
    for line in ("done 1 --time 1h", "progress 4 50"):
        assert study(*line.split()).code == 0
    return study


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the files are that are being edited."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def editor(tmp_path: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Make an editor of a few lines of Python, to which the file is a path."""

    def make(code: str) -> None:
        script = tmp_path / "editor.py"
        script.write_text(f"import sys\nfrom pathlib import Path\nfile = Path(sys.argv[-1])\n{code}\n")
        monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setattr("study.editor.is_there", lambda: True)

    return make


@pytest.mark.parametrize("name", names())
def test_a_shipped_curriculum_comes_back_as_a_file_that_says_the_same(study: Study, tmp_path: Path, name: str) -> None:
    file = str(tmp_path / "back.yaml")
    study("enroll", name, "--hours", "10", "--with-optional")
    assert study("export", "curriculum", name, "-o", file).code == 0
    assert told(study, "check", file)["files"][0]["problems"] == []
    before = steps(study)
    assert "No changes" in study("upgrade", name, file).output
    assert steps(study) == before


def test_what_the_learner_changed_comes_back_too(plan: Study, tmp_path: Path) -> None:
    for line in (
        "edit 5 --title Site --effort 2-4h --url https://example.org/site --tag web --due 2026-04-02",
        "add Mine --kind practice --effort 45m --to plan/basics", "add Loose --to plan",
        "add Later --to plan --backlog",
        "add Reader --kind book --to plan/more --stars 3", "move 2 --to plan/more", "remove 3", "exclude 4",
        "due plan/basics 2026-04-01", "due plan 2026-06-01", "add --module Extra --to plan",
        "add Inside --to plan/extra",
        "edit basics --title Foundations", "move 10 --before 8", "skip 6", "edit plan --title Mine",
    ):  # fmt: skip
        plan(*line.split())
    file = str(tmp_path / "back.yaml")
    plan("export", "curriculum", "plan", "-o", file)
    assert told(plan, "check", file)["files"][0]["problems"] == []
    before = rows(tmp_path / "study.db")
    assert "No changes" in plan("upgrade", "plan", file).output
    assert rows(tmp_path / "study.db") == before
    text = Path(file).read_text()
    for said in ("title: Foundations", "effort: 2h-4h", "due: 2026-04-02", "tags: [web]", "- Inside", "stars: 3"):
        assert said in text
    assert "progress" not in text


def test_ones_own_log_comes_back_as_a_file(study: Study) -> None:
    study("add", "Rust", "--effort", "2h")
    text = study("export", "curriculum", "log").output
    assert "phase: outside" in text
    assert "topic: Rust" in text


def test_what_is_changed_in_the_editor_is_applied_as_one_step(plan: Study, editor: Editor, drafts: Path) -> None:
    editor(
        "text = file.read_text()\n"
        "text = text.replace('Linear algebra', 'Vectors')\n"
        "text = text.replace('effort: 4h', 'effort: 5h\\n            id: linear-algebra')\n"
        "text = text.replace('title: More', 'title: Further')\n"
        "file.write_text(text.replace('- topic: Beta', '- Primer\\n          - topic: Beta'))"
    )
    before = steps(plan)
    answer = plan("edit", "plan", "--all")
    assert (answer.code, answer.errors) == (0, "")
    assert listed(plan)["Vectors"] == (4, "started", 50)
    assert titles(plan)[:3] == ["Alpha", "Primer", "Beta"]
    assert told(plan, "show", "4")["effort"] == 300
    assert steps(plan) == before + 1
    assert list(drafts.iterdir()) == []


def test_what_the_editor_changed_is_the_learners_own(plan: Study, editor: Editor, tmp_path: Path) -> None:
    editor("file.write_text(file.read_text().replace('Web page', 'My page'))")
    plan("edit", "plan", "--all")
    answer = plan("upgrade", "plan", written(tmp_path, OLD.replace("Web page", "Home page")))
    assert "yours   My page" in answer.output
    assert listed(plan)["My page"][0] == 5


def test_an_editor_that_leaves_rubbish_loses_nothing(plan: Study, editor: Editor, drafts: Path, tmp_path: Path) -> None:
    editor("file.write_text('phases: [')")
    before = rows(tmp_path / "study.db")
    answer = plan("edit", "plan", "--all")
    assert answer.code == 3
    assert rows(tmp_path / "study.db") == before
    (kept,) = drafts.iterdir()
    assert kept.read_text() == "phases: ["
    assert str(kept) in answer.errors.replace("\n", "")


def test_an_editor_that_fails_changes_nothing(plan: Study, editor: Editor, tmp_path: Path) -> None:
    editor("sys.exit(1)")
    before = rows(tmp_path / "study.db")
    assert plan("edit", "plan", "--all").code == 1
    assert rows(tmp_path / "study.db") == before


def test_an_editor_that_changes_nothing_makes_no_step(plan: Study, editor: Editor, drafts: Path) -> None:
    editor("pass")
    before = steps(plan)
    answer = plan("edit", "plan", "--all")
    assert (answer.code, answer.errors) == (0, "Nothing was changed.\n")
    assert steps(plan) == before
    assert list(drafts.iterdir()) == []


def test_the_id_of_a_curriculum_stays(plan: Study, editor: Editor) -> None:
    editor("file.write_text(file.read_text().replace('curriculum: plan', 'curriculum: other'))")
    assert plan("edit", "plan", "--all").code == 2


def test_without_a_terminal_the_file_way_is_named(plan: Study) -> None:
    answer = plan("edit", "plan", "--all")
    assert (answer.code, "study export curriculum plan" in " ".join(answer.errors.split())) == (2, True)


def test_a_module_a_phase_and_a_curriculum_are_edited(plan: Study) -> None:
    found = told(plan, "edit", "plan/basics", "--title", "Foundations", "--due", "2026-03-20", "--duration", "2 weeks")
    assert found["changes"][0]["fields"] == ["title", "due", "duration"]
    assert found["after"]["finish"] > found["before"]["finish"]
    assert told(plan, "show", "2")["effort"] == 400
    told(plan, "edit", "plan/one", "--title", "First")
    told(plan, "edit", "plan", "--title", "Mine", "--due", "2026-08-01")
    report = told(plan, "report")["curricula"][0]
    assert (report["title"], report["phases"][0]["title"]) == ("Mine", "First")
    assert report["phases"][0]["modules"][0]["title"] == "Foundations"
    assert told(plan, "show", "2")["due"] == "2026-03-20"
    assert "20 Mar" in plan("deadlines").output


def test_an_edit_that_says_the_same_is_no_step(plan: Study) -> None:
    before = steps(plan)
    assert "is already like that" in plan("edit", "plan/basics", "--title", "Basics").output
    assert steps(plan) == before


def test_a_ring_is_refused_by_name(plan: Study) -> None:
    before = steps(plan)
    answer = plan("edit", "plan/basics", "--requires", "more")
    assert answer.code == 2
    assert 'A cycle: "a" requires "review-2"' in " ".join(answer.errors.split())
    assert steps(plan) == before


def test_needs_are_given_and_taken(plan: Study) -> None:
    plan("edit", "plan/more", "--requires", "none")
    assert told(plan, "show", "5")["requires"] == []
    plan("edit", "5", "--requires", "1")
    assert told(plan, "show", "5")["requires"] == ["a"]
    assert plan("edit", "5", "--requires", "nothing").code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("plan/basics", "--effort", "3h"), "no --effort"),
        (("1", "--duration", "3h"), "--duration is for modules"),
        (("1", "--requires", "2", "--title", "X"), "alone"),
        (("plan", "--all", "--title", "X"), "Leave the other options out"),
        (("plan/basics", "--title", " "), "at least one letter"),
        (("plan/basics", "--duration", "soon"), "Nothing was changed"),
        (("plan/basics", "--due", "someday"), "someday"),
    ],
)
def test_what_cannot_be_said_is_refused(plan: Study, words: tuple[str, ...], said: str) -> None:
    before = steps(plan)
    answer = plan("edit", *words)
    assert (answer.code, said in " ".join(answer.errors.split())) == (2, True), answer.errors
    assert steps(plan) == before


def test_a_module_is_added_to_the_last_phase_or_another(plan: Study) -> None:
    added = told(plan, "add", "--module", "Week 1", "--to", "plan")["changes"][0]
    assert (added["ref"], added["phase"], added["kind"]) == ("plan/week-1", "one", "module")
    added = told(plan, "add", "--module", "Week 2", "--phase", "Second part", "--to", "plan")["changes"][0]
    assert (added["module"], added["phase"]) == ("week-2", "second-part")
    assert plan("add", "Read", "--to", "plan/week-1").code == 0
    assert titles(plan)[-1] == "Read"
    assert told(plan, "add", "--module", "Mine")["changes"][0]["ref"] == "log/mine"


@pytest.mark.parametrize("words", [("--module", "basics"), ("--module", "More"), ("--phase", "One"), ()])
def test_a_module_there_is_already_is_told(plan: Study, words: tuple[str, ...]) -> None:
    before = steps(plan)
    answer = plan("add", *words, "--to", "plan")
    assert answer.code == 2
    assert steps(plan) == before


def test_an_item_goes_into_the_module_that_is_named_which_is_made_if_it_is_not_there(plan: Study) -> None:
    added = [told(plan, "add", title, "--module", "Extra", "--to", "plan")["changes"][0] for title in ("One", "Two")]
    assert [(one["phase"], one["module"]) for one in added] == [("one", "extra")] * 2
    assert told(plan, "add", "Three", "--phase", "Last", "--to", "plan")["changes"][0]["phase"] == "last"
    assert told(plan, "add", "Four", "--module", "Mine")["changes"][0]["curriculum"] == "log"
    plan("undo")
    assert "mine" not in plan("show", "log").output.lower()


def test_items_modules_and_phases_are_put_before_and_after_others(plan: Study) -> None:
    plan("edit", "plan/more", "--requires", "none")
    plan("move", "3", "--before", "2")
    assert titles(plan) == ["Alpha", "Review", "Beta", "Linear algebra", "Web page", "Review"]
    plan("move", "4-5", "--after", "6")
    assert titles(plan)[3:] == ["Review", "Linear algebra", "Web page"]
    plan("move", "plan/more", "--before", "plan/basics")
    assert titles(plan) == ["Review", "Linear algebra", "Web page", "Alpha", "Review", "Beta"]
    plan("move", "2", "--before", "4")
    assert titles(plan) == ["Review", "Beta", "Linear algebra", "Web page", "Alpha", "Review"]
    assert told(plan, "show", "2")["module"] == "more"


def test_ones_own_log_has_an_order_too(study: Study) -> None:
    for title in ("One", "Two", "Three"):
        study("add", title)
    assert study("move", "3", "--before", "1").code == 0
    assert titles(study) == ["Three", "One", "Two"]


@pytest.mark.parametrize(
    "words",
    [
        ("1",),
        ("1", "--before", "1"),
        ("1", "--before", "7"),
        ("1", "--after", "plan/more"),
        ("1", "--to", "log", "--after", "2"),
    ],
)
def test_where_nothing_can_go_is_told(plan: Study, words: tuple[str, ...]) -> None:
    before = steps(plan)
    assert plan("move", *words).code == 2
    assert steps(plan) == before


def test_the_learners_order_survives_an_upgrade(plan: Study, tmp_path: Path) -> None:
    plan("move", "3", "--before", "1")
    more = OLD.replace("          - {topic: Beta, id: b}\n", "          - {topic: Beta, id: b}\n          - Gamma\n")
    plan("upgrade", "plan", written(tmp_path, more))
    assert titles(plan)[:4] == ["Review", "Alpha", "Beta", "Gamma"]


def test_every_change_by_hand_is_undone(plan: Study, tmp_path: Path) -> None:
    lines = (
        "edit plan/more --requires none",
        "edit basics --duration 2w",
        "add --module Extra --to plan",
        "move plan/more --before plan/basics",
        "edit plan --title Mine --due 2026-08-01",
        "move 2 --after 4",
    )
    states = [rows(tmp_path / "study.db")]
    for line in lines:
        assert plan(*line.split()).code == 0, line
        states.append(rows(tmp_path / "study.db"))
    for state in reversed(states[:-1]):
        plan("undo")
        assert rows(tmp_path / "study.db") == state
    for state in states[1:]:
        plan("redo")
        assert rows(tmp_path / "study.db") == state
