"""What is answered to a learner who asks when it will end: the forecast, and two simpler ways to tell a date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from learners import CourseItem, Learner
from lives import START, Question

from study.forecast.attendance import WeekRecord
from study.forecast.effort import ItemRecord, doubt
from study.forecast.milestones import Mark, Work, milestones
from study.forecast.record import Evidence, spread
from study.forecast.rules import FinishDistribution, simulate

FAR = date(2060, 1, 1)
"""In place of a date that is never, or beyond all patience."""


def forecast(learner: Learner, question: Question, rounds: tuple[int, int]) -> FinishDistribution:
    """The forecast for the whole curriculum; ``rounds`` and their seed."""
    left = [_work(learner, item, question) for item in learner.items[question.done :]]
    whole = milestones(left, [], [Mark("all", [work.item for work in left])])
    days = planned_days(learner, question.today)
    return simulate(question.today, whole, days, evidence(learner, question), rounds).finishes[0]


def by_plan(learner: Learner, question: Question) -> date:
    """The author's estimates at the hours that were promised."""
    return _reaching(learner, question.today, _left(learner, question))


def by_average(learner: Learner, question: Question) -> date:
    """The same at the learner's own average: what is done, in estimated minutes, over the hours there were for it."""
    done = sum(item.likely for item in learner.items[: question.done])
    had = sum(learner.week[n % 7] for n in range((question.today - START).days))
    return _reaching(
        learner, question.today, _left(learner, question) * had / done if done else _left(learner, question)
    )


def planned_days(learner: Learner, day: date) -> Iterator[tuple[date, int]]:
    """The learner's study days, without end."""
    while True:
        if minutes := learner.week[day.weekday()]:
            yield day, minutes
        day += timedelta(days=1)


def evidence(learner: Learner, question: Question) -> Evidence:
    """The record as the program makes it of what was noted. What is ticked off without a time counts as estimated."""
    told, studied, items = Counter[int](), Counter[date](), []
    for note in question.notes:
        item = note.item
        told[item.number] += note.minutes or 0
        studied[note.day] += item.likely if note.minutes is None else note.minutes
        if note.done:
            place = _place(learner, item)
            items.append(ItemRecord(item.likely, told[item.number], doubt(item.low, item.high), item.kind, place))
    passed = [START + timedelta(days=n) for n in range((question.today - START).days)]
    dealt = spread(studied, {day: learner.week[day.weekday()] for day in passed})
    weeks = [
        WeekRecord(
            planned=sum(learner.week[: len(passed) - first]),
            studied=sum(dealt.get(START + timedelta(days=first + n), 0.0) for n in range(7)),
        )
        for first in range(0, len(passed) + 1, 7)
    ]
    return Evidence(items, weeks[:-1], weeks[-1]) if passed else Evidence(items)


def _work(learner: Learner, item: CourseItem, question: Question) -> Work:
    return Work(
        item=item.number,
        low=item.low,
        likely=item.likely,
        high=item.high,
        spent=question.spent if item.number == question.done else 0,
        kind=item.kind,
        place=_place(learner, item),
    )


def _place(learner: Learner, item: CourseItem) -> float:
    return item.number / (len(learner.items) - 1)


def _left(learner: Learner, question: Question) -> float:
    return sum(item.likely for item in learner.items[question.done :])


def _reaching(learner: Learner, today: date, minutes: float) -> date:
    """The day by which so many planned minutes have passed."""
    weeks = int(minutes // sum(learner.week))
    rest = minutes - weeks * sum(learner.week)
    if weeks > (FAR - today).days / 7 - 2:
        return FAR
    for day, there in planned_days(learner, today + timedelta(weeks=weeks)):
        rest -= there
        if rest <= 0:
            return day
    raise AssertionError
