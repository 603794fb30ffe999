"""Tables as people write them, read into rows."""

from pathlib import Path

import pytest

from study.importing.log import reader
from study.importing.log.rules import Row
from tests.importing.logs import one, read, said, table


@pytest.mark.parametrize(
    "text",
    [
        "| Type | Details | Progress |\n| --- | :-: | --: |\n| Course | NLP | 40 % |",
        "Type | Details | Progress\n-|-|-\nCourse | NLP | 40 %",
        "|Type|Details|Progress|\n|:-|:-:|-:|\n|Course|NLP|40 %|",
        "| Type | Details | Progress |\n| --- |\n1: Course | NLP | ![](https://geps.dev/progress/40) |",
        "> | Type | Details | Progress |\n> | - | - | - |\n> | Course | NLP | 40 % |",
        "- more\n\n  | Type | Details | Progress |\n  | - | - | - |\n  | Course | NLP | 40 % |",
        "| Type | Details | Progress |\r\n| - | - | - |\r\n| Course | NLP | 40 % |\r\n",
        "\ufeff| Type | Details | Progress |\n| - | - | - |\n1. Course | NLP | <img src='https://geps.dev/progress/40'>",
        "| Progress | **Type** | `Details` |\n| - | - | - |\n| ████░░░░░░ 40 % | _Course_ | N`L`P |",
        "| Kind | Name | Status |\n| - | - | - |\n| Course | NLP | 2 of 5 |",
        "| Course | How far |\n| - | - |\n| NLP | ████░░░░░░ |",
    ],
)
def test_tables_are_read_however_they_are_written(text: str, tmp_path: Path) -> None:
    path = tmp_path / "log.md"
    path.write_bytes(text.encode())

    found = reader.read(path)

    assert [row for one in found.log.lists for row in one.rows] == [Row("NLP", "course", 40)]
    assert found.problems == ()


def test_a_cell_keeps_its_text_without_its_marks() -> None:
    row = one(table(r"Paper | A \| B \*c\* `d \| e` <b>f</b> &lt;g&gt; <!-- h --> 😀 i<br>j \--> | 40 %"))

    assert row.title == "A | B *c* d | e f <g> 😀 i j -->"


@pytest.mark.parametrize(
    ("cell", "url"),
    [
        ("[NLP](https://example.org/a_b_(c)?d=%C3%A9&e=ü)", "https://example.org/a_b_(c)?d=%C3%A9&e=ü"),
        ('[NLP](<courses/nlp.md> "title")', "courses/nlp.md"),
        ("<a href='https://example.org'>NLP</a>", "https://example.org"),
        ("[NLP](javascript:alert(1))", ""),
        ("[NLP](#nlp) [home](https://example.org)", "#nlp"),
        ("NLP", ""),
    ],
)
def test_a_link_is_kept_if_it_can_be_opened(cell: str, url: str) -> None:
    assert one(table(f"Course | {cell} | 5 %")).url == url


def test_columns_for_author_link_and_rating_are_understood_and_others_become_notes() -> None:
    head = "No. | Book | Author | Link | Rating | Pages | Progress"
    row = one(table("7 | SICP | Abelson | https://example.org/sicp | 4/5 | 657 | 10 %", head=head))

    assert row == Row("SICP", "book", 10, url="https://example.org/sicp", by="Abelson", stars=4, notes="Pages: 657")


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Course", "course"),
        ("Kaggle Competition", "competition"),
        ("Research Papers", "paper"),
        ("Youtube Video", "video"),
        ("Video course", "course"),
        ("Case studies", "site"),
        ("Kaggle notebook", "code"),
        ("Podcast", "site"),
    ],
)
def test_a_word_for_the_kind_is_understood_and_kept(label: str, kind: str) -> None:
    row = one(table(f"4: {label} | A | 5 %"))

    assert (row.kind, row.label) == (kind, label)


def test_a_list_without_types_takes_its_kind_from_the_head_or_the_heading() -> None:
    assert one(table("A | 5 %", head="Books | Progress")).kind == "book"
    assert one("## Research Papers\n" + table("A | 5 %", head="Name | Progress")).kind == "paper"
    assert one("## Research Papers\n- [ ] A").kind == "paper"


def test_what_is_said_beyond_the_mark_is_kept_as_a_note() -> None:
    picture = one(table("Book | SICP | ![](https://geps.dev/progress/40) chapter 3"))
    figure = one(table("Book | SICP | 40 % (chapter 3)"))

    assert (picture.percent, picture.notes) == (40, "Progress: chapter 3")
    assert (figure.percent, figure.notes) == (40, "Progress: 40 % (chapter 3)")


def test_a_picture_that_says_no_progress_is_told() -> None:
    text = "## Books\n" + table(
        "Book | SICP | ![](https://geps.dev/progress/some) |", "Book | HtDP | ![](bar.png) 40 % |"
    )

    assert [row.percent for row in read(text).log.lists[0].rows] == [None, 40]
    assert said(text) == ["log.md:4:15: this picture shows no progress: not read"]


def test_progress_that_cannot_be_read_is_kept_as_a_note_and_told() -> None:
    text = "## Books\n" + table("Book | SICP | almost | there |", "Book | HtDP | 🟩🟩🟩 |", "Book | CTM | ")
    found = read(text)

    assert [(row.percent, row.notes) for row in found.log.lists[0].rows] == [
        (None, "Progress: almost\nthere"),
        (None, "Progress: 🟩🟩🟩"),
        (None, ""),
    ]
    assert said(text) == [
        'log.md:4:15: "almost" isn\'t a percentage: kept as a note',
        "log.md:4:24: this row has more cells than the head",
        'log.md:5:15: "🟩🟩🟩" isn\'t a percentage: kept as a note',
    ]
