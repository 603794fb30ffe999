"""The plan as a project template of Todoist (CSV): sections for phases, tasks with the day of their last session.

Columns as in https://todoist.com/help/articles/format-a-csv-file-to-import-into-todoist-UVUXTmm6.
"""

from __future__ import annotations

from collections.abc import Iterator

from study.domain.extract import Extract
from study.export.tables import lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.listing import Details

HEAD = (
    "TYPE", "CONTENT", "DESCRIPTION", "PRIORITY", "INDENT", "AUTHOR", "RESPONSIBLE", "DATE", "DATE_LANG", "TIMEZONE",
    "DURATION", "DURATION_UNIT",
)  # fmt: skip
LOWEST = "4"
"""Todoist counts the highest as 1, and takes nothing for that."""


def template(found: Extract) -> str:
    """The open items of the plan, in its order by curriculum and phase."""
    return lines([HEAD, *_rows(found)], ",")


def _rows(found: Extract) -> Iterator[tuple[str, ...]]:
    last = {one.item.number: day for day, one, _ in found.sessions}
    section = None
    for known in found.items:
        item = known.listed.item
        if item.number not in last:
            continue
        title = found.titles.get((item.curriculum, item.phase, None)) or found.titles[item.curriculum, None, None]
        if title != section:
            section = title
            yield ("section", title, *[""] * 10)
        yield _task(known, last[item.number].isoformat())


def _task(known: Details, day: str) -> tuple[str, ...]:
    one = known.listed
    content = one.item.title.replace("@", "@\u200d")  # no label: an invisible joiner is between
    description = "\n".join(filter(None, (one.url, known.notes, f"study done {one.item.number}")))
    length = (str(one.remaining), "minute") if one.remaining else ("", "")
    return ("task", content, description, LOWEST, "1", "", "", day, "en", "", *length)
