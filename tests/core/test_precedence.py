"""What has to be finished before what, and rings."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.precedence import Need, Node, predecessors, ring
from study.format.checks import Finding, problems
from study.format.models import Curriculum
from study.format.outline import outline

graphs = st.lists(st.lists(st.integers(0, 9), max_size=3), min_size=1, max_size=10).map(
    lambda rows: [[n % len(rows) for n in row] for row in rows]
)


def reachable(before: Sequence[Sequence[int]], start: int) -> set[int]:
    """Everything that comes before a node, near and far."""
    found: set[int] = set()
    waiting = [*before[start]]
    while waiting:
        n = waiting.pop()
        if n not in found:
            found.add(n)
            waiting += before[n]
    return found


def way_back(before: Sequence[Sequence[int]], start: int) -> int:
    """Steps from a node back to itself; 0 if there is no way."""
    level, steps = set(before[start]), 1
    while start not in level and steps <= len(before):
        level, steps = {other for n in level for other in before[n]}, steps + 1
    return steps if start in level else 0


def test_items_of_a_lane_follow_one_another() -> None:
    nodes: list[Node] = [(10, 0, 0), (11, 0, 1), (12, 1, 0), (13, None, 1), (14, 2, 0)]
    assert predecessors(nodes, []) == [[], [], [0], [1], [2]]


def test_an_item_comes_after_the_item_it_requires() -> None:
    nodes: list[Node] = [(10, 0, 0), (11, 1, 1), (12, 2, 2)]
    assert predecessors(nodes, [(10, None, 12, None)]) == [[2], [], []]


def test_requiring_a_module_means_its_last_item() -> None:
    nodes: list[Node] = [(10, 0, 0), (11, 0, 0), (12, 1, 1), (13, 1, 1)]
    assert predecessors(nodes, [(12, None, None, 0)]) == [[], [0], [1], [2]]


def test_the_need_of_a_module_holds_for_its_first_item() -> None:
    nodes: list[Node] = [(10, 0, 0), (11, 1, 1), (12, 1, 1)]
    assert predecessors(nodes, [(None, 1, 10, None)]) == [[], [0], [1]]


@pytest.mark.parametrize("need", [(10, None, 99, None), (99, None, 10, None), (10, None, None, 9), (None, 9, 10, None)])
def test_needs_on_what_is_not_planned_are_met(need: Need) -> None:
    assert predecessors([(10, 0, 0), (11, 0, 0)], [need]) == [[], [0]]


@st.composite
def lanes_of_modules(draw: st.DrawFn) -> list[Node]:
    """Modules in a row, each wholly in one of three lanes, with items of no module between them."""
    nodes: list[Node] = []
    for module in range(draw(st.integers(1, 6))):
        lane = draw(st.integers(0, 2))
        for _ in range(draw(st.integers(1, 3))):
            nodes.append((100 - len(nodes), module if draw(st.integers(0, 5)) or not nodes else None, lane))
    return nodes


@given(nodes=lanes_of_modules(), pairs=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=5))
def test_all_of_a_module_comes_after_all_it_requires(nodes: list[Node], pairs: list[tuple[int, int]]) -> None:
    pairs = [(one, other) for one, other in pairs if one != other]
    before = predecessors(nodes, [(None, one, None, other) for one, other in pairs])
    for who, whom in pairs:
        required = {n for n, node in enumerate(nodes) if node[1] == whom}
        assert all(required <= reachable(before, n) for n, node in enumerate(nodes) if node[1] == who)


@given(graph=graphs)
def test_a_ring_is_told_and_is_the_shortest(graph: list[list[int]]) -> None:
    found = ring(graph)
    ways = [way for n in range(len(graph)) if (way := way_back(graph, n))]
    assert len(found) == min(ways, default=0)
    assert len(set(found)) == len(found)
    assert all(other in graph[one] for one, other in zip(found, [*found[1:], *found[:1]], strict=True))


def test_a_chain_has_no_ring() -> None:
    assert ring([[], [0], [1], [0, 2]]) == []


def test_a_ring_is_found_behind_many_that_wait_for_it() -> None:
    behind = [[151], *([n] for n in range(149))]
    assert ring([*behind, [151], [150]]) in ([150, 151], [151, 150])


def test_a_long_chain_is_walked_without_recursion() -> None:
    count = 20_000
    assert ring([[], *([n] for n in range(count))]) == []
    assert len(ring([[count - 1], *([n] for n in range(count - 1))])) == count


def faults(*items: object) -> list[Finding]:
    data = {"curriculum": "c", "title": "C", "phases": [{"title": "P", "items": items}]}
    curriculum = Curriculum.model_validate(data)
    return list(problems(curriculum, outline(curriculum)))


def test_a_ring_is_told_by_name() -> None:
    told = faults({"topic": "One", "requires": "two"}, {"topic": "Two"})
    assert [fault.message for fault in told] == ['a cycle: "one" requires "two", which follows "one"']


def test_what_requires_itself_is_a_ring() -> None:
    assert ring(predecessors([(7, None, 0), (8, None, 0)], [(8, None, 8, None)])) == [1]
    assert [fault.message for fault in faults("Zero", {"topic": "One", "requires": "one"})] == [
        'a cycle: "one" requires itself'
    ]
