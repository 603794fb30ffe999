"""A roadmap as roadmap.sh draws it: nodes and edges into phases and items."""

from __future__ import annotations

import re
from heapq import heapify, heappop, heappush

from study.importing.findings import LOW, MEDIUM, PHASE, Entry, Findings, Guess, Heading, Link, Omission
from study.importing.formats.drawing import LINES, Edge, Node, parents
from study.importing.formats.json_values import mapping, number, objects, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

FORMAT = "roadmap"
MOST = 2000  # nodes: far more than a drawing that can be looked at
WORK = ("subtopic", "todo", "checklist")
KINDS = {
    "video": "video", "course": "course", "article": "article", "book": "book", "paper": "paper",
    "official": "docs", "documentation": "docs", "opensource": "code", "repository": "code", "podcast": "video",
}  # fmt: skip
"""roadmap.sh's badges and the kinds they stand for; any other is a site."""

_NUMBERED = re.compile(r"\s*(\d{1,3})[.):]\s+(?=\S)")
_PAGE_LINK = re.compile(r"\[(?:@(\w+)@)?([^\]\n]{1,500})\]\((https?://[^\s)]{1,2000})\)")
_ALTERNATIVE = re.compile(r"\balternative|\bpick (?:one|any|this)\b", re.IGNORECASE)
_AVOIDED = re.compile(r"n[o']t recommend", re.IGNORECASE)
_LOOSE = re.compile(r"\bany ?time\b|\bnot (?:so )?strict\b", re.IGNORECASE)


def is_roadmap(document: Any) -> bool:
    return isinstance(document, dict) and isinstance(document.get("nodes"), list) and "edges" in document


def read(document: dict[str, Any], pages: Mapping[str, str] | None = None) -> Findings:
    """What a roadmap holds; ``pages`` are the texts of its ``content`` folder by the id of their node."""
    every = _nodes(document)
    nodes, same = _once(every)
    edges = _edges(document, same)
    found = Findings(FORMAT, title=next((node.label for node in nodes if node.type == "title"), ""))
    _Drawing(found, nodes, edges, {same.get(key, key): text for key, text in (pages or {}).items()}).read()
    found.lines = sum(_size(node) for node in every)
    found.understood = found.lines - len(found.omissions)
    return found


def _size(node: Node) -> int:
    """How many entries a node is: each line of a check list, one for any other that says something."""
    listed = objects(node.data.get("checklists")) if node.type == "checklist" else []
    said = bool(node.label) and node.type not in (*LINES, "section")
    return sum(bool(words(entry.get("label"))) for entry in listed) + said


class _Drawing:
    """Headings and entries as they grow from the nodes."""

    def __init__(self, found: Findings, nodes: list[Node], edges: list[Edge], pages: dict[str, str]) -> None:
        self.found, self.nodes, self.edges, self.pages = found, nodes, edges, pages
        self.parents = parents(nodes, edges)
        self.children: dict[str, list[Node]] = {}
        for node in sorted(nodes, key=lambda node: (node.y, node.x)):
            if node.id in self.parents:
                self.children.setdefault(self.parents[node.id].id, []).append(node)

    def read(self) -> None:
        named = {owner.id for owner in self.parents.values()}
        topics = [node for node in self.nodes if node.type == "topic" or (node.type == "label" and node.id in named)]
        topics = [node for node in topics if node.label or node.id in named]
        for topic in _in_order(topics, self.edges):
            self._topic(topic)
        for node in self.nodes:
            if node.type in ("paragraph", "button", "linksgroup", "legend") and node.label:
                self.found.omissions.append(Omission(0, 0, "around the roadmap, not in it", node.label, matter=True))
            elif node.type in WORK and node.id not in self.parents:
                self._add(node, None)
            elif node.type == "label" and node.id not in named:
                self._caption(node)

    def _topic(self, topic: Node) -> None:
        parts = self.children.get(topic.id, [])
        work = [part for part in parts if part.type in WORK]
        if not work:
            self._add(topic, None)
            self._materials(parts, None)
            return
        self.found.headings.append(Heading(None, PHASE, _title(topic.label), key=topic.id))
        heading = len(self.found.headings) - 1
        alternatives = [part for part in work if _ALTERNATIVE.search(_legend(part))]
        spare = self._choice(work, alternatives, heading) + [part for part in work if _AVOIDED.search(_legend(part))]
        for part in sorted(work, key=lambda part: part in alternatives):
            self._add(part, heading, is_spare=part in spare)
        self._page(topic.id, heading)
        self._materials(parts, heading)

    def _choice(self, work: list[Node], alternatives: list[Node], heading: int) -> list[Node]:
        """What the legend calls alternatives: to one another, or to what it recommends, so many of all are enough.
        Where a topic has other parts as well, which nothing takes the place of, the alternatives are optional; they
        are what is returned."""
        if not alternatives:
            return []
        part = self.found.headings[heading]
        others = [node for node in work if node not in alternatives]
        part.confidence = MEDIUM
        if all(_is_recommended(node) for node in others):
            part.choose = max(len(others), 1)
            self._guess(part.title, f"choose: {part.choose}, the others are alternatives", f"all {len(work)}")
            return []
        names = ", ".join(node.label for node in alternatives)
        self._guess(part.title, f"alternatives, so optional: {names}", f"all {len(work)}")
        return alternatives

    def _guess(self, text: str, decision: str, instead: str) -> None:
        self.found.guesses.append(Guess(0, text, decision, instead))

    def _caption(self, label: Node) -> None:
        """What a box is called that is no topic: kept with the topic that its nearest part stands with."""
        owned = [node for node in self.nodes if node.id in self.parents and node.type in WORK]
        nearest = min(owned, key=lambda node: (label.distance(node), node.y, node.x), default=None)
        key = self.parents[nearest.id].id if nearest else ""
        heading = next((part for part in self.found.headings if part.key == key), None)
        if heading is None:
            self.found.omissions.append(Omission(0, 0, "a caption of nothing", label.label))
        else:
            heading.notes.append(f"Group: {label.label}")

    def _add(self, node: Node, heading: int | None, *, is_spare: bool = False) -> None:
        """An item, or those of a check list."""
        entries = objects(node.data.get("checklists")) if node.type == "checklist" else []
        for entry in entries:
            if title := words(entry.get("label")):
                self.found.items.append(Entry(None, "topic", title, heading, key=words(entry.get("id"))))
        if entries and node.label and heading is not None:
            self.found.headings[heading].notes.append(f"Group: {node.label}")
        if not entries and node.label:
            item = Entry(None, "topic", _title(node.label), heading, key=node.id)
            links, notes = _page(self.pages.get(node.id, ""))
            item.links += [Link(text, url) for _, text, url in links]
            item.notes += [f"Legend: {_legend(node)}"] * bool(_AVOIDED.search(_legend(node))) + notes
            item.optional = is_spare
            self.found.items.append(item)

    def _page(self, node: str, heading: int) -> None:
        """The page of a topic that became a heading: its links are materials."""
        links, notes = _page(self.pages.get(node, ""))
        self.found.headings[heading].notes += notes
        for kind, text, url in links:
            self.found.resources.append(Entry(None, kind, text, heading, [Link(text, url)]))

    def _materials(self, parts: list[Node], heading: int | None) -> None:
        for part in parts:
            if part.type == "resourceButton" and (url := words(part.data.get("href"))):
                badge = words(part.data.get("badge") or part.data.get("type")).lower()
                kind = KINDS.get(badge, "site")
                confidence = MEDIUM if badge in KINDS else LOW
                resource = Entry(None, kind, part.label or url, heading, [Link(part.label, url)], confidence=confidence)
                self.found.resources.append(resource)


