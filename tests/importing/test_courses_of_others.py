"""Courses and curricula that nobody had looked at before: each test says which kind of file taught it."""

from study.importing.findings import PHASE
from tests.importing.conftest import Importer
from tests.importing.plans import found, item, tree
from tests.importing.plans import titles as names

LECTURES = """# Bread

### Dough

<table>
  <tr>
    <th><b>Lecture</b></th>
    <th><b>Description</b></th>
    <th><b>Video</b></th>
    <th><b>Author</b></th>
  </tr>

  <tr>
    <td>Yeast</td>
    <td>What makes it rise.</td>
    <td><a href="https://v.example/1">Video<a></td>
    <td><a href="https://people.example/ann">Ann<a></td>
  </tr>

  <tr>
    <td>Flour</td>
    <td>What holds it.</td>
    <td><a href="https://v.example/2">Video<a></td>
    <td><a href="https://people.example/ann">Ann<a></td>
  </tr>
</table>
"""


def test_a_table_of_html_goes_on_behind_a_blank_line() -> None:
    """Notes of machine learning courses: each a table in HTML with blank lines between its rows."""
    plan = found(LECTURES)
    assert names(plan.items) == ["Yeast", "Flour"]
    assert plan.lines == plan.understood


def test_who_teaches_is_not_where_it_is_found() -> None:
    """The same notes: the author's column leads to a page about the author."""
    assert [item.links[0].url for item in found(LECTURES).items] == ["https://v.example/1", "https://v.example/2"]


def test_a_heading_over_steps_with_parts_wraps_them() -> None:
    """A path for developers: "Week-by-Week Plan" over phases over weeks, with skills and tips beside it."""
    weeks = "### Phase {0}: {1}\n\n#### Week {0}: {2}\n\n**Learn**:\n- A{0}\n- B{0}\n\n"
    text = (
        "# Bread\n\n## Week by week, slowly\n\n" + weeks.format(1, "Dough", "Yeast") + weeks.format(2, "Oven", "Heat")
    )
    plan = found(text + "## More to bake\n\n- [ ] Pretzels\n")
    assert [heading.title for heading in plan.headings if heading.level == PHASE] == ["Dough", "Oven", "More to bake"]
    assert tree(plan)["Dough / Yeast"] == ["A1", "B1"]


def test_practice_projects_are_projects() -> None:
    """The same path: "Learn" and "Practice Projects" below each week."""
    text = "# Bread\n\n## Week 1: Dough\n\n**Learn**:\n- Yeast\n\n**Practice Projects**:\n1. A loaf\n2. A bun\n"
    assert [(item.kind, item.title) for item in found(text).items] == [
        ("topic", "Yeast"),
        ("project", "A loaf"),
        ("project", "A bun"),
    ]


def test_complete_by_is_a_day_and_brackets_around_a_mark_say_nothing() -> None:
    """A curriculum of somebody's own, with "Complete by" and "[Finished]" in its tables."""
    text = (
        "# Bread\n\nCourse | Duration | Complete by | Completed\n:-- | :--: | :--: | :--:\n"
        "Yeast | 16 hours | 25/12/2030 | [Finished]\nFlour | 3 weeks | 26/12/2030 | []\n"
    )
    plan = found(text)
    assert [(item.by, item.due) for item in plan.items] == [("", "2030-12-25"), ("", "2030-12-26")]
    assert [item(plan, title).progress for title in ("Yeast", "Flour")] == [100, 0]


def test_a_link_that_a_note_holds_is_not_listed_again(import_text: Importer) -> None:
    """A list of university courses whose nested entries are their lectures and exams."""
    text = "# Bread\n\n## Dough\n\n- [Yeast](https://y.example)\n  - [Lectures](https://l.example)\n  - [Exams](https://e.example)\n"
    text += "- [Flour](https://f.example)\n"
    written = import_text(text).text
    assert written.count("https://l.example") == written.count("https://e.example") == 1


def test_bold_places_in_one_paragraph_are_steps() -> None:
    """A plan for teaching oneself computer science: all weeks in one paragraph, parted by breaks."""
    week = "**Week {0}:** {1} (https://bread.example/#{1})<br>\nBest book: *All about {1}*<br>\n<br>\n"
    plan = found("".join(week.format(n, name) for n, name in ((1, "Dough"), (2, "Heat"), (3, "Salt"))), "bread.md")
    assert [(item.title, item.links[0].url) for item in plan.items] == [
        (name, f"https://bread.example/#{name}") for name in ("Dough", "Heat", "Salt")
    ]
    assert [item.position.first for item in plan.items if item.position] == [1, 2, 3]


def test_a_day_of_rest_is_no_item() -> None:
    """A road map of 143 weeks with a table for each: "Fri Oct 31 | OFF | Rest Day"."""
    text = "# Bread\n\n| Day | Hours | Topic |\n|---|---|---|\n| 1 | 4h | Salt |\n| 2 | OFF | Rest Day |\n"
    assert names(found(text).items) == ["Salt"]
