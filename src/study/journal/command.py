"""`study journal` and `study lesson`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from study.core.availability import check_past, monday_of
from study.core.journal import Lesson, Week, parse_week, plan_week, tidy
from study.core.values import dataclass
from study.core.weeks import PlanWeeks
from study.errors import StudyError, WrongUsage
from study.journal import facts, screen
from study.parameters import JSON, ON_DAY, argument, flag, option
from study.screen.console import answer, tell
from study.store import weeks as plan_weeks
from study.store.enrollments import named
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection


def journal(
    week: str | None = option(
        "--week", help="Of the plan: 3. Of the calendar: 2026-W10, or a day in it.", metavar="WEEK"
    ),
    of: str | None = option(
        "--of", help="Whose weeks are meant, where you follow several.", metavar="CURRICULUM", complete="followed"
    ),
    goal: str | None = option("--goal", help="What you want to reach.", metavar="TEXT"),
    plan: str | None = option("--plan", help="What you plan to do.", metavar="TEXT"),
    results: str | None = option("--results", help="What came of it.", metavar="TEXT"),
    edit: bool = flag("--edit", "-e", help="Write all three in your editor."),
    all_weeks: bool = flag("--all", help="Show every week you wrote about."),
    json: bool = JSON,
) -> None:
    """Show or write a week's journal.

    Weeks are numbered as in your plan: 1 is the one you started in, or 0 where the curriculum has a week 0. A week may
    be written about before it begins. Beside its texts stands what was planned and what was done. --edit opens your
    editor (VISUAL or EDITOR, such as "code --wait") on a page with all three texts. An empty text clears what was
    there.

    \b
    study journal
    study journal --goal "Understand attention" --plan "Chapter 3, then the paper"
    study journal --week "next week" --edit
    study journal --week 3 --results "Chapter 3 took twice as long"
    study journal --week 2026-W10
    """
    workspace = Workspace()
    texts = {name: text for name, text in (("goal", goal), ("plan", plan), ("results", results)) if text is not None}
    _check(texts, week is not None, edit, all_weeks)
    place = _place(workspace, week, of)
    if texts:
        _write(workspace, place.monday, texts)
    if edit:
        _edit(workspace, place)
    with workspace.looking() as connection:
        weeks = facts.weeks(connection) if all_weeks else [_week(connection, place.monday)]
        chapters = [facts.chapter(connection, week, place.plan) for week in weeks]
    answer(json, "study.journal/1", lambda: screen.document(chapters), lambda: screen.page(chapters, workspace.day))


@dataclass(frozen=True, slots=True)
class Place:
    """The week that is meant, and the plan by which it is numbered, if there is one."""

    monday: date
    plan: PlanWeeks | None


def _place(workspace: Workspace, week: str | None, of: str | None) -> Place:
    """What ``--week`` and ``--of`` mean; without them this week. Raises WrongUsage."""
    number = plan_week(week) if week is not None else None
    with workspace.looking() as connection:
        if of is not None:
            plan: PlanWeeks | None = plan_weeks.of_enrollment(connection, named(connection, of).number)
        else:
            plan = plan_weeks.leading(connection)
            if number is not None and plan is None and (several := plan_weeks.followed(connection)):
                raise _ambiguous(number, several)
    if week is None:
        return Place(monday_of(workspace.day), plan)
    if number is None:
        return Place(parse_week(week, workspace.day), plan)
    if plan is None:  # nothing is followed, so that only the calendar has weeks
        return Place(parse_week(f"W{number}" if number < 100 else week, workspace.day), None)
    return Place(plan.monday_of(number, workspace.day), plan)


def _ambiguous(number: int, several: Sequence[PlanWeeks]) -> WrongUsage:
    names = ", ".join(one.curriculum for one in several)
    return WrongUsage(
        f"You follow {len(several)} curricula ({names}). Say whose week {number} you mean, as in: "
        f"`study journal --week {number} --of {several[0].curriculum}`."
    )


def lesson(
    text: str | None = argument("TEXT", "The lesson; if not given, all are shown.", default=None),
    on: str | None = ON_DAY,
    json: bool = JSON,
) -> None:
    """Note a lesson you learned, or show them all.

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
        raise WrongUsage("--on is the day of a lesson: `study lesson TEXT --on DATE`")
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
        raise WrongUsage("--all shows every week. Leave out the other options.")
    if texts and edit:
        raise WrongUsage("--edit opens all three texts. Give them on the command line or in the editor, not both.")


def _week(connection: Connection, monday: date) -> Week:
    return next((week for week in facts.weeks(connection) if week.monday == monday), Week(monday))


def _edit(workspace: Workspace, place: Place) -> None:
    """Let the learner write about a week in his editor."""
    from study import editor

    if not editor.is_there():
        raise WrongUsage("There is no terminal to edit in. Give the texts with --goal, --plan and --results.")
    with workspace.looking() as connection:
        chapter = facts.chapter(connection, _week(connection, place.monday), place.plan)

    def take(page: str, file: str) -> bool:
        return _write(workspace, place.monday, screen.written(page, file), chapter.week)

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
        raise StudyError("The journal of this week was changed while you were editing, so your text wasn't saved.")
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
        raise WrongUsage("A lesson needs words: `study lesson TEXT`")
    check_past(day, workspace.day, "Note it once you have learned it.")
    with workspace.looking() as connection:
        is_known = lesson in facts.lessons(connection)
    if not is_known:
        with workspace.writing(create=True) as writer:
            facts.add_lesson(writer, lesson)
    return lesson
