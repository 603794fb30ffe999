"""A file is as a command left it until somebody else writes it."""

import os
import shutil
import sqlite3
from pathlib import Path

from study.store import fingerprint
from tests.conftest import Study


def test_a_file_is_as_it_was_left_until_somebody_writes_it(learner: Study, path: Path) -> None:
    learner("log", "5", "1h")
    assert fingerprint.is_as_left(str(path))

    learner("today")
    assert fingerprint.is_as_left(str(path))

    connection = sqlite3.connect(path)
    connection.execute("UPDATE item SET title = 'Another' WHERE number = 5")
    connection.commit()
    connection.close()
    assert not fingerprint.is_as_left(str(path))


def test_another_size_or_time_is_another_file(learner: Study, path: Path, tmp_path: Path) -> None:
    learner("log", "5", "1h")
    known = path.stat()
    copy = Path(shutil.copy(path, tmp_path / "copy.db"))
    assert not fingerprint.is_as_left(str(copy))

    os.utime(copy, ns=(known.st_atime_ns, known.st_mtime_ns))
    assert fingerprint.is_as_left(str(copy))
    with copy.open("ab") as file:
        file.write(bytes(4096))
    os.utime(copy, ns=(known.st_atime_ns, known.st_mtime_ns))
    assert not fingerprint.is_as_left(str(copy))


def test_the_second_is_the_one_of_the_last_write(learner: Study, path: Path) -> None:
    learner("log", "5", "1h")
    before = path.stat().st_mtime_ns

    fingerprint.leave(str(path))

    assert path.stat().st_mtime_ns == before
