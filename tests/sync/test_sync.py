"""Two machines of a learner share what they do over a folder."""

import json
import shutil
from pathlib import Path

import pytest

from study.store import schema
from tests.store.declared import DATABASES
from tests.sync.conftest import Machine


def parts(folder: Path) -> list[Path]:
    """What each machine has shared, the first that did first."""
    return sorted((folder / "share" / "records").glob("*.jsonl"))


def steps(on: Machine, machine: str) -> list[str]:
    told = json.loads(on(machine, "history --json").output)["steps"]
    return [step["command"].removeprefix("study ") for step in told if not step["undone"]]


def agree(on: Machine, *machines: str) -> bool:
    for machine in (*machines, *machines):
        assert on(machine, "sync").code == 0
    looks = ("history --json", "report --json", "entries --json", "list --json", "plan --json")
    told = [[on(machine, look).output for look in looks] for machine in machines]
    return all(one == told[0] for one in told)


def test_a_new_machine_begins_with_what_the_others_have_done(two: Machine) -> None:
    assert steps(two, "laptop")[0] == "enroll llm-basics --hours 7"
    assert two("laptop", "list").output == two("desktop", "list").output


def test_what_is_done_on_each_is_done_on_both(two: Machine) -> None:
    two("desktop", "done 1 --time 2h")
    two("laptop", "done 2")
    two("laptop", "note 3 Later")

    assert agree(two, "desktop", "laptop")
    entries = json.loads(two("desktop", "entries --json").output)["entries"]
    assert [(one["item"], one["entry_kind"]) for one in entries] == [(1, "done"), (2, "done"), (3, "note")]
    assert len({one["entry"] for one in entries}) == 3


def test_the_same_item_done_twice_is_one_done_with_both_times(two: Machine) -> None:
    two("desktop", "done 1 --time 2h")
    two("laptop", "done 1 --time 1h")

    assert agree(two, "desktop", "laptop")
    item = json.loads(two("laptop", "show 1 --json").output)
    assert (item["status"], item["logged"]) == ("done", 180)
    assert json.loads(two("laptop", "today --json").output)["ahead"] in (0, 90)


def test_of_settings_the_later_holds_and_both_are_told(two: Machine) -> None:
    two("desktop", "hours 12")
    two("laptop", "note 1 Meanwhile")
    two("laptop", "hours 10")
    two("desktop", "sync")

    told = two("laptop", "sync").output
    assert "study hours 10 from laptop on 2 Mar replaced study hours 12 from desktop on 2 Mar" in told
    assert agree(two, "desktop", "laptop")
    assert two("desktop", "hours").output.startswith("10 hours a week")


def test_numbers_of_items_are_never_given_twice(two: Machine) -> None:
    for machine in ("desktop", "laptop"):
        for title in ("Rust", "Go", machine):
            assert two(machine, f"add {title} --kind book").code == 0

    assert agree(two, "desktop", "laptop")
    items = json.loads(two("laptop", "list --status open --json").output)["items"]
    own = [one for one in items if one["curriculum"] == "log"]
    assert len({one["item"] for one in own}) == len({one["ref"] for one in own}) == 6


def test_the_same_curriculum_enrolled_in_on_both_is_one(on: Machine) -> None:
    for machine in ("desktop", "laptop"):
        on(machine, "enroll llm-basics")
    on("desktop", "done 1")
    on("laptop", "done 2")
    for machine in ("desktop", "laptop"):
        on(machine, f"sync init share --machine {machine}")

    assert agree(on, "desktop", "laptop")
    (followed,) = json.loads(on("laptop", "report --json").output)["curricula"]
    assert followed["items"]["done"] == 2
    assert on("laptop", "doctor").code == 0


def test_undo_takes_back_the_last_step_of_this_machine(two: Machine) -> None:
    two("desktop", "done 1")
    two("laptop", "done 2")
    assert agree(two, "desktop", "laptop")

    assert "done 1" in two("desktop", "undo").output
    assert agree(two, "desktop", "laptop")
    assert "done 1" not in steps(two, "laptop")
    assert "done 2" in steps(two, "laptop")


