"""Guesses as comments of the file, each at the part it is about."""

from __future__ import annotations

from bisect import bisect_right

from study.importing.findings import Findings
from study.importing.notes import short


def remarks_of(found: Findings) -> dict[tuple[int | str, str], str]:
    """Guesses as comments, by the line of what they are about (its title where there is none) and what they decide.

    A guess about a line that became no part of its own belongs to the last part above it.
    """
    lines_of = [heading.line for heading in found.headings] + [one.line for one in [*found.items, *found.resources]]
    parts = sorted({line for line in lines_of if line})
    choices = sorted({heading.line for heading in found.headings if heading.line and heading.choose})
    remarks: dict[tuple[int | str, str], str] = {}
    for guess in found.guesses:
        word = "choose" if guess.decision.startswith("choose") else ""
        where = f"line {guess.line} " if guess.line else ""
        text = f'{where}"{short(guess.text)}": {"" if word else guess.decision + ", "}or {guess.instead}'
        lines = choices if word else parts
        place = bisect_right(lines, guess.line)
        remarks.setdefault((lines[place - 1] if guess.line and place else guess.text, word), text)
    return remarks
