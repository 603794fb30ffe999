"""Things that turn up on the way, and what they do to the plan."""

from collections.abc import Callable

import pytest

from tests.conftest import MONDAY, Study
from tests.enroll.schools import listed, planned, told

Golden = Callable[[str], None]
FRIDAY = "2026-03-06"


def test_a_resource_is_tracked_and_leaves_the_plan_alone(school: Study, golden: Golden) -> None:
    before = told(school, "plan")
    added = school(
        "add", "LoRA", "--kind", "paper", "--url", "https://arxiv.org/abs/2106.09685", "--list", "NLP", "--by", "Hu",
        "--stars", "5", "--progress", "40", "--tag", "nlp", "--type", "Preprint",
    )  # fmt: skip
    golden(added.output)
    assert told(school, "plan") == before
    (tracked,) = (one for one in told(school, "report")["curricula"] if one["id"] == "log")
    (resource,) = tracked["resources"]
    assert (resource["percent"], resource["stars"], resource["list"]) == (40, 5, "NLP")
    assert (resource["type"], resource["by"], resource["url"]) == ("Preprint", "Hu", "https://arxiv.org/abs/2106.09685")
    shown = told(school, "show", "lora")
    assert shown["entries"] == [{"kind": "progress", "on": MONDAY, "minutes": None, "percent": 40, "note": ""}]


def test_progress_that_is_brought_along_uses_up_nothing_of_the_day(school: Study) -> None:
    school("add", "A long course", "--kind", "course", "--effort", "20h", "--progress", "50", "--plan")
    assert told(school, "today")["spent"] == 0
    assert told(school, "show", "a-long-course")["remaining"] == 600
    assert told(school, "report")["ahead"] == 0


def test_a_resource_is_planned_where_that_is_asked_for(school: Study) -> None:
    assert "LoRA" not in planned(school)
    found = told(school, "add", "LoRA", "--kind", "paper", "--plan")
    assert (found["planned"], found["minutes"]) == (True, 180)
    assert "LoRA" in planned(school)


def test_work_for_later_goes_to_the_backlog(school: Study) -> None:
    before = told(school, "plan")
    school("add", "Topology", "--backlog", "--effort", "4h")
    assert told(school, "plan") == before
    assert [one["title"] for one in told(school, "backlog")["items"]] == ["Topology"]


def test_added_work_is_planned_and_the_answer_tells_what_it_costs(school: Study, golden: Golden) -> None:
    golden(school("add", "Category theory", "--effort", "5h").output)


@pytest.mark.parametrize(
    ("to", "before", "after"),
    [
        ("school/basics", "Maps", "Groups"),
        ("school/theory", "Rings", "The end"),
        ("school/hollow", "Maps", "Groups"),
        ("school/last", "The end", "Looking back"),
        ("school/three", "Looking back", None),
    ],
)
def test_work_in_a_module_comes_after_its_last_item_and_before_the_next_module(
    school: Study, to: str, before: str, after: str | None
) -> None:
    school("add", "New", "--to", to, "--effort", "1h")
    school("add", "Newer", "--to", to, "--effort", "1h")
    for names in (planned(school), listed(school)):
        order = [name for name in names if "rill" not in name]
        place = order.index(before)
        assert order[place + 1 : place + 3] == ["New", "Newer"]
        assert after is None or order[place + 3] == after


def test_a_module_without_work_may_come_first(study: Study) -> None:
    """
    curriculum: late
    title: Late
    phases:
      - title: One
        modules:
          - {module: empty, title: Empty, resources: [{video: A talk}]}
          - {module: empty-too, title: Empty too, resources: [{video: Another}]}
          - {module: full, title: Full, items: [{topic: Sets, effort: 1h}]}
    """
    study("add", "Second", "--to", "late/empty-too", "--effort", "1h")
    study("add", "First", "--to", "late/empty", "--effort", "1h")
    assert planned(study) == ["First", "Second", "Sets"]


def test_work_in_a_parallel_module_waits_only_for_that_module(school: Study) -> None:
    school("add", "Last drill", "--to", "school/side", "--effort", "1h", "--due", FRIDAY)
    order = planned(school)
    assert order[:3] == ["Drill", "More drill", "Last drill"]


def test_work_outside_of_modules_waits_for_nothing(school: Study) -> None:
    school("add", "Urgent", "--to", "school", "--effort", "1h", "--due", "tomorrow")
    assert planned(school)[0] == "Urgent"


def test_an_event_is_on_its_day(school: Study) -> None:
    school("add", "Party", "--kind", "event", "--due", "friday")
    school("add", "Talk", "--kind", "event", "--due", "2026-02-20")
    days = {one["title"]: one["date"] for one in told(school, "plan")["sessions"]}
    assert (days["Party"], days["Talk"]) == (FRIDAY, MONDAY)
    school("edit", "party", "--due", "saturday")
    assert {one["title"]: one["date"] for one in told(school, "plan")["sessions"]}["Party"] == "2026-03-07"


def test_what_is_overdue_already_comes_first_and_is_said_to_be_late(school: Study, golden: Golden) -> None:
    answer = school("add", "Homework", "--to", "school", "--effort", "1h", "--due", "2026-02-20")
    golden(answer.output)
    assert planned(school)[0] == "Homework"
    assert [one["title"] for one in told(school, "plan")["late"]] == ["Homework"]


