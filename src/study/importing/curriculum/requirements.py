"""Prerequisites named in words, matched with the items and headings they mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from study.core.values import dataclass
from study.importing.findings import Entry, Findings, Guess

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.importing.curriculum.ids import Names


LONGEST_RUN = 4  # parts of a title that holds commas
MOST = 20  # things that share a word of a prerequisite and are looked at

_WORD = re.compile(r"[^\W_]+")
_FILLING = frozenset(
    ["a", "an", "and", "any", "basic", "from", "in", "intro", "introduction", "of", "on", "or", "part", "the", "to"]
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that can be required: an item or a heading by its position, its title and id."""

    title: str
    id: str
    item: int | None = None


def matched(findings: Findings, names: Names) -> dict[int, list[str]]:
    """By the position of an item, the ids it requires. What matches nothing is kept as a note of the item.

    A curriculum goes from top to bottom: what stands further down cannot be required, else the plan would go round
    in a ring. Such an edge is the weakest of its ring; it is left out, and told.
    """
    required: dict[int, list[str]] = {}
    if not any(item.requires for item in findings.items):
        return required
    order = _in_order(findings, names)
    at = {known.item: place for place, known in enumerate(order) if known.item is not None}
    index = Index(order)
    for n, item in enumerate(findings.items):
        missing = []
        for text, place in _meant(item.requires, index, at[n]):
            if place is not None and place < at[n]:
                required[n] = list(dict.fromkeys([*required.get(n, ()), order[place].id]))
                continue
            missing.append(text)
            if place is not None and place != at[n] and order[place].item is not None:
                _tell(findings, item, text)
        if missing:
            item.notes.append(f"Prerequisites: {', '.join(missing)}")
    return required


def _meant(texts: list[str], index: Index, before: int) -> Iterator[tuple[str, int | None]]:
    """What each text means. A title may hold the comma at which a list was split: the longest run that is one wins."""
    start = 0
    while start < len(texts):
        for end in range(min(len(texts), start + LONGEST_RUN), start, -1):
            text = ", ".join(texts[start:end])
            place = index.match(text, before) if end == start + 1 else index.exact_match(text, before)
            if place is not None or end == start + 1:
                yield text, place
                start = end
                break


def _in_order(findings: Findings, names: Names) -> list[Candidate]:
    """Items and headings, a heading where it is finished: after the last of its items."""
    last: dict[int, int] = {}
    for n, item in enumerate(findings.items):
        if item.heading is not None:
            last[item.heading] = n
            if (parent := findings.headings[item.heading].parent) is not None:
                last[parent] = n
    places = [(n, 0, Candidate(item.title, names.items[n], n)) for n, item in enumerate(findings.items)]
    for n, heading in enumerate(findings.headings):
        if n in last:
            places.append((last[n], 1, Candidate(heading.title, names.headings[n])))
    return [known for *_, known in sorted(places, key=lambda place: place[:2])]


def _tell(findings: Findings, item: Entry, text: str) -> None:
    decision = f'"{text}" comes later in the file, so it isn\'t taken as a requirement'
    findings.guesses.append(Guess(item.line or 0, item.title, decision, "move it up"))


class Index:
    """The titles of a curriculum, to be found by their words."""

    def __init__(self, things: Sequence[Candidate]) -> None:
        self.things = things
        self.words = [_words(thing.title) for thing in things]
        self.exact: defaultdict[str, list[int]] = defaultdict(list)
        self.by_word: defaultdict[str, list[int]] = defaultdict(list)
        for n, words in enumerate(self.words):
            self.exact[" ".join(words)].append(n)
            for word in {*words}:
                self.by_word[word].append(n)

    def match(self, text: str, before: int) -> int | None:
        """The position of what is meant; of several with the same title, the last that stands before ``before``.

        The exact title first, then titles that hold all of the words (two or more, or a code such as CS50).
        """
        exact = self.exact_match(text, before)
        if exact is not None:
            return exact
        telling = [word for word in _words(text) if word not in _FILLING]
        if len(telling) < 2 and not any(_is_code(word) for word in telling):
            return None
        return self._holding(set(telling), before)

    def exact_match(self, text: str, before: int) -> int | None:
        """The same by the exact title only."""
        exact = self.exact.get(" ".join(_words(text)) or "-", [])
        items = [n for n in exact if self.things[n].item is not None] or exact
        return next((n for n in reversed(items) if n < before), items[0] if items else None)

    def _holding(self, words: set[str], before: int) -> int | None:
        """What alone holds all of the words, among items or else among headings."""
        rarest = min(words, key=lambda word: (len(self.by_word.get(word, ())), word))
        candidates = self.by_word.get(rarest, [])
        if len(candidates) > MOST:
            return None
        inside = [n for n in candidates if words <= set(self.words[n])]
        for is_heading in (False, True):
            near = [n for n in inside if (self.things[n].item is None) is is_heading]
            if len(near) == 1:
                return near[0]
            if earlier := [n for n in near if n < before]:
                return earlier[0] if len(earlier) == 1 else None
        return None


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _is_code(word: str) -> bool:
    """A course number, such as cs50: letters and digits in one word."""
    return len(word) >= 3 and any(c.isdigit() for c in word) and any(c.isalpha() for c in word)
