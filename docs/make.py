"""Make the pages and pictures that follow from the program; with ``--check`` only say which are stale (exit 1)."""

from __future__ import annotations

import sys
from pathlib import Path

from pages import commands, curriculum_format, pictures

DOCS = Path(__file__).parent
MADE = {
    "commands.md": commands.page,
    "curriculum-format.md": curriculum_format.page,
    "today.svg": pictures.today,
    "report.svg": pictures.report,
}


def main(words: list[str]) -> int:
    """Write what is stale, or just name it."""
    if words not in ([], ["--check"]):
        print("usage: python docs/make.py [--check]", file=sys.stderr)
        return 2
    stale = {name: text for name, make in MADE.items() if (text := make()) != _present(name)}
    for name, text in stale.items():
        if words:
            print(f"docs/{name} is stale: run python docs/make.py")
        else:
            (DOCS / name).write_text(text, encoding="utf-8", newline="\n")
            print(f"docs/{name} written")
    return 1 if words and stale else 0


def _present(name: str) -> str | None:
    path = DOCS / name
    return path.read_text(encoding="utf-8") if path.exists() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
