"""How long each item takes."""

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.duration import Effort
from study.core.items import DEFAULT_MINUTES, KINDS
from study.format.effort import Estimate, apportion, estimates, pace_of
from study.format.file import load
from study.format.models import Curriculum

CURRICULA = sorted(Path(__file__).parents[2].glob("curricula/*.yaml"))

Fields = dict[str, object]

weights = st.lists(st.sampled_from([0, 30, 60, 90, 120, 180, 480, 1200]) | st.integers(0, 500), min_size=1, max_size=12)


def curriculum(*phases: Fields, pace: str = "10h/week") -> Curriculum:
    return Curriculum.model_validate({"curriculum": "c", "title": "C", "pace": pace, "phases": phases})


def module(*items: object, **fields: object) -> Fields:
    return {"title": "M", "items": items, **fields}


def phase(*modules: Fields, **fields: object) -> Fields:
    return {"title": "P", "modules": modules, **fields}


def of(*items: object, pace: str = "10h/week", **fields: object) -> list[Estimate]:
    """The estimates of the items of one module."""
    return list(estimates(curriculum(phase(module(*items, **fields)), pace=pace)))


def likely(found: list[Estimate]) -> list[int]:
    return [estimate.effort.likely for estimate in found]


@given(total=st.integers(0, 20_000), weights=weights, step=st.sampled_from([1, 5, 15]))
def test_parts_add_up_to_the_whole(total: int, weights: list[int], step: int) -> None:
    parts = apportion(total, weights, step)
    assert len(parts) == len(weights)
    assert sum(parts) == (total if any(weights) else 0)
    assert sum(part % step > 0 for part in parts) <= 1
    assert all(part == 0 for part, weight in zip(parts, weights, strict=True) if not weight)


@given(total=st.integers(0, 20_000), more=st.integers(0, 500), weights=weights)
def test_no_part_shrinks_when_the_whole_grows(total: int, more: int, weights: list[int]) -> None:
    less, greater = apportion(total, weights), apportion(total + more, weights)
    assert all(one <= other for one, other in zip(less, greater, strict=True))


@given(units=st.integers(0, 120), weights=weights.filter(any))
def test_parts_are_those_of_sainte_lague(units: int, weights: list[int]) -> None:
    shares = [0] * len(weights)
    for _ in range(units):
        turn = max(range(len(weights)), key=lambda n: (Fraction(weights[n], 2 * shares[n] + 1), -n))
        shares[turn] += 1
    assert apportion(5 * units, weights) == [5 * share for share in shares]


@given(total=st.integers(0, 20_000), weights=weights)
def test_the_heavier_part_is_not_the_smaller(total: int, weights: list[int]) -> None:
    pairs = sorted(zip(weights, apportion(total - total % 5, weights), strict=True))
    assert all(part <= heavier or weight == other for (weight, part), (other, heavier) in pairwise(pairs))


def test_parts_follow_the_weights() -> None:
    assert apportion(600, [90, 90, 180, 480]) == [65, 65, 130, 340]
    assert apportion(7, [1, 1]) == [5, 2]
    assert apportion(100, []) == []


def test_its_own_effort_comes_first() -> None:
    found = of({"topic": "A", "effort": "2-3h", "day": "1-5"}, duration="1 week")
    assert found == [Estimate(Effort(120, 150, 180))]


@pytest.mark.parametrize(
    ("place", "pace", "minutes"),
    [
        ({"day": "3-5"}, "3h/day", 540),
        ({"day": "7"}, "10h/week, 4 days/week", 150),
        ({"week": "1-2"}, "10h/week", 1200),
        ({"week": "2"}, "5-10h/week", 450),
        ({"day": "1"}, "10h/week", 86),
    ],
)
def test_then_its_days_or_weeks_at_the_pace(place: Fields, pace: str, minutes: int) -> None:
    found = of({"topic": "A", **place}, duration="100h", pace=pace)
    assert found == [Estimate(Effort(minutes, minutes, minutes))]


def test_then_its_share_of_the_module() -> None:
    modules = module("A", {"practice": "B"}, duration="2-4 weeks"), module("C")
    found = list(estimates(curriculum(phase(*modules, duration="99 weeks"))))
    assert found[:2] == [Estimate(Effort(400, 600, 800)), Estimate(Effort(800, 1200, 1600))]
    assert found[2] == Estimate(Effort(90, 90, 90), estimated=True)


