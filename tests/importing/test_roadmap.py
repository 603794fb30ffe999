"""A roadmap is a drawing: what stands together belongs together."""

import json
from pathlib import Path

from study.importing.formats import roadmap
from tests.importing.conftest import SOURCES, Importer
from tests.importing.reading import is_sound, items, links


def drawing(nodes: list[dict[str, object]], edges: list[dict[str, object]] | None = None) -> str:
    return json.dumps({"nodes": nodes, "edges": edges or []})


def node(name: str, kind: str, x: int, y: int, **data: object) -> dict[str, object]:
    size = {"width": 100, "height": 50}
    return {"id": name, "type": kind, "position": {"x": x, "y": y}, **size, "data": {"label": name, **data}}


def test_children_go_with_their_topic_and_topics_follow_their_edges(import_file: Importer) -> None:
    result = import_file("roadmap.json")

    assert items(result) == [
        ("Light", "topic", "Soft light"),
        ("Light", "topic", "Hard light"),
        ("Editing", "topic", "Crop"),
        ("Editing", "topic", "Straighten"),
        ("Lenses", "topic", "Prime"),
        ("Lenses", "topic", "Zoom"),
        ("", "topic", "Show your pictures"),
    ]
    assert is_sound(result)


def test_a_node_stored_twice_is_one(import_file: Importer) -> None:
    assert [heading.title for heading in import_file("roadmap.json").findings.headings].count("Light") == 1


def test_a_legend_of_alternatives_is_a_choice(import_file: Importer) -> None:
    result = import_file("roadmap.json")

    assert [heading.choose for heading in result.findings.headings] == [None, None, 1]
    assert "choose: 1" in result.text
    assert len(result.findings.guesses) == 1


def test_a_button_with_a_badge_is_a_material_of_its_kind(import_file: Importer) -> None:
    resource = import_file("roadmap.json").findings.resources[0]

    assert (resource.kind, resource.title, resource.links[0].url) == (
        "book",
        "Seeing light",
        "https://example.org/light",
    )


def test_what_is_around_the_roadmap_is_left_out(import_file: Importer) -> None:
    omissions = import_file("roadmap.json").findings.omissions

    assert [(one.text, one.matter) for one in omissions] == [("Look at the other maps too", True)]


def test_a_child_without_an_edge_goes_with_the_nearest_topic(import_text: Importer) -> None:
    nodes = [node("Above", "topic", 0, 0), node("Below", "topic", 0, 500), node("near below", "subtopic", 200, 450)]

    assert items(import_text(drawing(nodes), "map.json")) == [
        ("", "topic", "Above"),
        ("Below", "topic", "near below"),
    ]


def test_numbered_topics_follow_their_numbers(import_text: Importer) -> None:
    nodes = [node("2. Second", "topic", 0, 0), node("1. First", "topic", 0, 300)]

    assert items(import_text(drawing(nodes), "map.json")) == [("", "topic", "First"), ("", "topic", "Second")]


def test_edges_in_a_ring_end(import_text: Importer) -> None:
    nodes = [node(name, "topic", 0, y) for name, y in (("a", 0), ("b", 100), ("c", 200))]
    edges: list[dict[str, object]] = [
        {"source": "a", "target": "b"},
        {"source": "b", "target": "c"},
        {"source": "c", "target": "a"},
    ]

    assert [title for *_, title in items(import_text(drawing(nodes, edges), "map.json"))] == ["a", "b", "c"]


def test_the_pages_of_a_folder_are_merged(tmp_path: Path, import_file: Importer) -> None:
    folder = tmp_path / "photography"
    (folder / "content").mkdir(parents=True)
    (folder / "photography.json").write_bytes((SOURCES / "roadmap.json").read_bytes())
    (folder / "content" / "soft-light@soft.md").write_text(
        "# Soft light\n\nClouds and curtains.\n\n- [@video@A window](https://example.org/window)\n", encoding="utf-8"
    )
    (folder / "content" / "light@light.md").write_text("- [@book@On light](https://example.org/on)\n", encoding="utf-8")

    result = import_file(str(folder))

    soft = next(item for item in result.findings.items if item.title == "Soft light")
    assert soft.notes == ["Clouds and curtains."]
    assert soft.links[0].url == "https://example.org/window"
    assert "https://example.org/on" in links(result)


