"""What outliners such as Logseq write into their Markdown: words for the state of a task, properties, page links."""

from __future__ import annotations

import re

from study.importing.markdown.source import Source

REASON = "a property or a clock of an outliner"
LEAST_TASKS = 2

_STATES = {"DONE": "x", "TODO": " ", "LATER": " ", "WAITING": " ", "DOING": "/", "NOW": "/", "IN-PROGRESS": "/"}
_TASK = re.compile(rf"([ \t]*[-*+] +)({'|'.join(_STATES)}) +(?:\[#[A-C]\] +)?(?=\S)")
_PROPERTY = re.compile(r"[ \t]*(?:[-*+] +)?([a-z][\w/-]{0,40}):: ?(.*)")
_CLOCK = re.compile(r"[ \t]*(?::LOGBOOK:|:END:|CLOCK: \[.*|(?:SCHEDULED|DEADLINE): <.*)")
_PAGE = re.compile(r"\[\[([^\[\]\n]{1,200})\]\](?!\()")
_TAG = re.compile(r"(?: #[\w/-]{1,60})+[ \t]*$")


def read(source: Source) -> None:
    """Mend the lines of an outliner's page in place: tasks become boxes, properties are set aside, and page links are
    the words of their page. Other texts stay as they are."""
    tasks = sum(_TASK.match(line) is not None for line in source.lines)
    properties = [n for n, line in enumerate(source.lines) if "::" in line and _PROPERTY.fullmatch(line)]
    if tasks < LEAST_TASKS and not (properties and all(map(_is_listed, source.lines))):
        return
    for n, line in enumerate(source.lines):
        if _CLOCK.fullmatch(line):
            source.lines[n] = ""
            source.aside.append(n + 1)
        elif found := _PROPERTY.fullmatch(line):
            source.lines[n] = ""
            if found[1] == "title":
                source.front.setdefault("title", (n + 1, found[2].strip()))
            else:
                source.aside.append(n + 1)
        else:
            source.lines[n] = _entry(line) if _is_listed(line) else line


def _entry(line: str) -> str:
    boxed = _TASK.sub(lambda found: f"{found[1]}[{_STATES[found[2]]}] ", line)
    return _TAG.sub("", _PAGE.sub(r"\1", boxed))


def _is_listed(line: str) -> bool:
    """Whether a line is an entry of a list, or goes on in one, as all lines of an outliner's page are."""
    return not line.strip() or line.lstrip()[:2] in ("- ", "* ", "+ ") or line[:1] in (" ", "\t") or "::" in line
