"""YAML into plain values, places in the file back from paths into them, and what cannot be parsed in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from study.errors import Problem
from study.files import LARGEST, Unloadable

DEEPEST = 100  # levels

MOST_ALIASES = 100
MOST_KEYS = 200  # of one mapping: the format knows a few dozen
MOST_REPEATS = 1000  # keys that are given twice

Values = dict[str, object] | list[object]

_CONTAINER = "\0container"
"""Stands for an anchored list or mapping, which may not be repeated."""

Where = tuple[str | int, ...]
"""A path into the values: keys and positions. A trailing ``KEY`` asks for the key rather than its value."""

KEY = "\0key"


def values(text: str, file: str) -> tuple[object, list[Problem]]:
    """The document as plain values, with the problems that do not hinder reading on (keys given twice).

    Of a key given twice the first value holds; two lists are read as one.
    Raises Unloadable when there is no going on: bad syntax, a tab, an alias bomb, too deep, several documents.
    """
    build = _Builder(file)
    for event in events(text, file):
        if isinstance(event, yaml.ScalarEvent):
            build.scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            build.open({}, event)
        elif isinstance(event, yaml.SequenceStartEvent):
            build.open([], event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            build.close()
        elif isinstance(event, yaml.AliasEvent):
            build.alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            build.document(event)
    return build.root, build.problems


class _Builder:
    """Values growing from events: a stack of open containers, and in each mapping the key that waits for its value."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: object = None
        self.problems: list[Problem] = []
        self.stack: list[Values] = []
        self.keys: list[str | None] = []
        self.anchors: dict[str, str | None] = {}
        self.documents = self.aliases = self.repeated = 0

    def document(self, event: yaml.Event) -> None:
        self.documents += 1
        if self.documents > 1:
            raise self._refused(event, "a second document starts here", "keep one curriculum per file")

    def scalar(self, event: yaml.ScalarEvent) -> None:
        value: str | None = event.value
        if not event.style and value in ("", "~", "null", "Null", "NULL"):
            value = None
        if event.anchor is not None:
            self.anchors[event.anchor] = value
        self._put(value, event)

    def open(self, container: Values, event: yaml.CollectionStartEvent) -> None:
        if len(self.stack) >= DEEPEST:
            raise self._refused(event, "this is nested too deep", f"use at most {DEEPEST} levels")
        if self.stack and isinstance(self.stack[-1], dict) and self.keys[-1] is None:
            raise self._refused(event, "a key has to be a word", "put it in quotes if it holds { or [")
        if event.anchor is not None:
            self.anchors[event.anchor] = _CONTAINER
        self.stack.append(self._put(container, event))
        self.keys.append(None)

    def close(self) -> None:
        self.stack.pop()
        self.keys.pop()

    def alias(self, event: yaml.AliasEvent) -> None:
        self.aliases += 1
        name = event.anchor
        if name not in self.anchors:
            raise self._refused(event, f'the alias "*{name}" names no anchor', "put text that begins with * in quotes")
        if self.aliases > MOST_ALIASES:
            raise self._refused(event, f"more than {MOST_ALIASES} aliases", "write the text out")
        value = self.anchors[name]
        if value is _CONTAINER:
            hint = "write it out: an alias may only stand for text"
            raise self._refused(event, f'the alias "*{name}" repeats a whole list or mapping', hint)
        self.repeated += len(value or "")
        if self.repeated > LARGEST:
            raise self._refused(event, "the aliases repeat over 10 MiB of text", "write shorter texts")
        self._put(value, event)

    def _put(self, value: Any, event: yaml.Event) -> Any:
        """Put a value where it belongs; the container to fill, which is the first where a list comes twice."""
        if not self.stack:
            self.root = value
            return value
        container, key = self.stack[-1], self.keys[-1]
        if isinstance(container, list):
            container.append(value)
        elif key is not None:
            self.keys[-1] = None
            first = container.setdefault(key, value)
            return first if isinstance(first, list) and isinstance(value, list) else value
        else:
            self.keys[-1] = name = "" if value is None else str(value)
            if len(container) >= MOST_KEYS:
                raise self._refused(event, f"over {MOST_KEYS} keys in one place", "write a list, with `- ` before each")
            if name in container:
                if len(self.problems) >= MOST_REPEATS:
                    raise self._refused(event, f"over {MOST_REPEATS} keys are used twice", "keep one of each")
                self.problems.append(_at(self.file, event, f'the key "{name}" is used twice', "keep one of them"))
        return value

    def _refused(self, event: yaml.Event, message: str, hint: str) -> Unloadable:
        return Unloadable(_at(self.file, event, message, hint))


