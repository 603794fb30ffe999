"""The learning log as Markdown: its sections, a page of all of them, and the progress bars in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from study.core.competitions import remarks
from study.core.journal import FIELDS, bulleted, entries
from study.report.rules import begun
from study.screen.markup import CURRICULUM, GOAL, escaped, linked, listed, rating, table
from study.screen.page import cells

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from study.core.competitions import Certificate
    from study.core.goals import GoalProgress
    from study.core.journal import Week
    from study.core.progress import Course, Group, Resource, Tally
    from study.publish.place import Place
    from study.report.rules import Report


FOLDER = "progress"
"""Where the pictures are, beside the file that shows them."""

WIDTH = 20  # cells of a bar made of text

SIGN = '<svg xmlns="http://www.w3.org/2000/svg" class="study-progress"'
"""How a picture of ours begins."""

COLOUR = "#5cb85c"
"""Of all bars: a calm green, however little is done."""

DEEPER = "\0 "
"""Begins a heading one level below that of its section; no text of the log holds it."""

Bar = Callable[[int], str]
"""Per cent → the Markdown that shows them."""


def geps(percent: int) -> str:
    """An image that the geps.dev service draws."""
    return f"![](https://geps.dev/progress/{percent})"


def unicode(percent: int) -> str:
    """Blocks and the number."""
    full = cells(percent, WIDTH)
    return f"{'█' * full}{'░' * (WIDTH - full)} {percent} %"


def svg(percent: int) -> str:
    """A picture of ours."""
    return f"![{percent} %]({FOLDER}/{percent}.svg)"


BARS: dict[str, Bar] = {"geps": geps, "unicode": unicode, "svg": svg}


def picture(percent: int) -> str:
    """The file ``progress/40.svg``: as large as the service's.

    One line without an end, so that no version control changes it.
    """
    return (
        f'{SIGN} role="img" aria-label="{percent} %" width="90" height="20">'
        '<clipPath id="r"><rect width="90" height="20" rx="4"/></clipPath>'
        f'<g clip-path="url(#r)"><rect width="90" height="20" fill="#555"/>'
        f'<rect width="{percent * 9 / 10:g}" height="20" fill="{COLOUR}"/></g>'
        '<text x="45" y="14" fill="#fff" stroke="#333" stroke-width="2" stroke-opacity=".4" paint-order="stroke"'
        ' text-anchor="middle" font-family="DejaVu Sans,Verdana,Geneva,sans-serif" font-size="11">'
        f"{percent}%</text></svg>"
    )


MORE = ("By", "Stars", "Rank", "Medal")
"""Columns that are there where something is known."""


def _resources(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    """Headings and tables of the lists in which something else than competitions stands."""
    for heading, resources in lists(report).items():
        if not _is_of_competitions(resources):
            yield heading, list_table(heading, resources, report, bar)


def _competitions(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    """Headings and tables of the lists in which nothing but competitions stands."""
    for heading, resources in lists(report).items():
        if _is_of_competitions(resources):
            yield heading, list_table(heading, resources, report, bar)


def list_table(heading: str, resources: Sequence[Resource], report: Report, bar: Bar) -> str:
    """The table of a list, and how many of it have not been started where those are many."""
    shown, waiting = begun(resources)
    told = _with_more(heading, shown, report)
    if _is_of_competitions(resources):
        head = ("Competition", "Progress", "Type", *MORE)
        rows = [(linked(one.item.title, one.url), bar(one.percent), escaped(one.type), *more) for one, more in told]
    else:
        head = ("Type", "Details", "Progress", *MORE)
        rows = [(escaped(one.label), linked(one.item.title, one.url), bar(one.percent), *more) for one, more in told]
    return _counting(table(head, rows), waiting)


def _counting(shown: str, waiting: Sequence[Resource]) -> str:
    """A table, if there is one, and how many have not been started."""
    count = f"{len(waiting)} {'more ' if shown else ''}not started." if waiting else ""
    return "\n\n".join(filter(None, (shown, count)))


def lists(report: Report) -> dict[str, list[Resource]]:
    """The lists of all curricula, without those told elsewhere; those of the same name are one."""
    lists: dict[str, list[Resource]] = {}
    for course in report.courses:
        for heading, resources in course.lists():
            if heading not in report.elsewhere:
                lists.setdefault(heading, []).extend(resources)
    return lists


def _is_of_competitions(resources: Iterable[Resource]) -> bool:
    return all(resource.item.kind == "competition" for resource in resources)


def _with_more(heading: str, resources: list[Resource], report: Report) -> Iterator[tuple[Resource, tuple[str, ...]]]:
    """The rows of a list with the cells of ``MORE``; what the titles or the heading say is not said again."""
    ranks = ranks_of(report)
    by = any(not resource.item.title.startswith(resource.by) for resource in resources)
    said = rating(heading)
    stars = any(resource.stars not in (said, None) for resource in resources)
    unrated = "" if said is None else "–"
    for resource in resources:
        rated = unrated if resource.stars is None else str(resource.stars)
        more = (escaped(resource.by) if by else "", rated if stars else "")
        yield resource, more + ranks.get(resource.item.number, ("", ""))


def ranks_of(report: Report) -> dict[int, tuple[str, str]]:
    """Rank and medal of competitions by their numbers; what may yet change is no medal."""
    return {
        known.item.number: (f"{known.result.rank} of {known.result.teams}", known.rating(report.day).medal or "")
        for known in report.competitions
        if known.result is not None
    }


def _counted(tally: Tally) -> str:
    """``3 of 8`` items; nothing where there is no work."""
    return f"{tally.done} of {tally.wanted}" if tally.total else ""


def _progress(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    yield "Progress", progress_table(report.courses, bar)


def progress_table(courses: Iterable[Course], bar: Bar) -> str:
    """Curricula with their phases."""
    rows = []
    for course in courses:
        if course.tally.total or course.resources:
            rows.append((f"**{escaped(course.title)}**", bar(course.percent), _counted(course.tally)))
        rows += [(escaped(phase.title), bar(phase.tally.percent), _counted(phase.tally)) for phase in course.phases]
    return table((CURRICULUM, "Progress", "Items"), rows)


def phase_table(phase: Group, bar: Bar) -> str:
    """A phase with its modules."""
    rows = [("**All**", bar(phase.tally.percent), _counted(phase.tally))]
    rows += [(escaped(module.title), bar(module.tally.percent), _counted(module.tally)) for module in phase.modules]
    return table(("Part", "Progress", "Items"), rows)


def _certificates(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    yield "Certificates", certificate_table(report.certificates, report, bar)


def certificate_table(exams: Iterable[Certificate], report: Report, bar: Bar) -> str:
    urls = {resource.item.number: resource.url for course in report.courses for resource in course.resources}
    rows = [
        (linked(exam.item.title, urls.get(exam.item.number, "")), bar(exam.percent), escaped(remarks(exam)))
        for exam in exams
    ]
    return table(("Certificate", "Progress", "Attempts"), rows)


def _goals(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    yield "Goals", goal_table(report.goals, bar)


def goal_table(goals: Iterable[GoalProgress], bar: Bar) -> str:
    rows = [
        (escaped(goal.goal.label), bar(goal.percent), f"{goal.done} of {goal.goal.target}", str(goal.before))
        for goal in goals
    ]
    return table((GOAL, "Progress", "Done", "Before"), rows)


def _journal(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    yield (
        "Journal",
        "\n\n".join(f"{DEEPER}{week_heading(week, report)}\n\n{week_text(week)}" for week in report.journal),
    )


def week_heading(week: Week, report: Report) -> str:
    """``Week 3 of 26 · week of 2026-03-16``; the importer of logs reads it again."""
    label = report.plan.label(week.monday) if report.plan else ""
    return f"{label} · week of {week.monday}" if label else f"Week of {week.monday}"


def week_text(week: Week) -> str:
    """What is written about a week, line by line; a list in it is a list below ours."""
    return listed(f"**{name.capitalize()}:**{_text(getattr(week, name))}" for name in FIELDS if getattr(week, name))


def _text(text: str) -> str:
    """A text inside an entry of a list: its lines as they are, its bullets as entries one level deeper.

    Empty lines beside a bullet go: they would tear the list apart.
    """
    written, above = "", ""
    for n, line in enumerate(entries(text)):
        if bullet := bulleted(line):
            written = written.removesuffix("<br>") + f"\n  {bullet[0]}{listed([escaped(bullet[1])])}"
        elif line or not bulleted(above):
            written += f"{'<br>' if n else ' '}{escaped(line)}"
        above = line or above
    return written


def _lessons(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    yield "Lessons", listed(escaped(lesson.text) for lesson in report.lessons)


def _backlog(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    yield "Backlog", listed(escaped(waiting.item.title) for waiting in report.backlog)


def _about(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    for course in report.courses:
        parts = []
        for heading, texts in report.about.get(course.id, []):
            parts += [f"**{escaped(heading)}**"] * bool(heading)
            parts += ["<br>".join(map(escaped, text.splitlines())) for text in texts]
        yield f"About {course.title}", "\n\n".join(parts)


SECTIONS: dict[str, Callable[[Report, Bar], Iterator[tuple[str, str]]]] = {
    "progress": _progress,
    "resources": _resources,
    "kaggle": _competitions,
    "certificates": _certificates,
    "goals": _goals,
    "journal": _journal,
    "lessons": _lessons,
    "backlog": _backlog,
    "about": _about,
}
"""Name of a section → its headings with the Markdown below them, in the order in which they are told."""

ASKED_FOR = ("about",)
"""Sections that stand only where they are named: what others wrote is no log of one's own."""


