"""Whatever comes in, an answer comes out: findings that load again, or a sentence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.errors import StudyError
from study.importing.options import Options
from study.importing.origin import Origin
from study.importing.result import import_origin
from study.importing.text import spans

PIECES = [
    "# ", "## ", "### ", "#", "- ", "* ", "1. ", "  ", "    ", "\t", "[ ] ", "[x] ", "**", "*", "_", "`", "```",
    "|", "|-|-|", "| Week | Topic |", "---", "===", "> ", "<details>", "</details>", "<table>", "<tr><td>", "<br>",
    "<!--", "-->", "[", "](", ")", "https://example.org/a", "![](x.png)", "Week 1", "Week 2-3: ", "Day 3", "(2h)",
    "(13:00)", "2-3 weeks", "5h/week", "Resources:", "Goals", "Project: ", "Choose one", "optional", "Prerequisites",
    "Done", "100%", "第 1 周", "（2 小时）", "Semana 2", "\u202e", "\x1b[31m", "é", "🚀", "\n", "\n", "\n\n", " ",
    "words and words", ":", "{", "}", '"', ",", ";", "\\", "&amp;", "$", "~~~", "a" * 200, "1" * 30,
]  # fmt: skip
MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=80).map("".join)


def run(text: str, **options: object) -> None:
    origin = Origin("source.md", "source", text, "0" * 64)
    try:
        result = import_origin(origin, Options(today=date(2026, 3, 2), **options))  # type: ignore[arg-type]
    except StudyError as fault:
        assert str(fault)
        return
    assert result.checked.problems == []
    assert result.findings.understood <= result.findings.lines
    again = import_origin(origin, Options(today=date(2026, 3, 2), **options))  # type: ignore[arg-type]
    assert again.text == result.text


@given(MARKDOWN, st.booleans(), st.sampled_from(["", "en", "de", "zh"]))
def test_random_markdown_always_has_an_answer(text: str, split: bool, language: str) -> None:
    run(text, split_columns=split, language=language)


LINKS = st.lists(
    st.sampled_from(["[a b](", "[a](", "b", "/c_d*e)", "x.org?y=z&u=1)", "&amp;", ")", " ", " \n", "words", ";", "]"]),
    min_size=1,
    max_size=12,
).map(lambda pieces: "".join(pieces).strip())


@given(LINKS.filter(lambda text: "\n \n" not in text))
def test_plain_links_are_read_as_the_parser_reads_them(text: str) -> None:
    parsed = spans.read(f"<i></i>{text}")  # a tag says nothing, and needs the parser
    assert spans.read(text) == parsed


@given(st.text(max_size=300))
def test_random_text_always_has_an_answer(text: str) -> None:
    run(text.encode("utf-8", "ignore").decode())


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=10)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(
        ["nodes", "edges", "id", "type", "position", "x", "y", "data", "label", "width", "entries", "_type", "title",
         "duration", "Curriculum", "Section Name", "Subsections", "Courses", "Name", "URL", "Effort", "checklists"]),
        inner, max_size=6)),
    max_leaves=30,
)  # fmt: skip


@given(JSON)
def test_random_json_always_has_an_answer(document: object) -> None:
    import json

    run(json.dumps(document))


NODES = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.sampled_from("abcdefgh"),
            "type": st.sampled_from(
                ["topic", "subtopic", "section", "label", "checklist", "vertical", "title", "button"]
            ),
            "position": st.fixed_dictionaries({"x": st.integers(-50, 50), "y": st.integers(-50, 50)}),
            "width": st.integers(0, 60),
            "height": st.integers(0, 60),
            "data": st.fixed_dictionaries({"label": st.text("ab1. ", max_size=4)}),
        }
    ),
    max_size=12,
)
EDGES = st.lists(
    st.fixed_dictionaries({"source": st.sampled_from("abcdefgh"), "target": st.sampled_from("abcdefgh")}), max_size=12
)


@given(NODES, EDGES)
def test_any_drawing_has_an_answer(nodes: list[object], edges: list[object]) -> None:
    import json

    run(json.dumps({"nodes": nodes, "edges": edges}))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@given(rows=st.lists(st.lists(st.text("ab1 \"'\n,;", max_size=8), min_size=3, max_size=3), max_size=6))
def test_any_table_has_an_answer(delimiter: str, rows: list[list[str]]) -> None:
    run("\n".join(delimiter.join(row) for row in [["Title", "Week", "Hours"], *rows]))
