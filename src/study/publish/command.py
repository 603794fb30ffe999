"""`study publish`: the learning log in the blocks of a Markdown file."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence

from study import files
from study.core.items import OWN_TITLE
from study.core.values import dataclass, field, replace
from study.errors import StudyError, WrongUsage
from study.parameters import DRY_RUN, JSON, MARKDOWN_FILE, flag, option
from study.publish import blocks, facts, screen
from study.publish.adoption import adoptions, with_markers
from study.publish.blocks import Block
from study.publish.difference import difference, whole
from study.publish.filling import Contents, Wishes
from study.publish.markdown import FOLDER, SECTIONS, SIGN, picture
from study.publish.records import Records
from study.publish.screen import Publication
from study.report import command as reports
from study.screen import console
from study.screen.page import Page
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from study.publish.adoption import Adoption
    from study.publish.blocks import Filled
    from study.publish.names import Name


ALL = "all"
"""The word for all sections that have no block of their own."""

YES = "write it"

_PICTURE = re.compile(rb"!\[\d{1,3} %\]\(progress/(\d{1,3})\.svg\)")

TRIES = 5
"""So often a file is read again that others write at the same time."""


def publish(
    file: str = MARKDOWN_FILE,
    bars: str | None = option(
        "--bars",
        help="Images from geps.dev, text, or small pictures beside the file; remembered in the file.",
        choices=("geps", "unicode", "svg"),
    ),
    sections: str | None = option(
        "--sections",
        help="What goes into the block without a name: progress,goals; remembered in the file.",
        metavar="LIST",
    ),
    check: bool = flag("--check", help="Change nothing and exit with 1 if the file is stale."),
    adopt: bool = flag("--adopt", help="Put the markers around the tables and lists of a README that your log knows."),
    dry_run: bool = DRY_RUN,
    json: bool = JSON,
) -> int:
    """Write your learning log into a README.

    Only what stands between <!-- study:begin --> and <!-- study:end --> is replaced. A block may hold one section:
    <!-- study:begin kaggle -->. The sections are progress, resources, kaggle, certificates, goals, journal, lessons and
    backlog; a block without a name holds those that have no block of their own. One more, about, is what the authors of
    your curricula say: it is shown only where you name it. Other blocks hold one of several: list "Books", goal papers,
    certificate, curriculum ID, phase ID, journal 2026-03-16.

    With --adopt a README that you kept by hand gets its markers: around every table and list that your log knows. What
    they hold keeps its shape, and only what has changed is written.

    \b
    study publish README.md
    study publish README.md --bars svg --sections progress,goals
    study publish README.md --check
    study publish --adopt README.md
    """
    from pathlib import Path

    if adopt and check:
        raise WrongUsage("--check looks at blocks, and --adopt makes them. To look first: --adopt --dry-run.")
    workspace, wishes = Workspace(), Wishes(bars, _chosen(sections))
    draft: Draft | None = _draft(Path(file))
    asks = not (check or dry_run or json) and console.is_answered()
    if draft and not draft.blocks and asks and not adopt:
        draft = _placed(draft)
        if draft is None:
            console.tell(f"{file} was left alone.")
            return 1

    def prepared(draft: Draft) -> Publication:
        edition = _edition(workspace, draft, wishes, adopt)
        if check or dry_run or edition.publication.is_fresh:
            return edition.publication
        if adopt and asks and not _agreed(edition.publication):
            return edition.publication
        return _written(edition)

    publication = _in_turn(Path(file), draft, prepared)
    again = workspace.command_without("--check", "--dry-run", "-n")
    console.answer(
        json,
        "study.published/1",
        lambda: screen.document(publication),
        lambda: screen.page(publication, again, check=check, dry_run=dry_run, shows=adopt and not asks),
    )
    return 1 if check and not publication.is_fresh else 0


def _in_turn(path: Path, draft: Draft | None, publish: Callable[[Draft], Publication]) -> Publication:
    """Publish in a file; again in what stands there then, if another publication was faster. Raises Overtaken."""
    for _ in range(TRIES - 1):
        try:
            return publish(draft or _draft(path))
        except files.Overtaken:
            draft = None
    return publish(draft or _draft(path))


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as it was read, and with room for the log. ``old`` is None where there is no file.

    ``adopted`` are the blocks that were put around what stood there, by where they begin.
    """

    path: Path
    old: bytes | None
    content: bytes
    blocks: list[Block]
    adopted: dict[int, Adoption] = field(default_factory=dict)

    def is_stale(self, block: Block, name: Name, inside: bytes) -> bool:
        """Whether a block is to be another than it is, or isn't in the file yet."""
        is_new = block.opening.start in self.adopted if self.adopted else self.content != self.old
        return is_new or (name, inside) != (block.name, blocks.own(self.content, block))


@dataclass(frozen=True, slots=True)
class Edition:
    """A file as it is to be, with the pictures that are wanting beside it, and what is told of that."""

    draft: Draft
    new: bytes
    pictures: dict[Path, str]
    publication: Publication


def _chosen(sections: str | None) -> tuple[str, ...] | None:
    """The sections the plain block holds; () is what has no block of its own. Raises WrongUsage."""
    if sections is None:
        return None
    names = tuple(dict.fromkeys(sections.replace(",", " ").split()))
    if names == (ALL,):
        return ()
    unknown = [name for name in names if name not in SECTIONS]
    if unknown or not names:
        what = f'There is no section "{unknown[0]}".' if unknown else "--sections is empty."
        raise WrongUsage(f"{what} The sections are {', '.join(SECTIONS)}.")
    return names


