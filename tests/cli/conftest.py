from pathlib import Path

import pytest

from tests.cli.kaggle import Import
from tests.cli.schools import ACADEMY, SCHOOL
from tests.conftest import Answer, Study


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, which holds nothing yet."""
    folder = tmp_path / "repository"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def log(study: Study) -> Study:
    """Somebody who keeps the log of 2024."""
    assert study("enroll", "learning-log-2024").code == 0
    return study


@pytest.fixture
def take_over(study: Study, tmp_path: Path) -> Import:
    """Import a text or bytes from a file of some name."""

    def run(content: str | bytes, *words: str, file: str = "table.csv", now: str | None = None) -> Answer:
        path = tmp_path / file
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return study("kaggle", "import", str(path), *words, now=now)

    return run


@pytest.fixture
def titanic(study: Study) -> None:
    """Item 1 is the Titanic."""
    study("kaggle", "add", "https://www.kaggle.com/competitions/titanic", "--due", "2026-06-30")


@pytest.fixture
def school(study: Study, tmp_path_factory: pytest.TempPathFactory) -> Study:
    """Somebody who follows a curriculum with modules in several orders, an hour a day."""
    return _enrolled(study, tmp_path_factory.mktemp("school") / "school.yaml", SCHOOL)


@pytest.fixture
def academy(study: Study, tmp_path_factory: pytest.TempPathFactory) -> Study:
    """Somebody who follows a curriculum with much that is left out, an hour a day."""
    return _enrolled(study, tmp_path_factory.mktemp("academy") / "academy.yaml", ACADEMY)


def _enrolled(study: Study, path: Path, curriculum: str) -> Study:
    path.write_text(curriculum, encoding="utf-8")
    answer = study("enroll", str(path), "--hours", "7")
    assert answer.code == 0, answer.errors
    return study
