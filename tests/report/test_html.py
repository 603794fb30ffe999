"""The page of HTML: it tells everything, it needs nothing, and titles are nothing but titles."""

import json
import re
from base64 import b64encode
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from study.core.competitions import Result, Submission
from study.core.goals import Goal
from study.core.journal import Lesson
from study.goals import facts as goals
from study.journal import facts as journals
from study.kaggle import facts as contests
from study.report import html
from study.store.workspace import Workspace
from tests.conftest import MONDAY, Study
from tests.report.reading import Read, read

HOSTILE = Path(__file__).with_name("hostile.yaml")
STYLE = Path(html.__file__).with_name("report.css")
TAGS = {
    "html", "head", "meta", "title", "style", "body", "header", "main", "section", "article", "h1", "h2", "h3", "p",
    "dl", "dt", "dd", "div", "span", "b", "strong", "bdi", "code", "a", "ul", "li", "details", "summary", "figure",
    "figcaption", "table", "thead", "tbody", "tr", "th", "td", "svg", "g", "rect", "line", "polyline", "polygon",
    "text", "ol", "br",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "name", "content", "http-equiv", "class", "open", "href", "rel", "role", "aria-label",
    "aria-hidden", "scope", "viewbox", "preserveaspectratio", "transform", "points", "x", "y", "x1", "x2", "y1", "y2",
    "dy", "rx", "width", "height",
}  # fmt: skip


def page(study: Study, now: str = MONDAY) -> str:
    """The page, as it is printed."""
    answer = study("report", "--format", "html", now=now)
    assert answer.code == 0, answer.errors
    return answer.output


def enrolled(study: Study, path: Path, text: str) -> None:
    curriculum = path / "own.yaml"
    curriculum.write_text(text, encoding="utf-8")
    answer = study("enroll", str(curriculum))
    assert answer.code == 0, answer.errors


@pytest.fixture
def lived(study: Study) -> Study:
    """Six weeks with a curriculum, another from the third week on, and a new plan in the fourth."""
    assert study("enroll", "gpt-transformer", "--hours", "7").code == 0
    for n in range(20):
        now = str(date.fromisoformat(MONDAY) + timedelta(days=2 * n))
        if n == 8:
            assert study("enroll", "learning-log-2024", now=now).code == 0
        if n == 12:
            assert study("replan", "--hours", "9", now=now).code == 0
        assert study("done" if n % 3 else "log", str(n + 1), *([] if n % 3 else ["1h"]), now=now).code == 0
    with Workspace("test").writing() as writer:
        first, *_ = contests.competitions(writer.connection)
        contests.add_result(writer, first.item.number, Result(date(2026, 4, 1), 120, 3000, 0.83))
        contests.add_submissions(writer, first.item.number, [Submission("2026-03-30", 0.83)])
        goals.set_goal(writer, Goal("competitions", 10, date(2026, 1, 1), date(2026, 12, 31), 3))
        for week in range(6):
            journals.write(writer, date(2026, 3, 2) + timedelta(weeks=week), "goal", f"Goal of week {week}")
        journals.add_lesson(writer, Lesson("Less is more.", date(2026, 4, 1)))
    return study


def test_what_is_followed_is_told_with_the_figures_of_every_other_form(lived: Study) -> None:
    found = read(page(lived, "2026-04-12"))
    told = json.loads(lived("report", "--json").output)
    for course in told["curricula"]:
        assert course["title"] in found.text
        assert all(phase["title"] in found.text for phase in course["phases"])
        assert all(one["title"] in found.text for one in course["resources"])
    percents = [phase["percent"] for course in told["curricula"] for phase in course["phases"]]
    assert {f"{percent} %" for percent in percents} <= set(found.within("b"))
    drawn = {(one.attributes.get("class"), one.attributes["width"]) for one in found.of("rect")}
    assert {("full", f"{percent}%") for percent in percents} <= drawn
    for phrase in (
        "rank 120 of 3000", "top 4 %", "10 competitions in 2026", "Goal of week 5", "Less is more.",
        "Tensorflow Certification Exam",
    ):  # fmt: skip
        assert phrase in found.text, phrase


