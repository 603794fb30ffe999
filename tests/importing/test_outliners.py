"""What outliners write: entities of HTML, notes in quotes, words for the state of a task, tabs alone."""

from tests.importing.conftest import Importer
from tests.importing.plans import found, item, titles, tree
from tests.importing.reading import items


def test_an_outline_may_call_characters_by_their_names_in_html(import_text: Importer) -> None:
    outline = '<outline text="Sea&nbsp;routes &amp; ports&hellip; &unknown; ones"/><outline text="Tides"/>'
    result = import_text(f"<opml><head><title>Pilot&eacute;</title></head><body>{outline}</body></opml>", "a.opml")

    assert titles(result.findings.items) == ["Sea routes & ports… &unknown; ones", "Tides"]
    assert result.findings.title == "Piloté"


def test_a_note_that_is_an_address_is_a_link(import_text: Importer) -> None:
    result = import_text(
        '<opml><body><outline text="Knots" _note="https://example.org/knots"/></body></opml>', "a.opml"
    )

    knots = result.findings.items[0]
    assert ([link.url for link in knots.links], knots.notes) == (["https://example.org/knots"], [])


def test_bullets_may_have_notes_in_quotes_and_one_entry_that_holds_all(import_text: Importer) -> None:
    theory = '  - Theory\n    - [COMPLETE] Wind\n    - Tides (2h)\n      "twice a day"\n'
    text = f"- Sailing\n{theory}  - Practice\n    - Mooring\n"
    result = import_text(text, "a.txt")

    assert result.findings.title == "Sailing"
    assert items(result) == [
        ("Theory", "topic", "Wind"),
        ("Theory", "topic", "Tides"),
        ("Practice", "topic", "Mooring"),
    ]
    wind, tides, _ = result.findings.items
    assert (wind.progress, tides.notes) == (100, ["twice a day"])


def test_tabs_alone_make_an_outline(import_text: Importer) -> None:
    text = "Sailing\n\tTheory\n\t\tWind (1h)\n\t\tTides\n\tPractice\n\t\tMooring\n"
    result = import_text(text, "a.txt")

    assert result.findings.title == "Sailing"
    assert items(result) == [
        ("Theory", "topic", "Wind"),
        ("Theory", "topic", "Tides"),
        ("Practice", "topic", "Mooring"),
    ]


def test_code_that_tabs_indent_is_no_outline(import_text: Importer) -> None:
    assert import_text("int main()\n{\n\tint a;\n\t{\n\t\ta++;\n\t}\n}\n", "a.txt").findings.format == "markdown"


def test_words_for_the_state_of_a_task_are_boxes() -> None:
    plan = found(
        "title:: Sailing\n\n- # Theory\n\t- DONE Wind\n\t  id:: 6a1\n\t  :LOGBOOK:\n\t  :END:\n"
        "\t- TODO [[Tides]] (2h) #sea\n- # Practice\n\t- DOING Mooring\n\t- LATER [Knots](https://example.org/k)\n"
    )

    assert plan.title == "Sailing"
    assert tree(plan) == {"Theory": ["Wind", "Tides"], "Practice": ["Mooring", "Knots"]}
    assert [item(plan, title).progress for title in ("Wind", "Tides", "Mooring")] == [100, 0, 50]
    assert [(one.first, one.reason) for one in plan.omissions] == [(5, "a property or a clock of an outliner")]
    assert (plan.lines, plan.understood) == (10, 7)


def test_a_readme_that_shouts_todo_once_keeps_its_words() -> None:
    plan = found("# Sailing\n\n- TODO lists and how to keep them\n- Wind\n- Tides\n")

    assert titles(plan.items) == ["TODO lists and how to keep them", "Wind", "Tides"]
