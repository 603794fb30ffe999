"""Whether findings deserve to be written as a curriculum, and what to say where they do not."""

from __future__ import annotations

import re

from study.core.values import dataclass
from study.importing.findings import Findings

LEAST_SHARE = 60  # per cent of the lines that are about the plan
LEAST_PARTS = 3  # items and materials of a Markdown file
LOGGED = 80  # per cent of the marked items that are done
MARKDOWN = "markdown"

_SOFTWARE = re.compile(
    r"#{1,4}\s*(?:\W{0,4}\s)?(?:install(?:ation|ing)?(?: [^#\n]{1,60})?|quick ?start|getting started|usage|"
    r"build(?:ing)?(?: from source)?|api(?: reference| documentation)?|configuration|"
    r"environment variables|compatibility|changelog|"
    r"running (?:the )?tests|tests?|testing|deployment|docker|cli|command line|development|benchmarks?)\W*$",
    re.IGNORECASE,
)
_COMMAND = re.compile(
    r"\s*(?:\$ )?(?:(?:python3? -m )?pip3? install|npx |pipx install|npm (?:install|i|run)\b|"
    r"yarn add|pnpm add|go (?:get|install)|"
    r"cargo (?:install|add|build)|brew install|gem install|docker (?:run|pull|build)|git clone|make\b|"
    r"apt(?:-get)? install|composer require|conda install|uv (?:add|pip)|dotnet add)"
)  # fmt: skip

_PICTURE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)|<[^<>\n]*>|\[\]\([^()\n]*\)|^#+[^\S\n]*$", re.MULTILINE)
_BADGE = re.compile(r"(?:img\.shields\.io|badge\.svg|badge\.fury\.io|/badges?/)")
LEAST_BADGES = 3
"""Of a package's state at the top of a file."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be said first; ``is_weak`` where nothing is written without ``--force``."""

    is_weak: bool = False
    sentence: str = ""
    is_log: bool = False


def judged(findings: Findings, text: str) -> Verdict:
    """Whether a person would take this for a curriculum."""
    parts = len(findings.items) + len(findings.resources)
    is_log = _is_log(findings)
    if findings.format == MARKDOWN:
        if not parts and _is_pictures(text):
            return Verdict(True, "There are only pictures in this file, and no words to plan by.")
        if _is_software(findings, text):
            return Verdict(True, "This reads like the README of a piece of software, not like a curriculum.")
        if parts < LEAST_PARTS:
            held = "nothing" if not parts else "one thing" if parts == 1 else "two things"
            return Verdict(True, f"This does not look like a curriculum: there is {held} in it to study.", is_log)
    elif not parts:
        return Verdict(True, "There is nothing in this file to study.")
    share = share_of(findings)
    if share < LEAST_SHARE:
        return Verdict(True, f"Only {share} % of this file was understood, which is too little to trust.", is_log)
    return Verdict(is_log=is_log)


def share_of(findings: Findings) -> int:
    """Per cent of the lines that were understood, without the front and back matter."""
    matter = sum(one.last - one.first + 1 for one in findings.omissions if one.matter)
    about = max(findings.lines - matter, findings.understood, 1)
    return min(100 * findings.understood // about, 100)


def _is_log(findings: Findings) -> bool:
    """Whether it tells what was done rather than what is to do: nearly all marks are done, and dates stand beside."""
    marked = [item for item in findings.items if item.progress is not None]
    done = sum(item.progress == 100 for item in marked)
    return len(marked) >= 5 and 2 * len(marked) > len(findings.items) and 100 * done >= LOGGED * len(marked)


def _is_pictures(text: str) -> bool:
    return not re.search(r"\w", _PICTURE.sub("", text))


def _is_software(findings: Findings, text: str) -> bool:
    """Headings that only software has, commands to install it, and no sign of a plan."""
    planned = any(item.progress is not None or item.minutes or item.days or item.position for item in findings.items)
    planned = planned or any(heading.position or heading.minutes or heading.days for heading in findings.headings)
    if planned:
        return False
    lines = text.split("\n", 20_000)
    headings = sum(len(line) < 80 and _SOFTWARE.match(line) is not None for line in lines)
    headings += len(_BADGE.findall(text, 0, 5_000)) >= LEAST_BADGES
    commands = any(len(line) < 400 and _COMMAND.match(line) for line in lines)
    return headings >= 3 or (headings >= 2 and commands) or (headings >= 1 and commands and len(findings.items) < 12)
