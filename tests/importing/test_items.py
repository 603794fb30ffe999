"""What is an item, a resource or a note, and what an item is called."""

from __future__ import annotations

import pytest

from study.importing.text import spans, titles
from study.importing.text.lexicon import lexicon
from tests.importing.plans import found, item, tree
from tests.importing.plans import titles as names


def test_where_boxes_are_plain_bullets_are_notes_and_links_are_resources() -> None:
    plan = found(
        "# P\n\n## Sets\n- Read this first\n- [Film](https://youtu.be/x)\n- [x] Unions\n- [ ] Pairs\n- [/] Powers\n"
    )
    assert [(entry.title, entry.progress) for entry in plan.items] == [("Unions", 100), ("Pairs", 0), ("Powers", 50)]
    assert names(plan.resources) == ["Film"]
    assert plan.headings[0].notes == ["Read this first"]


def test_a_box_over_boxes_is_a_group_if_it_ends_with_a_colon_and_else_an_item() -> None:
    text = (
        "# P\n\n## Lists\n- [ ] Implement:\n    - [ ] push\n    - [ ] pop\n- [ ] Sort (3h)\n"
        "    - [ ] Merge (1h)\n    - [ ] Quick\n"
    )
    plan = found(text)
    assert names(plan.items) == ["push", "pop", "Sort", "Merge", "Quick"]
    assert item(plan, "push").notes == ["Implement"]
    assert item(plan, "Sort").minutes is None, "the time of a box goes to those in it"


def test_labels_switch_what_follows() -> None:
    text = """# P

## Module 1: Sets
- **Duration**: 1-2 weeks
- **Topics**:
  - Unions
  - **Transfinite sets**:
    - Cantor
- **Practice**:
  - Prove something
- **Goals**:
  - Be happy
- **Resources**:
  - “Naive Set Theory” by Paul Halmos
  - [Notes](https://sets.org)
"""
    plan = found(text)
    assert [(entry.title, entry.kind) for entry in plan.items] == [
        ("Unions", "topic"),
        ("Transfinite sets", "topic"),
        ("Prove something", "practice"),
    ]
    assert item(plan, "Transfinite sets").notes == ["Cantor"]
    assert len(plan.resources) == 2
    assert plan.headings[0].days is not None and plan.headings[0].days.high == 14
    assert plan.headings[0].notes == ["**Goals**\nBe happy"]


def test_a_word_of_a_label_is_an_item_among_items() -> None:
    text = (
        "# P\n\n## 1. Agents\n- **Planning**: one. Two.\n- **Tools**: one. Two.\n"
        "- **Memory**: one. Two.\n\n## 2. Rest\n- **Sleep**: one. Two.\n"
    )
    assert tree(found(text))["Agents"] == ["Planning", "Tools", "Memory"]


def test_links_are_items_where_a_section_has_nothing_else() -> None:
    text = (
        "# Films\n\n## Sets\n- [Cantor](https://youtu.be/x) ([slides](https://s.org))\n"
        "- [Gödel](https://arxiv.org/abs/1)\n\nPlease star this.\n"
    )
    plan = found(text)
    assert [(entry.title, entry.kind, len(entry.links)) for entry in plan.items] == [
        ("Cantor", "video", 2),
        ("Gödel", "paper", 1),
    ]


def test_bullets_outside_of_the_steps_are_no_items() -> None:
    plan = found("# P\n\n- Why I do this\n\n## Week 1\n- Read\n\n## Week 2\n- Write\n\n## Thoughts\n- It was hard\n")
    assert names(plan.items) == ["Read", "Write"]
    assert plan.notes == ["Why I do this", "**Thoughts**\nIt was hard"]
    assert not plan.omissions


def test_a_list_of_links_outside_of_the_steps_is_kept_as_resources() -> None:
    text = (
        "# P\n\n## Week 1\n- Read\n\n## Week 2\n- Write\n\n## Git resources\n"
        "- **Book**: https://a.org\n- [B](https://b.org)\n- [C](https://c.org)\n"
    )
    plan = found(text)
    assert [resource.links[0].url for resource in plan.resources] == ["https://a.org", "https://b.org", "https://c.org"]
    assert all(resource.heading is None for resource in plan.resources)


def test_a_step_of_prose_is_an_item() -> None:
    plan = found(
        "# P\n\n## Day 1: Sets\n\nRead [chapter one](https://a.org/1).\n\n## Day 2: Maps\n\nRead chapter two.\n"
    )
    assert names(plan.items) == ["Sets", "Maps"]
    assert plan.items[0].links[0].url == "https://a.org/1"
    assert plan.headings == []


def test_lines_are_items_where_there_are_neither_lists_nor_tables() -> None:
    assert tree(found("# P\n\n## Web (1 month)\n\nHTML  \nCSS  \nForms\n\n## Data (2 weeks)\n\nSQL  \nIndexes\n")) == {
        "Web": ["HTML", "CSS", "Forms"],
        "Data": ["SQL", "Indexes"],
    }


def test_lists_of_contents_and_harmful_addresses_are_left_out() -> None:
    plan = found("# P\n\n- [A](#a)\n- [B](#b)\n\n## A\n- [Run](javascript:alert(1))\n- [Go](https://go.dev)\n")
    assert names(plan.items) == ["Run", "Go"]
    assert plan.items[0].links == []
    assert plan.problems == [(7, '"javascript:alert(1)" isn\'t a web address: left out')]


