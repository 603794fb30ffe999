"""Snapshots: taken by themselves and by hand, checked, and put back; nothing that was there is lost by it."""

import gzip
import json
import sqlite3
from pathlib import Path

import pytest

from tests.conftest import Answer, Study
from tests.safety.processes import contents

SIZE = 4096  # bytes of a page


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the learner's database is."""
    return tmp_path / "study.db"


@pytest.fixture
def backups(path: Path) -> Path:
    """Where its snapshots are."""
    return path.parent / "backups"


@pytest.fixture
def learner(study: Study) -> Study:
    """Somebody who has enrolled, and has done something."""
    assert study("enroll", "hf-four-week", "--hours", "10").code == 0
    assert study("done", "1", "--time", "2h").code == 0
    return study


@pytest.fixture
def daily(learner: Study, monkeypatch: pytest.MonkeyPatch) -> Study:
    """The same, with snapshots that are made by themselves though the clock stands still."""
    monkeypatch.setenv("STUDY_BACKUPS", "on")
    return learner


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def well(answer: Answer) -> Answer:
    assert (answer.code, answer.errors) == (0, ""), answer
    return answer


def test_a_snapshot_holds_what_the_database_held(learner: Study, path: Path, backups: Path) -> None:
    before = contents(path)
    well(learner("backup"))
    well(learner("done", "2"))

    assert names(backups) == ["study.db-20260302T000000Z.gz"]
    answer = well(learner("restore"))

    assert answer.output.startswith("Restored")
    assert contents(path) == before
    assert learner("doctor").code == 0


def test_a_restore_is_undone_by_what_it_set_aside(learner: Study, path: Path) -> None:
    well(learner("backup"))
    well(learner("done", "2"))
    after = contents(path)
    undo = json.loads(well(learner("restore", "--json")).output)["undo"]

    well(learner("restore", Path(undo).name))

    assert contents(path) == after


def test_a_copy_of_ones_own_is_a_database_like_any_other(learner: Study, path: Path, tmp_path: Path) -> None:
    well(learner("backup", str(tmp_path / "copy.db")))
    assert contents(tmp_path / "copy.db") == contents(path)
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600

    before = contents(path)
    well(learner("done", "2"))
    (tmp_path / "copy.db").replace(path)
    well(learner("today"))
    assert contents(path) == before


