"""A page longer than the terminal goes through the pager, and only such a one, and only there."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

PLAN = (
    "# Plan\n\n"
    + "".join(f"- [ ] Task {n}\n" for n in range(20))
    + "".join(f"\n## About {n}\n\nWords.\n" for n in range(6))
)


def run(folder: Path, lines: int, **environment: str) -> tuple[str, str]:
    """What an import shows on a terminal of so many lines, and what the pager was given."""
    (folder / "plan.md").write_text(PLAN, encoding="utf-8")
    script = folder / "pager.py"
    script.write_text(f"import sys; open({str(folder / 'paged')!r}, 'w').write(sys.stdin.read())", encoding="utf-8")
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, 80, 0, 0))
    settings = {"PAGER": f"'{sys.executable}' '{script}'", "TERM": "xterm", "STUDY_DB": str(folder / "study.db")}
    subprocess.run(
        [sys.executable, "-m", "study", "import", "plan.md", "--dry-run"],
        stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, cwd=folder, check=True,
        env={**os.environ, **settings, **environment},
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(ours)
    paged = folder / "paged"
    return shown.decode(), paged.read_text(encoding="utf-8") if paged.exists() else ""


def test_a_long_page_is_paged_with_its_colours(tmp_path: Path) -> None:
    shown, paged = run(tmp_path, 3)

    assert "plan.md" in paged and "\x1b[1m" in paged
    assert "plan.md" not in shown


@pytest.mark.parametrize(
    ("lines", "environment"),
    [(60, {}), (3, {"PAGER": ""}), (3, {"TERM": "dumb"}), (3, {"PAGER": "/nowhere/pager"}), (3, {"PAGER": "'"})],
    ids=str,
)
def test_otherwise_it_is_shown_as_it_is(tmp_path: Path, lines: int, environment: dict[str, str]) -> None:
    shown, paged = run(tmp_path, lines, **environment)

    assert paged == ""
    assert "plan.md" in shown and "Nothing was written" in shown


def test_without_colours_it_is_paged_as_text(tmp_path: Path) -> None:
    assert "\x1b" not in run(tmp_path, 5, NO_COLOR="1")[1]


def test_what_goes_to_no_terminal_is_not_paged(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    environment = {**os.environ, "PAGER": "false", "STUDY_DB": str(tmp_path / "study.db"), "LINES": "5"}

    done = subprocess.run(
        [sys.executable, "-m", "study", "import", "plan.md", "--dry-run"], cwd=tmp_path, env=environment,
        capture_output=True, check=True,
    )  # fmt: skip

    assert b"plan.md" in done.stdout
