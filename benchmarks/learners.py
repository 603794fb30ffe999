"""Learners as they may be, for the calibration: how long items take them, and how much of each week they study.

None of them is drawn from the forecast's own model: these are habits told in plain code, and nothing here knows how a
forecast is made. ``KINDS`` are those a model may be judged by while it is made; ``UNSEEN`` are for one look at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import exp, log, sqrt
from random import Random

Weeks = Iterator[float]
"""Time put in over time there are hours for, week by week, without end."""

Slowness = Callable[[str, float], float]
"""How many times its estimate an item takes, by its kind and its place in the curriculum, from 0 to 1."""


@dataclass(frozen=True)
class Habits:
    """What makes a learner. ``logs`` is the part of the items whose time is told; the others are only ticked off.

    ``weekend`` is the week from which they study on Saturday and Sunday only; ``noise`` the deviation of the logarithm
    of an item's time.
    """

    weeks: Weeks
    slowness: Slowness
    noise: float = 0.45
    logs: float = 1.0
    weekend: int | None = None
    surprise: float = 0.0  # the chance of an item to take five times as long


Kind = Callable[[Random], Habits]


def about(middle: float, sigma: float, random: Random) -> float:
    """A learner's own figure: lognormal around the middle."""
    return middle * exp(random.gauss(0, sigma))


def evenly(level: float, sigma: float, random: Random) -> Weeks:
    """Weeks around a level, one in 25 missed."""
    while True:
        yield 0.0 if random.random() < 0.04 else level * exp(random.gauss(0, sigma) - sigma * sigma / 2)


def always(ratio: float) -> Slowness:
    """The same for all items."""
    return lambda kind, place: ratio


def _ratio(random: Random) -> float:
    return about(1.25, 0.3, random)


def _usual(random: Random) -> Weeks:
    return evenly(about(0.82, 0.25, random), 0.35, random)


def shaped(level: Callable[[int], float], random: Random, sigma: float = 0.3) -> Weeks:
    """Weeks around a level that depends on their number."""
    for week, noise in enumerate(evenly(1.0, sigma, random)):
        yield level(week) * noise


def steady(random: Random) -> Habits:
    return Habits(_usual(random), always(_ratio(random)))


def only_ticks(random: Random) -> Habits:
    return Habits(_usual(random), always(_ratio(random)), logs=0.0)


def perfect(random: Random) -> Habits:
    return Habits(iter(lambda: 1.0, None), always(1.0), noise=0.0)


def fading(random: Random) -> Habits:
    start, loss, floor = about(1.0, 0.15, random), random.uniform(0.02, 0.05), random.uniform(0.25, 0.4)
    return Habits(shaped(lambda week: start * max(exp(-loss * week), floor), random), always(_ratio(random)))


def resolution(random: Random) -> Habits:
    """A few great weeks, then it falls away within three."""
    start, great, rest = about(1.2, 0.15, random), random.randint(2, 6), random.uniform(0.25, 0.5)

    def level(week: int) -> float:
        return start * (1 - (1 - rest) * min(max(week - great, 0) / 3, 1))

    return Habits(shaped(level, random), always(_ratio(random)))


def bursts(random: Random) -> Habits:
    """Runs of weeks with study and without; each run has a length of its own around the learner's."""
    on, off = about(4, 0.3, random), about(4, 0.3, random)

    def weeks() -> Weeks:
        while True:
            for _ in range(max(round(about(on, 0.3, random)), 1)):
                yield about(1.05, 0.25, random)
            for _ in range(max(round(about(off, 0.3, random)), 1)):
                yield 0.0

    return Habits(weeks(), always(_ratio(random)))


def projects(random: Random) -> Habits:
    ratio = _ratio(random)
    return Habits(_usual(random), lambda kind, place: ratio * (3 if kind == "project" else 1))


def harder(random: Random) -> Habits:
    ratio, end = about(0.95, 0.2, random), random.uniform(2, 3)
    return Habits(_usual(random), lambda kind, place: ratio * end**place)


def holidays(random: Random) -> Habits:
    """Three to five weeks off every summer and winter, and a week now and then; nobody tells the planner."""
    first, length, level = random.randint(2, 24), random.randint(3, 5), about(0.9, 0.15, random)

    def at(week: int) -> float:
        return 0.0 if (week - first) % 26 < length or week % 9 == 8 else level

    return Habits(shaped(at, random, 0.25), always(_ratio(random)))


