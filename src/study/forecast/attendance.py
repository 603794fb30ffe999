"""How much of the planned time a learner puts in, week by week: its level, its trend, its pauses, and what may come.

The weeks with study follow a level that may have a trend. The trend is damped: trends that go on for ever are believed
too much, and those that fade forecast best (Gardner and McKenzie 2011). How much weeks scatter and whether the level
moves at all differs between learners, so that several habits are held against the record, and each is believed as far
as it foresaw the weeks, one after the other (West and Harrison 1997, chapter 12). What no record shows before it
happens is a turn: another job, the end of a resolution. The longer a learner has gone on, the less it is to be feared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp, log, sqrt

from study.core.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.forecast.draws import Draws

PAUSE = 0.1
"""Less than this part of the planned time is a pause."""

LEAST, MOST = 0.2, 5.0
"""Attendance below and above these says no more than they do: logarithms make too much of a week of ten minutes."""

HIGHEST = 4.0
"""The level of attendance that nobody will exceed."""

LEVEL = 0.9, 0.2
"""Median of the attendance in the first weeks, and the deviation of its logarithm between learners."""

DAMPING = 0.94
"""What is left of a trend after a week."""

TURN_SHAPE, TURN_WEEKS = 0.17, 4.0
"""The chance of a turn falls with the weeks gone by: Lomax, a gamma mixture of constant chances."""

TURN_LEAN, CALM = 3.0, 0.4
"""Who begins above what most do has more to lose: the shape of a turn grows with this power of the level. It is this
part of the shape for those whose weeks are nearly all alike."""

LEAST_SHAPE, MOST_SHAPE = 0.06, 0.7

TURN_LEVEL = 0.38, 0.3
"""Median of the attendance after a turn, and the deviation of its logarithm: little is left of what it was before."""

LONGEST_PAUSE = 16.0
"""Weeks that pauses last on the average, at most."""


@dataclass(frozen=True, slots=True)
class WeekRecord:
    """A week: minutes planned, and minutes studied."""

    planned: float
    studied: float

    @property
    def is_pause(self) -> bool:
        return self.studied < PAUSE * self.planned

    @property
    def log_attendance(self) -> float:
        return log(min(max(self.studied / self.planned, LEAST), MOST))


@dataclass(frozen=True, slots=True)
class Habit:
    """A way in which weeks may follow one another, and the chance of it.

    ``noise`` is the deviation of the logarithm of a single week, ``wander`` that of the level from week to week;
    ``slope`` and ``bend`` are the mean and the deviation of the trend, in logarithms a week.
    """

    noise: float
    wander: float
    slope: float
    bend: float
    chance: float


CALMEST = 0.12
"""The deviation of the weeks of somebody whose weeks are nearly all alike."""

HABITS = tuple(
    Habit(noise, wander, slope, bend, chance)
    for noise in (CALMEST, 0.3, 0.6)
    for wander, slope, bend, chance in ((0.03, 0.0, 0.003, 0.75), (0.05, -0.025, 0.05, 0.2), (0.1, 0.0, 0.005, 0.05))
)
"""Learners who stay as they are, who change steadily, and who wander. More of them fade than grow, as
in open courses (Stein and Allione 2014)."""


@dataclass(frozen=True, slots=True)
class LevelBelief:
    """The log level of a week and the trend to the next, as means and covariance: a Kalman filter's state."""

    level: float
    slope: float
    level_variance: float
    covariance: float
    slope_variance: float

    def next_week(self, habit: Habit) -> LevelBelief:
        return LevelBelief(
            level=self.level + self.slope,
            slope=self.slope * DAMPING,
            level_variance=self.level_variance + 2 * self.covariance + self.slope_variance + habit.wander**2,
            covariance=(self.covariance + self.slope_variance) * DAMPING,
            slope_variance=self.slope_variance * DAMPING**2,
        )

    def after(self, log_attendance: float, variance: float) -> tuple[LevelBelief, float]:
        """The belief once a week was seen, and the log likelihood of that week, but for a constant."""
        total, surprise = self.level_variance + variance, log_attendance - self.level
        gain, bend = self.level_variance / total, self.covariance / total
        belief = LevelBelief(
            level=self.level + gain * surprise,
            slope=self.slope + bend * surprise,
            level_variance=self.level_variance * (1 - gain),
            covariance=self.covariance * (1 - gain),
            slope_variance=self.slope_variance - bend * self.covariance,
        )
        return belief, -(log(total) + surprise**2 / total) / 2

    def draw(self, draws: Draws) -> tuple[float, float]:
        """A level and a trend that may be the true ones."""
        wide, first, second = sqrt(self.level_variance), draws.normal(), draws.normal()
        lean = self.covariance / wide
        rest = sqrt(max(self.slope_variance - lean * lean, 0.0))
        return self.level + wide * first, self.slope + lean * first + rest * second


