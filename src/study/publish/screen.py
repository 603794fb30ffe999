"""What was published, or is stale."""

from __future__ import annotations

from study.core import words
from study.publish.sections import Publication
from study.screen.document import dumped
from study.screen.page import Page, Span


def screen(found: Publication, check: bool, again: str) -> Page:
    """One line; a stale file is told with the command that publishes it."""
    page = Page()
    if found.is_fresh:
        page.line(Span(found.file, "title"), " is up to date.", "" if check else " Nothing was changed.")
    elif check:
        page.line(Span(found.file, "title"), Span(" is stale: ", "behind"), _what(found))
        page.line("Write it anew: ", Span(again, "command"))
    else:
        how = " was made, with " if found.created else " was written anew: "
        page.line(Span(found.file, "title"), how, _what(found))
    return page


def _what(found: Publication) -> str:
    """``its block``, where there is but one without a name; else the names."""
    names = [name or "the block without a name" for name in found.stale]
    if found.blocks == [""]:
        names = ["its block"] * len(found.stale)
    if found.pictures:
        names.append(words.counted(len(found.pictures), "picture"))
    return ", ".join(names) + "."


def publication(found: Publication) -> str:
    """``study.published/1``: the block without a name is ""."""
    return dumped(
        "study.published/1",
        {
            "file": found.file, "fresh": found.is_fresh, "created": found.created, "written": found.written,
            "blocks": [{"name": name, "stale": name in found.stale} for name in found.blocks],
            "pictures": found.pictures,
        },
    )  # fmt: skip
