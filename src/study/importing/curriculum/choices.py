"""Choices among modules, for which a curriculum file has no word of its own."""

from __future__ import annotations

from study.importing.findings import Findings, Guess, Heading


def settle(findings: Findings) -> None:
    """Where an author leaves the choice among the modules of a phase ("Specialty: choose 2"), the first so many are
    planned and the others are optional: `choose` counts items only. The guess about it says so."""
    for n, heading in enumerate(findings.headings):
        if not heading.choose:
            continue
        modules = [part for part in findings.headings if part.parent == n]
        if len(modules) <= heading.choose or any(item.heading == n for item in findings.items):
            continue
        for module in modules[heading.choose :]:
            module.optional = True
        _tell(findings.guesses, heading, modules)


def _tell(guesses: list[Guess], heading: Heading, modules: list[Heading]) -> None:
    first, last = heading.line or 0, modules[0].line or 0
    for guess in guesses:
        if guess.decision.startswith("choose") and first <= guess.line < max(last, first + 1):
            guess.decision = f"the first {heading.choose} of {len(modules)} modules, others optional"
            guess.instead = "all"
