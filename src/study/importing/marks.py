"""Marks of progress: pictures, bars and figures as the log reads them, and words of each language."""

from __future__ import annotations

from study.importing import badges
from study.importing.lexicon import Lexicon, fold
from study.importing.spans import Spans

DONE = "✅✔☑✓🟢🏆🎉"
OPEN = "⬜☐❌🔲🔴⭕✗✘◻🆕⚪"
BEGUN = "🔄🚧⏳🟡🟠🔵▶⏩🏃🔁📖"


def of_picture(spans: Spans) -> float | None:
    """What the first picture that says something says."""
    for image in spans.images:
        share = badges.of_image(image.url, image.alt)
        if share is not None:
            return float(round(share, 1))
    return None


def of_cell(spans: Spans, lexicon: Lexicon) -> tuple[float | None, str]:
    """Per cent of a cell that is about progress, and what it says beyond that."""
    if (share := of_picture(spans)) is not None:
        return share, spans.text
    text = spans.text.replace("\ufe0f", "").strip()
    if not text:
        return None, ""
    bare = fold(text.strip(DONE + OPEN + BEGUN + " *.:-–—"))
    for words, value in (("done", 100.0), ("open", 0.0), ("begun", None), ("dropped", None)):
        if bare in lexicon.folded(words):
            return value, text if value is None else ""
    if (stated := badges.of_text(text)) is not None or (stated := badges.within(text)) is not None:
        return float(stated), ""
    if not bare and text[0] in DONE + OPEN:
        return (100.0 if text[0] in DONE else 0.0), ""
    if text[0] in DONE:
        return 100.0, bare
    if text[0] in OPEN:
        return 0.0, bare
    return None, text


def of_bar(spans: Spans) -> float | None:
    """A picture or a bar of characters in a line."""
    if (share := of_picture(spans)) is not None:
        return share
    if badges.is_bar(spans.text):
        stated = badges.of_text(spans.text)
        return float(stated) if stated is not None else None
    return None


def sign(text: str) -> float | None:
    """What a sign at the beginning of a line would say, if the file uses signs as marks."""
    first = text.lstrip()[:1]
    if first and first in DONE:
        return 100.0
    return 0.0 if first and first in OPEN else None