def _draft(path: Path) -> Draft:
    """The file to publish in; one that is not there begins with a title. Raises InvalidFile, WrongUsage and OSError."""
    old = files.read(path)
    if old is not None and b"\0" in old:
        raise WrongUsage(f"{path} isn't UTF-8 text. Publish to a Markdown file.")
    title = f"# {OWN_TITLE}\n".encode()
    content = blocks.with_block(title, len(title)) if old is None else old
    return Draft(path, old, content, blocks.blocks(content, str(path)))


def _placed(draft: Draft) -> Draft | None:
    """The draft with an empty block where the learner wants it; None if nowhere.

    Raises WrongUsage where that is inside of code that never ends.
    """
    places = {"at the end": len(draft.content)}
    if top := blocks.heading(draft.content):
        places[f"below line {top.number}: {top.text.decode(errors='replace').strip()}"] = top.after
    place = console.choose(f"{draft.path} has no block for the log yet. Where should it go?", list(places))
    if not place:
        return None
    content = blocks.with_block(draft.content, places[place])
    empty = blocks.blocks(content, str(draft.path))
    if not empty:
        raise WrongUsage(
            f"{draft.path} has a code fence that is never closed, so a block would become part of it. Close it first."
        )
    return replace(draft, content=content, blocks=empty)


def _edition(workspace: Workspace, draft: Draft, wishes: Wishes, adopt: bool) -> Edition:
    """The file with its blocks filled. Raises NoDatabase, and WrongUsage where there is no block."""
    with workspace.reading() as connection:  # that there is nothing would empty a README where no database is found
        report = reports.report_of(connection, workspace.today(connection))
        past = facts.past(connection)
        if adopt:
            draft = _adopted(draft, Records(report, past))
        names = [block.name for block in draft.blocks]
        _refuse_without_block(draft, names, wishes)
        if any("about" in (name.section, *name.sections, *(wishes.sections or ())) for name in names):
            report = replace(report, about=reports.about_of(connection))
    contents = Contents(draft.content, str(draft.path), Records(report, past), wishes)
    fillings = contents.of(draft.blocks)
    new, pictures = blocks.filled(draft.content, fillings), _wanting(draft.path, fillings)
    hunks = difference(draft.content, fillings, draft.adopted) if draft.old is not None else whole(new)
    publication = Publication(
        file=str(draft.path),
        created=draft.old is None,
        written=False,
        blocks=[name.label for name in names],
        stale=[block.name.label for block, name, inside in fillings if draft.is_stale(block, name, inside)],
        pictures=[f"{FOLDER}/{path.name}" for path in pictures],
        unknown=contents.unknown,
        difference=hunks,
        adopted=[adoption.name.label for adoption in draft.adopted.values()],
    )
    return Edition(draft, new, pictures, publication)


def _refuse_without_block(draft: Draft, names: Sequence[Name], wishes: Wishes) -> None:
    """Raise WrongUsage where there is nothing to fill, or no block without a name for chosen sections."""
    if not names:
        where = f"{draft.path} has no block. Put these two lines where you want it:"
        raise WrongUsage(f"{where}\n{blocks.BEGIN}\n{blocks.END}")
    if wishes.sections and not any(name.section == "" for name in names):
        there = ", ".join(name.label for name in names)
        raise WrongUsage(f"--sections is for a block without a name, and there is none. The blocks: {there}.")


def _adopted(draft: Draft, records: Records) -> Draft:
    """The draft with markers around what the log knows. Raises StudyError where it knows nothing."""
    if draft.old is None:
        raise WrongUsage(f"There is no {draft.path} to adopt. To make one: `study publish {draft.path}`.")
    found = adoptions(draft.content, draft.blocks, records.known())
    if not (found or draft.blocks):
        raise StudyError(
            f"{draft.path} has no table and no list that your log knows. To take them in first: "
            f"`study import {draft.path} --as log`."
        )
    content, adopted = with_markers(draft.content, found, blocks.newline(draft.content))
    return replace(draft, content=content, blocks=blocks.blocks(content, str(draft.path)), adopted=adopted)


def _agreed(publication: Publication) -> bool:
    """Show what would change, and ask."""
    page = Page()
    screen.changes(page, publication.difference)
    console.show(page, sys.stderr)
    return console.choose(f"Write this to {publication.file}?", [YES, "leave it"]) == YES


def _written(edition: Edition) -> Publication:
    """Raises Overtaken if the file changed meanwhile, and OSError."""
    _write(edition.draft, edition.new, edition.pictures)
    return replace(edition.publication, written=True)


def _wanting(path: Path, fillings: Filled) -> dict[Path, str]:
    """The pictures beside a file that are not there, or not as they are drawn now. Raises StudyError for others'."""
    from pathlib import Path

    folder = Path(os.path.realpath(path)).parent / FOLDER
    pictures: dict[Path, str] = {}
    for percent in sorted({int(found[1]) for *_, inside in fillings for found in _PICTURE.finditer(inside)}):
        at, drawn = folder / f"{percent}.svg", picture(min(percent, 100))
        old = files.read(at)
        if old == drawn.encode():
            continue
        if old is not None and not old.startswith(SIGN.encode()):
            raise StudyError(f"{at} is a picture from somewhere else. Move it, or choose --bars geps or unicode.")
        pictures[at] = drawn
    return pictures


def _write(draft: Draft, new: bytes, pictures: Mapping[Path, str]) -> None:
    """The pictures first, so that the file never shows one that is not there."""
    files.refuse_read_only(draft.path)
    for path, drawn in pictures.items():
        path.parent.mkdir(exist_ok=True)
        files.replace(path, drawn)
    if new != draft.old:
        files.exchange(draft.path, draft.old, new)
