"""``study publish``: the README that writes itself."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from study.publish.blocks import BEGIN, END
from tests.conftest import Study
from tests.publish.readme import block, readme

Golden = Callable[[str], None]
pytestmark = pytest.mark.usefixtures("repository")

LOG_2024: dict[str, list[tuple[str | int, ...]]] = {
    "NLP - 5 STAR RESOURCES": [
        ("Course", "Huggingface NLP", 100),
        ("Kaggle Competition", "Disaster Tweet Classification", 100),
        ("Research Paper", "Attention is all you need", 100),
        ("Research Paper", "One Model to learn them all", 100),
        ("Youtube Video", "3Blue1Brown: Attention in transformers, visually explained", 100),
        ("Youtube Video", "3Blue1Brown: But what is a GPT? Visual intro to transformers", 100),
        ("Youtube Video", "Campus X: Epic History of Large Language Models", 100),
        ("Youtube Video", "Campus X: Self Attention", 100),
        ("Youtube Video", "Campus X: Attention", 100),
        ("Udemy Course", "LLM Application Dev with Langchain", 10),
    ],
    "Computer Vision - 5 STAR RESOURCES": [
        ("Course", "Huggingface timm", 100),
        ("Course", "Huggingface diffusers", 100),
        ("Course", "Huggingface Community Vision Course", 100),
        ("Course", "Zero to Mastery Tensorflow", 100),
    ],
    "Kaggle Competitions": [
        ("Cats vs Dogs - End to End Pipeline", 100),
        ("10 Small Objects Recognition(CIFAR10)", 100),
        ("Imagenet Classification", 100),
    ],
}
"""The tables of the log of 2024, in their order."""


def test_a_readme_that_is_not_there_is_made(log: Study, golden: Golden) -> None:
    answer = log("publish", "README.md")
    assert (answer.code, answer.output, answer.errors) == (0, "Created README.md.\n", "")
    golden(Path("README.md").read_bytes().decode())


def test_the_log_of_2024_is_published_with_its_rows_in_their_order(log: Study) -> None:
    log("publish", "README.md")
    text = Path("README.md").read_text(encoding="utf-8")
    for heading, rows in LOG_2024.items():
        table = text.partition(f"## {heading}\n")[2].partition("\n## ")[0]
        found = re.findall(r"^\| (?!Type|Competition \||---)(.*) \|$", table, re.MULTILINE)
        assert found == [" | ".join([*map(str, names), f"![](https://geps.dev/progress/{n})"]) for *names, n in rows]
    assert [text.index(heading) for heading in LOG_2024] == sorted(text.index(heading) for heading in LOG_2024)


def test_what_has_not_changed_is_not_written(log: Study, repository: Path) -> None:
    path = readme(block())
    log("publish", "README.md")
    os.utime(path, ns=(1, 1))
    before = path.stat()
    answer = log("publish", "README.md", now="2026-03-20")
    assert (answer.code, answer.output) == (0, "README.md is up to date. Nothing was changed.\n")
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert [one.name for one in repository.iterdir()] == ["README.md"]
    path.chmod(0o444)
    assert log("publish", "README.md").code == 0
    assert json.loads(log("publish", "README.md", "--json").output)["written"] is False


@pytest.mark.parametrize("style", ["geps", "unicode", "svg"])
def test_no_readme_is_stale_just_because_days_go_by(log: Study, style: str) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 2h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 1h}, {topic: Matrices, effort: 1h30m}]}]
    goals: [{goal: topics, target: 4, year: 2026}]
    journal: [{week: 1, goal: Vectors}]
    """
    log("done", "vectors")
    log("publish", "README.md", "--bars", style)
    for day in ("2026-03-03", "2026-03-31", "2027-01-01"):
        assert log("publish", "README.md", "--bars", style, "--check", now=day).code == 0
    log("done", "matrices")
    assert log("publish", "README.md", "--bars", style, "--check", now="2026-03-04").code == 1


