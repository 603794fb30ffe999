"""What Kaggle's own command-line tool tells of competitions, and how Kaggle writes things."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.domain.competition import Competition, Result


SLUG = re.compile(r"[A-Za-z0-9][\w-]*", re.ASCII)


_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?kaggle\.com/(?:competitions|c)/([^/?#\s]+)\S*", re.IGNORECASE)


_AFTER_THE_SLUG = re.compile(r"-(?:public|private)leaderboard.*| \(\d+\)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Announced:
    """A competition as Kaggle lists it. ``due`` is its last day in UTC; ``teams`` and ``rank`` are those of now."""

    slug: str
    due: date | None
    category: str
    teams: int | None
    entered: bool
    rank: int | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A team's row of a leaderboard."""

    team: str
    rank: int
    score: float | None


@dataclass(frozen=True, slots=True)
class Leaderboard:
    """How many teams there are (None where only the top is shown), how many are shown, and the rows of one of them.

    ``best`` is the score of the first row.
    """

    teams: int | None
    shown: int
    mine: list[Placed]
    best: float | None = None

    @property
    def better(self) -> str:
        """Whether a ``lower`` or a ``higher`` score is better, if that can be seen."""
        scores = [one.score for one in self.mine if one.score is not None and one.score != self.best]
        return "" if self.best is None or not scores else "lower" if self.best < scores[0] else "higher"


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What an import came to: the competitions it was about, and how many rows of its table

    were ``new`` (competitions, submissions or ranks), ``changed`` what was known, were ``known`` as they are, or were
    ``passed`` over: competitions that were not entered, submissions without a score. ``rank`` is of a leaderboard.
    """

    shape: str
    competitions: list[Competition]
    new: int = 0
    changed: int = 0
    known: int = 0
    passed: int = 0
    rank: Result | None = None


def slug_in(address: str) -> str | None:
    """The slug of a competition's address on the web; None for what is no such address."""
    found = _ADDRESS.fullmatch(address.strip())
    return found[1] if found and SLUG.fullmatch(found[1]) else None


def title_of(slug: str) -> str:
    """A slug in words."""
    words = " ".join(slug.replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:]


def named_by(files: Iterable[str], slugs: Iterable[str]) -> str | None:
    """The slug that files are named after as Kaggle does it: ``SLUG.zip``, ``SLUG-publicleaderboard-….csv``."""
    stems = {_AFTER_THE_SLUG.sub("", file.partition(".")[0]).casefold() for file in files}
    return next((slug for slug in slugs if slug and slug.casefold() in stems), None)


def day_in(files: Iterable[str]) -> date | None:
    """The day a leaderboard was downloaded, which its name tells."""
    for file in files:
        if found := re.search(r"leaderboard-(\d{4}-\d{2}-\d{2})", file):
            try:
                return date.fromisoformat(found[1])
            except ValueError:
                return None
    return None


def is_private(files: Iterable[str]) -> bool | None:
    """Whether files are named as those of the private leaderboard; None where they do not say."""
    for file in files:
        if found := re.search("(public|private)leaderboard", file.lower()):
            return found[1] == "private"
    return None
