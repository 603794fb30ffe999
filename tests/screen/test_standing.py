"""Where the learner stands has the colour of it; in a pipe nobody sees that."""

from datetime import date

import pytest

from study.core.agenda import Standing
from study.screen.layout import laid_out
from study.screen.page import Page
from study.screen.standing import standing_line


@pytest.mark.parametrize(("standing", "style"), [(Standing(behind=60), "behind"), (Standing(ahead=60), "ahead")])
def test_the_distance_from_the_plan_has_its_colour(standing: Standing, style: str) -> None:
    page = Page()
    standing_line(page, standing, date(2026, 3, 2))
    first = next(laid_out(page, 80, plain=False))[0]
    assert (first.text.split()[0], first.style) == ("1h", style)