def test_one_of_several_is_to_be_chosen_and_that_is_a_guess() -> None:
    text = (
        "# P\n\n## Specialty (choose 2)\n- [A](https://a.org)\n- [B](https://b.org)\n"
        "- [C](https://c.org)\n\n## Cloud\n- Option A: [D](https://d.org)\n"
        "- Option B: [E](https://e.org)\n"
    )
    plan = found(text)
    assert [heading.choose for heading in plan.headings] == [2, 1]
    assert [(guess.line, guess.decision) for guess in plan.guesses] == [(3, "choose: 2"), (9, "choose: 1")]


def test_optional_parts_are_optional() -> None:
    plan = found("# P\n\n## 1. Sets (optional)\n- Unions\n- Pairs (bonus)\n\n## 2. Maps\n- **Optional:** Trees\n")
    assert [heading.optional for heading in plan.headings] == [True, False]
    assert [(entry.title, entry.optional) for entry in plan.items] == [
        ("Unions", False),
        ("Pairs", True),
        ("Trees", True),
    ]


def test_signs_before_items_are_marks_where_some_say_done_and_some_do_not() -> None:
    plan = found("# P\n\n## Courses\n- ✅ [A](https://a.org)\n- ✅ [B](https://b.org)\n- ⬜ [C](https://c.org)\n")
    assert [entry.progress for entry in plan.items] == [100, 100, 0]
    decorated = found("# P\n\n## ✅ Week 1\n- ✅ Read\n- ✅ Write\n- ✅ Sleep\n")
    assert [entry.progress for entry in decorated.items] == [None, None, None]


def test_pictures_and_bars_are_marks_and_fresh_leaves_all_marks_out() -> None:
    text = (
        "# P\n\n## Books\n- ![25%](https://progress-bar.dev/25/) [Sets](a.md) by Paul Halmos\n"
        "- [Maps](b.md) ███░░ 60 %\n- [x] Trees\n- [ ] Heaps\n- [ ] Graphs\n"
    )
    plan = found(text.replace("- [x] Trees\n- [ ] Heaps\n- [ ] Graphs\n", ""))
    sets = plan.items[0]
    assert (sets.title, sets.by, sets.progress) == ("Sets", "Paul Halmos", 25)
    assert all(entry.progress is None for entry in found(text, fresh=True).items)


def test_clock_times_are_lengths_where_three_items_end_so() -> None:
    plan = found("# P\n\n## A\n- [ ] One (13:00)\n      *Section: X*\n- [ ] Two (00:29)\n- [ ] Three (1:30)\n")
    assert [(entry.title, entry.minutes and entry.minutes.low) for entry in plan.items] == [
        ("One", 13),
        ("Two", 1),
        ("Three", 2),
    ]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("**Calculus**: This requires care. And patience.", "Calculus"),
        ("**Linear algebra**: vectors, matrices", "Linear algebra: vectors, matrices"),
        ("[Sets](https://a.org): a film", "Sets"),
        ("(2000) [A Tagger](https://a.org/a.pdf) :bulb:", "A Tagger"),
        ("Stats in a Nutshell [Book](https://a.org)", "Stats in a Nutshell"),
        ("Single Variable Calculus [MIT OpenCourseWare](https://a.org)", "Single Variable Calculus"),
        ("Watch [Practical Learning](https://a.org)", "Watch Practical Learning"),
        ("Book: Naive Set Theory", "Naive Set Theory"),
        ("3. Sets and maps:", "Sets and maps"),
        ("🚀 Launch (2 hours)", "Launch"),
        ("Look at data (e.g. Titanic) with care", "Look at data with care"),
        ("learn LaTeX in 30 minutes", "learn LaTeX in 30 minutes"),
        ("6.824 Distributed Systems", "6.824 Distributed Systems"),
    ],
)
def test_a_title_is_as_short_as_a_person_would_make_it(line: str, title: str) -> None:
    assert titles.of_item(spans.line(line), lexicon("en")).text == title


def test_a_long_title_is_cut_where_a_clause_ends_and_kept_as_a_note() -> None:
    line = "Write the first draft of the paper, with all of its figures; then send it to three friends "
    line += "and wait for what they say about it all"
    title = titles.of_item(spans.line(line), lexicon("en"))
    assert len(title.text) <= titles.LONGEST and line.startswith(title.text)
    assert line[len(title.text)] in " ;,"
    assert title.notes == [line]


def test_lines_that_begin_with_their_place_are_items_there() -> None:
    plan = found("# P\n\n**Day 1:** Sets, and more sets (2 hours)\n\n**Day 2-3:** Maps\n")
    assert [(entry.title, entry.position and entry.position.last) for entry in plan.items] == [
        ("Sets, and more sets", 1),
        ("Maps", 3),
    ]


def test_a_bold_entry_with_its_time_is_a_heading_over_what_is_nested_in_it() -> None:
    plan = found("# P\n\n1. **Sets** (2 weeks)\n   - Unions\n2. **Maps** (1 week)\n   - Keys\n")
    assert tree(plan) == {"Sets": ["Unions"], "Maps": ["Keys"]}
    assert [heading.days and heading.days.high for heading in plan.headings] == [14, 7]
