"""``study publish``"""

from __future__ import annotations

from study.parameters import JSON, MARKDOWN_FILE, flag, option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.workspace.publishing import Draft


def publish(
    file: str = MARKDOWN_FILE,
    bars: str = option(
        "--bars",
        help="Images of the geps.dev service, text, or small pictures beside the file.",
        default="geps",
        choices=("geps", "unicode", "svg"),
    ),
    sections: str | None = option(
        "--sections", help="What the block without a name holds: progress,goals.", metavar="LIST"
    ),
    check: bool = flag("--check", help="Change nothing and exit with 1 if the file is stale."),
    json: bool = JSON,
) -> int:
    """Write your learning log into a README.

    What stands between <!-- study:begin --> and <!-- study:end --> is written anew, and nothing else. A block may
    hold one section: <!-- study:begin kaggle -->. The sections are progress, resources, kaggle, certificates, goals,
    journal, lessons and backlog; a block without a name holds those that have no block of their own.

    \b
    study publish README.md
    study publish README.md --bars svg --sections progress,goals
    study publish README.md --check
    """
    from pathlib import Path

    from study.screen.console import is_answered, put, show, tell
    from study.store.workspace import Workspace
    from study.workspace import publishing

    workspace = Workspace()
    asked = publishing.manner(bars, sections)
    draft: Draft | None = publishing.draft(Path(file))
    if draft and not draft.blocks and not check and not json and is_answered():
        draft = _with_block(draft)
    if draft is None:
        tell(f"{file} is left as it is.")
        return 1
    found = publishing.publish(workspace, draft, asked, check)
    if json:
        from study.export.files import publication as document

        put(document(found))
    else:
        from study.render.published import screen

        show(screen(found, check, workspace.command_without("--check")))
    return 1 if check and not found.is_fresh else 0


def _with_block(draft: Draft) -> Draft | None:
    """The draft with a block where the learner wants it; None if nowhere."""
    from study.export.blocks import heading
    from study.screen.console import choose
    from study.workspace import publishing

    places = {"at the end": len(draft.content)}
    if top := heading(draft.content):
        places[f"below line {top.number}: {top.text.decode(errors='replace').strip()}"] = top.after
    chosen = choose(f"{draft.path} has no block for the log yet. Where is it to go?", list(places))
    return publishing.with_block(draft, places[chosen]) if chosen else None
