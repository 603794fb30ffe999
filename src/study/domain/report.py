"""The figures of a report: how far each curriculum, phase, module and resource is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from study.core.items import Item
from study.domain.habit import Habit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.certificates.rules import Certificate
    from study.core.listing import Listed
    from study.domain.weeks import Studied
    from study.goals.rules import Reckoned
    from study.journal.rules import Lesson, Week
    from study.kaggle.rules import Competition


@dataclass(frozen=True, slots=True)
class Tally:
    """Work added up: counts of items, and minutes. What is skipped or left out has no effort here."""

    total: int = 0
    done: int = 0
    skipped: int = 0
    effort: int = 0
    remaining: int = 0

    @property
    def open(self) -> int:
        return self.total - self.done - self.skipped

    @property
    def done_effort(self) -> int:
        return self.effort - self.remaining

    @property
    def percent(self) -> int:
        """By effort; by count where nothing takes time. Not 100 before everything is done."""
        counted = self.total - self.skipped
        whole, part = (self.effort, self.done_effort) if self.effort else (counted, self.done)
        percent = part * 100 // whole if whole else 0
        return min(percent, 99) if self.open else percent


def added(tallies: Iterable[Tally]) -> Tally:
    """The sum of tallies."""
    total = done = skipped = effort = remaining = 0
    for one in tallies:
        total += one.total
        done += one.done
        skipped += one.skipped
        effort += one.effort
        remaining += one.remaining
    return Tally(total, done, skipped, effort, remaining)


@dataclass(frozen=True, slots=True)
class Group:
    """A module, or a phase with its modules."""

    id: str
    title: str
    tally: Tally
    modules: list[Group] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Tracked:
    """A resource, competition or certificate with its progress."""

    item: Item
    percent: int
    type: str
    list: str
    by: str
    url: str
    stars: int | None

    @property
    def label(self) -> str:
        """The author's word for the kind, or ours."""
        return self.type or self.item.kind.capitalize()


@dataclass(frozen=True, slots=True)
class Course:
    """One curriculum in a report."""

    id: str
    title: str
    tally: Tally
    start: date
    due: date | None
    planned_finish: date | None
    baseline_finish: date | None
    phases: list[Group]
    resources: list[Tracked]

    def tables(self) -> list[tuple[str, list[Tracked]]]:
        """Resources and competitions by the list they stand in; those without one by what they are."""
        found: dict[str, list[Tracked]] = {}
        for one in self.resources:
            if one.item.kind != "certificate":
                own = "Competitions" if one.item.kind == "competition" else f"{self.title} · resources"
                found.setdefault(one.list or own, []).append(one)
        return list(found.items())

    @property
    def percent(self) -> int:
        """Of the work; of the resources where there is no work to do."""
        if self.tally.total or not self.resources:
            return self.tally.percent
        return sum(one.percent for one in self.resources) // len(self.resources)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is followed, and the learning log beside it."""

    day: date
    courses: list[Course]
    behind: int = 0
    ahead: int = 0
    competitions: list[Competition] = field(default_factory=list)
    certificates: list[Certificate] = field(default_factory=list)
    goals: list[Reckoned] = field(default_factory=list)
    journal: list[Week] = field(default_factory=list)
    lessons: list[Lesson] = field(default_factory=list)
    backlog: list[Listed] = field(default_factory=list)
    habit: Habit = field(default_factory=Habit)
    weeks: list[Studied] = field(default_factory=list)
