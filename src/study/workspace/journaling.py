"""The journal and the lessons: looking them up and writing them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from study.core.availability import check_past, monday_of
from study.domain.journal import Chapter, Lesson, Week, parse_week, tidy
from study.errors import StudyError, WrongUsage
from study.store import journals
from study.store.database import NoDatabase
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection


def check(texts: Mapping[str, str], one_week: bool, edit: bool, all_weeks: bool) -> None:
    """Raise WrongUsage for what cannot be asked at once."""
    if all_weeks and (one_week or texts or edit):
        raise WrongUsage("--all shows every week that is written about. Leave the other options out.")
    if texts and edit:
        raise WrongUsage("--edit is for all three texts. Give them on the line or in the editor, not both.")


def monday(workspace: Workspace, text: str | None) -> date:
    """The Monday of the week a learner named; of this one if nothing was typed."""
    today = workspace.day
    return monday_of(today) if text is None else parse_week(text, today)


def chapter(workspace: Workspace, monday: date) -> Chapter:
    """One week, whatever is known of it."""
    try:
        with workspace.reading() as connection:
            return journals.chapter(connection, _week(connection, monday))
    except NoDatabase:
        return Chapter(Week(monday))


def chapters(workspace: Workspace) -> list[Chapter]:
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
    held = chapter(workspace, monday).week
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