def markdown(name: str, report: Report, bar: Bar) -> str:
    """A section by its name; nothing where there is nothing to tell."""
    return sections([name], report, bar)


def sections(names: Sequence[str], report: Report, bar: Bar, place: Place | None = None) -> str:
    """Sections one below another, with headings as deep as those around their ``place``."""
    parts: list[str] = []
    for heading, body in (part for name in names for part in SECTIONS[name](report, bar)):
        if body:
            parts.append(section(escaped(heading), body, place, len(parts)))
    return "\n\n".join(parts)


def section(heading: str, body: str, place: Place | None = None, n: int = 0) -> str:
    """A heading, the ``n``-th at its place, and what is below it; without one that stands right above already."""
    level = place.level if place else 2
    line = "" if not heading or (place and place.says(heading)) else f"{'#' * level} {heading}"
    if place and line:
        line = place.heading(heading, n)
    return "\n\n".join(filter(None, (line, body.replace(DEEPER, "#" * min(level + bool(heading), 6) + " "))))


def page(report: Report) -> str:
    """The report: the sections of a published log below the progress by module, as of a day."""
    parts = ["# Progress", f"As of {report.day}."]
    parts += [f"## {escaped(course.title)}\n\n{_course(course)}" for course in report.courses if course.tally.total]
    parts += [markdown(name, report, geps) for name in SECTIONS if name not in ("progress", *ASKED_FOR)]
    return "\n\n".join(filter(None, parts)) + "\n"


def _course(course: Course) -> str:
    rows = [("**All**", geps(course.percent), _counted(course.tally))]
    for phase in course.phases:
        rows.append(_part(phase, ""))
        rows += [_part(module, "&nbsp;&nbsp;") for module in phase.modules]
    text = table(("Part", "Progress", "Items"), rows)
    if course.planned_finish and course.tally.open:
        text += f"\n\nPlanned until {course.planned_finish}"
        text += f" (first plan: {course.baseline_finish})." if course.baseline_finish else "."
    return text


def _part(group: Group, indent: str) -> tuple[str, str, str]:
    return indent + escaped(group.title), geps(group.tally.percent), _counted(group.tally)
