"""The report on one screen: a bar for each curriculum, what is in progress, the goals and the week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from study.core import words
from study.core.competitions import medal_count
from study.core.milestones import what
from study.core.values import dataclass, field
from study.report import phrases
from study.report.rules import Report
from study.screen.page import NARROW, Cell, Page, Span, bar
from study.screen.standing import doubt_line, nothing_followed, nothing_planned, week_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from study.core.competitions import Certificate, Competition
    from study.core.goals import GoalProgress
    from study.core.progress import Course, Group, Resource

    Row = list[Cell]

LINES = 23
"""Of a screen of 24 one is the prompt's."""


@dataclass(frozen=True, slots=True)
class Section:
    """Rows that always stand there, and others as far as there is room; ``noun`` is what those are."""

    head: list[Row]
    rows: list[Row] = field(default_factory=list)
    noun: str = ""


def page(report: Report) -> Page:
    """All bars stand in one column, so all sections are one table."""
    page, week, rest = Page(), report.week, _rest(report)
    closing = sum(map(bool, (week.planned or week.done or week.streak, _standing(report), report.is_doubted, rest)))
    page.table(_fitted(list(_sections(report)), LINES - closing), flexible=0, right=(2,))
    _close(page, report, rest)
    return page if page.parts else nothing_planned(page) if report.courses else nothing_followed(page)


def _fitted(sections: Sequence[Section], lines: int) -> list[Row]:
    """Sections with an empty line after each; where it gets tight those go first."""
    room = lines - sum(len(section.head) for section in sections)
    gaps = len(sections) if room >= 2 * len(sections) else 1
    rows: list[Row] = []
    for section, most in zip(sections, shares([len(section.rows) for section in sections], room - gaps), strict=True):
        if rows and gaps > 1:
            rows.append([""])
        rows += section.head + _as_many(section, most)
    return rows


def _close(page: Page, report: Report, rest: str) -> None:
    """What matters now: the week, and where one stands."""
    page.gap()
    week_line(page, report.week)
    if standing := _standing(report):
        page.line(Span(standing, "behind" if report.behind else "ahead"))
    if report.is_doubted:
        doubt_line(page)
    if rest:
        page.line(Span(rest, "quiet"), Span("study report --all", "command"))


def _standing(report: Report) -> str:
    return phrases.standing(report) if report.courses else ""


def shares(wanted: Sequence[int], room: int) -> list[int]:
    """How many rows each section gets, dealt out in turns until there is no room or no wish left."""
    dealt = [0] * len(wanted)
    while room > 0 and dealt != list(wanted):
        for n, most in enumerate(wanted):
            if dealt[n] < most and room > 0:
                dealt[n] += 1
                room -= 1
    return dealt


def _as_many(section: Section, most: int) -> list[Row]:
    """The first rows of a section; where there are several and yet not all, the last one counts the others."""
    if most >= len(section.rows) or most < 2:
        return section.rows[:most]
    others = len(section.rows) - most + 1
    return [*section.rows[: most - 1], [Span("  " + words.counted(others, f"more {section.noun}"), "quiet")]]


def _sections(report: Report) -> Iterator[Section]:
    for course in report.courses:
        if course.tally.total or course.resources:
            yield Section(_course(course, report.day), list(_parts(course)), "module")
    yield from _materials(report)
    yield from _competitions(report)
    yield from _certificates(report)
    if report.goals:
        head = _heading("Goals", str(len(report.goals)) if len(report.goals) > 1 else "")
        yield Section([head], [_goal(goal, report.day) for goal in report.goals], "goal")


def _course(course: Course, today: date) -> list[Row]:
    """Its title, whole; and its bar, with the end and the first plan's."""
    tally, title = course.tally, Span(course.title, "heading")
    reached = bar(course.percent, NARROW), f"{course.percent} %"
    if not tally.total:
        return [
            [Span(course.title, "heading")],
            ["  " + words.counted(len(course.resources), "material"), *reached, ""],
        ]
    is_late = bool(tally.open and course.due and course.planned_finish and course.planned_finish > course.due)
    told = phrases.ending(course, today, "first" if course.due else "first plan")  # what there is room for
    ending = Span("  " + " · ".join(told), "behind" if is_late else "")
    return [[title], [ending, *reached, Span(phrases.effort(tally), "quiet")]]


def _parts(course: Course) -> Iterator[Row]:
    """The current phase, which is the first that is not done, and its modules."""
    phase = next((phase for phase in course.phases if phase.tally.open), None)
    if phase is not None:
        yield _part(phase, 1)
        for module in phase.modules:
            yield _part(module, 2)


