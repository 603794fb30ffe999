"""What libyaml cannot parse, in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from study.core.problem import Problem
from study.loading.text import Unloadable

_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_WORDS = (
    ("mapping values are not allowed", "a colon is not expected here", "put a text that holds a colon in quotes"),
    ("could not find expected ':'", "a colon is missing here", "write `key: value`"),
    ("cannot start any token", "a text cannot begin with this character", "put the text in quotes"),
    ("block sequence entries are not allowed", "a list cannot begin here", "begin it on a line of its own"),
    ("unexpected end of stream", "these quotes are never closed", "close them"),
    ("unexpected document indicator", "these quotes are never closed", "close them"),
    ("invalid Unicode", "this escape stands for no character", "write the character itself"),
    ("escape", "this escape means nothing", "double the backslash, or use single quotes"),
    ("hexdecimal", "this escape means nothing", "double the backslash, or use single quotes"),
    ("expected ',' or ']'", "this list is not closed", "close the bracket, and put commas between the entries"),
    ("expected ',' or '}'", "this mapping is not closed", "close the brace, and put commas between the entries"),
    ("expected '-' indicator", "a list entry is expected here", "begin it with `- `, or check the indentation"),
    ("expected node content", "a value is missing here", "check the brackets and commas"),
    ("expected key", "a key is expected here", "check the indentation, and the quotes of the line before"),
    ("expected <document start>", "the document is over before this line", "take out what stands above or below"),
    ("alphabetic or numeric", "a text cannot begin with * or &", "put the text in quotes"),
)
"""What libyaml says, what we say, and what to do."""

_AT_THE_OPENING = (
    "unexpected end of stream",
    "unexpected document indicator",
    "expected ',' or",
    "alphabetic or numeric",
)
"""Faults that are noticed behind the quote, the bracket or the asterisk where they begin."""


def events(text: str, file: str) -> Iterator[yaml.Event]:
    """libyaml's events. Raises Unloadable for what it cannot parse."""
    loader = yaml.CSafeLoader(text)
    try:
        while (event := loader.get_event()) is not None and not isinstance(event, yaml.StreamEndEvent):
            yield event
    except yaml.MarkedYAMLError as fault:
        raise Unloadable(_problem(text, file, fault)) from None
    except yaml.YAMLError:
        found = _CONTROL.search(text)
        line, column = _position(text, found.start() if found else 0)
        raise Unloadable(Problem(file, line, column, "a control character stands here", "take it out")) from None
    finally:
        loader.dispose()


def _problem(text: str, file: str, fault: yaml.MarkedYAMLError) -> Problem:
    said = fault.problem or ""
    opening = any(words in said for words in _AT_THE_OPENING)
    mark = fault.context_mark if opening and fault.context_mark else fault.problem_mark
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1) if mark else 0
    column = min(mark.column, len(lines[line])) if mark else 0
    if tab := _tab(lines, fault.problem_mark.line if fault.problem_mark else line):
        return Problem(file, *tab, "a tab stands in the indentation", "use spaces")
    known = ((message, hint) for words, message, hint in _WORDS if words in said)
    message, hint = next(known, (f"this is not YAML ({said})", "check this line and the one before"))
    return Problem(file, line + 1, column + 1, message, hint)


def _tab(lines: list[str], number: int) -> tuple[int, int] | None:
    """A tab that indents the line (counted from 0) where the fault was noticed, or the one before."""
    for n in (number, number - 1):
        line = lines[n] if 0 <= n < len(lines) else ""
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in indent:
            return n + 1, indent.index("\t") + 1
    return None


def _position(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
