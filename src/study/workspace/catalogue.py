"""The curricula shipped with the program."""

from __future__ import annotations

from pathlib import Path

import study
from study.core.duration import Effort
from study.core.enrollment import Offer
from study.errors import WrongUsage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.format.file import Checked


def folder() -> Path:
    """Where the shipped curricula are: inside the package, or beside ``src`` in a checkout."""
    package = Path(study.__file__).parent
    inside = package / "curricula"
    return inside if inside.is_dir() else package.parents[1] / "curricula"


def names() -> list[str]:
    """The ids of the shipped curricula."""
    return sorted(path.stem for path in folder().glob("*.yaml"))


def find(name: str) -> Path:
    """The file a learner means: a shipped curriculum's id, or a path. Raises WrongUsage for neither."""
    if name in names():
        return folder() / f"{name}.yaml"
    path = Path(name)
    if path.exists() or path.suffix in (".yaml", ".yml") or "/" in name:
        return path
    from difflib import get_close_matches

    near = get_close_matches(name, names(), n=1)
    hint = f'Did you mean "{near[0]}"?' if near else "See `study curricula` for those that are, or name a YAML file."
    raise WrongUsage(f'No curriculum "{name}" is shipped. {hint}')


def check(name: str) -> Checked:
    """Everything worth a word about a curriculum file, or a shipped curriculum."""
    from study.format.file import check as checked

    return checked(find(name) if name in names() else Path(name))


def offers() -> list[Offer]:
    """The shipped curricula in figures."""
    from study.format.file import load

    return [_offer(name, load(folder() / f"{name}.yaml")) for name in names()]


def _offer(name: str, checked: Checked) -> Offer:
    curriculum, plan = checked.both()
    work = plan.work
    effort = Effort(
        sum(line.effort.low for line in work),
        sum(line.effort.likely for line in work),
        sum(line.effort.high for line in work),
    )
    pace = str(curriculum.pace) if curriculum.pace else None
    counts = (
        len(plan.phases),
        len(plan.modules),
        len(work),
        sum(not line.work and not line.backlog for line in plan.lines),
    )
    return Offer(name, curriculum.title, pace, *counts, effort)
