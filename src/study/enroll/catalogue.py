"""`study curricula`, `check` and `schema`: curriculum files, and those shipped with the program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import study
from study.core.values import dataclass
from study.errors import WrongUsage
from study.parameters import JSON, argument, flag

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

    from study.core.duration import Effort
    from study.errors import Problem
    from study.format.file import CheckResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One shipped curriculum in figures. Efforts in minutes; items are work, resources everything tracked."""

    id: str
    title: str
    pace: str | None
    phases: int
    modules: int
    items: int
    resources: int
    effort: Effort


def curricula(json: bool = JSON) -> None:
    """List the curricula shipped with the program.

    \b
    study curricula
    study enroll hf-four-week --hours 10
    """
    from study.enroll import screen
    from study.screen.console import answer
    from study.store import versions
    from study.store.workspace import Workspace

    offered = offers()
    with Workspace().looking() as connection:
        changed = versions.changed(connection, {name: folder() / f"{name}.yaml" for name in names()})
    answer(
        json,
        "study.curricula/1",
        lambda: screen.offers_document(offered, changed),
        lambda: screen.offers_page(offered, changed),
    )


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
    from study.enroll.screen import checks_document
    from study.screen.console import answer, tell
    from study.screen.problems import screen as page

    checks = [_checked(str(file)) for file in files]
    told = [(check.text, check.problems, check.warnings) for check in checks]
    upgrades = {check.file: command for check in checks if (command := _upgrade(check))}
    answer(json, "study.check/1", lambda: checks_document(checks, upgrades), lambda: page(told))
    if not json:
        for command in upgrades.values():
            tell(f"You follow another version of this curriculum. To go on with this one: {command}.")
    return 3 if any(check.problems or (strict and check.warnings) for check in checks) else 0


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


def show_problems(text: str, problems: Sequence[Problem], stream: TextIO) -> None:
    """The problems of a file that another command could not use."""
    from study.screen.console import show
    from study.screen.problems import screen

    show(screen([(text, problems, ())]), stream)


def folder() -> Path:
    """Where the shipped curricula are: inside the package, or beside ``src`` in a checkout."""
    package = Path(study.__file__).parent
    inside = package / "curricula"
    return inside if inside.is_dir() else package.parents[1] / "curricula"


def names() -> list[str]:
    """The ids of the shipped curricula."""
    return sorted(path.stem for path in folder().glob("*.yaml"))


def is_source(name: str) -> bool:
    """Whether a word on the command line names something to import, rather than a curriculum."""
    if name in names():
        return False
    if name == "-" or "://" in name:
        return True
    return not name.lower().endswith((".yaml", ".yml")) and Path(name).exists()


def place_of(name: str) -> str:
    """Where a curriculum that is named so can be found again: by its id, a file or an address. Nowhere, of a pipe."""
    if name in names() or "://" in name:
        return name
    return "" if name == "-" else str(Path(name).absolute())


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
    from study.format.file import load

    return [_offer(name, load(folder() / f"{name}.yaml")) for name in names()]


def _checked(name: str) -> CheckResult:
    """Everything worth a word about a curriculum file, or a shipped curriculum."""
    from study.format.file import check

    return check(find(name) if name in names() else Path(name))


def _upgrade(check: CheckResult) -> str:
    """The command that leads a curriculum one follows to this version, if that is another."""
    from contextlib import suppress

    from study.errors import StudyError
    from study.store import enrollments, versions
    from study.store.workspace import Workspace

    if check.curriculum is None:
        return ""
    with suppress(StudyError), Workspace().looking() as connection:
        for enrolled in enrollments.followed(connection):
            if enrolled.curriculum == check.curriculum.curriculum:
                differs = versions.differs(connection, enrolled.number, check)
                return upgrade_command(enrolled.curriculum, check.file) if differs else ""
    return ""


def upgrade_command(curriculum: str, file: str) -> str:
    """What is typed to follow a curriculum to the version in a file."""
    from shlex import quote

    is_shipped = file in (curriculum, str(folder() / f"{curriculum}.yaml"))
    return f"study upgrade {curriculum}" + ("" if is_shipped else f" {quote(file)}")


def _offer(name: str, check: CheckResult) -> Offer:
    from study.core.duration import Effort

    curriculum, outline = check.both()
    return Offer(
        id=name,
        title=curriculum.title,
        pace=str(curriculum.pace) if curriculum.pace else None,
        phases=len(outline.phases),
        modules=len(outline.modules),
        items=len(outline.work),
        resources=sum(not line.backlog for line in outline.tracked),
        effort=Effort.total(line.effort for line in outline.work),
    )
