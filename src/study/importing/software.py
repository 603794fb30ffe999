"""Whether a text is the README of a piece of software: by its headings, and by the commands below them."""

from __future__ import annotations

import re

from study.importing.findings import Findings
from study.importing.text.labels import phrase
from study.importing.text.lexicon import Lexicon
from study.importing.text.lexicon import lexicon as lexicon_of

MOST_LINES = 20_000  # of a text that are looked at
_HEADING = re.compile(r"#{1,5}\s+(.{1,80})$")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})\s*$")
_FENCE = re.compile(r"\s*(```|~~~)")
_SCRIPT = re.compile(r"`?(?:npm|yarn|pnpm|pip|cargo|make|docker|git|npx)\s")
_COMMAND = re.compile(
    r"\s*(?:\$ )?(?:(?:python3? -m )?pip3? install|npx |pipx install|npm (?:install|i|run)\b|"
    r"yarn add|pnpm add|go (?:get|install)|"
    r"cargo (?:install|add|build)|brew install|gem install|docker (?:run|pull|build)|git clone|make\b|"
    r"apt(?:-get)? install|composer require|conda install|uv (?:add|pip)|dotnet add)"
)  # fmt: skip

_BADGE = re.compile(r"(?:img\.shields\.io|badge\.svg|badge\.fury\.io|/badges?/)")
LEAST_BADGES = 3
"""Of a package's state at the top of a file."""


def is_software(findings: Findings, text: str) -> bool:
    """Headings that only software has, commands to install it, and no sign of a plan."""
    sections = _sections(text)
    lexicon = lexicon_of(findings.language)
    signs = {name for name, has_commands in sections if _is_of_software(name, has_commands, lexicon)}
    count = len(signs) + (len(_BADGE.findall(text, 0, 5_000)) >= LEAST_BADGES)
    commands = any(has_commands for _, has_commands in sections)
    if is_planned(findings) or (is_marked(findings) and count < 4):
        return False
    return count >= 3 or (count >= 2 and commands) or (count >= 1 and commands and len(findings.items) < 12)


def _is_of_software(name: str, has_commands: bool, lexicon: Lexicon) -> bool:
    """ "Installation"; "Docker" and "Testing" only where commands stand below: they are subjects too."""
    if name in lexicon.folded("software") or _SCRIPT.match(name):
        return True
    return has_commands and (name in lexicon.folded("commanded") or name.split(" ")[0] in ("install", "installing"))


def _sections(text: str) -> list[tuple[str, bool]]:
    """The names of headings, and whether code or commands stand right below them."""
    found: list[tuple[str, bool]] = []
    fenced, before = False, ""
    for line in text.split("\n", MOST_LINES):
        if _FENCE.match(line):
            fenced = not fenced
        is_command = fenced or (len(line) < 400 and _COMMAND.match(line) is not None)
        if is_command and found:
            found[-1] = (found[-1][0], True)
        elif not fenced and (heading := _HEADING.match(line)):
            found.append((phrase(heading[1].strip(" #`")), False))
        elif not fenced and _UNDERLINE.match(line) and before.strip():
            found.append((phrase(before[:80]), False))
        before = line
    return found


def is_planned(findings: Findings) -> bool:
    """Times and places in a plan: what a README about software does not have, but for a length or two."""
    placed = [item for item in findings.items if item.minutes or item.days or item.position]
    timed = [heading for heading in findings.headings if heading.position or heading.minutes or heading.days]
    return len(placed) + len(timed) >= 3


def is_marked(findings: Findings) -> bool:
    return any(item.progress is not None for item in findings.items)
