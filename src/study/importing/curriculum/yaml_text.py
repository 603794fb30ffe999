"""Plain values as YAML that a person would have written: block style, short texts plain, long ones folded.

Every text survives as it is: what YAML would read otherwise is quoted, what a terminal would obey is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from study.core.values import dataclass

WIDTH = 100  # characters of a line before a text is folded
COMMENT = 160  # characters of a comment


@dataclass(frozen=True, slots=True)
class Plain:
    """A number, a date, an id or a list of ids: written as it is, with a comment behind it."""

    text: str
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A value with comments on lines of their own above it."""

    value: object
    comments: tuple[str, ...]


_FIRST = re.compile(r"""[-?:,\[\]{}#&*!|>'"%@`\s]""")
_INSIDE = re.compile(r":(?:\s|$)|\s#|[\t\n]")
_OTHERWISE = re.compile(
    r"~|null|true|false|yes|no|on|off|y|n|[-+.\d][-+.,:_\dexXa-fA-FoOtTzZ]*(?: [\d:.]+)?|\.?(?:inf|nan)|=|<<",
    re.IGNORECASE,
)
"""What some reader of YAML takes for something else than a text."""
_UNSAFE = re.compile(
    "[^\n\x20-\x7e\xa0-\u061b\u061d-\u200d\u2010-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd"
    "\U00010000-\U0010ffff]"
)
"""Control characters, marks that turn the direction, and what YAML forbids."""
_BREAKING = ("phases", "modules")
"""Lists whose entries have an empty line between them."""


def written(document: dict[str, object], comments: list[str]) -> str:
    """The text of a document, with comments at its top."""
    lines = [f"# {_comment(comment)}" for comment in comments]
    for key, value in document.items():
        if key in ("phases", "resources", "backlog"):
            lines.append("")
        lines += _entry(key, value, 0)
    return "\n".join(lines) + "\n"


def _entry(key: str, value: object, indent: int) -> Iterator[str]:
    """A key with its value, from its line on."""
    space = " " * indent
    if isinstance(value, Remark):
        yield from (f"{space}# {_comment(comment)}" for comment in value.comments)
        yield from _entry(key, value.value, indent)
    elif isinstance(value, Plain):
        yield f"{space}{key}: {value.text}" + (f"  # {_comment(value.comment)}" if value.comment else "")
    elif isinstance(value, str):
        yield from _scalar(f"{space}{key}: ", value, indent)
    elif isinstance(value, list):
        yield f"{space}{key}:"
        yield from _list(value, indent + 2, spaced=key in _BREAKING)
    elif isinstance(value, dict):
        yield f"{space}{key}:"
        for name, inner in value.items():
            yield from _entry(name, inner, indent + 2)


def _list(values: list[object], indent: int, spaced: bool) -> Iterator[str]:
    space = " " * indent
    for n, value in enumerate(values):
        if spaced and n:
            yield ""
        if isinstance(value, Remark):
            yield from (f"{space}# {_comment(comment)}" for comment in value.comments)
        inner = value.value if isinstance(value, Remark) else value
        if isinstance(inner, dict):
            lines = [line for key, part in inner.items() for line in _entry(key, part, indent + 2)]
            yield f"{space}- {lines[0][indent + 2 :]}"
            yield from lines[1:]
        else:
            yield from _scalar(f"{space}- ", str(inner), indent)


def _scalar(before: str, text: str, indent: int) -> Iterator[str]:
    """A text behind its key: as a block where it has several lines or is long, else plain or in quotes."""
    body = text.removesuffix("\n")
    chomping = "-" if body == text else ""
    room = WIDTH - indent - 2
    is_long = "\n" not in body and len(body) > room and len(before) + len(text) > WIDTH and " " in body
    inner = " " * (indent + 2)
    if "\n" in text and not is_long and _is_literal(body):
        yield f"{before}|{'2' if body[0].isspace() else ''}{chomping}"  # else the first line would set the indentation
        yield from (inner + line if line else "" for line in body.split("\n"))
    elif is_long and _is_block(body):
        yield f"{before}>{chomping}"
        yield from (inner + piece for piece in _folded(body, room))
    else:
        yield before + (text if _is_plain(text) else _quoted(text))


def _is_plain(text: str) -> bool:
    return not (
        not text
        or _FIRST.match(text)
        or _INSIDE.search(text)
        or text[-1].isspace()
        or _UNSAFE.search(text)
        or _OTHERWISE.fullmatch(text)
    )


def _is_literal(text: str) -> bool:
    """Whether a text can stand line by line below its key; empty lines at its end would be the next entry's."""
    return bool(text.strip()) and not text.endswith("\n") and not _UNSAFE.search(text)


def _is_block(text: str) -> bool:
    """Whether a line can be broken at its spaces: it neither begins nor ends with one."""
    return not _UNSAFE.search(text) and text.strip(" ") == text


def _folded(text: str, width: int) -> Iterator[str]:
    """Lines broken at single spaces, which is where YAML puts a space back."""
    line = ""
    for word in re.split(r"(?<! ) (?! )", text):
        if line and len(line) + len(word) >= width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + _UNSAFE.sub(lambda found: _escape(found[0]), escaped) + '"'


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"


def _comment(text: str) -> str:
    """One harmless line."""
    text = _UNSAFE.sub("", " ".join(text.split()))
    return text if len(text) <= COMMENT else text[: COMMENT - 1] + "…"
