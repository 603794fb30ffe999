"""`study backup` and `study restore`."""

from __future__ import annotations

import os

from study.backup import facts, screen
from study.core.values import dataclass
from study.core.words import quoted
from study.errors import NoSuchItem, StoreError, WrongUsage
from study.parameters import JSON, argument, flag
from study.screen.console import answer, working
from study.store import images, snapshots
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from study.store.images import Contents
    from study.store.snapshots import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Restoration:
    """A copy that took the place of the database: its file, what it holds, and what was there before.

    ``set_aside`` is None where there was nothing, and ``way_back`` where what was there is no sound database.
    """

    path: str
    source: str
    contents: Contents
    set_aside: str | None
    way_back: str | None


def backup(
    file: str | None = argument(
        "FILE", "A file or folder; `backups` beside the database if not given.", default=None, file=True
    ),
    json: bool = JSON,
) -> None:
    """Back up the database.

    The copy is checked, and compressed if its name ends in .gz. By itself the program makes one a day, and keeps those
    of 7 days, 4 weeks and 12 months.

    \b
    study backup
    study backup /media/stick/study.db
    study backup ~/Backups/
    """
    workspace = Workspace()
    with workspace.reading():
        pass  # raises what is to be said of a file that is missing, or not ours
    if file is None:
        target = snapshots.take(workspace.path, workspace.now)
        contents = images.contents_of(target)
    else:
        target = _target(workspace, file)
        contents = facts.write_copy(workspace.path, target, target.endswith(".gz"))
    answer(json, "study.backup/1", screen.backup_document, screen.backup_page, target, contents)


def restore(
    file: str | None = argument(
        "FILE", "A snapshot, a day, or a copy of your own; the newest if not given.", default=None, file=True
    ),
    listed: bool = flag("--list", help="List the snapshots there are."),
    json: bool = JSON,
) -> None:
    """Go back to a snapshot of the database.

    The present file is set aside, so that this can be undone.

    \b
    study restore --list
    study restore                    the newest snapshot
    study restore 2026-03-02         the last one of a day
    study restore /media/stick/study.db
    """
    workspace = Workspace()
    if listed and file is not None:
        raise WrongUsage("`study restore --list` takes no file.")
    if listed:
        with working("Checking"):
            known = list(_checked(snapshots.snapshots(workspace.path)))
        return answer(json, "study.snapshots/1", screen.list_document, screen.list_page, known)
    restoration = _restored(workspace, _source(workspace, file))
    return answer(json, "study.restore/1", screen.restore_document, screen.restore_page, restoration)


def _restored(workspace: Workspace, source: str) -> Restoration:
    if os.path.isdir(workspace.path):
        raise StoreError(f"{workspace.path} is a folder. Set STUDY_DB to a file.")
    image, contents = facts.read_copy(source)
    try:
        set_aside = facts.put_in_place(image, workspace.path, workspace.now)
    finally:
        image.close()
    workspace.tell_the_prompt()
    return Restoration(
        path=workspace.path,
        source=source,
        contents=contents,
        set_aside=set_aside,
        way_back=set_aside if set_aside and _is_sound(set_aside) else None,
    )


def _target(workspace: Workspace, file: str) -> str:
    """The file that a copy goes to. Raises WrongUsage for what is no file."""
    target = os.path.expanduser(file)
    if "://" in file:
        raise WrongUsage(f"{quoted(file)} is an address. Give a file.")
    if os.path.isdir(target):
        name = os.path.basename(workspace.path)
        return os.path.join(target, f"{name}-{workspace.now:%Y-%m-%d}.gz")
    return target


def _source(workspace: Workspace, file: str | None) -> str:
    """The file to restore: a path, the name of a snapshot, or a day. Raises NoSuchItem and WrongUsage."""
    if file is None:
        newest = snapshots.newest_sound(workspace.path)
        if newest is None:
            raise NoSuchItem("There is no snapshot to go back to. If you have a copy: `study restore FILE`.")
        return newest.path
    path = os.path.expanduser(file)
    if os.path.isfile(path):
        if os.path.exists(workspace.path) and os.path.samefile(path, workspace.path):
            raise WrongUsage(f"{file} is the database itself. See `study restore --list`.")
        return path
    for one in snapshots.snapshots(workspace.path):
        if os.path.basename(one.path) == file or f"{one.at:%Y-%m-%d}" == file:
            return one.path
    raise NoSuchItem(f"There is no snapshot {quoted(file)}. See `study restore --list`.")


def _checked(known: list[Snapshot]) -> Iterator[tuple[Snapshot, Contents | None]]:
    """Snapshots with what they hold; None for those that are damaged."""
    for one in known:
        try:
            yield one, images.contents_of(one.path)
        except (StoreError, OSError):
            yield one, None


def _is_sound(path: str) -> bool:
    try:
        images.contents_of(path)
    except (StoreError, OSError):
        return False
    return True
