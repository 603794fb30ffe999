"""Bars for a Markdown file: each in three ways, the same colours in all that have some."""

from xml.etree import ElementTree

import pytest

from study.publish.markdown import BARS, picture


@pytest.mark.parametrize(("percent", "full"), [(0, 0), (1, 1), (2, 1), (50, 10), (98, 19), (99, 19), (100, 20)])
def test_a_bar_of_text_is_empty_only_at_nothing_and_full_only_at_all(percent: int, full: int) -> None:
    assert BARS["unicode"](percent) == "█" * full + "░" * (20 - full) + f" {percent} %"


def test_images_carry_the_number_in_their_address() -> None:
    assert BARS["geps"](7) == "![](https://geps.dev/progress/7)"
    assert BARS["svg"](7) == "![7 %](progress/7.svg)"


@pytest.mark.parametrize(
    ("percent", "colour"),
    [(0, "#d9534f"), (32, "#d9534f"), (33, "#f0ad4e"), (69, "#f0ad4e"), (70, "#5cb85c"), (100, "#5cb85c")],
)
def test_a_picture_is_as_long_and_as_coloured_as_the_progress(percent: int, colour: str) -> None:
    root = ElementTree.fromstring(picture(percent))
    _, ground, bar = root.iter("{http://www.w3.org/2000/svg}rect")
    assert (root.get("width"), root.get("height")) == (ground.get("width"), ground.get("height")) == ("90", "20")
    assert (bar.get("fill"), float(bar.get("width", ""))) == (colour, percent * 0.9)
    assert root.get("aria-label") == f"{percent} %"
    assert "".join(root.itertext()) == f"{percent}%"
    assert "\n" not in picture(percent)
