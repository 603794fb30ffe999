"""What to give to a language model that is to draft a curriculum: instructions, the schema, the source."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.importing.origin import Origin

INSTRUCTIONS = """\
Turn the source below into a curriculum file in YAML that follows the JSON Schema below.

Rules:
- Take over every part of the plan: headings become phases and modules, what there is to do becomes items,
  what one learns from becomes resources. Keep the order of the source.
- Invent nothing: no duration, date, link, title or description that the source does not state. Where it gives no
  time, leave the key out.
- Keep every link as it is written, at the item or resource it belongs to.
- Titles are short: without numbering, emoji, "Week 3:", price or time. What doesn't fit goes into `notes`.
- Leave out what is about the file itself: contents, contributing, license, sponsors.
- Name `source: {name}`.
- Answer with the YAML only, in one code block.

What you answer is checked against the source with `study import --draft DRAFT.yaml --against {name}`.
"""


def prompt(origin: Origin) -> str:
    """The whole of it as text."""
    from study.format.file import schema

    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`{3,}", origin.text)), 3)
    parts = [
        INSTRUCTIONS.replace("{name}", origin.file),
        f"JSON Schema:\n\n{fence}json\n{schema().strip()}\n{fence}\n",
        f"Source, {origin.file}:\n\n{fence}\n{origin.text.rstrip()}\n{fence}",
    ]
    return "\n".join(parts) + "\n"
