"""Which topic of a roadmap something stands with: by edges, by drawn lines, by the box around it, by its neighbours.

A roadmap is a drawing. Only some of a topic's children have an edge; the eye sees that the others belong along with
them, because they stand in the same column or the same box. That is what is done here with rectangles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from study.core.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

TOUCHING = 15  # units between two nodes that stand together
LINES = ("vertical", "horizontal")


@dataclass(frozen=True, slots=True)
class Node:
    """A rectangle of the drawing with what it says."""

    id: str
    type: str
    label: str
    x: float
    y: float
    width: float
    height: float
    data: dict[str, Any] = field(compare=False)

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def ends(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Both ends of a drawn line."""
        if self.type == "vertical":
            middle = self.x + self.width / 2
            return (middle, self.y), (middle, self.bottom)
        middle = self.y + self.height / 2
        return (self.x, middle), (self.right, middle)

    @property
    def is_dashed(self) -> bool:
        """A dashed line leads to what belongs to a topic, a solid one to the next topic."""
        style = self.data.get("style")
        dashes = style.get("strokeDasharray") if isinstance(style, dict) else None
        return isinstance(dashes, str) and dashes.strip() not in ("", "0")

    def holds(self, point: tuple[float, float]) -> bool:
        x, y = point
        return self.x - TOUCHING <= x <= self.right + TOUCHING and self.y - TOUCHING <= y <= self.bottom + TOUCHING

    def contains(self, other: Node) -> bool:
        return self.holds((other.x + other.width / 2, other.y + other.height / 2))

    def touches(self, other: Node) -> bool:
        """Whether they stand side by side or one below the other."""
        apart_x = max(self.x, other.x) - min(self.right, other.right)
        apart_y = max(self.y, other.y) - min(self.bottom, other.bottom)
        return max(apart_x, apart_y) <= TOUCHING and min(apart_x, apart_y) < 0

    def rows_with(self, other: Node) -> bool:
        """Whether a horizontal line could cross both."""
        return self.y < other.bottom and other.y < self.bottom

    def distance(self, other: Node) -> float:
        return abs(self.x + self.width / 2 - other.x - other.width / 2) + abs(
            self.y + self.height / 2 - other.y - other.height / 2
        )


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two nodes, by their ids."""

    source: str
    target: str
    is_solid: bool = False


def parents(nodes: list[Node], edges: list[Edge]) -> dict[str, Node]:
    """Of every part that is no topic, by its id, the topic it stands with; parts of a box with a name of its own
    stand with the label that names it."""
    edges = [*edges, *_drawn(nodes)]
    topics = [node for node in nodes if node.type == "topic"]
    boxes = [node for node in nodes if node.type == "section"]
    parts = [node for node in nodes if node.type not in ("topic", "section", *LINES)]
    groups = _groups([part for part in parts if part.type != "label"] + boxes, edges)
    linked = _linked(edges, {topic.id: topic for topic in topics}, {box.id for box in boxes})
    known: dict[str, Node] = {}
    for group in groups:
        topic = _topic_of(group, linked) or _name_of(group, parts)
        for part in group:
            owner = topic or _nearest(part, topics)
            if owner is not None and part.type != "section":
                known[part.id] = _beside(part, owner, topics) if part.type == "checklist" else owner
    return known


def _linked(edges: list[Edge], topics: dict[str, Node], boxes: set[str]) -> dict[str, list[Node]]:
    """Id of a part → the topics that an edge leads there from. A solid one to a box only says what comes next."""
    found: defaultdict[str, list[Node]] = defaultdict(list)
    for edge in edges:
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if one in topics and other not in topics and not (edge.is_solid and other in boxes):
                found[other].append(topics[one])
    return found


def _drawn(nodes: list[Node]) -> Iterator[Edge]:
    """What dashed lines join: of several nodes at an end, the smallest, which the line ends at."""
    ends = [node for node in nodes if node.type in ("topic", "subtopic", "section", "checklist", "todo")]
    for line in nodes:
        if line.type in LINES and line.is_dashed:
            first, last = (
                min((node for node in ends if node.holds(point)), key=lambda n: n.width * n.height, default=None)
                for point in line.ends
            )
            if first and last and first != last:
                yield Edge(first.id, last.id)


def _groups(parts: list[Node], edges: list[Edge]) -> list[list[Node]]:
    """Parts that stand together: side by side, one below the other, in boxes that touch, or joined by an edge."""
    leader = list(range(len(parts)))

    def lead(n: int) -> int:
        while leader[n] != n:
            leader[n] = leader[leader[n]]
            n = leader[n]
        return n

    at = {part.id: n for n, part in enumerate(parts)}
    for edge in edges:
        if edge.source in at and edge.target in at:
            leader[lead(at[edge.source])] = lead(at[edge.target])
    order = sorted(range(len(parts)), key=lambda n: parts[n].y)
    reach: list[int] = []
    for n in order:
        reach = [m for m in reach if parts[m].bottom + TOUCHING >= parts[n].y]
        for m in reach:
            if parts[n].touches(parts[m]) or (parts[m].type == "section" and parts[m].contains(parts[n])):
                leader[lead(n)] = lead(m)
        reach.append(n)
    groups: defaultdict[int, list[Node]] = defaultdict(list)
    for n, part in enumerate(parts):
        groups[lead(n)].append(part)
    return list(groups.values())


def _topic_of(group: list[Node], linked: dict[str, list[Node]]) -> Node | None:
    """The topic that most of a group are linked to."""
    votes = Counter(topic for part in group for topic in linked.get(part.id, ()))
    return max(votes, key=lambda topic: (votes[topic], -topic.y, -topic.x)) if votes else None


def _name_of(group: list[Node], parts: Iterable[Node]) -> Node | None:
    """The label in a box that no line leads to from a topic: the box is a topic of its own."""
    boxes = [part for part in group if part.type == "section"]
    inside = [part for part in parts if part.type == "label" and any(box.contains(part) for box in boxes)]
    return inside[0] if len(inside) == 1 else None


def _nearest(part: Node, topics: list[Node]) -> Node | None:
    return min(topics, key=lambda topic: (part.distance(topic), topic.y, topic.x), default=None)


def _beside(part: Node, owner: Node, topics: list[Node]) -> Node:
    """A list further down a box, beside a later topic and no longer beside the one its box hangs on."""
    if part.rows_with(owner):
        return owner
    later = [topic for topic in topics if topic.y > owner.bottom and topic.rows_with(part)]
    below = part.y > owner.bottom
    return min(later, key=lambda topic: topic.y) if below and later else owner
