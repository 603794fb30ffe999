"""Which rank earns which medal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.competitions import gives_medals, limits, medal, percentile_of

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
    assert medal(rank, among) == earned


@pytest.mark.parametrize(
    "category", ["Getting Started", "gettingStarted", "GETTING_STARTED", "playground", "Community", "InClass"]
)
def test_some_categories_give_no_medals(category: str) -> None:
    assert not gives_medals(category)
    assert medal(1, 3000, category) is None


@pytest.mark.parametrize("category", ["Featured", "Research", "Recruitment", "", "something new"])
def test_other_categories_do(category: str) -> None:
    assert gives_medals(category)
    assert medal(1, 3000, category) == "gold"


@given(among=teams)
def test_better_medals_are_rarer_and_nobody_beyond_the_last_team_gets_one(among: int) -> None:
    last = limits(among)
    assert 0 <= last["gold"] <= last["silver"] <= last["bronze"] <= among


@given(among=teams, rank=st.integers(1, 200_000), worse=st.integers(1, 1000))
def test_a_worse_rank_never_earns_more(among: int, rank: int, worse: int) -> None:
    order = ["gold", "silver", "bronze", None]
    assert order.index(medal(rank, among)) <= order.index(medal(rank + worse, among))


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
