"""The curricula shipped with the program."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import study
from study.domain.duration import Effort
from study.errors import WrongUsage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.domain.duration import Pace


@dataclass(frozen=True, slots=True)
class Offer:
    """One shipped curriculum in figures. Efforts in minutes; items are work, resources everything tracked."""

    id: str
    title: str
    pace: Pace | None
    phases: int
    modules: int
    items: int
    resources: int
    effort: Effort


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


def offers() -> list[Offer]:
    """The shipped curricula in figures."""
    from study.loading.curriculum import load

    result = []
    for name in names():
        checked = load(folder() / f"{name}.yaml")
        if checked.curriculum is None or checked.outline is None:
            continue
        work = checked.outline.work
        effort = Effort(
            sum(line.effort.low for line in work),
            sum(line.effort.likely for line in work),
            sum(line.effort.high for line in work),
        )
        result.append(
            Offer(
                name, checked.curriculum.title, checked.curriculum.pace,
                len(checked.outline.phases), len(checked.outline.modules),
                len(work), len(checked.outline.lines) - len(work), effort,
            )
        )  # fmt: skip
    return result
