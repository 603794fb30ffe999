"""A mark of progress is written again in the style it has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.publish.mark import rewritten, said
from study.publish.markdown import geps

STYLES = [
    "![](https://geps.dev/progress/10)",
    "![](https://geps.dev/progress/3?max=12)",
    "![10%](https://progress-bar.dev/10/?title=done)",
    "![10 %](progress/10.svg)",
    '<img src="https://geps.dev/progress/10" width="90">',
    "![](https://img.shields.io/badge/progress-10%25-green)",
    "█░░░░░░░░░ 10 %",
    "[#---------] 10%",
    "10%",
    "10 % (chapter 2)",
    "3/12",
    "3 of 12",
    "10",
    "done",
    "⬜",
    "soon",
    "",
]


@given(st.sampled_from(STYLES), st.integers(0, 100))
def test_a_mark_says_what_it_is_told_and_writing_it_again_changes_nothing(raw: str, percent: int) -> None:
    written = rewritten(raw, percent, geps, {})
    assert abs((said(written) or 0) - percent) <= (8 if "12" in raw else 0)
    assert rewritten(written, percent, geps, {}) == written


@pytest.mark.parametrize(
    ("raw", "percent", "written"),
    [
        ("![](https://geps.dev/progress/10)", 40, "![](https://geps.dev/progress/40)"),
        ("![](https://geps.dev/progress/3?max=12)", 50, "![](https://geps.dev/progress/6?max=12)"),
        ("![10 %](progress/10.svg)", 40, "![40 %](progress/40.svg)"),
        ("![](https://img.shields.io/badge/v2-10%25-green)", 40, "![](https://img.shields.io/badge/v2-40%25-green)"),
        ("█░░░░░░░░░ 10 %", 40, "████░░░░░░ 40 %"),
        ("[#---------] 10%", 40, "[####------] 40%"),
        ("3/12", 50, "6/12"),
        ("10 % (chapter 2)", 40, "40 % (chapter 2)"),
        ("Todo", 100, "Done"),
        ("⬜", 100, "✅"),
        ("⬜", 40, "40 %"),
        ("soon", 40, "40 %"),
        ("", 40, "![](https://geps.dev/progress/40)"),
    ],
)
def test_it_keeps_its_style(raw: str, percent: int, written: str) -> None:
    assert rewritten(raw, percent, geps, {}) == written


def test_a_word_becomes_the_word_its_column_has() -> None:
    assert rewritten("Reading", 100, geps, {100: "Finished", 30: "30%"}) == "Finished"
    assert rewritten("Reading", 40, geps, {100: "Finished", 30: "30%"}) == "40%"
