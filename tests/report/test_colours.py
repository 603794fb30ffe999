"""The colours of the page of HTML, by day and by night."""

import re
from pathlib import Path

import pytest

from study.report import html

STYLE = Path(html.__file__).with_name("report.css")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_and_bars_stand_out_from_the_paper(scheme: str) -> None:
    colours = palette(scheme)
    for name in ("ink", "quiet", "link"):
        assert contrast(colours[name], colours["paper"]) >= 4.5, name
    for name in ("middle", "high", "done"):
        assert contrast(colours[name], colours["paper"]) >= 3, name


def palette(scheme: str) -> dict[str, tuple[int, int, int]]:
    """The colours of the style sheet by their names."""
    light, dark = re.findall(r":root \{(\s+--paper.*?)\}", STYLE.read_text(encoding="utf-8"), re.DOTALL)[:2]
    found = re.findall(r"--(\w+): #(\w\w)(\w\w)(\w\w);", light if scheme == "light" else dark)
    return {name: (int(red, 16), int(green, 16), int(blue, 16)) for name, red, green, blue in found}


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Contrast ratio of two colours (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: tuple[int, int, int]) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (c / 255 for c in colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
