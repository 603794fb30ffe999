"""Medals of a Kaggle competition, by rank and number of teams.

Source: Kaggle's progression system, https://www.kaggle.com/progression, "Competition medals". Shares are rounded down.
"""

from __future__ import annotations

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
    found = next(limits for least, limits in LIMITS if teams >= least)
    return {name: count + teams * share // 1000 for name, (count, share) in found.items()}


def gives_medals(category: str) -> bool:
    """Whether competitions of a category give medals at all; a category that is not known counts as one that does."""
    return "".join(filter(str.isalpha, category.casefold())) not in WITHOUT_MEDALS


def percentile(rank: int, teams: int) -> int:
    """A rank as the best so many per cent of the teams, rounded up."""
    return -(-rank * 100 // teams)
