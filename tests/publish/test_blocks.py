"""What stands between the markers is written anew; no other byte of the file changes."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from study.errors import InvalidFile
from study.publish.blocks import BEGIN, END, blocks, body, filled, heading, with_block

TEXTS = {"": "| a |\n| --- |\n| ü |\n", "kaggle": "ranks\n", "progress": ""}
ENDINGS = [b"\n", b"\r\n", b"\r"]

AROUND = st.lists(
    st.one_of(
        st.binary(max_size=20),
        st.sampled_from([b"# Title", b"\n", b"\r\n", b"\r", b"```", b"~~~~", b"\xff", b"    ", b"a `", b"> ", b"-->"]),
    ),
    max_size=8,
).map(b"".join)


def published(content: bytes) -> bytes:
    found = blocks(content, "README.md")
    return filled(content, [(one, one.name, body(TEXTS[one.name.section], one.newline)) for one in found])


def faults(text: str) -> list[str]:
    """Every fault of a file, as line:column: message | hint."""
    with pytest.raises(InvalidFile) as refused:
        blocks(text.encode(), "README.md")
    lines = refused.value.text.split("\n")
    assert all("<!--" in lines[one.line - 1][one.column - 1 :] for one in refused.value.problems)
    return [f"{one.line}:{one.column}: {one.message} | {one.hint}" for one in refused.value.problems]


@given(before=AROUND, old=st.binary(max_size=30), after=AROUND, end=st.sampled_from(ENDINGS))
def test_no_byte_around_a_block_changes(before: bytes, old: bytes, after: bytes, end: bytes) -> None:
    assume((end, old[:1]) != (b"\r", b"\n"))  # would be one line ending
    head, tail = before + end + BEGIN.encode() + end, END.encode() + end + after
    content = head + old + end + tail
    try:
        assume(len(blocks(content, "README.md")) == 1)
    except InvalidFile:
        assume(False)

    result = published(content)

    expected = end + end.join([b"| a |", b"| --- |", "| ü |".encode(), b"", b""])
    assert result == head + expected + tail
    assert published(result) == result


@given(AROUND)
def test_a_file_without_a_block_stays_as_it_is(content: bytes) -> None:
    assert published(content) == content


@given(AROUND, st.booleans())
def test_an_empty_block_is_put_in_and_nothing_else(content: bytes, at_the_end: bool) -> None:
    top = heading(content)
    at = len(content) if at_the_end or top is None else top.after

    result = with_block(content, at)

    put = result[at : len(result) - len(content[at:])]
    assert result[:at] + result[at + len(put) :] == content
    assert put.split() == [*BEGIN.encode().split(), *END.encode().split()]


def test_every_block_is_filled_by_its_name() -> None:
    text = "<!-- study:begin kaggle -->\n<!-- study:end kaggle -->\n\n<!--study:begin-->\nold\n<!--  study:end  -->"
    assert published(text.encode()).decode() == (
        "<!-- study:begin kaggle -->\n\nranks\n\n<!-- study:end kaggle -->\n\n"
        "<!--study:begin-->\n\n| a |\n| --- |\n| ü |\n\n<!--  study:end  -->"
    )


def test_a_block_with_nothing_to_say_is_empty() -> None:
    text = "<!-- study:begin progress -->\r\nold\r\n<!-- study:end -->\n"
    assert published(text.encode()) == b"<!-- study:begin progress -->\r\n<!-- study:end -->\n"


def test_each_block_keeps_the_line_ending_of_its_begin() -> None:
    text = (
        b"\xef\xbb\xbf<!-- study:begin kaggle -->\r\n<!-- study:end -->\n"
        b"<!-- study:begin -->\n<!-- study:end -->\r\n\xff"
    )
    assert published(text) == (
        b"\xef\xbb\xbf<!-- study:begin kaggle -->\r\n\r\nranks\r\n\r\n<!-- study:end -->\n"
        b"<!-- study:begin -->\n\n| a |\n| --- |\n| \xc3\xbc |\n\n<!-- study:end -->\r\n\xff"
    )


@pytest.mark.parametrize(
    "text",
    [
        f"```\n{BEGIN}\n```\n",
        f"~~~~ md\n{BEGIN}\n~~~\n~~~~~\n",
        f"```\n```x\n{BEGIN}\n",
        f"``` \n    ```\n{BEGIN}\n",
        f"    {BEGIN}\n",
        f"  \t{BEGIN}\n",
        f"> {BEGIN}\n> {END}\n",
        f"Write `{BEGIN}` into the file, or ``` {END} ` ```.\n",
        "<!-- study log -->\n<!-- begin -->\n",
    ],
)
def test_what_is_code_or_quoted_is_no_marker(text: str) -> None:
    assert blocks(text.encode(), "README.md") == []


def test_a_fence_ends_where_markdown_ends_it() -> None:
    text = f"````\n```\n{BEGIN}\n`````\n``` not `a` fence\n{BEGIN}\n{END}\n"
    (block,) = blocks(text.encode(), "README.md")
    assert text[block.start :] == f"{END}\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"\n  {BEGIN}\nx\n", [f"2:3: a block is opened and never closed | put {END} on a line below it"]),
        (f"{END}\n", [f"1:1: a block is closed that was never opened | put {BEGIN} above it"]),
        (
            f"{END}\r{BEGIN}\r",
            [
                f"1:1: a block is closed that was never opened | put {BEGIN} above it",
                f"2:1: a block is opened and never closed | put {END} on a line below it",
            ],
        ),
        (
            f"{BEGIN}\n<!-- study:begin kaggle -->\n{END}\n",
            [f"2:1: a block is opened inside the one on line 1 | put {END} above it"],
        ),
        (
            f"{BEGIN}\n{END}\n\n{BEGIN}\n{END}\n",
            ["4:1: a second block without a name: the first is on line 1 | remove one of them"],
        ),
        (
            f"<!-- study:begin kaggle -->\n{END}\n<!-- study:begin kaggle -->\n{END}\n",
            ['3:1: a second block "kaggle": the first is on line 1 | remove one of them'],
        ),
        (
            f"<!-- study:begin cagle -->\n{END}\n",
            [
                '1:1: there is no block "cagle" | it is one of progress, resources, kaggle, certificates, goals, '
                "journal, lessons, backlog, about, list, goal, certificate, curriculum, phase, or has no name"
            ],
        ),
        (
            "<!-- study:begin kaggle -->\n<!-- study:end progress -->\n",
            [f'2:1: "progress" ends, but another block began on line 1 | write {END}'],
        ),
        (
            f"é {BEGIN}{END}\n",
            [
                "1:3: a marker shares its line with other text | give it a line of its own",
                "1:23: a marker shares its line with other text | give it a line of its own",
            ],
        ),
        (f"<!-- study:start -->\n{END}\n", [f'1:1: "study:start" isn\'t a marker | write {BEGIN} or {END}']),
    ],
)
def test_every_fault_is_told_with_its_line_and_what_to_do(text: str, told: list[str]) -> None:
    assert faults(text) == told


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("# One\n", 1),
        ("\ufefftext\n\n  ## Two\n# One\n", 3),
        ("```\n# a comment\n```\nName\n===\n", 4),
        ("---\n# a comment\ntitle: One\n---\n# Two\n", 5),
        ("a paragraph\n\n===\n", None),
        ("a paragraph\n```\n```\n===\n", None),
        ("#hash\n", None),
        ("", None),
    ],
)
def test_the_first_heading_is_found(text: str, number: int | None) -> None:
    found = heading(text.encode())
    assert (found.number if found else None) == number


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("", f"{BEGIN}\n{END}\n"),
        ("\ufeff", f"\ufeff{BEGIN}\n{END}\n"),
        ("text", f"text\n\n{BEGIN}\n{END}\n"),
        ("text\r\n", f"text\r\n\r\n{BEGIN}\r\n{END}\r\n"),
        ("text\n\n", f"text\n\n{BEGIN}\n{END}\n"),
    ],
)
def test_a_block_at_the_end_has_an_empty_line_above_it(text: str, result: str) -> None:
    assert with_block(text.encode(), len(text.encode())) == result.encode()


def test_a_block_below_the_heading_has_empty_lines_around_it() -> None:
    text = b"Title\r\n===\r\ntext\r\n"
    top = heading(text)
    assert top is not None
    assert with_block(text, top.after) == f"Title\r\n===\r\n\r\n{BEGIN}\r\n{END}\r\n\r\ntext\r\n".encode()
