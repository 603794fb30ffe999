"""What a log says beyond what is known."""

from datetime import date

import pytest

from study.core.competitions import Attempt
from study.core.goals import Goal
from study.core.journal import Week
from study.core.values import replace
from study.importing.log.rules import KnownItem, KnownLog, List, Log, LogDifference, Rendering, Row, Update, compare

MONDAY = date(2026, 3, 2)
BOOK = Row("SICP", "book", 40, url="https://example.org/sicp", by="Abelson", stars=4, notes="Slowly")
YEAR = Goal("courses", 10, date(2026, 1, 1), date(2026, 12, 31), before=3)
PUBLISHED = Rendering(lambda text: " ".join(text.split()), lambda url: url.replace(" ", "%20"))


def known(*rows: Row, heading: str = "Books") -> KnownLog:
    return KnownLog([KnownItem(n, (heading,), row) for n, row in enumerate(rows, 1)], [row.title for row in rows])


def taken(log: Log, learned: KnownLog) -> LogDifference:
    return compare(log, learned, PUBLISHED)


def books(*rows: Row, heading: str = "Books") -> Log:
    return Log((List(heading, rows),))


def test_what_is_not_known_is_new() -> None:
    found = taken(books(BOOK), KnownLog())

    assert found.added == [("Books", BOOK)]
    assert not found.is_empty


def test_what_says_the_same_is_no_news() -> None:
    found = taken(books(BOOK, replace(BOOK, percent=None, url="", by="", stars=None, notes="")), known(BOOK, BOOK))

    assert found.is_empty
    assert found.same == 2


@pytest.mark.parametrize(
    ("row", "update"),
    [
        (replace(BOOK, percent=60), Update(1, {}, percent=60)),
        (replace(BOOK, percent=0), Update(1, {}, percent=0)),
        (replace(BOOK, type="Textbook"), Update(1, {"type": "Textbook"})),
        (replace(BOOK, kind="video", type="Book"), None),
        (replace(BOOK, url="https://example.org/2"), Update(1, {"url": "https://example.org/2"})),
        (replace(BOOK, by="Sussman"), Update(1, {"by": "Sussman"})),
        (replace(BOOK, stars=5), Update(1, {"stars": 5})),
        (replace(BOOK, notes="Pages: 657"), Update(1, {"notes": "Slowly\nPages: 657"})),
        (replace(BOOK, title=" SICP "), None),
    ],
)
def test_an_item_of_that_list_title_and_kind_is_brought_up_to_date(row: Row, update: Update | None) -> None:
    found = taken(books(row), known(BOOK))

    assert found.added == []
    assert [one for _, one in found.updates] == ([update] if update else [])


@pytest.mark.parametrize(
    "log",
    [
        books(replace(BOOK, title="HtDP")),
        books(replace(BOOK, kind="video", type="Film")),
        books(BOOK, heading="Other books"),
    ],
)
def test_another_list_title_or_kind_is_another_item(log: Log) -> None:
    assert len(taken(log, known(BOOK)).added) == 1


def test_items_of_the_same_name_are_told_apart_by_their_order() -> None:
    twice = known(BOOK, replace(BOOK, percent=70))

    found = taken(books(BOOK, replace(BOOK, percent=80), BOOK), twice)

    assert [(one.number, one.percent) for _, one in found.updates] == [(2, 80)]
    assert len(found.added) == 1


def test_the_word_for_the_kind_decides_between_items_of_the_same_title() -> None:
    learned = known(replace(BOOK, type="Textbook"), BOOK)

    found = taken(books(replace(BOOK, percent=50), replace(BOOK, type="Textbook", percent=60)), learned)

    assert [(one.number, one.percent, one.fields) for _, one in found.updates] == [(2, 50, {}), (1, 60, {})]


def test_a_list_may_go_by_several_names() -> None:
    learned = KnownLog([KnownItem(1, ("", "Learning log · resources"), BOOK)])

    assert taken(books(BOOK, heading=""), learned).is_empty
    assert taken(books(BOOK, heading="Learning log · resources"), learned).is_empty


def test_ranks_and_sittings_are_added_to_those_there_are() -> None:
    sat = Attempt(False, date(2024, 2, 10), 71.123456789, "late")
    exam = Row("TF", "certificate", 0, rank=(3, 9), attempts=(sat,))
    again = replace(exam, rank=(2, 9), attempts=(replace(sat, score=71.1235), Attempt(True)), closed=True)

    assert taken(books(replace(exam, rank=None)), known(exam)).is_empty
    ((_, update),) = taken(books(again), known(exam)).updates
    assert update == Update(1, {"closed": 1}, rank=(2, 9), attempts=(Attempt(True),))


def test_goals_are_news_if_they_are_new_or_ask_for_another_number() -> None:
    def news(goal: Goal, *there: Goal) -> list[Goal]:
        return taken(Log(goals=(goal,)), KnownLog(goals=list(there))).goals

    assert news(YEAR) == [YEAR]
    assert news(YEAR, YEAR) == []
    assert news(replace(YEAR, target=12), YEAR) == [replace(YEAR, target=12)]
    assert news(replace(YEAR, before=5), YEAR) == [replace(YEAR, before=5)]
    assert news(replace(YEAR, before=None), YEAR) == []
    assert news(YEAR, replace(YEAR, before=None)) == []
    assert news(YEAR, replace(YEAR, enrollment=7)) == []
    assert news(YEAR, replace(YEAR, last=date(2026, 6, 30))) == [YEAR]


def test_of_two_goals_for_the_same_thing_the_later_holds() -> None:
    log = Log(goals=(replace(YEAR, target=12), YEAR))

    assert taken(log, KnownLog()).goals == [YEAR]
    assert taken(log, KnownLog(goals=[YEAR])).is_empty


def test_texts_of_the_journal_that_differ_in_more_than_bullets_are_news() -> None:
    there = KnownLog(weeks=[Week(MONDAY, goal="- Read\n- Write", plan="Walk")])
    log = Log(weeks=(Week(MONDAY, goal="Read\nWrite", plan="Run", results="Fell"),))

    assert taken(log, there).texts == [(MONDAY, "plan", "Run"), (MONDAY, "results", "Fell")]


def test_lessons_and_wishes_are_news_as_often_as_they_are_not_known() -> None:
    log = Log(lessons=("Sleep", "Sleep", "Walk"), backlog=("SICP", "SICP", "HtDP"))

    found = taken(log, replace(known(BOOK), lessons=["Sleep"]))

    assert (found.lessons, found.backlog) == (["Sleep", "Walk"], ["SICP", "HtDP"])
