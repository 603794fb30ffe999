"""``study journal``"""

from __future__ import annotations

from study.parameters import JSON, flag, option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from study.store.workspace import Workspace


def journal(
    week: str | None = option("--week", help="Number, such as 10 or 2026-W10, or a day in it.", metavar="WEEK"),
    goal: str | None = option("--goal", help="What the week is for.", metavar="TEXT"),
    plan: str | None = option("--plan", help="What is planned.", metavar="TEXT"),
    results: str | None = option("--results", help="What came of it.", metavar="TEXT"),
    edit: bool = flag("--edit", "-e", help="Write all three in your editor."),
    all_weeks: bool = flag("--all", help="Show every week that is written about."),
    json: bool = JSON,
) -> None:
    """Show or write the journal of a week.

    Beside it stands what the plan had for the week and what was done. --edit opens your editor (VISUAL or EDITOR, such
    as "code --wait") on a page with all three texts. An empty text takes out what was there.

    \b
    study journal
    study journal --goal "Understand attention" --plan "Chapter 3, then the paper"
    study journal --week "last week" --edit
    study journal --week 10 --results "Chapter 3 took twice as long"
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace import journaling

    workspace = Workspace()
    texts = {name: text for name, text in (("goal", goal), ("plan", plan), ("results", results)) if text is not None}
    journaling.check(texts, week is not None, edit, all_weeks)
    monday = journaling.monday(workspace, week)
    if texts:
        journaling.write(workspace, monday, texts)
    if edit:
        _edited(workspace, monday)
    chapters = journaling.chapters(workspace) if all_weeks else [journaling.chapter(workspace, monday)]
    if json:
        from study.export.log import journal as document

        put(document(chapters))
    else:
        from study.render.journal import screen

        show(screen(chapters, workspace.day))


def _edited(workspace: Workspace, monday: date) -> None:
    """Let the learner write about a week in his editor."""
    from study import editor
    from study.domain.draft import drafted, texts
    from study.errors import WrongUsage
    from study.screen.console import tell
    from study.workspace import journaling

    if not editor.is_there():
        raise WrongUsage("There is no terminal to edit in. Give the texts with --goal, --plan and --results.")
    chapter = journaling.chapter(workspace, monday)

    def take(page: str, file: str) -> bool:
        return journaling.write(workspace, monday, texts(page, file), chapter.week)

    name = f"study-journal-{chapter.week.label}"
    if not editor.edit(name, drafted(chapter, workspace.day), take):
        tell("Nothing was changed.")