def test_what_another_machine_rests_on_is_not_undone(two: Machine) -> None:
    two("desktop", "add Rust --kind book")
    assert agree(two, "desktop", "laptop")
    two("laptop", "progress rust 40")
    two("laptop", "sync")
    two("desktop", "sync")

    answer = two("desktop", "undo")

    assert answer.code == 2
    assert "`study add Rust --kind book` can't be undone: `study progress rust 40`" in answer.errors
    assert "Rust" in two("desktop", "list").output


def test_what_was_undone_without_knowing_that_another_rests_on_it_holds(two: Machine) -> None:
    two("desktop", "add Rust --kind book")
    assert agree(two, "desktop", "laptop")
    two("desktop", "undo")
    two("laptop", "progress rust 40")

    assert agree(two, "desktop", "laptop")
    assert json.loads(two("desktop", "show rust --json").output)["percent"] == 40


def test_a_machine_that_was_away_for_a_year_is_as_far_as_the_others(two: Machine, study: object) -> None:
    two("laptop", "log 6 30m")
    for number in (1, 2, 3):
        two("desktop", f"done {number}")
        two("desktop", "sync")

    assert agree(two, "desktop", "laptop")


def test_copies_of_a_database_older_than_records_share_what_they_had_in_common(on: Machine, tmp_path: Path) -> None:
    for machine in ("desktop", "laptop"):
        shutil.copyfile(DATABASES[9], tmp_path / f"{machine}.db")
    on("desktop", "note moss Green")
    on("laptop", "note moss Brown")
    count = len(steps(on, "desktop"))
    for machine in ("desktop", "laptop"):
        assert on(machine, f"sync init share --machine {machine}").code == 0

    assert agree(on, "desktop", "laptop")
    assert len(steps(on, "laptop")) == count + 3


def test_a_database_that_was_put_back_goes_on_as_another_machine(two: Machine, tmp_path: Path) -> None:
    database = tmp_path / "laptop.db"
    before = database.read_bytes()
    two("laptop", "done 1")
    two("laptop", "sync")
    database.write_bytes(before)
    two("laptop", "done 2")

    assert agree(two, "desktop", "laptop")
    assert {"done 1", "done 2"} <= set(steps(two, "desktop"))


def test_a_dry_run_says_what_would_come_and_changes_nothing(two: Machine, tmp_path: Path) -> None:
    two("desktop", "done 1")
    two("desktop", "sync")
    before = (tmp_path / "laptop.db").read_bytes(), [path.read_bytes() for path in parts(tmp_path)]

    answer = two("laptop", "sync --dry-run")

    assert "1 came" in answer.output
    assert "Nothing was changed. To do it: study sync" in answer.output
    assert ((tmp_path / "laptop.db").read_bytes(), [path.read_bytes() for path in parts(tmp_path)]) == before


def test_status_tells_how_far_each_machine_is(two: Machine) -> None:
    two("desktop", "done 1")

    told = json.loads(two("desktop", "sync status --json").output)
    assert told["waiting"] == 1
    assert [(one["name"], one["own"]) for one in told["machines"]] == [("desktop", True), ("laptop", False)]
    assert "1 record to send" in two("desktop", "sync status").output


