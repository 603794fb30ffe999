"""The curricula shipped with the program, and the file a learner means."""

from __future__ import annotations

from pathlib import Path

import study
from study.errors import WrongUsage


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
    if path.exists() or path.suffix or "/" in name:
        return path
    from difflib import get_close_matches

    near = [shipped for shipped in names() if name.lower() in shipped] or get_close_matches(name, names(), n=1)
    hint = "See `study curricula` for those that are, or name a YAML file."
    if len(near) == 1:
        hint = f'Did you mean "{near[0]}"?'
    raise WrongUsage(f'There is no shipped curriculum "{name}". {hint}')
