"""What can't be understood in a log is told; what is no log is refused; what is hostile is read all the same."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.errors import InvalidFile
from study.importing.log import reader
from tests.budgets import steps_at_most
from tests.importing.logs import read, rows, said, table

GOOD_TIME = 500_000_000
"""Steps, for what takes a quarter at most; to look at all that went before for every line takes several times that."""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("> | Tool | Topic |\n> |---|---|\n> | 1 | A |", "1:5: this table shows no progress: 1 row not read"),
        (table("Book |  | 40 %"), "3:9: this row has no title: not read"),
        (table(f"Book | {'a' * 10_001} | 40 %"), "3:8: this title has over 10,000 characters: not read"),
        ("- [x] " + "a" * 10_001, "1:7: this entry has a title of over 10,000 characters: not read"),
        ("- [x] ![](https://geps.dev/progress/4)", "1:7: this entry has no title: not read"),
        ("3: Book | SICP | ![](https://geps.dev/progress/4)", "1:1: a row outside of any table: not read"),
        ("Book | Progress\nSICP | 40 %", "2:1: a row outside of any table: not read"),
        ("So far: ![](https://geps.dev/progress/4)", "1:1: a bar outside of any table or list: not read"),
        ("\n```\n- [x] A", "2:1: code begins here and never ends: nothing read"),
        ("<!-- - [x] A", "1:1: comment begins here and never ends: nothing read"),
    ],
)
def test_what_is_not_understood_is_told_with_its_place(text: str, problem: str) -> None:
    assert said(text) == [f"log.md:{problem}"]
    assert rows(text) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xfea\x00", "this isn't UTF-8 text"),
        (b"caf\xe9", "this isn't UTF-8 text"),
        (b"PK\x00", "this is a binary file"),
        (b" " * (10 * 1024 * 1024 + 1), "this file is over 10 MiB"),
    ],
)
def test_a_file_that_is_no_text_is_refused(content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "log.md"
    path.write_bytes(content)

    with pytest.raises(InvalidFile, match=message):
        reader.read(path)


def test_a_file_that_is_not_there_is_refused_without_talk_of_curricula(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="there is no such file") as refused:
        reader.read(tmp_path / "log.md")

    assert refused.value.problems[0].hint == "check the spelling"


@pytest.mark.parametrize(
    "text",
    [
        "| Type | Details | Progress |\n|-|-|-|\n" + "| Course | NLP | 40 % |\n" * 40_000,
        "|" * 1_000_000,
        "|a" * 20_000 + "\n" + "|-" * 20_000 + "\n" + "|b" * 20_000,
        "> " * 200_000,
        "`" * 300_000 + "\n" + "```a`\n" * 50_000,
        "".join(" " * (n % 2000) + "- [ ] a\n" for n in range(2000)),
        "- [ ] a\n" + "b\n" * 200_000,
        "Progress|a\n-|-\n" + "[" * 300_000 + "|b",
        "Progress|a\n-|-\n" + ("[" * 20 + "](|b\n") * 1000,
        "Progress|a\n-|-\n" + "\\" * 300_000,
        "Progress|a\n-|-\n" + "*a **b _c " * 30_000,
        "Progress|a\n-|-\n" + "9" * 300_000 + "%|b",
        "# " + "★" * 100_000 + "\n# " + "a - 3 " * 100_000,
        "- [x] [a](b)" + " by" * 100_000,
        "- [x] a\n" + "Aiming for 10 more.\n- b\n\n" * 30_000,
        "start" + "\n:" * 9_000 + "\n" + f"- [x] {')' * 9_000}a\n" * 30,
        "# " + "in " * 60_000 + "\n- a\n# 2024" + " -" * 60_000 + "\n- [x] b\n",
    ],
    ids=range(17),
)
def test_hostile_files_are_read_in_good_time(text: str) -> None:
    with steps_at_most(GOOD_TIME):
        read(text)


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=30), max_size=20), st.randoms())
def test_any_text_is_read_and_every_problem_has_its_place(pieces: list[str], random) -> None:  # type: ignore[no-untyped-def]
    marks = [
        "|",
        "---",
        "|-|-|",
        "- [x] ",
        "# ",
        "```",
        "<!--",
        "-->",
        "![](https://geps.dev/progress/4)",
        "\n",
        "> ",
        "\\",
    ]
    text = "".join(piece + random.choice(marks) for piece in pieces)

    found = read(text)

    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in found.problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
    for row in (row for one in found.log.lists for row in one.rows):
        assert row.title == " ".join(row.title.split()) != ""
        assert row.percent is None or 0 <= row.percent <= 100
