"""What is written: YAML as a person writes it, ids that stay, requirements that hold, notes that lose nothing."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.files import with_plain_breaks
from study.format.yaml import values
from study.importing.curriculum.ids import Claim, ids
from study.importing.curriculum.spelling import paragraphs, placed, spelled
from study.importing.curriculum.yaml_text import Plain, Remark, written
from study.importing.findings import Position, Span
from tests.importing.conftest import Importer
from tests.importing.reading import is_sound

STORABLE = st.characters(exclude_categories=["Cs"], exclude_characters="\0\r")
TEXTS = st.one_of(
    st.text(STORABLE),
    st.text(" \n\t:#-'\"|>%&*!{}[],?ab1~=", max_size=40),
    st.text(" wordy:", min_size=100, max_size=300),
)


@given(TEXTS, TEXTS, st.lists(TEXTS, min_size=1), st.text())
@settings(max_examples=300)
def test_every_text_survives(first: str, second: str, several: list[str], comment: str) -> None:
    document: dict[str, object] = {
        "title": first,
        "notes": second,
        "items": several,
        "phases": [{"title": first, "modules": [{"title": second, "items": [*several]}]}, {"topic": second}],
    }
    remarked = {**document, "phases": [Remark(part, (comment, first)) for part in document["phases"]]}  # type: ignore[attr-defined]

    read, doubles = values(with_plain_breaks(written(remarked, [comment])), "file")

    assert (read, doubles) == (document, [])


def test_it_looks_as_a_person_writes_it() -> None:
    document: dict[str, object] = {
        "title": "Bread: a plan",
        "summary": "word " * 30 + "end",
        "phases": [
            {
                "phase": Plain("flour"),
                "title": "Flour",
                "items": ["Mix", "1984", {"video": "Knead", "effort": Plain("2h", "over 1 week")}],
            },
            {"phase": Plain("time"), "title": "Time", "notes": "One.\n\n- Two"},
        ],
    }

    assert written(document, ["Made by hand."]) == textwrap.dedent("""\
        # Made by hand.
        title: "Bread: a plan"
        summary: >-
          word word word word word word word word word word word word word word word word word word word
          word word word word word word word word word word word end

        phases:
          - phase: flour
            title: Flour
            items:
              - Mix
              - "1984"
              - video: Knead
                effort: 2h  # over 1 week

          - phase: time
            title: Time
            notes: |-
              One.

              - Two
        """)


def test_a_text_of_several_lines_stands_line_by_line() -> None:
    texts = [
        "One.\n\n- Two\n  and a half\n",
        "One.\n\n- Two",
        "    indented code\nand prose",
        "Ends in a break  \nand goes on\n",
    ]
    document: dict[str, object] = {"notes": texts[0], "tips": texts[1:], "phases": [{"title": "A", "notes": texts[2]}]}

    text = written(document, [])

    assert values(text, "file") == (document, [])
    assert text == (
        "notes: |\n  One.\n\n  - Two\n    and a half\n"
        "tips:\n  - |-\n    One.\n\n    - Two\n"
        "  - |2-\n        indented code\n    and prose\n"
        "  - |\n    Ends in a break  \n    and goes on\n"
        "\nphases:\n  - title: A\n    notes: |2-\n          indented code\n      and prose\n"
    )


def test_lines_stay_lines_and_only_a_long_one_is_folded() -> None:
    entry, paragraph = "- " + "word " * 22 + "end", "word " * 40 + "end\n"

    lines = written({"notes": f"{entry}\n{entry}\n", "goal": paragraph}, []).splitlines()

    assert lines[:3] == ["notes: |", f"  {entry}", f"  {entry}"]
    assert lines[3] == "goal: >" and max(map(len, lines[4:])) <= 100


@pytest.mark.parametrize(
    "text",
    [
        "An escape\n\x1b[31mred",
        "Two empty lines\nat the end\n\n",
        "A tab\n\tin it",
        "Turned\n\u202eround",
        " \n ",
        "\n",
    ],
)
def test_lines_a_reader_or_a_terminal_would_mistake_stay_in_quotes(text: str) -> None:
    document: dict[str, object] = {"items": [text], "phases": [{"title": "A", "notes": text}, {"title": "B"}]}

    lines = written(document, []).splitlines()

    assert lines[1].startswith('  - "') and all(line.isprintable() for line in lines)
    assert values("\n".join(lines) + "\n", "file") == (document, [])


def test_a_title_alone_is_its_id_and_one_of_several_takes_its_module_s() -> None:
    things = [
        Claim("Trees", "phase", 0),
        Claim("Graphs", "phase", 0),
        Claim("Review", "review", 2, 0),
        Claim("Review", "review", 2, 1),
        Claim("Trees", "topic", 2, 1),
        Claim("Heaps", "topic", 2, 0),
    ]

    assert ids(things) == ["trees", "graphs", "trees-review", "graphs-review", "graphs-trees", "heaps"]


def test_a_title_like_its_module_s_takes_its_kind() -> None:
    assert ids([Claim("Git", "phase", 0), Claim("Git", "course", 2, 0)]) == ["git", "git-course"]


def test_a_title_without_latin_letters_gets_an_id_of_its_own() -> None:
    first, second = ids([Claim("线性代数", "topic", 2), Claim("微积分", "topic", 2)])

    assert first != second
    assert ids([Claim("微积分", "topic", 2)]) == [second]


@given(st.lists(st.tuples(st.text(max_size=60), st.sampled_from(["topic", "course"])), max_size=30))
def test_ids_are_unique_and_well_formed(titles: list[tuple[str, str]]) -> None:
    names = ids([Claim(title, kind, 2) for title, kind in titles])

    assert len(set(names)) == len(names)
    assert all(name.strip("-") == name and len(name) <= 48 and name.isascii() and name for name in names)


def test_times_are_spelled_as_the_source_states_them() -> None:
    assert spelled(Span(90, 90), None) == "1h30m"
    assert spelled(Span(120, 180), None) == "2-3h"
    assert spelled(Span(20, 30), None) == "20-30m"
    assert spelled(Span(90, 120), None) == "1.5-2h"
    assert spelled(None, Span(14, 21)) == "2-3 weeks"
    assert spelled(None, Span(364 / 12 * 6, 364 / 12 * 8)) == "6-8 months"
    assert spelled(None, Span(3, 5)) == "3-5 days"
    assert spelled(None, None) == spelled(Span(0, 0), None) == spelled(None, Span(-1, 2)) == ""
    assert spelled(Span(1e12, 1e12), None) == ""


@given(st.floats(0, 1e7), st.floats(0, 1e7), st.booleans())
def test_whatever_is_spelled_can_be_read(low: float, high: float, days: bool) -> None:
    from study.core.duration import parse_duration

    span = Span(min(low, high), max(low, high))
    if text := spelled(None, span) if days else spelled(span, None):
        parse_duration(text)


def test_months_become_their_weeks() -> None:
    assert placed(Position("month", 1, 1)) == ("week", "1-4")
    assert placed(Position("month", 2, 3)) == ("week", "5-13")
    assert placed(Position("week", 37, None)) == ("week", "37+")
    assert placed(Position("day", 3, 5)) == ("day", "3-5")
    assert placed(Position("week", 5, 2)) == placed(None) == ("", "")


@given(st.lists(st.text("ab -*#1.\n|", max_size=200), max_size=4))
def test_notes_are_broken_only_between_words(notes: list[str]) -> None:
    assert " ".join(paragraphs(notes).split()) == " ".join(
        word
        for note in dict.fromkeys(
            "\n".join(line.rstrip() for line in note.strip().split("\n")).strip("\n") for note in notes
        )
        for word in note.split()
    )


TABLE = """\
# Mathematics

