"""An import and the file it is written to: read, judge, write."""

from __future__ import annotations

from study.core.values import dataclass
from study.errors import WrongUsage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from study.importing.options import Options
    from study.importing.result import Import

FILE_MODE = 0o600


@dataclass(frozen=True, slots=True)
class Target:
    """Where an import goes: a file (by the curriculum's id if None), and whether it may take another's place."""

    path: Path | None = None
    force: bool = False
    dry_run: bool = False
    strict: bool = False


def import_source(source: str, options: Options, target: Target) -> Import:
    """Import a source and write its curriculum, unless it is weak, or nothing is to be written.

    Raises InvalidFile for what cannot be read, WrongUsage for a file that already exists and says something else.
    """
    result = read(source, options)
    if target.dry_run or not may_write(result, target):
        return result
    return written(result, target.path or default_path(result), target.force)


def read(source: str, options: Options) -> Import:
    """Import a source in memory."""
    from study.importing.origin import opened
    from study.importing.result import import_origin

    return import_origin(opened(source), options)


def may_write(result: Import, target: Target) -> bool:
    """Whether the import is good enough to be written."""
    if result.checked.problems:
        return False
    return target.force or not (result.verdict.is_weak or (target.strict and not result.is_sure))


def code(result: Import, target: Target) -> int:
    """The exit code: 3 for what is too weak to be trusted, or not sure where only that will do."""
    is_weak = result.verdict.is_weak and not target.force
    return 3 if is_weak or result.checked.problems or (target.strict and not result.is_sure) else 0


def default_path(result: Import) -> Path:
    from pathlib import Path

    return Path(f"{result.curriculum.id}.yaml")


def written(result: Import, path: Path, force: bool, private: bool = False) -> Import:
    """Write the curriculum, in one step. The same bytes again change nothing."""
    from study import files

    content = files.read(path)
    result.written = str(path)
    if content == result.text.encode():
        result.unchanged = True
        return result
    if content is not None and not force:
        raise WrongUsage(
            f"{path} already exists and is not overwritten. Take another name with -o FILE, another title with "
            "--title, or replace it with --force."
        )
    files.replace(path, result.text)
    if private and content is None:
        path.chmod(FILE_MODE)
    return result
