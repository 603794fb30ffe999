"""Competitions as the learner meets them: ranks, submissions and medals; and certificates with the attempts at them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from study.core.items import Item
from study.core.values import dataclass, field
from study.errors import WrongUsage

Limit = tuple[int, int]
"""The last rank that earns a medal: so many, and so many more for every thousand teams."""

LIMITS: tuple[tuple[int, dict[str, Limit]], ...] = (
    (1000, {"gold": (10, 2), "silver": (0, 50), "bronze": (0, 100)}),
    (250, {"gold": (10, 2), "silver": (50, 0), "bronze": (100, 0)}),
    (100, {"gold": (10, 0), "silver": (0, 200), "bronze": (0, 400)}),
    (0, {"gold": (0, 100), "silver": (0, 200), "bronze": (0, 400)}),
)
"""From how many teams on which limits hold, the most teams first."""

WITHOUT_MEDALS = ("gettingstarted", "playground", "community", "inclass")
"""Categories whose competitions give none, in small letters without blanks. Community was called InClass once."""


def medal(rank: int, teams: int, category: str = "") -> str | None:
    """``gold``, ``silver`` or ``bronze``; None without one."""
    if not gives_medals(category):
        return None
    return next((name for name, last in limits(teams).items() if rank <= last), None)


def limits(teams: int) -> dict[str, int]:
    """The last rank that earns each medal among so many teams, the best medal first."""
    medals = next(limits for least, limits in LIMITS if teams >= least)
    return {name: count + teams * share // 1000 for name, (count, share) in medals.items()}


def gives_medals(category: str) -> bool:
    """Whether competitions of a category give medals at all; a category that is not known counts as one that does."""
    return "".join(filter(str.isalpha, category.casefold())) not in WITHOUT_MEDALS


def percentile_of(rank: int, teams: int) -> int:
    """A rank as the best so many per cent of the teams, rounded up."""
    return -(-rank * 100 // teams)


MOST_TEAMS = 10_000_000


@dataclass(frozen=True, slots=True)
class Result:
    """A rank among teams on a day; the private leaderboard is the one that counts in the end."""

    day: date
    rank: int
    teams: int
    score: float | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class Submission:
    """Something handed in. ``at`` is an ISO day or instant, ``ref`` Kaggle's own number of it."""

    at: str
    score: float | None = None
    private: float | None = None
    note: str = ""
    file: str = ""
    ref: str = ""

    @property
    def day(self) -> date:
        return date.fromisoformat(self.at[:10])

    @property
    def counted(self) -> float | None:
        """The score that counts in the end, as far as it is known: the private one."""
        return self.score if self.private is None else self.private


@dataclass(frozen=True, slots=True)
class Rating:
    """What a rank is worth: in the best so many per cent; a medal, or the zone of one while that is not final."""

    percentile: int | None = None
    medal: str | None = None
    zone: str | None = None

    @property
    def label(self) -> str:
        """``silver medal``, before the end ``silver zone``, or nothing."""
        return f"{self.medal} medal" if self.medal else f"{self.zone} zone" if self.zone else ""


@dataclass(frozen=True, slots=True)
class Competition:
    """A competition with its results and submissions, the oldest first. ``better``: `lower`, `higher`, or unknown."""

    item: Item
    percent: int
    status: str
    slug: str = ""
    category: str = ""
    due: date | None = None
    better: str = ""
    results: list[Result] = field(default_factory=list)
    submissions: list[Submission] = field(default_factory=list)

    @property
    def result(self) -> Result | None:
        """The rank that counts: the latest on the private leaderboard, else the latest."""
        private = [result for result in self.results if result.private]
        return next(reversed(private or self.results), None)

    def rating(self, today: date, result: Result | None = None) -> Rating:
        """What a rank is worth, by default the one that counts. The private leaderboard is final after the deadline."""
        result = result or self.result
        if result is None:
            return Rating()
        percentile = percentile_of(result.rank, result.teams)
        earned = medal(result.rank, result.teams, self.category)
        final = result.private and self.is_over(today)
        return Rating(percentile, earned, None) if final else Rating(percentile, None, earned)

    @property
    def best(self) -> float | None:
        """The best score of its submissions, by what counts in the end where that is known."""
        known = [sent.counted for sent in self.submissions if sent.counted is not None]
        return (min if self.better == "lower" else max)(known, default=None)

    @property
    def is_guess(self) -> bool:
        """Whether it matters which score is better, and nobody has said."""
        return not self.better and len({sent.counted for sent in self.submissions} - {None}) > 1

    def is_over(self, day: date) -> bool:
        """Whether its deadline has passed on a day. One that is not known has."""
        return self.due is None or self.due < day


