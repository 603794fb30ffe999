"""The README is true: its tour is run, and what it shows is what the program says."""

import os
import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import Study

README = Path(__file__).parents[2] / "README.md"


def test_the_tour_shows_what_the_program_says(study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    def run(command: str) -> str:
        name, *words = shlex.split(command)
        if name == "export":
            for word in words:
                monkeypatch.setenv(*word.split("=", 1))
            return f"$ {command}"
        assert name == "study", command
        answer = study(*words)
        assert answer.code == 0, answer.errors
        return f"$ {command}\n{answer.output}"

    def told(block: re.Match[str]) -> str:
        return "\n".join(map(run, re.findall(r"^\$ (.+)$", block[0], re.MULTILINE)))

    text = README.read_text(encoding="utf-8")
    assert text.count("\n$ study ") >= 8
    true = re.sub(r"(?<=^```console\n).*?(?=^```$)", told, text, flags=re.DOTALL | re.MULTILINE)
    if os.environ.get("STUDY_GOLDEN") == "write":
        README.write_text(true, encoding="utf-8")
    assert README.read_text(encoding="utf-8") == true


def test_a_curriculum_of_ones_own_takes_fifteen_lines(study: Study, tmp_path: Path) -> None:
    (example,) = re.findall(r"^```yaml\n(.*?)^```$", README.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    path = tmp_path / "rust.yaml"
    path.write_text(example, encoding="utf-8")
    assert len(example.splitlines()) <= 15
    answer = study("check", "--strict", str(path))
    assert answer.code == 0, answer.output


def test_its_test_command_is_that_of_the_ci() -> None:
    run = (README.parent / ".ci" / "run").read_text(encoding="utf-8")
    assert run.rstrip().endswith("/python -m pytest")
    assert "&& python -m pytest\n" in README.read_text(encoding="utf-8")
