"""Value classes do what those of the standard library do, as far as this program asks."""

import dataclasses
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from study.core import values


@pytest.fixture(params=[dataclasses, values], ids=["original", "own"])
def kind(request: pytest.FixtureRequest) -> Callable[..., Any]:
    """A class with every sort of field, made either way."""
    made_by: ModuleType = request.param

    class Trip:
        goal: str
        days: int = 1
        stops: list[str] = made_by.field(default_factory=list)
        line: int = made_by.field(default=0, compare=False)

        @property
        def long(self) -> bool:
            return self.days > 7

    decorated: Callable[..., Any] = made_by.dataclass(frozen=True, slots=True, order=True)(Trip)
    return decorated


def test_values_are_equal_by_what_is_compared(kind: Callable[..., Any]) -> None:
    assert kind("Rome") == kind("Rome", 1, [], line=9)
    assert kind("Rome") != kind("Rome", 2)
    assert kind("Rome") != "Rome"


def test_a_default_is_made_for_every_value_anew(kind: Callable[..., Any]) -> None:
    first, second = kind("Rome"), kind("Oslo")
    first.stops.append("Pisa")
    assert second.stops == []
    assert first.stops == ["Pisa"]


def test_values_are_ordered_field_by_field(kind: Callable[..., Any]) -> None:
    assert sorted([kind("Rome", 2), kind("Rome"), kind("Oslo", 3)]) == [kind("Oslo", 3), kind("Rome"), kind("Rome", 2)]


def test_values_are_shown_and_matched_by_their_fields(kind: Callable[..., Any]) -> None:
    assert repr(kind("Rome", 8)).endswith("Trip(goal='Rome', days=8, stops=[], line=0)")
    assert kind("Rome", 8).long
    assert kind.__match_args__ == ("goal", "days", "stops", "line")  # type: ignore[attr-defined]


@pytest.mark.parametrize(("words", "named"), [((), {}), (("Rome", 1, [], 0, 5), {}), (("Rome",), {"dais": 3})])
def test_what_no_field_takes_is_refused(
    kind: Callable[..., Any], words: tuple[object, ...], named: dict[str, object]
) -> None:
    with pytest.raises(TypeError):
        kind(*words, **named)
    with pytest.raises(AttributeError):
        _ = kind("Rome").dais


def test_what_is_frozen_can_be_a_key_and_what_is_not_cannot() -> None:
    @values.dataclass(frozen=True, slots=True)
    class Frozen:
        day: int

    @values.dataclass(slots=True)
    class Loose:
        day: int

    assert {Frozen(3): "x"}[Frozen(3)] == "x"
    with pytest.raises(TypeError, match="unhashable"):
        hash(Loose(3))


def test_a_value_is_changed_by_making_another() -> None:
    @values.dataclass(frozen=True, slots=True)
    class Day:
        number: int
        note: str = ""

    day = Day(3, "wet")
    assert values.replace(day, number=4) == Day(4, "wet")
    assert day == Day(3, "wet")
    assert values.asdict(day) == {"number": 3, "note": "wet"}


def test_values_that_want_their_fields_named_take_no_others() -> None:
    class Named:
        name: str
        size: int = 1

    for made_by in (dataclasses, values):
        decorated: Callable[..., Any] = made_by.dataclass(frozen=True, slots=True, kw_only=True)(Named)
        assert decorated(name="a") == decorated(size=1, name="a")
        with pytest.raises(TypeError):
            decorated("a")


@pytest.mark.parametrize("made_by", [dataclasses, values])
def test_a_class_has_the_fields_of_the_class_it_extends(made_by: ModuleType) -> None:
    class Part:
        id: str
        size: int = 1

    base: Any = made_by.dataclass(frozen=True, slots=True)(Part)
    phase: Any = made_by.dataclass(frozen=True, slots=True)(
        type("Phase", (base,), {"__annotations__": {"due": "int"}, "due": 0})
    )
    assert (phase("a", due=3).id, phase("a").size, phase("a", 2, 3).due) == ("a", 1, 3)
    assert phase("a") == phase("a", 1) != phase("a", 2)


@pytest.mark.parametrize("made_by", [dataclasses, values], ids=["original", "own"])
def test_inherited_fields_that_go_by_name_leave_the_places_to_the_others(made_by: ModuleType) -> None:
    @made_by.dataclass(frozen=True, slots=True, kw_only=True)
    class Named:
        name: str = ""

    @made_by.dataclass(frozen=True, slots=True)
    class Trip(Named):
        goal: str

    made: Callable[..., Any] = Trip

    assert made("Rome", name="Easter") == made(goal="Rome", name="Easter") != made("Rome")
    with pytest.raises(TypeError):
        made("Rome", "Easter")