def test_then_its_share_of_the_phase_if_no_module_gives_a_duration() -> None:
    one = phase(module("B"), module({"project": "C"}), duration="11h", items=["A"])
    assert list(estimates(curriculum(one))) == [
        Estimate(Effort(90, 90, 90)),
        Estimate(Effort(90, 90, 90)),
        Estimate(Effort(480, 480, 480)),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_at_last_the_default_of_its_kind_marked_estimated(kind: str) -> None:
    minutes = DEFAULT_MINUTES[kind]
    assert of({kind: "A"}) == [Estimate(Effort(minutes, minutes, minutes), estimated=True)]


def test_given_efforts_are_taken_off_first() -> None:
    found = of({"topic": "A", "effort": "4h"}, "B", {"topic": "C", "day": "1"}, "D", duration="10h", pace="1h/day")
    assert likely(found) == [240, 150, 60, 150]


def test_a_wide_range_given_inside_leaves_the_others_in_order() -> None:
    found = of({"topic": "A", "effort": "0-9h"}, "B", duration="10h")
    assert found[1] == Estimate(Effort(330, 330, 330))


def test_where_nothing_is_left_the_default_holds() -> None:
    found = of({"topic": "A", "effort": "12h"}, "B", duration="10h")
    assert found[1] == Estimate(Effort(90, 90, 90), estimated=True)


def test_an_event_has_no_share() -> None:
    assert likely(of("A", {"event": "Party"}, "B", duration="3h")) == [90, 0, 90]


def test_what_is_ongoing_has_no_share_and_is_marked() -> None:
    found = of("A", {"topic": "B", "effort": "ongoing"}, duration="3h")
    assert likely(found)[0] == 180
    assert [estimate.ongoing for estimate in found] == [False, True]


def test_an_ongoing_module_shares_nothing_out() -> None:
    assert of("A", duration="ongoing") == [Estimate(Effort(90, 90, 90), estimated=True)]


def test_the_chosen_ones_add_up_to_the_module() -> None:
    assert likely(of("A", "B", "C", choose="1", duration="5h")) == [300, 300, 300]
    assert likely(of("A", {"practice": "B"}, "C", "D", choose="2", duration="6h"))[:2] == [120, 240]


def test_a_given_effort_counts_only_among_the_chosen() -> None:
    found = of("A", "B", {"topic": "C", "effort": "1h"}, choose="2", duration="10h")
    assert likely(found) == [300, 300, 60]


def test_without_a_pace_a_week_has_ten_hours() -> None:
    data = {"curriculum": "c", "title": "C", "phases": [phase(module("A", duration="1 week"))]}
    assert likely(list(estimates(Curriculum.model_validate(data)))) == [600]


times = st.sampled_from(
    ["30m", "1-2h", "1 day", "1-2 weeks", "6 days - 1 week", "0-9h", "2h - 1 month", "0", "ongoing"]
)
kinds = st.sampled_from(["topic", "practice", "event", "video", "project"])
entries = st.builds(
    lambda kind, more: {kind: "A", **more},
    kinds,
    st.one_of(st.just({}), st.builds(lambda time: {"effort": time}, times), st.just({"day": "2-3"})),
)


@given(items=st.lists(entries, min_size=1, max_size=6), time=times, choose=st.none() | st.integers(1, 6))
def test_low_is_not_above_likely_nor_likely_above_high(items: list[Fields], time: str, choose: int | None) -> None:
    found = of(*items, duration=time, choose=choose and str(choose), pace="5-10h/week, 5 days/week")
    assert len(found) == len(items)
    assert all(0 <= e.effort.low <= e.effort.likely <= e.effort.high for e in found)


@given(stated=st.lists(st.none() | st.integers(0, 90), min_size=1, max_size=8), more=st.integers(1, 900))
def test_items_add_up_to_the_module(stated: list[int | None], more: int) -> None:
    whole = more + sum(minutes or 0 for minutes in stated)
    items = [{"topic": "A"} | ({} if minutes is None else {"effort": f"{minutes}m"}) for minutes in [*stated, None]]
    found = of(*items, duration=f"{whole}m")
    assert sum(likely(found)) == whole
    assert not any(estimate.estimated for estimate in found)


@pytest.mark.parametrize("path", CURRICULA, ids=lambda path: path.stem)
def test_every_shipped_effort_has_its_ends_in_order(path: Path) -> None:
    outline = load(path).outline
    assert outline is not None
    assert outline.lines
    assert all(0 <= line.effort.low <= line.effort.likely <= line.effort.high for line in outline.lines)


@pytest.mark.parametrize("path", CURRICULA, ids=lambda path: path.stem)
def test_the_items_of_every_shipped_module_add_up_to_it(path: Path) -> None:
    checked = load(path)
    assert checked.curriculum is not None
    assert checked.outline is not None
    for n, part in enumerate(checked.curriculum.modules()):
        efforts = [line.effort for line in checked.outline.work if line.module == n]
        if part.duration is not None and not part.duration.ongoing and efforts:
            assert total(efforts) == part.duration.effort(pace_of(checked.curriculum))


@pytest.mark.parametrize(
    ("name", "hours"),
    [("gpt-transformer", (186, 216, 246)), ("hf-four-week", (90, 90, 90))],
)
def test_the_shipped_efforts_add_up_to_their_headers(name: str, hours: tuple[int, int, int]) -> None:
    outline = load(next(path for path in CURRICULA if path.stem == name)).outline
    assert outline is not None
    assert total([line.effort for line in outline.work]) == Effort(*(60 * n for n in hours))


def total(efforts: list[Effort]) -> Effort:
    return Effort(sum(e.low for e in efforts), sum(e.likely for e in efforts), sum(e.high for e in efforts))
