"""`study publish`: the learning log in the blocks of a Markdown file."""

from __future__ import annotations

import os
from collections.abc import Sequence

from study import files
from study.core.items import OWN_TITLE
from study.core.values import dataclass
from study.errors import StudyError, WrongUsage
from study.parameters import JSON, MARKDOWN_FILE, flag, option
from study.publish import bars, blocks
from study.publish.sections import SECTIONS, Publication, markdown
from study.report import command as viewing
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def publish(
    file: str = MARKDOWN_FILE,
    bars: str = option(
        "--bars",
        help="Images of the geps.dev service, text, or small pictures beside the file.",
        default="geps",
        choices=("geps", "unicode", "svg"),
    ),
    sections: str | None = option(
        "--sections", help="What the block without a name holds: progress,goals.", metavar="LIST"
    ),
    check: bool = flag("--check", help="Change nothing and exit with 1 if the file is stale."),
    json: bool = JSON,
) -> int:
    """Write your learning log into a README.

    What stands between <!-- study:begin --> and <!-- study:end --> is written anew, and nothing else. A block may
    hold one section: <!-- study:begin kaggle -->. The sections are progress, resources, kaggle, certificates, goals,
    journal, lessons and backlog; a block without a name holds those that have no block of their own.

    \b
    study publish README.md
    study publish README.md --bars svg --sections progress,goals
    study publish README.md --check
    """
    from pathlib import Path

    from study.screen.console import is_answered, put, show, tell
    from study.store.workspace import Workspace

    workspace = Workspace()
    asked = manner(bars, sections)
    draft: Draft | None = draft_of(Path(file))
    if draft and not draft.blocks and not check and not json and is_answered():
        draft = _with_block(draft)
    if draft is None:
        tell(f"{file} is left as it is.")
        return 1
    found = publishing_publish(workspace, draft, asked, check)
    if json:
        from study.publish.screen import publication as document

        put(document(found))
    else:
        from study.publish.screen import screen

        show(screen(found, check, workspace.command_without("--check")))
    return 1 if check and not found.is_fresh else 0


def _with_block(draft: Draft) -> Draft | None:
    """The draft with a block where the learner wants it; None if nowhere."""
    from study.publish.blocks import heading
    from study.screen.console import choose

    places = {"at the end": len(draft.content)}
    if top := heading(draft.content):
        places[f"below line {top.number}: {top.text.decode(errors='replace').strip()}"] = top.after
    chosen = choose(f"{draft.path} has no block for the log yet. Where is it to go?", list(places))
    return with_block(draft, places[chosen]) if chosen else None


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as it was read, and with room for the log. ``old`` is None where there is no file."""

    path: Path
    old: bytes | None
    content: bytes
    blocks: list[blocks.Block]


@dataclass(frozen=True, slots=True)
class Manner:
    """How to publish: bars by their name, and what the plain block holds; None is what has no block of its own."""

    bars: str = "geps"
    sections: Sequence[str] | None = None


def manner(style: str, sections: str | None) -> Manner:
    """The same as it was typed. Raises WrongUsage."""
    if sections is None:
        return Manner(style)
    names = list(dict.fromkeys(sections.replace(",", " ").split()))
    unknown = [name for name in names if name not in SECTIONS]
    if unknown or not names:
        what = f'There is no section "{unknown[0]}".' if unknown else "--sections names none."
        raise WrongUsage(f"{what} The sections are {', '.join(SECTIONS)}.")
    return Manner(style, names)


def draft_of(path: Path) -> Draft:
    """The file to publish in; one that is not there begins with a title. Raises InvalidFile, WrongUsage and OSError."""
    old = files.read(path)
    if old is not None and b"\0" in old:
        raise WrongUsage(f"{path} is no text in UTF-8. Publish in a Markdown file.")
    title = f"# {OWN_TITLE}\n".encode()
    content = blocks.with_block(title, len(title)) if old is None else old
    return Draft(path, old, content, blocks.blocks(content, str(path), SECTIONS))


def with_block(found: Draft, at: int) -> Draft:
    """The draft with an empty block at an offset. Raises WrongUsage where that is inside of code that never ends."""
    content = blocks.with_block(found.content, at)
    made = blocks.blocks(content, str(found.path), SECTIONS)
    if not made:
        raise WrongUsage(f"{found.path} has code that never ends, and a block would be part of it. End the code first.")
    return Draft(found.path, found.old, content, made)


def publishing_publish(workspace: Workspace, found: Draft, asked: Manner, check: bool) -> Publication:
    """Fill the blocks and write what is another now; with ``check`` nothing.

    Raises WrongUsage where there is no block, NoDatabase, StudyError if the file changes meanwhile, and OSError.
    """
    if not found.blocks:
        where = f"{found.path} has no block. Put these two lines where it is to be:"
        raise WrongUsage(f"{where}\n{blocks.BEGIN}\n{blocks.END}")
    texts, shown = _texts(workspace, [one.name for one in found.blocks], asked)
    new = blocks.filled(found.content, found.blocks, texts)
    stale = [one.name for one in found.blocks if blocks.filled(found.content, [one], texts) != found.old]
    pictures = _wanting(found.path, shown) if asked.bars == "svg" else {}
    written = not check and (new != found.old or bool(pictures))
    if written:
        _write(found, new, pictures)
    return Publication(
        str(found.path), found.old is None, written, [one.name for one in found.blocks],
        stale, [f"{bars.FOLDER}/{path.name}" for path in pictures],
    )  # fmt: skip


def _texts(workspace: Workspace, names: Sequence[str], asked: Manner) -> tuple[dict[str, str], set[int]]:
    """What each block is to hold, and the per cent of the bars in it."""
    if asked.sections and "" not in names:
        raise WrongUsage(
            f"--sections is for a block without a name, and there is none. The blocks: {', '.join(names)}."
        )
    with workspace.reading():  # to publish that there is nothing would empty a README where the database is not found
        report = viewing.viewing_report(workspace)
    shown: set[int] = set()

    def bar(percent: int) -> str:
        shown.add(percent)
        return bars.BARS[asked.bars](percent)

    plain = asked.sections or [name for name in SECTIONS if name not in names]
    texts = {name: markdown(name, report, bar) for name in names if name}
    if "" in names:
        texts[""] = "\n\n".join(filter(None, (markdown(name, report, bar) for name in plain)))
    return texts, shown


def _wanting(path: Path, shown: set[int]) -> dict[Path, str]:
    """The pictures beside a file that are not there, or not as they are drawn now. Raises StudyError for others'."""
    from pathlib import Path

    folder = Path(os.path.realpath(path)).parent / bars.FOLDER
    found: dict[Path, str] = {}
    for percent in sorted(shown):
        at, drawn = folder / f"{percent}.svg", bars.picture(percent)
        old = files.read(at)
        if old == drawn.encode():
            continue
        if old is not None and not old.startswith(bars.SIGN.encode()):
            raise StudyError(f"{at} is a picture from elsewhere. Move it away, or choose --bars geps or unicode.")
        found[at] = drawn
    return found


def _write(found: Draft, new: bytes, pictures: dict[Path, str]) -> None:
    """The pictures first, so that the file never shows one that is not there."""
    files.refuse_read_only(found.path)
    for path, drawn in pictures.items():
        path.parent.mkdir(exist_ok=True)
        files.replace(path, drawn)
    if new != found.old:
        files.exchange(found.path, found.old, new)
