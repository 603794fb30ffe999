"""What ten plans that nobody here had seen taught: each test says which of them."""

from __future__ import annotations

import pytest

from study.importing.text import marks, spans, times, titles
from study.importing.text.lexicon import lexicon
from tests.importing.plans import found, item, tree
from tests.importing.plans import titles as names


@pytest.mark.parametrize(
    ("text", "title", "language"),
    [
        ("**Aula 1.1:** O que é um nó? Cordas e pontas", "O que é um nó? Cordas e pontas", "pt"),
        ("Lesson 3: Splices", "Splices", "en"),
        ("Lesson 3: 2 hours of splices", "Lesson 3: 2 hours of splices", "en"),
        ("Lessons of the sea: storms", "Lessons of the sea: storms", "en"),
    ],
)
def test_the_number_of_a_lesson_is_no_part_of_its_title(text: str, title: str, language: str) -> None:
    """A Portuguese course of boxes, each `**Aula 1.1:** …`."""
    assert titles.of_item(spans.line(text), lexicon(language), kept=True).text == title


def test_a_suggested_duration_is_a_duration() -> None:
    """A Spanish plan in stages."""
    plan = found(
        "# Pan\n\n## Etapa 1: Harinas\n**Duración sugerida:** 2-3 semanas\n\n- Trigo\n- Centeno\n\n"
        "## Etapa 2: Hornos\n\n- Leña\n"
    )
    days = plan.headings[0].days
    assert days is not None and (days.low, days.high) == (14, 21)


def test_a_table_that_sums_up_the_stages_gives_no_items() -> None:
    """The same course: "Stage 1 - …" in its summary, `## 🧭 Stage 1: …` in its headings."""
    text = """# Knots

## 🧭 Stage 1: Rope

- [ ] Hemp

## 🧭 Stage 2: Splices

- [ ] Eye splice

## Summary

| Stage | Duration |
|---|---|
| Stage 1 - Rope | 2 weeks |
| Stage 2 - Splices | 3 weeks |
"""
    plan = found(text)
    assert names(plan.items) == ["Hemp", "Eye splice"]
    assert [heading.days and heading.days.low for heading in plan.headings] == [14, 21]


def test_the_title_of_a_picture_says_what_was_done() -> None:
    """A log of tables whose first column is a picture with the title "Completed"."""
    read = spans.line('<img src="check.png" title="Completed"/>')
    assert marks.of_cell(read, lexicon("en")) == (100.0, "")
    assert marks.of_cell(spans.line('<img src="check.png" title="Skipped"/>'), lexicon("en"))[0] is None


def test_a_ticked_list_of_contents_marks_nothing_that_has_marks_of_its_own() -> None:
    """The same log: its contents tick the part, its table says which rows were dropped."""
    text = """# Sailing

## Contents

- [x] [Knots](#knots)
- [x] [Wind](#wind)
- [ ] [Sea](#sea)

## Knots

| Progress | Course |
|---|---|
| Done | [Bowline](https://a.example) |
| Dropped | [Sheepshank](https://b.example) |

## Wind

| Progress | Course |
|---|---|
| | [Gusts](https://c.example) |

## Sea

| Progress | Course |
|---|---|
| | [Tides](https://d.example) |
"""
    plan = found(text)
    assert {entry.title: entry.progress for entry in plan.items} == {
        "Bowline": 100,
        "Sheepshank": None,
        "Gusts": 100,
        "Tides": None,
    }


def test_time_spent_is_no_time_to_come() -> None:
    """The same log: "Time Invested So Far: 768h" below its title."""
    assert times.below("Time invested so far: 768h", lexicon("en")) == times.Timing()
    assert times.below("Time: 768h", lexicon("en")).minutes is not None


