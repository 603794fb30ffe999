"""Nothing that a curriculum says is invisible: every word of the shipped files, before enrolling and after."""

import re
from collections.abc import Iterator

import pytest

from study.format.file import load
from study.format.shipped import folder, names
from tests.conftest import Study

UNSAID = {"id", "optional", "closed", "passed", "requires", "same"}
"""Keys whose values are names for the program, or true and false."""


def told(said: object, key: str = "") -> Iterator[str]:
    """Every text of a file."""
    if isinstance(said, dict):
        for name, value in said.items():
            yield from told(value, name)
    elif isinstance(said, list):
        for value in said:
            yield from told(value, key)
    elif said is not None and key not in UNSAID:
        yield str(said)


def words(text: str) -> set[str]:
    """Its words; Markdown's marks are none."""
    return set(re.findall(r"[\w’'.+#&-]*\w", text.lower().replace("_", " ")))


def missing(name: str, output: str) -> set[str]:
    root = load(folder() / f"{name}.yaml").root
    return {word for text in told(root) for word in words(text)} - words(output)


@pytest.mark.parametrize("name", names())
def test_show_prints_every_word_of_a_shipped_file(name: str, study: Study) -> None:
    assert missing(name, study("show", name, columns=2000).output) == set()


@pytest.mark.parametrize("name", names())
def test_every_word_is_shown_after_enrolling_too(name: str, study: Study) -> None:
    study("enroll", name, "--hours", "10", columns=2000)
    outputs = [study(*line.split()).output for line in ("backlog", "goal", "lesson", "certificate", "report")]
    outputs += [study("journal", "--all").output, study("show", name).output]
    numbers = re.findall(r'"item": (\d+)', study("list", "--json").output)
    outputs += [study("show", number).output for number in numbers]
    assert missing(name, "\n".join(outputs)) == set()
