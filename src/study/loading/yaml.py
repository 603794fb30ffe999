"""YAML into plain values, and places in the file back from paths into the values.

The values are built from libyaml's events: mappings to dicts, sequences to lists, scalars to text (an empty or
``null`` plain scalar to None). Text stays text, so ``on:`` is a key, ``1:30`` no number and ``title: 1984`` a title.
Where something stands in the file is looked up in a second walk, and only if there is something to say about it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

import yaml

from study.errors import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 10 * 1024 * 1024  # bytes
DEEPEST = 100  # levels
MOST_ALIASES = 100

Values = dict[str, object] | list[object]
_CONTAINER = "\0container"
"""Stands for an anchored list or mapping, which may not be repeated."""

Where = tuple[str | int, ...]
"""A path into the values: keys and positions. A trailing ``KEY`` asks for the key rather than its value."""

KEY = "\0key"


class Unloadable(Exception):
    """The file cannot be read as one YAML document; holds the problems."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems)
        self.problems = list(problems)


def read_text(path: Path) -> str:
    """The text of a file. Raises Unloadable for anything but UTF-8 text of at most 10 MiB."""

    def refuse(message: str, hint: str = "", line: int = 1, column: int = 1) -> Unloadable:
        return Unloadable(Problem(str(path), line, column, message, hint))

    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except IsADirectoryError:
        raise refuse("this is a directory", "name a YAML file") from None
    except FileNotFoundError:
        raise refuse("no such file", "check the spelling, or see `study curricula` for those shipped") from None
    except OSError as fault:
        raise refuse(f"cannot be read: {os.strerror(fault.errno or 0)}") from None
    if len(data) > LARGEST:
        raise refuse("the file is over 10 MiB", "split it into several curricula")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        column = fault.start - (data.rfind(b"\n", 0, fault.start) + 1) + 1
        raise refuse("this is not UTF-8 text", "save the file as UTF-8", line, column) from None
    if "\0" in text:
        raise refuse("this is a binary file", "name a YAML file")
    return text


def values(text: str, file: str) -> tuple[object, list[Problem]]:
    """The document as plain values, with the problems that do not hinder reading on (duplicate keys).

    Raises Unloadable when there is no going on: bad syntax, a tab, an alias bomb, too deep, several documents.
    """
    build = _Builder(file)
    for event in _events(text, file):
        if isinstance(event, yaml.ScalarEvent):
            build.scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            build.open({} if isinstance(event, yaml.MappingStartEvent) else [], event)
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
        self.documents = self.aliases = 0

    def document(self, event: yaml.Event) -> None:
        self.documents += 1
        if self.documents > 1:
            raise self._refused(event, "more than one document in the file", "keep one curriculum a file")

    def scalar(self, event: yaml.ScalarEvent) -> None:
        value: str | None = event.value
        if event.style is None and value in ("", "~", "null", "Null", "NULL"):
            value = None
        if event.anchor is not None:
            self.anchors[event.anchor] = value
        self._put(value, event)

    def open(self, container: Values, event: yaml.CollectionStartEvent) -> None:
        if len(self.stack) >= DEEPEST:
            raise self._refused(event, "nested too deep", f"at most {DEEPEST} levels")
        if self.stack and isinstance(self.stack[-1], dict) and self.keys[-1] is None:
            raise self._refused(event, "a key has to be a word", "quote it if it holds { or [")
        if event.anchor is not None:
            self.anchors.setdefault(event.anchor, _CONTAINER)
        self._put(container, event)
        self.stack.append(container)
        self.keys.append(None)

    def close(self) -> None:
        self.stack.pop()
        self.keys.pop()

    def alias(self, event: yaml.AliasEvent) -> None:
        self.aliases += 1
        name = event.anchor
        if name not in self.anchors:
            raise self._refused(
                event, f'the alias "*{name}" names no anchor', "put a text that begins with * in quotes"
            )
        if self.aliases > MOST_ALIASES:
            raise self._refused(event, f"more than {MOST_ALIASES} aliases", "write the texts out")
        value = self.anchors[name]
        if value is _CONTAINER:
            hint = "write it out: aliases may stand for texts only"
            raise self._refused(event, f'the alias "*{name}" repeats a whole list or mapping', hint)
        self._put(value, event)

    def _put(self, value: object, event: yaml.Event) -> None:
        if not self.stack:
            self.root = value
            return
        container, key = self.stack[-1], self.keys[-1]
        if isinstance(container, list):
            container.append(value)
        elif key is not None:
            container[key] = value
            self.keys[-1] = None
        else:
            self.keys[-1] = name = "" if value is None else str(value)
            if name in container:
                self.problems.append(_at(self.file, event, f'the key "{name}" stands here twice', "keep one of them"))

    def _refused(self, event: yaml.Event, message: str, hint: str) -> Unloadable:
        return Unloadable(_at(self.file, event, message, hint))


