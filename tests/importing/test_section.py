"""One section of a source, in whatever format it is."""

import pytest

from study.errors import WrongUsage
from study.importing.document import counts
from tests.importing.conftest import Importer
from tests.importing.reading import is_sound, items

OPML = """<opml version="2.0"><body>
<outline text="Openings">
<outline text="Italian game"/>
</outline>
<outline text="Week 2: Endgames">
<outline text="With pawns">
<outline text="Opposition"/>
</outline>
<outline text="With rooks">
<outline text="Lucena"/>
</outline>
</outline>
</body></opml>"""


@pytest.mark.parametrize("name", ["Endgames", "endgames", "Week 2", "endg"])
def test_a_phase_comes_with_its_modules(import_text: Importer, name: str) -> None:
    result = import_text(OPML, "a.opml", section=name)

    assert items(result) == [("With pawns", "topic", "Opposition"), ("With rooks", "topic", "Lucena")]
    assert [(heading.level, heading.parent) for heading in result.findings.headings] == [
        ("phase", None),
        ("module", 0),
        ("module", 0),
    ]
    assert is_sound(result)


def test_a_module_becomes_a_phase(import_text: Importer) -> None:
    result = import_text(OPML, "a.opml", section="With rooks")

    assert items(result) == [("With rooks", "topic", "Lucena")]
    assert [heading.level for heading in result.findings.headings] == ["phase"]


def test_what_is_outside_is_counted_and_told(import_text: Importer) -> None:
    result = import_text(OPML, "a.opml", section="With rooks")

    count = counts(result)
    assert (count["lines"], count["understood"], count["matter"], count["left_out"]) == (7, 2, 5, 0)
    assert [omission.text for omission in result.findings.omissions] == [
        "Openings",
        "Endgames",
        "With pawns",
        "Italian game",
        "Opposition",
    ]


def test_the_phases_of_a_table_are_sections(import_file: Importer) -> None:
    result = import_file("plan.csv", section="Week 1")

    assert [title for *_, title in items(result)] == ["Scales and chords", "Rhythm, slowly"]
    count = counts(result)
    assert count["understood"] + count["matter"] + count["left_out"] == count["lines"] == 5


def test_the_topics_of_a_roadmap_are_sections_with_their_guesses(import_file: Importer) -> None:
    assert [title for *_, title in items(import_file("roadmap.json", section="light"))] == ["Soft light", "Hard light"]
    assert import_file("roadmap.json", section="light").findings.guesses == []
    assert len(import_file("roadmap.json", section="Lenses").findings.guesses) == 1
    count = counts(import_file("roadmap.json", section="light"))
    assert count["understood"] + count["matter"] + count["left_out"] == count["lines"]


def test_the_parts_of_ossu_are_sections(import_file: Importer) -> None:
    assert items(import_file("ossu.json", section="Planets"))[0] == ("Planets", "course", "Orbits I")


@pytest.mark.parametrize("name", ["Middle game", "i"])
def test_a_section_that_is_not_there_names_those_that_are(import_text: Importer, name: str) -> None:
    with pytest.raises(WrongUsage, match='The headings are "Openings", "Endgames", "With pawns", "With rooks"'):
        import_text(OPML, "a.opml", section=name)


def test_a_source_without_headings_says_so(import_file: Importer) -> None:
    with pytest.raises(WrongUsage, match="this source has no headings"):
        import_file("playlist.json", section="One")


MARKDOWN = """# Bread

About bread.

## Week 1: Flour
- [ ] Mix
- [ ] Knead

## Week 2: Yeast
### Morning
- [ ] Raise
### Evening
- [ ] Bake
- [ ] Eat

## License
MIT
"""


@pytest.mark.parametrize("name", ["Yeast", "Week 2: Yeast", "week 2", "yea"])
def test_a_section_of_markdown_is_enough_to_import(import_text: Importer, name: str) -> None:
    result = import_text(MARKDOWN, section=name)

    assert [title for *_, title in items(result)] == ["Raise", "Bake", "Eat"]
    assert not result.verdict.is_weak
    count = counts(result)
    assert count["understood"] + count["matter"] + count["left_out"] == count["lines"]
    assert (count["understood"], count["matter"]) == (6, 7)


def test_a_section_of_markdown_that_is_not_there_is_told(import_text: Importer) -> None:
    with pytest.raises(WrongUsage, match='The headings are "Bread", "Flour", "Yeast"'):
        import_text(MARKDOWN, section="Rye")
