"""Enrolling in a source: the import, the plan that follows from it, and where the curriculum is kept."""

from __future__ import annotations

from pathlib import Path

from study.core.values import dataclass, replace
from study.enroll import screen
from study.enroll.enrollment import EnrollmentRequest, enrolled, refuse_impossible
from study.enroll.rules import EnrollmentSummary
from study.errors import InvalidFile, WrongUsage
from study.importing import document as import_document
from study.importing import screen as import_screen
from study.importing.origin import refused
from study.importing.screen import typed
from study.importing.target import read, written
from study.screen import console, pager
from study.screen.page import Page
from study.store.enrollments import followed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.importing.options import Options
    from study.importing.result import Import
    from study.screen.document import Document
    from study.store.workspace import Workspace

FOLDER = "curricula"


@dataclass(frozen=True, slots=True)
class Proposal:
    """An import, the file that will keep it, what is asked for, and the plan that would follow."""

    result: Import
    path: Path
    request: EnrollmentRequest
    ahead: EnrollmentSummary


def enroll_source(
    workspace: Workspace, request: EnrollmentRequest, options: Options, *, force: bool, yes: bool, json: bool
) -> None:
    """Import, show what came of it and the plan, ask, and only then keep it."""
    source = request.curriculum
    yes = yes or workspace.is_trial
    if not yes and (json or not console.is_answered()):
        raise WrongUsage(
            f"There is no terminal to ask you on. See it with `study import {typed(source)} --dry-run`, "
            "and accept it with --yes."
        )
    with console.working("Planning"):
        proposal = _proposed(workspace, request, options, force)
    if not json:
        pager.show(import_screen.page(proposal.result, source, next_step=False))
        console.put("\n")
        console.show(screen.page(proposal.ahead, ahead=True))
    if workspace.is_trial:
        return console.answer_change(
            json, "study.enrolled/1", lambda: _document(proposal.ahead, proposal), Page, workspace.commit
        )
    if not yes and not _is_wanted(proposal.ahead.enrolled.title):
        return console.tell("Nothing was kept.")
    summary = _taken(workspace, proposal)
    return console.answer_change(
        json, "study.enrolled/1", lambda: _document(summary, proposal), lambda: screen.kept_page(str(proposal.path)), ""
    )


def _proposed(workspace: Workspace, request: EnrollmentRequest, options: Options, force: bool) -> Proposal:
    """Import a source and plan it, and store nothing.

    Raises InvalidFile for a source that is no curriculum, WrongUsage for one whose id is somebody else's.
    """
    result = read(request.curriculum, options)
    if result.checked.problems:
        raise InvalidFile(result.checked.problems, result.text)
    if result.verdict.is_weak and not force:
        hint = f"see what is in it with `study import {typed(request.curriculum)} --dry-run`, or accept it with --force"
        raise refused(result.origin.name, result.verdict.sentence.rstrip(".").lower(), hint)
    _refuse_followed(workspace, request, result)
    path = _kept_path(workspace, result)
    request = replace(request, curriculum=str(path), source=request.curriculum, options=options.kept(force))
    refuse_impossible(workspace, request, result.checked)
    with workspace.dry_run(create=True) as writer:
        return Proposal(result, path, request, enrolled(writer, request, result.checked))


def _refuse_followed(workspace: Workspace, request: EnrollmentRequest, result: Import) -> None:
    """Raise WrongUsage where a curriculum of this id is followed: the same one, or another that was made from a source
    of the same title."""
    name = result.curriculum.id
    with workspace.looking() as connection:
        is_followed = any(other.curriculum == name for other in followed(connection))
    if is_followed:
        raise WrongUsage(
            f"You already follow {name}. If this is another curriculum, give it another title, from which its id "
            f'follows: `study enroll {typed(request.curriculum)} --title "…"`. To start over: `study leave {name}`.'
        )


def _taken(workspace: Workspace, proposal: Proposal) -> EnrollmentSummary:
    """Keep the curriculum as a file and enroll in it. Where that fails, a file that was made for it goes again."""
    from study.format.file import load

    path = proposal.path
    was_there = path.exists()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    written(proposal.result, path, force=False, private=True)
    try:
        with workspace.writing(create=True) as writer:
            return enrolled(writer, proposal.request, load(path))
    except BaseException:
        if not was_there:
            path.unlink(missing_ok=True)
        raise


def _kept_path(workspace: Workspace, result: Import) -> Path:
    """Beside the database, by the curriculum's id. A file that says something else there may be edited by hand."""
    path = Path(workspace.path).absolute().parent / FOLDER / f"{result.curriculum.id}.yaml"
    if path.exists() and path.read_bytes() != result.text.encode():
        raise WrongUsage(
            f"{path} already exists with other content, so it wasn't overwritten. To enroll in it as it is: `study "
            f'enroll {typed(str(path))}`. Or give this one another title (its id is made from that): --title "…".'
        )
    return path


def _is_wanted(title: str) -> bool:
    enrolls = "enroll and keep the file"
    return console.choose(f'Follow "{title}"?', [enrolls, "leave it"]) == enrolls


def _document(summary: EnrollmentSummary, proposal: Proposal) -> Document:
    """``study.enrolled/1``, with what was imported for it."""
    return {
        **screen.document(summary),
        "file": str(proposal.path),
        "import": import_document.document(proposal.result),
    }
