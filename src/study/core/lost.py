"""Due dates that cannot be kept: why not, what becomes of their work, and what would save them, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from study.core import words
from study.core.deadlines import DueTarget, is_kept
from study.core.items import Item
from study.core.precedence import closure
from study.core.schedule import Schedule, Task, available
from study.core.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.deadlines import Part


EXPLAINED = 20
"""Of so many lost dates it is worked out what they need."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LostDate:
    """A due date that a plan does not keep, with the last day of its work; None: not all of that has a place.

    ``need`` are the minutes of its work and of what that requires, None where that was not worked out, ``have`` those
    there are until then. ``is_first``: the learner put it before all others. ``yields``: it falls behind dates that are
    kept, or that come first.
    """

    of: Item | Part
    due: date
    finish: date | None
    need: int | None
    have: int
    is_first: bool
    yields: bool

    def is_of(self, item: Item) -> bool:
        """Whether it is the date of an item, or of what holds the item."""
        if isinstance(self.of, Item):
            return self.of.number == item.number
        mine, its = ((one.curriculum, one.phase, one.module) for one in (self.of, item))
        return all(name in (None, other) for name, other in zip(mine, its, strict=True))

    def sentence(self, today: date) -> str:
        """``Essay cannot be kept (6 March is over): it gets what the others leave, and ends 16 April.``"""
        ends = f"ends {words.long(self.finish, today)}" if self.finish else "has no place for all of it"
        if self.is_first:
            return f"{self.of.title} comes first, and still cannot be kept ({self._cause(today)}): it {ends}."
        rest = "gets what the others leave, and " if self.yields else ""
        return f"{self.of.title} cannot be kept ({self._cause(today)}): it {rest}{ends}."

    @property
    def remedy(self) -> tuple[str, str] | None:
        """What would save it, and the command; None where only other hours would."""
        name = str(self.of.number) if isinstance(self.of, Item) else self.of.ref
        if self.is_first:
            return "Let the others go first", f"study due {name} --first off"
        if self.yields:
            return "Keep it instead", f"study due {name} --first"
        return ("Give it longer", f"study due {name} {self.finish}") if self.finish else None

    def _cause(self, today: date) -> str:
        due = words.long(self.due, today)
        if self.due < today:
            return f"{due} is over"
        if not self.have:
            return f"there is no time before {due}"
        if self.need and self.need > self.have:
            return f"it takes {words.minutes(self.need)}, and until {due} there are {words.minutes(self.have)}"
        return f"others take the time before {due}" if self.yields else f"there is too little time before {due}"


def lost_dates(
    given: Sequence[DueTarget], tasks: Sequence[Task], made: Schedule, days: Iterable[tuple[date, int]]
) -> list[LostDate]:
    """The due dates that a plan does not keep, the earliest first. ``days`` are those with minutes left."""
    finishes = made.finishes()
    lost = sorted((one for one in given if not is_kept(one, finishes)), key=lambda one: one.due)
    dues = sorted({one.due for one in lost})
    there = dict(zip(dues, available(days, [due.toordinal() for due in dues]), strict=True)) if lost else {}
    position = {task.item: n for n, task in enumerate(tasks)}
    edges = [task.after for task in tasks]
    has_kept, first = len(lost) < len(given), {n for n, task in enumerate(tasks) if task.is_first}

    def lost_date(number: int, one: DueTarget) -> LostDate:
        own = [position[item] for item in one.items]
        needed = closure(own, edges) if number < EXPLAINED else None
        return LostDate(
            of=one.of,
            due=one.due,
            finish=max(finishes[item] for item in one.items) if finishes.keys() >= set(one.items) else None,
            need=None if needed is None else sum(tasks[n].remaining for n in needed),
            have=there[one.due],
            is_first=any(tasks[n].is_first and tasks[n].due == one.due for n in own),
            yields=has_kept or bool(first - {*own}),
        )

    return [lost_date(number, one) for number, one in enumerate(lost)]
