"""Spreadsheets: what stands between cells, and what the columns are for."""

from study.importing.findings import Position, Span
from tests.importing.conftest import Importer
from tests.importing.reading import is_sound, items, titles


def test_a_notion_export_becomes_weeks_with_items(import_file: Importer) -> None:
    result = import_file("plan.csv")

    assert items(result) == [
        ("Week 1", "topic", "Scales and chords"),
        ("Week 1", "topic", "Rhythm, slowly"),
        ("Week 2", "topic", "Reading music"),
        ("Week 3", "project", "play a waltz"),
    ]
    assert [item.minutes for item in result.findings.items] == [
        Span(180, 180),
        Span(90, 90),
        Span(240, 240),
        Span(360, 480),
    ]
    assert result.findings.items[0].progress == 100
    assert [item.due for item in result.findings.items][:2] == ["2026-04-07", "2026-04-09"]
    assert result.findings.items[2].position == Position("week", 2, 2)
    assert is_sound(result)


def test_semicolons_go_with_decimal_commas_in_another_language(import_file: Importer) -> None:
    result = import_file("brot.csv")

    assert result.findings.language == "de"
    assert items(result)[0] == ("Anfang", "topic", "Sauerteig ansetzen")
    assert result.findings.items[0].minutes == Span(90, 90)


def test_tabs_separate_as_well(import_file: Importer) -> None:
    result = import_file("sailing.tsv")

    assert titles(result) == ["Knots", "Sailing close to the wind", "Docking"]
    assert [item.minutes for item in result.findings.items] == [Span(120, 120), Span(300, 300), Span(180, 180)]


def test_a_cell_may_hold_lines_and_commas(import_text: Importer) -> None:
    result = import_text('Title,Hours\n"First,\nthen",2\nSecond,3\n', "plan.csv")

    assert titles(result) == ["First, then", "Second"]
    assert [item.line for item in result.findings.items] == [2, 4]


def test_prose_with_commas_is_no_table(import_text: Importer) -> None:
    result = import_text("We go out, slowly.\nThen we come back, fast.\nThen we rest, long.\n")

    assert result.findings.format == "markdown"


def test_a_row_without_a_title_is_told(import_text: Importer) -> None:
    result = import_text("Title,Hours\nOne,1\n,2\nThree,3\n", "plan.csv")

    assert titles(result) == ["One", "Three"]
    assert [(one.first, one.text) for one in result.findings.omissions] == [(3, "2")]


def test_dates_that_have_passed_become_weeks(import_text: Importer) -> None:
    table = "Title,Due\nOne,2025-09-01\nTwo,2025-09-09\nThree,2025-09-16\n"

    result = import_text(table, "plan.csv")

    assert [(item.due, item.position) for item in result.findings.items] == [
        ("", Position("week", 1, 1)),
        ("", Position("week", 2, 2)),
        ("", Position("week", 3, 3)),
    ]
    assert "due:" not in result.text
