"""Simulated learners, for the calibration: who they are, and how they study day by day to the end of a curriculum.

Nothing here knows how a forecast is made; what it is given is put together here, from what a learner would have
recorded by then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, log, sqrt
from random import Random

from study.forecast.estimation import Evidence, ItemRecord, WeekRecord, doubt
from study.forecast.milestones import Work

START = date(2026, 3, 2)
MEDIAN_RATIO, SIGMA_RATIO = 1.3, 0.7
"""So 64 % of items take longer than estimated; two thirds are within a factor of 2 of the median, 95 % within 4."""
SLOWEST, FASTEST = 0.4, 2.6
"""Between these are the velocities (estimated over actual time) that people are known to have."""
MEDIAN_LEVEL, SIGMA_LEVEL = 0.9, 0.5
"""Time put in over time planned, in a week in which there is any."""
BETWEEN = 1 / 6
"""The part of a variance by which learners differ; the rest is between the items or weeks of one learner."""
SURE = 5
"""Shape of the inverse gamma by which that rest differs between learners."""
PAUSE, RESUME = (1, 11), (2, 2)
"""Beta distributions of a learner's weekly chances to begin a pause and to end it."""

ITEMS = (30, 40, 60, 100, 160)
EFFORTS = (30, 45, 60, 60, 90, 90, 120, 180, 240, 480)  # minutes
BIG = (480, 1200, 2400)
"""What one item in twenty takes."""
RANGES = (1, 1, 1, 1.5, 2, 6)
"""The high end of an item's effort over the low one."""
HOURS = (4, 6, 8, 10, 15, 20)  # a week
STUDY_DAYS = ((0, 1, 2, 3, 4, 5, 6), (0, 1, 2, 3, 4), (0, 2, 5), (5, 6))
BLOCK = 8
"""So many items share their luck, where items do."""
PATIENCE = 3000  # weeks


@dataclass(frozen=True)
class Process:
    """How learners really are; by default as the forecast takes them to be."""

    name: str
    apart: float = 1.0  # by how much more learners differ from one another
    tail: int = 0  # degrees of freedom of Student's t, of the same variance; 0 is normal
    rare: float = 0.0  # chance of an item to take five times as long
    together: float = 0.0  # part of the items' variance that a block of items has in common
    drift: float = 1.0  # the last item's ratio over the first one's
    fading: float = 0.0  # part of the attendance that is lost every week, until half of it is
    gap: float = 0.0  # chance of one long gap


@dataclass
class Learner:
    """Somebody with a curriculum: what was estimated of it, and what it will take."""

    ratio: float
    items: list[Work]
    minutes: list[int]
    week: list[int]
    level: tuple[float, float]  # mean and deviation of the logarithm
    pause: float
    resume: float
    gap: range  # weeks
    fading: float

    @property
    def attendance(self) -> float:
        """In the long run."""
        return exp(self.level[0] + self.level[1] ** 2 / 2) * self.resume / (self.resume + self.pause)


@dataclass
class Question:
    """When a forecast is asked for: what is left, and what was recorded."""

    today: date
    left: list[Work]
    evidence: Evidence


def learner(process: Process, random: Random) -> Learner:
    """Somebody new."""
    centre, sigma = _centre(MEDIAN_RATIO, SIGMA_RATIO, process.apart, random)
    while not SLOWEST <= exp(-centre) <= FASTEST:
        centre, sigma = _centre(MEDIAN_RATIO, SIGMA_RATIO, process.apart, random)
    items = [_item(n, random) for n in range(random.choice(ITEMS))]
    first = random.randint(2, 30)
    return Learner(
        exp(centre),
        items,
        list(_minutes(items, (centre, sigma), process, random)),
        _week(random),
        _centre(MEDIAN_LEVEL, SIGMA_LEVEL, process.apart, random),
        random.betavariate(*PAUSE),
        random.betavariate(*RESUME),
        range(first, first + random.randint(9, 17)) if random.random() < process.gap else range(0),
        process.fading,
    )


