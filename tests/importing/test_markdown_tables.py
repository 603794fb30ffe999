"""Tables of items, calendars, trackers, groups; and tables that are none of these."""

from __future__ import annotations

from study.importing.findings import Position
from tests.importing.plans import found, item, tree
from tests.importing.plans import titles as names


def test_duration_times_effort_is_work_and_a_dash_says_nothing() -> None:
    text = """# P

## Core

Courses | Duration | Effort | Prerequisites
:-- | :--: | :--: | :--:
[Sets](https://a.org) | 13 weeks | 6-10 hours/week | none
[Maps](https://b.org) ([film](https://c.org)) | 14 weeks | - | Sets, high school
[Trees](https://d.org) | - | 58 hours |
"""
    plan = found(text)
    sets, maps, trees = plan.items
    assert sets.minutes is not None and (sets.minutes.low, sets.minutes.high) == (78 * 60, 130 * 60)
    assert maps.minutes is None and maps.days is not None and maps.days.low == 98
    assert trees.minutes is not None and trees.minutes.low == 58 * 60
    assert maps.requires == ["Sets", "high school"]
    assert [link.url for link in maps.links] == ["https://b.org", "https://c.org"]


def test_the_unit_of_bare_numbers_comes_from_the_head() -> None:
    plan = found("# P\n\n| Week | Topic | Hours |\n|--|--|--|\n| 1-2 | Sets | 3-4 |\n| 3+ | Maps | 5+5 |\n")
    assert [entry.position for entry in plan.items] == [Position("week", 1, 2), Position("week", 3, None)]
    assert [entry.minutes and entry.minutes.high for entry in plan.items] == [240, 600]


def test_a_calendar_has_an_item_for_each_cell_with_a_class() -> None:
    text = """# P

Week | Monday | Wednesday
--- | --- | ---
 1 | 10/26: [Sets](a) | 10/28: Maps <br>**HW1 due**
 - | 11/02: _NO CLASS_ | &nbsp;
 2 | 11/09: Trees | -
"""
    plan = found(text)
    assert [(entry.title, entry.position and entry.position.first) for entry in plan.items] == [
        ("Sets", 1),
        ("Maps", 1),
        ("Trees", 2),
    ]
    assert item(plan, "Maps").notes == ["Wednesday: HW1 due"]
    assert plan.mends == ["line 6: a row that begins like a list: it got a pipe before it"]


def test_a_tracker_of_weeks_that_were_read_gives_only_its_marks() -> None:
    text = (
        "# P\n\n## Week 1\n- Sets\n\n## Week 2\n- Maps\n\n## Week 3\n- Trees\n\n## Tracker\n\n"
        "| Week | Milestone | Done |\n|--|--|--|\n| 1 | Sets | ✅ |\n| 2 | Maps | ⬜ |\n"
        "| 3 | Trees | ⬜ |\n"
    )
    plan = found(text)
    assert names(plan.items) == ["Sets", "Maps", "Trees"]
    assert item(plan, "Sets").progress == 100


def test_a_column_that_names_the_phase_of_several_rows_makes_phases() -> None:
    text = (
        "# P\n\n| Phase | Topic | Duration |\n|--|--|--|\n| **Ground** | Sets | 2 weeks |\n"
        "| | Maps | 1 week |\n| **Roof** | Trees | 3 weeks |\n"
    )
    assert tree(found(text)) == {"Ground": ["Sets", "Maps"], "Roof": ["Trees"]}


def test_the_work_of_a_row_is_a_note_or_an_item_of_its_own() -> None:
    text = "# P\n\n| Week | Topic | Exercise | Mini project |\n|--|--|--|--|\n| 1 | Sets | Prove it | Venn diagrams |\n"
    assert found(text).items[0].notes == ["Exercise: Prove it", "Mini project: Venn diagrams"]
    assert [(entry.title, entry.kind) for entry in found(text, split_columns=True).items] == [
        ("Sets", "topic"),
        ("Prove it", "practice"),
        ("Venn diagrams", "project"),
    ]


def test_a_status_beside_a_date_says_when_it_was_done() -> None:
    text = (
        "# P\n\n| Course | Status | Date |\n|--|--|--|\n| Sets | Finished | 18/08/2024 |\n"
        "| Maps | In progress | 18/09/2024 |\n| Trees | Not started | 18/09/2027 |\n"
    )
    sets, maps, trees = found(text).items
    assert (sets.progress, sets.due, sets.notes) == (100, "", ["Date: 18/08/2024"])
    assert (maps.progress, maps.due) == (None, "")
    assert (trees.progress, trees.due) == (0, "2027-09-18")


def test_comparisons_statistics_and_routines_are_no_items() -> None:
    compared = "# P\n\n## Week 1\n- Read\n\n| Concept | Python | Rust |\n|--|--|--|\n| If | `if x:` | `if x {}` |\n"
    assert names(found(compared).items) == ["Read"]
    routine = (
        "# P\n\n## Week 1\n- Read\n\n## Days\n\n| Time | Activity |\n|--|--|\n| 6:00 | Wake up |\n| 7:00 | Study |\n"
    )
    assert names(found(routine).items) == ["Read"]


def test_a_table_in_html_is_a_table() -> None:
    text = (
        "# P\n\n<table>\n<tr><th>Week</th><th>Topic</th></tr>\n"
        "<tr><td>1</td><td><a href='https://a.org'>Sets</a></td></tr>\n"
        "<tr><td>2</td><td>Maps</td></tr>\n</table>\n"
    )
    plan = found(text)
    assert [(entry.line, entry.title) for entry in plan.items] == [(5, "Sets"), (6, "Maps")]
    assert plan.items[0].links[0].url == "https://a.org"


def test_the_title_column_is_the_first_one_with_words() -> None:
    text = "# P\n\n| Lecture | Title | Date |\n|--|--|--|\n| 1 | Sets | Jan 10, 2027 |\n| 2 | Maps | Jan 17, 2027 |\n"
    assert [(entry.title, entry.due) for entry in found(text).items] == [("Sets", "2027-01-10"), ("Maps", "2027-01-17")]


def test_a_column_of_prerequisites_or_credits_makes_items() -> None:
    text = (
        "# P\n\n## Year 1\n\n| Course | Credits | Prerequisite |\n|--|--|--|\n| Sets | 4 | - |\n| Maps | 3 | Sets |\n"
    )
    assert [(entry.title, entry.requires, entry.notes) for entry in found(text).items] == [
        ("Sets", [], ["Credits: 4"]),
        ("Maps", ["Sets"], ["Credits: 3"]),
    ]
