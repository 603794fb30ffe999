"""A file is written in one step, or not at all."""

from pathlib import Path
from socket import AF_UNIX, socket

import pytest

from study import files
from study.errors import StudyError


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "README.md"
    path.write_bytes(b"old\r\n")
    return path


def left(page: Path) -> list[str]:
    return sorted(path.name for path in page.parent.iterdir())


def test_a_file_is_exchanged_and_keeps_its_mode(page: Path) -> None:
    page.chmod(0o640)
    files.exchange(page, files.read(page), b"new\xff")
    assert (page.read_bytes(), page.stat().st_mode & 0o777, left(page)) == (b"new\xff", 0o640, ["README.md"])


def test_a_file_that_is_not_there_is_made(tmp_path: Path) -> None:
    page = tmp_path / "new.md"
    assert files.read(page) is None
    files.exchange(page, None, b"new")
    assert (page.read_bytes(), left(page)) == (b"new", ["new.md"])


def test_a_link_stays_and_its_target_is_written(page: Path, tmp_path: Path) -> None:
    link = tmp_path / "folder" / "link.md"
    link.parent.mkdir()
    link.symlink_to(Path("..") / "README.md")
    files.exchange(link, files.read(link), b"new")
    assert link.is_symlink()
    assert (page.read_bytes(), left(link)) == (b"new", ["link.md"])


def test_a_link_that_leads_round_in_a_ring_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "link.md"
    link.symlink_to("link.md")
    with pytest.raises(OSError, match="is a broken link"):
        files.read(link)
    with pytest.raises(OSError, match="is a broken link"):
        files.replace(link, "new")
    assert link.is_symlink()


@pytest.mark.parametrize("theirs", [b"theirs", b"old\r\n\n", None])
def test_what_another_wrote_meanwhile_is_left_alone(page: Path, theirs: bytes | None) -> None:
    read = files.read(page)
    page.unlink()
    if theirs is not None:
        page.write_bytes(theirs)
    with pytest.raises(StudyError, match=r"README\.md was just changed by another program"):
        files.exchange(page, read, b"ours")
    assert files.read(page) == theirs
    assert left(page) == ["README.md"] * (theirs is not None)


def test_what_another_made_meanwhile_is_left_alone(page: Path) -> None:
    with pytest.raises(StudyError, match="was just changed by another program"):
        files.exchange(page, None, b"ours")
    assert page.read_bytes() == b"old\r\n"


def test_a_read_only_file_is_refused_though_its_folder_could_be_written(page: Path) -> None:
    page.chmod(0o444)
    with pytest.raises(PermissionError, match="is read-only") as refused:
        files.exchange(page, b"old\r\n", b"new")
    assert refused.value.filename == str(page)
    with pytest.raises(PermissionError, match="is read-only"):
        files.replace(page, "new")
    assert (page.read_bytes(), left(page)) == (b"old\r\n", ["README.md"])


def test_a_folder_and_what_is_no_plain_file_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(IsADirectoryError, match="is a directory"):
        files.read(tmp_path)
    monkeypatch.chdir(tmp_path)  # the name of a socket has to be short
    door = Path("door")
    with socket(AF_UNIX) as open_door:
        open_door.bind(str(door))
        with pytest.raises(OSError, match="isn't a regular file"):
            files.read(door)
        with pytest.raises(OSError, match="isn't a regular file"):
            files.replace(door, "new")
    assert door.is_socket()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as refused:
        files.exchange(tmp_path / "no" / "README.md", None, b"new")
    assert refused.value.filename == str(tmp_path / "no" / "README.md")