def _centre(middle: float, sigma: float, apart: float, random: Random) -> tuple[float, float]:
    """Mean and deviation of one learner's logarithms."""
    variance = sigma**2 * (1 - BETWEEN) * (SURE - 1) / random.gammavariate(SURE, 1)
    return random.gauss(log(middle), apart * sqrt(variance * BETWEEN / (1 - BETWEEN))), sqrt(variance)


def _item(n: int, random: Random) -> Work:
    likely = random.choice(BIG) if random.random() < 0.05 else random.choice(EFFORTS)
    half = sqrt(random.choice(RANGES))
    return Work(n, round(likely / half), likely, round(likely * half))


def _minutes(items: Sequence[Work], ratio: tuple[float, float], process: Process, random: Random) -> list[int]:
    """What every item takes."""
    found, luck = [], 0.0
    for n, item in enumerate(items):
        if n % BLOCK == 0:
            luck = random.gauss(0, 1)
        own = random.gauss(0, 1)
        if process.tail:
            own *= sqrt((process.tail - 2) / random.gammavariate(process.tail / 2, 2))
        noise = sqrt(process.together) * luck + sqrt(1 - process.together) * own
        log_ratio = ratio[0] + sqrt(ratio[1] ** 2 + doubt(item.low, item.high)) * noise
        log_ratio += log(process.drift) * n / (len(items) - 1) + log(5) * (random.random() < process.rare)
        found.append(max(round(item.likely * exp(log_ratio)), 1))
    return found


def _week(random: Random) -> list[int]:
    """Minutes from Monday to Sunday."""
    days, minutes = random.choice(STUDY_DAYS), random.choice(HOURS) * 60
    return [minutes // len(days) if day in days else 0 for day in range(7)]


def live(one: Learner, stages: Sequence[int], random: Random) -> tuple[list[Question], date]:
    """Study to the end: the questions, each asked on the day after so many items were done, and the day of the end."""
    diary = _Diary(one)
    questions = [diary.question(START)]
    pausing = False
    for week in range(PATIENCE):
        pausing = random.random() >= one.resume if pausing else random.random() < one.pause
        level = exp(random.gauss(*one.level)) * max(1 - one.fading * week, 0.5)
        if pausing or week in one.gap:
            level = 0.0
        for n, planned in enumerate(one.week):
            day = START + timedelta(weeks=week, days=n)
            diary.study(planned, level)
            if diary.done == len(one.items):
                return questions, day
            while len(questions) < len(stages) and diary.done >= stages[len(questions)]:
                questions.append(diary.question(day + timedelta(days=1)))
        diary.end_week()
    return questions, date.max


class _Diary:
    """What was recorded."""

    def __init__(self, one: Learner) -> None:
        self.one = one
        self.done = self.logged = self.planned = self.studied = 0
        self.rest = 0.0
        self.weeks: list[WeekRecord] = []

    def study(self, planned: int, level: float) -> None:
        """A day, in whole minutes."""
        self.rest += planned * level
        minutes = int(self.rest)
        self.rest -= minutes
        self.planned += planned
        self.studied += minutes
        self.logged += minutes
        while self.done < len(self.one.items) and self.logged >= self.one.minutes[self.done]:
            self.logged -= self.one.minutes[self.done]
            self.done += 1

    def end_week(self) -> None:
        self.weeks.append(WeekRecord(self.planned, self.studied))
        self.planned = self.studied = 0

    def question(self, today: date) -> Question:
        one, running = self.one, WeekRecord(self.planned, self.studied)
        left = [
            Work(item.item, item.low, item.likely, item.high, self.logged if n == 0 else 0)
            for n, item in enumerate(one.items[self.done :])
        ]
        finished = [
            ItemRecord(item.likely, minutes, doubt(item.low, item.high))
            for item, minutes in zip(one.items[: self.done], one.minutes, strict=False)
        ]
        monday = today.weekday() == 0 and self.planned
        weeks = [*self.weeks, running] if monday else list(self.weeks)
        return Question(today, left, Evidence(finished, weeks, None if monday else running))
