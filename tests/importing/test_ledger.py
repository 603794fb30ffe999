"""Every line ends somewhere: understood, front or back matter, or left out for a reason."""

from __future__ import annotations

import pytest

from tests.importing.plans import found

PLAN = """---
title: Sets
layout: page
---

# Sets

![badge](https://img.shields.io/badge/a-b-c)

Read this in a week.

## Contents
- [One](#one)

## Week 1: One
Some words before.

- Unions
- Pairs

```python
print("no item")
```

| Concept | Python |
|--|--|
| Union | `a or b` |

## License
MIT
"""


def test_lines_add_up() -> None:
    plan = found(PLAN)
    left = {n for part in plan.omissions for n in range(part.first, part.last + 1)}
    told = [n for n, line in enumerate(PLAN.split("\n"), 1) if any(map(str.isalnum, line))]
    assert plan.lines == len(told)
    assert plan.understood == len([n for n in told if n not in left])


def test_what_is_left_out_has_a_reason() -> None:
    reasons = {(part.first, part.reason) for part in found(PLAN).omissions}
    assert (12, "front or back matter") in reasons
    assert any(reason == "code" for _, reason in reasons)
    assert any(reason.startswith("a table") for _, reason in reasons)


def test_the_front_matter_gives_the_title_and_its_line() -> None:
    plan = found(PLAN)
    assert (plan.title, plan.title_line) == ("Sets", 2)


def test_lines_keep_their_numbers_whatever_ends_them() -> None:
    for text in (PLAN, PLAN.replace("\n", "\r\n"), "\ufeff" + PLAN, PLAN.replace("\n", "\r")):
        assert [entry.line for entry in found(text).items] == [18, 19]


@pytest.mark.parametrize(
    ("text", "mend", "titles"),
    [
        ("## A\n- x\n\n##B\n- y\n", "line 4: a heading without a blank after its number signs", ["x", "y"]),
        ("# P\n\nbash```\nhttps://a.org\n```\n\n- x\n", "line 3: `bash```` opens code", ["x"]),
        ("# P\n\n- x\n\n```\ncode\n\n# Q\n\n- y\n", "line 5: code that never ends", ["x", "y"]),
    ],
)
def test_what_people_write_is_mended_and_told(text: str, mend: str, titles: list[str]) -> None:
    plan = found(text)
    assert plan.mends[0].startswith(mend)
    assert [entry.title for entry in plan.items] == titles


def test_the_same_text_gives_the_same_findings() -> None:
    assert found(PLAN) == found(PLAN)


def test_the_three_counts_add_up() -> None:
    plan = found(PLAN)
    assert plan.understood + sum(part.lines for part in plan.omissions) == plan.lines


def test_prose_around_the_plan_becomes_notes_of_what_it_stands_in() -> None:
    plan = found(
        "# Sets\n\nRead this.\n\nIt is dense.\n\n"
        "## How it works\nEvery week has a text.\n\n1. Read it.\n2. Sum it up.\n\n## Week 1: Unions\n- Draw one\n"
        "\n### Why\nThey come first.\n\n## Week 2: Pairs\n- Draw two\n"
    )
    assert plan.summary == "Read this."
    assert plan.notes == ["It is dense.", "**How it works**\nEvery week has a text.\n\n- Read it.\n- Sum it up."]
    assert plan.headings[0].notes == ["**Why**\nThey come first."]
    assert plan.understood == plan.lines


def test_a_curriculum_holds_no_novel() -> None:
    plan = found("# Sets\n\n## Story\n" + "Once upon a time.\n\n" * 2000 + "## Week 1: Unions\n- Draw one\n")
    assert sum(map(len, plan.notes)) < 20_000
    assert plan.understood + sum(part.lines for part in plan.omissions) == plan.lines
    assert {part.reason for part in plan.omissions} == {"more text about the plan than its notes hold"}


def test_all_that_is_asked_for_is_kept() -> None:
    plan = found("# Sets\n\n## Prerequisites\n- Patience:\n  - with proofs\n- Logic\n\n## Week 1: Unions\n- Draw one\n")
    assert plan.prerequisites == ["Patience:", "with proofs", "Logic"]
