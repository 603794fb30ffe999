"""Items described otherwise, moved, removed and remarked on."""

from collections.abc import Callable
from pathlib import Path

from tests.conftest import Study
from tests.enroll.schools import listed, planned, told

Golden = Callable[[str], None]
FRIDAY = "2026-03-06"


def test_an_item_is_described_otherwise(school: Study, golden: Golden) -> None:
    golden(
        school(
            "edit", "maps", "--title", "Maps and  functions", "--url", "https://example.org", "--by", "Ada",
            "--list", "Maths", "--type", "Lecture", "--stars", "3", "--tag", "sets", "--tag", "Maths",
            "--notes", "Read twice", "--slug", "maps", "--category", "Playground",
        ).output
    )  # fmt: skip
    shown = told(school, "show", "2")
    assert (shown["title"], shown["ref"], shown["tags"]) == ("Maps and functions", "school/maps", ["sets", "maths"])
    assert (shown["by"], shown["list"], shown["type"], shown["stars"]) == ("Ada", "Maths", "Lecture", 3)
    assert (shown["url"], shown["notes"]) == ("https://example.org", "Read twice")


def test_an_empty_text_clears(school: Study) -> None:
    school("edit", "2", "--due", FRIDAY, "--stars", "3", "--by", "Ada", "--tag", "sets", "--effort", "5h")
    school("edit", "2", "--due", "none", "--stars", "", "--by", "", "--tag", "", "--effort", "none")
    shown = told(school, "show", "2")
    assert (shown["due"], shown["stars"], shown["by"], shown["tags"]) == (None, None, "", [])
    assert (shown["effort"], shown["estimated"]) == (90, True)


def test_another_effort_of_planned_work_plans_anew(school: Study) -> None:
    found = told(school, "edit", "2", "--effort", "3h")
    assert (found["planned"], found["minutes"]) == (True, 120)
    assert found["after"]["finish"] == told(school, "plan")["finish"]


def test_what_was_done_of_an_item_is_seen_against_its_new_effort(school: Study) -> None:
    school("progress", "2", "50")
    school("edit", "2", "--effort", "10h")
    assert told(school, "show", "2")["remaining"] == 300


def test_another_title_leaves_the_plan_alone(school: Study) -> None:
    before = told(school, "plan")["sessions"]
    found = told(school, "edit", "2", "--title", "Other", "--url", "https://example.org")
    assert found["planned"] is False
    assert [one["minutes"] for one in told(school, "plan")["sessions"]] == [one["minutes"] for one in before]


def test_an_assumed_effort_follows_the_kind(school: Study) -> None:
    school("add", "LoRA", "--kind", "paper")
    school("edit", "lora", "--kind", "book")
    shown = told(school, "show", "lora")
    assert (shown["kind"], shown["effort"], shown["estimated"]) == ("book", 1200, True)
    school("edit", "lora", "--effort", "4h", "--kind", "video")
    assert told(school, "show", "lora")["effort"] == 240


def test_an_edit_that_changes_nothing_says_so_and_is_no_step(school: Study, tmp_path: Path) -> None:
    before = (tmp_path / "study.db").read_bytes()
    answer = school("edit", "1", "--title", "Sets", "--stars", "none", "--effort", "60m")
    assert answer.code == 0
    assert answer.output.startswith("Unchanged  1  Sets  is already like that")
    assert (tmp_path / "study.db").read_bytes() == before


def test_a_competition_with_a_result_stays_one(study: Study) -> None:
    study("add", "Titanic", "--kind", "competition")
    assert study("edit", "1", "--kind", "project").code == 0
    study("edit", "1", "--kind", "competition")
    assert study("kaggle", "result", "1", "--rank", "12", "--teams", "300").code == 0
    assert study("edit", "1", "--kind", "project").code == 2


