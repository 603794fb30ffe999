"""What ``study publish`` asks, refuses, and leaves alone."""

import io
import os
import pty
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from study.publish.blocks import BEGIN, END
from study.report import command as reports
from study.report.rules import Report
from study.store.database import Connection
from tests.conftest import Study
from tests.publish.readme import block, readme

Golden = Callable[[str], None]
pytestmark = pytest.mark.usefixtures("repository")


def test_a_block_that_is_not_whole_is_told_with_its_line(log: Study, golden: Golden) -> None:
    path = readme(f"# My year\r\n\r\n{BEGIN}\r\n\r\ntext\r\n<!-- study:begin cagle -->\r\n{END}\r\n{END}\r\n")
    before = path.read_bytes()
    answer = log("publish", "README.md")
    assert (answer.code, answer.output) == (3, "")
    golden(answer.errors)
    assert path.read_bytes() == before


@pytest.mark.parametrize(("flags", "terminal"), [([], False), (["--check"], True), (["--json"], True)])
def test_where_nobody_is_asked_the_lines_to_paste_are_told(
    log: Study, monkeypatch: pytest.MonkeyPatch, flags: list[str], terminal: bool
) -> None:
    path = readme("# My year\n")
    monkeypatch.setattr("study.screen.console.is_answered", lambda: terminal)
    answer = log("publish", "README.md", *flags)
    assert (answer.code, answer.output) == (2, "")
    assert answer.errors == f"README.md has no block. Put these two lines where you want it:\n{BEGIN}\n{END}\n"
    assert path.read_bytes() == b"# My year\n"


