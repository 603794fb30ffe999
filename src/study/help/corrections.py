"""Lines that people get wrong, and what they meant: told beside the error."""

from __future__ import annotations

import re

TIME = r"(?:\d+(?:[.,]\d+)?h(?: ?\d+m?)?|\d+m|\d{1,2}:\d{2})"
WEEK = r"((?:[a-z]{3,9}(?:-[a-z]{3,9})?=\S+ ?)+)"

MISTAKES = (
    (rf"(done .+?) ({TIME})", r"\1 --time \2"),
    (r"((?:log|extra) .+ )([1-9]\d*)", r"\1\2m"),
    (r"(?:report|export) (?:.* )?(?:--)?html\b.*", "report --format html -o report.html"),
    (r"(?:report|export) (?:.* )?(?:--)?(?:md|markdown)\b.*", "report --format markdown"),
    (rf"(hours|replan) (?:--hours |--week )?{WEEK}", r'\1 --week "\2"'),
    (r"(replan|hours|enroll .+) (\d+(?:\.\d+)?)", r"\1 --hours \2"),
)
"""Whole lines, without `study`, each with what is meant by it; the first that fits is named."""


def corrected(argv: list[str]) -> str | None:
    """The line that was probably meant by one that failed."""
    line = " ".join(argv)
    for pattern, meant in MISTAKES:
        if found := re.fullmatch(pattern, line):
            return f"study {found.expand(meant)}"
    return None
