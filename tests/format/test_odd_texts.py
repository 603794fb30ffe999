"""Texts that could play tricks on a terminal, a page or a program: shown harmless wherever they appear."""

import json
import re
import unicodedata
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.conftest import Study

ODD = {
    "markup": "[red]Stop[/red] [bold",
    "colours": "\x1b[31mred\x1b[0m \x9b31m",
    "title of the window": "\x1b]0;pwned\x07",
    "line breaks": "one\ntwo\r\nthree\u2028four\u2029five\x85six\x0bseven\x0ceight",
    "from right to left": "abc\u202edef\u2066ghi\u200f\u061c\u200e\u2069\u202c",
    "emoji": "👩\u200d🚀 🏳\ufe0f\u200d🌈 日本語 e\u0301",
    "long": "x" * 10_000,
    "many words": "word " * 2_000,
    "control characters": "a\x00b\x01c\x7fd\x08\x08e",
    "nothing to see": "\u200b\ufeff\ufff9\U000e0001tag\u00ad",
    "piled accents": "z" + "\u0300" * 300,
    "a table of its own": "a|b `c` *d* _e_ ~f~ # g > h",
    "a page of its own": "<script>alert(1)</script> <!-- &lt; --> [x](javascript:1) ![i](https://example.org/i.png)",
    "a format": "{0} %s {{title}} $HOME `id`",
    "a hundred right-to-left": "\u05d0" * 100,
}
TURNING = ("RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI", "FSI", "PDI")
FIELDS = ("notes", "by", "url", "list", "type")


def quoted(text: str) -> str:
    """A YAML text in double quotes, with escapes for all but plain ASCII."""
    return (
        '"'
        + "".join(c if c.isascii() and c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in text)
        + '"'
    )


def curriculum(odd: str, title: str = "") -> str:
    """The text in every place that is shown."""
    text = quoted(odd)
    fields = "".join(f"\n    {key}: {text}" for key in FIELDS)
    return f"""curriculum: odd
title: {quoted(title or odd)}
summary: {text}
goal: {text}
tips: [{text}]
phases:
- title: {text}
  modules:
  - title: {text}
    items:
    - topic: {text}
      id: odd
      notes: {text}
    - Plain
resources:
  - book: {text}
    progress: 40
    stars: 5{fields}
competitions:
  - competition: {text}
journal: [{{week: 0, goal: {text}, plan: {text}, results: {text}}}]
lessons: [{text}]
goals: [{{goal: books, target: 2, notes: {text}}}]
certificates: [{{certificate: {text}, attempts: [{{note: {text}}}]}}]
backlog: [{text}]
"""


SCREENS = [
    ["today"], ["plan"], ["list"], ["show", "1"], ["show", "3"], ["report"], [], ["replan", "--hours", "5"],
    ["skip", "2"], ["done", "1"],
]  # fmt: skip
DOCUMENTS = [["today", "--json"], ["plan", "--json"], ["list", "--json"], ["show", "1", "--json"], ["report", "--json"]]


@pytest.fixture(params=list(ODD.values()), ids=list(ODD))
def odd(request: pytest.FixtureRequest, study: Study, tmp_path: Path) -> str:
    """One of the texts, in a curriculum that is enrolled."""
    text = str(request.param)
    file = tmp_path / "odd.yaml"
    file.write_text(curriculum(text), encoding="utf-8")
    for words in (["check", str(file)], ["enroll", str(file)]):
        answer = study(*words)
        assert (answer.code, answer.errors) == (0, "")
        harmless(answer.output)
    return text


def harmless(output: str) -> None:
    """Nothing but visible characters, in lines that fit; an emoji may be joined."""
    for character in set(output) - {"\n", "\u200d"}:
        assert unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"), hex(ord(character))
    assert max(map(cell_len, output.splitlines()), default=0) <= 80


def test_screens_show_it_harmless(study: Study, odd: str) -> None:
    for words in SCREENS:
        answer = study(*words)
        assert (answer.code, answer.errors) == (0, ""), words
        harmless(answer.output)
        assert "Traceback" not in answer.output


def test_it_is_shown_as_it_is_if_it_does_no_harm(study: Study, tmp_path: Path) -> None:
    for text in (ODD["markup"], ODD["a format"], "日本語 👩\u200d🚀"):
        (tmp_path / "study.db").unlink(missing_ok=True)
        (tmp_path / "odd.yaml").write_text(curriculum(text), encoding="utf-8")
        study("enroll", str(tmp_path / "odd.yaml"))
        for words in SCREENS[:6]:
            assert text in study(*words).output, words


def test_documents_hold_it_unchanged_and_harmless(study: Study, odd: str) -> None:
    title = " ".join(odd.split())
    for words in DOCUMENTS:
        answer = study(*words)
        assert (answer.code, answer.errors) == (0, "")
        for character in set(answer.output) - {"\n"}:
            assert unicodedata.category(character) not in ("Cc", "Cs"), hex(ord(character))
            assert unicodedata.bidirectional(character) not in TURNING
            assert character not in "\u200e\u200f\u061c"
        assert title in texts(json.loads(answer.output))


def texts(document: object) -> set[str]:
    """Every text in a document."""
    if isinstance(document, dict):
        return {text for part in document.values() for text in texts(part)}
    if isinstance(document, list):
        return {text for part in document for text in texts(part)}
    return {document} if isinstance(document, str) else set()


def test_the_markdown_report_holds_it_as_words(study: Study, odd: str) -> None:
    answer = study("report", "--format", "markdown")
    assert (answer.code, answer.errors) == (0, "")
    for character in set(answer.output) - {"\n", "\u200d"}:
        assert unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp"), hex(ord(character))
    tables = [part.splitlines() for part in answer.output.split("\n\n") if part.startswith("|")]
    assert tables and all(len({bars(row) for row in rows}) == 1 for rows in tables)
    unescaped = re.sub(r"\\.", "", answer.output.replace("![](https://geps.dev/progress/", ""))
    ours = re.sub(r"\*\*(All|Goal:|Plan:|Results:)\*\*|<br>", "", unescaped)
    assert not set("<>`*_[]") & set(ours.replace("&nbsp;", ""))


def bars(row: str) -> int:
    """The bars that part the cells of a row."""
    return row.count("|") - row.count("\\|")


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_problems_show_it_harmless(study: Study, tmp_path: Path, odd: str) -> None:
    text, key, file = quoted(odd), quoted(odd[:100]), tmp_path / "odd.yaml"
    keys = f"{key}: 1\npace: {text}\ngoals: [{{goal: {text}, target: {text}, from: {text}}}]\n"
    file.write_text(f"curriculum: {text}\ntitle: C\n{keys}phases: [{text}, {{{key}: 1}}]\n", encoding="utf-8")
    answer = study("check", str(file))
    assert answer.code == 3
    harmless(answer.output.replace(str(file), "f"))
    problems = json.loads(study("check", str(file), "--json").output)["files"][0]["problems"]
    assert len(problems) >= 7  # an x is an id, ten thousand of them as well
    assert max(len(problem["message"]) for problem in problems) < 200


def test_a_line_with_raw_odd_characters_is_shown_harmless(study: Study, tmp_path: Path) -> None:
    file = tmp_path / "odd.yaml"
    file.write_text("curriculum: c\ntitle: C\npace: \u202eabc\u2066 \u200f[red] 日本語 \u200b x\n", encoding="utf-8")
    answer = study("check", str(file))
    assert answer.code == 3
    harmless(answer.output.replace(str(file), "f"))
    assert "[red]" in answer.output