@pytest.mark.parametrize(
    ("typed", "head"),
    [("1\n", f"# My year\n\ntext\n\n{BEGIN}\n\n## Progress\n"), ("2\n", f"# My year\n\n{BEGIN}\n\n## Progress\n")],
)
def test_at_a_terminal_the_learner_says_where_the_block_goes(
    log: Study, monkeypatch: pytest.MonkeyPatch, typed: str, head: str
) -> None:
    path = readme("# My year\n\ntext\n")
    monkeypatch.setattr("study.screen.console.is_answered", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    answer = log("publish", "README.md")
    assert (answer.code, answer.output) == (0, "Updated README.md.\n")
    assert answer.errors == (
        "README.md has no block for the log yet. Where should it go?\n"
        "  1  at the end\n  2  below line 1: # My year\nType a number, or anything else to cancel.\n"
    )
    assert path.read_text(encoding="utf-8").startswith(head)


def test_a_block_with_nothing_in_it_yet_is_put_in_all_the_same(log: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    path = readme("text\n")
    monkeypatch.setattr("study.screen.console.is_answered", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n"))
    assert log("publish", "README.md", "--sections", "journal").output == "Updated README.md.\n"
    assert path.read_text(encoding="utf-8") == f"text\n\n{block('sections=journal')}"


@pytest.mark.parametrize("typed", ["", "\n", "3\n", "no\n"])
def test_who_says_nowhere_keeps_the_file_as_it_is(log: Study, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    path = readme("text")
    monkeypatch.setattr("study.screen.console.is_answered", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    answer = log("publish", "README.md")
    assert (answer.code, answer.output) == (1, "")
    assert answer.errors.endswith("README.md was left alone.\n")
    assert path.read_bytes() == b"text"


def test_code_that_never_ends_takes_no_block(log: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    path = readme("# My year\n```\ncode\n")
    monkeypatch.setattr("study.screen.console.is_answered", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n"))
    answer = log("publish", "README.md", columns=1000)
    assert (answer.code, answer.output) == (2, "")
    assert answer.errors.endswith("a block would become part of it. Close it first.\n")
    assert path.read_bytes() == b"# My year\n```\ncode\n"


def test_a_terminal_is_asked(log: Study) -> None:
    path = readme("text\n")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "study", "publish", "README.md"]
    with subprocess.Popen(command, stdin=theirs, stderr=theirs, stdout=subprocess.PIPE, text=True) as process:
        os.close(theirs)
        os.write(ours, b"1\n")
        output, _ = process.communicate(timeout=60)
    os.close(ours)
    assert (process.returncode, output) == (0, "Updated README.md.\n")
    assert path.read_text(encoding="utf-8").startswith(f"text\n\n{BEGIN}\n\n## Progress\n")


def test_a_link_stays_and_its_target_is_written(log: Study) -> None:
    folder = Path("docs")
    folder.mkdir()
    target, link = folder / "log.md", Path("README.md")
    target.write_text(block("goals"), encoding="utf-8")
    link.symlink_to(target)
    assert log("publish", "README.md", "--bars", "svg").code == 0
    assert link.is_symlink()
    assert "## Goals" in target.read_text(encoding="utf-8")
    assert (folder / "progress" / "40.svg").exists()


def test_a_read_only_file_is_refused_and_nothing_is_made_beside_it(log: Study, repository: Path) -> None:
    path = readme(block())
    path.chmod(0o444)
    answer = log("publish", "README.md", "--bars", "svg")
    assert (answer.code, answer.output, answer.errors) == (1, "", "README.md: is read-only.\n")
    assert (path.read_text(encoding="utf-8"), stat.S_IMODE(path.stat().st_mode)) == (block(), 0o444)
    assert list(repository.iterdir()) == [repository / "README.md"]
    assert log("publish", "README.md", "--check").code == 1


@pytest.mark.parametrize(
    ("path", "code", "said"),
    [
        (".", 1, ".: is a directory.\n"),
        ("no/README.md", 1, "no/README.md: No such file or directory.\n"),
        ("picture.md", 2, "picture.md isn't UTF-8 text. Publish to a Markdown file.\n"),
    ],
)
def test_what_is_no_markdown_file_is_refused(log: Study, path: str, code: int, said: str) -> None:
    Path("picture.md").write_bytes("# Wide\n".encode("utf-16"))
    answer = log("publish", path)
    assert (answer.code, answer.output, answer.errors) == (code, "", said)


@pytest.mark.parametrize(("times", "code"), [(1, 0), (4, 0), (5, 1)])
def test_a_file_that_others_write_meanwhile_is_read_again_a_few_times(
    log: Study, monkeypatch: pytest.MonkeyPatch, times: int, code: int
) -> None:
    path = readme(block("lessons"))
    log("lesson", "Sleep")
    reported, written = reports.report_of, iter(range(times))

    def slowly(connection: Connection, today: date) -> Report:
        if (n := next(written, None)) is not None:
            path.write_text(f"theirs {n}\n{block('lessons')}", encoding="utf-8")
        return reported(connection, today)

    monkeypatch.setattr(reports, "report_of", slowly)
    answer = log("publish", "README.md", columns=1000)
    text = path.read_text(encoding="utf-8")
    assert (answer.code, text.splitlines()[0], "- Sleep" in text) == (code, f"theirs {times - 1}", not code)
    if code:
        said = "README.md was just changed by another program, so it was left alone. Run this again.\n"
        assert (answer.output, answer.errors) == ("", said)


def test_where_nothing_is_stored_no_readme_is_emptied(study: Study) -> None:
    path = readme(f"{BEGIN}\nThe log of another machine.\n{END}\n")
    before = path.read_bytes()
    for flags in ([], ["--check"]):
        answer = study("publish", "README.md", *flags)
        assert (answer.code, answer.output) == (5, "")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("sections", "said"),
    [
        ("goal", 'There is no section "goal". The sections are progress, resources, kaggle,'),
        (" , ", "--sections is empty. The sections are progress,"),
        ("goals", "--sections is for a block without a name, and there is none. The blocks: kaggle."),
    ],
)
def test_sections_that_cannot_be_are_refused(log: Study, sections: str, said: str) -> None:
    path = readme(block("kaggle"))
    answer = log("publish", "README.md", "--sections", sections, columns=1000)
    assert (answer.code, answer.output) == (2, "")
    assert said in answer.errors
    assert path.read_text(encoding="utf-8") == block("kaggle")


def test_a_picture_of_others_is_left_alone(log: Study) -> None:
    path, picture = readme(block("goals")), Path("progress", "40.svg")
    picture.parent.mkdir()
    picture.write_text("<svg>theirs</svg>")
    answer = log("publish", "README.md", "--bars", "svg", columns=1000)
    assert (answer.code, answer.output) == (1, "")
    assert answer.errors.endswith(
        "40.svg is a picture from somewhere else. Move it, or choose --bars geps or unicode.\n"
    )
    assert (picture.read_text(), path.read_text(encoding="utf-8")) == ("<svg>theirs</svg>", block("goals"))
