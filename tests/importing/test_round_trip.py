"""What is published and read back is the same; a log kept by hand, taken in and published, has the same rows."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.competitions import Attempt
from study.core.values import replace
from study.importing.log import reader
from study.importing.log.rules import Log
from study.publish.markdown import BARS
from tests.conftest import Study
from tests.importing.random_logs import in_order, logs, published


@given(logs(), st.sampled_from(sorted(BARS)))
def test_a_log_that_is_published_and_read_back_is_the_same(log: Log, style: str) -> None:
    found = reader.read_text_of(published(log, style), "README.md")

    assert found.problems == ()
    assert found.log == in_order(log)


@settings(max_examples=15)
@given(kept=logs())
def test_a_log_that_is_taken_in_and_published_again_is_the_same(kept: Log, study: Study, tmp_path: Path) -> None:
    folder = tmp_path / "again"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    before, after, database = folder / "before.md", folder / "after.md", folder / "study.db"
    before.write_text(published(kept, "geps"), encoding="utf-8")
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("STUDY_DB", str(database))

        assert study("import", str(before), "--as", "log").code == 0
        if not database.exists():
            assert kept == Log()
            return
        assert study("publish", str(after)).code == 0
        content = database.read_bytes()
        assert "Nothing was changed" in study("import", str(after), "--as", "log").output
        assert database.read_bytes() == content

    assert reader.read(after).log == _as_kept(in_order(kept))


def _as_kept(log: Log) -> Log:
    """Goals and weeks in the order of their time, the sittings of an exam in that of their days."""
    return replace(
        log,
        lists=tuple(
            replace(one, rows=tuple(replace(row, attempts=_by_day(row.attempts)) for row in one.rows))
            for one in log.lists
        ),
        goals=tuple(sorted(log.goals, key=lambda goal: (goal.first, goal.last))),
        weeks=tuple(sorted(log.weeks, key=lambda week: week.monday)),
    )


def _by_day(attempts: tuple[Attempt, ...]) -> tuple[Attempt, ...]:
    return tuple(sorted(attempts, key=lambda one: one.day or date.min))


YEAR = """\
# My year with neural networks
- Read about `attention`
- Build small things

## What I found out
- Less is more

## Quarter 1 - Things Learned

### NLP - 5 STAR RESOURCES
|   Type                |    Details                        | Progress                            |
| ---------             | ----------                        | --------------------------------    |
1: Course               | Huggingface NLP                   | ![](https://geps.dev/progress/100)  |
2: Kaggle Competition   | Disaster Tweet Classification     | ![](https://geps.dev/progress/100)  |
3: Research Paper       | Attention is all you need         | ![](https://geps.dev/progress/100)  |
4: Research Paper       | One Model to learn them all       | ![](https://geps.dev/progress/100)  |
5: Youtube Video | 3Blue1Brown: Attention in transformers, visually explained | ![](https://geps.dev/progress/100)  |
6: Youtube Video | 3Blue1Brown: But what is a GPT? Visual intro to transformers | ![](https://geps.dev/progress/100)  |
7: Youtube Video | Campus X: Epic History of Large Language Models | ![](https://geps.dev/progress/100)  |
8: Youtube Video | Campus X: Self Attention          | ![](https://geps.dev/progress/100)  |
9: Youtube Video | Campus X: Attention               | ![](https://geps.dev/progress/100)  |
11: Udemy Course        | LLM Application Dev with Langchain| ![](https://geps.dev/progress/10)   |

### An exam
- Not passed, though not by much

### Computer Vision - 5 STAR RESOURCES
|   Type                |    Details                        | Progress                            |
| ---------             | ----------                        | --------------------------------    |
1: Course               | Huggingface timm                    | ![](https://geps.dev/progress/100)  |
2: Course               | Huggingface diffusers               | ![](https://geps.dev/progress/100)  |
3: Course               | Huggingface Community Vision Course | ![](https://geps.dev/progress/100)  |
4: Course               | Zero to Mastery Tensorflow          | ![](https://geps.dev/progress/100)  |

### 1.2. Kaggle Competitions - 3 Competitions


| Competition                                 | Progress                           |
| ---------------------------------------     | ------------------------------------ |
| Cats vs Dogs - End to End Pipeline          | ![](https://geps.dev/progress/100) |
| 10 Small Objects Recognition(CIFAR10)       | ![](https://geps.dev/progress/100) |
| Imagenet Classification                     | ![](https://geps.dev/progress/100) |

### Then
1. A talk for students
"""
"""A log kept by hand, in the shape of the one for 2024."""


def table_rows(text: str) -> list[list[str]]:
    """The rows of the tables in a file, without their numbers: what GitHub would show."""
    lines = [line.strip().strip("|").split("|") for line in text.splitlines() if "geps.dev" in line]
    return [[re.sub(r"^\d+: ", "", cell.strip()) for cell in line] for line in lines if "**" not in line[0]]


def test_a_log_kept_by_hand_is_published_with_the_same_rows_types_and_percentages(study: Study, tmp_path: Path) -> None:
    kept, readme = tmp_path / "kept.md", tmp_path / "README.md"
    kept.write_text(YEAR, encoding="utf-8")

    assert study("import", str(kept), "--as", "log").code == 0
    assert study("publish", str(readme)).code == 0

    text = readme.read_text(encoding="utf-8")
    *rows, exam = table_rows(text)
    assert rows == table_rows(YEAR)
    assert len(rows) == 17
    assert exam == ["An exam", "![](https://geps.dev/progress/0)", "not passed (Not passed, though not by much)"]
    lists = [line for line in text.splitlines() if line.startswith("## ")]
    assert lists == [
        "## Progress",
        "## NLP - 5 STAR RESOURCES",
        "## Computer Vision - 5 STAR RESOURCES",
        "## Kaggle Competitions",
        "## Certificates",
    ]


def test_the_shipped_log_knows_the_one_kept_by_hand(study: Study, tmp_path: Path) -> None:
    kept = tmp_path / "kept.md"
    kept.write_text(YEAR, encoding="utf-8")
    study("enroll", "learning-log-2024")

    new = json.loads(study("import", str(kept), "--as", "log", "--json").output)["new"]

    assert (new["known"], new["added"], new["changed"]) == (17, 1, 0)  # an exam of another name


def test_what_is_published_from_curricula_is_known_when_it_is_read_back(study: Study, tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    for curriculum in ("learning-log-2024", "self-teaching-26-weeks", "gpt-transformer"):
        study("enroll", curriculum)
    study("journal", "--goal", "- Read\n- Write")
    study("lesson", "Sleep | more")
    study("goal", "courses", "4", "--year", "2026")
    study("publish", str(readme))

    answer = study("import", str(readme), "--as", "log")

    assert "Nothing was changed: everything in it is already here." in answer.output
    assert "not understood" not in answer.output