def test_a_resource_that_is_planned_comes_last_in_its_module(school: Study) -> None:
    school("include", "the-book-of-sets")
    order = [name for name in planned(school) if "rill" not in name]
    assert order[:4] == ["Sets", "Maps", "The book of sets", "Groups"]


def test_a_day_is_a_study_day_of_the_learner(school: Study) -> None:
    school("replan", "--week", "mon=1h wed=2h sat=4h")
    school("add", "A day", "--effort", "1 day")
    assert told(school, "show", "a-day")["effort"] == 140


def test_days_and_weeks_are_those_of_the_learner(school: Study) -> None:
    school("add", "A day", "--effort", "1 day")
    school("add", "Two weeks", "--effort", "1-2 weeks")
    day, weeks = told(school, "show", "a-day"), told(school, "show", "two-weeks")
    assert day["effort"] == 105  # 7 hours on four days
    assert (weeks["low"], weeks["effort"], weeks["high"]) == (420, 630, 840)


def test_the_address_of_a_competition_makes_one(study: Study) -> None:
    address = "https://www.kaggle.com/competitions/nlp-getting-started"
    study("add", address, "--due", "30 june")
    (found,) = told(study, "report")["competitions"]
    assert (found["title"], found["slug"], found["url"]) == ("Nlp getting started", "nlp-getting-started", address)
    assert study("add", address, "--list", "another").code == 2


def test_another_address_is_kept_as_such(study: Study) -> None:
    study("add", "https://example.org/talk", "--kind", "video")
    assert told(study, "show", "1")["url"] == "https://example.org/talk"


def test_the_same_thing_in_the_same_place_is_refused_with_its_number(school: Study) -> None:
    school("add", "LoRA", "--kind", "paper")
    before = told(school, "list")
    answer = school("add", "lora", "--kind", "paper")
    assert (answer.code, answer.output) == (2, "")
    assert "study show 11" in answer.errors
    assert told(school, "list") == before
    for words in (["--kind", "topic"], ["--kind", "paper", "--list", "NLP"], ["--kind", "paper", "--to", "school"]):
        assert school("add", "LoRA", *words).code == 0
    school("remove", "11")
    assert school("add", "LoRA", "--kind", "paper").code == 0


def test_where_nothing_is_stored_yet_the_ways_in_are_told(study: Study) -> None:
    answer = study("kaggle", "submit", "titanic", "--score", "1")
    assert (answer.code, answer.output) == (5, "")
    assert all(f"`study {way}`" in answer.errors.replace("\n", " ") for way in ("curricula", "enroll", "add"))


def test_a_module_where_there_is_none_is_told_as_such(school: Study) -> None:
    school("add", "Topology")
    answer = school("add", "New", "--to", "log/theory")
    assert (answer.code, answer.errors) == (2, 'log has no modules: leave "/theory" out.\n')


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["add", " "], 2),
        (["add", "New", "--kind", "thing"], 2),
        (["add", "New", "--to", "nothing"], 2),
        (["add", "New", "--to", "school/nothing"], 2),
        (["add", "New", "--effort", "soon"], 2),
        (["add", "New", "--effort", "ongoing"], 2),
        (["add", "New", "--stars", "6"], 2),
        (["add", "New", "--stars", "²"], 2),
        (["add", "New", "--progress", "101"], 2),
        (["add", "New", "--due", "someday"], 2),
        (["add", "New", "--tag", "two words"], 2),
        (["add", "New", "--backlog", "--plan"], 2),
        (["edit", "1"], 2),
        (["edit", "1", "--title", " "], 2),
        (["edit", "1", "--title", "Other", "--effort", "soon"], 2),
        (["edit", "1", "--kind", "thing"], 2),
        (["edit", "1", "--due", "someday"], 2),
        (["edit", "1", "--stars", "many"], 2),
        (["edit", "1", "--tag", "two words"], 2),
        (["edit", "99", "--title", "Other"], 5),
        (["edit", "1-2", "--title", "Other"], 5),
        (["move", "1", "--to", "nothing"], 2),
        (["move", "1", "99", "--to", "log"], 5),
        (["move", "1"], 2),
        (["remove", "1", "99"], 5),
        (["include", "4", "99"], 5),
        (["exclude", "1", "99"], 5),
        (["note", "1", " "], 2),
        (["note", "99", "text"], 5),
    ],
)  # fmt: skip
def test_bad_input_gets_one_sentence_and_changes_nothing(school: Study, words: list[str], code: int) -> None:
    before = (told(school, "list"), told(school, "plan"), told(school, "report"))
    answer = school(*words)
    assert (answer.code, answer.output) == (code, "")
    assert answer.errors.strip().endswith(".")
    assert "unexpected" not in answer.errors
    assert (told(school, "list"), told(school, "plan"), told(school, "report")) == before


def test_a_due_date_for_all_holds_for_those_with_work(school: Study) -> None:
    school("add", "LoRA", "--kind", "paper")
    assert school("replan", "--due", "30 march").code == 0
    school("include", "lora")
    assert told(school, "show", "lora")["due"] is None


def test_hostile_text_is_shown_harmless(study: Study) -> None:
    title = "[red]\x1b[31m`]]>-->|<b>\u202e"
    study("add", title, "--by", "\x07", "--list", "\x1b]0;x\x07", "--kind", "paper")
    shown = study("show", "1").output + study("list").output + study("report").output
    assert "[red]" in shown
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
