"""Writing the journal in an editor: what comes of it is valid and kept whole, or kept in a file and told."""

import os
import pty
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Answer, Study
from tests.journal.algebra import enrolled, steps, week

Golden = Callable[[str], None]
Editor = Callable[..., None]


@pytest.fixture(autouse=True)
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the pages are that are being written."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def algebra(study: Study, tmp_path: Path) -> Study:
    return enrolled(study, tmp_path)


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Make an editor of a few lines of Python, to which the page is a path; and make the terminal it needs."""

    def make(code: str, terminal: bool = True) -> None:
        script = tmp_path / "my editor.py"
        script.write_text(f"import sys\nfrom pathlib import Path\npage = Path(sys.argv[-1])\n{code}\n")
        monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}" --wait')
        monkeypatch.delenv("VISUAL", raising=False)
        if terminal:
            monkeypatch.setattr("study.editor.is_there", lambda: True)

    return make


def unchanged(study: Study, answer: Answer, code: int) -> None:
    """A command that failed, and left the week as its curriculum has it."""
    assert answer.code == code
    assert week(study)[1:] == ("As the author has it", "Read", "")


def test_the_editor_begins_with_what_is_known(algebra: Study, editor: Editor, tmp_path: Path, golden: Golden) -> None:
    algebra("done", "1")
    editor(f"Path({str(tmp_path / 'seen.md')!r}).write_text(page.read_text())")
    answer = algebra("journal", "--edit")
    assert (answer.code, answer.errors) == (0, "Nothing was changed.\n")
    golden((tmp_path / "seen.md").read_text())


def test_what_is_written_in_the_editor_is_kept_in_one_step(algebra: Study, editor: Editor, drafts: Path) -> None:
    editor("page.write_text(page.read_text().replace('Read\\n', 'Read\\nand write\\n') + 'Fine.\\n\\nReally.\\n')")
    before = steps(algebra)
    answer = algebra("journal", "--edit")
    assert (answer.code, answer.errors) == (0, "")
    assert week(algebra)[1:] == ("As the author has it", "Read\nand write", "Fine.\n\nReally.")
    assert steps(algebra) == before + 1
    assert list(drafts.iterdir()) == []


def test_a_page_with_other_line_ends_and_a_byte_order_mark_is_read(algebra: Study, editor: Editor) -> None:
    editor(
        "text = page.read_bytes().replace(b'Read', b'One\\nTwo')\n"
        "page.write_bytes(b'\\xef\\xbb\\xbf' + text.replace(b'\\n', b'\\r\\n'))"
    )
    assert algebra("journal", "--edit").code == 0
    assert week(algebra)[2] == "One\nTwo"


def test_an_unchanged_page_is_no_step_and_leaves_no_file(algebra: Study, editor: Editor, drafts: Path) -> None:
    before = steps(algebra)
    for code in ("pass", "page.write_text(page.read_text() + '\\n\\n')"):
        editor(code)
        answer = algebra("journal", "--edit")
        assert (answer.code, answer.errors) == (0, "Nothing was changed.\n")
    assert steps(algebra) == before
    assert list(drafts.iterdir()) == []


RUBBISH = {
    "heading missing": ("page.write_text('## Goal\\n## Plan\\n')", "## Results is missing"),
    "heading doubled": ("page.write_text(page.read_text() + '## Goal\\n')", "## Goal is here twice"),
    "nothing left": ("page.write_text('')", "## Goal, ## Plan, ## Results is missing"),
    "text above": ("page.write_text('Lost\\n' + page.read_text())", "this line is above all headings"),
}


@pytest.mark.parametrize("name", RUBBISH)
def test_a_page_that_cannot_be_read_is_kept_and_its_fault_told(
    algebra: Study, editor: Editor, drafts: Path, name: str
) -> None:
    code, told = RUBBISH[name]
    editor(code)
    answer = algebra("journal", "--edit")
    unchanged(algebra, answer, 3)
    (kept,) = drafts.iterdir()
    assert kept.name.startswith("study-journal-2026-W10-")
    assert kept.stat().st_mode & 0o077 == 0
    assert str(kept) in answer.errors.replace("\n", "")
    assert told in answer.errors


FAILING = {
    "exit code": ("page.write_text('My words')\nsys.exit(3)", "ended with exit code 3"),
    "killed": ("page.write_text('My words')\nimport os\nos.kill(os.getpid(), 9)", "ended with signal 9"),
    "not UTF-8": ("page.write_bytes(b'My words \\xe9')", "isn't UTF-8 text"),
}


@pytest.mark.parametrize("name", FAILING)
def test_an_editor_that_fails_changes_nothing_and_what_was_written_is_kept(
    algebra: Study, editor: Editor, drafts: Path, name: str
) -> None:
    code, told = FAILING[name]
    editor(code)
    answer = algebra("journal", "--edit")
    unchanged(algebra, answer, 1)
    (kept,) = drafts.iterdir()
    assert kept.read_bytes().startswith(b"My words")
    assert str(kept) in answer.errors.replace("\n", "")
    assert told in " ".join(answer.errors.split())


@pytest.mark.parametrize("code", ["sys.exit(1)", "page.unlink()"])
def test_an_editor_that_fails_over_nothing_leaves_no_file(
    algebra: Study, editor: Editor, drafts: Path, code: str
) -> None:
    editor(code)
    unchanged(algebra, algebra("journal", "--edit"), 1)
    assert list(drafts.iterdir()) == []


@pytest.mark.parametrize(
    ("variable", "told", "code"),
    [("no-such-editor --wait", "The editor no-such-editor can't be started", 1), ("vim 'x", "quotation mark", 2)],
)
def test_an_editor_that_cannot_be_started_is_told(
    algebra: Study, editor: Editor, drafts: Path, monkeypatch: pytest.MonkeyPatch, variable: str, told: str, code: int
) -> None:
    editor("pass")
    monkeypatch.setenv("VISUAL", variable)
    answer = algebra("journal", "--edit")
    unchanged(algebra, answer, code)
    assert told in answer.errors
    assert list(drafts.iterdir()) == []


def test_without_any_editor_it_says_how_to_name_one(
    algebra: Study, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor("pass")
    monkeypatch.setenv("EDITOR", " ")
    monkeypatch.setenv("PATH", "")
    answer = algebra("journal", "--edit")
    assert (answer.code, "Set EDITOR" in answer.errors) == (2, True)


def test_what_another_wrote_meanwhile_is_not_lost(algebra: Study, editor: Editor, drafts: Path) -> None:
    editor(
        "import subprocess\n"
        "subprocess.run([sys.executable, '-m', 'study', 'journal', '--results', 'Of another'], check=True)\n"
        "page.write_text(page.read_text() + 'Mine')"
    )
    answer = algebra("journal", "--edit")
    assert (answer.code, "while you were editing" in answer.errors) == (1, True)
    assert week(algebra)[3] == "Of another"
    (kept,) = drafts.iterdir()
    assert "Mine" in kept.read_text()


def test_without_a_terminal_no_editor_is_opened(algebra: Study, editor: Editor, drafts: Path) -> None:
    editor("page.with_name('opened').touch()", terminal=False)
    answer = algebra("journal", "--edit")
    assert (answer.code, answer.output) == (2, "")
    assert "--results" in answer.errors
    assert list(drafts.iterdir()) == []


def test_texts_on_the_line_and_the_editor_are_not_mixed(algebra: Study, editor: Editor) -> None:
    editor("page.write_text('x')")
    unchanged(algebra, algebra("journal", "--edit", "--goal", "x"), 2)


def test_on_a_terminal_the_editor_has_it(algebra: Study, tmp_path: Path) -> None:
    script = tmp_path / "ed.py"
    script.write_text("import sys, pathlib\nassert sys.stdout.isatty()\np = pathlib.Path(sys.argv[1])\n"
                      "p.write_text(p.read_text() + 'Typed')")  # fmt: skip
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "study", "journal", "--edit"],
        stdin=theirs, stdout=theirs, stderr=subprocess.PIPE,
        env={**os.environ, "EDITOR": f"{sys.executable} {script}", "VISUAL": "", "TERM": "dumb"},
    )  # fmt: skip
    os.close(theirs)
    os.close(ours)
    assert (done.returncode, done.stderr) == (0, b"")
    assert week(algebra)[3] == "Typed"


def test_hostile_titles_and_texts_stay_where_they_are(study: Study, editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(
        'curriculum: c\ntitle: C\nphases: [{title: P, items: [{topic: "## Goal \\e[31m [b]x[/b]", effort: 1h}]}]\n'
    )
    study("enroll", str(path))
    editor("page.write_text(page.read_text() + 'Fine')")
    study("journal", "--plan", "## Results\nsame")
    assert study("journal", "--edit").code == 0
    assert week(study)[2:] == ("## Results\nsame", "Fine")
    assert "\x1b" not in study("journal").output
