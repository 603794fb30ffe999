"""The minutes up to a day are those of the days up to it, however far away it is."""

from datetime import date, timedelta
from random import Random

from study.core.availability import Availability, Period, Week
from study.core.capacity import Capacity
from tests.core.strategies import MONDAY


def week(random: Random) -> Week:
    """Seven days, some of them free."""
    a, b, c, d, e, f, g = (random.choice([0, 30, 60, 95]) for _ in range(7))
    return a, b, c, d, e, f, g


def test_far_days_are_added_up_like_near_ones() -> None:
    for seed in range(60):
        random = Random(seed)
        somewhere = [MONDAY + timedelta(random.randint(-30, 60)) for _ in range(8)]
        periods = [Period(MONDAY - timedelta(40), week(random))]
        later = enumerate(sorted(somewhere[:3]))
        periods += [Period(day, week(random), random.choice([1, 2, 3]), n) for n, day in later]
        off = [(somewhere[4], somewhere[4] + timedelta(random.randint(0, 20)))]
        hours = Availability(periods, off, {somewhere[5]: 45, somewhere[6]: -20})
        capacity = Capacity(hours, MONDAY, random.choice([0, 40]))
        dues = sorted(MONDAY.toordinal() + random.randint(-5, 900) for _ in range(20))
        days = list(zip(range(900), capacity, strict=False))
        by_hand = [sum(minutes for _, (day, minutes) in days if day.toordinal() <= due) for due in dues]
        assert capacity.until(dues) == by_hand


def test_the_last_day_of_the_calendar_is_near() -> None:
    capacity = Capacity(Availability([Period(MONDAY, (60,) * 7)]), MONDAY)
    days = (date.max - MONDAY).days
    assert capacity.until([MONDAY.toordinal(), date.max.toordinal()]) == [60, 60 * days]
