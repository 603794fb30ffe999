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


def test_tags_are_single_words(import_text: Importer) -> None:
    table = 'Name,Tags,Hours\nOne,"math, Linear Algebra",1\nTwo,"C++, #nlp, a|b",2\nThree,,3\n'

    result = import_text(table, "plan.csv")

    assert [item.tags for item in result.findings.items] == [["math", "Linear Algebra"], ["C++", "#nlp", "a|b"], []]
    assert "tags: [math, linear-algebra]" in result.text
    assert 'tags: [c++, nlp]\n        notes: "Tags: a|b"' in result.text
    assert is_sound(result)


def test_a_check_box_of_a_spreadsheet_is_a_mark(import_text: Importer) -> None:
    result = import_text("Title,Done\nOne,TRUE\nTwo,FALSE\nThree,FALSE\n", "plan.csv")

    assert [item.progress for item in result.findings.items] == [100, 0, 0]


def test_of_a_range_of_dates_the_end_is_when_it_is_due(import_text: Importer) -> None:
    result = import_text('Title,Due\nOne,"April 7, 2026 → April 9, 2026"\nTwo,"May 1, 2026"\n', "plan.csv")

    assert [item.due for item in result.findings.items] == ["2026-04-09", "2026-05-01"]


def test_merged_cells_say_it_once_for_the_rows_below(import_text: Importer) -> None:
    result = import_text("Phase\tTopic\tHours\nStart\tOne\t1\n\tTwo\t2\nEnd\tThree\t3\n", "plan.tsv")

    assert items(result) == [("Start", "topic", "One"), ("Start", "topic", "Two"), ("End", "topic", "Three")]


def test_a_column_further_right_is_not_filled_down(import_text: Importer) -> None:
    result = import_text("Topic,Week\nOne,1\nTwo,\nThree,2\n", "plan.csv")

    assert [heading for heading, *_ in items(result)] == ["Week 1", "", "Week 2"]


def test_a_table_without_names_of_columns_keeps_its_first_row(import_text: Importer) -> None:
    result = import_text("Course A,3,example\nCourse B,4,sample\n", "plan.csv")

    assert titles(result) == ["Course A", "Course B"]
    assert [item.notes for item in result.findings.items] == [["3", "example"], ["4", "sample"]]


def test_columns_that_no_language_knows_are_notes(import_text: Importer) -> None:
    result = import_text("Foo;Bar\nOne;x y\nTwo;z w\n", "plan.csv")

    assert titles(result) == ["One", "Two"]
    assert [item.notes for item in result.findings.items] == [["Bar: x y"], ["Bar: z w"]]


def test_what_stands_above_a_table_is_its_title(import_text: Importer) -> None:
    result = import_text("sep=;\nBaking;;\n;;\nTitle;Hours;Note\nOne;1;a\nTwo;2;b\n", "plan.csv")

    assert (result.findings.title, result.findings.title_line) == ("Baking", 2)
    assert titles(result) == ["One", "Two"]


def test_a_quotation_mark_that_never_closes_is_told(import_text: Importer) -> None:
    result = import_text('Title,Hours,Note\nOne,1,a\nTwo,2,"b\nThree,3,c\n', "plan.csv")

    assert titles(result) == ["One", "Two"]
    assert result.findings.problems == [(3, "a quotation mark is never closed: all that follows is read as one cell")]


def test_of_very_many_columns_it_is_told_which_are_read(import_text: Importer) -> None:
    names = ",".join(f"Column {n}" for n in range(500))
    row = ",".join(f"cell {n}" for n in range(500))

    result = import_text(f"{names}\n{row}\n{row}\n", "plan.csv")

    assert (1, "of 500 columns the first 100 are read") in result.findings.problems


def test_weeks_are_called_as_in_the_language_of_the_table(import_text: Importer) -> None:
    result = import_text("Woche;Thema;Aufwand\n1;Brot;1\n1;Kruste;2\n2;Krume;1\n", "plan.csv")

    assert [heading.title for heading in result.findings.headings] == ["Woche 1", "Woche 2"]


def test_a_row_of_one_cell_names_the_part_above_its_rows(import_text: Importer) -> None:
    text = (
        "Task,Hours,Done\nPart 1: Wind,,FALSE\nBeaufort,3,TRUE\nGusts,1,FALSE\nPart 2: Tides,,FALSE\nSprings,2,FALSE\n"
    )
    result = import_text(text, "a.csv")

    assert items(result) == [
        ("Part 1: Wind", "topic", "Beaufort"),
        ("Part 1: Wind", "topic", "Gusts"),
        ("Part 2: Tides", "topic", "Springs"),
    ]


def test_rows_that_say_little_name_no_parts(import_text: Importer) -> None:
    result = import_text("Task,Hours,Done\nWind,,\nGusts,,\nTides,2,TRUE\nKnots,,\n", "a.csv")

    assert [item.title for item in result.findings.items] == ["Wind", "Gusts", "Tides", "Knots"]


def test_a_column_of_numbers_is_called_by_a_sign(import_text: Importer) -> None:
    result = import_text("Sailing,,\n#,Topic,Time\n1,Wind,2h\n2,Tides,3h\n", "a.csv")

    assert (result.findings.title, [item.title for item in result.findings.items]) == ("Sailing", ["Wind", "Tides"])
