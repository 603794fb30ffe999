"""Whatever a file holds, a check ends with what it found."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from study.errors import Problem
from study.format.faults import read
from study.format.file import CheckResult, check, check_text
from study.format.models import Curriculum, Item

SAMPLE = (Path(__file__).parent / "sample.yaml").read_text(encoding="utf-8")
LINES = SAMPLE.splitlines(keepends=True)
WORDS = sorted(
    {*re.findall(r"[\w-]+|[^\w\s]", SAMPLE), *Item.offered, *Curriculum.model_fields, "stand-in", "2-1", "-"}
)
LINE_BREAKS = re.compile("\r\n|\r|\n")

positions = st.integers(0, len(SAMPLE))
numbers = st.integers(0, len(LINES) - 1)


def sane(checked: CheckResult) -> None:
    """Either a curriculum or problems; everything at a place in the file, in one line of words."""
    assert (checked.curriculum is None) == (checked.outline is None) == bool(checked.problems)
    lines = LINE_BREAKS.split(checked.text)
    for found in (*checked.problems, *checked.warnings):
        if not found.line:  # the file as a whole, of which nothing was read
            assert (found.column, checked.text) == (0, "")
            continue
        assert 1 <= found.line <= len(lines)
        assert 1 <= found.column <= len(lines[found.line - 1]) + 1
        assert found.message and "\n" not in found.message and len(found.message) < 300
        assert "pydantic" not in found.message.lower() and "input should" not in found.hint.lower()
    assert checked.problems == sorted(set(checked.problems))


def same(one: list[Problem], other: list[Problem]) -> bool:
    return [problem.message for problem in one] == [problem.message for problem in other]


@given(text=st.text())
@example(text="a: \ufeffb")
@example(text="? a")
@example(text="{")
@example(text=": :")
@example(text="a: !<")
@example(text="*a: b")
@example(text="- : ''\n? ''\n")
def test_any_text_is_read_or_refused(text: str) -> None:
    sane(check_text(text, "f"))


@given(data=st.binary())
@example(data=b"\r\x80")
def test_any_file_is_read_or_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "f.yaml"
    file.write_bytes(data)
    checked = check(file)
    assert checked.problems
    sane(checked)


@given(start=positions, end=positions, word=st.one_of(st.just(""), st.sampled_from(WORDS), st.text(max_size=5)))
def test_any_piece_of_a_curriculum_may_be_lost_or_replaced(start: int, end: int, word: str) -> None:
    start, end = sorted((start, end))
    sane(check_text(SAMPLE[:start] + word + SAMPLE[min(end, start + 40) :], "f"))


@given(data=st.data())
def test_any_words_of_a_curriculum_may_be_changed(data: st.DataObject) -> None:
    text = SAMPLE
    for _ in range(data.draw(st.integers(1, 4))):
        places = [found.span() for found in re.finditer(r"[\w-]+", text)]
        start, end = data.draw(st.sampled_from(places))
        text = text[:start] + data.draw(st.sampled_from(WORDS)) + text[end:]
    sane(check_text(text, "f"))


@given(gone=st.sets(numbers, max_size=4), twice=st.sets(numbers, max_size=4), order=st.tuples(numbers, numbers))
def test_any_lines_of_a_curriculum_may_be_lost_doubled_or_exchanged(
    gone: set[int], twice: set[int], order: tuple[int, int]
) -> None:
    lines = list(LINES)
    lines[order[0]], lines[order[1]] = lines[order[1]], lines[order[0]]
    kept = [line * (1 + (n in twice)) for n, line in enumerate(lines) if n not in gone]
    sane(check_text("".join(kept), "f"))


values = st.recursive(
    st.one_of(st.sampled_from(WORDS), st.none(), st.text(max_size=8)),
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(st.sampled_from(WORDS), parts, max_size=4),
    max_leaves=12,
)


@given(value=st.dictionaries(st.sampled_from(sorted(Curriculum.model_fields)), values))
def test_any_shape_of_values_is_read_to_its_end(value: dict[str, Any]) -> None:
    sane(check_text(flow(value), "f"))
    given_keys = set(value)
    curriculum, reading = read(value)
    assert curriculum is not None
    assert reading.findings or given_keys >= {"curriculum", "title"}


def flow(value: object) -> str:
    """Values as YAML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{flow(str(key))}: {flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if value is None:
        return "null"
    return '"' + "".join(c if c.isalnum() and c.isascii() else f"\\U{ord(c):08x}" for c in str(value)) + '"'


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_breaks_make_no_difference(end: str) -> None:
    faults = (Path(__file__).parent / "faults.yaml").read_text(encoding="utf-8")
    plain, other = check_text(faults, "f"), check_text(faults.replace("\n", end), "f")
    assert plain.problems == other.problems
    assert same(plain.problems, other.problems)


def test_the_sample_has_no_problems() -> None:
    assert check_text(SAMPLE, "f").problems == []
