"""Marks of progress as people put them into their logs, with what each one says."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.importing import inline
from study.importing.log.tables import content
from study.importing.text import marks

PICTURES = [
    ("https://geps.dev/progress/100", 100),
    ("https://geps.dev/progress/01", 1),
    ("https://geps.dev/progress/76.5", 76.5),
    ("https://geps.dev/progress/150", 100),
    ("https://geps.dev/progress/-10", 0),
    ("https://geps.dev/progress/23/", 23),
    ("https://geps.dev/progress/10?dangerColor=800000&warningColor=ff9900&successColor=006600", 10),
    ("https://geps.dev/progress/186?label=186&min=0&max=241&barColor=4472C4", 77.2),
    ("https://geps.dev/progress/50?min=0&max=200", 25),
    ("https://geps.dev/progress/30?min=20&max=40", 50),
    ("https://geps.dev/progress/30?min=40&max=20", None),
    ("https://geps.dev/progress/30?max=nan", None),
    ("https://geps.dev/progress/", None),
    ("https://geps.dev/progress/1e2", None),
    ("https://progress-bar.dev/25/", 25),
    ("https://progress-bar.dev/28.6", 28.6),
    ("https://progress-bar.dev/7/?scale=7&suffix=/7", 100),
    ("https://progress-bar.dev/3/?scale=7&suffix=/7", 42.9),
    ("https://progress-bar.dev/100/?title=done", 100),
    ("https://progress-bar.dev/30/?title=Done", 30),
    ("https://progress-bar.dev/40/?scale=0", None),
    ("https://img.shields.io/badge/TryHackMe-37%20%2F%2039-0069ff?style=for-the-badge", 94.9),
    ("https://img.shields.io/badge/reading-40%25-orange", 40),
    ("https://img.shields.io/badge/40%25-orange.svg", 40),
    ("https://img.shields.io/badge/long--term_goal-3_of_4-green", 75),
    ("https://img.shields.io/badge/progress-80-green", 80),
    ("https://img.shields.io/static/v1?label=read&message=12%25&color=red", 12),
    ("https://img.shields.io/badge/Python-3.8%2B-blue.svg", None),
    ("https://img.shields.io/badge/licence-MIT-green", None),
    ("https://img.shields.io/github/stars/someone/something", None),
    ("https://example.org/progress/40", None),
    ("https://[", None),
    ("", None),
]

TEXTS = [
    ("40 %", 40),
    ("40%", 40),
    ("76.5 %", 76.5),
    ("120 %", 100),
    ("-5 %", 0),
    ("37 / 39", 94.9),
    ("3 of 4", 75),
    ("5/0", None),
    ("60", 60),
    ("0", 0),
    ("100", 100),
    ("101", None),
    ("Done", 100),
    ("✅", 100),
    ("✔️", 100),
    ("not started", 0),
    ("██████████░░░░░░░░░░ 50 %", 50),
    ("50 % |█████     |", 50),
    ("██████░░░░", 60),
    ("▰▰▱▱", 50),
    ("●○○", 33.3),
    ("●○", None),
    ("🟩🟩🟩⬜️⬜️", 60),
    ("[####------]", 40),
    ("[====>    ] 45%", 45),
    ("[==>     ]", 28.6),
    ("🟩🟩🟩🟩🟩🟩", None),
    ("★★★☆☆", None),
    ("3.8", 3.8),
    ("page 40", None),
    ("2024-03-01", None),
    ("from 20 % to 40 %", None),
    ("", None),
    ("9" * 5000 + " %", None),
]


def said(percent: Fraction | None) -> float | None:
    return None if percent is None else round(float(percent), 1)


@pytest.mark.parametrize(("url", "percent"), PICTURES)
def test_a_picture_says_what_its_service_would_draw(url: str, percent: float | None) -> None:
    assert said(marks.of_image(url)) == percent


@pytest.mark.parametrize(("text", "percent"), TEXTS)
def test_a_text_says_how_far_something_is_or_nothing(text: str, percent: float | None) -> None:
    assert said(marks.of_text(text)) == percent


@pytest.mark.parametrize(
    ("source", "percent"),
    [
        ("![](https://geps.dev/progress/40)", 40),
        ('![](https://progress-bar.dev/40/ "so far")', 40),
        ("[![](https://geps.dev/progress/40)](https://example.org)", 40),
        ('<img src="https://geps.dev/progress/59?dangerColor=800000" width="90"/>', 59),
        ("<IMG alt='' src='https://geps.dev/progress/30?min=20&amp;max=40'>", 50),
        ("![40 %](progress/40.svg)", 40),
        ("![75%](https://example.org/bar.png)", 75),
        ("![Cover](cover.png) ![](https://geps.dev/progress/7)", 7),
        ("![Cover](cover.png)", None),
        ("`![](https://geps.dev/progress/40)`", None),
    ],
)
def test_a_mark_is_found_in_markdown_and_html(source: str, percent: int | None) -> None:
    assert content(inline.read(source)).percent == percent


def test_what_a_picture_shows_that_is_no_mark_belongs_to_the_text() -> None:
    found = content(inline.read("![Cover](a.png) A book ![](https://geps.dev/progress/7)"))

    assert (found.text, found.percent) == ("A book Cover", 7)


def test_one_figure_within_words_counts_and_two_do_not() -> None:
    assert marks.within("40 % (up to chapter 3)") == 40
    assert marks.within("from 20 % to 40 %") is None


def test_whole_per_cent_are_those_that_are_reached() -> None:
    assert [marks.whole(Fraction(text)) for text in ("76.5", "99.9", "0.5", "100")] == [76, 99, 0, 100]


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_stands_there_a_mark_is_within_0_to_100_or_none(one: str, other: str) -> None:
    addresses = [one, f"https://geps.dev/progress/{one}?max={other}", f"https://img.shields.io/badge/{one}-{other}"]
    found = [marks.of_text(one), marks.within(one), *(marks.of_image(url, other) for url in addresses)]

    assert all(percent is None or 0 <= percent <= 100 for percent in found)