def catching_up(random: Random) -> Habits:
    """A slow start, more with every month."""
    start, pace, top = random.uniform(0.3, 0.5), random.uniform(0.02, 0.05), random.uniform(1.0, 1.4)
    return Habits(shaped(lambda week: min(start * exp(pace * week), top), random), always(_ratio(random)))


def improving(random: Random) -> Habits:
    start, end = about(1.7, 0.2, random), random.uniform(0.4, 0.6)
    return Habits(_usual(random), lambda kind, place: start * end**place)


def weekends(random: Random) -> Habits:
    """Another job: from some week on only Saturday and Sunday are left."""
    change, before, after = random.randint(3, 12), about(0.95, 0.15, random), random.uniform(0.4, 0.6)
    weeks = shaped(lambda week: before * (1 if week < change else after), random)
    return Habits(weeks, always(_ratio(random)), weekend=change)


KINDS: dict[str, Kind] = {
    "steady": steady,
    "only ticks, without times": only_ticks,
    "perfect": perfect,
    "fading pace": fading,
    "New Year's resolution": resolution,
    "bursts": bursts,
    "projects three times as long": projects,
    "later items harder": harder,
    "holidays": holidays,
    "catching up": catching_up,
    "improving": improving,
    "weekends only, from some week on": weekends,
}


def illness(random: Random) -> Habits:
    """One gap of six to fourteen weeks."""
    first, length, level = random.randint(1, 30), random.randint(6, 14), about(0.85, 0.2, random)
    weeks = shaped(lambda week: 0.0 if first <= week < first + length else level, random)
    return Habits(weeks, always(_ratio(random)))


def semesters(random: Random) -> Habits:
    """Lectures leave half the time, holidays give more of it."""
    shift, level = random.randrange(24), about(0.9, 0.2, random)
    weeks = shaped(lambda week: level * (0.5 if (week + shift) % 24 < 15 else 1.3), random)
    return Habits(weeks, always(_ratio(random)))


def moody(random: Random) -> Habits:
    """Good months and bad ones: each week is much like the one before."""

    def weeks(level: float) -> Weeks:
        mood = random.gauss(0, 0.6)
        while True:
            mood = 0.88 * mood + random.gauss(0, 0.6 * sqrt(1 - 0.88**2))
            yield 0.0 if mood < -1.2 else level * exp(mood)

    return Habits(weeks(about(0.75, 0.2, random)), always(_ratio(random)))


def surprises(random: Random) -> Habits:
    """One item in fifteen takes five times as long."""
    return Habits(_usual(random), always(about(1.0, 0.2, random)), surprise=1 / 15)


def talents(random: Random) -> Habits:
    """Each kind of item has a ratio of its own."""
    ratio, own = _ratio(random), dict[str, float]()

    def slowness(kind: str, place: float) -> float:
        return ratio * own.setdefault(kind, about(1.0, 0.5, random))

    return Habits(_usual(random), slowness)


def forgetful(random: Random) -> Habits:
    """A third of the items with their time, and the estimates are far too short."""
    return Habits(_usual(random), always(about(1.8, 0.25, random)), logs=0.33)


def fortnightly(random: Random) -> Habits:
    """Nothing in one week, much in the next."""
    level, shift = about(0.8, 0.2, random), random.randrange(2)
    weeks = shaped(lambda week: level * 2 * ((week + shift) % 2), random)
    return Habits(weeks, always(_ratio(random)))


def two_lives(random: Random) -> Habits:
    """From some week on everything is different, for better or worse."""
    change, before, factor = random.randint(2, 25), about(0.8, 0.25, random), about(1.0, 0.6, random)
    return Habits(shaped(lambda week: before * (1 if week < change else factor), random), always(_ratio(random)))


def slow_middle(random: Random) -> Habits:
    """The hard part stands in the middle."""
    ratio, hill = _ratio(random), random.uniform(0.6, 1.1)
    return Habits(_usual(random), lambda kind, place: ratio * exp(hill * (1 - abs(2 * place - 1))))


def sprinters(random: Random) -> Habits:
    """Far more than promised, in a fraction of the time."""
    return Habits(evenly(about(1.8, 0.2, random), 0.4, random), always(about(0.7, 0.2, random)))


