"""`study curricula`, `check` and `schema`: curriculum files, and those that are shipped with the program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from study.core.values import dataclass
from study.errors import WrongUsage
from study.format.shipped import find, folder, names
from study.parameters import JSON, OUTPUT, argument, flag
from study.store.enrollments import followed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

    from study.core.duration import Effort
    from study.enroll.rules import EnrollmentSummary
    from study.errors import Problem
    from study.format.file import CheckResult
    from study.format.outline import Line, Part


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A shipped curriculum before one enrols: its parts, and what becomes of it in the hours there are.

    ``parts`` are phases and modules with their minutes; ``plan`` is None where it is followed already.
    """

    offer: Offer
    summary: str
    parts: list[PartOffer]
    plan: EnrollmentSummary | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOffer:
    """A phase, or a module of one, in figures: items and likely minutes."""

    kind: str
    id: str
    title: str
    items: int
    minutes: int


def curricula(
    curriculum: str = argument("CURRICULUM", "Preview one: its phases and modules, and when it would end.", None),
    output: str | None = OUTPUT,
    force: bool = flag("--force", help="Overwrite the file."),
    json: bool = JSON,
) -> None:
    """List the curricula shipped with the program, preview one, or copy it to a file of your own.

    \b
    study curricula
    study curricula hf-four-week
    study curricula hf-four-week -o my-plan.yaml
    """
    from study.enroll import screen
    from study.screen.console import answer
    from study.store import versions
    from study.store.workspace import Workspace

    if curriculum is None:
        if output is not None:
            raise WrongUsage("Name the curriculum to copy: `study curricula hf-four-week -o my-plan.yaml`")
        offered = offers()
        with Workspace().looking() as connection:
            changed = versions.changed(connection, {name: folder() / f"{name}.yaml" for name in names()})
            unchecked = versions.unchecked(connection)
        return answer(
            json, "study.curricula/1", screen.offers_document, screen.offers_page, offered, changed, unchecked
        )
    if output is not None:
        return _copied(_shipped(curriculum), Path(output), force)
    preview = _preview(_shipped(curriculum))
    return answer(json, "study.curricula/1", screen.preview_document, screen.preview_page, preview)


def _shipped(name: str) -> str:
    """The id of a shipped curriculum. Raises WrongUsage for any other."""
    if name.strip().lower() not in names():
        raise WrongUsage(
            f'There is no shipped curriculum "{name}". There are: {", ".join(names())}. For a file: `study show FILE`'
        )
    return name.strip().lower()


def _copied(name: str, path: Path, force: bool) -> None:
    """Copy a shipped file. Raises WrongUsage where there is one already."""
    from study.files import replace
    from study.screen.console import tell

    if path.exists() and not force:
        raise WrongUsage(f"{path} already exists. Name another file, or add --force to overwrite it.")
    replace(path, (folder() / f"{name}.yaml").read_text(encoding="utf-8"))
    tell(f"Copied to {path}. Edit it, check it with `study check {path}`, and plan it with `study enroll {path}`.")


def _preview(name: str) -> Preview:
    """A shipped curriculum with the plan that would follow; nothing is stored."""
    from study.enroll.enrollment import EnrollmentRequest, enrolled
    from study.format.file import load
    from study.store.replan import PlanRequest
    from study.store.workspace import Workspace

    check, workspace = load(folder() / f"{name}.yaml"), Workspace()
    request = EnrollmentRequest(curriculum=name, hours=PlanRequest())
    with workspace.dry_run(create=True) as writer:
        is_new = all(one.curriculum != name for one in followed(writer.connection))
        plan = enrolled(writer, request, check) if is_new else None
    return Preview(
        offer=_offer(name, check),
        summary=" ".join(check.both()[0].summary.split()),
        parts=list(_parts(check)),
        plan=plan,
    )


def _parts(check: CheckResult) -> Iterator[PartOffer]:
    """Phases and their modules, in order."""
    _, outline = check.both()

    def part(kind: str, one: Part, work: list[Line]) -> PartOffer:
        minutes = sum(line.effort.likely for line in work)
        return PartOffer(kind=kind, id=one.id, title=one.title, items=len(work), minutes=minutes)

    inside = outline.work_of_modules()
    for n, phase in enumerate(outline.phases):
        yield part("phase", phase, [line for line in outline.work if line.phase == n])
        for m, module in enumerate(outline.modules):
            if module.phase == n:
                yield part("module", module, inside.get(m, []))


def check(
    files: list[str] = argument("FILE", "Curriculum files, or ids of shipped ones.", file=True),
    json: bool = JSON,
    strict: bool = flag("--strict", help="Exit with 3 for warnings too."),
) -> int:
    """Check curriculum files for problems.

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
            tell(f"You follow another version of this curriculum. To switch to this one: {command}.")
    return 3 if any(check.problems or (strict and check.warnings) for check in checks) else 0


def schema(output: str | None = OUTPUT) -> None:
    """Print the JSON Schema of curriculum files.

    \b
    study schema -o curriculum.schema.json
    and as the first line of your file:
    # yaml-language-server: $schema=curriculum.schema.json
    """
    from study.format.file import schema as text
    from study.screen.console import written

    written(text(), output)


def show_problems(text: str, problems: Sequence[Problem], stream: TextIO) -> None:
    """The problems of a file that another command could not use."""
    from study.screen.console import show
    from study.screen.problems import screen

    show(screen([(text, problems, ())]), stream)


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
