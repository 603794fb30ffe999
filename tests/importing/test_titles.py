"""What a plan is called: its first heading, what a picture above it says, or the file; never one of several parts."""

from pathlib import Path

import pytest

from tests.importing.conftest import Importer

PARTS = "## Knots\n\n- [ ] Bowline\n- [ ] Sheet bend\n\n## Sails\n\n- [ ] Jib\n- [ ] Spinnaker\n"
NOTEBOOKS = "## Notebooks\n\nWhat I wrote.\n\n### Tools\n\n| Notebook | Description |\n|---|---|\n| Winch | Turns |\n\n"
HEADINGS = {
    "the only heading of the first level": ("# Sailing\n\n" + PARTS, "Sailing"),
    "a heading in HTML": ('<h1 align="center">Sailing</h1>\n\n' + PARTS, "Sailing"),
    "behind a smaller heading": ("### A thank-you first\n\nText.\n\n# Sailing\n\n" + PARTS, "Sailing"),
    "smaller than what follows": ("<h3>Sailing</h3>\n\n" + PARTS.replace("##", "#"), "Sailing"),
    "a name over words alone": (
        "## A free course in sailing\n\nFor everybody.\n\n" + PARTS,
        "A free course in sailing",
    ),
    "steps below it": ("## Sailing\n\n## Week 1: Knots\n\n- [ ] A\n\n## Week 2: Sails\n\n- [ ] B\n", "Sailing"),
}
PICTURES = {
    "a banner": ('<img src="banner.png" alt="Sailing Course">\n\n', "Sailing Course"),
    "a banner that says that it is one": ("![Sailing Course banner](banner.png)\n\n", "Sailing Course"),
    "a badge": ("![Build passing](https://img.shields.io/x.svg)\n\n", "My plan"),
    "a picture without a name": ("![](banner.png) ![logo](logo.png) ![boat.jpg](boat.jpg)\n\n", "My plan"),
    "a picture behind words": ("Look at this: ![Sailing Course](boat.png)\n\n", "My plan"),
}


@pytest.mark.parametrize(("text", "title"), HEADINGS.values(), ids=list(HEADINGS))
def test_the_heading_of_the_whole_is_the_title(import_text: Importer, text: str, title: str) -> None:
    assert import_text(text).findings.title == title


@pytest.mark.parametrize(("picture", "title"), PICTURES.values(), ids=list(PICTURES))
def test_without_one_a_picture_above_all_or_the_file_names_it(import_text: Importer, picture: str, title: str) -> None:
    """A course for language models: a banner, links, and "Notebooks" before its parts."""
    result = import_text(picture + NOTEBOOKS + PARTS, name="my-plan.md")
    assert result.curriculum.document["title"] == title
    assert result.curriculum.id == title.lower().replace(" ", "-")


@pytest.mark.parametrize("first", ["## Goals\n\nTo sail.\n\n", "## Notes\n\n", ""])
def test_one_of_several_headings_is_no_title(import_text: Importer, first: str) -> None:
    assert import_text(first + PARTS, name="my-plan.md").findings.title == "My plan"


@pytest.mark.parametrize(
    ("name", "title"), [("lake__sailing-course__README.md", "Lake sailing course"), ("README.md", "Sailing school")]
)
def test_a_file_s_name_is_made_readable(import_text: Importer, name: str, title: str, tmp_path: Path) -> None:
    (tmp_path / "sailing-school").mkdir()
    assert import_text(PARTS, name=f"sailing-school/{name}").findings.title == title