def test_the_important_comes_first_and_the_newest_week_of_the_journal(lived: Study) -> None:
    found = read(page(lived, "2026-04-12")).text
    head, below = found.split("Effort against the plan", maxsplit=1)
    assert head.index("Done") < head.index("Ends") < head.index("Streak")
    order = ["Study days", "Hours a week", "Goals", "Competitions"]
    places = [below.index(what) for what in [*order, "Goal of week 5", "Goal of week 0", "Lessons", "Backlog"]]
    assert places == sorted(places)


def test_a_new_plan_is_drawn_beside_the_first(lived: Study) -> None:
    found = read(page(lived, "2026-04-12"))
    assert len(found.of("polyline")) == 3 * 3 + 2  # of the weeks ahead the plan and the median
    assert "the plan now" in found.text


def test_while_the_first_plan_holds_there_is_only_that(study: Study) -> None:
    study("enroll", "gpt-transformer")
    found = read(page(study))
    assert [one.attributes["class"] for one in found.of("polyline")] == ["baseline", "done"]
    assert "the plan now" not in found.text


def test_the_page_is_well_formed_and_needs_nothing_else(lived: Study) -> None:
    assert_inert(read(page(lived, "2026-04-12")))


def test_hostile_titles_are_titles(study: Study, tmp_path: Path) -> None:
    enrolled(study, tmp_path, HOSTILE.read_text(encoding="utf-8"))
    study("done", "1", now="2026-03-02")
    found = read(page(study, "2026-03-05"))
    assert_inert(found)
    for title in (
        "<script>document.title='owned'</script></style></title><h1>& you", '" onload="alert(1)',
        "{{ 7 * 7 }} {% raw %}", "</style><script src=SITE/book></script>", "<i>list</i>", "<b>bold</b>", "Good & well",
        "<base href=SITE/>", "]]><!-- <script>alert(1)</script>", "--></details></main>", "<iframe src=SITE/frame>",
        "<svg onload=fetch('SITE/svg')>", "</dd><script>", "first\nsecond", "With a blank",
        "<style>*{display:none;background:url(SITE/style)}</style>",
    ):  # fmt: skip
        assert title in found.within("bdi"), title
    assert found.within("title")[0] == "Progress · 5 Mar 2026"
    assert [one.attributes["href"] for one in found.of("a")] == ['https://example.org/?a=1&b="><script>']


def test_what_turns_the_direction_is_replaced_and_what_joins_letters_stays(study: Study, tmp_path: Path) -> None:
    enrolled(study, tmp_path, HOSTILE.read_text(encoding="utf-8"))
    text = page(study)
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f")
    assert "\ufffddlrow\ufffd\ufffdhello\ufffd" in text
    assert "\U0001f469\u200d\U0001f52c" in text


def test_only_its_own_style_sheet_may_style_it(lived: Study) -> None:
    text = page(lived, "2026-04-12")
    style = "".join(re.findall(r"<style>(.*)</style>", text, re.DOTALL))
    digest = b64encode(sha256(style.encode()).digest()).decode()
    (policy,) = [one for one in read(text).of("meta") if one.attributes.get("http-equiv") == "Content-Security-Policy"]
    assert style == STYLE.read_text(encoding="utf-8")
    assert policy.attributes["content"].split("; ") == [
        "default-src 'none'", f"style-src 'sha256-{digest}'", "base-uri 'none'", "form-action 'none'",
    ]  # fmt: skip
    assert not re.search(r"@import|url\(|expression", style)


def test_every_chart_has_a_text_in_its_place_and_its_figures_in_a_table(lived: Study) -> None:
    found = read(page(lived, "2026-04-12"))
    pictures = [one for one in found.of("svg") if "svg" not in one.within]
    assert len(pictures) > 50
    for one in pictures:
        hidden = one.attributes.get("aria-hidden") == "true"
        assert hidden or (one.attributes.get("role") == "img" and one.attributes["aria-label"].strip())
        assert hidden or "figure" in one.within
    charts = [one for one in found.of("table") if "figure" in one.within]
    assert len(found.of("figure")) == len(charts) == 6
    assert found.within("td")


def test_the_same_log_makes_the_same_page(lived: Study) -> None:
    assert page(lived, "2026-04-12") == page(lived, "2026-04-12")


def test_without_anything_it_says_how_to_begin(study: Study) -> None:
    found = read(page(study))
    assert "You follow no curriculum yet." in found.text
    assert found.within("code") == ["study curricula", "study enroll hf-four-week --hours 10"]
    assert "section" not in found.tags()


