"""A study of one's own for every test: its database in a temporary folder, its clock standing still."""

import os
import textwrap
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from study.main import main

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.register_profile("steady", parent=settings.get_profile("default"), derandomize=True)
settings.register_profile("thorough", parent=settings.get_profile("default"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

MONDAY = "2026-03-02"
GOLDEN = Path(__file__).parent / "golden"


@dataclass(frozen=True)
class Answer:
    """What a command answered: exit code, stdout, stderr."""

    code: int
    output: str
    errors: str


Study = Callable[..., Answer]
Import = Callable[..., Answer]


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No setting of the machine reaches a test, and ids of machines are counted."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    for name in ("NO_COLOR", "TERM", "STUDY_DEBUG", "FORCE_COLOR", "STUDY_READING", "STUDY_BACKUPS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BROWSER", "false")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("STUDY_DB", str(tmp_path / "study.db"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path.parent / f"{tmp_path.name}-data"))
    monkeypatch.setattr("study.store.location.note", lambda path: None)  # a test may begin again and again
    monkeypatch.setenv("STUDY_NOW", MONDAY)
    ids = count(1)
    monkeypatch.setattr("study.store.identity.fresh", lambda: f"{next(ids):012x}")
    yield


@pytest.fixture
def study(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Study:
    """Run a command line inside this process. A curriculum in the test's docstring is enrolled first."""

    def run(*words: str, now: str | None = None, columns: int | None = None) -> Answer:
        if now is not None:
            monkeypatch.setenv("STUDY_NOW", now)
        if columns is not None:
            monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setattr("sys.argv", ["study", *words])
        capsys.readouterr()
        code = main(list(words))
        captured = capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    document = textwrap.dedent(request.function.__doc__ or "")
    if document.strip().startswith("curriculum:"):
        path = tmp_path / "curriculum.yaml"
        path.write_text(document, encoding="utf-8")
        answer = run("enroll", str(path))
        assert answer.code == 0, answer.errors
    return run


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Compare a text with the file kept for this test; STUDY_GOLDEN=write writes it anew."""

    def compare(text: str) -> None:
        module = request.path.stem.removeprefix("test_")
        path = GOLDEN / module / f"{request.node.name.removeprefix('test_')}.txt"
        if os.environ.get("STUDY_GOLDEN") == "write":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare


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
    from tests.enroll.schools import SCHOOL

    return _enrolled(study, tmp_path_factory.mktemp("school") / "school.yaml", SCHOOL)


@pytest.fixture
def academy(study: Study, tmp_path_factory: pytest.TempPathFactory) -> Study:
    """Somebody who follows a curriculum with much that is left out, an hour a day."""
    from tests.enroll.schools import ACADEMY

    return _enrolled(study, tmp_path_factory.mktemp("academy") / "academy.yaml", ACADEMY)


def _enrolled(study: Study, path: Path, curriculum: str) -> Study:
    path.write_text(curriculum, encoding="utf-8")
    answer = study("enroll", str(path), "--hours", "7")
    assert answer.code == 0, answer.errors
    return study
