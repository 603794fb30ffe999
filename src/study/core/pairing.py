"""Which item of a curriculum is which in another version of it.

Progress follows a pair, so a wrong pair hands it to another course, and that is the worse fault: what is certain is
paired, what is only likely is a guess for the learner to judge. The best evidence goes first, one to one, and where
an item stands is never evidence alone. An id counts for what it says only as long as the titles do not gainsay it:
authors swap ids, and ids made from titles count up where titles are equal.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from study.core.likeness import are_alike, is_part, key, meaningful, share, subject
from study.core.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    Held = TypeVar("Held")
    Places = defaultdict[int | None, list[int]]

CERTAIN, ACCEPTED = "certain", "accepted"

ALIKE = 0.5
"""The share of words from which two titles are worth a guess."""

MANY = 200
"""Items without a pair under one heading, from which only those with a common word are compared."""

COMMON = 40
"""A word in more titles than this finds nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A phase or a module. ``stated``: its author gave it its id; ``parent`` is the position of a module's phase."""

    id: str
    title: str
    stated: bool
    parent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """An item as a version of a curriculum lists it. ``group`` is the position of its heading, phases before modules.

    ``work``: planned, not only tracked. ``effort`` is how long it takes, as far as its author says.
    """

    id: str
    title: str
    kind: str
    stated: bool
    work: bool
    group: int | None = None
    url: str = ""
    effort: Hashable = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Positions of the same thing in the old version and in the new one, and how sure that is."""

    old: int
    new: int
    confidence: str = CERTAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What may have become of items: ``renamed``, ``moved``, ``split`` in several or ``merged`` to one; and why."""

    fate: str
    old: tuple[int, ...]
    new: tuple[int, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Pairing:
    """What became of everything: headings by position, certain pairs of items, and guesses, the best first."""

    headings: dict[int, int]
    pairs: list[Pair]
    guesses: list[Guess] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Side:
    """One version as pairing sees it: its headings, phases first, and its items."""

    headings: Sequence[Heading]
    items: Sequence[Listing]


def pair(old: Side, new: Side) -> Pairing:
    """What of the old version is what in the new one."""
    headings = _paired_headings(old, new)
    pairs = _Pairs(old, new, headings)
    pairs.certain()
    return Pairing(headings, [Pair(*both) for both in sorted(pairs.made.items())], list(_Guesses(pairs).all()))


def address(url: str) -> str:
    """An address without what does not tell one place from another."""
    place = url.strip().partition("://")[2] or url.strip()
    return place.removeprefix("www.").partition("#")[0].rstrip("/").casefold()


def _only(things: Iterable[Held], of: Callable[[Held], Hashable]) -> dict[Hashable, int]:
    """Positions by what just one thing is known by."""
    known = [of(thing) for thing in things]
    counts = Counter(known)
    return {name: n for n, name in enumerate(known) if name and counts[name] == 1}


def _stated_id(one: Listing) -> str | None:
    return one.id if one.stated else None


def _address(one: Listing) -> str:
    return address(one.url)


def _paired_headings(old: Side, new: Side) -> dict[int, int]:
    """Phases, then modules: by title, by id, by what they hold, by titles that are alike."""
    votes = _votes(old, new)
    made: dict[int, int] = {}
    for level in (True, False):
        these = [n for n, one in enumerate(old.headings) if (one.parent is None) is level]
        those = [n for n, one in enumerate(new.headings) if (one.parent is None) is level]
        _pair_level(old.headings, new.headings, (these, those), votes, made)
    return made


def _pair_level(
    old: Sequence[Heading],
    new: Sequence[Heading],
    positions: tuple[list[int], list[int]],
    votes: Counter[tuple[int, int]],
    made: dict[int, int],
) -> None:
    taken: set[int] = set()

    def by(known: Callable[[Heading], Hashable], counterpart: Callable[[Heading], Hashable] | None = None) -> None:
        these = [n for n in positions[0] if n not in made]
        those = [n for n in positions[1] if n not in taken]
        there = _only([new[n] for n in those], known)
        for name, n in _only([old[n] for n in these], counterpart or known).items():
            if name in there:
                made[these[n]] = those[there[name]]
                taken.add(those[there[name]])

    def parent_of(one: Heading) -> int | None:
        """The phase a module of the old version would stand in."""
        return None if one.parent is None else made.get(one.parent, -1)

    by(lambda one: (one.parent, key(one.title)), lambda one: (parent_of(one), key(one.title)))
    by(lambda one: key(one.title))
    known = {key(old[n].title) for n in positions[0]}
    by(lambda one: one.id if one.stated and key(one.title) not in known else None)
    for (n, m), count in votes.most_common():
        if n in positions[0] and m in positions[1] and n not in made and m not in taken and count > 1:
            made[n] = m
            taken.add(m)
    for n in positions[0]:
        alike = [m for m in positions[1] if m not in taken and new[m].parent == parent_of(old[n])]
        alike = [m for m in alike if are_alike(old[n].title, new[m].title)]
        if n not in made and len(alike) == 1:
            made[n] = alike[0]
            taken.add(alike[0])


def _votes(old: Side, new: Side) -> Counter[tuple[int, int]]:
    """How many items that are the same beyond doubt a heading of the old version shares with one of the new."""
    votes: Counter[tuple[int, int]] = Counter()
    for known in (lambda one: key(one.title), lambda one: address(one.url)):
        there = _only(new.items, known)
        for name, n in _only(old.items, known).items():
            if name not in there:
                continue
            this, that = old.items[n].group, new.items[there[name]].group
            if this is not None and that is not None:
                votes[this, that] += 1
                above = old.headings[this].parent, new.headings[that].parent
                if above[0] is not None and above[1] is not None:
                    votes[above[0], above[1]] += 1
    return votes


class _Pairs:
    """Certain pairs, made by one kind of evidence after the other."""

    def __init__(self, old: Side, new: Side, headings: dict[int, int]) -> None:
        self.old, self.new, self.headings = old.items, new.items, headings
        self.made: dict[int, int] = {}
        self.taken: set[int] = set()
        self.old_titles = Counter(key(one.title) for one in self.old)
        self.new_titles = Counter(key(one.title) for one in self.new)

    def certain(self) -> None:
        """Everything that is beyond doubt."""
        self._same_place()
        self._same_id()
        for work in (True, False, None):
            self._known_by(lambda one: key(one.title), work)
        for work in (True, False):
            self._known_by(lambda one: subject(one.title), work, gainsaid=True)
        for work in (True, False):
            self._known_by(_address, work, gainsaid=True)
        self._alike()

    def left(self) -> tuple[list[int], list[int]]:
        """Positions of what has no pair yet."""
        return (
            [n for n in range(len(self.old)) if n not in self.made],
            [n for n in range(len(self.new)) if n not in self.taken],
        )

    def make(self, old: int, new: int) -> None:
        self.made[old] = new
        self.taken.add(new)

    def group(self, n: int) -> int | None:
        """The heading in the new version under which an old item would stand; -1: none there."""
        of = self.old[n].group
        return None if of is None else self.headings.get(of, -1)

    def is_gainsaid(self, old: int, new: int) -> bool:
        """Whether the title of one belongs to another: then the rest proves nothing."""
        this, that = key(self.old[old].title), key(self.new[new].title)
        return this != that and (that in self.old_titles or this in self.new_titles)

    def _same_place(self) -> None:
        """Equal titles under the same heading. Several of them are told apart by id or address; else by their turn,
        if none came or went."""
        these, those = self._by_place(0), self._by_place(1)
        for place, olds in these.items():
            news = those.get(place, [])
            if len(olds) > 1 or len(news) > 1:
                self._told_apart(olds, news)
            left = [n for n in olds if n not in self.made], [m for m in news if m not in self.taken]
            if len(left[0]) == len(left[1]):
                for n, m in zip(*left, strict=True):
                    self.make(n, m)

    def _told_apart(self, olds: list[int], news: list[int]) -> None:
        """Things of one title by their ids, then by their addresses."""
        for known in (_stated_id, _address):
            here = {name: news[m] for name, m in _only([self.new[m] for m in news], known).items()}
            for name, n in _only([self.old[n] for n in olds], known).items():
                if name in here and olds[n] not in self.made and here[name] not in self.taken:
                    self.make(olds[n], here[name])

    def _by_place(self, side: int) -> dict[Hashable, list[int]]:
        places: dict[Hashable, list[int]] = defaultdict(list)
        for n, one in enumerate((self.old, self.new)[side]):
            group = one.group if side else self.group(n)
            places[group, one.work, key(one.title)].append(n)
        return places

    def _same_id(self) -> None:
        """The id that the author gives it, unless it now stands for something else. An id that was made from a title
        before counts too, once it is written down: somebody meant to keep it."""
        there = {one.id: m for m, one in enumerate(self.new) if one.stated and m not in self.taken}
        for n, one in enumerate(self.old):
            m = there.get(one.id) if n not in self.made else None
            if m is not None and not self.is_gainsaid(n, m):
                self.make(n, m)

    def _known_by(self, known: Callable[[Listing], Hashable], work: bool | None, gainsaid: bool = False) -> None:
        """What only one item is known by in each version; of work and of materials apart, then across both."""

        def name(one: Listing) -> Hashable:
            return known(one) if work in (None, one.work) else None

        there = _only(self.new, name)
        for told, n in _only(self.old, name).items():
            m = there.get(told, -1)
            if m < 0 or n in self.made or m in self.taken or (gainsaid and self.is_gainsaid(n, m)):
                continue
            self.make(n, m)

    def _alike(self) -> None:
        """Titles that are alike under the same heading, of the same kind, where nothing else there is alike too."""
        here, there = self._waiting()
        likes = [
            (n, m)
            for place, olds in here.items()
            for n, m in self._candidates(olds, there[place])
            if self.old[n].kind == self.new[m].kind and are_alike(self.old[n].title, self.new[m].title)
        ]
        counts = Counter(n for n, _ in likes), Counter(m for _, m in likes)
        for n, m in likes:
            place = self.new[m].group
            if counts[0][n] == counts[1][m] == 1 and not self._has_rival(n, m, here[place], there[place]):
                self.make(n, m)

    def _waiting(self) -> tuple[Places, Places]:
        """What has no pair yet, by the heading under which it would stand in the new version."""
        here: Places = defaultdict(list)
        there: Places = defaultdict(list)
        olds, news = self.left()
        for n in olds:
            here[self.group(n)].append(n)
        for m in news:
            there[self.new[m].group].append(m)
        return here, there

    def _candidates(self, here: list[int], there: list[int]) -> Iterator[tuple[int, int]]:
        """Those to compare: all with all, or where there are very many those that share a word."""
        index = _Index(there, self.new) if len(there) > MANY else None
        for n in here:
            for m in index.near(self.old[n].title) if index else there:
                yield n, m

    def _has_rival(self, n: int, m: int, olds: list[int], news: list[int]) -> bool:
        """Whether another item without a pair under that heading is nearly as alike."""
        return any(share(self.old[one].title, self.new[m].title) >= ALIKE for one in olds if one != n) or any(
            share(self.old[n].title, self.new[one].title) >= ALIKE for one in news if one != m
        )


class _Guesses:
    """What is likely of the rest: never applied unless the learner says so."""

    def __init__(self, pairs: _Pairs) -> None:
        self.pairs, self.old, self.new = pairs, pairs.old, pairs.new
        self.olds, self.news = map(dict.fromkeys, pairs.left())

    def all(self) -> Iterable[Guess]:
        """One guess at most for each item: splits and merges, single ones, and ids that say something else."""
        yield from self._merged_or_split("split")
        yield from self._merged_or_split("merged")
        yield from self._single()
        yield from self._same_id()
        yield from self._in_turn()

    def _taken(self, guess: Guess) -> Guess:
        for n in guess.old:
            self.olds.pop(n, None)
        for m in guess.new:
            self.news.pop(m, None)
        return guess

    def _merged_or_split(self, fate: str) -> Iterable[Guess]:
        """Several under one heading that have all the words of one: its parts, now or before."""
        wholes, parts = (self.olds, self.news) if fate == "split" else (self.news, self.olds)
        whole_of, part_of = (self.old, self.new) if fate == "split" else (self.new, self.old)
        index = _Index(parts, part_of)
        for n in [*wholes]:
            title = whole_of[n].title
            near: dict[int | None, list[int]] = defaultdict(list)
            for m in index.near(title):
                if m in parts and is_part(title, part_of[m].title) and part_of[m].work == whole_of[n].work:
                    near[part_of[m].group].append(m)
            several = max(near.values(), key=len, default=[])
            if len(several) < 2 or len({key(part_of[m].title) for m in several}) < len(several):
                continue
            old, new = ((n,), tuple(several)) if fate == "split" else (tuple(several), (n,))
            why = "the parts have all the words of the whole"
            yield self._taken(Guess(fate=fate, old=old, new=new, why=why))

    def _single(self) -> Iterable[Guess]:
        """The most alike first."""
        index = _Index(self.news, self.new)
        scored = sorted((-self._likeness(n, m), n, m) for n in self.olds for m in index.near(self.old[n].title))
        for likeness, n, m in scored:
            if n in self.olds and m in self.news and -likeness >= ALIKE:
                same_place = self.pairs.group(n) == self.new[m].group
                same_title = key(self.old[n].title) == key(self.new[m].title)
                fate = "moved" if same_title else "renamed" if same_place else "renamed+moved"
                why = "the same title, where several have it" if same_title else "the titles are alike"
                yield self._taken(Guess(fate=fate, old=(n,), new=(m,), why=why))

    def _likeness(self, n: int, m: int) -> float:
        this, that = self.old[n], self.new[m]
        if this.work != that.work:
            return 0.0
        return share(this.title, that.title) + 0.1 * (self.pairs.group(n) == that.group)

    def _same_id(self) -> Iterable[Guess]:
        """The same id, though titles of others stand in the way; or the same address."""
        for known, why in ((_stated_id, "the same id"), (_address, "the same address")):
            there = _only([self.new[m] for m in self.news], known)
            news = [*self.news]
            olds = [*self.olds]
            for name, n in _only([self.old[n] for n in olds], known).items():
                m = there.get(name)
                if m is None or self.old_title_is_there(olds[n]):
                    continue
                yield self._taken(Guess(fate="renamed", old=(olds[n],), new=(news[m],), why=why))

    def old_title_is_there(self, n: int) -> bool:
        """Whether the new version has an item of that title, so that the old one is hardly another."""
        return key(self.old[n].title) in self.pairs.new_titles

    def _in_turn(self) -> Iterable[Guess]:
        """Under one heading as many came as went, of the same kinds and efforts in the same turn: translated, maybe."""
        places: dict[int | None, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for n in self.olds:
            places[self.pairs.group(n)][0].append(n)
        for m in self.news:
            places[self.new[m].group][1].append(m)
        for group, (olds, news) in places.items():
            before = [(self.old[n].kind, self.old[n].effort) for n in olds]
            if group in (None, -1) or before != [(self.new[m].kind, self.new[m].effort) for m in news]:
                continue
            for n, m in zip(olds, news, strict=True):
                yield self._taken(Guess(fate="renamed", old=(n,), new=(m,), why="the same place, kind and effort"))


class _Index:
    """Items by the words of their titles."""

    def __init__(self, positions: Iterable[int], items: Sequence[Listing]) -> None:
        self.by_word: dict[str, list[int]] = defaultdict(list)
        for n in positions:
            for word in meaningful(items[n].title):
                self.by_word[word].append(n)

    def near(self, title: str) -> list[int]:
        """Those that share a word which is not common, in order."""
        lists = (self.by_word.get(word, []) for word in meaningful(title))
        return sorted({n for some in lists if len(some) <= COMMON for n in some})