def merged(submissions: Iterable[Submission]) -> list[Submission]:
    """Each submission once: what was told of it later counts, and what was told before stays. In order of ``at``.

    Kaggle tells the instant, and reveals private scores later. What a learner told by hand has just a day; it is taken
    for the same as the first of that day with that score which Kaggle tells.
    """
    known: dict[object, Submission] = {}
    by_hand: dict[object, list[int]] = {}
    for number, submission in enumerate(submissions):
        day, instant, _ = submission.at.partition("T")
        same = (submission.at, submission.file) if instant else number
        told = by_hand.get((day, submission.score))
        if not instant:
            by_hand.setdefault((day, submission.score), []).append(number)
        elif told and same not in known:
            known[same] = known.pop(told.pop(0))
        before = known.get(same)
        known[same] = submission if before is None else _completed(before, submission)
    return list(known.values())


def _completed(before: Submission, after: Submission) -> Submission:
    return Submission(
        at=after.at,
        score=before.score if after.score is None else after.score,
        private=before.private if after.private is None else after.private,
        note=after.note or before.note,
        file=after.file or before.file,
        ref=after.ref or before.ref,
    )


def letters(text: str) -> str:
    """The letters and digits of a title or a slug, in small letters, to hold one against the other."""
    return "".join(filter(str.isalnum, text.casefold()))


def check_rank(rank: int, teams: int) -> None:
    """Raises WrongUsage for a rank that cannot be."""
    if not 0 < teams <= MOST_TEAMS:
        raise WrongUsage(f"{teams} teams can't be right. Give the number of teams on the leaderboard.")
    if rank < 1:
        raise WrongUsage(f"There is no rank {rank}: the best is 1.")
    if rank > teams:
        raise WrongUsage(f"Rank {rank} of {teams} teams can't be right. Is it the other way round?")


SLUG = re.compile(r"[A-Za-z0-9][\w-]*", re.ASCII)

_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?kaggle\.com/(?:competitions|c)/([^/?#\s]+)\S*", re.IGNORECASE)


def address(slug: str) -> str:
    """Where a competition is found at Kaggle; nothing without a slug."""
    return f"https://www.kaggle.com/competitions/{slug}" if slug else ""


def slug_in(address: str) -> str | None:
    """The slug of a competition's address on the web; None for what is no such address."""
    match = _ADDRESS.fullmatch(address.strip())
    return match[1] if match and SLUG.fullmatch(match[1]) else None


def title_of(slug: str) -> str:
    """A slug in words."""
    words = " ".join(slug.replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One sitting of an exam; the score in the exam's own measure."""

    passed: bool
    day: date | None = None
    score: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Certificate:
    """An exam that ends in a certificate. ``closed``: no longer offered. ``logged`` are minutes."""

    item: Item
    percent: int
    closed: bool = False
    due: date | None = None
    logged: int = 0
    attempts: list[Attempt] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return any(attempt.passed for attempt in self.attempts)


def remarks(certificate: Certificate) -> str:
    """The attempts, and whether there can be more."""
    results = [_attempt(attempt) for attempt in certificate.attempts]
    return "; ".join([*results, "no longer offered"] if certificate.closed else results)


def _attempt(attempt: Attempt) -> str:
    parts = ["passed" if attempt.passed else "not passed"]
    parts += [f"on {attempt.day}"] if attempt.day else []
    parts += [f"with {attempt.score:g}"] if attempt.score is not None else []
    note = " ".join(attempt.note.split())
    return " ".join(parts) + (f" ({note})" if note else "")
