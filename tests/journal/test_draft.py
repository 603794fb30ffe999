"""The page of a week: whatever is written on it is read back the same."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from study.core.items import Item
from study.core.journal import FIELDS, Chapter, Week, WorkedItem, parse_week, tidy
from study.errors import InvalidFile
from study.journal.screen import draft, written

MONDAY = date(2026, 3, 2)
LINES = st.one_of(
    st.text(),
    st.sampled_from(
        ["## Goal", "##  plan ", "\\## Results", "\\\\## goal", "# Week 10", "> - quoted", "", "  ", "\r", "##Goal"]
    ),
)
TEXTS = st.lists(LINES, max_size=6).map("\n".join)


@given(TEXTS, TEXTS, TEXTS, TEXTS)
@example("## Goal\n\\## Plan", "reſults\n## reſults", "\u2028## Goal\x0c", "a\n## Goal")
def test_any_texts_are_read_back_as_they_were_written(goal: str, plan: str, results: str, title: str) -> None:
    item = Item(1, "a", title, "topic", "c")
    chapter = Chapter(Week(MONDAY, goal, plan, results), [(item, 60)], [WorkedItem(item, 0, True)])
    page = draft(chapter, MONDAY)
    assert written(page, "f") == {"goal": tidy(goal), "plan": tidy(plan), "results": tidy(results)}


@given(TEXTS)
def test_a_tidy_text_stays_as_it_is(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert "".join(tidy(text).split()) == "".join(text.split())


@given(st.text(alphabet="\n# >GoalPlanResults\\ab"))
def test_any_page_is_read_or_every_fault_has_its_line(page: str) -> None:
    try:
        found = written(page, "f")
    except InvalidFile as fault:
        lines = page.split("\n")
        assert all(1 <= problem.line <= len(lines) for problem in fault.problems)
    else:
        assert list(found) == list(FIELDS)


def test_the_headings_may_come_in_any_order_and_spelling() -> None:
    assert written("##results \nc\n##  PLAN\n\n## Goal\na", "f") == {"goal": "a", "plan": "", "results": "c"}


def test_what_only_looks_like_a_heading_is_text() -> None:
    found = written("## Goal\n## reſults\n### Plan\n## Plans\n ## Plan\n## Plan\n## Results", "f")
    assert found["goal"] == "## reſults\n### Plan\n## Plans\n ## Plan"


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(InvalidFile) as caught:
        written("stray\n## Goal\n## Goal\n", "f")
    assert [(one.line, one.column, one.message) for one in caught.value.problems] == [
        (1, 1, "## Plan, ## Results is missing"),
        (1, 1, "this line is above all headings"),
        (3, 1, "## Goal is here twice"),
    ]


@given(st.dates(date(1, 1, 8), date(9998, 12, 20)))
def test_every_week_is_found_by_its_label(day: date) -> None:
    monday = parse_week(day.isoformat(), MONDAY)
    assert monday.weekday() == 0
    assert 0 <= (day - monday).days < 7
    assert parse_week(Week(monday).label, MONDAY) == monday
