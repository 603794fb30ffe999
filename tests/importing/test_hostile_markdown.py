"""Whatever is in a text, there is an answer, and it takes no longer than its length says."""

from __future__ import annotations

from time import process_time

import pytest

from tests.importing.plans import found

SIZE = 100_000  # characters
LONGEST = 10  # seconds; what is read in quadratic time takes minutes

WORST = {
    "stars": "*",
    "underscores": "_",
    "ticks": "`",
    "brackets": "[",
    "round brackets": "(",
    "bracket ends": "- a (b",
    "openers": "[a](",
    "quotations": ">",
    "bullets": "- ",
    "number signs": "#",
    "pipes": "|",
    "digits": "1",
    "ranges": "1-",
    "amounts": "2 hours ",
    "weeks": "- week 1 ",
    "colons": "a:",
    "bold labels": "**a**:",
    "bold openers": "**a ",
    "tags": "<a ",
    "comments": "<!--",
    "divisions": "<div>\n",
    "entities": "&amp;",
    "backslashes": "\\",
    "addresses": "http://",
    "pictures": "![](",
    "prices": "$1",
    "authors": "- [a](b) by ",
    "dates": "1/1/",
    "clocks": "(1:00)",
    "boxes": "- [ ] a\n",
    "dashes": "a – ",
    "fences": "```\n",
    "headings": "# a\n",
    "underlines": "a\n=\n",
    "numerals": "第一",
    "right to left": "\u202e",
    "zeroes": "\0",
    "joiners": "\u200d",
    "short codes": ":a",
    "break tags": "<br>",
    "mail": "| a@b",
    "fields": "- a: [b](c)\n",
    "modules": "- Module 1: 1 week\n",
    "brackets before links": "- a (1h): [b](c) ",
    "rows": "| a | b |\n|--|--|\n",
    "link texts with blanks": "[a  ](b)",
    "link texts of blanks": "[" + " " * 50,
    "addresses with signs": "[a](b&c;",
    "link definitions": "[a]: b\n",
    "summaries": "<details><summary>a</summary>\n\n",
    "bars": "- a [██░] 50%\n",
    "half dates": "- 2024-01-0 a\n",
    "comments in a line": "a <!-- ",
}


@pytest.mark.parametrize("piece", WORST.values(), ids=list(WORST))
def test_a_long_text_of_one_piece_is_read_in_time(piece: str) -> None:
    begun = process_time()
    plan = found(piece * (SIZE // len(piece)))
    assert plan.understood <= plan.lines
    assert process_time() - begun < LONGEST


def test_lists_in_lists_in_lists_are_read_as_far_as_somebody_would() -> None:
    plan = found("# P\n\n" + "\n".join("  " * depth + "- a" for depth in range(400)))
    assert len(plan.items) <= 400


def test_a_table_of_many_columns_has_an_answer() -> None:
    row = "|".join(["a"] * 500)
    plan = found(f"{row}\n{'|'.join(['-'] * 500)}\n" + f"{row}\n" * 50)
    assert plan.lines == 51


@pytest.mark.parametrize("text", ["", "\n", "---\n", "---\na: b\n---", "#", "|", "- ", "<details>", "[a]: b", "\ufeff"])
def test_next_to_nothing_is_nothing(text: str) -> None:
    plan = found(text)
    assert plan.items == [] and plan.headings == []
