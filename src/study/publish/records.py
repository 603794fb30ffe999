"""What the rows of a block say that keeps its author's shape, and which row says it."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Sequence

from study.core.values import dataclass, field
from study.publish import markdown, parts
from study.publish.names import Name
from study.screen.markup import escaped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.progress import Resource
    from study.publish.facts import Past
    from study.publish.shape import Shape
    from study.report.rules import Report

OWN_SHAPE = ("list", "lessons", "backlog")
"""Blocks that keep the shape of what stands in them, unless that begins with a heading: then it is ours."""


@dataclass(frozen=True, slots=True)
class Record:
    """What a row is to say. ``percent`` None: it shows no progress. ``former`` are titles it had before."""

    title: str
    label: str = ""
    percent: int | None = None
    url: str = ""
    by: str = ""
    stars: int | None = None
    rank: str = ""
    medal: str = ""
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Records:
    """Everything that could stand in a block that keeps its shape: of a report, and of what went before."""

    report: Report
    past: Past
    lists: dict[str, list[Resource]] = field(default_factory=dict)
    ranks: dict[int, tuple[str, str]] = field(default_factory=dict)

    def known(self) -> dict[Name, list[Record]]:
        """All of it, by the name of the block."""
        names = [Name(section) for section in OWN_SHAPE if section != "list"]
        names += [Name("list", heading) for heading in self._lists() if heading.strip()]
        return {name: records for name in names if (records := self.of(name))}

    def of(self, name: Name) -> list[Record]:
        """What the rows of a block say; nothing of a list that is empty now. Raises Unknown."""
        if name.section == "lessons":
            return [Record(lesson.text) for lesson in self.report.lessons]
        if name.section == "backlog":
            return [Record(waiting.item.title) for waiting in self.report.backlog]
        resources = self._lists().get(name.which)
        if resources is None and name.which in self.past.titles:
            return []
        if resources is None:
            _, resources = parts.only("list", name.which, self._lists().items(), lambda one: [one[0]])
        return [self._record(resource, *self.ranks.get(resource.item.number, ("", ""))) for resource in resources]

    def gone(self, name: Name) -> set[str]:
        """The titles, as Markdown, of all that ever stood in a list."""
        titles = self.past.titles.get(name.which, ()) if name.section == "list" else ()
        return {escaped(title) for title in titles}

    def _lists(self) -> dict[str, list[Resource]]:
        """All lists by their names in one line, with the certificates that stand in them."""
        if not self.lists:
            for heading, resources in markdown.lists(self.report).items():
                self.lists.setdefault(" ".join(heading.split()), []).extend(resources)
            for resource in (resource for course in self.report.courses for resource in course.resources):
                if resource.list and resource.item.kind == "certificate":
                    self.lists.setdefault(" ".join(resource.list.split()), []).append(resource)
            self.ranks.update(markdown.ranks_of(self.report))
        return self.lists

    def _record(self, resource: Resource, rank: str, medal: str) -> Record:
        return Record(
            title=resource.item.title,
            label=resource.label,
            percent=resource.percent,
            url=resource.url,
            by=resource.by,
            stars=resource.stars,
            rank=rank,
            medal=medal,
            former=self.past.former.get(resource.item.number, ()),
        )


class Matching:
    """Which record stands on which line of the shapes of a block; of a list in several blocks, of each of them.

    Each record is found once, for two items may have one title. A row that is left then is a second one of the first.
    """

    def __init__(self, records: Sequence[Record], gone: Collection[str]) -> None:
        self.records, self.gone = records, gone
        self.found: dict[int, dict[int, Record]] = {}
        self.last = 0
        self._taken: set[int] = set()
        self._waiting: defaultdict[tuple[str, str | None], deque[Record]] = defaultdict(deque)
        self._first: dict[str, Record] = {}
        for record in records:
            for title in map(escaped, (record.title, *record.former)):
                self._first.setdefault(title, record)
                self._waiting[title, escaped(record.label)].append(record)
                self._waiting[title, None].append(record)

    @property
    def left(self) -> list[Record]:
        """The records that no row was found for."""
        return [record for record in self.records if id(record) not in self._taken]

    def match(self, start: int, shape: Shape) -> None:
        """Find the rows of a block: first those whose word for the kind is the same, then those whose title is."""
        self.last = max(self.last, start)
        found = self.found[start] = {}
        titles = {line: [escaped(title) for title in shape.titles.get(line, ())] for line in shape.rows}
        for is_sure in (True, False):
            for line, known in titles.items():
                label = escaped(shape.labels.get(line, "")) if is_sure else None
                record = None if line in found else self._free(known, label)
                if record:
                    found[line] = record
        for line, known in titles.items():
            twin = next((self._first[title] for title in known if title in self._first), None)
            if line not in found and twin:
                found[line] = twin

    def _free(self, titles: Sequence[str], label: str | None) -> Record | None:
        """The first that has such a title and is not taken; then it is."""
        for title in titles:
            queue = self._waiting.get((title, label), deque())
            while queue and id(queue[0]) in self._taken:
                queue.popleft()
            if queue:
                self._taken.add(id(queue[0]))
                return queue.popleft()
        return None
