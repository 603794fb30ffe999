"""`study journal` and `study lesson`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from study.core.availability import check_past, monday_of
from study.errors import StudyError, WrongUsage
from study.journal import facts as journals
from study.journal.rules import Chapter, Lesson, Week, parse_week, tidy
from study.parameters import JSON, ON_DAY, argument, flag, option
from study.store.database import NoDatabase
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection


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

    workspace = Workspace()
    texts = {name: text for name, text in (("goal", goal), ("plan", plan), ("results", results)) if text is not None}
    check(texts, week is not None, edit, all_weeks)
    monday = monday_of_week(workspace, week)
    if texts:
        write(workspace, monday, texts)
    if edit:
        _edited(workspace, monday)
    chapters = chapters_of(workspace) if all_weeks else [chapter_of(workspace, monday)]
    if json:
        from study.journal.screen import journal as document

        put(document(chapters))
    else:
        from study.journal.screen import screen

        show(screen(chapters, workspace.day))


def _edited(workspace: Workspace, monday: date) -> None:
    """Let the learner write about a week in his editor."""
    from study import editor
    from study.errors import WrongUsage
    from study.journal.rules import drafted, texts
    from study.screen.console import tell

    if not editor.is_there():
        raise WrongUsage("There is no terminal to edit in. Give the texts with --goal, --plan and --results.")
    chapter = chapter_of(workspace, monday)

    def take(page: str, file: str) -> bool:
        return write(workspace, monday, texts(page, file), chapter.week)

    name = f"study-journal-{chapter.week.label}"
    if not editor.edit(name, drafted(chapter, workspace.day), take):
        tell("Nothing was changed.")


def lesson(
    text: str | None = argument("TEXT", "The lesson; without it all are shown.", default=None),
    on: str | None = ON_DAY,
    json: bool = JSON,
) -> None:
    """Take down a lesson, or show them all.

    \b
    study lesson
    study lesson "Projects teach more than courses"
    study lesson "Read the paper before the video" --on "last week"
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace

    workspace = Workspace()
    found = lessons(workspace, text, workspace.date(on, past=True))
    if json:
        from study.journal.screen import log_lessons as document

        put(document(found))
    else:
        from study.journal.screen import lessons as screen

        show(screen(found, workspace.day))


def check(texts: Mapping[str, str], one_week: bool, edit: bool, all_weeks: bool) -> None:
    """Raise WrongUsage for what cannot be asked at once."""
    if all_weeks and (one_week or texts or edit):
        raise WrongUsage("--all shows every week that is written about. Leave the other options out.")
    if texts and edit:
        raise WrongUsage("--edit is for all three texts. Give them on the line or in the editor, not both.")


def monday_of_week(workspace: Workspace, text: str | None) -> date:
    """The Monday of the week a learner named; of this one if nothing was typed."""
    today = workspace.day
    return monday_of(today) if text is None else parse_week(text, today)


def chapter_of(workspace: Workspace, monday: date) -> Chapter:
    """One week, whatever is known of it."""
    try:
        with workspace.reading() as connection:
            return journals.chapter(connection, _week(connection, monday))
    except NoDatabase:
        return Chapter(Week(monday))


def chapters_of(workspace: Workspace) -> list[Chapter]:
    """Every week that something is written about, the oldest first."""
    try:
        with workspace.reading() as connection:
            return [journals.chapter(connection, week) for week in journals.weeks(connection)]
    except NoDatabase:
        return []


def write(workspace: Workspace, monday: date, texts: Mapping[str, str], before: Week | None = None) -> bool:
    """Let texts stand for fields of a week; an empty one takes out what was there. Whether anything is another now.

    ``before`` is the week as it was when the texts were begun: StudyError if somebody else wrote meanwhile.
    """
    held = chapter_of(workspace, monday).week
    if before is not None and before != held:
        raise StudyError("The journal of this week was changed meanwhile; nothing was changed by this.")
    changed = {name: tidy(text) for name, text in texts.items() if tidy(text) != tidy(getattr(held, name))}
    if changed:
        with workspace.writing(create=True) as writer:
            for name, text in changed.items():
                journals.write(writer, monday, name, text)
    return bool(changed)


def lessons(workspace: Workspace, text: str | None, on: date | None) -> list[Lesson]:
    """The lessons, the newest last, after one was taken down if a text is given. Raises WrongUsage."""
    if text is None and on is not None:
        raise WrongUsage("--on is the day of a lesson: study lesson TEXT --on DATE")
    known = _lessons(workspace)
    if text is None:
        return known
    lesson = _lesson(text, on, workspace.day)
    if lesson in known:
        return [lesson]
    with workspace.writing(create=True) as writer:
        journals.add_lesson(writer, lesson)
    return [lesson]


def _lessons(workspace: Workspace) -> list[Lesson]:
    try:
        with workspace.reading() as connection:
            return journals.lessons(connection)
    except NoDatabase:
        return []


def _lesson(text: str, on: date | None, today: date) -> Lesson:
    lesson = Lesson(" ".join(text.split()), on or today)
    if not lesson.text:
        raise WrongUsage("A lesson needs words: study lesson TEXT")
    check_past(lesson.day or today, today, "Say what you learned when you have learned it.")
    return lesson


def _week(connection: Connection, monday: date) -> Week:
    return next((week for week in journals.weeks(connection) if week.monday == monday), Week(monday))
