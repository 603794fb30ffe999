"""`study publish`: the learning log in the blocks of a Markdown file."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence

from study import files
from study.core.items import OWN_TITLE
from study.core.values import dataclass, replace
from study.errors import StudyError, WrongUsage
from study.parameters import JSON, MARKDOWN_FILE, flag, option
from study.publish import blocks, screen
from study.publish.blocks import Block
from study.publish.markdown import ASKED_FOR, BARS, FOLDER, SECTIONS, SIGN, Bar, markdown, picture
from study.publish.screen import Publication
from study.report import command as reports
from study.screen import console
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from study.report.rules import Report


TRIES = 5
"""So often a file is read again that others write at the same time."""


def publish(
    file: str = MARKDOWN_FILE,
    bars: str = option(
        "--bars",
        help="Images from geps.dev, text, or small pictures beside the file.",
        default="geps",
        choices=("geps", "unicode", "svg"),
    ),
    sections: str | None = option(
        "--sections", help="What goes into the block without a name: progress,goals.", metavar="LIST"
    ),
    check: bool = flag("--check", help="Change nothing and exit with 1 if the file is stale."),
    json: bool = JSON,
) -> int:
    """Write your learning log into a README.

    Only what stands between <!-- study:begin --> and <!-- study:end --> is replaced. A block may hold one section:
    <!-- study:begin kaggle -->. The sections are progress, resources, kaggle, certificates, goals, journal, lessons and
    backlog; a block without a name holds those that have no block of their own. One more, about, is what the authors of
    your curricula say: it is shown only where you name it.

    \b
    study publish README.md
    study publish README.md --bars svg --sections progress,goals
    study publish README.md --check
    """
    from pathlib import Path

    workspace, chosen = Workspace(), _chosen(sections)
    draft: Draft | None = _draft(Path(file))
    if draft and not draft.blocks and not check and not json and console.is_answered():
        draft = _placed(draft)
        if draft is None:
            console.tell(f"{file} was left alone.")
            return 1
    publication = _in_turn(Path(file), draft, lambda draft: _publish(workspace, draft, bars, chosen, check))
    again = workspace.command_without("--check")
    console.answer(
        json,
        "study.published/1",
        lambda: screen.document(publication),
        lambda: screen.page(publication, check, again),
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
    """A file as it was read, and with room for the log. ``old`` is None where there is no file."""

    path: Path
    old: bytes | None
    content: bytes
    blocks: list[Block]


def _chosen(sections: str | None) -> list[str] | None:
    """The sections the plain block holds; None is what has no block of its own. Raises WrongUsage."""
    if sections is None:
        return None
    names = list(dict.fromkeys(sections.replace(",", " ").split()))
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
    return Draft(path, old, content, blocks.blocks(content, str(path), SECTIONS))


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
    empty = blocks.blocks(content, str(draft.path), SECTIONS)
    if not empty:
        raise WrongUsage(
            f"{draft.path} has a code fence that is never closed, so a block would become part of it. Close it first."
        )
    return replace(draft, content=content, blocks=empty)


def _publish(workspace: Workspace, draft: Draft, bars: str, sections: Sequence[str] | None, check: bool) -> Publication:
    """Fill the blocks and write what is another now; with ``check`` nothing.

    Raises NoDatabase, WrongUsage where there is no block, Overtaken if the file changes meanwhile, and OSError.
    """
    names = [block.name for block in draft.blocks]
    if not names:
        where = f"{draft.path} has no block. Put these two lines where you want it:"
        raise WrongUsage(f"{where}\n{blocks.BEGIN}\n{blocks.END}")
    if sections and "" not in names:
        raise WrongUsage(
            f"--sections is for a block without a name, and there is none. The blocks: {', '.join(names)}."
        )
    with workspace.reading() as connection:  # that there is nothing would empty a README where no database is found
        report = reports.report_of(connection, workspace.today(connection))
        if "about" in (*names, *(sections or ())):
            report = replace(report, about=reports.about_of(connection))
    texts, shown = _texts(report, names, BARS[bars], sections)
    new = blocks.filled(draft.content, draft.blocks, texts)
    pictures = _wanting(draft.path, shown) if bars == "svg" else {}
    written = not check and (new != draft.old or bool(pictures))
    if written:
        _write(draft, new, pictures)
    return Publication(
        file=str(draft.path),
        created=draft.old is None,
        written=written,
        blocks=names,
        stale=[block.name for block in draft.blocks if blocks.filled(draft.content, [block], texts) != draft.old],
        pictures=[f"{FOLDER}/{path.name}" for path in pictures],
    )


def _texts(
    report: Report, names: Sequence[str], style: Bar, sections: Sequence[str] | None
) -> tuple[dict[str, str], set[int]]:
    """What each block is to hold, and the per cent of the bars in it."""
    shown: set[int] = set()

    def bar(percent: int) -> str:
        shown.add(percent)
        return style(percent)

    texts = {name: markdown(name, report, bar) for name in names if name}
    if "" in names:
        plain = sections or [name for name in SECTIONS if name not in (*names, *ASKED_FOR)]
        texts[""] = "\n\n".join(filter(None, (markdown(name, report, bar) for name in plain)))
    return texts, shown


def _wanting(path: Path, shown: set[int]) -> dict[Path, str]:
    """The pictures beside a file that are not there, or not as they are drawn now. Raises StudyError for others'."""
    from pathlib import Path

    folder = Path(os.path.realpath(path)).parent / FOLDER
    pictures: dict[Path, str] = {}
    for percent in sorted(shown):
        at, drawn = folder / f"{percent}.svg", picture(percent)
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