def test_a_copy_may_be_compressed_or_in_a_folder(learner: Study, path: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    well(learner("backup", str(tmp_path / "copy.gz")))
    well(learner("backup", f"{tmp_path}/stick/"))

    assert gzip.decompress((tmp_path / "copy.gz").read_bytes()).startswith(b"SQLite format 3")
    assert names(tmp_path / "stick") == ["study.db-2026-03-02.gz"]
    well(learner("restore", str(tmp_path / "copy.gz")))


def test_an_older_copy_is_replaced_and_nothing_else(learner: Study, path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    well(learner("backup", str(copy)))
    well(learner("backup"))
    well(learner("done", "2", now="2026-03-03"))
    well(learner("backup", str(copy)))
    assert contents(copy) == contents(path)

    well(learner("restore"))
    for content in (copy.read_bytes(), b"notes", b""):
        copy.write_bytes(content)
        answer = learner("backup", str(copy), columns=1000)
        assert (answer.code, answer.output) == (1, "")
        assert "is there already" in answer.errors
        assert copy.read_bytes() == content
    assert learner("backup", str(path)).code == 2


@pytest.mark.parametrize("file", ["/dev/null", "https://example.org/x", "/no/such/folder/copy.db"])
def test_what_cannot_be_written_is_refused(learner: Study, file: str) -> None:
    answer = learner("backup", file, columns=1000)
    assert answer.code in (1, 2)
    assert file in answer.errors


@pytest.mark.parametrize(
    "content", [b"", b"notes", b"\x1f\x8b", gzip.compress(b"notes", mtime=0), b"SQLite format 3\0"]
)
def test_what_is_no_snapshot_is_not_restored(learner: Study, path: Path, tmp_path: Path, content: bytes) -> None:
    file, before = tmp_path / "file", path.read_bytes()
    file.write_bytes(content)

    answer = learner("restore", str(file), columns=1000)

    assert (answer.code, answer.output) == (6, "")
    assert path.read_bytes() == before


def test_any_byte_of_a_snapshot_that_is_wrong_is_noticed(learner: Study, path: Path, backups: Path) -> None:
    well(learner("backup"))
    before = contents(path)
    (snapshot,) = backups.iterdir()
    sound = snapshot.read_bytes()
    for at in range(10, len(sound), 997):
        snapshot.write_bytes(sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1 :])
        answer = learner("restore", str(snapshot))
        assert answer.code == 6 or contents(path) == before  # some bits only fill up a byte
    snapshot.write_bytes(sound[:-9])
    assert learner("restore", str(snapshot)).code == 6
    assert contents(path) == before


def test_a_small_file_that_unpacks_to_a_large_one_is_refused(learner: Study, tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.gz"
    bomb.write_bytes(gzip.compress(bytes(50_000_000)))
    assert learner("restore", str(bomb)).code == 6


def test_the_first_write_of_a_day_leaves_a_snapshot(daily: Study, path: Path, backups: Path) -> None:
    well(daily("done", "2"))
    well(daily("today"))
    well(daily("done", "3", now="2026-03-02T20:00"))
    assert names(backups) == ["study.db-20260302T000000Z.gz"]
    well(daily("today", now="2026-03-03"))
    assert len(names(backups)) == 1
    well(daily("done", "4", now="2026-03-03T07:00"))
    assert names(backups)[1:] == ["study.db-20260303T070000Z.gz"]
    well(daily("config", "backups", "off", now="2026-03-04"))
    well(daily("done", "5", now="2026-03-05"))
    assert len(names(backups)) == 2


def test_no_snapshot_is_made_where_another_clock_is_tried_out(learner: Study, backups: Path) -> None:
    well(learner("done", "2"))
    assert names(backups) == []


def test_seven_days_four_weeks_and_twelve_months_are_kept(
    daily: Study, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups.mkdir()
    for month in range(1, 13):
        for day in range(1, 29):
            (backups / f"study.db-2025{month:02}{day:02}T080000Z.gz").touch()
    (backups / "study.db-20250101T080000Z-before-9.gz").touch()
    (backups / "another.db-20250101T080000Z.gz").touch()

    well(daily("done", "2", now="2026-01-01"))

    kept = [name.removeprefix("study.db-")[:8] for name in names(backups)]
    assert kept == [
        "another.", "20250101", *(f"2025{month:02}28" for month in range(2, 12)),
        "20251214", "20251221", *(f"202512{day}" for day in range(23, 29)), "20260101",
    ]  # fmt: skip


def test_what_stands_in_the_way_of_the_snapshots_costs_nothing_but_a_sentence(daily: Study, backups: Path) -> None:
    backups.write_text("mine", encoding="utf-8")
    answer = daily("done", "2", columns=1000)
    assert answer.code == 0
    assert answer.output.startswith("Done")
    assert answer.errors.startswith("There is no snapshot of today")
    assert "config backups off" in answer.errors


@pytest.mark.parametrize("line", ["today", "done 2", "doctor", "replan"])
def test_what_is_damaged_is_told_with_the_way_back(learner: Study, path: Path, backups: Path, line: str) -> None:
    well(learner("backup"))
    well(learner("backup", now="2026-03-04T08:15"))
    (backups / "study.db-20260304T081500Z.gz").write_bytes(b"torn")
    before, whole = contents(path), path.read_bytes()
    path.write_bytes(whole[: SIZE * 3] + b"\xff" * SIZE * 3 + whole[SIZE * 6 : -SIZE])

    answer = learner(*line.split(), columns=1000)
    assert answer.code == 6
    assert answer.errors == (
        f"{path} is damaged. Nothing was changed. The newest sound snapshot is from 2026-03-02 00:00. "
        "To go back to it: `study restore`.\n"
    )

    restored = well(learner("restore"))
    assert "To undo" not in restored.output
    assert contents(path) == before


def test_without_a_snapshot_a_damaged_file_is_told_with_a_way_out(learner: Study, path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-SIZE])
    answer = learner("today", columns=1000)
    assert answer.code == 6
    assert answer.errors.endswith(
        "There is no snapshot of it. To put a copy of yours in its place: `study restore FILE`.\n"
    )


def test_a_damaged_database_is_not_backed_up(daily: Study, path: Path, backups: Path) -> None:
    connection = sqlite3.connect(path)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'lesson'").fetchone()
    connection.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: SIZE * (page - 1)] + bytes(SIZE) + whole[SIZE * page :])

    answer = daily("done", "2", columns=1000)
    assert "is damaged" in answer.errors
    assert learner_refused(daily("backup"))
    assert names(backups) == []


