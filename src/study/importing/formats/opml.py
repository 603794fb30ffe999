"""An outline in OPML, as outliners export it. Entities of its own are refused, nothing is fetched."""

from __future__ import annotations

import re

from study.importing.findings import Findings
from study.importing.formats.tree import DEEPEST, Branch, findings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.importing.options import Options

FORMAT = "opml"
_BEGINNING = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>)?\s*(?:<!--.{0,2000}?-->\s*){0,3}"
    r"(?:<!DOCTYPE[^>\[]{0,500}(?:\[[^\]]{0,3000}\])?\s*>\s*)?<opml\b",
    re.DOTALL | re.IGNORECASE,
)
_DONE = ("checked", "true", "done", "complete", "completed", "yes", "1")
_OPEN = ("unchecked", "false", "indeterminate", "no", "0")


_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")


def _character(entity: re.Match[str]) -> str:
    """What HTML calls by a name, which XML does not know; a name that nobody knows stays as it is written."""
    from html.entities import html5

    if entity[1] in ("amp", "lt", "gt", "quot", "apos"):
        return entity[0]
    return html5.get(f"{entity[1]};", f"&amp;{entity[1]};")


class OutlineFault(ValueError):
    """Why a file is not read: a sentence, with its line."""

    def __init__(self, line: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.line, self.hint = line, hint


def is_opml(text: str) -> bool:
    return _BEGINNING.match(text[:8000]) is not None


def read(text: str, options: Options) -> Findings:
    """What an outline holds. Raises OutlineFault for what is no XML, or tries more than an outline needs."""
    parse = _Parse()
    parse.run(text)
    found = Findings(FORMAT, title=" ".join("".join(parse.title).split()), lines=parse.count, understood=parse.count)
    return findings(parse.roots, found, options)


class _Parse:
    """Branches as the parser meets them: a stack of those that are open."""

    def __init__(self) -> None:
        from xml.parsers import expat

        self.roots: list[Branch] = []
        self.open: list[Branch | None] = []
        self.title: list[str] = []
        self.count = 0
        self.in_title = False
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.EntityDeclHandler = self._entity

    def run(self, text: str) -> None:
        from xml.parsers.expat import ExpatError

        declared = re.sub(r"^(\s*<\?xml[^>]{0,200}?)\s+encoding=[\"'][^\"']*[\"']", r"\1", text, count=1)
        try:
            self.parser.Parse(_ENTITY.sub(_character, declared).encode("utf-8"), True)
        except ExpatError as fault:
            raise OutlineFault(fault.lineno, "this outline isn't valid XML from here on", "export it again") from None

    def _start(self, name: str, given: dict[str, str]) -> None:
        self.in_title = name.lower() == "title" and not self.roots
        if len(self.open) > DEEPEST + 3:
            raise OutlineFault(
                self.parser.CurrentLineNumber, "this is nested too deep", f"use at most {DEEPEST} levels"
            )
        branch = self._branch(given) if name.lower() == "outline" else None
        above = next((one for one in reversed(self.open) if one), None)
        self.open.append(branch)
        if branch:
            (above.children if above else self.roots).append(branch)

    def _branch(self, given: dict[str, str]) -> Branch | None:
        """The branch an ``outline`` element stands for; None for one without a text."""
        attributes = {key.lower(): value for key, value in given.items()}
        text = " ".join((attributes.get("text") or attributes.get("title") or "").split())
        if not text:
            return None
        self.count += 1
        url = next((attributes[key] for key in ("url", "htmlurl", "xmlurl", "link") if attributes.get(key)), "")
        notes = [attributes[key].strip() for key in ("_note", "note", "description") if attributes.get(key, "").strip()]
        mark = next((attributes[key] for key in ("_status", "checked", "_complete") if key in attributes), "").lower()
        done = True if mark in _DONE else False if mark in _OPEN else None
        return Branch(self.parser.CurrentLineNumber, text, url.strip(), notes, done)

    def _end(self, name: str) -> None:
        self.open.pop()
        self.in_title = False

    def _characters(self, data: str) -> None:
        if self.in_title:
            self.title.append(data)

    def _entity(self, *_: object) -> None:
        line = self.parser.CurrentLineNumber
        raise OutlineFault(line, "this outline defines entities of its own, which are not read", "remove its DOCTYPE")
