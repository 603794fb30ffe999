"""Files that went wrong, made by chance; and those of the past that ended in something unexpected."""

import random
from pathlib import Path

import pytest

from tests.safety.fuzz import FINDS, fault_of, run

WAYS = {".yaml": ["check", "enroll"], ".csv": ["import", "kaggle import"], ".zip": ["kaggle import"]}


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def test_files_that_went_wrong_are_read_or_refused_in_words() -> None:
    totals, wrong = run(20, seed=random.randrange(10**9))

    assert wrong == []
    assert sum(totals.values()) > 20


@pytest.mark.parametrize("path", sorted(FINDS.iterdir()), ids=lambda path: path.name)
def test_what_once_ended_in_something_unexpected_is_read_or_refused(path: Path) -> None:
    for way in WAYS.get(path.suffix, ["import"]):
        _, fault = fault_of([*way.split(), str(path), *(["--yes"] if way == "import" else [])])
        assert fault == "", way