def test_names_with_an_address_behind_them_are_items() -> None:
    """Somebody's list of courses: a name, a blank, an address, and never a list."""
    text = """# Courses

## Rope
Knots by Example https://knots.example/
Learn Rope With Tests https://rope.example/

## Sea
Winds (a handbook) https://winds.example/

## Boats
- https://boats.example/
- https://hulls.example/

Masts https://masts.example/
"""
    plan = found(text)
    assert tree(plan)["Rope"] == ["Knots by Example", "Learn Rope With Tests"]
    assert tree(plan)["Sea"] == ["Winds (a handbook)"]
    assert tree(plan)["Boats"][-1] == "Masts"
    assert item(plan, "Masts").links[0].url == "https://masts.example/"


def test_a_quotation_around_a_list_of_links_is_only_a_frame() -> None:
    """A Chinese plan that writes each of its parts in a quotation; its stages are numbered 一、二、三、."""
    text = """# 面包

## 一、入门

#### 1) 面粉

> - [小麦](https://a.example)
> - [黑麦](https://b.example)

## 二、烤箱

> 别人说的话。
"""
    plan = found(text)
    assert names(plan.items) == ["小麦", "黑麦"]
    assert [heading.title for heading in plan.headings if heading.parent is None] == ["入门", "烤箱"]


def test_books_are_as_much_to_do_as_the_courses_beside_them() -> None:
    """A plan of weeks with the fields Course, Book, Project; its weeks are called "Week 1 (Hulls) - [May 19, 2025]"."""
    week = """### Week {0} (Hulls) - [May {1}, 2025 - May {2}, 2025]:
- Concepts:
- Course: [Course {0}](https://c.example/{0})
- Book: [Book {0}](https://b.example/{0})
- Project:
"""
    plan = found("# Boats\n\n" + "\n".join(week.format(n, 10 + n, 11 + n) for n in (1, 2, 3)))
    assert names(plan.items)[:2] == ["Course 1", "Book 1"]
    assert [heading.title for heading in plan.headings] == ["Hulls"] * 3


def test_a_bold_week_with_a_colon_is_a_heading_over_prose() -> None:
    """A Portuguese plan whose weeks are `**Semana um:**` over what the week is about."""
    plan = found(
        "# Pão\n\n**Semana um:**\n\nEsta semana trata de farinha.\n\n- [ ] Trigo\n\n"
        "**Semana dois:**\n\nFornos.\n\n- [ ] Lenha\n",
        language="pt",
    )
    assert [heading.position and heading.position.first for heading in plan.headings] == [1, 2]
    assert tree(plan) == {"Semana um": ["Trigo"], "Semana dois": ["Lenha"]}


def test_outcomes_in_parts_are_still_outcomes() -> None:
    """A German plan that ends with what one can do after each of its phases."""
    text = """# Brot

## Phase 1: Mehl (Monate 1-6)

- Weizen
- Roggen

## Phase 2: Öfen (Monate 7-12)

- Holz

## Erwartete Outcomes

### Nach Phase 1 (6 Monate):
- ✅ Mehl verstanden

### Nach Phase 2 (12 Monate):
- ✅ Öfen verstanden
"""
    assert names(found(text).items) == ["Weizen", "Roggen", "Holz"]


def test_a_table_of_shares_divides_a_whole_and_lists_no_items() -> None:
    """The same plan: its hours by category, with their share of all."""
    head = "| Category | Skills | Time | {0} |\n|---|---|---|---|\n"
    shares = "| Rope | 12 | 60h | 60% |\n| Sea | 4 | 30h | 30% |\n| Boats | 1 | 10h | 10% |\n"
    assert found("# Sailing\n\n## Overview\n\n" + head.format("Share") + shares).items == []
    counted = found("# Sailing\n\n## Overview\n\n" + head.format("Room") + shares.replace("%", ""))
    assert names(counted.items) == ["Rope", "Sea", "Boats"]


def test_a_dash_parts_what_is_learnt_from_where() -> None:
    """A calendar of boxes: "Descriptive knots and splices - [A handbook for the whole of the voyage](…)"."""
    read = titles.of_item(
        spans.line("Introduction to Fast Boats - [Harbour: A course of sailing by a sailor](https://a.example)"),
        lexicon("en"),
        kept=True,
    )
    assert read.text == "Introduction to Fast Boats"
