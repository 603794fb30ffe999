"""A curriculum that was imported follows its source: its items are told by the lines on which they stood there."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.format import source_lines
from tests.conftest import Study
from tests.upgrade.plans import listed, steps, told, written

README = """# Bread in 3 weeks

## Week 1: Flour

- [ ] Read about gluten (30 min)
- [ ] Mix a first dough (1h)

## Week 2: Ovens

- [ ] [Steam](https://example.org/steam) (2h)
- [ ] Review
"""

LATER = """# Bread in 3 weeks

Somebody wrote a word before it.

## Week 1: Flour

- [ ] Mix a first dough (1h)
- [ ] Grind (1h)

## Week 2: Ovens

- [ ] [Steam and heat](https://example.org/steam) (3h)
- [ ] Review
"""


@pytest.fixture
def bread(study: Study, repository: Path) -> Study:
    """Somebody who follows what came of a README."""
    written(repository, README, "README.md")
    assert study("import", "README.md", "-o", "bread.yaml").code == 0
    assert study("enroll", "bread.yaml", "--hours", "5").code == 0
    assert study("done", "steam").code == 0
    return study


def test_items_are_told_by_the_lines_of_their_sources(bread: Study, repository: Path) -> None:
    found = told(bread, "upgrade", "bread-in-3-weeks", written(repository, LATER, "LATER.md"))
    lines = {one["from"]["line"]: one["to"]["line"] if one["to"] else None for one in found["pairs"]}
    assert lines == {5: None, 6: 7, 10: 12, 11: 13}
    assert [one["line"] for one in found["new"]] == [8]
    assert listed(bread)["Steam and heat"] == (3, "done", 100)


def test_the_same_source_is_no_other_version_whatever_the_program_makes_of_it(bread: Study, repository: Path) -> None:
    """As after an update of the program, which reads a README better than before."""
    bread("undo", "2")
    text = (repository / "bread.yaml").read_text().replace("Mix a first dough", "Mix")
    bread("enroll", written(repository, text, "older.yaml"), "--hours", "5")
    before = steps(bread)
    assert "No changes" in bread("upgrade", "bread-in-3-weeks", "README.md").output
    assert steps(bread) == before


def test_a_source_that_is_no_curriculum_changes_nothing(bread: Study, repository: Path) -> None:
    before = steps(bread)
    assert bread("upgrade", "bread-in-3-weeks", written(repository, "Hello.\n", "LATER.md")).code == 3
    assert steps(bread) == before


@given(st.lists(st.none() | st.integers(1, 10**6)))
def test_lines_are_read_as_they_were_written(lines: list[int | None]) -> None:
    text = "title: X\n" + source_lines.comment(lines)
    assert source_lines.read(text, len(lines)) == (lines if any(lines) else None)
    assert source_lines.read(text, len(lines) + 1) is None


@pytest.mark.parametrize("words", ["1-99999999999", "x", "5-1", "-", "1 2 3-", "--"])
def test_odd_lines_are_none(words: str) -> None:
    assert source_lines.read(f"# Lines of the items in the source:\n#  {words}\n", 3) is None


YEAR = """# My year

## Old things

- [x] Learn COBOL
- [ ] Learn Ada

## Plan

- [x] Read the paper (2h)
- [ ] Write a summary (1h)
- [ ] Train a model (3h)
"""


@pytest.mark.parametrize("source", [(), ("year.md",)])
def test_a_source_is_read_again_as_it_was_when_it_was_enrolled_in(
    study: Study, repository: Path, source: tuple[str, ...]
) -> None:
    written(repository, YEAR, "year.md")
    words = "--section", "Plan", "--fresh", "--title", "My plan", "--yes"
    assert study("enroll", "year.md", *words).code == 0
    for n in (1, 2):  # also from an upgrade on
        with (repository / "year.md").open("a", encoding="utf-8") as file:
            file.write(f"- [x] Publish it, part {n} (2h)\n")
        answer = study("upgrade", "my-plan", *source)
        assert "--fresh --title 'My plan' --section Plan" in " ".join(answer.output.split())
        parts = [f"Publish it, part {part}" for part in range(1, n + 1)]
        assert list(listed(study)) == ["Read the paper", "Write a summary", "Train a model", *parts]
        assert {status for _, status, _ in listed(study).values()} == {"open"}
    assert "No changes" in study("upgrade", "my-plan").output


def test_an_address_is_not_asked_whether_it_changed_and_that_is_said(study: Study, repository: Path) -> None:
    from study.store.workspace import Workspace

    written(repository, README, "README.md")
    study("enroll", "README.md", "--yes")
    with Workspace().writing() as writer:  # as if it had come from there
        writer.connection.execute("UPDATE base SET source = 'https://example.org/bread.md'")
    told_ = study("curricula")
    assert "Not checked: Bread in 3 weeks comes from an address" in told_.output
    assert "\n  https://example.org/bread.md\n" in told_.output
    assert "study upgrade bread-in-3-weeks --dry-run" in told_.output
    assert told(study, "curricula")["unchecked"] == [
        {"id": "bread-in-3-weeks", "title": "Bread in 3 weeks", "source": "https://example.org/bread.md"}
    ]