def places(text: str, file: str, wanted: Iterable[Where]) -> dict[Where, tuple[int, int]]:
    """Line and column (from 1) of each wanted path; of a path that is not there, its nearest parent's."""
    found: dict[Where, tuple[int, int]] = {}
    asked = set(wanted)
    needed = {where[:end] for where in asked for end in range(len(where) + 1)}
    for where, event in _walk(text, file):
        if where in needed:
            found.setdefault(where, _position(event))
    found.setdefault((), (1, 1))
    result = {}
    for where in asked:
        known = where
        while known not in found:
            known = known[:-1]
        result[where] = found[known]
    return result


def _walk(text: str, file: str) -> Iterator[tuple[Where, yaml.Event]]:
    """Every path of the document with its event: values under their path, keys under path + (key, KEY)."""
    path: list[str | int] = []
    in_mapping: list[bool] = []  # per open container
    ends: dict[Where, str | int] = {}  # the last position of a list, for one that goes on under a key given twice
    expects_key = False
    for event in events(text, file):
        if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            end = path.pop()
            if not in_mapping.pop():
                ends[tuple(path)] = end
        elif isinstance(event, yaml.NodeEvent):
            if expects_key:
                path[-1] = event.value if isinstance(event, yaml.ScalarEvent) else ""
                yield (*path, KEY), event
                expects_key = False
                continue
            if in_mapping and not in_mapping[-1]:
                path[-1] = int(path[-1]) + 1
            yield tuple(path), event
            if isinstance(event, yaml.CollectionStartEvent):
                mapping = isinstance(event, yaml.MappingStartEvent)
                in_mapping.append(mapping)
                path.append("" if mapping else ends.get(tuple(path), -1))
        else:
            continue
        expects_key = bool(in_mapping) and in_mapping[-1]


def _at(file: str, event: yaml.Event, message: str, hint: str) -> Problem:
    return Problem(file, *_position(event), message, hint)


def _position(event: yaml.Event) -> tuple[int, int]:
    """Line and column of an event, from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_WORDS = (
    ("mapping values are not allowed", "a colon is not expected here", "put text with a colon in it in quotes"),
    ("could not find expected ':'", "a colon is missing here", "write `key: value`"),
    ("cannot start any token", "a text can't begin with this character", "put the text in quotes"),
    ("block sequence entries are not allowed", "a list can't begin here", "begin it on a line of its own"),
    ("unexpected end of stream", "these quotes are never closed", "close them"),
    ("unexpected document indicator", "these quotes are never closed", "close them"),
    ("invalid Unicode", "this escape isn't a character", "write the character itself"),
    ("escape", "this escape means nothing", "double the backslash, or use single quotes"),
    ("hexdecimal", "this escape means nothing", "double the backslash, or use single quotes"),
    ("expected ',' or ']'", "this list is not closed", "close the bracket, and put commas between the entries"),
    ("expected ',' or '}'", "this mapping is not closed", "close the brace, and put commas between the entries"),
    ("expected '-' indicator", "a list entry is expected here", "begin it with `- `, or check the indentation"),
    ("expected node content", "a value is missing here", "check the brackets and commas"),
    ("expected key", "a key is expected here", "check the indentation, and the quotes of the line before"),
    ("expected <document start>", "the document ends before this line", "remove what is above or below"),
    ("alphabetic or numeric", "a text can't begin with * or &", "put the text in quotes"),
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
        line, column = _syntax_position(text, found.start() if found else 0)
        raise Unloadable(Problem(file, line, column, "there is a control character here", "take it out")) from None
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
        return Problem(file, *tab, "there is a tab in the indentation", "use spaces")
    known = ((message, hint) for words, message, hint in _WORDS if words in said)
    message, hint = next(known, (f"this isn't YAML ({said})", "check this line and the one before"))
    return Problem(file, line + 1, column + 1, message, hint)


def _tab(lines: list[str], number: int) -> tuple[int, int] | None:
    """A tab that indents the line (counted from 0) where the fault was noticed, or the one before."""
    for n in (number, number - 1):
        line = lines[n] if 0 <= n < len(lines) else ""
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in indent:
            return n + 1, indent.index("\t") + 1
    return None


def _syntax_position(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
