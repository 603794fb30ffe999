"""Kaggle's medals: which competitions give them, for which ranks, and what several of them come to.

The rules are those of https://www.kaggle.com/progression.
"""

from __future__ import annotations

from study.core.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

MEDALS = ("gold", "silver", "bronze")
"""The best first."""

Limit = tuple[int, int]
"""The last rank that earns a medal: so many, and so many more for every thousand teams."""

LIMITS: tuple[tuple[int, dict[str, Limit]], ...] = (
    (1000, {"gold": (10, 2), "silver": (0, 50), "bronze": (0, 100)}),
    (250, {"gold": (10, 2), "silver": (50, 0), "bronze": (100, 0)}),
    (100, {"gold": (10, 0), "silver": (0, 200), "bronze": (0, 400)}),
    (0, {"gold": (0, 100), "silver": (0, 200), "bronze": (0, 400)}),
)
"""From how many teams on which limits hold, the most teams first."""

WITH_MEDALS = ("featured", "research", "recruitment")
"""Categories whose competitions give medals, in small letters without blanks."""

WITHOUT_MEDALS = ("gettingstarted", "playground", "community", "inclass")
"""Those whose competitions give none. Community was called InClass once."""

KNOWN = {
    "Getting Started": (
        "titanic", "spaceship-titanic", "house-prices-advanced-regression-techniques", "digit-recognizer",
        "nlp-getting-started", "store-sales-time-series-forecasting", "contradictory-my-dear-watson",
        "gan-getting-started", "tpu-getting-started", "connectx", "llm-classification-finetuning",
        "facial-keypoints-detection", "word2vec-nlp-tutorial",
        # Titles that say something else than their slugs do.
        "titanic-machine-learning-from-disaster", "natural-language-processing-with-disaster-tweets",
        "petals-to-the-metal-flower-classification-on-tpu",
    ),
    "Playground": ("playground-series-", "tabular-playground-series-"),
    "Community": ("home-data-for-ml-course",),
}  # fmt: skip
"""Slugs, and titles written as such, by their category; one that ends in a dash is how a series of them begins."""


def category_of(slug: str) -> str:
    """The category of a competition that is known by its slug, or by its title written as one; nothing for others."""
    slug = slug.casefold()
    return next(
        (
            category
            for category, slugs in KNOWN.items()
            if any(slug == known or (known.endswith("-") and slug.startswith(known)) for known in slugs)
        ),
        "",
    )


def gives_medals(category: str, slug: str = "") -> bool | None:
    """Whether a competition gives medals, by its slug where that is known, else by its category; None: nobody knows."""
    letters = "".join(filter(str.isalpha, (category_of(slug) or category).casefold()))
    return False if letters in WITHOUT_MEDALS else True if letters in WITH_MEDALS else None


def medal_for(rank: int, teams: int) -> str | None:
    """The medal that a rank earns where there are any: ``gold``, ``silver`` or ``bronze``; None without one."""
    return next((name for name, last in limits(teams).items() if rank <= last), None)


def medal_named(text: str) -> str:
    """The medal that a text speaks of, such as ``Silver medal``; nothing where it is none, or several."""
    named = [name for name in MEDALS if name in text.casefold()]
    return named[0] if len(named) == 1 else ""


def limits(teams: int) -> dict[str, int]:
    """The last rank that earns each medal among so many teams, the best medal first. Parts of a rank do not count."""
    medals = next(limits for least, limits in LIMITS if teams >= least)
    return {name: count + teams * share // 1000 for name, (count, share) in medals.items()}


def percentile_of(rank: int, teams: int) -> int:
    """A rank as the best so many per cent of the teams, rounded up, as Kaggle shows it."""
    return -(-rank * 100 // teams)


FIELDS = ("notebooks", "datasets", "discussion")
"""What gives medals beside competitions. Kaggle counts votes for them, so nobody here can work them out."""


@dataclass(frozen=True, slots=True)
class MedalCount:
    """How many medals there are of each."""

    gold: int = 0
    silver: int = 0
    bronze: int = 0

    def __bool__(self) -> bool:
        return bool(self.gold or self.silver or self.bronze)

    def __str__(self) -> str:
        """``1 gold, 2 silver``."""
        return ", ".join(f"{getattr(self, name)} {name}" for name in MEDALS if getattr(self, name))


@dataclass(frozen=True, slots=True)
class Trophies:
    """The medals of a learner: those of competitions, as the ranks here give them, and others as they were told."""

    competitions: MedalCount
    others: Mapping[str, MedalCount]

    def __bool__(self) -> bool:
        return bool(self.competitions or any(self.others.values()))


TIERS = (("Master", MedalCount(gold=1, silver=2)), ("Expert", MedalCount(bronze=2)))
"""The tiers in Competitions that medals alone decide, with those they take; a better medal counts for a lesser one."""

GRANDMASTER = 5
"""Gold medals of a Grandmaster, of which one has to be won without a team."""


def tier(medals: MedalCount) -> str:
    """The tier in Competitions that medals come to; nothing below Expert."""
    return next((name for name, least in TIERS if _reaches(medals, least)), "")


def _reaches(medals: MedalCount, least: MedalCount) -> bool:
    have = want = 0
    for name in MEDALS:
        have, want = have + getattr(medals, name), want + getattr(least, name)
        if have < want:
            return False
    return True
