"""Any log, what the program would tell if it held just that, and how it is published."""

import re
from datetime import date, timedelta

from hypothesis import strategies as st

from study.core.competitions import Attempt, Certificate, Competition, Result
from study.core.goals import Goal, GoalProgress
from study.core.items import KINDS, Item, ItemRow
from study.core.journal import FIELDS, Lesson, Week
from study.core.progress import Course, Resource, Tally
from study.core.values import replace
from study.importing.log import labels
from study.importing.log.rules import List, Log, Row
from study.publish.markdown import BARS, SECTIONS, markdown
from study.report.rules import FEW, Report
from study.screen.markup import rating

TODAY = date(2026, 3, 2)
LOG = "Learning log"

NASTY = [
    "|", "\\|", "`", "``", "[", "](", "![x](y)", "[a](https://b.c)", "<b>", "<!--", "-->", "<br>", "&lt;", "&", "]]>",
    "*", "**", "_", "~~", "#", "\\", "$", "😀", "👩\u200d🚀", "—", "- ", "+ ", "1. ", "1: ", "[x] ", "> ", "---", "===",
    "|---|", "```", "https://a.b/c", "www.a.b", "40 %", "![](https://geps.dev/progress/7)", "★★★", "5 STAR", "Goal:",
    "<!-- study:end -->", "<!-- study:begin -->", " by ", "(", ")", "“", "日本", "Week of 2026-03-02", "Lessons",
]  # fmt: skip
CHARACTERS = st.characters(codec="utf-8", exclude_categories=["C", "Z"], include_characters=" ")
TEXTS = st.lists(st.sampled_from(NASTY) | st.text(CHARACTERS, max_size=8), min_size=1, max_size=6).map(
    lambda parts: " ".join("".join(parts).split()) or "nothing"
)
HEADINGS = TEXTS | st.sampled_from(
    ["1.2. Books - 3 Books", "2) Papers", "Courses - 10 Courses", "Goals", "Competitions"]
)
URLS = st.just("") | st.builds(
    "https://example.org/{}".format, st.text("abcÄ日()[]|*_~$&;=?#%!,.+-/:@1", max_size=12) | st.just("a&amp;b&lt;")
)
STARS = st.none() | st.integers(0, 5)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
RANKS = st.none() | st.integers(1, 3000).flatmap(lambda teams: st.tuples(st.integers(1, teams), st.just(teams)))


def _kind(label: str) -> str:
    return labels.kind_of(label) or labels.NEUTRAL


@st.composite
def typed(draw: st.DrawFn) -> tuple[str, str]:
    """A kind and the author's word for it, which is left out where it is ours."""
    label = draw(st.sampled_from([kind.capitalize() for kind in KINDS] + ["Research Paper", "Youtube Video"]) | TEXTS)
    kind = _kind(label)
    return ("site", "") if kind == "certificate" else (kind, "" if label == kind.capitalize() else label)


@st.composite
def rows(draw: st.DrawFn) -> Row:
    kind, type_ = draw(typed())
    row = Row(
        draw(TEXTS), kind, draw(st.integers(0, 100)), type_, draw(URLS), draw(st.just("") | TEXTS), draw(STARS)
    )  # fmt: skip
    return replace(row, rank=draw(RANKS)) if kind == "competition" else row


ATTEMPTS = st.builds(
    Attempt,
    st.booleans(),
    st.none() | DAYS,
    st.none() | st.integers(-9999, 9999).map(lambda n: n / 100),
    st.just("") | TEXTS,
)
CERTIFICATES = st.builds(
    lambda title, percent, url, attempts, closed: Row(
        title, "certificate", percent, url=url, attempts=tuple(attempts), closed=closed
    ),
    TEXTS, st.integers(0, 100), URLS, st.lists(ATTEMPTS, max_size=3), st.booleans(),
)  # fmt: skip
GOALS = st.builds(
    lambda target, goal, first, days, before: Goal(goal, target, first, first + timedelta(days), before),
    st.integers(0, 10**9 - 1), TEXTS, DAYS, st.integers(0, 400), st.integers(0, 1000),
)  # fmt: skip
PARAGRAPHS = st.just("") | st.lists(
    TEXTS.map(lambda text: re.sub(r"^(?:[-*+] ?)+", "o", text)), min_size=1, max_size=3
).map("\n".join)
WEEKS = st.builds(
    Week, DAYS.map(lambda day: day - timedelta(day.weekday())), PARAGRAPHS, PARAGRAPHS, PARAGRAPHS
).filter(lambda week: any(getattr(week, name) for name in FIELDS))


