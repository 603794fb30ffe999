"""Progress added up: work by module, phase and curriculum, resources with a bar of their own, and weeks of study."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from study.core.availability import monday_of
from study.core.items import OWN, Description, Item
from study.core.values import dataclass, field, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.schedule import Session


@dataclass(frozen=True, slots=True)
class Tally:
    """Work added up: counts of items, and minutes. What is skipped or left out has no effort here."""

    total: int = 0
    done: int = 0
    skipped: int = 0
    effort: int = 0
    remaining: int = 0

    @property
    def wanted(self) -> int:
        """Items that are not skipped."""
        return self.total - self.skipped

    @property
    def open(self) -> int:
        return self.wanted - self.done

    @property
    def done_effort(self) -> int:
        return self.effort - self.remaining

    @property
    def percent(self) -> int:
        """By effort; by count where nothing takes time. Not 100 before everything is done."""
        whole, part = (self.effort, self.done_effort) if self.effort else (self.wanted, self.done)
        percent = part * 100 // whole if whole else 0
        return min(percent, 99) if self.open else percent

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            total=self.total + other.total,
            done=self.done + other.done,
            skipped=self.skipped + other.skipped,
            effort=self.effort + other.effort,
            remaining=self.remaining + other.remaining,
        )


@dataclass(frozen=True, slots=True)
class Group:
    """A module, or a phase with its modules."""

    id: str
    title: str
    tally: Tally
    modules: list[Group] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Resource(Description):
    """A resource, competition or certificate with its progress. ``work``: it is planned, and adds to the tally too."""

    item: Item
    percent: int
    work: bool = False

    @property
    def label(self) -> str:
        """The author's word for the kind, or ours."""
        return self.type or self.item.kind.capitalize()


@dataclass(frozen=True, slots=True)
class Course:
    """One curriculum that is followed, with what is done of it."""

    id: str
    title: str
    tally: Tally
    start: date
    due: date | None
    planned_finish: date | None
    baseline_finish: date | None
    phases: list[Group]
    resources: list[Resource]

    def lists(self) -> list[tuple[str, list[Resource]]]:
        """Resources and competitions by the list they stand in; those without one by what they are."""
        lists: dict[str, list[Resource]] = {}
        for resource in self.resources:
            kind = resource.item.kind
            if kind != "certificate":
                own = "Competitions" if kind == "competition" else f"{self.title} · resources"
                lists.setdefault(resource.list or own, []).append(resource)
        return list(lists.items())

    @property
    def percent(self) -> int:
        """Of the work; of the resources where there is no work to do; and of both, item by item, in a log.

        What a phase is learned from is no part of the work in it, but the rows of a log and a project beside them are
        alike: a log is the learner's own curriculum, and any that has no phases.
        """
        if not self.tally.wanted:
            return _mean([resource.percent for resource in self.resources]) if self.resources else self.tally.percent
        is_log = self.id == OWN or not self.phases
        rows = [resource.percent for resource in self.resources if is_log and resource.list and not resource.work]
        return _mean([self.tally.percent] * self.tally.wanted + rows)


def _mean(percents: Sequence[int]) -> int:
    """Whole per cent, rounded down: not 100 before all of them are."""
    return sum(percents) // len(percents)


@dataclass(frozen=True, slots=True)
class StudyWeek:
    """The minutes of one week: those studied, those there were hours for, and those that were planned."""

    monday: date
    minutes: int
    hours: int
    planned: int = 0


MOST = 26
"""Weeks that are told at most."""


def weeks(
    spent: Mapping[date, int], capacity: Callable[[date], int], start: date, today: date, most: int = MOST
) -> list[StudyWeek]:
    """The weeks since the start or the first study day, the current one last; no more than so many."""
    last = monday_of(today)
    first = max(monday_of(min([start, today, *spent])), last - timedelta(weeks=most - 1))
    told = []
    for n in range((last - first).days // 7 + 1):
        days = [first + timedelta(days=7 * n + day) for day in range(7)]
        told.append(StudyWeek(days[0], sum(spent.get(day, 0) for day in days), sum(map(capacity, days))))
    return told


def with_planned(weeks: Iterable[StudyWeek], sessions: Iterable[Session]) -> list[StudyWeek]:
    """Weeks with the minutes of sessions, each of the plan that held on its day."""
    planned: dict[date, int] = {}
    for session in sessions:
        monday = monday_of(session.day)
        planned[monday] = planned.get(monday, 0) + session.minutes
    return [replace(week, planned=planned.get(week.monday, 0)) for week in weeks]
