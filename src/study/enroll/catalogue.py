"""`study curricula`, `check` and `schema`: curriculum files, and those shipped with the program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import study
from study.core.duration import Effort
from study.core.enrollment import Offer
from study.errors import WrongUsage
from study.parameters import JSON, argument, flag

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

    from study.core.problem import Problem
    from study.format.file import Checked


def curricula(json: bool = JSON) -> None:
    """List the curricula shipped with the program.

    \b
    study curricula
    study enroll hf-four-week --hours 10
    """
    from study.screen.console import put, show

    if json:
        from study.enroll.screen import curricula as document

        put(document(offers()))
    else:
        from study.enroll.screen import curricula_screen

        show(curricula_screen(offers()))


def check(
    files: list[str] = argument("FILE", "Curriculum files, or ids of shipped ones.", file=True),
    json: bool = JSON,
    strict: bool = flag("--strict", help="Exit with 3 for warnings too."),
) -> int:
    """Tell every problem and warning of curriculum files.

    \b
    study check my-plan.yaml
    study check --strict curricula/*.yaml
    """
    from study.screen.console import put, show

    found = [catalogue_check(str(file)) for file in files]
    if json:
        from study.enroll.screen import checked as document

        put(document((one.file, one.problems, one.warnings) for one in found))
    else:
        from study.screen.problems import screen

        show(screen((one.text, one.problems, one.warnings) for one in found))
    faulty = any(one.problems or (strict and one.warnings) for one in found)
    return 3 if faulty else 0


def show_problems(text: str, problems: Sequence[Problem], stream: TextIO) -> None:
    """The problems of a file that another command could not use."""
    from study.screen.console import show
    from study.screen.problems import screen

    show(screen([(text, problems, ())]), stream)


def schema() -> None:
    """Print the JSON Schema of curriculum files.

    \b
    study schema > curriculum.schema.json
    and as the first line of your file:
    # yaml-language-server: $schema=curriculum.schema.json
    """
    from study.format.file import schema as text
    from study.screen.console import put

    put(text())


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


def catalogue_check(name: str) -> Checked:
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