| Course | Duration | Effort | Prerequisites |
|-|-|-|-|
| Calculus 1A: Differentiation | 13 weeks | 6-10 hours/week | high school math |
| Calculus 1B: Integration | 13 weeks | 5-10 hours/week | Calculus 1A |
| Programming Languages, Part A | 5 weeks | 4-8 hours/week | none |
| Programming Languages, Part B | 3 weeks | 4-8 hours/week | Programming Languages, Part A |
| Numerics | 4 weeks | 5 hours/week | Optimization, Calculus 1B |
| Optimization | 4 weeks | 5 hours/week | - |
"""


def test_what_is_required_is_found_by_title_words_or_code(import_text: Importer) -> None:
    result = import_text(TABLE)

    assert result.curriculum.requires == {
        1: ["calculus-1a-differentiation"],
        3: ["programming-languages-part-a"],
        4: ["calculus-1b-integration"],
    }
    assert "Prerequisites: high school math" in result.text
    assert is_sound(result)


def test_what_stands_further_down_is_no_requirement_and_told(import_text: Importer) -> None:
    guess = import_text(TABLE).findings.guesses[-1]

    assert "Optimization" in guess.decision and "later in the file" in guess.decision


def test_duration_times_effort_keeps_both_ends(import_text: Importer) -> None:
    assert "effort: 78-130h  # over 13 weeks" in import_text(TABLE).text


def test_optional_items_become_a_module_of_their_own(import_text: Importer) -> None:
    text = "# P\n\n## A\n\n- [ ] One\n- [ ] Two (optional)\n- [ ] Three\n"

    written_text = import_text(text).text

    assert "title: A (optional)\n        optional: true\n        items:\n          - Two\n" in written_text


def test_several_items_of_a_week_share_it(import_text: Importer) -> None:
    text = "# P\n\n| Week | Topic |\n|-|-|\n| 1 | One |\n| 1 | Two |\n| 2 | Three |\n"

    result = import_text(text)

    assert result.text.count("duration: 1 week") == 2
    assert result.checked.warnings == [] or all("pace" in one.message for one in result.checked.warnings)


def test_very_many_of_one_name_have_ids_of_their_own() -> None:
    assert len(set(ids([Claim("Task", "topic", 2) for _ in range(20_000)]))) == 20_000


def test_a_choice_of_modules_leaves_the_others_optional(import_text: Importer) -> None:
    modules = "".join(f"### Branch {n}\n- [ ] Task {n} one\n- [ ] Task {n} two\n" for n in range(4))

    result = import_text(f"# Plan\n## Basics\n- [ ] Begin\n## Specialty: Choose 2\n{modules}")

    assert result.text.count("optional: true") == 2
    assert [heading.optional for heading in result.findings.headings if heading.parent] == [False, False, True, True]
    guess = result.findings.guesses[0]
    assert (guess.decision, guess.instead) == ("the first 2 of 4 modules, others optional", "all")
    assert 'Choose 2": the first 2 of 4 modules, others optional, or all' in result.text


def test_lists_within_lists_stand_line_by_line() -> None:
    note = "- Knots\n  - Bowline\n  - " + "a very long hitch " * 8 + "\n\nEnd"
    text = written({"notes": note.replace(" \n", "\n")}, [])
    assert text.startswith("notes: |-\n  - Knots\n    - Bowline\n")
    assert values(with_plain_breaks(text), "file")[0] == {"notes": note.replace(" \n", "\n")}