def learner_refused(answer: Answer) -> bool:
    return (answer.code, answer.output) == (6, "")


def test_a_snapshot_is_made_before_the_schema_changes(
    study: Study, path: Path, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = Path(__file__).parents[1] / "store" / "databases" / "version-8.db"
    path.write_bytes(old.read_bytes())
    monkeypatch.setenv("STUDY_BACKUPS", "on")

    well(study("config", "soft", "10m", now="2026-07-01T08:00"))

    before, _ = sorted(backups.iterdir(), key=lambda one: len(one.name), reverse=True)
    assert before.name.startswith("study.db-20260701T080000Z-before-")
    well(study("restore", before.name))
    assert contents(path) == contents(old)


def test_an_update_that_cannot_be_backed_up_waits(
    study: Study, path: Path, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes((Path(__file__).parents[1] / "store" / "databases" / "version-8.db").read_bytes())
    backups.write_text("mine", encoding="utf-8")
    before = path.read_bytes()
    monkeypatch.setenv("STUDY_BACKUPS", "on")
    assert "can't be backed up" in study("config", "soft", "10m", columns=1000).errors
    assert path.read_bytes() == before
    monkeypatch.setenv("STUDY_BACKUPS", "off")
    well(study("config", "soft", "10m"))


def test_snapshots_are_listed_the_newest_first(learner: Study, backups: Path) -> None:
    assert "no snapshots yet" in well(learner("restore", "--list")).output
    well(learner("backup"))
    well(learner("backup", now="2026-03-04T08:15"))
    (backups / "study.db-20260303T081500Z.gz").write_bytes(b"torn")

    listed = well(learner("restore", "--list", columns=100)).output.splitlines()

    assert [line.split("study.db")[0].split() for line in listed[:3]] == [
        ["4", "Mar", "2026", "08:15", "2", "steps"],
        ["3", "Mar", "2026", "08:15", "damaged"],
        ["2", "Mar", "2026", "00:00", "2", "steps"],
    ]
    assert json.loads(learner("restore", "2026-03-02", "--json").output)["steps"] == 2
    assert learner("restore", "2026-03-09").code == 5


def test_a_database_that_is_gone_is_restored(learner: Study, path: Path) -> None:
    well(learner("backup"))
    before = contents(path)
    path.unlink()

    assert "set aside" not in well(learner("restore")).output
    assert contents(path) == before


def test_a_link_stays_and_the_file_it_leads_to_is_restored(
    learner: Study, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(path)
    monkeypatch.setenv("STUDY_DB", str(link))
    well(learner("backup"))
    before = contents(path)
    well(learner("done", "2"))
    well(learner("restore"))

    assert link.is_symlink()
    assert contents(path) == before
    assert names(link.parent) == ["line.txt", "link.db"]
