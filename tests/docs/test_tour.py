"""The documents are true: their tours are run, and what they show is what the program says."""

import os
import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import Study

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"


DOCUMENTS = [README, *sorted((ROOT / "docs").rglob("*.md"))]
TOURS = [page.relative_to(ROOT).as_posix() for page in DOCUMENTS if "```console" in page.read_text(encoding="utf-8")]
LEAST = {"README.md": 8, "docs/getting-started/half-a-year.md": 40}
"""So many commands at least; one, where nothing is said."""


@pytest.mark.parametrize("name", TOURS)
def test_the_tour_shows_what_the_program_says(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    document = ROOT / name

    def run(command: str) -> str:
        program, *words = shlex.split(command)
        if program == "export":
            for word in words:
                monkeypatch.setenv(*word.split("=", 1))
            return f"$ {command}"
        assert program == "study", command
        answer = study(*words)
        assert answer.code == 0, f"{command}: {answer.errors}"
        return f"$ {command}\n{answer.output or answer.errors}"

    def told(block: re.Match[str]) -> str:
        return "\n".join(map(run, re.findall(r"^\$ (.+)$", block[0], re.MULTILINE)))

    text = document.read_text(encoding="utf-8")
    for file, content in re.findall(r"`(\w+\.md)`:\n\n```markdown\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        Path(file).write_text(content, encoding="utf-8")
    assert text.count("\n$ study ") >= LEAST.get(name, 1)
    true = re.sub(r"(?<=^```console\n).*?(?=^```$)", told, text, flags=re.DOTALL | re.MULTILINE)
    if os.environ.get("STUDY_GOLDEN") == "write":
        document.write_text(true, encoding="utf-8")
    assert document.read_text(encoding="utf-8") == true


def test_every_guide_with_commands_is_run() -> None:
    shelves = [name for name in TOURS if "/guides/" in name or "/getting-started/" in name]
    assert len(shelves) >= 6 and set(LEAST) <= set(TOURS)


def test_a_curriculum_of_ones_own_takes_fifteen_lines(study: Study, tmp_path: Path) -> None:
    (example,) = re.findall(r"^```yaml\n(.*?)^```$", README.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    path = tmp_path / "rust.yaml"
    path.write_text(example, encoding="utf-8")
    assert len(example.splitlines()) <= 15
    answer = study("check", "--strict", str(path))
    assert answer.code == 0, answer.output


def test_its_test_command_is_that_of_the_ci() -> None:
    run = (README.parent / ".ci" / "run").read_text(encoding="utf-8")
    assert run.rstrip().endswith("/python -m pytest -n auto")
    assert "&& python -m pytest -n auto\n" in README.read_text(encoding="utf-8")
