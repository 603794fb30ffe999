"""Which rank earns which medal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.medals import MedalCount, category_of, gives_medals, limits, medal_for, medal_named, percentile_of, tier

teams = st.integers(1, 200_000)


@pytest.mark.parametrize(
    ("among", "gold", "silver", "bronze"),
    [
        (1, 0, 0, 0),
        (3, 0, 0, 1),
        (5, 0, 1, 2),
        (10, 1, 2, 4),
        (99, 9, 19, 39),
        (100, 10, 20, 40),
        (104, 10, 20, 41),
        (249, 10, 49, 99),
        (250, 10, 50, 100),
        (499, 10, 50, 100),
        (500, 11, 50, 100),
        (999, 11, 50, 100),
        (1000, 12, 50, 100),
        (1019, 12, 50, 101),
        (3000, 16, 150, 300),
        (3499, 16, 174, 349),
        (10_000, 30, 500, 1000),
    ],
)
def test_the_last_rank_of_each_medal_rounded_down(among: int, gold: int, silver: int, bronze: int) -> None:
    assert limits(among) == {"gold": gold, "silver": silver, "bronze": bronze}


@pytest.mark.parametrize(
    ("rank", "among", "earned"),
    [
        (12, 1000, "gold"),
        (13, 1000, "silver"),
        (50, 1000, "silver"),
        (51, 1000, "bronze"),
        (100, 1000, "bronze"),
        (101, 1000, None),
        (1, 2, None),
        (1, 3, "bronze"),
        (120, 3000, "silver"),
    ],
)
def test_a_rank_earns_the_best_medal_it_reaches(rank: int, among: int, earned: str | None) -> None:
    assert medal_for(rank, among) == earned


@pytest.mark.parametrize(
    "category", ["Getting Started", "gettingStarted", "GETTING_STARTED", "playground", "Community", "InClass"]
)
def test_some_categories_give_no_medals(category: str) -> None:
    assert gives_medals(category) is False


@pytest.mark.parametrize("category", ["Featured", "Research", "recruitment"])
def test_others_do(category: str) -> None:
    assert gives_medals(category) is True


@pytest.mark.parametrize("category", ["", "Masters", "something new"])
def test_of_the_rest_nobody_knows(category: str) -> None:
    assert gives_medals(category) is None


@pytest.mark.parametrize(
    ("slug", "category"),
    [
        ("titanic", "Getting Started"),
        ("Spaceship-Titanic", "Getting Started"),
        ("house-prices-advanced-regression-techniques", "Getting Started"),
        ("digit-recognizer", "Getting Started"),
        ("nlp-getting-started", "Getting Started"),
        ("playground-series-s4e5", "Playground"),
        ("playground-series", ""),
        ("titanic-2", ""),
        ("", ""),
    ],
)
def test_the_category_of_some_is_known_by_their_slug(slug: str, category: str) -> None:
    assert category_of(slug) == category


def test_a_known_slug_gives_no_medals_whatever_its_category_is_said_to_be() -> None:
    assert gives_medals("Featured", "titanic") is False


@pytest.mark.parametrize(
    ("text", "medal"), [("Silver", "silver"), ("a Bronze medal", "bronze"), ("gold or silver", ""), ("–", ""), ("", "")]
)
def test_a_medal_is_one_however_it_is_written(text: str, medal: str) -> None:
    assert medal_named(text) == medal


@pytest.mark.parametrize(
    ("gold", "silver", "bronze", "reached"),
    [
        (0, 0, 1, ""),
        (0, 0, 2, "Expert"),
        (0, 1, 1, "Expert"),
        (1, 0, 0, ""),
        (0, 9, 9, "Expert"),
        (1, 2, 0, "Master"),
        (3, 0, 0, "Master"),
        (2, 1, 0, "Master"),
        (1, 1, 9, "Expert"),
        (9, 0, 0, "Master"),
    ],
)
def test_medals_make_a_tier_and_a_better_one_counts_for_a_lesser(
    gold: int, silver: int, bronze: int, reached: str
) -> None:
    assert tier(MedalCount(gold=gold, silver=silver, bronze=bronze)) == reached


@given(among=teams)
def test_better_medals_are_rarer_and_nobody_beyond_the_last_team_gets_one(among: int) -> None:
    last = limits(among)
    assert 0 <= last["gold"] <= last["silver"] <= last["bronze"] <= among


@given(among=teams, rank=st.integers(1, 200_000), worse=st.integers(1, 1000))
def test_a_worse_rank_never_earns_more(among: int, rank: int, worse: int) -> None:
    order = ["gold", "silver", "bronze", None]
    assert order.index(medal_for(rank, among)) <= order.index(medal_for(rank + worse, among))


@given(among=teams, data=st.data())
def test_a_percentile_is_the_smallest_whole_share_that_holds_the_rank(among: int, data: st.DataObject) -> None:
    rank = data.draw(st.integers(1, among))
    share = percentile_of(rank, among)
    assert 1 <= share <= 100
    assert (share - 1) * among < rank * 100 <= share * among


def test_percentiles_are_rounded_up() -> None:
    assert [percentile_of(*one) for one in [(1, 3000), (30, 3000), (31, 3000), (3000, 3000), (1, 1)]] == [
        1,
        1,
        2,
        100,
        100,
    ]
