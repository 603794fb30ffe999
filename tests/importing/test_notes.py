"""Notes are words and where they lead: no HTML, no pictures, no marks of layout, nothing that leads a reader around."""

from time import process_time

import pytest

from study.importing.text.notes import clean, is_decoration
from tests.importing.conftest import Importer
from tests.importing.reading import is_sound

CLEAN = {
    '<a href="https://a.example">Ask me</a>, or not': "[Ask me](https://a.example), or not",
    '<a href="#knots">Knots</a> and <a name="x"></a>sails': "Knots and sails",
    '<a href="https://a.example"><img src="cover.png" alt="Cover"/></a>Three parts:': "Three parts:",
    "[![Open](open.svg)](https://a.example) Three ![boat](boat.png)parts": "Three parts",
    "[Sails ![new](new.png)](https://a.example)": "[Sails](https://a.example)",
    "<sup>small</sup> <strong> big </strong><br/>&nbsp;last": "small **big**  last",
    "[!NOTE] Mind the boom": "Mind the boom",
    "a `List<b>` of <topic-name> where x < y > z": "a `List<b>` of <topic-name> where x < y > z",
    '![Map](map_(old).png "A map") <i>of</i> it': "of it",
    "[Sails](https://a.example/x_(y)) <u>now</u>": "[Sails](https://a.example/x_(y)) now",
}
DECORATION = {
    "![Build](build.svg) [![Chat](chat.svg)](https://chat.example)": True,
    '<a href="https://a.example">\n<img src="a.png" alt="A picture"/>\n</a>': True,
    "[Blog](https://a.example) • 🤗 [Chat](https://b.example) • 𝕏 [Me](https://c.example)": True,
    '<a href="#a">Knots</a> |\n<a href="#b">Sails</a> |\n<a href="#c">Winds</a>': True,
    "[Bowline](https://a.example)": False,
    "[Bowline](https://a.example) | [Sheet bend](https://b.example)": False,
    "[Bowline](https://a.example) • [Bend](https://b.example) • and [Hitch](https://c.example)": False,
    "`![Build](build.svg)`": False,
    "Words ![with](a.png)": False,
    "Words": False,
}
PLAN = """# Sailing

<p align="center"><a href="https://a.example">Blog</a> • <a href="https://b.example">Chat</a> • <a href="https://c.example">Shop</a></p>

![Build passing](https://img.shields.io/x.svg)

> [!TIP]
> Bring a <b>warm</b> coat.<br>It is cold.

## Knots

First things first.

<details>
<summary>Toggle section (optional)</summary>

- [ ] Bowline
- [ ] Sheet bend
  <br>Ask <a href="https://d.example">somebody</a>.

</details>

## Sails

- [ ] Jib
"""


@pytest.mark.parametrize(("source", "text"), CLEAN.items(), ids=list(CLEAN))
def test_words_and_links_stay(source: str, text: str) -> None:
    assert clean(source) == text


@pytest.mark.parametrize(("source", "expected"), DECORATION.items(), ids=list(DECORATION))
def test_pictures_and_bars_of_links_say_nothing_about_a_plan(source: str, expected: bool) -> None:
    assert is_decoration(source) is expected


def test_the_layout_of_a_page_does_not_reach_the_curriculum(import_text: Importer) -> None:
    result = import_text(PLAN)
    assert is_sound(result)
    assert result.curriculum.document["notes"] == "Bring a **warm** coat. It is cold."
    phases = result.curriculum.document["phases"]
    assert isinstance(phases, list)
    assert str(phases).count("First things first.") == 1
    assert not any(mark in result.text for mark in ("<", "Toggle", "[!", "Blog", "Build", "align"))
    assert result.left_out == 0


def test_lines_of_pictures_are_counted_as_matter(import_text: Importer) -> None:
    findings = import_text(PLAN).findings
    matter = sum(omission.lines for omission in findings.omissions)
    assert findings.lines == findings.understood + matter
    assert [omission.first for omission in findings.omissions if omission.matter] == [3]


@pytest.mark.parametrize(
    "part", ["<a href=x>", "[![a](", "[a](b", "<a", "`", "![", "<b>", "[", "<!--", "](", "[!note]", '<a b="']
)
def test_marks_without_an_end_are_read_in_time(part: str) -> None:
    begun = process_time()
    clean(part * (20_000 // len(part)))
    is_decoration(part * (20_000 // len(part)))
    assert process_time() - begun < 2