def test_what_is_removed_is_out_of_lists_plan_and_report(school: Study, golden: Golden) -> None:
    school("log", "2", "30m", "--note", "half of it")
    golden(school("remove", "2").output)
    assert "Maps" not in listed(school)
    assert "Maps" not in planned(school)
    assert told(school, "report")["curricula"][0]["items"]["total"] == 7
    assert told(school, "today")["spent"] == 30
    assert school("done", "2").errors == "Item 2 was removed. What you logged for it: study show 2.\n"
    shown = told(school, "show", "2")
    assert (shown["left_out"], shown["logged"], shown["entries"][0]["note"]) == ("removed", 30, "half of it")


def test_a_number_is_never_used_again(school: Study) -> None:
    school("add", "New")
    school("remove", "10-11")
    school("add", "Newer")
    assert told(school, "show", "newer")["item"] == 12
    school("leave", "school")
    school("add", "Newest")
    assert told(school, "show", "newest")["item"] == 13


def test_items_move_to_the_end_of_a_module_in_the_order_they_are_named(school: Study) -> None:
    found = told(school, "move", "2", "1", "--to", "school/last")
    assert [one["module"] for one in found["changes"]] == ["last", "last"]
    assert [name for name in planned(school) if "rill" not in name] == [
        "Groups", "Rings", "The end", "Maps", "Sets", "Looking back",
    ]  # fmt: skip
    school("add", "Added", "--to", "school/last", "--effort", "1h")
    assert list(listed(school))[4:8] == ["The end", "Maps", "Sets", "Added"]


def test_what_moves_to_another_curriculum_waits_there_for_nothing(school: Study) -> None:
    school("enroll", "hf-four-week")
    school("move", "7", "--to", "hf-four-week")
    shown = told(school, "show", "7")
    assert (shown["ref"], shown["phase"], shown["module"]) == ("hf-four-week/the-end", None, None)


def test_an_id_that_is_taken_gets_a_number_behind_it(school: Study) -> None:
    school("add", "Maps")
    school("move", "2", "--to", "log")
    assert told(school, "show", "2")["ref"] == "log/maps-2"


def test_what_is_there_already_is_not_moved(school: Study, tmp_path: Path) -> None:
    before = (tmp_path / "study.db").read_bytes()
    answer = school("move", "1", "--to", "school/basics")
    assert "already exists" in answer.output
    assert (tmp_path / "study.db").read_bytes() == before


def test_work_that_moves_before_what_it_requires_waits_for_that_alone(school: Study) -> None:
    school("move", "4", "--to", "school/basics")
    order = planned(school)
    assert order.index("Rings") > order.index("Groups")
    assert told(school, "plan")["unplaced"] == []
    school("add", "New", "--to", "school/basics", "--effort", "1h", "--due", "2027-01-01")
    order = [name for name in planned(school) if "rill" not in name]
    assert order[:4] == ["Sets", "Maps", "New", "Groups"]


def test_what_is_removed_when_it_is_done_leaves_the_plan_too(school: Study) -> None:
    school("done", "1")
    school("remove", "1")
    assert "Sets" not in planned(school)


def test_a_note_is_kept_and_changes_nothing_else(school: Study, golden: Golden) -> None:
    before = (told(school, "list"), told(school, "plan"), told(school, "report"))
    golden(school("note", "2", "compare with relations", "--on", "yesterday").output)
    assert (told(school, "list"), told(school, "plan"), told(school, "report")) == before
    (entry,) = told(school, "show", "2")["entries"]
    assert (entry["kind"], entry["on"], entry["note"]) == ("note", "2026-03-01", "compare with relations")
    assert "compare with relations" in school("show", "2").output
    school("done", "2")
    assert school("note", "2", "done at last").output.startswith("Noted")


def test_items_are_listed_by_tag(school: Study) -> None:
    school("edit", "1", "--tag", "nlp")
    school("add", "LoRA", "--kind", "paper", "--tag", "nlp", "--tag", "papers")
    found = told(school, "list", "--tag", "NLP")["items"]
    assert [(one["title"], one["tags"]) for one in found] == [("Sets", ["nlp"]), ("LoRA", ["nlp", "papers"])]
    assert told(school, "list", "--tag", "paper")["items"] == []
