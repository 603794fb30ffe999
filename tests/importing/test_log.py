"""Learning logs as people keep them in Markdown, read into lists of rows."""

from datetime import date

import pytest

from study.importing.log.rules import List, Log, Row
from tests.importing.logs import one, read, rows

YEAR = """
# What I study in 2024
- More `language models`, fewer courses

## Lessons
- Small steps | every day

## First quarter

### NLP - 5 STAR RESOURCES
|   Type                |    Details                        | Progress                            |
| ---------             | ----------                        | --------------------------------    |
1: Course               | Huggingface NLP                   | ![](https://geps.dev/progress/100)  |
2: Kaggle Competition   | Disaster Tweet Classification     | ![](https://geps.dev/progress/100)  |
3: Research Paper       | Attention is all you need         | ![](https://geps.dev/progress/100)  |
5: Youtube Video        | 3Blue1Brown: But what is a GPT?   | ![](https://geps.dev/progress/100)  |
11: Udemy Course        | LLM Application Dev with Langchain| ![](https://geps.dev/progress/10)   |

### An exam I missed
- `Failed`, by a little

### 1.2. Kaggle Competitions - 2 Competitions


| Competition                                 | Progress                           |
| ---------------------------------------     | ------------------------------------ |
| Cats vs Dogs - End to End Pipeline          | ![](https://geps.dev/progress/100) |
| 10 Small Objects Recognition(CIFAR10)       | ![](https://geps.dev/progress/40)  |
"""


def test_a_log_of_a_year_is_read_with_its_lists_types_and_stars() -> None:
    found = read(YEAR)
    end = date(2024, 12, 31)

    assert found.log.lists == (
        List(
            "NLP - 5 STAR RESOURCES",
            (
                Row("Huggingface NLP", "course", 100, stars=5, day=end),
                Row("Disaster Tweet Classification", "competition", 100, "Kaggle Competition", stars=5, day=end),
                Row("Attention is all you need", "paper", 100, "Research Paper", stars=5, day=end),
                Row("3Blue1Brown: But what is a GPT?", "video", 100, "Youtube Video", stars=5, day=end),
                Row("LLM Application Dev with Langchain", "course", 10, "Udemy Course", stars=5, day=end),
            ),
        ),
        List(
            "Kaggle Competitions",
            (
                Row("Cats vs Dogs - End to End Pipeline", "competition", 100, day=end),
                Row("10 Small Objects Recognition(CIFAR10)", "competition", 40, day=end),
            ),
        ),
    )
    assert found.log.lessons == ("Small steps | every day",)
    assert [text.note for text in found.log.texts] == [
        "**What I study in 2024**\n\n- More `language models`, fewer courses",
        "**An exam I missed**\n\n- `Failed`, by a little",
    ]
    assert found.problems == ()
    assert found.left_out == ()


def test_a_row_knows_its_line() -> None:
    assert [row.line for row in rows(YEAR)] == [13, 14, 15, 16, 17, 27, 28]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("## Courses", "Courses"),
        ("## Courses ##", "Courses"),
        ("## C #", "C"),
        ("## C#", "C#"),
        ("Courses\n===", "Courses"),
        ("Courses\n---", "Courses"),
        ("## **Best** *of* `code` &amp; [more](https://example.org)", "Best of code & more"),
        ("## 1.2. Courses", "Courses"),
        ("## 3) Courses", "Courses"),
        ("## 30 days of Python", "30 days of Python"),
        ("## 2024", "2024"),
        ("## 1.2.", "1.2."),
        ("## Courses - 10 Courses", "Courses"),
        ("## Part A - 3 Courses", "Part A - 3 Courses"),
        ("> ## Courses", "Courses"),
    ],
)
def test_a_heading_names_the_list_below_it(heading: str, name: str) -> None:
    assert [one.heading for one in read(f"{heading}\n\n- [x] Done\n").log.lists] == [name]


@pytest.mark.parametrize(
    ("heading", "stars"),
    [("5 STAR RESOURCES", 5), ("Three stars", None), ("4-star", 4), ("★★★ Papers", 3), ("2⭐", 2), ("50 stars", None)],
)
def test_a_heading_rates_the_rows_below_it(heading: str, stars: int | None) -> None:
    assert one(f"# {heading}\n- [x] A\n").stars == stars


