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


@pytest.mark.parametrize("percent", [0, 1, 33, 70, 100])
def test_a_picture_is_as_long_as_the_progress_in_one_calm_colour(percent: int) -> None:
    root = ElementTree.fromstring(picture(percent))
    _, ground, bar = root.iter("{http://www.w3.org/2000/svg}rect")
    assert (root.get("width"), root.get("height")) == (ground.get("width"), ground.get("height")) == ("90", "20")
    assert (bar.get("fill"), float(bar.get("width", ""))) == ("#5cb85c", percent * 0.9)
    assert root.get("aria-label") == f"{percent} %"
    assert "".join(root.itertext()) == f"{percent}%"
    assert "\n" not in picture(percent)
