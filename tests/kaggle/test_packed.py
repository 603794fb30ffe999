"""Leaderboards in zip files, and what only claims to be one."""

import bz2
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.errors import InvalidFile
from study.kaggle.tables import Leaderboard, Placement, opened, read
from tests.kaggle.tables import WHOLE, zipped

GAMMA = Leaderboard(3, 3, [Placement("Gamma", 3, 1e-5)], 0.95)


def leaderboard(data: bytes, file: str = "titanic.zip") -> Leaderboard:
    with read(io.BytesIO(data), file) as found:
        return found.leaderboard("gamma")


def told(data: bytes) -> str:
    with pytest.raises(InvalidFile) as caught:
        leaderboard(data)
    (found,) = caught.value.problems
    assert found.hint
    return found.message


class Pipe(io.BytesIO):
    """What comes through a pipe can be read once."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: object) -> int:
        raise io.UnsupportedOperation("seek")


@pytest.mark.parametrize("file", ["titanic.zip", "leaderboard.csv", "anything"])
def test_a_zip_is_told_by_how_it_begins(tmp_path: Path, file: str) -> None:
    (tmp_path / file).write_bytes(zipped(WHOLE))
    with opened(str(tmp_path / file)) as found:
        assert found.leaderboard("gamma") == GAMMA
        assert found.files == [file, "titanic-publicleaderboard-2026-03-01T17:41:44.csv"]


def test_a_table_called_zip_is_read_as_a_table(tmp_path: Path) -> None:
    assert leaderboard(WHOLE.encode()) == GAMMA


def test_a_zip_may_come_through_a_pipe() -> None:
    with read(Pipe(zipped(WHOLE)), "-") as found:
        assert found.leaderboard("gamma") == GAMMA


def test_what_comes_through_a_pipe_ends_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("study.kaggle.csv.LARGEST", 100)
    with pytest.raises(InvalidFile, match="far too large"), read(Pipe(WHOLE.encode()), "-"):
        pass


def test_other_files_beside_the_table_do_no_harm() -> None:
    data = io.BytesIO(zipped("\ufeff" + WHOLE))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("__MACOSX/._a.csv", b"\0")
        archive.writestr("README.txt", b"x")
        archive.mkdir("a.csv")
    assert leaderboard(data.getvalue()) == GAMMA


def test_problems_name_the_table_in_the_archive() -> None:
    with pytest.raises(InvalidFile) as caught:
        leaderboard(zipped(WHOLE + "4,5\n", name="t.csv"))
    (found,) = caught.value.problems
    assert (found.file, found.line) == ("titanic.zip/t.csv", 6)


def test_an_archive_of_several_tables_is_refused_by_their_names() -> None:
    assert told(zipped(WHOLE, WHOLE, name="x.csv")) == "this zip file holds 2 CSV files: x.csv, 1-x.csv"
    many = told(zipped(*["x"] * 9, name="x.csv"))
    assert many == "this zip file holds 9 CSV files: x.csv, 1-x.csv, 2-x.csv, 3-x.csv, 4-x.csv, …"


def test_an_archive_without_a_table_is_refused() -> None:
    assert told(zipped()) == "this zip file holds no CSV file"
    assert told(zipped("x", name="notes.txt")) == "this zip file holds no CSV file"


def test_an_encrypted_archive_is_refused() -> None:
    data = bytearray(zipped(WHOLE))
    data[6] |= 1  # the flags of the member, and those in the directory
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert told(bytes(data)) == "this zip file is encrypted"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_python_would_unpack_all_at_once_is_refused(method: int) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        archive.writestr("x.csv", WHOLE)
    assert told(data.getvalue()) == "this zip file is packed in an unusual way"


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x03\x04" + b"\0" * 1000, b"PK\x05\x06", zipped(WHOLE)[:-30]])
def test_a_zip_that_is_no_zip_is_refused(data: bytes) -> None:
    assert told(data) == "this zip file is damaged"


def test_other_archives_are_no_tables() -> None:
    assert "isn't UTF-8" in told(bz2.compress(WHOLE.encode()))


def test_a_wrong_checksum_is_noticed() -> None:
    data = bytearray(zipped(WHOLE))
    data[14] ^= 1
    data[data.rindex(b"PK\x01\x02") + 16] ^= 1
    assert told(bytes(data)) == "this zip file is damaged"


def test_an_archive_that_unpacks_to_too_much_is_left_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("study.kaggle.csv.LARGEST", 1_000_000)
    data = zipped(WHOLE + "4,14,Delta,2026-02-22 10:00:00,0.1,2,\n" * 100_000)
    assert len(data) < 100_000
    assert told(data) == "this is far too large for a table from the Kaggle tool"


def test_what_the_archive_says_of_the_size_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("study.kaggle.csv.LARGEST", 1_000_000)
    data = bytearray(zipped(WHOLE + "4,14,Delta,2026-02-22 10:00:00,0.1,2,\n" * 100_000))
    for place in (22, data.rindex(b"PK\x01\x02") + 24):
        data[place : place + 4] = (10).to_bytes(4, "little")
    with pytest.raises(InvalidFile):
        leaderboard(bytes(data))


def test_an_archive_that_is_itself_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("study.kaggle.csv.LARGEST_ZIP", 100)
    assert told(zipped(WHOLE)) == "this zip file is over 64 MiB"
    with pytest.raises(InvalidFile), read(Pipe(zipped(WHOLE)), "-"):
        pass


@given(start=st.integers(0, 600), length=st.integers(0, 8), piece=st.binary(max_size=8))
def test_any_piece_of_an_archive_may_be_damaged(start: int, length: int, piece: bytes) -> None:
    data = zipped(WHOLE)
    try:
        leaderboard(data[:start] + piece + data[start + length :])
    except InvalidFile as fault:
        assert fault.problems[0].hint
