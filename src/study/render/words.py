"""The words of ``study.domain.words``, by the name the screens know them."""

from study.domain.words import WEEKDAYS, counted, hours, iso, long, minutes, short, span, weekday

__all__ = ["WEEKDAYS", "counted", "hours", "iso", "long", "minutes", "short", "span", "weekday"]