@st.composite
def logs(draw: st.DrawFn) -> Log:
    lists = draw(
        st.lists(
            st.builds(List, HEADINGS, st.lists(rows(), min_size=1, max_size=4).map(tuple)),
            max_size=3,
            unique_by=lambda one: one.heading,
        )
    )
    weeks = draw(st.lists(WEEKS, max_size=2, unique_by=lambda week: week.monday))
    exams = draw(st.lists(CERTIFICATES, max_size=2).map(tuple))
    if exams and "Certificates" not in [one.heading for one in lists]:
        lists.append(List("Certificates", exams))
    return Log(
        tuple(lists),
        tuple(draw(st.lists(GOALS, max_size=2, unique_by=lambda goal: (goal.goal, goal.first, goal.last)))),
        tuple(weeks),
        tuple(draw(st.lists(TEXTS, max_size=2))),
        tuple(draw(st.lists(TEXTS, max_size=2))),
    )


def _report(log: Log) -> Report:
    """What the program would have to tell, if it held just this log."""
    report = Report(TODAY, [Course("log", LOG, Tally(), TODAY, None, None, None, [], [])])
    for number, (heading, row) in enumerate(log.rows, 1):
        item = Item(number, f"item-{number}", row.title, row.kind, "log")
        own = "" if row.kind == "certificate" else heading
        report.courses[0].resources.append(
            Resource(item, row.percent or 0, type=row.type, list=own, by=row.by, url=row.url, stars=row.stars)
        )
        if row.kind == "competition":
            results = [Result(TODAY, *row.rank, private=True)] if row.rank else []
            report.competitions.append(Competition(item, row.percent or 0, "open", results=results))
        if row.kind == "certificate":
            report.certificates.append(Certificate(item, row.percent or 0, row.closed, attempts=list(row.attempts)))
    report.goals.extend(GoalProgress(goal, 0, goal.before or 0, 0.0, None) for goal in log.goals)
    report.journal.extend(log.weeks)
    report.lessons.extend(Lesson(text) for text in log.lessons)
    report.backlog.extend(
        ItemRow(Item(1, "a", title, "topic", "log"), "open", 0, 90, 90, None, True, "backlog") for title in log.backlog
    )
    return report


def published(log: Log, style: str) -> str:
    report = _report(log)
    texts = [markdown(name, report, BARS[style]) for name in SECTIONS]
    return "\n\n".join(["# Me", "<!-- study:begin -->", *filter(None, texts), "<!-- study:end -->"]) + "\n"


def in_order(log: Log) -> Log:
    """As it is published: lists of competitions behind the others, certificates last; authors that titles begin with
    are not told twice, nor stars that a heading gives; and many materials of a list that are at 0 are only counted."""
    medals = {number: one.rating(TODAY).medal or "" for number, one in enumerate(_report(log).competitions)}
    medal = iter(medals.values())
    lists = []
    for one in log.lists:
        told = [replace(row, medal=next(medal)) if row.kind == "competition" else row for row in one.rows]
        waiting = [not row.percent and row.kind not in ("competition", "certificate") for row in told]
        if sum(waiting) > FEW:
            told = [row for row, waits in zip(told, waiting, strict=True) if not waits]
        if all(row.title.startswith(row.by) for row in told):
            told = [replace(row, by="") for row in told]
        if all(row.stars in (rating(one.heading), None) for row in told):
            told = [replace(row, stars=rating(one.heading)) for row in told]
        if told:
            lists.append(List(one.heading, tuple(told)))
    kinds = [{row.kind for row in one.rows} for one in lists]
    order = sorted(range(len(lists)), key=lambda n: (kinds[n] == {"certificate"}, kinds[n] == {"competition"}))
    return replace(log, lists=tuple(lists[n] for n in order))
