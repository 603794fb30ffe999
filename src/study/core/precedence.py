"""What has to be finished before what: the order of a lane, and what items and modules require."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from itertools import islice

Node = tuple[int, "int | None", int]
"""An item that is to be planned: its number, its module's, its lane."""


MOST_RINGS = 100
"""How many rings are compared for the shortest."""


Need = tuple["int | None", "int | None", "int | None", "int | None"]
"""Who needs whom: item, or else module; needed item, or else needed module."""


def predecessors(nodes: Sequence[Node], needs: Iterable[Need]) -> list[list[int]]:
    """For each node (in plan order) the positions of those that come before it.

    Items of a lane follow one another, so a need of a module holds for its first item here and a need
    *on* a module for its last. Needs on items that are not among the nodes (done, skipped, left out) are met.
    """
    before: list[list[int]] = [[] for _ in nodes]
    position: dict[int, int] = {}
    first: dict[int | None, int] = {}
    last: dict[int | None, int] = {}
    lane_end: dict[int, int] = {}
    for n, (item, module, lane) in enumerate(nodes):
        position[item] = n
        first.setdefault(module, n)
        last[module] = n
        if lane in lane_end:
            before[n].append(lane_end[lane])
        lane_end[lane] = n
    for item_, module, needed_item, needed_module in needs:
        who = first.get(module) if item_ is None else position.get(item_)
        whom = last.get(needed_module) if needed_item is None else position.get(needed_item)
        if who is not None and whom is not None:
            before[who].append(whom)
    return before


def followers(before: Sequence[Sequence[int]]) -> list[list[int]]:
    """For each node the positions of those that wait for it."""
    after: list[list[int]] = [[] for _ in before]
    for n, needed in enumerate(before):
        for other in needed:
            after[other].append(n)
    return after


def topological(before: Sequence[Sequence[int]], after: Sequence[Sequence[int]] | None = None) -> list[int]:
    """Positions so that each comes after what it waits for; those in a ring, or behind one, are missing.

    ``after`` are the followers, where they are known already.
    """
    waiting, after = [len(needed) for needed in before], followers(before) if after is None else after
    order = [n for n, count in enumerate(waiting) if not count]
    for n in order:
        for other in after[n]:
            waiting[other] -= 1
            if not waiting[other]:
                order.append(other)
    return order


def closure(positions: Iterable[int], edges: Sequence[Sequence[int]]) -> set[int]:
    """Positions with all that can be reached from them."""
    reached, waiting = set[int](), [*positions]
    while waiting:
        if (n := waiting.pop()) not in reached:
            reached.add(n)
            waiting += edges[n]
    return reached


def ring(before: Sequence[Sequence[int]]) -> list[int]:
    """A shortest ring among nodes that wait for one another, each needing the next; empty if there is none."""
    stuck = set(range(len(before))) - {*topological(before), *topological(followers(before))}
    rings = filter(None, (_ring_through(start, before, stuck) for start in sorted(stuck)))
    return min(islice(rings, MOST_RINGS), key=len, default=[])


def _ring_through(start: int, before: Sequence[Sequence[int]], stuck: set[int]) -> list[int]:
    """The shortest way from a node back to itself, among those that are stuck."""
    came: dict[int, int] = {}
    queue = deque([start])
    while queue:
        n = queue.popleft()
        for needed in before[n]:
            if needed == start:
                way = [n]
                while way[-1] != start:
                    way.append(came[way[-1]])
                return way[::-1]
            if needed in stuck and needed not in came:
                came[needed] = n
                queue.append(needed)
    return []
