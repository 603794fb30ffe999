"""On a narrow screen a table cuts nothing: what has no place beside a title stands below it, with its column's name."""

import pytest

from study.screen.layout import text_of
from study.screen.page import Page, Span
from tests.conftest import Study


def test_columns_that_have_no_place_stand_below_with_their_names(study: Study) -> None:
    """
    curriculum: mine
    title: Mine
    pace: 10h/week
    phases:
      - title: One
        items: [{project: A command-line tool that does it all, effort: 12h, due: 2026-04-01}]
    """
    wide = study("deadlines").output.splitlines()
    needed, available, cushion = wide[1].split()[-4:-1]
    narrow = study("deadlines", columns=40).output
    assert narrow.startswith(" 1 Apr  1  A command-line tool that does")
    told = " ".join(narrow.replace("·", "").split())
    assert told.endswith(f"Needed {needed} Available {available} Cushion {cushion} ok")


@pytest.mark.parametrize("words", ["deadlines", "compare|--hours 8|--hours 15", "baseline", "hours", "curricula"])
def test_nothing_is_cut_on_forty_columns(study: Study, words: str) -> None:
    """
    curriculum: mine
    title: Mine
    pace: 10h/week
    phases:
      - title: One
        items: [{project: A command-line tool that does it all, effort: 12h, due: 2026-04-01}]
    """
    study("replan", "--hours", "12")
    output = study(*words.split("|"), columns=40).output
    assert "…" not in output
    assert max(map(len, output.splitlines())) <= 40


def test_a_row_of_the_same_table_that_is_a_remark_runs_on() -> None:
    page = Page()
    page.table(
        [
            [Span(name, "quiet") for name in ("", "What", "Needed", "Available")],
            ["1", "A title that is rather long", "19h15m", "431h30m"],
            ["", "kept"],
        ],
        flexible=1,
    )
    assert text_of(page, 24) == (
        "1  A title that is\n   rather long\n   Needed 19h15m\n   Available 431h30m\n   kept\n"
    )
