"""Lines that people get wrong, and what they meant: told beside the error."""

from __future__ import annotations

import re

from study.help.guesses import typed

TIME = r"(?:\d+(?:[.,]\d+)?h(?: ?\d+m?)?|\d+m|\d{1,2}:\d{2})"
WEEK = r"((?:[a-z]{3,9}(?:-[a-z]{3,9})?=\S+ ?)+)"

MISTAKES = (
    (rf"(done(?: [^\s-]\S*)+) ({TIME})(?= |$)(.*)", r"\1 --time \2\3"),
    (r"((?:log|extra) .+ |.+ --time )([1-9]\d*)(?= |$)(.*)", r"\1\2m\3"),
    (r"report --html (?:-o|--output) (\S+)", r"report --format html -o \1"),
    (r"(?:report|export) (?:.* )?(?:--)?html\b.*", "report --format html -o report.html"),
    (r"(?:report|export) (?:.* )?(?:--)?(?:md|markdown)\b.*", "report --format markdown"),
    (rf"(hours|replan) (?:--hours |--week )?{WEEK}", r'\1 --week "\2"'),
    (r"(done|skip|exclude|include|remove) (?:all|everything)", r"\1 1-9"),
    (r"(?:list|ls|items|tasks|search|find) (?:\"([^\"]+)\"|([^-].*))", r'list | grep -i "\1\2"'),
    (r"(replan|hours|enroll \S+) (\d+(?:\.\d+)?)", r"\1 --hours \2"),
)
"""Whole lines, without `study`, each with what is meant by it; the first that fits is named."""


def corrected(argv: list[str]) -> str | None:
    """The line that was probably meant by one that failed."""
    line = typed(argv).removeprefix("study ")
    for pattern, meant in MISTAKES:
        if found := re.fullmatch(pattern, line):
            return f"study {found.expand(meant)}"
    return None
