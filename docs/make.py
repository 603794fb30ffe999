"""Make the pages, pictures, DDL and JSON Schema that follow from the program; ``--check`` names the stale (exit 1)."""

from __future__ import annotations

import sys
from pathlib import Path

from pages import commands, curriculum_format, ddl, pictures, recording, surroundings

from study.format.file import schema
from study.format.shipped import folder
from study.store.schema import SCHEMA

DOCS = Path(__file__).parent
MADE = {
    Path(SCHEMA): ddl.page,  # first: the others run commands on a new database
    DOCS / "reference" / "commands.md": commands.page,
    DOCS / "reference" / "exit-codes.md": surroundings.exit_codes,
    DOCS / "reference" / "files.md": surroundings.files,
    DOCS / "reference" / "json.md": surroundings.json,
    DOCS / "reference" / "curriculum-format.md": curriculum_format.page,
    DOCS / "today.svg": pictures.today,
    DOCS / "report.svg": pictures.report,
    DOCS / "session.svg": recording.page,
    folder() / "curriculum.schema.json": schema,  # which the first line of the shipped curricula names
}


def main(words: list[str]) -> int:
    """Write what is stale, or just name it."""
    if words not in ([], ["--check"]):
        print("usage: python docs/make.py [--check]", file=sys.stderr)
        return 2
    stale = 0
    for path, make in MADE.items():
        name, text = f"{path.parent.name}/{path.name}", make()
        if text == _present(path):
            continue
        stale += 1
        if words:
            print(f"{name} is stale: run python docs/make.py")
        else:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"{name} written")
    return 1 if words and stale else 0


def _present(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
