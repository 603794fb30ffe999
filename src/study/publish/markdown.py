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

    from study.core.competitions import Competition
    from study.core.journal import Week
    from study.core.progress import Course, Group, Resource, Tally
    from study.report.rules import Report


FOLDER = "progress"
"""Where the pictures are, beside the file that shows them."""

WIDTH = 20  # cells of a bar made of text

SIGN = '<svg xmlns="http://www.w3.org/2000/svg" class="study-progress"'
"""How a picture of ours begins."""

COLOUR = "#5cb85c"
"""Of all bars: a calm green, however little is done."""

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
    for heading, resources in _lists(report).items():
        if not _is_of_competitions(resources):
            shown, waiting = begun(resources)
            rows = [
                (escaped(resource.label), linked(resource.item.title, resource.url), bar(resource.percent), *more)
                for resource, more in _with_more(heading, shown, report)
            ]
            yield heading, _counting(table(("Type", "Details", "Progress", *MORE), rows), waiting)


def _competitions(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    """Headings and tables of the lists in which nothing but competitions stands."""
    for heading, resources in _lists(report).items():
        if _is_of_competitions(resources):
            shown, waiting = begun(resources)
            rows = [
                (linked(resource.item.title, resource.url), bar(resource.percent), escaped(resource.type), *more)
                for resource, more in _with_more(heading, shown, report)
            ]
            yield heading, _counting(table(("Competition", "Progress", "Type", *MORE), rows), waiting)


def _counting(shown: str, waiting: Sequence[Resource]) -> str:
    """A table, if there is one, and how many have not been started."""
    count = f"{len(waiting)} {'more ' if shown else ''}not started." if waiting else ""
    return "\n\n".join(filter(None, (shown, count)))


def _lists(report: Report) -> dict[str, list[Resource]]:
    """The lists of all curricula; those of the same name are one."""
    lists: dict[str, list[Resource]] = {}
    for course in report.courses:
        for heading, resources in course.lists():
            lists.setdefault(heading, []).extend(resources)
    return lists


def _is_of_competitions(resources: Iterable[Resource]) -> bool:
    return all(resource.item.kind == "competition" for resource in resources)


def _with_more(heading: str, resources: list[Resource], report: Report) -> Iterator[tuple[Resource, tuple[str, ...]]]:
    """The rows of a list with the cells of ``MORE``; what the titles or the heading say is not said again."""
    known = {competition.item.number: competition for competition in report.competitions}
    by = any(not resource.item.title.startswith(resource.by) for resource in resources)
    said = rating(heading)
    stars = any(resource.stars not in (said, None) for resource in resources)
    unrated = "" if said is None else "–"
    for resource in resources:
        rated = unrated if resource.stars is None else str(resource.stars)
        more = (escaped(resource.by) if by else "", rated if stars else "")
        yield resource, more + _rank(known.get(resource.item.number), report)


def _rank(competition: Competition | None, report: Report) -> tuple[str, str]:
    """Rank and medal; what may yet change is no medal."""
    if competition is None or competition.result is None:
        return "", ""
    result = competition.result
    return f"{result.rank} of {result.teams}", competition.rating(report.day).medal or ""


def _counted(tally: Tally) -> str:
    """``3 of 8`` items; nothing where there is no work."""
    return f"{tally.done} of {tally.wanted}" if tally.total else ""


def _progress(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    rows = []
    for course in report.courses:
        if course.tally.total or course.resources:
            rows.append((f"**{escaped(course.title)}**", bar(course.percent), _counted(course.tally)))
        rows += [(escaped(phase.title), bar(phase.tally.percent), _counted(phase.tally)) for phase in course.phases]
    yield "Progress", table((CURRICULUM, "Progress", "Items"), rows)


def _certificates(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    urls = {resource.item.number: resource.url for course in report.courses for resource in course.resources}
    rows = [
        (linked(exam.item.title, urls.get(exam.item.number, "")), bar(exam.percent), escaped(remarks(exam)))
        for exam in report.certificates
    ]
    yield "Certificates", table(("Certificate", "Progress", "Attempts"), rows)


def _goals(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    rows = [
        (escaped(goal.goal.label), bar(goal.percent), f"{goal.done} of {goal.goal.target}", str(goal.before))
        for goal in report.goals
    ]
    yield "Goals", table((GOAL, "Progress", "Done", "Before"), rows)


def _journal(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    yield "Journal", "\n\n".join(f"### {_heading(week, report)}\n\n{_week(week)}" for week in report.journal)


def _heading(week: Week, report: Report) -> str:
    """``Week 3 of 26 · week of 2026-03-16``; the importer of logs reads it again."""
    label = report.plan.label(week.monday) if report.plan else ""
    return f"{label} · week of {week.monday}" if label else f"Week of {week.monday}"


def _week(week: Week) -> str:
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
    return "\n\n".join(f"## {escaped(heading)}\n\n{body}" for heading, body in SECTIONS[name](report, bar) if body)


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
