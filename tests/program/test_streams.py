"""Whole processes: exit codes, streams, terminals."""

import json
import os
import pty
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

STUDY = [sys.executable, "-m", "study"]


def run(*words: str, **changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*STUDY, *words], capture_output=True, text=True, errors="replace", env=os.environ | changes, timeout=60
    )


def on_a_terminal(words: Sequence[str], **changes: str) -> str:
    """What a command shows on a terminal of 80 columns."""
    main, other = pty.openpty()
    env = {name: text for name, text in os.environ.items() if name != "COLUMNS"}
    env |= {"TERM": "xterm-256color", "COLUMNS": "80"} | changes
    with subprocess.Popen([*STUDY, *words], stdout=other, stderr=other, stdin=other, env=env) as process:
        os.close(other)
        parts = []
        while True:
            try:
                part = os.read(main, 65536)
            except OSError:
                break
            if not part:
                break
            parts.append(part)
        process.wait()
    os.close(main)
    return b"".join(parts).decode()


@pytest.mark.parametrize("columns", ["0", "-5", "10000", "wide", ""])
def test_columns_that_cannot_be_are_passed_over(columns: str) -> None:
    usual = run("curricula", COLUMNS="80").stdout
    assert usual != run("curricula", COLUMNS="40").stdout
    assert run("curricula", COLUMNS=columns).stdout == usual


@pytest.fixture
def enrolled() -> None:
    assert run("enroll", "hf-four-week", "--hours", "10").returncode == 0


def test_the_answer_is_on_stdout_and_messages_are_on_stderr(enrolled: None) -> None:
    good, bad = run("today"), run("done", "999")
    assert (good.returncode, good.stderr) == (0, "")
    assert "Monday 2 March" in good.stdout
    assert (bad.returncode, bad.stdout) == (5, "")
    assert bad.stderr == "There is no item 999 in what you follow. See `study list`.\n"


def test_a_terminal_has_colour_and_solid_bars(enrolled: None) -> None:
    shown = on_a_terminal(["report"])
    assert "\x1b[" in shown
    assert "░" in shown


@pytest.mark.parametrize("setting", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_without_colour_the_terminal_shows_what_the_pipe_gets(enrolled: None, setting: dict[str, str]) -> None:
    for words in (["today"], ["report"], ["plan"], ["check", "gpt-transformer"]):
        assert on_a_terminal(words, **setting).replace("\r\n", "\n") == run(*words).stdout


def test_terminal_and_pipe_differ_in_colour_and_bars_only(enrolled: None) -> None:
    import re

    shown = re.sub(r"\x1b\[[0-9;]*m", "", on_a_terminal(["today"])).replace("\r\n", "\n")
    shown = shown.translate(str.maketrans("█░", "#-"))
    assert [line.rstrip() for line in shown.splitlines()] == run("today").stdout.splitlines()


def test_no_escape_of_a_title_reaches_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_text(
        'curriculum: x\ntitle: "[red]Title\\e[31m"\nphases: [{title: "a\\u202eb", items: ["\\e]0;owned\\a"]}]\n'
    )
    run("enroll", str(path))
    for words in (["today"], ["list"], ["report"], ["plan"], ["show", "1"], []):
        shown = on_a_terminal(words)
        assert "\x1b]0" not in shown
        assert "\u202e" not in shown
        assert "\x1b[31m" not in shown.replace("\x1b[31m-", "").replace("\x1b[31m█", "")


@pytest.mark.parametrize("words", [["list"], ["report"], ["plan"], ["today", "--json"], ["--help"]])
def test_a_reader_who_has_had_enough_ends_it_quietly(enrolled: None, words: list[str]) -> None:
    line = " ".join([*STUDY, *words]) + " | head -1 >/dev/null; echo ${PIPESTATUS[0]}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("0", "")


def test_a_full_disk_behind_stdout_is_one_sentence(enrolled: None) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*STUDY, "report"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    assert done.stderr == "The answer couldn't be written: No space left on device.\n"


def test_closed_streams_do_no_harm(enrolled: None) -> None:
    for redirect in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
        done = subprocess.run(["bash", "-c", f"{' '.join(STUDY)} done 1 {redirect}"], capture_output=True, text=True)
        assert done.returncode == 0
        assert "Traceback" not in done.stderr


def test_a_clock_that_is_no_date_is_refused(enrolled: None) -> None:
    done = run("today", STUDY_NOW="soon")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("STUDY_NOW is 'soon', which isn't a date.")


@pytest.mark.parametrize("clock", ["0999-12-31", "9000-01-01"])
def test_a_clock_at_an_end_of_the_calendar_is_refused(enrolled: None, clock: str) -> None:
    done = run("enroll", "gpt-transformer", STUDY_NOW=clock)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"STUDY_NOW is '{clock}'. Give a year from 1000 to 8999.\n"


@pytest.mark.parametrize(
    "terminal",
    [
        {"LANG": "C"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
    ],
)
def test_a_terminal_that_knows_no_unicode_gets_ascii(terminal: dict[str, str]) -> None:
    run("add", "Über 🚀 Öl", "--effort", "1h")
    for words in (["today"], ["plan"], ["report"], ["show", "1"], ["show", "999"], ["help", "all"]):
        done = run(*words, **terminal | {"PYTHONUNBUFFERED": "1"})
        assert done.returncode == (5 if "999" in words else 0)
        assert "Unicode" not in done.stderr
    item = json.loads(run("show", "1", "--json", PYTHONIOENCODING="ascii").stdout)
    assert item["title"] == "Über 🚀 Öl"
    assert "1  \\u00dcber \\ud83d\\ude80 \\u00d6l\n" in run("show", "1", PYTHONIOENCODING="ascii").stdout


@pytest.mark.parametrize("words", ["", "today", "report", "plan", "list", "help", "help done", "done 99", "tick 1"])
def test_twenty_columns_are_enough(enrolled: None, words: str) -> None:
    done = run(*words.split(), COLUMNS="20")
    assert "Traceback" not in done.stderr
    assert max(map(len, (done.stdout + done.stderr).splitlines())) <= 20


@pytest.mark.parametrize("pager", ["less", "cat", ""])
def test_a_terminal_that_is_closed_in_the_middle_of_a_screen_ends_it_quietly(enrolled: None, pager: str) -> None:
    main, other = pty.openpty()
    env = os.environ | {"TERM": "xterm", "PAGER": pager, "LINES": "5"}
    with subprocess.Popen(
        [*STUDY, "list"], stdin=other, stdout=other, stderr=subprocess.PIPE, env=env, start_new_session=True
    ) as process:
        os.close(other)
        os.read(main, 100)
        os.close(main)
        assert process.stderr is not None
        assert (process.stderr.read(), process.wait(timeout=30)) == (b"", 0)
