"""A log of a year, taken whole: what is done is dated, so that goals count it, and nothing is left behind."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from study.core.goals import Goal
from study.core.journal import Week
from study.importing.log import reader
from study.importing.log.reader import Dates
from study.importing.log.rules import Log, LogFile
from tests.conftest import Study

YEAR = """\
# My year with language models in 2024
- Mostly `NLP`, some pictures
  - with one library only

## What gets better than in 2023
Before: [a year of pictures](https://example.org/2023)
  - More contests than classes.  (10 courses & 3 competitions last year, aiming for 10+ competitions this year)
  - Look inside the models

## Lessons Learned in 2024
- Start small
- Read [the paper](https://example.org/paper) first

## Remaining Study Topics
- Diffusion models
- [Reinforcement Learning](https://example.org/rl)

## Quarter 1 - Things Learned

### NLP - 5 STAR RESOURCES
|   Type                |    Details                        | Progress                            |
| ---------             | ----------                        | --------------------------------    |
1: Course               | Huggingface NLP                   | ![](https://geps.dev/progress/100)  |
2: Kaggle Competition   | Disaster Tweet Classification     | ![](https://geps.dev/progress/100)  |
11: Udemy Course        | LLM Application Dev with Langchain| ![](https://geps.dev/progress/10)   |

### Tensorflow Certification Exam
- Shows what one knows
- The exam has closed, sadly
- Learned for it, but `Failed` by a few points

### 1.2. Kaggle Competitions - 3 Competitions

| Competition                                 | Progress                           |
| ---------------------------------------     | ------------------------------------ |
| Cats vs Dogs - End to End Pipeline          | ![](https://geps.dev/progress/100) |
| Imagenet Classification                     | ![](https://geps.dev/progress/100) |
| 10 Small Objects Recognition(CIFAR10)       | ![](https://geps.dev/progress/100) |

### Ideas for projects
- A picture book made of novels. Or a film.

### Corporate Trainings
1. Data Engineering for `students`
2. A talk for developers
"""
"""A log kept by hand, in the shape of the one for 2024."""

Keep = Callable[[str], Path]


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    def write(text: str) -> Path:
        path = tmp_path / "log.md"
        path.write_bytes(text.encode())
        return path

    return write


def read(text: str, **asked: object) -> LogFile:
    return reader.read_text_of(text, "log.md", Dates(date(2026, 3, 2), **asked))  # type: ignore[arg-type]


def days(text: str, **asked: object) -> list[date | None]:
    return [row.day for _, row in read(text, **asked).log.rows]


def test_every_line_is_taken_and_goals_count_what_was_done(study: Study, keep: Keep) -> None:
    document = json.loads(study("import", str(keep(YEAR)), "--as", "log", "--json").output)

    assert document["left_out"] == []
    assert document["prose"] == 0
    assert document["dated"] == [{"date": "2024-03-31", "reason": "Quarter 1 - Things Learned", "items": 8}]
    (goal,) = json.loads(study("goal", "--json").output)["goals"]
    assert (goal["goal"], goal["target"], goal["year"], goal["done"], goal["before"]) == (
        "competitions",
        10,
        2024,
        4,
        3,
    )
    (exam,) = json.loads(study("certificate", "--json").output)["certificates"]
    assert (exam["title"], exam["closed"]) == ("Tensorflow Certification Exam", True)
    assert [attempt["passed"] for attempt in exam["attempts"]] == [False]
    assert "Start small" in study("lesson").output
    assert "Read the paper (https://example.org/paper) first" in study("lesson").output
    assert "Diffusion models" in study("backlog").output
    assert "https://example.org/rl" in study("show", "reinforcement").output
    shown = study("show", "log").output
    assert "Look inside the models" in shown
    assert "A picture book made of novels." in shown
    assert "Shows what one knows" in study("show", "tensorflow").output


def test_what_was_done_warms_the_heat_map_and_is_published(study: Study, keep: Keep, tmp_path: Path) -> None:
    study("import", str(keep(YEAR)), "--as", "log")

    assert study("entries", "--from", "2024-03-31", "--to", "2024-03-31").output.count("done") == 7
    assert study("publish", str(tmp_path / "README.md")).code == 0
    published = (tmp_path / "README.md").read_text()
    assert "| 10 competitions in 2024 | ![](https://geps.dev/progress/40) | 4 of 10 | 3 |" in published
    assert "no longer offered" in published


def test_taken_in_again_nothing_changes_and_undone_nothing_stays(study: Study, keep: Keep) -> None:
    path = str(keep(YEAR))
    study("import", path, "--as", "log")

    assert "Nothing was changed: everything in it is already here." in study("import", path, "--as", "log").output
    assert study("undo").code == 0
    assert json.loads(study("list", "--json").output)["items"] == []
    assert json.loads(study("goal", "--json").output)["goals"] == []
    assert study("redo").code == 0
    assert "Look inside the models" in study("show", "log").output


def test_windows_breaks_and_a_byte_order_mark_make_no_difference() -> None:
    assert read("\ufeff".join(["", YEAR])[1:].replace("\n", "\r\n")).log == read(YEAR).log


UNDATED = """\
# Books
- [x] SICP
- [x] 2025-05-04: HtDP
- [x] CTM (3 June 2025)
- [ ] TAPL

## Week of 2025-07-07
- [x] PAIP
"""


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        ({}, None),
        ({"year": 2024}, date(2024, 12, 31)),
        ({"year": 2026}, date(2026, 3, 2)),
        ({"day": date(2025, 4, 1)}, date(2025, 4, 1)),
    ],
)
def test_what_has_no_date_gets_the_one_that_is_asked_for(asked: dict[str, object], day: date | None) -> None:
    assert days(UNDATED, **asked) == [day, date(2025, 5, 4), date(2025, 6, 3), None, date(2025, 7, 7)]
    assert [row.title for _, row in read(UNDATED).log.rows] == ["SICP", "HtDP", "CTM", "TAPL", "PAIP"]


def test_a_log_that_is_taken_in_can_be_dated_later(study: Study, keep: Keep) -> None:
    path = str(keep("# Contests\n- [x] Cats\n- [x] Dogs\n"))
    study("import", path, "--as", "log")
    study("goal", "topics", "2", "--year", "2024")
    first, _ = (entry["entry"] for entry in json.loads(study("entries", "--json").output)["entries"])

    assert study("amend", str(first), "--on", "2024-05-01").code == 0
    assert json.loads(study("goal", "--json").output)["goals"][0]["done"] == 1
    assert "2 items changed" not in study("import", path, "--as", "log", "--year", "2024").output
    assert json.loads(study("goal", "--json").output)["goals"][0]["done"] == 2
    assert "Nothing was changed" in study("import", path, "--as", "log", "--year", "2024").output


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--year", "2027"), "2027 is still to come"),
        (("--year", "2024", "--on", "2024-01-01"), "Give one of them."),
        (("--on", "2027-01-01"), "A log tells of the past."),
    ],
)
def test_a_time_to_come_dates_nothing(options: tuple[str, ...], message: str, study: Study, keep: Keep) -> None:
    answer = study("import", str(keep(YEAR)), "--as", "log", *options)

    assert answer.code == 2
    assert message in answer.errors


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("Goal: 10 competitions this year", ("competitions", 10, 2026)),
        ("My goal is to read 12 books in 2025.", ("books", 12, 2025)),
        ("Target: 300+ hours", ("hours", 300, 2026)),
        ("Goal: 2 hours a day", None),
        ("Goal: 80 % in the exam", None),
        ("Read 12 books", None),
        ("# Goals\n- 12 books\n- Find a job", ("books", 12, 2026)),
    ],
)
def test_a_goal_is_a_number_of_something_in_a_year(text: str, goal: tuple[str, int, int] | None) -> None:
    found = read(f"- [x] Done\n\n{text}\n").log.goals

    assert [(one.goal, one.target, one.year) for one in found] == ([goal] if goal else [])


def test_of_two_goals_for_one_year_the_last_holds_and_that_is_told() -> None:
    found = read("Goal: 10 competitions in 2025\n\nGoal: 12 competitions in 2025\n")

    assert found.log.goals == (Goal("competitions", 12, date(2025, 1, 1), date(2025, 12, 31)),)
    assert [str(problem) for problem in found.problems] == [
        "log.md:3:1: another goal for competitions in 2025: 12, where 10 stood before: the last one holds"
    ]


def test_lengths_at_the_end_of_entries_are_times_and_no_part_of_the_title() -> None:
    rows = [row for _, row in read("# Docker\n- [x] Why (03:43)\n- [ ] What (00:29)\n- [ ] How (1:02:10)\n").log.rows]

    assert [(row.title, row.effort) for row in rows] == [("Why", (4, 4)), ("What", (1, 1)), ("How", (62, 62))]


def test_days_of_a_plan_stand_in_the_list_of_their_week_and_share_its_time() -> None:
    found = read(
        "# Plan\nStart Date: 2025-02-23\n\n## Setup (Day 0)\n- [x] Git\n\n## Week 1: Algebra\n\n"
        "### Day 1 (Monday) ⏰ 3hrs\n- [x] Vectors\n- [x] Matrices\n\n### Day 2 (Tuesday)\n- [ ] Values\n"
    )

    assert [(one.heading, [(row.title, row.effort, row.day) for row in one.rows]) for one in found.log.lists] == [
        ("Setup (Day 0)", [("Git", None, date(2025, 2, 23))]),
        (
            "Week 1: Algebra",
            [
                ("Vectors", (90, 90), date(2025, 2, 24)),
                ("Matrices", (90, 90), date(2025, 2, 24)),
                ("Values", None, None),
            ],
        ),
    ]


def test_a_remark_below_an_entry_names_its_list() -> None:
    (one,) = read("# Days\n- [ ] Keys (13:00)\n      *Section: Storage*\n").log.lists

    assert (one.heading, [row.title for row in one.rows]) == ("Storage", ["Keys (13:00)"])


def test_a_week_with_its_days_is_a_week_of_the_journal() -> None:
    found = read(
        "# Journal\n\n## Week 2 (2 Jun 2025 - 8 Jun 2025)\n- 🎯 **Learning Objectives**\n  - Functions\n"
        "- 📦 **Key Tasks**\n  - [x] Write one\n- 💡 **Notes**\n  - Hard, but [fun](https://example.org)\n"
    )

    assert found.log.weeks == (
        Week(date(2025, 6, 2), goal="- Functions", results="- Hard, but fun (https://example.org)"),
    )
    assert days("## Week 2 (2 Jun 2025 - 8 Jun 2025)\n- [x] Write one\n") == [date(2025, 6, 8)]


def test_a_table_of_days_is_a_diary(study: Study, keep: Keep) -> None:
    diary = "# Log\n\nDate | Topic | Hours\n---|---|---\n2025-01-03 | Vectors | 2\n2025-01-04 | Matrices | 1.5\n"
    study("import", str(keep(diary)), "--as", "log")

    entries = json.loads(study("entries", "--from", "2025-01-01", "--json").output)["entries"]

    assert [(one["on"], one["title"], one["minutes"]) for one in entries] == [
        ("2025-01-03", "Vectors", 120),
        ("2025-01-04", "Matrices", 90),
    ]


def test_what_is_left_alone_is_listed_with_its_lines() -> None:
    found = read("# Log\n- [x] A\n\n```\ncode\n```\n\n## Contact\nMail me\n\n## Tools\nTool | Use\n-|-\nvim | text\n")

    assert [(left.first, left.last, left.reason) for left in found.left_out] == [
        (4, 6, "code"),
        (9, 9, "about the file or its author"),
        (12, 14, "a table without progress"),
    ]


def test_a_file_without_progress_is_no_log(study: Study, keep: Keep) -> None:
    assert read("# A library\nUse it well.\n").log == Log()
    assert "Nothing was changed." in study("import", str(keep("# A library\nUse it well.\n")), "--as", "log").output


def test_half_a_table_and_one_of_thirty_columns_are_read_as_far_as_they_go() -> None:
    half = read("# Books\nBook | Progress\n---|---\nSICP | 40 %\nHtDP\n\nCTM | ![](https://geps.dev/progress/4)\n")
    wide = "|".join(["Book", "Progress", *(f"c{n}" for n in range(28))])
    row = "|".join(["SICP", "40 %", *(f"v{n}" for n in range(28))])

    assert [(row.title, row.percent) for _, row in half.log.rows] == [("SICP", 40)]
    assert [str(problem) for problem in half.problems] == ["log.md:7:1: a row outside of any table: not read"]
    ((_, one),) = read(f"{wide}\n{'|'.join(['---'] * 30)}\n{row}\n").log.rows
    assert (one.title, one.percent, one.notes.count("\n")) == ("SICP", 40, 27)


def test_an_entry_may_end_with_how_far_it_is() -> None:
    found = read("# Courses\n- Rowing (60 %)\n- Sailing: 5 %\n\n# Life\n- Grew by 5 %\n- Walks [100%]\n")

    assert [(row.title, row.percent) for _, row in found.log.rows] == [("Rowing", 60), ("Sailing", 5), ("Walks", 100)]


def test_what_is_known_to_have_a_day_is_not_said_to_have_none(study: Study, keep: Keep) -> None:
    path = str(keep("# Books\n- [x] SICP\n"))
    assert "1 item with progress has no date" in study("import", path, "--as", "log").output

    study("amend", "1", "--on", "2025-05-01")

    assert "no date" not in study("import", path, "--as", "log").output
