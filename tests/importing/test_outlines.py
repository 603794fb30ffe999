"""Outlines, playlists and OSSU's document."""

import json

import pytest

from study.errors import InvalidFile
from study.importing.findings import Span
from tests.importing.conftest import Importer
from tests.importing.reading import is_sound, items, links, titles


def test_the_leaves_of_an_outline_are_its_items(import_file: Importer) -> None:
    result = import_file("outline.opml")

    assert result.findings.title == "A winter of chess"
    assert items(result) == [
        ("Openings", "topic", "Italian game"),
        ("Openings", "topic", "Queen's gambit"),
        ("With pawns", "topic", "Opposition & key squares"),
        ("With rooks", "topic", "Lucena position"),
        ("With rooks", "topic", "Philidor position"),
    ]
    first, second, third, *_ = result.findings.items
    assert first.progress == 100
    assert (second.minutes, second.links[0].url) == (Span(180, 180), "https://example.org/queen")
    assert third.notes == ["Draw the board first."]
    assert is_sound(result)


def test_fresh_leaves_the_marks_out(import_file: Importer) -> None:
    assert all(item.progress is None for item in import_file("outline.opml", fresh=True).findings.items)


@pytest.mark.parametrize(
    ("prolog", "message"),
    [
        ('<!DOCTYPE opml [<!ENTITY a "aaaa">]>', "defines entities of its own"),
        ('<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "defines entities of its own"),
    ],
)
def test_entities_are_refused(import_text: Importer, prolog: str, message: str) -> None:
    with pytest.raises(InvalidFile, match=message):
        import_text(f'<?xml version="1.0"?>\n{prolog}\n<opml><body><outline text="&a;"/></body></opml>', "a.opml")


def test_an_outline_nested_too_deep_is_refused(import_text: Importer) -> None:
    deep = '<outline text="a">' * 200 + "</outline>" * 200

    with pytest.raises(InvalidFile, match="nested too deep"):
        import_text(f"<opml><body>{deep}</body></opml>", "a.opml")


def test_xml_that_breaks_off_is_told_with_its_line(import_text: Importer) -> None:
    with pytest.raises(InvalidFile) as fault:
        import_text('<opml>\n<body>\n<outline text="a">', "a.opml")

    assert fault.value.problems[0].line == 3


def test_bullets_alone_are_an_outline(import_file: Importer) -> None:
    result = import_file("bullets.txt")

    assert result.findings.title == "Woodworking from scratch"
    assert items(result) == [
        ("Tools", "topic", "Sharpen a chisel"),
        ("Tools", "topic", "Set up a plane"),
        ("Joints", "topic", "Half lap"),
        ("Dovetails", "topic", "Mark the tails"),
        ("Dovetails", "topic", "Saw to the line"),
    ]
    assert [item.progress for item in result.findings.items[:2]] == [100, 0]


def test_a_playlist_leaves_out_what_cannot_be_watched_and_what_comes_twice(import_file: Importer) -> None:
    result = import_file("playlist.json")

    assert items(result) == [("", "video", "Flour and water"), ("", "video", "The first loaf")]
    assert [item.minutes for item in result.findings.items] == [Span(10, 10), Span(30, 30)]
    assert [one.reason for one in result.findings.omissions] == [
        "entry 3 is private or deleted",
        "entry 4 repeats entry 1",
    ]
    assert "url: https://www.youtube.com/playlist?list=PL1" in result.text


def test_a_playlist_may_come_one_video_a_line(import_file: Importer) -> None:
    result = import_file("playlist.jsonl")

    assert result.findings.title == "Bread at home"
    assert titles(result) == ["Flour and water", "The first loaf"]
    assert [item.by for item in result.findings.items] == ["", "A. Guest"]


def test_ossu_gives_sections_courses_and_their_time(import_file: Importer) -> None:
    result = import_file("ossu.json")

    assert items(result) == [
        ("Planets", "course", "Orbits I"),
        ("Planets", "course", "Orbits II"),
        ("Colours", "course", "Spectra"),
    ]
    assert result.findings.items[1].minutes == Span(5 * 4 * 60, 5 * 6 * 60)
    assert result.curriculum.requires == {1: ["orbits-i"]}
    assert "Prerequisites: patience" in result.text


def test_ossu_addresses_lose_the_debris_of_a_table(import_file: Importer) -> None:
    assert links(import_file("ossu.json"))[0] == "https://example.org/orbits"


def test_any_other_json_is_refused(import_text: Importer) -> None:
    documents: list[object] = [{"a": 1}, [1, 2], {"nodes": 3, "edges": 4}, {"Curriculum": []}]
    for document in documents:
        with pytest.raises(InvalidFile, match="curriculum in a format"):
            import_text(json.dumps(document), "a.json")


def test_broken_json_is_refused(import_text: Importer) -> None:
    for text in ('{"a": ', '[{"a": 1,}]', '{"a":' * 100_000, '{"a": 1' + "0" * 5000 + "}"):
        with pytest.raises(InvalidFile):
            import_text(text, "a.json")


def test_a_bracket_of_markdown_is_no_json(import_text: Importer) -> None:
    assert (
        import_text("[a](https://example.org/a)\n\n- [ ] One\n- [ ] Two\n- [ ] Three\n").findings.format == "markdown"
    )
    assert import_text("[" * 100_000, "a.json").verdict.is_weak
