"""What the Kaggle tool prints with ``--format json``: the same rows as its CSV, as lists of objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from study.kaggle.csv import ANEW, Lines, Row

LARGEST = 64 * 1024 * 1024  # characters

NOT_JSON = "this isn't JSON from the Kaggle tool"


def objects(lines: Iterable[str], first: str, source: Lines, between: tuple[str, ...]) -> list[dict[str, object]]:
    """The objects of all lists, from the ``first`` line on; pages may follow one another. Raises InvalidFile."""
    from json import JSONDecodeError, JSONDecoder

    text = "".join(_kept(lines, first, source, between))
    decoder, found, at = JSONDecoder(), list[dict[str, object]](), 0
    while at < len(text):
        try:
            page, at = decoder.raw_decode(text, at)
        except (JSONDecodeError, RecursionError):
            raise source.refused(NOT_JSON, ANEW) from None
        if not isinstance(page, list) or not all(isinstance(one, dict) for one in page):
            raise source.refused(NOT_JSON, "print it with --format json, or with -v")
        found += page
        at += len(text[at:]) - len(text[at:].lstrip()) if at < len(text) else 0
    return found


def table(found: Iterable[dict[str, object]], header: list[str]) -> Iterator[Row]:
    """The objects as rows, each with its place among them."""
    for number, one in enumerate(found, 1):
        yield number, [_text(one.get(name)) for name in header]


def _kept(lines: Iterable[str], first: str, source: Lines, between: tuple[str, ...]) -> Iterator[str]:
    size = 0
    yield first
    for line in lines:
        size += len(line)
        if size > LARGEST:
            raise source.refused("this is far too large for a list from the Kaggle tool", "name another file")
        if not line.startswith(between):
            yield line


def _text(value: object) -> str:
    return "" if value is None else str(value)
