"""Times of those who finished a curriculum before: a file that `study cohort efforts` wrote, beside the curriculum."""

from __future__ import annotations

from study.core.duration import Effort
from study.core.items import PeerEfforts
from study.core.selection import is_ongoing
from study.errors import InvalidFile, Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from study.format.file import CheckResult

LONGEST = 100_000
"""Minutes of an item, beyond which a file is not believed."""

WIDEST = 20.0
"""The factor of a range, beyond which it is not."""


def apply(check: CheckResult) -> PeerEfforts | None:
    """Give the items of a curriculum the times that others took, where a file beside it tells them.

    Raises InvalidFile for a file that is not what it should be.
    """
    from pathlib import Path

    curriculum, outline = check.both()
    file = _beside(Path(check.file), curriculum.curriculum)
    if file is None:
        return None
    efforts = _read(file, curriculum.curriculum)
    timed = [line for line in outline.work if line.id in efforts and not is_ongoing(line, outline)]
    found = [efforts[line.id] | {"line": line} for line in timed]
    for one in found:
        minutes, spread = one["minutes"], one["spread"]
        one["line"].effort = Effort(max(round(minutes / spread), 1), minutes, round(minutes * spread))
        one["line"].estimated = False
    return PeerEfforts(len(found), max(one["learners"] for one in found), file.name) if found else None


def _beside(path: Path, curriculum: str) -> Path | None:
    """The file for this curriculum, or the one for all that lie there."""
    names = f"{path.stem}.efforts.yaml", f"{curriculum}.efforts.yaml", "efforts.yaml"
    return next((file for name in names if (file := path.with_name(name)).is_file()), None)


def _read(file: Path, curriculum: str) -> dict[str, dict[str, Any]]:
    """The times by the ids of the items. Raises InvalidFile, with a line of what to do."""
    from study.files import Unloadable, read_text
    from study.format.yaml import values

    try:
        root, _ = values(read_text(file), str(file))
    except Unloadable as fault:
        raise InvalidFile([fault.problem]) from None
    efforts = root.get("efforts") if isinstance(root, dict) else None
    if not isinstance(efforts, dict) or not all(isinstance(one, dict) for one in efforts.values()):
        raise _wrong(file, "this isn't a file of efforts")
    return {id_: _effort(file, id_, said) for id_, said in (efforts.get(curriculum) or {}).items()}


def _effort(file: Path, id_: str, said: object) -> dict[str, Any]:
    try:
        if not isinstance(said, dict):
            raise ValueError
        minutes, spread, learners = int(said["minutes"]), float(said["spread"]), int(said["learners"])
    except (KeyError, ValueError):
        raise _wrong(file, f"{id_} has no minutes, spread and learners") from None
    if not (1 <= minutes <= LONGEST and 1 <= spread <= WIDEST and learners >= 1):
        raise _wrong(file, f"{id_} has times that can't be")
    return {"minutes": minutes, "spread": spread, "learners": learners}


def _wrong(file: Path, message: str) -> InvalidFile:
    hint = "`study cohort efforts -o efforts.yaml` writes one; to do without, move it away"
    return InvalidFile([Problem(str(file), 1, 1, message, hint)])
