"""What a marker says: which part of the log its block holds, which one of several, and with what bars."""

from __future__ import annotations

import re

from study.core.values import dataclass
from study.publish.markdown import BARS, SECTIONS

PARTS = {
    "list": "the list, by its name",
    "goal": "the goal, by what it counts",
    "certificate": "the certificate, by its title",
    "curriculum": "the curriculum, by its id",
    "phase": "the phase, by its id or title",
    "journal": "the week, by a day in it",
}
"""Blocks that hold one of several → which one has to be said; of a goal and a certificate only if there are more."""

SYNONYMS = {"exam": "certificate", "week": "journal"}

_NAME = re.compile(
    r'(?P<section>(?!(?:bars|sections)=)[^\s"]++)?+\s*+'
    r'(?:"(?P<quoted>[^"]*)"|(?P<bare>(?!(?:bars|sections)=)[^\s"]++(?:\s++(?!(?:bars|sections)=)\S++)*+))?+'
    r"(?P<options>(?:\s*+(?:bars|sections)=\S*+)*+)"
)

_OPTION = re.compile(r"(bars|sections)=(\S*)")

_ESCAPED = {"&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;"}

_TO_ESCAPE = re.compile(r'["<>]|&(?=\w+;)')


@dataclass(frozen=True, slots=True)
class Name:
    """``section`` is "" for a block of several; ``which`` is one list, goal or week; ``bars`` "" are the usual ones."""

    section: str = ""
    which: str = ""
    bars: str = ""
    sections: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        return self.section, self.which.casefold()

    @property
    def label(self) -> str:
        """``goals``, ``list "Books"``; "" for the block without a name."""
        return f'{self.section} "{self.which}"' if self.which else self.section

    @property
    def marker(self) -> str:
        """The line that begins its block."""
        which = _TO_ESCAPE.sub(lambda found: _ESCAPED[found[0]], " ".join(self.which.split()))
        told = [
            self.section,
            f'"{which}"' if which else "",
            f"sections={','.join(self.sections)}" if self.sections else "",
            f"bars={self.bars}" if self.bars else "",
        ]
        return f"<!-- {' '.join(filter(None, ['study:begin', *told]))} -->"


class Unnamed(Exception):
    """What follows ``study:begin`` is no name; holds what is wrong and what to do."""


def named(text: str) -> Name:
    """The name in what stands behind ``study:begin``. Raises Unnamed."""
    found = _NAME.fullmatch(text.strip())
    if found is None:
        raise Unnamed(f'"{text}" names no block', 'write it as in study:begin list "Books"')
    section, which = found["section"] or "", found["quoted"] or found["bare"] or ""
    section = SYNONYMS.get(section, section)
    options = dict(_OPTION.findall(found["options"]))
    sections = tuple(filter(None, options.get("sections", "").split(",")))
    _check(section, which, options.get("bars", ""), sections)
    return Name(section, _plain(which).strip(), options.get("bars", ""), sections)


def _check(section: str, which: str, bars: str, sections: tuple[str, ...]) -> None:
    if section and section not in SECTIONS and section not in PARTS:
        known = ", ".join(dict.fromkeys([*SECTIONS, *PARTS]))
        raise Unnamed(f'there is no block "{section}"', f"it is one of {known}, or has no name")
    if section == "list" and not which.strip():
        raise Unnamed("a block for a list has to name it", 'write it as in study:begin list "Books"')
    if which and section not in PARTS:
        raise Unnamed(f'the block "{section}" holds all there is', f"write study:begin {section}")
    if bars and bars not in BARS:
        raise Unnamed(f'there are no bars "{bars}"', f"write one of {', '.join(BARS)}")
    if unknown := [name for name in sections if name not in SECTIONS]:
        raise Unnamed(f'there is no section "{unknown[0]}"', f"the sections are {', '.join(SECTIONS)}")


def _plain(text: str) -> str:
    for character, escaped in reversed(_ESCAPED.items()):
        text = text.replace(escaped, character)
    return text
