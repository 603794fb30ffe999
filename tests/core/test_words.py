"""Words of the screens that are no thing of their own."""

import pytest

from study.core.words import excerpt


@pytest.mark.parametrize(("text", "shown"), [("x" * 60, "x" * 60), ("x" * 61, "x" * 59 + "…"), (" a \n b ", "a b")])
def test_what_is_quoted_has_one_line_of_60_characters(text: str, shown: str) -> None:
    assert excerpt(text) == shown
