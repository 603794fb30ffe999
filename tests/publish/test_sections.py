"""Sections are told so that any title, text or address in them stays what it is, and any day finds them the same."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from study.core.competitions import Attempt, Certificate, Competition, Result
from study.core.goals import Goal, progress_of
from study.core.items import Item, ItemRow
from study.core.journal import Lesson, Week
from study.core.progress import Course, Group, Resource, Tally
from study.publish.blocks import BEGIN, END, blocks, body, filled
from study.publish.markdown import SECTIONS, geps, markdown
from study.report.rules import Report
from tests.screen.test_markup import TITLES

MONDAY = date(2026, 3, 2)


def tracked(number: int, title: str, kind: str = "course", **known: object) -> Resource:
    values = {"percent": 40, "type": "", "list": "", "by": "", "url": "", "stars": None} | known
    return Resource(Item(number, f"i{number}", title, kind, "log"), **values)  # type: ignore[arg-type]


def course(*resources: Resource, title: str = "Log", phases: tuple[str, ...] = ()) -> Course:
    groups = [Group(f"p{n}", phase, Tally(4, 1, 1, 60, 30)) for n, phase in enumerate(phases)]
    tally = Tally(4, 1, 1, 60, 30) if phases else Tally()
    return Course("log", title, tally, MONDAY, None, None, None, groups, list(resources))


def of(report: Report, name: str) -> list[str]:
    return markdown(name, report, geps).splitlines()


@given(st.lists(TITLES, min_size=8, max_size=8), st.integers(0, 800))
def test_no_text_forges_a_marker_or_a_row_and_no_day_makes_a_difference(texts: list[str], later: int) -> None:
    def report(day: date) -> Report:
        goal = Goal(texts[0], 3, MONDAY, MONDAY + timedelta(days=30), 1)
        resources = tracked(1, texts[1], type=texts[2], by=texts[3]), tracked(2, texts[4], list=texts[5])
        exam = Item(3, "c", texts[7], "certificate", "log")
        return Report(
            day,
            [course(*resources, phases=(texts[6],))],
            certificates=[Certificate(exam, 0, True, attempts=[Attempt(False, note=texts[0])])],
            goals=[progress_of(goal, 1, 0, day)],
            journal=[Week(MONDAY, texts[1], texts[2], texts[3])],
            lessons=[Lesson(texts[4])],
            backlog=[ItemRow(Item(4, "b", texts[5], "topic", "log"), "open", 0, 90, 90, None, False, "backlog")],
        )  # fmt: skip

    file = f"{BEGIN}\n{END}\n".encode()
    text = "\n\n".join(markdown(name, report(MONDAY), geps) for name in SECTIONS)
    (empty,) = blocks(file, "README.md")
    result = filled(file, [(empty, empty.name, body(text, b"\n"))])

    (block,) = blocks(result, "README.md")
    assert result[block.end :] == f"{END}\n".encode()
    assert text.count("geps.dev") == 6
    assert text == "\n\n".join(markdown(name, report(MONDAY + timedelta(days=later)), geps) for name in SECTIONS)


def test_lists_of_the_same_name_are_one_table_and_competitions_have_their_own() -> None:
    report = Report(
        MONDAY,
        [
            course(tracked(1, "CS231n", list="Vision"), tracked(2, "Titanic", "competition"), title="One"),
            course(
                tracked(3, "LoRA", "paper", type="Research Paper", list="Vision"),
                tracked(4, "Digits", "competition", list="Vision"),
                title="Two",
            ),
        ],
    )
    assert of(report, "resources") == [
        "## Vision",
        "",
        "| Type | Details | Progress |",
        "| --- | --- | --- |",
        "| Course | CS231n | ![](https://geps.dev/progress/40) |",
        "| Research Paper | LoRA | ![](https://geps.dev/progress/40) |",
        "| Competition | Digits | ![](https://geps.dev/progress/40) |",
    ]
    assert of(report, "kaggle") == [
        "## Competitions",
        "",
        "| Competition | Progress |",
        "| --- | --- |",
        "| Titanic | ![](https://geps.dev/progress/40) |",
    ]


def test_author_and_stars_are_told_unless_title_and_heading_say_them() -> None:
    said = course(
        tracked(1, "Campus X: Attention", by="Campus X", stars=5, list="NLP - 5 STAR RESOURCES"),
        tracked(2, "Attention", stars=5, list="NLP - 5 STAR RESOURCES"),
    )
    assert of(Report(MONDAY, [said]), "resources")[2] == "| Type | Details | Progress |"
    unsaid = course(tracked(1, "Attention", by="Campus X", stars=4, list="NLP - 5 STAR RESOURCES"))
    assert of(Report(MONDAY, [unsaid]), "resources")[2:] == [
        "| Type | Details | Progress | By | Stars |",
        "| --- | --- | --- | --- | --- |",
        "| Course | Attention | ![](https://geps.dev/progress/40) | Campus X | 4 |",
    ]


def test_one_item_without_stars_adds_no_column_to_a_list_whose_heading_gives_them() -> None:
    rated = course(
        tracked(1, "Attention", stars=5, list="NLP - 5 STAR RESOURCES"),
        tracked(2, "LoRA", list="NLP - 5 STAR RESOURCES"),
    )
    assert of(Report(MONDAY, [rated]), "resources")[2] == "| Type | Details | Progress |"


def test_a_medal_is_told_once_nothing_can_change_it() -> None:
    item = Item(1, "digits", "Digits", "competition", "log")
    result = Result(date(2026, 2, 1), 12, 3000, private=True)
    found = Competition(item, 100, "done", due=MONDAY, results=[result], category="featured")

    def rows(day: date) -> str:
        log = course(tracked(1, "Digits", "competition", url="https://www.kaggle.com/c/digits"))
        return of(Report(day, [log], competitions=[found]), "kaggle")[-1]

    row = "| [Digits](https://www.kaggle.com/c/digits) | ![](https://geps.dev/progress/40) | 12 of 3000 |"
    assert rows(MONDAY) == row
    assert rows(MONDAY + timedelta(days=1)) == f"{row} gold |"


def test_a_goal_tells_what_is_done_and_not_its_pace() -> None:
    goals = [
        progress_of(Goal("competitions", 10, date(2026, 1, 1), date(2026, 12, 31)), 3, 2, MONDAY),
        progress_of(Goal("a|b", 5, MONDAY, MONDAY + timedelta(days=9), 0), 7, 2, MONDAY),
    ]
    assert of(Report(MONDAY, [], goals=goals), "goals")[2:] == [
        "| Goal | Progress | Done | Before |",
        "| --- | --- | --- | --- |",
        "| 10 competitions in 2026 | ![](https://geps.dev/progress/30) | 3 of 10 | 2 |",
        r"| 5 a\|b from 2026-03-02 to 2026-03-11 | ![](https://geps.dev/progress/100) | 7 of 5 | 0 |",
    ]


def test_a_journal_keeps_the_lines_of_its_texts() -> None:
    week = Week(MONDAY, "Transformers", "", "- read two papers\n\n  * [x] wrote one | page\n1. slept\n")
    assert of(Report(MONDAY, [], journal=[week]), "journal") == [
        "## Journal",
        "",
        "### Week of 2026-03-02",
        "",
        "- **Goal:** Transformers",
        "- **Results:**",
        "  - read two papers",
        "    - \\[x\\] wrote one \\| page<br>1. slept",
    ]


def test_where_there_is_nothing_to_tell_there_is_no_heading() -> None:
    assert {markdown(name, Report(MONDAY, [course()]), geps) for name in SECTIONS} == {""}
