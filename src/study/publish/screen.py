"""What was published, or is stale."""

from __future__ import annotations

from study.core import words
from study.core.values import dataclass
from study.screen.document import Document, fields
from study.screen.page import Page, Span


@dataclass(frozen=True, slots=True)
class Publication:
    """What publishing did to a file, or would do.

    ``stale`` are the blocks whose content is another now, the plain one as "", and ``pictures`` those wanting.
    ``written`` is false where it was only looked at, or where nothing changed.
    """

    file: str
    created: bool
    written: bool
    blocks: list[str]
    stale: list[str]
    pictures: list[str]

    @property
    def is_fresh(self) -> bool:
        return not (self.created or self.stale or self.pictures)


def page(publication: Publication, check: bool, again: str) -> Page:
    """One line; a file that is out of date is named with the command that publishes it."""
    page, file = Page(), Span(publication.file, "title")
    if publication.is_fresh:
        page.line(file, " is up to date.", "" if check else " Nothing was changed.")
    elif check:
        page.line(file, Span(" is out of date: ", "behind"), _what(publication))
        page.line("Update it: ", Span(again, "command"))
    else:
        done = "Created " if publication.created else "Updated "
        what = (
            ["."]
            if publication.stale == [""] == publication.blocks and not publication.pictures
            else [": ", _what(publication)]
        )
        page.line(done, file, *what)
    return page


def _what(publication: Publication) -> str:
    """``its block``, where there is but one without a name; else the names."""
    names = [name or "the block without a name" for name in publication.stale]
    if publication.blocks == [""]:
        names = ["its block"] * len(publication.stale)
    if publication.pictures:
        names.append(words.counted(len(publication.pictures), "picture"))
    return ", ".join(names) + "."


def document(publication: Publication) -> Document:
    """``study.published/1``: the block without a name is ""."""
    blocks = [{"name": name, "stale": name in publication.stale} for name in publication.blocks]
    described = fields(publication, "file is_fresh:fresh created written", blocks=blocks)
    return described | fields(publication, "pictures")
