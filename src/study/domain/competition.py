"""Competitions as the learner meets them: ranks on the leaderboard, and what was handed in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from study.domain import medals
from study.domain.item import Item


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


@dataclass(frozen=True, slots=True)
class Rating:
    """What a rank is worth: in the best so many per cent; a medal, or the zone of one while that is not final."""

    percentile: int | None = None
    medal: str | None = None
    zone: str | None = None


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
        private = [one for one in self.results if one.private]
        return next(reversed(private or self.results), None)

    def rating(self, today: date) -> Rating:
        """What the rank is worth. It is final on the private leaderboard, once the deadline has passed."""
        result = self.result
        if result is None:
            return Rating()
        percentile = medals.percentile(result.rank, result.teams)
        earned = medals.medal(result.rank, result.teams, self.category)
        final = result.private and (self.due is None or self.due < today)
        return Rating(percentile, earned, None) if final else Rating(percentile, None, earned)

    @property
    def best(self) -> float | None:
        """The best score of its submissions, by what counts in the end where that is known."""
        scores = [one.score if one.private is None else one.private for one in self.submissions]
        known = [score for score in scores if score is not None]
        return (min if self.better == "lower" else max)(known, default=None)
