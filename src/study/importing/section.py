"""One part of a source: only what stands under one of its headings."""

from __future__ import annotations

from study.core.values import replace
from study.errors import WrongUsage
from study.importing.findings import PHASE, Entry, Findings, Heading, Omission

OUTSIDE = "outside of the section that was asked for"
MOST_NAMED = 12  # headings that an error names


def section(findings: Findings, name: str) -> Findings:
    """The findings under one heading, with its modules if it is a phase. Raises WrongUsage where there is none."""
    at = position([names(heading) for heading in findings.headings], name)
    if at is None:
        raise missing(name, [heading.title for heading in findings.headings])
    kept = [at, *(n for n, heading in enumerate(findings.headings) if heading.parent == at)]
    items, resources = _under(findings.items, kept), _under(findings.resources, kept)
    headings = [replace(findings.headings[n], parent=0 if n != at else None) for n in kept]
    headings[0].level = PHASE
    found = replace(findings, headings=headings, items=items, resources=resources, backlog=[])
    _leave_others(findings, found)
    return found


def position(headings: list[set[str]], name: str) -> int | None:
    """Which of several headings, each under all its names, is meant: the first of that name, else the only one with
    these words in it."""
    from study.importing.text.lexicon import fold

    wanted = fold(name).strip(" :#")
    exact = [n for n, called in enumerate(headings) if wanted in called]
    if exact or not wanted:
        return exact[0] if exact else None
    alike = [n for n, called in enumerate(headings) if any(wanted in known for known in called)]
    return alike[0] if len(alike) == 1 else None


def names(heading: Heading) -> set[str]:
    """What a heading may be called: by its title, or by its place, as "Week 3"."""
    from study.importing.text.lexicon import fold

    place = heading.position
    return {fold(heading.title)} | ({f"{place.unit} {place.first}"} if place else set())


def missing(name: str, titles: list[str]) -> WrongUsage:
    """There is no such heading, or there are several like it."""
    if not titles:
        return WrongUsage(f'There is no section "{name}": this source has no headings. Leave --section out.')
    shown = ", ".join(f'"{title}"' for title in dict.fromkeys(titles[:MOST_NAMED]))
    more = f" and {len(titles) - MOST_NAMED} more" if len(titles) > MOST_NAMED else ""
    return WrongUsage(f'There is no section "{name}", or more than one. The headings are {shown}{more}.')


def _under(entries: list[Entry], kept: list[int]) -> list[Entry]:
    at = {heading: n for n, heading in enumerate(kept)}
    return [replace(entry, heading=at[entry.heading]) for entry in entries if entry.heading in at]


def _leave_others(whole: Findings, part: Findings) -> None:
    """Every part of the source that is not in the section is told as left out, and counted as such; so do the guesses
    about it go."""
    left = _places(whole) - _places(part)
    titles = {place: title for place, title in _titles(whole).items() if place in left}
    lines = {place for place in left if isinstance(place, int)}
    part.omissions = [*whole.omissions]
    for place, title in titles.items():
        line = place if isinstance(place, int) else 0
        part.omissions.append(Omission(line, line, OUTSIDE, title, matter=True))
    part.understood = whole.understood - len(titles)
    shown = {heading.title for heading in part.headings}
    part.guesses = [guess for guess in whole.guesses if (guess.line or guess.text in shown) and guess.line not in lines]
    part.problems = [problem for problem in whole.problems if problem[0] not in lines]


def _places(findings: Findings) -> set[int | str]:
    return set(_titles(findings))


def _titles(findings: Findings) -> dict[int | str, str]:
    """Each line or entry that became a part, with the title of the first part it became."""
    titles: dict[int | str, str] = {}
    parts: list[Heading | Entry] = [*findings.headings, *findings.items, *findings.resources, *findings.backlog]
    for part in parts:
        titles.setdefault(part.line or part.key or f"{type(part).__name__} {part.title}", part.title)
    return titles
