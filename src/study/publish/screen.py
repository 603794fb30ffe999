"""What was published, or is stale."""

from __future__ import annotations

from study.core import words
from study.core.values import dataclass, field
from study.publish.difference import Hunk
from study.screen.document import Document, fields
from study.screen.page import Page, Span

MOST = 8
"""So many blocks are told by their names."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What publishing did to a file, or would do.

    ``stale`` are the blocks whose content is another now, the plain one as "", and ``pictures`` those wanting.
    ``written`` is false where it was only looked at, or where nothing changed. ``unknown`` counts the rows in blocks
    that are in no list of the log, ``adopted`` are the blocks that were put around what stood there.
    """

    file: str
    created: bool
    written: bool
    blocks: list[str]
    stale: list[str]
    pictures: list[str]
    unknown: int = 0
    difference: list[Hunk] = field(default_factory=list)
    adopted: list[str] = field(default_factory=list)

    @property
    def is_fresh(self) -> bool:
        return not (self.created or self.stale or self.pictures or self.adopted)


def page(
    publication: Publication, again: str, *, check: bool = False, dry_run: bool = False, shows: bool = False
) -> Page:
    """One line; a file that is out of date is named with the command that publishes it."""
    page, file = Page(), Span(publication.file, "title")
    if dry_run or shows:
        changes(page, publication.difference)
    if publication.is_fresh:
        page.line(file, " is up to date.", "" if check else " Nothing was changed.")
    elif publication.written:
        done = "Created " if publication.created else "Adopted " if publication.adopted else "Updated "
        is_whole = publication.stale == [""] == publication.blocks and not publication.pictures
        page.line(done, file, *(["."] if is_whole else [": ", _what(publication)]))
    elif check:
        page.line(file, Span(" is out of date: ", "behind"), _what(publication))
        page.line("Update it: ", Span(again, "command"))
    else:
        page.line("Would write ", file, ": ", _what(publication))
        page.line("Nothing was changed. To do it: ", Span(again, "command"))
    if publication.unknown:
        _unknown(page, publication)
    return page


def _unknown(page: Page, publication: Publication) -> None:
    """Rows that somebody wrote into a block by hand."""
    one = publication.unknown == 1
    rows = words.counted(publication.unknown, "row")
    what = "isn't in your log and stays as it is" if one else "aren't in your log and stay as they are"
    command = f"study import {publication.file} --as log"
    page.line(Span(f"{rows} in its blocks {what}. To add: ", "quiet"), Span(command, "command"))


def changes(page: Page, difference: list[Hunk]) -> None:
    """What is taken out and what is put in, by lines."""
    for hunk in difference:
        page.line(Span(f"line {hunk.line}", "quiet"))
        for line in hunk.removed:
            page.line(Span(f"- {line}", "behind"))
        for line in hunk.added:
            page.line(Span(f"+ {line}", "ahead"))
    page.gap()


def _what(publication: Publication) -> str:
    """``its block``, where there is but one without a name; else the names, the first of many."""
    names = list(dict.fromkeys(name or "the block without a name" for name in publication.stale))
    if publication.blocks == [""]:
        names = ["its block"] * len(publication.stale)
    if len(names) > MOST:
        names[MOST - 1 :] = [words.counted(len(names) - MOST + 1, "more block")]
    if publication.pictures:
        names.append(words.counted(len(publication.pictures), "picture"))
    return ", ".join(names) + "."


def document(publication: Publication) -> Document:
    """``study.published/1``: the block without a name is ""."""
    blocks = [{"name": name, "stale": name in publication.stale} for name in publication.blocks]
    described = fields(publication, "file is_fresh:fresh created written", blocks=blocks)
    return described | fields(
        publication,
        "pictures unknown adopted",
        difference=[fields(hunk, "line removed added") for hunk in publication.difference],
    )
