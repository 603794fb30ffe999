"""Ids made from titles. They are the same again when the source is imported again, numbered or ordered otherwise.

What has a title of its own gets its slug. Where several share one, each takes the id of what it stands in before it;
only what cannot be told apart even so is numbered. A title without Latin letters gets a short digest, not a number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from study.core.values import dataclass
from study.importing.curriculum.phases import Phase
from study.importing.findings import Entry, Findings

LONGEST = 48
_DIGEST = 6  # hexadecimal digits


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that needs an id: its title, its kind, its rank (phases before modules before items), and the
    position of what it stands in among all, which comes before it."""

    title: str
    kind: str
    rank: int
    within: int | None = None


def slug(title: str, *, whole: bool = False) -> str:
    """What a file's reader makes of a title too; with a digest where most of its letters are no Latin ones. `whole`:
    a long one ends with a word, not within it, as a person would shorten it."""
    from study.core.items import slug as plain

    text = plain(re.sub("[–—]", "-", title) if whole else title, "")
    if text and is_latin(title):
        return _ended(text, title) if whole and len(text) > LONGEST - 2 else text
    return f"{text[: LONGEST - 8].rstrip('-')}-{_digest(title)}".strip("-")


def _ended(text: str, title: str) -> str:
    """A slug that may have been cut, back to the end of its last whole word."""
    from study.core.items import slug as plain

    before, _, last = text.rpartition("-")
    words = {plain(word, "") for word in re.split(r"[\W_]+", title)}
    return text if last in words or not before else before


def is_latin(title: str) -> bool:
    """Whether at least half of the letters of a title are Latin ones, so that a slug tells it."""
    if title.isascii():
        return any(map(str.isalnum, title))
    letters = [character for character in title if character.isalnum()]
    return bool(letters) and 2 * sum(character < "\u0250" for character in letters) >= len(letters)


def ids(things: Sequence[Claim]) -> list[str]:
    """An id for each, in the same order. The plain slug goes to the only one of the highest rank that has it."""
    slugs = [slug(thing.title, whole=thing.rank not in (ITEMS, MATERIALS)) for thing in things]
    titles = Counter(thing.title for thing in things)
    counts = Counter((name, thing.rank) for name, thing in zip(slugs, things, strict=True))
    best: dict[str, int] = {}
    for name, thing in zip(slugs, things, strict=True):
        best[name] = min(best.get(name, thing.rank), thing.rank)
    names: list[str] = []
    register = Register({name for name, rank in best.items() if counts[name, rank] == 1})
    for name, thing in zip(slugs, things, strict=True):
        if counts[name, thing.rank] == 1 and best[name] == thing.rank:
            names.append(name)
            continue
        above = "" if thing.within is None else names[thing.within]
        if titles[thing.title] == 1 and not is_whole(thing.title) and is_latin(thing.title):
            names.append(register.claim(f"{name[: LONGEST - 8].rstrip('-')}-{_digest(thing.title)}"))
        elif thing.rank == RUNS and best[name] < RUNS:
            names.append(register.claim(f"{name[: LONGEST - 6].rstrip('-')}-{thing.kind}"))
        else:
            names.append(register.claim(_told_apart(name, thing.kind, above)))
    return names


def is_whole(title: str) -> bool:
    """Whether a slug keeps all letters of a title: "Git 命令" loses some, and is like "Git 配置" then."""
    return title.isascii() or all(character < "\u0250" for character in title if character.isalnum())


def _told_apart(name: str, kind: str, above: str) -> str:
    """A name together with that of what it stands in, or with its kind where both are called the same."""
    if above == name or above.endswith(f"-{name}"):
        return f"{name[: LONGEST - 12].strip('-')}-{kind}"
    return _joined(above, name) if above else name


class Register:
    """Ids that are taken, and of each the number to try next, so that a thousand of one name cost no more than one."""

    def __init__(self, taken: set[str]) -> None:
        self.taken = taken
        self.next: dict[str, int] = {}

    def claim(self, name: str) -> str:
        """The name, or with the first number that makes it another; from now on taken."""
        if name in self.taken:
            base = name[: LONGEST - 6].strip("-")
            number = self.next.get(base, 2)
            while f"{base}-{number}" in self.taken:
                number += 1
            self.next[base] = number + 1
            name = f"{base}-{number}"
        self.taken.add(name)
        return name


def _joined(above: str, name: str) -> str:
    """Both, with the upper one shortened first: the name says more."""
    room = max(LONGEST - len(name) - 1, 8)
    return f"{above[:room].strip('-')}-{name}"[:LONGEST].strip("-")


def _digest(title: str) -> str:
    from hashlib import sha256

    return sha256(" ".join(title.split()).encode("utf-8", "replace")).hexdigest()[:_DIGEST]


@dataclass(slots=True)
class Names:
    """Ids by position: of phases in the making, and of the headings, items, resources and backlog that were found."""

    phases: list[str]
    headings: list[str]
    items: list[str]
    resources: list[str]
    backlog: list[str]
    register: Register


PHASES, MODULES, ITEMS, MATERIALS, RUNS = range(5)
"""Ranks: a heading keeps the plain slug of its title. What stands for no heading of the source takes what is left."""


def named(findings: Findings, phases: list[Phase]) -> Names:
    """The ids of everything, by its title and by what it stands in."""
    things = [Claim(phase.title, "phase", RUNS if phase.heading is None else PHASES) for phase in phases]
    at = {phase.heading: n for n, phase in enumerate(phases) if phase.heading is not None}
    for n, heading in enumerate(findings.headings):
        if n not in at:
            above = None if heading.parent is None else at[heading.parent]
            things.append(Claim(heading.title, "module", MODULES, above))
            at[n] = len(things) - 1
    parts = len(things)

    def thing(entry: Entry, rank: int) -> Claim:
        return Claim(entry.title, entry.kind, rank, None if entry.heading is None else at[entry.heading])

    things += [thing(item, ITEMS) for item in findings.items]
    things += [thing(entry, MATERIALS) for entry in [*findings.resources, *findings.backlog]]
    names = ids(things)
    items, resources = parts + len(findings.items), parts + len(findings.items) + len(findings.resources)
    headings = [names[at[n]] for n in range(len(findings.headings))]
    return Names(
        names[: len(phases)],
        headings,
        names[parts:items],
        names[items:resources],
        names[resources:],
        Register(set(names)),
    )
