"""Blocks that hold one of several, and headings as deep and numbered as those around."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.publish.names import Name, named
from tests.conftest import Study
from tests.publish.readme import block, readme

pytestmark = pytest.mark.usefixtures("repository")

WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8)


@given(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), st.sampled_from(["", "svg"]))
def test_a_marker_names_what_it_was_made_of(which: str, bars: str) -> None:
    name = Name("list", which, bars)
    assert ">" not in name.marker[:-3]
    assert named(name.marker.removeprefix("<!-- study:begin").removesuffix("-->")) == name


def headings(path: Path) -> list[str]:
    return re.findall(r"^#+ .*", path.read_text(encoding="utf-8"), re.MULTILINE)


def tables(path: Path) -> list[str]:
    """The first cells of all rows."""
    return re.findall(r"^\| (.*?) \|", path.read_text(encoding="utf-8"), re.MULTILINE)


ALGEBRA = """\
curriculum: algebra
title: Linear algebra
pace: 2h/day
phases:
  - {phase: first, title: First steps, modules: [{module: vectors, title: Vectors, items: [{topic: Sums, effort: 1h}]}]}
  - {phase: then, title: Then, items: [{topic: Matrices, effort: 1h}]}
"""


@pytest.fixture
def full(study: Study) -> Study:
    """Somebody with a curriculum, two lists, two goals for books, an exam and two weeks of a journal."""
    Path("algebra.yaml").write_text(ALGEBRA, encoding="utf-8")
    assert study("enroll", "algebra.yaml").code == 0
    for title, name in (("Axler", "Books"), ("Lang", "Books"), ("LoRA", "Papers")):
        study("add", title, "--kind", "book", "--list", name, "--progress", "20")
    study("goal", "books", "4", "--year", "2026")
    study("goal", "books", "6", "--year", "2027")
    study("certificate", "add", "AWS SAA")
    study("journal", "--goal", "Read", now="2026-03-16")
    study("journal", "--goal", "Rest", now="2026-03-23")
    return study


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ('list "Books"', ["Type", "---", "Book", "Book"]),
        ("list books", ["Type", "---", "Book", "Book"]),
        ("goal books 2027", ["Goal", "---", "6 books in 2027"]),
        ('goal "4 books in 2026"', ["Goal", "---", "4 books in 2026"]),
        ("certificate", ["Certificate", "---", "AWS SAA"]),
        ("exam AWS SAA", ["Certificate", "---", "AWS SAA"]),
        ("curriculum algebra", ["Curriculum", "---", "**Linear algebra**", "First steps", "Then"]),
        ("phase algebra/first", ["Part", "---", "**All**", "Vectors"]),
        ("phase First steps", ["Part", "---", "**All**", "Vectors"]),
    ],
)
def test_a_block_holds_one_of_several(full: Study, name: str, shown: list[str]) -> None:
    path = readme(block(name))
    assert full("publish", "README.md").code == 0
    assert tables(path) == shown
    assert full("publish", "README.md", "--check").code == 0


def test_a_block_holds_one_week(full: Study) -> None:
    path = readme(block("journal 2026-03-18"))
    full("publish", "README.md")
    assert path.read_text(encoding="utf-8").splitlines()[2:5] == [
        "## Week 3 · week of 2026-03-16",
        "",
        "- **Goal:** Read",
    ]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("goal books", 'this block is for one goal, and "books" is the name of 2 of them'),
        ("goal papers", 'there is no goal "papers"'),
        ("list", "a block for a list has to name it"),
        ('list "Boks"', 'there is no list "Boks"'),
        ("curriculum nothing", 'there is no curriculum "nothing"'),
        ("phase nothing", 'there is no phase "nothing"'),
        ("journal last week", '"last week" isn\'t a week'),
        ("journal 2026-02-31", '"2026-02-31" isn\'t a week'),
        ("goals 2026", 'the block "goals" holds all there is'),
        ("bars=red", 'there are no bars "red"'),
        ("sections=goals,nothing", 'there is no section "nothing"'),
        ('list "Books', '"list "Books" names no block'),
    ],
)
def test_a_name_of_nothing_is_told_at_its_line(full: Study, name: str, told: str) -> None:
    path = readme(f"# Me\n\n{block(name)}")
    answer = full("publish", "README.md", columns=1000)
    assert (answer.code, answer.output, path.read_text(encoding="utf-8")) == (3, "", f"# Me\n\n{block(name)}")
    assert answer.errors.startswith(f"README.md:3:1: {told}\n")


def test_a_list_that_is_empty_now_leaves_its_block_empty(full: Study) -> None:
    path = readme(block('list "Papers"'))
    full("remove", "LoRA")
    full("publish", "README.md")
    assert path.read_text(encoding="utf-8") == block('list "Papers"')


def test_headings_are_as_deep_and_numbered_as_those_around(full: Study) -> None:
    path = readme(
        f"# Me\n\n## 1. Start\n\n### 1.1. Here\n\nText.\n\n{block('list Books')}\n{block('list Papers')}\n"
        f"## 2. Exams\n\n{block('certificates')}\n## 3. Papers\n\nText.\n\n{block('goals')}"
    )
    full("publish", "README.md")
    assert headings(path) == [
        "# Me", "## 1. Start", "### 1.1. Here", "### 1.2. Books", "### 1.3. Papers", "## 2. Exams",
        "### 2.1. Certificates", "## 3. Papers", "## 4. Goals",
    ]  # fmt: skip
    assert full("publish", "README.md", "--check").code == 0


def test_what_the_heading_above_says_is_not_said_again(full: Study) -> None:
    path = readme(f"# Me\n\n## 1. Books - 2 Books\n{block('list Books')}\n## Goals\n\n{block('goals')}")
    full("publish", "README.md")
    assert headings(path) == ["# Me", "## 1. Books - 2 Books", "## Goals"]
    assert full("publish", "README.md", "--check").code == 0


def test_what_has_a_block_of_its_own_is_not_told_twice(full: Study) -> None:
    path = readme(
        "# Me\n\n" + block("list Books") + block("goal books 2026") + block("journal 2026-03-16") + "\n" + block()
    )
    full("publish", "README.md")
    rest = path.read_text(encoding="utf-8").rpartition("study:begin -->")[2]
    assert re.findall(r"^#+ .*", rest, re.MULTILINE) == [
        "## Progress", "## Papers", "## Certificates", "## Goals", "## Journal", "### Week 4 · week of 2026-03-23",
    ]  # fmt: skip
    assert "2026 |" not in rest and "6 books in 2027" in rest


def test_bars_and_sections_are_remembered_in_the_file(full: Study) -> None:
    path = readme(block())
    full("publish", "README.md", "--bars", "unicode", "--sections", "goals")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("<!-- study:begin sections=goals bars=unicode -->\n") and "░" in text
    assert full("publish", "README.md", "--check").code == 0
    assert full("publish", "README.md", "--check", "--bars", "geps").code == 1
    full("publish", "README.md", "--bars", "geps", "--sections", "all")
    assert path.read_text(encoding="utf-8").startswith("<!-- study:begin -->\n\n## Progress")