def _part(part: Group, depth: int) -> Row:
    percent = part.tally.percent
    return ["  " * depth + part.title, bar(percent, NARROW), f"{percent} %", Span(phrases.items(part.tally), "quiet")]


def _materials(report: Report) -> Iterator[Section]:
    """Those in progress, the furthest first; the others are counted."""
    elsewhere = ("competition", "certificate")
    materials = [one for course in report.courses for one in course.resources if one.item.kind not in elsewhere]
    begun = sorted((one for one in materials if 0 < one.percent < 100), key=lambda one: -one.percent)
    if materials:
        head = _heading("Materials", _counts([one.percent for one in materials]))
        yield Section([head], list(map(_material, begun)), "material")


def _material(one: Resource) -> Row:
    return [f"  {one.item.title}", bar(one.percent, NARROW), f"{one.percent} %", Span(one.label.lower(), "quiet")]


def _competitions(report: Report) -> Iterator[Section]:
    """Those with a rank or in progress."""
    if report.competitions:
        ends = [_end(one) for one in report.competitions]
        told = [one for one, end in zip(report.competitions, ends, strict=True) if one.result or _told(one, report.day)]
        medals = medal_count(report.competitions, report.day)
        counts = " · ".join(filter(None, (_counts(ends), f"medals: {medals}" if medals else "")))
        rows = [_competition(one, report.day) for one in sorted(told, key=lambda one: one.status == "done")]
        yield Section([_heading("Competitions", counts)], rows, "competition")


def _end(one: Competition) -> int:
    """How far a competition is. Who has a rank or a submission has started, whatever the bar says."""
    return 100 if one.status == "done" else max(one.percent, int(bool(one.results or one.submissions)))


def _told(one: Competition, today: date) -> bool:
    """Whether it is worth a line: it is going on, or a date of it is ahead."""
    return one.status in ("open", "started") and (_end(one) > 0 or bool(one.dates(today)))


def _competition(one: Competition, today: date) -> Row:
    """Its rank, its next date, and what the rank is worth. A bar only where somebody has said how far it is."""
    rating, ahead = one.rating(today), one.dates(today) if one.status != "done" else {}
    rank = f", rank {one.result.rank} of {one.result.teams}" if one.result else ""
    dates = [f"{what([name])} {words.short(day, today)}" for name, day in ahead.items()]
    reached = (bar(one.percent, NARROW), f"{one.percent} %") if one.has_bar else ("", "")
    if one.status == "done":
        reached = Span("done", "ahead"), ""
    return [f"  {one.item.title}{rank}", *reached, Span(" · ".join(filter(None, [rating.worth, *dates[:1]])), "quiet")]


def _certificates(report: Report) -> Iterator[Section]:
    if report.certificates:
        going = [one for one in report.certificates if 0 < one.percent < 100]
        head = _heading("Certificates", _counts([one.percent for one in report.certificates]))
        yield Section([head], [_certificate(one, report.day) for one in going], "certificate")


def _certificate(one: Certificate, today: date) -> Row:
    due = Span(f"due {words.short(one.due, today)}" if one.due else "", "quiet")
    return [f"  {one.item.title}", bar(one.percent, NARROW), f"{one.percent} %", due]


def _goal(progress: GoalProgress, today: date) -> Row:
    """The goal with its pace, while its time runs."""
    goal, label = progress.goal, f"  {progress.goal.label}"
    is_behind = goal.first <= today <= goal.last and progress.missing and progress.behind > 0
    title = Span(f"{label}, {progress.behind:g} behind", "behind") if is_behind else label
    done = Span(f"{progress.done} of {goal.target}", "quiet")
    return [title, bar(progress.percent, NARROW), f"{progress.percent} %", done]


def _counts(percents: Iterable[int]) -> str:
    """``2 in progress · 33 not started · 1 finished``."""
    ends = list(percents)
    waiting, finished = ends.count(0), ends.count(100)
    counts = {"in progress": len(ends) - waiting - finished, "not started": waiting, "finished": finished}
    return " · ".join(f"{count} {state}" for state, count in counts.items() if count)


def _heading(title: str, counts: str = "") -> Row:
    return [Span(f"{title} · {counts}" if counts else title, "heading")]


def _rest(report: Report) -> str:
    """What else there is, before the command that shows it."""
    if not report.courses:
        return ""
    told = [
        words.counted(len(report.journal), "week of journal", "weeks of journal") if report.journal else "",
        words.counted(len(report.lessons), "lesson") if report.lessons else "",
        f"{len(report.backlog)} in the backlog" if report.backlog else "",
    ]
    return (", ".join(filter(None, told)) or "Everything") + ": "
