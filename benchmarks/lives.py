"""Simulated learners study day by day to the end of a curriculum, and ask for a forecast on their way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from learners import CourseItem, Learner

START = date(2026, 3, 2)
PATIENCE = 1500  # weeks


@dataclass(frozen=True)
class Note:
    """What is recorded of a day: minutes told of an item, or that it is done, with the time told or without."""

    day: date
    item: CourseItem
    minutes: int | None
    done: bool


@dataclass(frozen=True)
class Question:
    """When a forecast is asked for: the day, the notes until then, and how many items are done.

    ``spent`` are the minutes told of the item that is begun.
    """

    today: date
    notes: Sequence[Note]
    done: int
    spent: int


@dataclass(frozen=True)
class Life:
    """A learner with the questions asked, by how many items were to be done before, and the last day."""

    learner: Learner
    questions: Mapping[int, Question]
    finish: date


@dataclass
class Diary:
    """A learner at work: minutes put into the item at hand, of which some are told."""

    learner: Learner
    notes: list[Note] = field(default_factory=list)
    done: int = 0
    worked: int = 0
    told: int = 0
    rest: float = 0.0

    def study(self, day: date, minutes: float) -> None:
        """A day, in whole minutes."""
        self.rest += minutes
        ahead = int(self.rest)
        self.rest -= ahead
        while ahead and not self.is_over:
            item = self.learner.items[self.done]
            now = min(ahead, item.minutes - self.worked)
            self.worked, ahead = self.worked + now, ahead - now
            if self.worked == item.minutes:
                self.notes.append(Note(day, item, self.worked - self.told if item.is_logged else None, True))
                self.done, self.worked, self.told = self.done + 1, 0, 0
            elif item.is_logged and self.learner.daily:
                self.notes.append(Note(day, item, now, False))
                self.told += now

    @property
    def is_over(self) -> bool:
        return self.done == len(self.learner.items)

    def question(self, today: date) -> Question:
        return Question(today, list(self.notes), self.done, self.told)


def live(learner: Learner, stages: Sequence[int], random: Random) -> Life:
    """Study to the end; a question is asked at the start, or on the day after so many items were done."""
    diary, questions = Diary(learner), {0: Question(START, [], 0, 0)}
    for week, level in zip(range(PATIENCE), learner.habits.weeks, strict=False):
        for day, minutes in _days(learner, week, random):
            diary.study(day, minutes * level)
            if diary.is_over:
                return Life(learner, questions, day)
            for stage in stages:
                if stage not in questions and diary.done >= stage:
                    questions[stage] = diary.question(day + timedelta(days=1))
    return Life(learner, questions, date(2060, 1, 1))


def _days(learner: Learner, week: int, random: Random) -> Iterator[tuple[date, float]]:
    """The days of a week with the minutes there are; the same in all, however they are dealt."""
    total, habits = sum(learner.week), learner.habits
    weekend = habits.weekend is not None and week >= habits.weekend
    for n, minutes in enumerate(learner.week):
        yield START + timedelta(weeks=week, days=n), (total / 2 if n > 4 else 0.0) if weekend else minutes
