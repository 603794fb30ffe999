"""The help: one screen, every command, every topic."""

import re
from collections.abc import Callable

import pytest

from study import errors
from study.commands import COMMANDS, function, parameters_of
from study.help.topics import EXIT_CODES, TOPICS
from tests.conftest import Study
from tests.program.test_streams import on_a_terminal

FORMS = ("help {}", "{} --help", "{} -h")


def test_the_help_is_one_screen_with_every_command(study: Study) -> None:
    shown = study("help").output
    assert len(shown.splitlines()) < 24  # one line is the prompt's
    assert max(map(len, shown.splitlines())) <= 80
    assert {name.partition(" ")[0] for name in COMMANDS} <= set(re.findall(r"[\w-]+", shown))
    assert set(TOPICS) <= set(re.findall(r"[\w-]+", shown))


@pytest.mark.parametrize("words", ["--help", "-h", "help --help --json", "--json -h"])
def test_help_is_asked_for_in_many_ways(study: Study, words: str) -> None:
    answer = study(*words.split())
    assert (answer.code, answer.errors) == (0, "")
    assert answer.output in (study("help").output, study("help", "help").output)


def test_every_line_of_the_first_screen_works(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "10")
    lines = re.findall(r"^  study (.*?)  ", study("help").output, re.MULTILINE)
    assert len(lines) == 6
    for line in lines:
        assert study(*line.split()).code == 0, line


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_explained_with_an_example_and_without_a_type(study: Study, name: str) -> None:
    shown = {study(*form.format(name).split()).output for form in FORMS}
    assert len(shown) == 1
    (text,) = shown
    assert f"\n  study {name}" in text
    assert not re.search(r"<\w|list\[|\bINTEGER\b|\bstr\b|\| None", text)
    for key, (parameter, _) in parameters_of(function(name)).items():
        assert (parameter.flags[0] if parameter.flags else parameter.metavar or key) in text


@pytest.mark.parametrize("columns", [20, 40, 80, 200])
def test_no_line_of_the_help_is_wider_than_the_screen(study: Study, columns: int) -> None:
    for words in ("help", "help all", *(f"help {name}" for name in (*COMMANDS, *TOPICS))):
        answer = study(*words.split(), columns=columns)
        assert answer.code == 0
        lines = [line for line in answer.output.splitlines() if "://" not in line]  # an address is never cut
        assert max(map(len, lines)) <= columns, words


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_explained(
    study: Study, topic: str, golden: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STUDY_DB", "/home/learner/study.db")
    golden(study("help", topic).output)


def test_help_all_says_what_every_command_is_for(study: Study) -> None:
    shown = study("help", "all").output
    for name in COMMANDS:
        assert re.search(rf"^  {name} ", shown, re.MULTILINE), name


@pytest.mark.parametrize(
    ("words", "near"),
    [("todya", "today"), ("next", "today"), ("exit-code", "exit-codes"), ("kaggle rezult", "kaggle result")],
)
def test_who_asks_for_something_else_is_told_the_nearest(study: Study, words: str, near: str) -> None:
    answer = study("help", *words.split())
    assert (answer.code, answer.output) == (2, "")
    assert f"Did you mean `study help {near}`?" in " ".join(answer.errors.split())


def test_a_group_of_commands_names_those_below_it(study: Study) -> None:
    assert "  kaggle result  " in study("help", "kaggle").output
    assert study("kaggle", "nonsense", "--help") == study("help", "kaggle")


@pytest.mark.parametrize("words", ["version", "--version", "-V", "today -V", "kaggle add --version"])
def test_the_version_is_told_everywhere(study: Study, words: str) -> None:
    answer = study(*words.split())
    assert (answer.code, answer.output) == (0, "study 0.1.0\n")


def test_no_command_takes_the_flags_of_help_and_version() -> None:
    flags = {flag for name in COMMANDS for one, _ in parameters_of(function(name)).values() for flag in one.flags}
    assert not flags & {"-h", "--help", "-V", "--version"}


def test_behind_two_hyphens_nothing_asks_for_help(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "10")
    assert study("note", "1", "--", "--help").code == 0
    assert "--help" in study("show", "1").output


def test_every_exit_code_of_an_error_is_explained() -> None:
    families = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.StudyError)]
    assert {str(family.code) for family in families} | {"0", "130"} == {code for code, _ in EXIT_CODES}


def test_the_help_is_coloured_on_a_terminal() -> None:
    assert "\x1b[1;36mstudy done 7\x1b[0m" in on_a_terminal(["help"])
    assert "\x1b[" in on_a_terminal(["done", "-h"])