def _nodes(document: dict[str, Any]) -> list[Node]:
    found = []
    for entry in objects(document.get("nodes")):
        data, place = mapping(entry.get("data")), mapping(entry.get("position"))
        kind = words(entry.get("type"))
        label = "" if kind in LINES else words(data.get("label"))
        x, y = number(place.get("x")) or 0.0, number(place.get("y")) or 0.0
        width, height = number(entry.get("width")) or 0.0, number(entry.get("height")) or 0.0
        found.append(Node(words(entry.get("id")), kind, label, x, y, width, height, data))
    return found


def _once(nodes: list[Node]) -> tuple[list[Node], dict[str, str]]:
    """Nodes without those stored twice, and for each id of a double the id that is kept."""
    first: dict[tuple[str, str, int, int], Node] = {}
    same: dict[str, str] = {}
    for node in nodes:
        place = (node.type, node.label, round(node.x), round(node.y))
        kept = first.setdefault(place, node)
        if kept is not node:
            same[node.id] = kept.id
    return list(first.values()), same


def _edges(document: dict[str, Any], same: dict[str, str]) -> list[Edge]:
    found = []
    for edge in objects(document.get("edges")):
        one, other = words(edge.get("source")), words(edge.get("target"))
        style = mapping(edge.get("data")).get("edgeStyle")
        if one and other:
            found.append(Edge(same.get(one, one), same.get(other, other), style == "solid"))
    return found


def _in_order(topics: list[Node], edges: list[Edge]) -> Iterator[Node]:
    """Topics as their edges lead from one to the next; else from top to bottom. Numbered labels win."""
    numbered = [(found, topic) for topic in topics if (found := _NUMBERED.match(topic.label))]
    if topics and len(numbered) == len(topics):
        yield from (topic for _, topic in sorted(numbered, key=lambda pair: int(pair[0][1])))
        return
    at = {topic.id: n for n, topic in enumerate(topics)}
    after: list[list[int]] = [[] for _ in topics]
    waits = [0] * len(topics)
    for one, other in {(edge.source, edge.target): None for edge in edges}:
        if one in at and other in at and one != other:
            after[at[one]].append(at[other])
            waits[at[other]] += 1
    ready = [(topics[n].y, topics[n].x, n) for n in range(len(topics)) if not waits[n]]
    heapify(ready)
    left = set(range(len(topics)))
    while left:
        if not ready:  # the edges lead round in a ring: it is cut at its top
            ready = [min((topics[n].y, topics[n].x, n) for n in left)]
        n = heappop(ready)[2]
        if n in left:
            left.remove(n)
            yield topics[n]
            for m in after[n]:
                waits[m] -= 1
                if not waits[m] and m in left:
                    heappush(ready, (topics[m].y, topics[m].x, m))


def _title(label: str) -> str:
    return _NUMBERED.sub("", label, count=1)


def _legend(node: Node) -> str:
    return words(mapping(node.data.get("legend")).get("label"))


def _is_recommended(node: Node) -> bool:
    said = _legend(node)
    return bool(said) and not (_ALTERNATIVE.search(said) or _AVOIDED.search(said) or _LOOSE.search(said))


def _page(text: str) -> tuple[list[tuple[str, str, str]], list[str]]:
    """Links (kind, text, address) and paragraphs of a page of the ``content`` folder."""
    links = [(KINDS.get(kind.lower(), "site"), words(title), url) for kind, title, url in _PAGE_LINK.findall(text)]
    prose = [
        line.strip()
        for line in text.split("\n")
        if line.strip() and not line.startswith("#") and not _PAGE_LINK.search(line)
        and not line.startswith("Visit the following")
    ]  # fmt: skip
    return links, prose
