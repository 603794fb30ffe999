"""The pages and pictures follow from the program; their examples are valid and their links lead somewhere."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.conftest import Study

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    *(page for page in sorted(DOCS.rglob("*.md")) if "pages" not in page.parts),
]


def made(docs: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A run of docs/make.py."""
    return subprocess.run([sys.executable, str(docs / "make.py"), *words], capture_output=True, text=True, check=False)


def test_no_page_and_no_picture_is_stale() -> None:
    run = made(DOCS, "--check")
    assert (run.stdout, run.stderr, run.returncode) == ("", "", 0)


def test_a_stale_page_is_named_and_then_made_anew(tmp_path: Path) -> None:
    docs = shutil.copytree(DOCS, tmp_path / "docs")
    (docs / "reference" / "commands.md").write_text("old\n", encoding="utf-8")
    (docs / "today.svg").unlink()
    run = made(docs, "--check")
    assert run.returncode == 1
    assert [line.split()[0] for line in run.stdout.splitlines()] == ["reference/commands.md", "docs/today.svg"]
    assert made(docs).returncode == 0
    assert [
        name
        for name in ("reference/commands.md", "today.svg")
        if (docs / name).read_bytes() != (DOCS / name).read_bytes()
    ] == []


def test_the_recording_is_small_alone_and_still_for_those_who_want_no_motion() -> None:
    text = (DOCS / "session.svg").read_text(encoding="utf-8")
    ElementTree.fromstring(text)
    assert len(text) < 100_000
    assert set(re.findall(r"https?://[^\s\"<]+", text)) <= {
        "http://www.w3.org/2000/svg",
        "https://doc.rust-lang.org/book/",
    }
    still, moving = text.split("@media (prefers-reduced-motion: no-preference)")
    assert "animation" not in still and moving.count("@keyframes") > 20
    assert ">study report<" in text and "%" in text


def test_the_examples_of_the_format_have_no_problems_and_no_warnings(study: Study, tmp_path: Path) -> None:
    text = (DOCS / "reference" / "curriculum-format.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```yaml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert len(examples) == 2
    for example in examples:
        path = tmp_path / "example.yaml"
        path.write_text(example, encoding="utf-8")
        answer = study("check", "--strict", str(path))
        assert answer.code == 0, answer.output


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if link.startswith("https://"):
            continue
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_the_design_names_files_that_exist() -> None:
    named = re.findall(r"`((?:\w+/)*\w+\.py)`", (DOCS / "design.md").read_text(encoding="utf-8"))
    assert named
    rooms = {path.name for path in (ROOT / "src" / "study").glob("*/*.py")}  # `rules.py`: that of any wing
    above = (ROOT / "src" / "study", ROOT)
    assert [name for name in named if name not in rooms and not any((folder / name).exists() for folder in above)] == []


def test_every_variable_the_program_reads_is_documented() -> None:
    read = {
        name
        for path in (ROOT / "src").rglob("*.py")
        for name in re.findall(r'environ\.get\("([A-Z_]+)"', path.read_text(encoding="utf-8"))
    }
    assert "STUDY_NOW" in read
    page = (DOCS / "reference" / "files.md").read_text(encoding="utf-8")
    assert [name for name in sorted(read) if name not in page] == []


def anchors(page: Path) -> set[str]:
    """The anchors a page's headings get."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