@dataclass(frozen=True, slots=True)
class Odds:
    """What is believed of a chance: beta, as counts of yes and no."""

    yes: float
    no: float

    def after(self, answers: Sequence[bool]) -> Odds:
        """The belief once these were seen."""
        return Odds(self.yes + sum(answers), self.no + len(answers) - sum(answers))

    def draw(self, draws: Draws) -> float:
        return draws.beta(self.yes, self.no)


PAUSING, RESUMING = Odds(0.4, 5), Odds(1.3, 1.2)
"""Chosen to count for little: whether somebody studies in bursts, a few runs of weeks tell."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The weeks of one learner as they may be: the level of the next one and where it goes, and the pauses.

    From ``turn`` weeks ahead on the level is another by ``change``, in logarithms.
    """

    level: float
    slope: float
    noise: float = 0.0
    wander: float = 0.0
    pause: float = 1e-9
    resume: float = 0.5
    turn: float = 0.0
    change: float = 0.0

    def log_level(self, week: float, wandered: float) -> float:
        """The logarithm of the attendance around which a week ahead lies."""
        trend = self.slope * (1 - exp(log(DAMPING) * week)) / (1 - DAMPING)
        turned = self.change if week >= self.turn else 0.0
        return min(self.level + trend + wandered + turned, log(HIGHEST))

    @property
    def share(self) -> float:
        """The part of all weeks, in the long run, that are no pause."""
        return self.resume / (self.resume + self.pause)

    @property
    def dispersion(self) -> float:
        """What pauses add to the squared variation of a long sum, a week: those of a Markov chain come in runs."""
        return (1 - self.share) / self.share * (2 / (self.resume + self.pause) - 1)


@dataclass(frozen=True, slots=True)
class AttendanceBelief:
    """What is believed of a learner's weeks: habits with the chance that it is that or one before, and the pauses.

    ``weeks`` are those seen, ``shift`` is what of the attendance is the length of items that are only ticked off.
    """

    habits: Sequence[tuple[float, Habit, LevelBelief]]
    pause: Odds
    resume: Odds
    weeks: int = 0
    shift: float = 0.0

    def draw(self, draws: Draws) -> Rhythm:
        at = draws.uniform()
        habit, belief = next((habit, belief) for until, habit, belief in self.habits if at < until)
        level, slope = belief.draw(draws)
        middle, wide = TURN_LEVEL
        return Rhythm(
            level=level,
            slope=slope,
            noise=habit.noise,
            wander=habit.wander,
            pause=self.pause.draw(draws),
            resume=max(self.resume.draw(draws), 1 / LONGEST_PAUSE),
            turn=draws.lomax(_turn_shape(habit, level + self.shift), self.weeks + TURN_WEEKS),
            change=log(middle) - self.shift + wide * draws.normal() - level,
        )


def _turn_shape(habit: Habit, level: float) -> float:
    """How much a turn is to be feared at a level of attendance, in logarithms."""
    lean = exp(min(TURN_LEAN * (level - log(LEVEL[0])), 2.0))
    calm = CALM if habit.noise == CALMEST else 1.0
    return min(max(TURN_SHAPE * lean * calm, LEAST_SHAPE), MOST_SHAPE)


def learned(weeks: Sequence[WeekRecord], part: float = 1.0, shift: float = 0.0) -> AttendanceBelief:
    """What is to be believed after these weeks; of the last only a ``part`` may be over. For ``shift`` see there."""
    paused = [week.is_pause for week in weeks]
    filtered = [_filtered(habit, weeks, part, shift) for habit in HABITS]
    likeliest = max(likelihood for _, likelihood in filtered)
    chances = [exp(likelihood - likeliest) for _, likelihood in filtered]
    habits, passed = [], 0.0
    for habit, (belief, _), chance in zip(HABITS, filtered, chances, strict=True):
        passed += chance / sum(chances)
        habits.append((passed if habit is not HABITS[-1] else 2.0, habit, belief))
    return AttendanceBelief(
        habits=habits,
        pause=PAUSING.after(list(_turns(paused, False))),
        resume=RESUMING.after([not pause for pause in _turns(paused, True)]),
        weeks=len(weeks),
        shift=shift,
    )


def _filtered(habit: Habit, weeks: Sequence[WeekRecord], part: float, shift: float) -> tuple[LevelBelief, float]:
    """The level of the week after these, if that is the habit, and the log likelihood of the weeks under it."""
    middle, wide = LEVEL
    belief = LevelBelief(log(middle) - shift, habit.slope, wide**2, 0.0, habit.bend**2)
    likelihood = log(habit.chance)
    for n, week in enumerate(weeks, start=1):
        if not week.is_pause:
            variance = habit.noise**2 / (part if n == len(weeks) else 1.0)
            belief, likely = belief.after(week.log_attendance, variance)
            likelihood += likely
        belief = belief.next_week(habit)
    return belief, likelihood


def _turns(paused: Sequence[bool], before: bool) -> Iterator[bool]:
    """Whether a week was a pause, for each that followed one that was (or was not). At first nobody pauses."""
    last = False
    for pause in paused:
        if last == before:
            yield pause
        last = pause