def test_only_what_stands_in_the_blocks_is_written(log: Study, golden: Golden) -> None:
    windows = f"\ufeff# My year\r\n\r\n{block('lessons')}".replace("\n", "\r\n").replace("\r\r", "\r")
    unix = f"\n```\n{BEGIN}\n```\nbetween | these `{END}`\n{block('goals')}"
    path = readme(windows.encode() + b"\xff\xfe latin \xe9\r\n" + unix.encode() + b"\nopen-ended")
    assert log("publish", "README.md").code == 0
    content = path.read_bytes()
    golden(content.decode(errors="backslashreplace").replace("\r", "<CR>"))
    assert content.endswith(b"\nopen-ended")


def test_the_block_without_a_name_holds_what_has_no_block_of_its_own(log: Study) -> None:
    path = readme(block("kaggle") + "\n" + block() + "\n" + block("journal"))
    answer = log("publish", "README.md")
    assert answer.output == "Updated README.md: kaggle, the block without a name.\n"
    kaggle, _, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    assert re.findall("^## (.*)", kaggle, re.MULTILINE) == ["Kaggle Competitions"]
    assert re.findall("^## (.*)", rest, re.MULTILINE) == [
        "Progress",
        "NLP - 5 STAR RESOURCES",
        "Computer Vision - 5 STAR RESOURCES",
        "Certificates",
        "Goals",
        "Lessons",
        "Backlog",
    ]


def test_what_is_planned_stands_in_its_list_as_well(log: Study) -> None:
    log("add", "Deep Learning", "--kind", "book", "--list", "Books", "--plan")
    log("add", "Titanic", "--kind", "competition", "--plan")
    log("add", "Tensors", "--plan")
    log("publish", "README.md", "--bars", "unicode")
    text = Path("README.md").read_text(encoding="utf-8")
    assert "## Books\n\n| Type | Details | Progress |\n| --- | --- | --- |\n| Book | Deep Learning |" in text
    assert "## Competitions\n\n| Competition | Progress |\n| --- | --- |\n| Titanic |" in text
    assert "| Tensors |" not in text


def test_sections_are_told_in_the_order_they_are_asked_for(log: Study) -> None:
    path = readme(block())
    assert log("publish", "README.md", "--sections", "lessons, goals,lessons").code == 0
    assert re.findall("^## (.*)", path.read_text(encoding="utf-8"), re.MULTILINE) == ["Lessons", "Goals"]


def test_a_check_writes_nothing_and_names_what_is_stale(log: Study) -> None:
    path = readme(block("lessons") + block("goals") + block("journal"))
    assert log("publish", "README.md").code == 0
    before = path.read_bytes()
    fresh = log("publish", "README.md", "--check")
    assert (fresh.code, fresh.output) == (0, "README.md is up to date.\n")

    path.write_bytes(before.replace(b"4 of 10", b"9 of 10"))
    stale = log("publish", "README.md", "--check")
    assert (stale.code, stale.errors) == (1, "")
    assert stale.output == "README.md is out of date: goals.\nUpdate it: study publish README.md\n"
    assert path.read_bytes() != before


def test_a_check_of_a_file_that_is_not_there_makes_none(log: Study, repository: Path) -> None:
    assert log("publish", "README.md", "--check").code == 1
    assert list(repository.iterdir()) == []


def test_a_document_tells_the_same(log: Study) -> None:
    path = readme(block("goals") + block())
    found = json.loads(log("publish", "README.md", "--bars", "svg", "--check", "--json").output)
    hunk = found.pop("difference")[0]
    assert (hunk["line"], hunk["removed"], hunk["added"][:3]) == (
        1,
        ["<!-- study:begin goals -->"],
        ["<!-- study:begin goals bars=svg -->", "", "## Goals"],
    )
    assert found == {
        "schema": "study.published/1",
        "file": "README.md",
        "fresh": False,
        "created": False,
        "written": False,
        "blocks": [{"name": "goals", "stale": True}, {"name": "", "stale": True}],
        "pictures": ["progress/0.svg", "progress/10.svg", "progress/40.svg", "progress/100.svg"],
        "unknown": 0,
        "adopted": [],
    }
    assert path.read_text(encoding="utf-8") == block("goals") + block()


