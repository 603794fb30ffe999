"""What to do now."""

from collections.abc import Callable

from tests.conftest import Study


def test_a_missed_day_moves_to_the_next(study: Study, golden: Callable[[str], None]) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 2h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 1h}, {topic: Matrices, effort: 1h30m}]}]
    """
    golden(study("today", now="2026-03-03").output)


def test_without_a_curriculum_it_says_what_to_do_first(study: Study, golden: Callable[[str], None]) -> None:
    golden(study("today").output)
