"""Whatever a title holds, as Markdown it is shown as it is, and is nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from study.importing.inline import read
from study.screen.markup import escaped, linked, listed, table

HOSTILE = [
    "a|b", "a\\|b", "\\", "`code`", "``", "<b>bold</b>", "<!-- study:end -->", "-->", "]]>", "<![CDATA[", "&lt;", "&",
    "&#58;", "[a](http://b)", "![](c)", "*a* _b_ __c__ ~d~ ~~e~~", "# a", "a #", "C#", "> a", "- a", "+ a", "* a",
    "1. a", "1) a", "---", "===", "```", "~~~", "[ ] a", "[x] a", "https://a.b", "www.a.b", "$a$ $b$", "a\nb",
    "a\r\n\r\nb", "\u202eabc", "a\x1b[31m", "\U0001f468\u200d\U0001f4bb", "    a", "\ta", "a  b", "<https://a.b>",
    "a@b.c", ":--", "| --- |", "[^1]", "[a]: b", "<script>", "\ud800",
]  # fmt: skip
WORDS = st.lists(st.sampled_from([*HOSTILE, "word", " ", "7"]), min_size=1, max_size=6).map("".join)
TITLES = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60), WORDS).filter(lambda text: bool(shown(text)))


def shown(text: str) -> str:
    """A text as a reader is to see it: in a line, what can't be shown replaced."""
    kept = (one if one.isprintable() or one.isspace() or one == "\u200d" else "\ufffd" for one in text)
    return " ".join("".join(kept).split())


def tokens(markdown: str) -> list[Token]:
    """A page with tables as a reader of Markdown takes it, the inline parts as well."""
    found = MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(markdown)
    return [token for block in found for token in [block, *(block.children or [])]]


@given(TITLES)
def test_a_title_in_a_cell_is_one_cell_of_plain_text(title: str) -> None:
    found = tokens(table(("Type", "Details"), [("Course", escaped(title)), ("Book", "Next")]))

    texts = [token.content for token in found if token.type == "inline"]
    kinds = {token.type for token in found if token.type not in {"inline", "text", "text_special"}}
    assert len(texts) == 6
    assert {kind.rpartition("_")[0] for kind in kinds} == {"table", "thead", "tbody", "tr", "th", "td"}
    cell = [token for token in found if token.type == "inline"][3]
    assert "".join(token.content for token in cell.children or []) == shown(title)


@given(st.lists(TITLES, min_size=1, max_size=3))
def test_titles_in_a_list_are_its_entries_and_plain_text(titles: list[str]) -> None:
    found = tokens(listed(map(escaped, titles)))

    blocks = [token for token in found if token.type == "inline"]
    kinds = {token.type for token in found} - {"inline", "text", "text_special"}
    assert {kind.rpartition("_")[0] for kind in kinds} == {"bullet_list", "list_item", "paragraph"}
    assert ["".join(one.content for one in token.children or []) for token in blocks] == [*map(shown, titles)]


@given(TITLES)
def test_a_title_in_a_heading_is_the_heading(title: str) -> None:
    found = tokens(f"## {escaped(title)}\n\nbelow\n")
    heading = found[1]
    assert [found[0].type, found[0].tag] == ["heading_open", "h2"]
    assert "".join(one.content for one in heading.children or []) == shown(title)


@given(TITLES)
def test_what_is_written_is_read_back(title: str) -> None:
    assert read(escaped(title)).text == shown(title)


@given(TITLES)
def test_a_title_ends_no_comment_and_begins_none(title: str) -> None:
    made = escaped(title)
    assert not re.search(r"<|-->|]]>|\n|\r|://|www\.", made, re.IGNORECASE)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a_b*c?x=1&y=2&copy;#d",
        "http://example.org/Foo_(bar)/(",
        "https://example.org/a|b[c]~d",
        "https://example.org/ü",
    ],
)
def test_an_address_is_read_back_as_it_was(url: str) -> None:
    made = linked("A [title]", url)
    assert (read(made).text, read(made).links) == ("A [title]", (url,))
    cell = tokens(table(("Details",), [(made,)]))
    assert [token.attrs["href"] for token in cell if token.type == "link_open"] == [
        url.replace("[", "%5B").replace("]", "%5D").replace("|", "%7C").replace("ü", "%C3%BC")
    ]


@pytest.mark.parametrize("url", ["https://a.b/ c", "https://a.b/\"'<>`\\^{}\n\x00\u202e\ud800"])
def test_what_no_address_may_hold_is_encoded(url: str) -> None:
    made = linked("Title", url)
    assert re.fullmatch(r"\[Title\]\(https://a\.b/[%\w?]+\)", made)


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//a.b", "home.md"]
)
def test_an_address_that_is_not_on_the_web_is_no_link(url: str) -> None:
    assert linked("Title", url) == "Title"


def test_a_column_about_which_nothing_is_known_is_left_out() -> None:
    rows = [("a", "", "1"), ("b", "", "")]
    assert table(("One", "Two", "Three"), rows) == "| One | Three |\n| --- | --- |\n| a | 1 |\n| b |  |"
    assert table(("One", "Two", "Three"), []) == ""