def test_pictures_are_made_beside_the_file_and_only_those_that_are_wanting(log: Study) -> None:
    path = readme(block("goals"))
    answer = log("publish", "README.md", "--bars", "svg")
    picture = Path("progress", "40.svg")
    assert answer.output == "Updated README.md: goals, 1 picture.\n"
    assert "| ![40 %](progress/40.svg) | 4 of 10 |" in path.read_text(encoding="utf-8")
    drawn = picture.read_bytes()

    os.utime(picture, ns=(1, 1))
    assert log("publish", "README.md", "--bars", "svg").output.endswith("Nothing was changed.\n")
    assert picture.stat().st_mtime_ns == 1
    picture.write_bytes(drawn.replace(b"40", b"41"))
    assert log("publish", "README.md", "--bars", "svg", "--check").output.startswith(
        "README.md is out of date: 1 picture."
    )
    os.utime(path, ns=(1, 1))
    assert log("publish", "README.md", "--bars", "svg").code == 0
    assert (picture.read_bytes(), path.stat().st_mtime_ns) == (drawn, 1)


def test_titles_are_shown_as_they_are(study: Study, golden: Golden) -> None:
    r"""
    curriculum: hostile
    title: "A | B --> <!-- study:end --> ]]>"
    phases: [{title: "`one` *two* #3", items: ["x"]}]
    resources:
    - {course: "pipes | and \\| backslashes \\", list: "# [x](http://a.b) --> #", url: "https://a.b/(c|d)?e=1&copy;"}
    - {book: "<!-- study:end -->", list: "# [x](http://a.b) --> #", by: "<b>me</b>", url: "javascript:alert(1)"}
    - {paper: "]]> `code` ``` ~~~ $x$ \e[31m", list: "# [x](http://a.b) --> #", type: "a | b"}
    lessons: [{text: "- [ ] not a box"}, {text: "1. <script>alert(1)</script>\n\n<!-- study:begin -->"}]
    backlog: ["https://a.b www.a.b &amp; ![](http://a.b)"]
    """
    path = readme(block())
    assert study("publish", "README.md").code == 0
    golden(path.read_text(encoding="utf-8"))
    assert study("publish", "README.md", "--check").code == 0


def test_a_project_beside_a_log_weighs_as_much_as_a_row_of_it(study: Study) -> None:
    for n in range(17):
        study("add", f"Paper {n}", "--kind", "paper", "--list", "Papers", "--progress", "100" if n else "10")
    readme(block("progress"))
    said = []
    for _ in range(2):
        study("publish", "README.md", "--bars", "unicode")
        said += re.findall(r"\*\*Learning log.* (\d+) %", Path("README.md").read_text(encoding="utf-8"))
        study("add", "Index of books", "--kind", "project")
    assert said == ["94", "89"]
    assert "89 %" in study("report").output


def test_the_materials_of_a_course_are_no_part_of_its_work(log: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 2h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 1h}]}]
    resources: [{book: Strang}, {book: Axler}, {book: Lang}]
    """
    log("done", "vectors")
    readme(block("progress"))
    log("publish", "README.md", "--bars", "unicode")
    assert "| **Linear algebra** | ████████████████████ 100 % | 1 of 1 |" in Path("README.md").read_text(
        encoding="utf-8"
    )


def test_an_item_in_a_list_is_called_what_the_list_calls_its_kind(log: Study) -> None:
    nlp = "NLP - 5 STAR RESOURCES"
    log("add", "LoRA", "--kind", "paper", "--list", nlp, "--progress", "10")
    log("add", "QLoRA", "--kind", "paper", "--list", nlp, "--progress", "10", "--type", "Preprint")
    log("publish", "README.md")
    text = Path("README.md").read_text(encoding="utf-8")
    assert "| Research Paper | LoRA |" in text
    assert "| Preprint | QLoRA |" in text
