"""Whether findings deserve to be written as a curriculum, and what to say where they do not."""

from __future__ import annotations

import re

from study.core.values import dataclass
from study.importing.findings import Findings
from study.importing.software import is_marked, is_planned, is_software

LEAST_SHARE = 60  # per cent of the lines that are about the plan
LEAST_PARTS = 3  # items and materials of a Markdown file
LEAST_DENSITY = 5  # one line in so many becomes a part where nothing else speaks for a plan
LOGGED = 80  # per cent of the marked items that are done
MARKDOWN = "markdown"

_PICTURE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)|<[^<>\n]*>|\[\]\([^()\n]*\)|^#+[^\S\n]*$", re.MULTILINE)


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
            return Verdict(True, "This file has only pictures in it, and no words to plan by.")
        if is_software(findings, text):
            return Verdict(True, "This reads like the README of a piece of software, not like a curriculum.")
        if parts < LEAST_PARTS:
            held = "nothing" if not parts else "only one thing" if parts == 1 else "only two things"
            return Verdict(True, f"This doesn't look like a curriculum: there is {held} in it to study.", is_log)
        if _is_thin(findings):
            return Verdict(True, "This is mostly text, with little in it that says what to study.", is_log)
    elif not parts:
        return Verdict(True, "There is nothing in this file to study.")
    share = share_of(findings)
    if share < LEAST_SHARE:
        return Verdict(True, f"Only {share} % of this file was understood, too little to rely on.", is_log)
    return Verdict(is_log=is_log)


def share_of(findings: Findings) -> int:
    """Per cent of the lines that were understood, without the front and back matter."""
    matter = sum(omission.lines for omission in findings.omissions if omission.matter)
    about = max(findings.lines - matter, findings.understood, 1)
    return min(100 * findings.understood // about, 100)


def _is_log(findings: Findings) -> bool:
    """Whether it tells what was done rather than what is to do: nearly all marks are done, and dates stand beside."""
    marked = [item for item in findings.items if item.progress is not None]
    done = sum(item.progress == 100 for item in marked)
    return len(marked) >= 5 and 2 * len(marked) > len(findings.items) and 100 * done >= LOGGED * len(marked)


def _is_pictures(text: str) -> bool:
    return not re.search(r"\w", _PICTURE.sub("", text))


def _is_thin(findings: Findings) -> bool:
    """Text with a list or two in it: few lines became parts, and nothing says when, how long or how far."""
    parts = len(findings.items) + len(findings.resources) + len(findings.headings)
    about = findings.lines - sum(omission.lines for omission in findings.omissions if omission.matter)
    return not is_planned(findings) and not is_marked(findings) and parts * LEAST_DENSITY < about
