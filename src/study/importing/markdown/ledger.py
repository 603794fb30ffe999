"""What became of each line: understood, front or back matter, or left out for a reason. Counted, not estimated."""

from __future__ import annotations

import re

from study.importing.findings import Omission

_TEXT = re.compile(r"\w")
_TAG = re.compile(r"<[^<>]*>?|^[^<>]*/?>$")
_DEFINITION = re.compile(r" {0,3}\[[^\[\]]{1,400}\]:\s*\S")
UNDERSTOOD = ""
NO_RULE = "no rule reads it"


def _has_text(line: str) -> bool:
    """Whether a line holds words; HTML tags alone are none, and an address that is defined is told where it is used."""
    if line.lstrip()[:1] == "[" and _DEFINITION.match(line):
        return False
    return bool(_TEXT.search(_TAG.sub("", line) if "<" in line[:400] else line))


class Ledger:
    """A reason for every line with text; the first reason that was given stays, but for what was understood."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.has_text = [_has_text(line) for line in lines]
        self.reasons: list[str | None] = [None] * len(lines)
        self.matter = [False] * len(lines)

    def understand(self, first: int, last: int | None = None) -> None:
        """These lines became a part, a field or a note."""
        for n in range(max(first, 1) - 1, min(last or first, len(self.lines))):
            self.reasons[n] = UNDERSTOOD

    def leave(self, first: int, last: int, reason: str, *, matter: bool = False) -> None:
        """These lines did not become anything, unless they did before."""
        for n in range(max(first, 1) - 1, min(last, len(self.lines))):
            if self.reasons[n] is None:
                self.reasons[n], self.matter[n] = reason, matter

    def forget(self, line: int) -> None:
        """Nothing was made of this line, though it stands among others of which something was."""
        self.reasons[line - 1] = None

    def is_understood(self, line: int) -> bool:
        """Whether a line became something; a line without words has nothing to become."""
        return not 0 < line <= len(self.lines) or not self.has_text[line - 1] or self.reasons[line - 1] == UNDERSTOOD

    @property
    def count(self) -> int:
        return sum(self.has_text)

    @property
    def understood(self) -> int:
        return sum(text and reason == UNDERSTOOD for text, reason in zip(self.has_text, self.reasons, strict=True))

    def omissions(self) -> list[Omission]:
        """Runs of lines that are left out for the same reason; blank lines between do not part them."""
        found: list[Omission] = []
        for n, line in enumerate(self.lines, 1):
            if not self.has_text[n - 1] or self.reasons[n - 1] == UNDERSTOOD:
                continue
            reason, matter = self.reasons[n - 1] or NO_RULE, self.matter[n - 1]
            last = found[-1] if found else None
            if last and last.reason == reason and not any(self.has_text[k] for k in range(last.last, n - 1)):
                last.last = n
                last.lines += 1
            else:
                text = " ".join(line.strip().lstrip("#>*-|").split())
                shown = text if len(text) <= 80 else text[:79] + "…"
                found.append(Omission(first=n, last=n, reason=reason, text=shown, matter=matter))
        return found
