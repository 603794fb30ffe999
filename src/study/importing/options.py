"""What the caller of an import may decide."""

from __future__ import annotations

from datetime import date

from study.core.values import dataclass

FLAGS = {
    "fresh": "--fresh",
    "year": "--year",
    "title": "--title",
    "section": "--section",
    "language": "--language",
    "split_columns": "--split-columns",
    "force": "--force",
}
"""The options that decide what a source says, as they are typed; and that it is taken, however little that is."""

FORCE = "force"


@dataclass(frozen=True, slots=True)
class Options:
    """`fresh` leaves marks of progress out; `section` reads only what stands under that heading."""

    file: str = ""
    today: date = date.min
    fresh: bool = False
    year: int | None = None
    title: str = ""
    section: str = ""
    language: str = ""
    split_columns: bool = False

    def kept(self, force: bool = False) -> str:
        """What was decided, as JSON, to be kept with what was imported; nothing where all is left as it is."""
        import json

        said = {name: getattr(self, name) for name in FLAGS if name != FORCE and getattr(self, name)}
        said |= {FORCE: True} if force else {}
        return json.dumps(said, ensure_ascii=False) if said else ""


def recalled(kept: str, today: date) -> tuple[Options, bool]:
    """The options with which something was imported, and whether it was taken by force."""
    import json

    said = json.loads(kept) if kept else {}
    is_forced = bool(said.pop(FORCE, False))
    return Options("", today, **said), is_forced


def typed(kept: str) -> str:
    """The same as a learner types them."""
    import json
    import shlex

    said = json.loads(kept) if kept else {}
    return " ".join(
        FLAGS[name] + ("" if value is True else f" {shlex.quote(str(value))}") for name, value in said.items()
    )
