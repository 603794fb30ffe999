"""``study publish --adopt``: a README that was kept by hand writes itself, in the shape its author gave it."""

import io
import json
from pathlib import Path

import pytest

from tests.conftest import Study
from tests.importing.test_round_trip import YEAR
from tests.publish.readme import readme

pytestmark = pytest.mark.usefixtures("repository")


GEPS = "![](https://geps.dev/progress/"


def lines(path: Path) -> list[str]:
    return path.read_bytes().decode(errors="surrogateescape").splitlines(keepends=True)


def changed(before: list[str], after: list[str]) -> list[str]:
    """What was put in and what was taken out, without the markers."""
    from difflib import ndiff

    return [line.rstrip() for line in ndiff(before, after) if line[0] in "+-" and "<!-- study:" not in line]


@pytest.fixture
def kept(study: Study) -> Path:
    """A log kept by hand that was imported and adopted."""
    path = readme(YEAR)
    assert study("import", "README.md", "--as", "log").code == 0
    assert study("publish", "--adopt", "README.md").code == 0
    return path


def test_an_adopted_log_differs_from_the_original_in_its_markers_only(kept: Path, study: Study) -> None:
    text = kept.read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("<!-- study:begin")] == [
        '<!-- study:begin list "NLP - 5 STAR RESOURCES" -->',
        '<!-- study:begin list "Computer Vision - 5 STAR RESOURCES" -->',
        '<!-- study:begin list "Kaggle Competitions" -->',
    ]
    assert changed(YEAR.splitlines(keepends=True), lines(kept)) == []
    assert study("publish", "README.md", "--check").code == 0
    assert study("publish", "--adopt", "README.md").output == "README.md is up to date. Nothing was changed.\n"


def test_what_changes_is_one_bar_and_what_is_new_is_a_row_like_the_others(kept: Path, study: Study) -> None:
    before = lines(kept)
    study("progress", "LLM Application", "40")
    study("add", "LoRA", "--kind", "paper", "--list", "NLP - 5 STAR RESOURCES", "--progress", "50")
    study("add", "Titanic", "--kind", "competition", "--list", "Kaggle Competitions", "--progress", "20")
    assert study("publish", "README.md").code == 0
    assert changed(before, lines(kept)) == [
        "- 11: Udemy Course        | LLM Application Dev with Langchain| ![](https://geps.dev/progress/10)   |",
        "+ 11: Udemy Course        | LLM Application Dev with Langchain| ![](https://geps.dev/progress/40)   |",
        "+ 12: Research Paper      | LoRA                              | ![](https://geps.dev/progress/50)   |",
        "+ | Titanic                                     | ![](https://geps.dev/progress/20)  |",
    ]
    assert study("publish", "README.md", "--check").code == 0
    assert "Nothing was changed: everything" in study("import", "README.md", "--as", "log").output


def test_a_row_goes_with_its_item_and_follows_its_title(kept: Path, study: Study) -> None:
    before = lines(kept)
    study("remove", "4")
    study("edit", "12", "--title", "Huggingface timm, again")
    study("publish", "README.md")
    assert changed(before, lines(kept)) == [
        "- 4: Research Paper       | One Model to learn them all       | ![](https://geps.dev/progress/100)  |",
        "- 1: Course               | Huggingface timm                    | ![](https://geps.dev/progress/100)  |",
        "+ 1: Course               | Huggingface timm, again             | ![](https://geps.dev/progress/100)  |",
    ]


def test_a_row_that_the_log_does_not_know_stays_and_is_told(kept: Path, study: Study) -> None:
    text = kept.read_text(encoding="utf-8")
    row = "| By hand | ![](https://geps.dev/progress/5) |\n"
    kept.write_text(text.replace("| Imagenet", f"{row}| Imagenet"), encoding="utf-8")
    before = lines(kept)
    answer = study("publish", "README.md")
    assert "1 row in its blocks isn't in your log and stays as it is." in answer.output
    assert lines(kept) == before