def test_nothing_in_a_node_has_to_be_what_it_should(import_text: Importer) -> None:
    odd: list[object] = [None, 3, "x", {}, {"type": "topic"}, {"type": ["topic"], "position": [], "data": []}]
    odd += [{"id": 1, "type": "subtopic", "position": {"x": "a", "y": 1e400}, "data": {"label": "Odd \ud800\0"}}]

    result = import_text(json.dumps({"nodes": odd, "edges": [1, {}, {"source": 1, "target": 1}]}), "map.json")

    assert len(result.findings.items) == 1
    assert is_sound(result)


def test_a_node_keeps_its_id_as_the_key_of_its_item() -> None:
    found = roadmap.read(json.loads((SOURCES / "roadmap.json").read_text(encoding="utf-8")))

    assert [item.key for item in found.items] == ["soft", "hard", "k1", "k2", "prime", "zoom", "show"]


PURPLE = {"id": "1", "label": "Personal Recommendation / Opinion"}
GREEN = {"id": "2", "label": "Alternative Option - Pick this or Purple"}
GREY = {"id": "3", "label": "I wouldn't recommend"}
ANY = {"id": "4", "label": "Order in Roadmap not Strict - Learn anytime"}


def legends(*several: dict[str, str] | None) -> str:
    """A topic with a part for each legend."""
    nodes = [node("Tools", "topic", 0, 100)]
    for n, legend in enumerate(several):
        nodes.append(node(f"tool {n}", "subtopic", 200, 100 + 60 * n, **({"legend": legend} if legend else {})))
    return drawing(nodes)


def test_alternatives_to_one_another_are_a_choice_of_one(import_text: Importer) -> None:
    result = import_text(legends(GREEN, GREEN, GREEN), "map.json")

    assert result.findings.headings[0].choose == 1
    assert [(guess.decision, guess.instead) for guess in result.findings.guesses] == [
        ("choose: 1, the others are alternatives", "all 3")
    ]


def test_so_many_as_are_recommended_are_enough(import_text: Importer) -> None:
    result = import_text(legends(GREEN, PURPLE, PURPLE), "map.json")

    assert "choose: 2" in result.text
    assert [item.title for item in result.findings.items] == ["tool 1", "tool 2", "tool 0"]


def test_beside_parts_that_nothing_takes_the_place_of_alternatives_are_optional(import_text: Importer) -> None:
    result = import_text(legends(None, PURPLE, GREEN, ANY), "map.json")

    assert result.findings.headings[0].choose is None
    assert [item.title for item in result.findings.items if item.optional] == ["tool 2"]
    assert result.findings.guesses[0].decision == "alternatives, so optional: tool 2"
    assert "optional: true" in result.text


def test_what_the_author_would_not_recommend_is_optional_and_says_so(import_text: Importer) -> None:
    result = import_text(legends(PURPLE, GREY), "map.json")

    avoided = result.findings.items[1]
    assert (avoided.optional, avoided.notes) == (True, ["Legend: I wouldn't recommend"])
    assert result.findings.guesses == []


def test_recommendations_alone_are_no_choice(import_text: Importer) -> None:
    result = import_text(legends(PURPLE, PURPLE), "map.json")

    assert result.findings.headings[0].choose is None
    assert not any(item.optional for item in result.findings.items)


def test_the_caption_of_a_box_is_kept_with_its_topic(import_file: Importer) -> None:
    headings = import_file("roadmap.json").findings.headings

    assert {heading.title: heading.notes for heading in headings}["Editing"] == ["Group: At the desk"]
