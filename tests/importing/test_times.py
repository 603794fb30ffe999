"""Time as authors write it: effort, span, pace and position are never mixed, and ranges keep both ends."""

from __future__ import annotations

import pytest

from study.importing.findings import Position
from study.importing.text import dates, times
from study.importing.text.lexicon import lexicon

HOUR, WEEK = 60, 7


def stated(text: str, language: str = "en") -> times.Timing:
    return times.timing(text, lexicon(language))


def ends(span: object) -> tuple[float, float] | None:
    return (getattr(span, "low"), getattr(span, "high")) if span is not None else None  # noqa: B009


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("4-5hrs", "en", 4, 5),
        ("Approximately 1.5 - 2 hours (lecture)", "en", 1.5, 2),
        ("1h30", "en", 1.5, 1.5),
        ("three hours", "en", 3, 3),
        ("40h", "pt", 40, 40),
        ("1h30min", "pt", 1.5, 1.5),
        ("unas 3 horas", "es", 3, 3),
        ("environ 2 à 3 heures", "fr", 2, 3),
        ("ca. 4-6 Std.", "de", 4, 6),
        ("约 8-10 小时", "zh", 8, 10),
        ("15-30 分钟", "zh", 0.25, 0.5),
    ],
)
def test_an_effort_is_minutes(text: str, language: str, low: float, high: float) -> None:
    said = stated(text, language)
    assert ends(said.minutes) == (low * HOUR, high * HOUR)
    assert said.days is None and said.position is None


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("2-3 weeks", "en", 14, 21),
        ("4-5 weeks (expanded)", "en", 28, 35),
        ("2 and a half weeks", "en", 17.5, 17.5),
        ("12-Wochen-Kurs", "de", 84, 84),
        ("dos semanas", "es", 14, 14),
        ("1 à 2 semaines", "fr", 7, 14),
        ("5天强化学习计划", "zh", 5, 5),
    ],
)
def test_a_span_is_days(text: str, language: str, low: float, high: float) -> None:
    said = stated(text, language)
    assert ends(said.days) == (low, high)
    assert said.minutes is None


@pytest.mark.parametrize(
    ("text", "language", "pace"),
    [
        ("5-10 hours/week, adjustable", "en", "5-10h/week"),
        ("three hours each day", "en", "3h/day"),
        ("1–2 hours/day → ~7–10 hours/week", "en", "7-10h/week"),
        ("30 minutes/week", "en", "30m/week"),
        ("8 heures par semaine", "fr", "8h/week"),
        ("5-7 Stunden pro Woche", "de", "5-7h/week"),
        ("6 horas semanales", "es", "6h/week"),
        ("2 horas por dia", "pt", "2h/day"),
        ("每天2小时", "zh", "2h/day"),
    ],
)
def test_a_pace_is_neither_effort_nor_span(text: str, language: str, pace: str) -> None:
    said = stated(text, language)
    assert said.pace == pace
    assert said.minutes is None and said.days is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("14 weeks, 6-10 hours/week", 84, 140),
        ("10-12 weeks, 6-10 hours/week", 60, 120),
        ("6 months, 5 hours/week", 130, 130),
        ("12 Weeks (1-2h daily)", 84, 168),
    ],
)
def test_a_span_at_a_pace_is_work(text: str, low: float, high: float) -> None:
    assert ends(stated(text).minutes) == (low * HOUR, high * HOUR)


@pytest.mark.parametrize(
    ("text", "language", "position"),
    [
        ("Weeks 5–8", "en", Position("week", 5, 8)),
        ("Week 32+", "en", Position("week", 32, None)),
        ("Week Three", "en", Position("week", 3, 3)),
        ("Third week", "en", Position("week", 3, 3)),
        ("Day 3 to 5", "en", Position("day", 3, 5)),
        ("Semana 2-4", "pt", Position("week", 2, 4)),
        ("Semanas 2 y 3", "es", Position("week", 2, 3)),
        ("Jour 1-2", "fr", Position("day", 1, 2)),
        ("3. Woche", "de", Position("week", 3, 3)),
        ("第 1 周", "zh", Position("week", 1, 1)),
        ("第十二周", "zh", Position("week", 12, 12)),
        ("第5-8周", "zh", Position("week", 5, 8)),
    ],
)
def test_a_position_is_a_place_and_no_length(text: str, language: str, position: Position) -> None:
    said = stated(text, language)
    assert said.position == position
    assert said.minutes is None and said.days is None


@pytest.mark.parametrize("text", ["20-30 epoch", "640/800", "version 3.8", "no time at all", "2024", "once a week"])
def test_what_is_no_time_says_nothing(text: str) -> None:
    assert stated(text) == times.Timing()


def test_minutes_and_seconds_are_whole_minutes_and_at_least_one() -> None:
    assert [times.clock(text) for text in ("13:00", "00:29", "4:31", "1:02:00", "13", "9:75")] == [
        13,
        1,
        5,
        62,
        None,
        None,
    ]


def test_a_slot_is_as_long_as_from_its_beginning_to_its_end() -> None:
    found = times.slot("9:00-10:30 Trees")
    assert found is not None and found[1] == 90


@pytest.mark.parametrize(
    ("text", "position"),
    [("3-5", (3, 5)), ("43 Mon", (43, 43)), ("Week 7", (7, 7)), ("12+", (12, None)), ("TBD", None)],
)
def test_a_cell_of_a_position_column_needs_no_unit(text: str, position: tuple[int, int | None] | None) -> None:
    found = times.numbered(text, "week", lexicon("en"))
    assert (found and (found.first, found.last)) == position


def test_where_no_date_decides_the_language_does() -> None:
    assert dates.order("From 3/4 on", 2026, lexicon("en")) == dates.Order(day_first=False, year=2026)
    assert dates.order("A partir del 3/4", 2026, lexicon("es")) == dates.Order(day_first=True, year=2026)
    assert dates.order("From 3/4 to 25/4", 2026, lexicon("en")) == dates.Order(day_first=True, year=2026)