def test_bullets_stay_bullets(study: Study) -> None:
    path = readme(
        "# Me\n\n## Books\n\n- [x] Deep Learning\n- [ ] Pattern Recognition\n  by hand\n\nText.\n\n"
        f"## Papers\n1. [Attention](https://arxiv.org/abs/1706.03762) - {GEPS}30)\n2. LoRA - {GEPS}10)\n\n## Then\n"
    )
    study("import", "README.md", "--as", "log")
    study("publish", "--adopt", "README.md")
    before = lines(path)
    study("progress", "LoRA", "60")
    study("done", "Pattern Recognition by hand")
    study("add", "QLoRA", "--kind", "paper", "--list", "Papers", "--progress", "5")
    study("add", "SICP", "--kind", "book", "--list", "Books", "--progress", "100")
    study("publish", "README.md")
    assert changed(before, lines(path)) == [
        "- - [ ] Pattern Recognition",
        "+ - [x] Pattern Recognition",
        "+ - [x] SICP",
        f"- 2. LoRA - {GEPS}10)",
        f"+ 2. LoRA - {GEPS}60)",
        f"+ 3. QLoRA - {GEPS}5)",
    ]
    assert study("publish", "README.md", "--check").code == 0


def test_lessons_and_backlog_are_adopted_where_they_stand(study: Study) -> None:
    path = readme("# Me\n\n## What I learned\n* Sleep well\n* Build things\n\n## Later\n+ Diffusion models\n")
    for lesson in ("Sleep well", "Build things"):
        study("lesson", lesson)
    study("add", "Diffusion models", "--backlog")
    study("publish", "--adopt", "README.md")
    study("lesson", "Read less")
    study("add", "Reinforcement learning", "--backlog")
    study("publish", "README.md")
    assert path.read_text(encoding="utf-8") == (
        "# Me\n\n## What I learned\n<!-- study:begin lessons -->\n* Sleep well\n* Build things\n* Read less\n"
        "<!-- study:end -->\n\n## Later\n<!-- study:begin backlog -->\n+ Diffusion models\n+ Reinforcement learning\n"
        "<!-- study:end -->\n"
    )


def test_bytes_that_are_no_text_line_endings_and_a_mark_at_the_beginning_stay(study: Study) -> None:
    table = "| Book | Progress | N |\r\n|---|---|---|\r\n| One | 10% | caf\udce9 |\r\n| Two | 20% | |\r\n"
    text = f"\ufeff# Me\r\n\r\n{table}\r\nend"
    path = readme(text.encode(errors="surrogateescape"))
    for title, percent in (("One", "30"), ("Two", "20")):
        study("add", title, "--kind", "book", "--list", "Me", "--progress", percent)
    study("publish", "--adopt", "README.md")
    begin, end = '<!-- study:begin list "Me" -->\r\n', "<!-- study:end -->\r\n"
    result = text.replace("| Book", f"{begin}| Book").replace("\r\n\r\nend", f"\r\n{end}\r\nend").replace("10%", "30%")
    assert path.read_bytes() == result.encode(errors="surrogateescape")


def test_what_is_code_or_quoted_is_not_adopted(study: Study) -> None:
    table = "| Book | Progress |\n|---|---|\n| One | 10% |\n"
    path = readme(f"```\n{table}```\n\n" + "".join(f"> {line}\n" for line in table.splitlines()) + "\n    - One 10%\n")
    before = path.read_bytes()
    study("add", "One", "--kind", "book", "--list", "Books", "--progress", "30")
    answer = study("publish", "--adopt", "README.md", columns=1000)
    assert (answer.code, answer.output, path.read_bytes()) == (1, "", before)
    assert answer.errors == (
        "README.md has no table and no list that your log knows. To take them in first: "
        "`study import README.md --as log`.\n"
    )


def test_a_dry_run_shows_and_writes_nothing(study: Study) -> None:
    path = readme(YEAR)
    study("import", "README.md", "--as", "log")
    answer = study("publish", "--adopt", "README.md", "--dry-run")
    assert '\n+ <!-- study:begin list "Kaggle Competitions" -->\n' in answer.output
    assert answer.output.endswith("Nothing was changed. To do it: study publish --adopt README.md\n")
    assert path.read_text(encoding="utf-8") == YEAR
    found = json.loads(study("publish", "--adopt", "README.md", "--dry-run", "--json").output)
    assert (found["written"], found["adopted"][2]) == (False, 'list "Kaggle Competitions"')
    assert found["difference"][-1] == {
        "line": YEAR.splitlines().index("### Then"),
        "removed": [],
        "added": ["<!-- study:end -->"],
    }