@pytest.mark.parametrize(
    ("line", "percent"),
    [
        ("- [x] Learn", 100),
        ("* [X] Learn", 100),
        ("+ [ ] Learn", 0),
        ("1. [ ] Learn", 0),
        ("      - [x] Learn", 100),
        ("> - [x] Learn", 100),
        ("- [ ] Learn ![](https://geps.dev/progress/30)", 30),
        ("- Learn ![](https://geps.dev/progress/30)", 30),
        ("- ![30%](https://progress-bar.dev/30/) Learn", 30),
        ("- ![](https://geps.dev/progress/30): Learn", 30),
    ],
)
def test_check_boxes_and_bars_make_rows_of_list_entries(line: str, percent: int) -> None:
    row = one(line)

    assert (row.title, row.percent) == ("Learn", percent)


def test_an_entry_goes_on_over_the_lines_below_it() -> None:
    assert one("- [x] Learn to\n  walk\nagain\n\nNot this.").title == "Learn to walk again"


def test_an_entry_may_link_to_what_it_is_and_name_who_made_it() -> None:
    row = one("- ![4%](https://progress-bar.dev/4/) [SQL](coding/sql.md) by Ada & Bob")

    assert (row.title, row.url, row.by) == ("SQL", "coding/sql.md", "Ada & Bob")
    assert one("- [x] Walk by the sea").title == "Walk by the sea"


def test_an_entry_without_a_mark_is_prose() -> None:
    found = read("- Learn\n- [Learn](https://example.org)\n- []\n- [y] no\n")

    assert found.log == Log()
    assert [(left.first, left.last, left.reason) for left in found.left_out] == [(1, 4, "no progress in this file")]


@pytest.mark.parametrize(
    "text",
    [
        "```\n- [x] A\n```",
        "~~~~ text\n- [x] A\n~~~\n- [x] A\n~~~~",
        "  - more\n    ```\n    | A | Progress |\n    |-|-|\n    | b | 5 % |\n    ```",
        "<!-- - [x] A -->",
        "<!--\n- [x] A\n-->",
        "---\ntitle: A\nboxes: |\n - [x] A\n---\n",
        "`- [x] A`",
    ],
)
def test_code_comments_and_front_matter_are_not_read(text: str) -> None:
    found = read(text)

    assert (found.log.lists, found.problems) == ((), ())


def test_only_a_line_of_its_own_that_is_no_quotation_begins_what_study_publish_wrote() -> None:
    mark, list_ = "<!-- study:begin -->", "# 1. Courses\n- [x] A\n"

    assert read(f"{mark}\n{list_}").log.lists[0].heading == "1. Courses"
    assert read(f"{mark}\n<!-- study:end -->\n{list_}").log.lists[0].heading == "Courses"
    assert read(f"> {mark}\n{list_}").log.lists[0].heading == "Courses"
    assert read(f"So: {mark}\n{list_}").log.lists[0].heading == "Courses"


def test_of_what_is_kept_by_hand_and_published_too_what_is_published_counts() -> None:
    hand = "# Books\n- [x] SICP\n- [x] SICP\n- [ ] HtDP\n- [ ] CTM\n"
    table = "# Books\nType | Details | Progress\n-|-|-\nBook | SICP | 100 %\nBook | HtDP | 40 %\nBook | TAPL | 9 %\n"

    found = read(f"{hand}<!-- study:begin -->\n{table}<!-- study:end -->\n")

    assert [(row.title, row.percent) for row in found.log.lists[0].rows] == [
        ("SICP", 100), ("CTM", 0), ("SICP", 100), ("HtDP", 40), ("TAPL", 9),
    ]  # fmt: skip
    assert [str(problem) for problem in found.problems] == [
        'log.md:4:1: "HtDP" is at 40 % where it was published: not read'
    ]


def test_what_stands_after_code_and_comments_is_read() -> None:
    assert one("```\n# A\n```\n<!--\n# B\n-->\n# C\n- [x] D\n").title == "D"
