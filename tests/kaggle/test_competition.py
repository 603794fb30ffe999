"""What ranks and submissions come to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.competitions import Competition, Rating, Result, Submission, check_rank, merged
from study.core.items import Item
from study.core.values import replace
from study.errors import WrongUsage

ITEM = Item(1, "sales", "Store sales", "competition", "log")
JUNE = date(2026, 6, 30)


def competition(*results: Result, category: str = "Featured", due: date | None = JUNE) -> Competition:
    return Competition(ITEM, 0, "open", category=category, due=due, results=list(results))


def test_before_the_deadline_a_rank_is_in_a_zone() -> None:
    one = competition(Result(date(2026, 6, 1), 120, 3000, private=True))
    assert one.rating(JUNE) == Rating(4, zone="silver")


def test_after_the_deadline_a_rank_on_the_private_leaderboard_is_a_medal() -> None:
    one = competition(Result(date(2026, 7, 1), 120, 3000, private=True))
    assert one.rating(date(2026, 7, 1)) == Rating(4, medal="silver")


def test_a_rank_on_the_public_leaderboard_is_never_more_than_a_zone() -> None:
    one = competition(Result(date(2026, 7, 1), 120, 3000))
    assert one.rating(date(2026, 7, 1)) == Rating(4, zone="silver")


def test_without_medals_there_is_the_percentile() -> None:
    one = competition(Result(date(2026, 7, 1), 1, 3000, private=True), category="Getting Started")
    assert one.rating(date(2026, 7, 1)) == Rating(1)


def test_what_nobody_knows_to_give_medals_only_would_give_one() -> None:
    one = competition(Result(date(2026, 7, 1), 120, 3000, private=True), category="")
    assert one.rating(date(2026, 7, 1)) == Rating(4, would_be="silver")


def test_without_a_known_end_there_is_no_medal() -> None:
    one = competition(Result(date(2026, 7, 1), 120, 3000, private=True), due=None)
    assert one.rating(date(2030, 1, 1)).medal is None


def test_a_medal_that_was_seen_is_one_but_where_there_are_none() -> None:
    seen = Result(date(2026, 7, 1), 120, 3000, private=True, medal="gold")
    assert competition(seen, category="", due=None).rating(date(2026, 7, 1)).medal == "gold"
    assert competition(seen, category="Playground").rating(date(2026, 7, 1)).medal is None


def test_a_team_alone_wins_nothing() -> None:
    assert competition(Result(date(2026, 7, 1), 1, 1, private=True)).rating(date(2026, 7, 1)) == Rating(100)


def test_the_shake_up_is_from_the_last_public_rank_to_the_final_one() -> None:
    ranks = [Result(date(2026, 6, 1), 300, 3000), Result(date(2026, 6, 2), 207, 3000)]
    assert competition(*ranks).shakeup is None
    assert competition(*ranks, Result(date(2026, 7, 1), 120, 3000, private=True)).shakeup == 87


def test_the_dates_ahead_are_told_and_entry_only_to_those_who_have_not_entered() -> None:
    one = replace(competition(), entry=date(2026, 6, 23), merger=date(2026, 6, 20))
    assert list(one.dates(date(2026, 6, 20))) == ["merger", "entry", "final"]
    assert list(one.dates(date(2026, 6, 21))) == ["entry", "final"]
    sent = replace(one, submissions=[Submission("2026-06-01", 0.9)])
    assert list(sent.dates(date(2026, 6, 1))) == ["merger", "final"]
    assert one.dates(date(2026, 7, 1)) == {}


def test_the_private_leaderboard_counts_whatever_is_said_later() -> None:
    final, later = Result(date(2026, 7, 1), 120, 3000, private=True), Result(date(2026, 7, 2), 90, 3000)
    assert competition(final, later).result == final
    assert competition(later).result == later


@pytest.mark.parametrize(("rank", "teams"), [(0, 3000), (-1, 3000), (3001, 3000), (1, 0), (1, -5), (1, 10**9)])
def test_a_rank_that_cannot_be_is_refused(rank: int, teams: int) -> None:
    with pytest.raises(WrongUsage):
        check_rank(rank, teams)


def test_the_worst_rank_can_be() -> None:
    check_rank(3000, 3000)


@pytest.mark.parametrize(("better", "best"), [("lower", 0.2), ("higher", 0.7), ("", 0.7)])
def test_the_best_score_is_the_private_one_where_it_is_known(better: str, best: float) -> None:
    sent = [Submission("2026-06-01", 0.9, 0.2), Submission("2026-06-02", 0.7), Submission("2026-06-03")]
    assert Competition(ITEM, 0, "open", better=better, submissions=sent).best == best


def test_which_score_is_better_matters_once_two_differ() -> None:
    same, other = Submission("2026-06-01", 0.9), Submission("2026-06-02", 0.8)
    assert not Competition(ITEM, 0, "open", submissions=[same, same]).is_guess
    assert Competition(ITEM, 0, "open", submissions=[same, other]).is_guess
    assert not Competition(ITEM, 0, "open", better="lower", submissions=[same, other]).is_guess


NOON = "2026-06-01T12:00:00+00:00"


def test_what_is_told_of_a_submission_later_completes_it() -> None:
    told = [Submission(NOON, 0.8, None, "trees", "a.csv"), Submission(NOON, 0.8, 0.7, "", "a.csv", "22")]
    assert merged(told) == [Submission(NOON, 0.8, 0.7, "trees", "a.csv", "22")]
    assert merged(told[::-1]) == [Submission(NOON, 0.8, 0.7, "trees", "a.csv", "22")]


def test_what_is_not_told_again_stays() -> None:
    scored, waiting = Submission(NOON, 0.8, 0.7, file="a.csv"), Submission(NOON, None, None, file="a.csv")
    assert merged([scored, waiting]) == merged([waiting, scored]) == [scored]


def test_files_handed_in_at_once_are_two_submissions() -> None:
    assert len(merged([Submission(NOON, 0.8, file="a.csv"), Submission(NOON, 0.8, file="b.csv")])) == 2


def test_what_was_told_by_hand_is_what_kaggle_tells_of_that_day_and_score() -> None:
    by_hand, other = Submission("2026-06-01", 0.8, note="my best"), Submission("2026-06-01", 0.6)
    kaggle = Submission(NOON, 0.8, file="a.csv")
    assert merged([by_hand, other, kaggle]) == [other, Submission(NOON, 0.8, note="my best", file="a.csv")]


def test_the_same_told_by_hand_twice_is_two_submissions_and_kaggle_confirms_one_by_one() -> None:
    by_hand = [Submission("2026-06-01", 0.8), Submission("2026-06-01", 0.8)]
    assert len(merged(by_hand)) == 2
    one, two = Submission(NOON, 0.8, file="a.csv"), Submission(NOON, 0.8, file="b.csv")
    assert len(merged([*by_hand, one])) == 2
    assert merged([*by_hand, one, two]) == [one, two]


submissions = st.lists(
    st.builds(
        Submission,
        st.sampled_from(["2026-06-01", "2026-06-02", NOON, "2026-06-02T12:00:00+00:00"]),
        st.sampled_from([0.5, 0.6, None]),
        st.sampled_from([0.1, None]),
        file=st.sampled_from(["", "a.csv"]),
    )
)


@given(told=submissions)
def test_telling_the_same_again_changes_nothing(told: list[Submission]) -> None:
    in_order = sorted(told, key=lambda one: one.at)
    once = merged(in_order)
    kaggle = [one for one in in_order if "T" in one.at]
    assert merged(sorted([*in_order, *kaggle], key=lambda one: one.at)) == once
    assert [one.at for one in once] == sorted(one.at for one in once)
