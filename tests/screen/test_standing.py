"""Where the learner stands has the colour of it; in a pipe nobody sees that."""

from datetime import date

import pytest

from study.core.agenda import Standing
from study.screen.layout import laid_out, text_of
from study.screen.page import Page
from study.screen.standing import standing_line


@pytest.mark.parametrize(("standing", "style"), [(Standing(behind=60), "behind"), (Standing(ahead=60), "ahead")])
def test_the_distance_from_the_plan_has_its_colour(standing: Standing, style: str) -> None:
    page = Page()
    standing_line(page, standing, date(2026, 3, 2))
    first = next(laid_out(page, 80, plain=False))[0]
    assert (first.text.split()[0], first.style) == ("1h", style)


def test_who_is_ahead_and_would_end_later_has_other_hours_than_planned() -> None:
    page = Page()
    standing_line(page, Standing(ahead=60, finish=date(2026, 4, 1), replanned=date(2026, 4, 3)), date(2026, 3, 2))
    assert text_of(page, 120) == (
        "1h ahead of the plan, but your hours have changed: study replan would move the finish from 1 Apr to 3 Apr.\n"
    )