@pytest.mark.parametrize(("typed", "written"), [("1", True), ("2", False), ("", False)])
def test_on_a_terminal_it_asks(study: Study, monkeypatch: pytest.MonkeyPatch, typed: str, written: bool) -> None:
    path = readme(YEAR)
    study("import", "README.md", "--as", "log")
    monkeypatch.setattr("study.screen.console.is_answered", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
    answer = study("publish", "--adopt", "README.md")
    assert '+ <!-- study:begin list "Kaggle Competitions" -->' in answer.errors
    assert (path.read_text(encoding="utf-8") != YEAR) is written
    assert answer.output.startswith("Adopted README.md" if written else "Would write README.md")


def test_a_list_in_several_tables_keeps_each_row_where_it_is(study: Study) -> None:
    head = "| Book | Progress |\n|---|---|\n"
    path = readme(f"# Me\n## Books\n{head}| One | 10% |\n\nMore:\n\n{head}| Two | 20% |\n")
    study("import", "README.md", "--as", "log")
    study("publish", "--adopt", "README.md")
    before = lines(path)
    study("progress", "One", "15")
    study("add", "Three", "--kind", "book", "--list", "Books", "--progress", "30")
    study("publish", "README.md")
    assert changed(before, lines(path)) == ["- | One | 10% |", "+ | One | 15% |", "+ | Three | 30% |"]


def test_an_empty_box_is_no_news_about_what_was_begun(study: Study) -> None:
    readme("# Me\n## Books\n- [ ] One\n- [x] Two\n")
    study("import", "README.md", "--as", "log")
    study("publish", "--adopt", "README.md")
    study("progress", "One", "45")
    assert study("publish", "README.md", "--check").code == 0
    assert "Nothing was changed: everything" in study("import", "README.md", "--as", "log").output


def test_a_new_entry_names_its_author_where_the_others_do(study: Study) -> None:
    readme(f"# Me\n## Books\n- {GEPS}10) [SICP](https://example.org/sicp) by Abelson\n")
    study("import", "README.md", "--as", "log")
    study("publish", "--adopt", "README.md")
    more = ("--list", "Books", "--by", "Steele", "--url", "https://example.org/cltl", "--progress", "20")
    study("add", "CLtL", "--kind", "book", *more)
    study("publish", "README.md")
    new = f"- {GEPS}20) [CLtL](https://example.org/cltl) by Steele\n"
    assert new in Path("README.md").read_text(encoding="utf-8")
    assert "Nothing was changed: everything" in study("import", "README.md", "--as", "log").output


NESTED = """\
# Me
## Courses
* [ ] One
    Words below it.

    ```
    * [ ] no entry
    ```
  * a note
* [x] Two (an hour)
goes on

Text.

1. [ ] Three
"""


def test_a_list_is_adopted_with_all_that_is_nested_in_it(study: Study) -> None:
    path = readme(NESTED)
    study("import", "README.md", "--as", "log")
    study("publish", "--adopt", "README.md")
    begin = '<!-- study:begin list "Courses" -->\n'
    assert path.read_text(encoding="utf-8") == (
        NESTED.replace("* [ ] One", f"{begin}* [ ] One")
        .replace("goes on\n", "goes on\n<!-- study:end -->\n")
        .replace("1. [ ]", f"{begin}1. [ ]")
        + "<!-- study:end -->\n"
    )
    assert study("publish", "README.md", "--check").code == 0


def test_of_many_blocks_the_first_are_told(study: Study) -> None:
    tables = (f"## Books {n % 12}\n| Book | Progress |\n|---|---|\n| Book {n} | {n}% |\n\n" for n in range(24))
    readme("# Me\n\n" + "".join(tables))
    study("import", "README.md", "--as", "log")
    answer = study("publish", "--adopt", "README.md", columns=1000)
    assert answer.output.splitlines()[-1].endswith('list "Books 5", list "Books 6", 5 more blocks.')
    assert study("publish", "README.md", "--check").code == 0


def test_two_rows_of_one_title_say_the_same_where_there_is_one_item(study: Study) -> None:
    path = readme("# Me\n## Books\n| Book | Progress |\n|---|---|\n| One | 10% |\n| One | 10% |\n")
    study("add", "One", "--kind", "book", "--list", "Books", "--progress", "20")
    study("publish", "--adopt", "README.md")
    assert path.read_text(encoding="utf-8").count("| One | 20% |") == 2


def test_bars_that_are_chosen_take_the_place_of_those_that_stand_there(kept: Path, study: Study) -> None:
    study("publish", "README.md", "--bars", "unicode")
    text = kept.read_text(encoding="utf-8")
    assert "geps" not in text and text.count("████ 100 %") == 16
    assert '<!-- study:begin list "Kaggle Competitions" bars=unicode -->' in text
    assert study("publish", "README.md", "--check").code == 0