def test_who_leaves_shares_no_more(two: Machine) -> None:
    assert "shares no more with share" in two("laptop", "sync leave").output
    answer = two("laptop", "sync")
    assert (answer.code, "sync init FOLDER" in answer.errors) == (2, True)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda data: data.replace(b'"kind":"done"', b'"kind":"skip"'), "it was changed after it was written"),
        (lambda data: data[:-30], ""),
        (lambda data: data[:-30] + b"\n", "it isn't JSON, or was cut off"),
        (lambda data: data.replace(f'"v":{schema.VERSION}'.encode(), b'"v":99'), "was written by a newer study"),
        (lambda data: data + data, ""),
        (lambda data: data + b"\xff\xfe\n", "isn't UTF-8 text"),
        (lambda data: data + b"{}\n", "is missing"),
        (
            lambda data: b"".join(data.splitlines(keepends=True)[:-2] + data.splitlines(keepends=True)[-1:]),
            "is missing",
        ),
    ],
    ids=["changed", "torn", "cut", "newer", "twice", "bytes", "empty", "gap"],
)
def test_what_was_spoiled_on_the_way_waits_and_is_mended_by_who_wrote_it(
    two: Machine, tmp_path: Path, spoil: object, told: str
) -> None:
    two("desktop", "note 1 First")
    two("desktop", "done 2")
    two("desktop", "sync")
    part = parts(tmp_path)[0]
    assert callable(spoil)
    part.write_bytes(spoil(part.read_bytes()))

    answer = two("laptop", "sync")

    assert answer.code == 0
    assert told in answer.output and "unexpected" not in answer.errors
    assert two("laptop", "done 3").code == 0
    if "changed" in told or "newer" in told:  # as long as before, so the desktop can't know
        assert f"delete records/{part.name} there" in answer.output or "newer" in told
        part.unlink()
    assert agree(two, "desktop", "laptop")
    assert {"done 2", "done 3"} <= set(steps(two, "laptop"))


def test_a_record_that_is_there_twice_with_different_content_is_told(two: Machine, tmp_path: Path) -> None:
    two("desktop", "done 1")
    two("desktop", "sync")
    first, second = parts(tmp_path)
    last = first.read_bytes().splitlines(keepends=True)[-1]
    two("laptop", "sync")
    second.write_bytes(second.read_bytes() + last.replace(b'"hash":"', b'"hash":"00'))

    assert "twice with different content" in two("desktop", "sync").output


@pytest.mark.parametrize(
    ("prepare", "told"),
    [
        (shutil.rmtree, "isn't there, or has no records. Is the disk mounted?"),
        (lambda share: share.rename("gone") and share.write_text("A file"), "isn't a folder"),
        (lambda share: (share / "records").rename("gone") and (share / "records").write_text("A"), "no records"),
    ],
    ids=["gone", "file", "file in it"],
)
def test_a_folder_that_is_not_what_it_was_is_told(two: Machine, tmp_path: Path, prepare: object, told: str) -> None:
    assert callable(prepare)
    prepare(tmp_path / "share")

    answer = two("laptop", "sync")

    assert answer.code in (1, 2)
    assert told in answer.errors
    assert two("laptop", "done 1").code == 0


def test_a_folder_of_another_learner_is_refused(two: Machine, tmp_path: Path) -> None:
    part = parts(tmp_path)[0]
    data = part.read_bytes()
    learner = json.loads(data.splitlines()[0])["learner"].encode()
    part.write_bytes(data.replace(learner, b"somebody-else"))

    answer = two("third", "sync init share --machine 'it''s/mine'")

    assert (answer.code, "records of several learners" in answer.errors) == (2, True)


@pytest.mark.parametrize("name", ["", " ", "a\nb", "x" * 65])
def test_a_machine_needs_a_name_that_can_be_read(on: Machine, name: str) -> None:
    answer = on("desktop", f"sync init share --machine '{name}'")
    assert (answer.code, "A machine's name" in answer.errors) == (2, True)


def test_a_name_with_quotes_and_slashes_is_a_name(two: Machine) -> None:
    assert two("third", 'sync init share --machine "Ann\'s /etc/\\"box\\""').code == 0
    assert 'Ann\'s /etc/"box"' in two("third", "sync status").output


def test_with_auto_every_command_that_does_something_shares(on: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    shared: list[str] = []
    monkeypatch.setattr("study.store.background.synchronise", lambda: shared.append("once"))
    on("desktop", "enroll llm-basics --hours 7")
    on("desktop", "sync init share --auto")
    assert shared == []

    for line in ("done 1", "done 99", "today", "note 2 Later", "sync"):
        on("desktop", line)

    assert shared == ["once", "once"]
    on("desktop", "sync leave")
    on("desktop", "done 2")
    assert len(shared) == 2
