"""What an upgrade is made of: what a learner has, what became of each item, and the changes that follow."""

from __future__ import annotations

from study.core.items import Entry
from study.core.pairing import ACCEPTED, Guess, Heading, Listing, Pair, Pairing, Side
from study.core.values import dataclass, field, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from typing import Any

    from study.core.items import Enrollment
    from study.core.versions import Version

    Row = dict[str, Any]
    """The columns of a row by name."""

KEPT, MOVED, RENAMED, MERGED, SPLIT, GONE = "kept", "moved", "renamed", "merged", "split", "gone"
"""What becomes of an item; ``renamed+moved`` is both."""

GUESS = "guess"
"""The confidence in what becomes of an item of which there is a guess that was not taken."""

BACKLOG, REMOVED = "backlog", "removed"
"""Why an item is left out that went away."""

FAR = 1_000_000_000
"""The place of work outside of phases, and from there on the lanes of work that waits for nothing."""


@dataclass(frozen=True, slots=True)
class Need:
    """By number: an item, or else a module, that needs an item or else a module."""

    item: int | None
    module: int | None
    on_item: int | None
    on_module: int | None


@dataclass(slots=True, kw_only=True)
class LearnerCurriculum:
    """What a learner has of a curriculum: rows by number, in their order.

    ``firsts`` are the values that the learner's own changes found, by item and field; ``revised`` the fields of parts
    the learner changed; ``busy`` are items with anything recorded or changed, ``own`` those the learner added.
    """

    enrolled: Enrollment
    about: str
    path: str | None
    with_optional: bool
    items: dict[int, Row]
    phases: dict[int, Row]
    modules: dict[int, Row]
    firsts: dict[tuple[int, str], str | None]
    revised: set[tuple[str, int, str]]
    busy: set[int]
    order: list[int]
    needs: dict[Need, int]
    dues: dict[tuple[str, int], str | None]
    own: set[int]
    next_item: int
    next_phase: int
    next_module: int

    def number_of(self, own: bool = False) -> dict[str, int]:
        """Items by the id under which they came; those the learner added have none. ``own``: all, by what they are
        called now."""
        if own:
            return {str(row["id"]): number for number, row in self.items.items() if self.is_here(number)}
        numbers = [number for number in self.items if number not in self.own]
        return {str(self.firsts.get((number, "id"), self.items[number]["id"])): number for number in numbers}

    def is_changed(self, number: int, *fields: str) -> bool:
        """Whether the learner has changed one of these fields of an item."""
        return any((number, field) in self.firsts for field in fields)

    def is_here(self, number: int) -> bool:
        """Whether an item still stands in this curriculum."""
        return bool(self.items[number]["enrollment"] == self.enrolled.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A field that both the author and the learner changed: the learner's value stays."""

    number: int | None
    title: str
    field: str
    mine: object
    theirs: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of an item of the old version: positions there and in the new one, and its number.

    ``kept_in`` says where an item stays that has gone: in the ``backlog``, or nowhere; ``removed``: it had left
    before. ``fields`` are those that changed.
    """

    fate: str
    confidence: str
    old: int
    new: int | None
    number: int | None
    kept_in: str = ""
    fields: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Changes:
    """What is to be written. Fields as (number, field, before, after), those of parts with their table before them.

    ``recorded`` is what the file says was done of new items, ``shares`` the per cent of what was made of several.
    """

    enrollment: int
    phases: list[Row] = field(default_factory=list)
    modules: list[Row] = field(default_factory=list)
    items: list[Row] = field(default_factory=list)
    recorded: list[tuple[int, int, list[Entry]]] = field(default_factory=list)
    fields: list[tuple[int, str, object, object]] = field(default_factory=list)
    parts: list[tuple[str, int, str, object, object]] = field(default_factory=list)
    dropped: list[int] = field(default_factory=list)
    needs: list[Need] = field(default_factory=list)
    dues: list[tuple[int | None, int | None, str | None]] = field(default_factory=list)
    shares: list[tuple[int, int]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not any(
            (self.phases, self.modules, self.items, self.fields, self.parts, self.dropped, self.needs, self.dues)
        )


@dataclass(frozen=True, slots=True)
class Merge:
    """Base, theirs and mine merged."""

    changes: Changes
    fates: list[Fate]
    new: list[int]
    conflicts: list[Conflict]


def side(version: Version) -> Side:
    """A version as pairing sees it."""
    phases = len(version.phases)
    headings = [Heading(id=part.id, title=part.title, stated=part.stated) for part in version.phases]
    headings += [
        Heading(id=part.id, title=part.title, stated=part.stated, parent=part.phase) for part in version.modules
    ]
    items = [
        Listing(
            id=item.id,
            title=str(item.values["title"]),
            kind=str(item.values["kind"]),
            stated=item.stated,
            work=item.work,
            group=item.phase if item.module is None else phases + item.module,
            url=str(item.values["url"]),
            effort=item.said,
        )
        for item in version.items
    ]
    return Side(headings, items)


def accepted(pairing: Pairing, numbers: Collection[int]) -> Pairing:
    """With the guesses of these numbers (from 1) taken: of several parts the first is the pair."""
    taken = [guess for n, guess in enumerate(pairing.guesses, 1) if n in numbers]
    pairs = [*pairing.pairs, *(Pair(guess.old[0], guess.new[0], ACCEPTED) for guess in taken)]
    left = [guess for n, guess in enumerate(pairing.guesses, 1) if n not in numbers]
    return replace(pairing, pairs=sorted(pairs, key=lambda one: one.old), guesses=left)


def absorbed(guesses: Sequence[Guess], taken: Collection[int]) -> dict[int, int]:
    """Of merges that are taken, the position of each part but the first, with that of the first."""
    merges = [guess for n, guess in enumerate(guesses, 1) if n in taken and guess.fate == MERGED]
    return {part: guess.old[0] for guess in merges for part in guess.old[1:]}


def is_half_gone(pairing: Pairing, old: int) -> bool:
    """Whether so few items of the old version are still there that it may be the wrong file."""
    return old >= LEAST and 2 * len(pairing.pairs) <= old


LEAST = 4
"""Items from which half of them is a lot."""
