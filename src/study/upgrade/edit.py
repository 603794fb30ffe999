"""A followed curriculum changed by hand: whole, in an editor or as a file, or a part of it.

Every change is the same: the curriculum is written as a file, the file is changed and checked, and the difference is
applied as an upgrade of which the learner is the author.
"""

from __future__ import annotations

from collections.abc import Callable

from study.core.values import dataclass, replace
from study.errors import WrongUsage
from study.parameters import FOLLOWED, OUTPUT
from study.screen import console
from study.store import plans, versions
from study.store.enrollments import named
from study.store.replan import PlanRequest, plan_anew
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from study.core.deadlines import Difference, Part
    from study.core.items import Enrollment, Item
    from study.store.database import Connection, Writer
    from study.upgrade.document import Writing

    Values = dict[str, Any]
    Nodes = dict[tuple[str, int], Values]


def export_curriculum(curriculum: str = FOLLOWED, output: str | None = OUTPUT) -> None:
    """Write a curriculum you follow as a file, with your changes.

    \b
    study export curriculum hf-four-week -o my.yaml
    study upgrade hf-four-week my.yaml
    """
    workspace = Workspace()
    with workspace.reading() as connection:
        text = _text(connection, workspace, named(connection, curriculum))
    console.written(text, output)


def edit_whole(curriculum: str) -> None:
    """Open a curriculum as a file in the learner's editor, and apply what was changed."""
    from study import editor

    if not editor.is_there():
        raise WrongUsage(
            f"There is no terminal to edit in. Write it to a file: `study export curriculum {curriculum} -o my.yaml`, "
            f"then: `study upgrade {curriculum} my.yaml`."
        )
    workspace = Workspace()
    with workspace.reading() as connection:
        enrolled = named(connection, curriculum)
        before = _text(connection, workspace, enrolled)

    def take(text: str, file: str) -> bool:
        return text != before and _take(workspace, enrolled, before, text, file)

    if not editor.edit(enrolled.curriculum, before, take, ".yaml"):
        console.tell("Nothing was changed.")


def _take(workspace: Workspace, enrolled: Enrollment, before: str, text: str, file: str) -> bool:
    """Apply what an editor left; whether it differs. Raises InvalidFile with all that is wrong with it."""
    from study.format.file import check_text
    from study.upgrade import screen
    from study.upgrade.command import UpgradeSummary, asked, confirm
    from study.upgrade.revision import compare, revised

    check = check_text(text, file)
    curriculum, _ = check.both()
    if curriculum.curriculum != enrolled.curriculum:
        raise WrongUsage(f"The id of {enrolled.curriculum} can't change: curriculum: {enrolled.curriculum}.")
    with workspace.reading() as connection:
        compared = compare(connection, enrolled, check, workspace.today(connection), before)
    confirm(compared, file, asks=True)
    taken = asked(compared)
    with console.working("Planning"), workspace.writing() as writer:
        merged = revised(writer, compared, taken, None)
        plan = None if writer.is_idle else plan_anew(writer, PlanRequest())[0]
    if plan is None:
        return False
    summary = UpgradeSummary(
        source="your edition", compared=compared, merged=merged, taken=taken, plan=plan, committed=True
    )
    console.show(screen.page(summary, workspace.command))
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentChange:
    """What was done to a part of a curriculum, or to the order of some; ``fields`` are those that differ."""

    part: Item | Part | None
    change: str
    fields: tuple[str, ...]
    effect: DocumentEffect


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEffect:
    """Whether a document says something else now; with a new plan where there is something else to do."""

    is_changed: bool
    plan: Difference | None = None


def changed(writer: Writer, enrolled: Enrollment, change: Callable[[Writing, Values], None]) -> DocumentEffect:
    """Let a function change a curriculum as a document, apply the difference and plan anew.

    Raises WrongUsage for what would be no curriculum.
    """
    tasks = plans.tasks(writer.connection, writer.today)
    apply(writer, enrolled, change)
    if writer.is_idle:
        return DocumentEffect(is_changed=False)
    is_same = plans.tasks(writer.connection, writer.today) == tasks
    return DocumentEffect(is_changed=True, plan=None if is_same else plan_anew(writer, PlanRequest())[0])


def apply(writer: Writer, enrolled: Enrollment, change: Callable[[Writing, Values], None]) -> None:
    """The same, and nothing is planned yet."""
    from study.format.file import check_text
    from study.upgrade import facts
    from study.upgrade.document import DocumentOutline, text_of, writing
    from study.upgrade.revision import compare, revised

    connection = writer.connection
    mine = facts.followed(connection, enrolled, writer.today)
    draft = writing(mine, versions.edition(connection, enrolled.number))
    document = draft.written()
    before, old = text_of(document), DocumentOutline(document)
    change(draft, document)
    check = check_text(text_of(document), enrolled.curriculum)
    if check.problems:
        fault = check.problems[0]
        raise WrongUsage(f"{fault.message[:1].upper()}{fault.message[1:]}: {fault.hint}. Nothing was changed.")
    compared = compare(connection, enrolled, check, writer.today, before)
    revised(writer, replace(compared, pairing=old.pairing(DocumentOutline(document))), [], None)


def _text(connection: Connection, workspace: Workspace, enrolled: Enrollment) -> str:
    from study.upgrade import facts
    from study.upgrade.document import text_of, writing

    mine = facts.followed(connection, enrolled, workspace.today(connection))
    return text_of(writing(mine, versions.edition(connection, enrolled.number)).written())
