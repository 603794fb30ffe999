"""Competitions as the learner meets them: ranks, submissions and dates; and certificates with the attempts at them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from study.core.items import Item
from study.core.items import slug as as_slug
from study.core.medals import MedalCount, gives_medals, medal_for, percentile_of
from study.core.milestones import ENTRY, FINAL, MERGER
from study.core.values import dataclass, field
from study.errors import WrongUsage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.goals import GoalProgress
    from study.core.medals import Trophies

MOST_TEAMS = 10_000_000


@dataclass(frozen=True, slots=True)
class Result:
    """A rank among teams on a day; the private leaderboard is the one that counts in the end.

    ``medal`` is what the learner says it gave, who has seen it at Kaggle.
    """

    day: date
    rank: int
    teams: int
    score: float | None = None
    private: bool = False
    medal: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """Something handed in. ``at`` is an ISO day or instant, ``ref`` Kaggle's own number of it, ``cv`` the learner's own

    score of it by cross-validation.
    """

    at: str
    score: float | None = None
    private: float | None = None
    note: str = ""
    file: str = ""
    ref: str = ""
    cv: float | None = None

    @property
    def day(self) -> date:
        return date.fromisoformat(self.at[:10])

    @property
    def counted(self) -> float | None:
        """The score that counts in the end, as far as it is known: the private one."""
        return self.score if self.private is None else self.private


@dataclass(frozen=True, slots=True)
class Rating:
    """What a rank is worth: in the best so many per cent; a medal, or the zone of one while that is not final.

    ``would_be`` is the medal of a competition of which nobody knows whether it gives any.
    """

    percentile: int | None = None
    medal: str | None = None
    zone: str | None = None
    would_be: str | None = None

    @property
    def label(self) -> str:
        """``silver medal``, before the end ``silver zone``, a guess as one, or nothing."""
        if self.would_be:
            return f"would be {self.would_be}, if it gives medals"
        return f"{self.medal} medal" if self.medal else f"{self.zone} zone" if self.zone else ""

    @property
    def worth(self) -> str:
        """What is sure of it: the medal or its zone, else ``top 4 %``; nothing without a rank."""
        if self.label and not self.would_be:
            return self.label
        return "" if self.percentile is None else f"top {self.percentile} %"


@dataclass(frozen=True, slots=True)
class Competition:
    """A competition with its results and submissions, the oldest first. ``better``: `lower`, `higher`, or unknown.

    ``due`` is the last day to hand in, ``entry`` to enter, ``merger`` to merge teams. ``stated``: somebody has said how
    far it is in per cent.
    """

    item: Item
    percent: int
    status: str
    slug: str = ""
    category: str = ""
    due: date | None = None
    better: str = ""
    url: str = ""
    stated: bool = False
    entry: date | None = None
    merger: date | None = None
    results: list[Result] = field(default_factory=list)
    submissions: list[Submission] = field(default_factory=list)

    @property
    def result(self) -> Result | None:
        """The rank that counts: the latest on the private leaderboard, else the latest."""
        private = [result for result in self.results if result.private]
        return next(reversed(private or self.results), None)

    @property
    def has_bar(self) -> bool:
        """Whether anybody knows how far it is: it is done, or somebody has said so."""
        return self.stated or self.status == "done"

    @property
    def gives_medals(self) -> bool | None:
        """Whether it gives medals; None where nobody knows."""
        return gives_medals(self.category, self.slug or as_slug(self.item.title))

    def rating(self, today: date, result: Result | None = None) -> Rating:
        """What a rank is worth, by default the one that counts. The private leaderboard is final after the deadline.

        It is a medal where the learner has seen one, or where both category and end are known, and only then.
        """
        result = result or self.result
        if result is None:
            return Rating()
        percentile, earned = percentile_of(result.rank, result.teams), medal_for(result.rank, result.teams)
        if self.gives_medals is False:
            return Rating(percentile)
        if result.medal:
            return Rating(percentile, medal=result.medal)
        if self.gives_medals is None:
            return Rating(percentile, would_be=earned)
        is_final = result.private and self.is_over(today)
        return Rating(percentile, medal=earned) if is_final else Rating(percentile, zone=earned)

    @property
    def shakeup(self) -> int | None:
        """Places won from the public leaderboard to the private one, fewer than 0 if lost; None without both."""
        public, final = ([one for one in self.results if one.private is side] for side in (False, True))
        return public[-1].rank - final[-1].rank if public and final else None

    @property
    def best_submission(self) -> Submission | None:
        """The first with the best score, by what counts in the end where that is known."""
        best = self.best
        return next((sent for sent in self.submissions if best is not None and sent.counted == best), None)

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
        """Whether its deadline has passed on a day. Of one that is not known nobody can say so."""
        return self.due is not None and self.due < day

    def dates(self, today: date) -> dict[str, date]:
        """Its dates from today on, the first first. Who has handed something in has entered."""
        entry = None if self.results or self.submissions else self.entry
        known = {ENTRY: entry, MERGER: self.merger, FINAL: self.due}
        ahead = {name: day for name, day in known.items() if day is not None and day >= today}
        return dict(sorted(ahead.items(), key=lambda named: named[1]))


@dataclass(frozen=True, slots=True)
class Record:
    """The competitions of a learner on a day, the medals they and others gave, and the goals for them."""

    today: date
    competitions: Sequence[Competition] = ()
    trophies: Trophies | None = None
    goals: Sequence[GoalProgress] = ()


def medal_count(competitions: Iterable[Competition], today: date) -> MedalCount:
    """The medals that ranks have given."""
    won = [one.rating(today).medal for one in competitions]
    return MedalCount(gold=won.count("gold"), silver=won.count("silver"), bronze=won.count("bronze"))


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
        cv=before.cv if after.cv is None else after.cv,
    )


def check_dates(dates: Mapping[str, date | None]) -> None:
    """Raises WrongUsage where entry or team merger would close after the last day."""
    last = dates.get(FINAL)
    for name, what in ((ENTRY, "Entry"), (MERGER, "Team merger")):
        day = dates.get(name)
        if day and last and day > last:
            raise WrongUsage(f"{what} can't close on {day}, after the last day, {last}. Is it the other way round?")


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
