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
        raise refuse(
            "no such file", "check the spelling, or see `study curricula` for those shipped"
        ) from None
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

    Raises Unloadable when there is no going on: bad syntax, a tab, an alias bomb, too deep, no or several documents.
    """
    problems: list[Problem] = []
    root: object = None
    documents = 0
    anchors: dict[str, object] = {}
    stack: list[tuple[dict[object, object] | list[object], object]] = []
    container: dict[object, object] | list[object] | None = None
    key: object = None  # in a mapping: the key whose value comes next
    aliases = 0

    for event in _events(text, file):
        kind = type(event)
        if kind is yaml.ScalarEvent:
            value: object = event.value
            if event.implicit[0] and event.style is None and value in ("", "~", "null", "Null", "NULL"):
                value = None
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            value = {} if kind is yaml.MappingStartEvent else []
            if len(stack) >= DEEPEST:
                raise Unloadable(_at(file, event, "nested too deep", f"at most {DEEPEST} levels"))
            if type(container) is dict and key is None:
                raise Unloadable(_at(file, event, "a key has to be a word", "quote it if it holds { or ["))
        elif kind is yaml.AliasEvent:
            aliases += 1
            value = anchors.get(event.anchor)
            if value is None or aliases > MOST_ALIASES or isinstance(value, dict | list):
                raise Unloadable(_at(file, event, *_alias_fault(event.anchor, anchors, aliases)))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            container, key = stack.pop() if stack else (None, None)
            continue
        else:
            if kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise Unloadable(
                        _at(file, event, "more than one document in the file", "keep one curriculum a file")
                    )
            continue

        if kind is not yaml.AliasEvent and event.anchor is not None:
            anchors[event.anchor] = value
        if container is None:
            root = value
        elif type(container) is list:
            container.append(value)
        elif key is None:
            key = "" if value is None else value
            if key in container:
                problems.append(_at(file, event, f'the key "{key}" stands here twice', "keep one of them"))
            continue
        else:
            container[key] = value  # type: ignore[index]
            key = None
        if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            stack.append((container, key))  # type: ignore[arg-type]
            container, key = value, None  # type: ignore[assignment]
    return root, problems


def places(text: str, file: str, wanted: Iterable[Where]) -> dict[Where, tuple[int, int]]:
    """Line and column (from 1) of each wanted path; of a path that is not there, its nearest parent's."""
    found: dict[Where, tuple[int, int]] = {(): (1, 1)}
    asked = set(wanted)
    needed = {where[:end] for where in asked for end in range(len(where) + 1)}
    for where, mark in _walk(text, file):
        if where in needed and where not in found:
            found[where] = (mark.line + 1, mark.column + 1)
    result = {}
    for where in asked:
        known = where
        while known not in found:
            known = known[:-1]
        result[where] = found[known]
    return result


def _walk(text: str, file: str) -> Iterator[tuple[Where, yaml.Mark]]:
    """Every path of the document with its mark: values under their path, keys under path + (key, KEY)."""
    path: list[str | int] = []
    kinds: list[type] = []  # dict or list, per open container
    expects_key = False
    for event in _events(text, file):
        kind = type(event)
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            kinds.pop()
            path.pop()
        elif isinstance(event, yaml.NodeEvent):
            if kinds and kinds[-1] is dict and expects_key:
                path[-1] = event.value if kind is yaml.ScalarEvent else ""
                yield (*path, KEY), event.start_mark
                expects_key = False
                continue
            if kinds and kinds[-1] is list:
                path[-1] = int(path[-1]) + 1
            yield tuple(path), event.start_mark
            if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                kinds.append(dict if kind is yaml.MappingStartEvent else list)
                path.append("" if kind is yaml.MappingStartEvent else -1)
        else:
            continue
        expects_key = bool(kinds) and kinds[-1] is dict


def _events(text: str, file: str) -> Iterator[yaml.Event]:
    """libyaml's events; what it cannot parse becomes one problem in plain words."""
    loader = yaml.CSafeLoader(text)
    try:
        while loader.check_event():
            yield loader.get_event()
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
            return Problem(
                file, number + 1, indent.index("\t") + 1, "a tab stands in the indentation", "use spaces"
            )
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


def _alias_fault(name: str, anchors: dict[str, object], aliases: int) -> tuple[str, str]:
    if name not in anchors:
        return f'the alias "*{name}" names no anchor', "put a text that begins with * in quotes"
    if aliases > MOST_ALIASES:
        return f"more than {MOST_ALIASES} aliases", "write the texts out"
    return (
        f'the alias "*{name}" repeats a whole list or mapping',
        "write it out: aliases may stand for texts only",
    )


def _at(file: str, event: yaml.Event, message: str, hint: str) -> Problem:
    return Problem(file, event.start_mark.line + 1, event.start_mark.column + 1, message, hint)