def test_what_was_studied_is_told_when_nothing_is_followed_any_more(study: Study) -> None:
    study("enroll", "hf-four-week")
    study("done", "1")
    assert study("leave", "hf-four-week").code == 0
    found = read(page(study))
    assert_inert(found)
    assert "1 study day" in found.text
    assert "You follow no curriculum yet." not in found.text


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("phases: [{title: P, items: [{topic: Only, effort: 1h}]}]", []),
        ("phases: [{title: P, items: [{event: Talk, day: 3, effort: 0}]}]", []),
        ("phases: [{title: P, items: [{topic: Only, effort: 1h}]}]", ["done 1"]),
        ("phases: [{title: P, items: [{topic: Only, effort: 1h}]}]", ["skip 1"]),
        ("resources: [{book: A book}]", []),
        ("resources: [{book: A book}]", ["progress 1 40"]),
        ("phases: [{title: P, items: [{topic: Only, effort: 900h}]}]", ["log 1 5m", "replan --hours 0.1"]),
    ],
    ids=["one item", "an event", "done", "skipped", "a resource", "a begun resource", "years"],
)
def test_the_smallest_logs_have_a_page(study: Study, tmp_path: Path, document: str, words: list[str]) -> None:
    enrolled(study, tmp_path, f"curriculum: own\ntitle: My own\n{document}\n")
    for line in words:
        assert study(*line.split()).code == 0
    found = read(page(study, "2026-03-04"))
    assert_inert(found)
    assert "My own" in found.text


def test_what_begins_later_has_a_page_already(study: Study) -> None:
    study("enroll", "hf-four-week", "--start", "2026-06-01")
    found = read(page(study))
    assert_inert(found)
    assert "Effort against the plan" in found.text


def test_many_resources_that_are_not_begun_are_folded_away(study: Study) -> None:
    study("enroll", "gpt-transformer")
    other, begun = json.loads(study("report", "--json").output)["curricula"][0]["resources"][3:5]
    assert study("progress", str(begun["item"]), "50").code == 0
    shown, folded = re.split(r"\d+ (?:more )?not started", read(page(study)).text, maxsplit=1)
    assert begun["title"] in shown and begun["title"] not in folded
    assert other["title"] in folded and other["title"] not in shown


def assert_inert(found: Read) -> None:
    """Nothing in it runs, loads, or styles itself, and every tag is closed where it was opened."""
    assert found.faults == []
    assert found.tags() <= TAGS
    assert {name for one in found.elements for name in one.attributes} <= ATTRIBUTES
    assert all(one.attributes["href"].startswith(("https://", "http://")) for one in found.of("a"))
    assert {one.tag for one in found.elements if "href" in one.attributes} <= {"a"}
    assert len(found.of("style")) == 1


def test_it_begins_with_what_to_do_now_and_the_next_days(study: Study) -> None:
    study("enroll", "gpt-transformer", "--hours", "8")
    text = read(page(study)).text
    head, below = text.split("Do now", maxsplit=1)
    assert "Foundations of Data Science" not in head
    now, later = below.split("The next seven days", maxsplit=1)
    assert "NumPy: Arrays, matrix operations, broadcasting" in now
    assert "from Python Data Science Handbook" in " ".join(now.split())
    assert "https://github.com/jakevdp/PythonDataScienceHandbook/" in links(study)
    assert later.index("Monday 2 March") < later.index("Tuesday 3 March") < later.index("Foundations of Data Science")


def links(study: Study) -> set[str]:
    return {one.attributes.get("href", "") for one in read(page(study)).of("a")}


def test_a_heat_map_has_the_weeks_there_are(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "8")
    study("log", "1", "30m")
    study("log", "1", "30m", now="2026-03-10")
    squares = [one for one in read(page(study, "2026-03-10")).of("rect") if one.attributes.get("height") == "11"]
    assert len(squares) == 7 + 2 + 7  # a week, two days of the next, and those of the legends


def test_where_nothing_is_planned_it_does_not_begin_with_it(study: Study) -> None:
    study("add", "LoRA", "--kind", "paper", "--progress", "40")
    assert "Do now" not in read(page(study)).text
