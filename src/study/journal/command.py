"""`study journal` and `study lesson`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from study.core.availability import check_past, monday_of
from study.core.journal import Lesson, Week, parse_week, tidy
from study.errors import StudyError, WrongUsage
from study.journal import facts, screen
from study.parameters import JSON, ON_DAY, argument, flag, option
from study.screen.console import answer, tell
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
    workspace = Workspace()
    texts = {name: text for name, text in (("goal", goal), ("plan", plan), ("results", results)) if text is not None}
    _check(texts, week is not None, edit, all_weeks)
    monday = monday_of(workspace.day) if week is None else parse_week(week, workspace.day)
    if texts:
        _write(workspace, monday, texts)
    if edit:
        _edit(workspace, monday)
    with workspace.looking() as connection:
        weeks = facts.weeks(connection) if all_weeks else [_week(connection, monday)]
        chapters = [facts.chapter(connection, week) for week in weeks]
    answer(json, "study.journal/1", lambda: screen.document(chapters), lambda: screen.page(chapters, workspace.day))


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
    workspace = Workspace()
    day = workspace.date(on, past=True)
    if text is not None:
        lessons = [_take_down(workspace, text, day or workspace.day)]
    elif on is not None:
        raise WrongUsage("--on is the day of a lesson: study lesson TEXT --on DATE")
    else:
        with workspace.looking() as connection:
            lessons = facts.lessons(connection)
    answer(
        json,
        "study.lessons/1",
        lambda: screen.lessons_document(lessons),
        lambda: screen.lessons_page(lessons, workspace.day),
    )


def _check(texts: Mapping[str, str], is_of_a_week: bool, edit: bool, all_weeks: bool) -> None:
    """Raise WrongUsage for what cannot be asked at once."""
    if all_weeks and (is_of_a_week or texts or edit):
        raise WrongUsage("--all shows every week that is written about. Leave the other options out.")
    if texts and edit:
        raise WrongUsage("--edit is for all three texts. Give them on the line or in the editor, not both.")


def _week(connection: Connection, monday: date) -> Week:
    return next((week for week in facts.weeks(connection) if week.monday == monday), Week(monday))


def _edit(workspace: Workspace, monday: date) -> None:
    """Let the learner write about a week in his editor."""
    from study import editor

    if not editor.is_there():
        raise WrongUsage("There is no terminal to edit in. Give the texts with --goal, --plan and --results.")
    with workspace.looking() as connection:
        chapter = facts.chapter(connection, _week(connection, monday))

    def take(page: str, file: str) -> bool:
        return _write(workspace, monday, screen.written(page, file), chapter.week)

    name = f"study-journal-{chapter.week.label}"
    if not editor.edit(name, screen.draft(chapter, workspace.day), take):
        tell("Nothing was changed.")


def _write(workspace: Workspace, monday: date, texts: Mapping[str, str], before: Week | None = None) -> bool:
    """Let texts stand for fields of a week; an empty one takes out what was there. Whether anything is another now.

    ``before`` is the week as it was when the texts were begun: StudyError if somebody else wrote meanwhile.
    """
    with workspace.looking() as connection:
        week = _week(connection, monday)
    if before is not None and before != week:
        raise StudyError("The journal of this week was changed meanwhile; nothing was changed by this.")
    changed = {name: tidy(text) for name, text in texts.items() if tidy(text) != tidy(getattr(week, name))}
    if changed:
        with workspace.writing(create=True) as writer:
            for name, text in changed.items():
                facts.write(writer, monday, name, text)
    return bool(changed)


def _take_down(workspace: Workspace, text: str, day: date) -> Lesson:
    """Take down a lesson, unless it is known. Raises WrongUsage for one without words, or of a day still to come."""
    lesson = Lesson(" ".join(text.split()), day)
    if not lesson.text:
        raise WrongUsage("A lesson needs words: study lesson TEXT")
    check_past(day, workspace.day, "Say what you learned when you have learned it.")
    with workspace.looking() as connection:
        is_known = lesson in facts.lessons(connection)
    if not is_known:
        with workspace.writing(create=True) as writer:
            facts.add_lesson(writer, lesson)
    return lesson
