"""Where the data is: addresses and devices are refused, files are for their owner only, and what is gone is missed."""

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from study import parts
from study.store import location
from tests.conftest import Study

NOTE = location.note


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the learner's database is, or will be."""
    return tmp_path / "study.db"


@pytest.fixture
def learner(study: Study, path: Path, monkeypatch: pytest.MonkeyPatch) -> Study:
    """Somebody who has enrolled, and whose database is remembered."""
    monkeypatch.setattr(location, "note", NOTE)
    assert study("enroll", "hf-four-week", "--hours", "10").code == 0
    assert study("done", "1").code == 0
    return study


@pytest.mark.parametrize(
    "line", ["", "today", "done 2", "enroll llm-basics", "config soft 0", "backup", "doctor", "undo"]
)
def test_a_database_that_is_gone_is_missed(learner: Study, path: Path, line: str) -> None:
    path.unlink()
    answer = learner(*line.split(), columns=1000)
    assert (answer.code, answer.output) == (6, "")
    assert answer.errors == (
        f"{path} is missing, and was your database before. Put it back, or set STUDY_DB to where it is. To begin "
        "another, add --new to `study enroll` or `study add`.\n"
    )
    assert not path.exists()


def test_a_snapshot_of_a_database_that_is_gone_is_named(learner: Study, path: Path) -> None:
    assert learner("backup").code == 0
    path.write_bytes(b"")
    answer = learner("today", columns=1000)
    assert answer.errors.startswith(f"{path} is empty, and was your database before.")
    assert "; `study restore` brings back the snapshot from 2026-03-02 00:00. To begin" in answer.errors
    assert learner("restore").code == 0
    assert learner("today").code == 0


@pytest.mark.parametrize("line", ["enroll llm-basics --new", "add Rust --new"])
def test_another_begins_where_it_is_asked_for(learner: Study, path: Path, line: str) -> None:
    assert learner(*line.split()).code == 2
    path.unlink()
    assert learner(*line.split(), "--dry-run").code == 0
    location._begun_again.clear()  # as for the next process
    assert learner("today").code == 6
    assert learner(*line.split()).code == 0
    assert learner("today").code == 0
    path.unlink()
    assert learner("today").code == 6


def test_a_database_that_was_moved_is_found_where_it_is(
    learner: Study, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.rename(tmp_path / "moved.db")
    monkeypatch.setenv("STUDY_DB", str(tmp_path / "moved.db"))
    assert learner("today").code == 0


def test_what_is_remembered_is_bounded_and_for_its_owner_only(learner: Study, path: Path) -> None:
    file = Path(location.folder(), location.NAME)
    assert file.stat().st_mode & 0o777 == 0o600
    for n in range(2 * location.MOST):
        NOTE(f"/nowhere/{n}.db")
    assert len(file.read_text(encoding="utf-8").splitlines()) <= location.MOST + 1
    NOTE("/nowhere/a\nb.db")
    assert "b.db" not in file.read_text(encoding="utf-8").splitlines()
    file.write_bytes(b"\xff\xfe\0")
    assert learner("done", "2").code == 0


def test_home_is_understood(study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("STUDY_DB", "~/mine/study.db")
    assert study("enroll", "llm-basics").code == 0
    assert (tmp_path / "mine" / "study.db").is_file()


@pytest.mark.parametrize(
    "address", ["postgresql://me@host/study", "https://example.org/x.db", "sqlite:x.db", "file:x.db"]
)
@pytest.mark.parametrize("line", ["today", "enroll llm-basics"])
def test_an_address_is_refused(
    study: Study, repository: Path, monkeypatch: pytest.MonkeyPatch, address: str, line: str
) -> None:
    monkeypatch.setenv("STUDY_DB", address)
    answer = study(*line.split(), columns=1000)
    assert answer.code == 2
    assert answer.errors == f'STUDY_DB is "{address}", an address. Set it to a file, such as ~/study.db.\n'
    assert list(repository.iterdir()) == []


@pytest.mark.parametrize("line", ["today", "done 1", "enroll llm-basics", "restore --list", "backup"])
def test_what_is_no_file_is_refused_at_once(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind("door")
        for name, kind in (("pipe", "a pipe"), ("door", "a socket"), ("/dev/null", "a device")):
            monkeypatch.setenv("STUDY_DB", name)
            answer = study(*line.split(), columns=1000)
            if line != "restore --list":
                assert (answer.code, answer.errors) == (6, f"{name} is {kind}. Set STUDY_DB to a file.\n")


LINES = """\
enroll hf-four-week
curricula llm-basics -o mine.yaml
backup
done 1
report --format html -o report.html
backup mine.db
restore
"""


def test_everything_is_for_its_owner_only(path: Path, tmp_path: Path) -> None:
    for line in LINES.splitlines():
        command = [sys.executable, "-m", "study", *line.split()]
        subprocess.run(command, check=True, capture_output=True, cwd=tmp_path, env=os.environ | {"STUDY_BACKUPS": "on"})
    modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in tmp_path.rglob("*") if one.is_file()}
    assert set(modes) > {"study.db", "line.txt", "mine.yaml", "report.html", "mine.db"}
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE((tmp_path / "backups").stat().st_mode) == 0o700


def test_a_second_name_is_told(learner: Study, path: Path) -> None:
    os.link(path, path.with_name("other.db"))
    answer = learner("done", "2", columns=1000)
    assert answer.code == 0
    assert answer.errors.startswith(f"{path} has a second name (a hard link). Keep one of the two")
    assert learner("today").errors == ""


def test_what_was_left_half_made_is_removed_if_it_is_ours_and_old(tmp_path: Path) -> None:
    def left(name: str, age: float) -> Path:
        file = tmp_path / name
        file.touch()
        os.utime(file, (10_000 - age, 10_000 - age))
        return file

    stale = left(".study.db.0123456789abcdef.part", 4000)
    fresh = left(".study.db.fedcba9876543210.part", 3000)
    theirs = [left(name, 9000) for name in (".study.db.1234.part", "film.part", ".x.0123456789abcdeF.part", "..part")]
    other = left(".line.txt.0123456789abcdef.part", 9000)
    (tmp_path / ".study.db.00000000000000ff.part").symlink_to(stale)

    parts.sweep(str(tmp_path), 10_000, "study.db")
    assert not stale.exists()
    assert all(one.exists() for one in (*theirs, fresh, other))
    parts.sweep(str(tmp_path), 10_000)
    assert not other.exists()
    assert all(one.exists() for one in theirs)
    assert os.path.lexists(tmp_path / ".study.db.00000000000000ff.part")


def test_nobody_can_lay_a_file_in_the_way(tmp_path: Path) -> None:
    target = str(tmp_path / "report.html")
    with parts.part(target) as one, parts.part(target) as two:
        assert one != two
        assert stat.S_IMODE(Path(one).stat().st_mode) == 0o600
        assert Path(one).parent == tmp_path
    assert list(tmp_path.iterdir()) == []