def burnout(random: Random) -> Habits:
    """Far more than promised for months, then half of it."""
    change, before, after = random.randint(8, 16), about(1.35, 0.1, random), random.uniform(0.35, 0.7)
    return Habits(shaped(lambda week: before if week < change else after, random, 0.25), always(_ratio(random)))


def shift_worker(random: Random) -> Habits:
    """Three weeks in turn: early, late and night, each with its own time to study."""
    turns, level = random.sample((1.3, 0.8, 0.3), 3), about(0.95, 0.15, random)
    return Habits(shaped(lambda week: level * turns[week % 3], random, 0.2), always(_ratio(random)))


def late_starter(random: Random) -> Habits:
    """A few evenings at first, and in earnest only weeks later."""
    begin, level = random.randint(2, 6), about(0.85, 0.2, random)
    return Habits(shaped(lambda week: level * (0.25 if week < begin else 1), random), always(_ratio(random)))


UNSEEN: dict[str, Kind] = {
    "one long illness": illness,
    "semesters": semesters,
    "moody": moody,
    "one item in 15 five times as long": surprises,
    "each kind of item its own ratio": talents,
    "logs one item in three": forgetful,
    "every other week": fortnightly,
    "everything changes once": two_lives,
    "hardest in the middle": slow_middle,
    "sprinters": sprinters,
    "burnout": burnout,
    "shift worker": shift_worker,
    "late starter": late_starter,
}


@dataclass(frozen=True)
class CourseItem:
    """What an item is estimated to take and what it takes this learner, in minutes; ``is_logged`` if they will say."""

    number: int
    kind: str
    low: int
    likely: int
    high: int
    minutes: int
    is_logged: bool


EFFORTS = {
    "topic": (60, 90, 90, 120, 180),
    "reading": (30, 45, 60, 60, 90),
    "video": (15, 30, 45, 90),
    "practice": (60, 120, 180, 240),
    "review": (60, 120),
    "exam": (120, 180),
    "project": (480, 600, 960, 1200),
}
"""The estimates of each kind, in minutes."""
MODULE = ("topic", "reading", "video", "topic", "practice", "reading", "topic", "practice", "review")
MODULES = (4, 6, 8, 11)
RANGES = (1, 1, 1, 1.5, 2, 4)
"""The high end of an item's effort over the low one."""
HOURS = (4, 6, 8, 10, 15)  # a week
STUDY_DAYS = ((0, 1, 2, 3, 4, 5, 6), (0, 1, 2, 3, 4, 5), (0, 1, 3, 5), (1, 5, 6))


@dataclass(frozen=True)
class Learner:
    """Somebody with habits, a curriculum and hours: minutes from Monday to Sunday."""

    habits: Habits
    items: list[CourseItem]
    week: list[int]
    daily: bool
    """Whether time is told every day, or at the end of an item."""


def learner(kind: Kind, random: Random) -> Learner:
    """Somebody new of a kind."""
    habits = kind(random)
    days, minutes = random.choice(STUDY_DAYS), random.choice(HOURS) * 60
    week = [minutes // len(days) if day in days else 0 for day in range(7)]
    return Learner(habits, course(habits, random), week, random.random() < 0.5)


def course(habits: Habits, random: Random) -> list[CourseItem]:
    """Modules of a few hours each; most end in a project, some in an exam."""
    kinds: list[str] = []
    for _ in range(random.choice(MODULES)):
        kinds += random.sample(MODULE, random.randint(5, 9))
        kinds.append("project" if random.random() < 0.6 else "exam")
    return [_item(number, kind, number / (len(kinds) - 1), habits, random) for number, kind in enumerate(kinds)]


def _item(number: int, kind: str, place: float, habits: Habits, random: Random) -> CourseItem:
    likely, half = random.choice(EFFORTS[kind]), sqrt(random.choice(RANGES))
    centre = log(habits.slowness(kind, place)) + log(5) * (random.random() < habits.surprise)
    minutes = likely * exp(random.gauss(centre, habits.noise)) if habits.noise else likely * exp(centre)
    return CourseItem(
        number=number,
        kind=kind,
        low=round(likely / half),
        likely=likely,
        high=round(likely * half),
        minutes=max(round(minutes), 1),
        is_logged=random.random() < habits.logs,
    )