def places(text: str, file: str, wanted: Iterable[Where]) -> dict[Where, tuple[int, int]]:
    """Line and column (from 1) of each wanted path; of a path that is not there, its nearest parent's."""
    found: dict[Where, tuple[int, int]] = {(): (1, 1)}
    asked = set(wanted)
    needed = {where[:end] for where in asked for end in range(len(where) + 1)}
    for where, event in _walk(text, file):
        if where in needed and where not in found:
            found[where] = _position(event)
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
    expects_key = False
    for event in _events(text, file):
        if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            in_mapping.pop()
            path.pop()
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
                path.append("" if mapping else -1)
        else:
            continue
        expects_key = bool(in_mapping) and in_mapping[-1]


def _events(text: str, file: str) -> Iterator[yaml.Event]:
    """libyaml's events; what it cannot parse becomes one problem in plain words."""
    loader = yaml.CSafeLoader(text)
    try:
        while (event := loader.get_event()) is not None and not isinstance(event, yaml.StreamEndEvent):
            yield event
    except yaml.MarkedYAMLError as fault:
        raise Unloadable(_syntax(text, file, fault)) from None
    except yaml.YAMLError:
        line, column = _first_unprintable(text)
        problem = Problem(file, line, column, "a control character stands here", "take it out")
        raise Unloadable(problem) from None
    finally:
        loader.dispose()


def _syntax(text: str, file: str, fault: yaml.MarkedYAMLError) -> Problem:
    mark = fault.problem_mark or fault.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.splitlines() or [""]
    for number in range(min(line, len(lines) - 1), max(line - 2, -1), -1):
        indent = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
        if "\t" in indent:
            return Problem(file, number + 1, indent.index("\t") + 1, "a tab stands in the indentation", "use spaces")
    message = (fault.problem or "cannot be parsed").replace("did not find expected", "expected")
    return Problem(file, line + 1, column + 1, f"not YAML: {message}", _syntax_hint(fault))


def _syntax_hint(fault: yaml.MarkedYAMLError) -> str:
    said = f"{fault.context} {fault.problem}"
    if "mapping values are not allowed" in said:
        return "put a text that holds a colon in quotes"
    if "cannot start any token" in said:
        return "put a text that begins with @ or ` or % in quotes"
    if "quoted scalar" in said:
        return "close the quotes"
    if "flow" in said:
        return "close the bracket, and part the entries with commas"
    return "check the indentation and the line before"


def _first_unprintable(text: str) -> tuple[int, int]:
    for number, line in enumerate(text.split("\n"), 1):
        for column, character in enumerate(line, 1):
            if not (character.isprintable() or character in "\t\r\u0085\u00a0"):
                return number, column
    return 1, 1


def _at(file: str, event: yaml.Event, message: str, hint: str) -> Problem:
    return Problem(file, *_position(event), message, hint)


def _position(event: yaml.Event) -> tuple[int, int]:
    """Line and column of an event, from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
