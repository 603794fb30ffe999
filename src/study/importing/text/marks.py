"""Marks of progress: badges, bars and figures as the log reads them, and words of each language."""

from __future__ import annotations

import re
from fractions import Fraction
from urllib.parse import parse_qsl, unquote, urlsplit

from study.importing.text.lexicon import Lexicon, fold
from study.importing.text.spans import Spans

LONGEST = 1000  # characters of a text or an address that may be a mark
_NUMBER = r"-?\d{1,9}(?:\.\d{1,9})?"
_PERCENT = re.compile(rf"({_NUMBER})\s*[%％]")
_SHARE = re.compile(rf"({_NUMBER})\s*(?:/|of)\s*({_NUMBER})")
_PROGRESS = {"progress", "done", "complete", "completed", "completion"}
_DONE = {"done", "complete", "completed", "finished", "passed", "yes", "x", "[x]", "✅", "✔", "✓", "√", "☑", "🟢"}
_OPEN = {"open", "todo", "to do", "not started", "planned", "no", "[ ]", "[]", "⬜", "☐"}
_FULL = "█▓■▰●◼⬛▮🟩🟦🟧🟨🟥🟪🟫🔵🟢"
_EMPTY = "░▒□▱○◻⬜▯⚪🔲"
_BAR = re.compile(f"[{_FULL}{_EMPTY}]+|\\[[#=]*>?[-. ]*\\]")
_LEAST = 3  # characters that make a bar


def of_image(url: str, alt: str = "") -> Fraction | None:
    """What a picture says: by its address if that is of a service that is known, else by its alternative text."""
    if len(url) <= LONGEST:
        try:
            address = urlsplit(url)
            host = (address.hostname or "").removeprefix("www.")
            query = dict(parse_qsl(address.query, max_num_fields=20))
        except ValueError:
            return None
        if host in _SERVICES:
            return _SERVICES[host](unquote(address.path), query)
    found = _PERCENT.fullmatch(alt.strip()) if len(alt) <= LONGEST else None
    return _clamped(found[1]) if found else None


def of_text(text: str) -> Fraction | None:
    """What a text says that is nothing but a mark: ``40 %``, ``3 of 7``, ``done``, ``███░░``."""
    if len(text) > LONGEST:
        return None
    text = text.replace("\ufe0f", "").strip()  # a character's wish to be shown in colour
    word = text.casefold()
    if word in _DONE or word in _OPEN:
        return Fraction(100 if word in _DONE else 0)
    figures = " ".join(_BAR.sub(" ", text).strip(" |()").split())
    if not figures:
        return _drawn(text)
    if found := _SHARE.fullmatch(figures):
        return _share(found[1], found[2])
    if re.fullmatch(_NUMBER, figures):
        return Fraction(figures) if 0 <= Fraction(figures) <= 100 else None
    found = _PERCENT.fullmatch(figures)
    return _clamped(found[1]) if found else None


def within(text: str) -> Fraction | None:
    """The one figure in per cent that stands in a text: ``40 % (up to chapter 3)``."""
    stated = _PERCENT.findall(text[: LONGEST + 1])
    return _clamped(stated[0]) if len(stated) == 1 and len(text) <= LONGEST else None


def is_bar(text: str) -> bool:
    """Whether a text is a bar of characters, and says how far something is."""
    return any(len(bar) >= _LEAST for bar in _BAR.findall(text)) and of_text(text) is not None


def whole(percent: Fraction) -> int:
    """Whole per cent that are reached, as in a curriculum file: 76.5 is 76, and 99.9 is not done."""
    return int(percent)


def _clamped(number: str | Fraction) -> Fraction:
    return min(max(Fraction(number), Fraction(0)), Fraction(100))


def _share(part: str, whole: str, start: str = "0") -> Fraction | None:
    """So much of a whole that begins at ``start``."""
    first, last = Fraction(start), Fraction(whole)
    return _clamped((Fraction(part) - first) * 100 / (last - first)) if last > first else None


def _drawn(text: str) -> Fraction | None:
    """A bar of characters without a figure: the part of it that is full. A bar that is only full has no measure."""
    full = sum(map(text.count, _FULL)) + text.count("#") + text.count("=")
    empty = sum(map(text.count, _EMPTY))
    if text.startswith("["):
        empty += sum(map(text.count, "-. "))
        return _share(str(full), str(full + empty)) if full + empty >= _LEAST else None
    return _share(str(full), str(full + empty)) if empty and full + empty >= _LEAST else None


def _geps(path: str, query: dict[str, str]) -> Fraction | None:
    """``/progress/40``; with ``min`` or ``max`` a bar of data between the two."""
    found = re.fullmatch(rf"/progress/({_NUMBER})/?", path)
    return _scaled(found[1], query.get("max", "100"), query.get("min", "0")) if found else None


def _progress_bar(path: str, query: dict[str, str]) -> Fraction | None:
    """``/40``; with ``scale`` so many of that."""
    found = re.fullmatch(rf"/({_NUMBER})/?", path)
    return _scaled(found[1], query.get("scale", "100")) if found else None


def _scaled(number: str, last: str, first: str = "0") -> Fraction | None:
    if re.fullmatch(_NUMBER, last) and re.fullmatch(_NUMBER, first):
        return _share(number, last, first)
    return None


def _shields(path: str, query: dict[str, str]) -> Fraction | None:
    """``/badge/LABEL-MESSAGE-COLOUR`` or ``/static/v1?label=…&message=…``; a version or a size isn't a percentage."""
    label, message = query.get("label", ""), query.get("message", "")
    if badge := path.removeprefix("/badge/") if path.startswith("/badge/") else "":
        parts = [part.replace("\0", "-") for part in badge.removesuffix(".svg").replace("--", "\0").split("-")]
        label, message = (["", *parts] if len(parts) < 3 else parts)[:2]
    label, message = (" ".join(text.replace("_", " ").split()) for text in (label, message))
    if found := _PERCENT.fullmatch(message):
        return _clamped(found[1])
    if found := _SHARE.fullmatch(message):
        return _share(found[1], found[2])
    return of_text(message) if label.casefold() in _PROGRESS else None


_SERVICES = {
    "geps.dev": _geps,
    "progress-bar.dev": _progress_bar,
    "progress-bar.xyz": _progress_bar,
    "img.shields.io": _shields,
}


DONE = "✅✔☑✓🟢🏆🎉"
OPEN = "⬜☐❌🔲🔴⭕✗✘◻🆕⚪"
BEGUN = "🔄🚧⏳🟡🟠🔵▶⏩🏃🔁📖"


def of_picture(spans: Spans) -> float | None:
    """What the first picture that says something says."""
    for image in spans.images:
        share = of_image(image.url, image.alt)
        if share is not None:
            return float(round(share, 1))
    return None


def of_cell(spans: Spans, lexicon: Lexicon) -> tuple[float | None, str]:
    """Per cent of a cell that is about progress, and what it says beyond that."""
    if (share := of_picture(spans)) is not None:
        return share, spans.text
    text = spans.text.replace("\ufe0f", "").strip() or next((image.alt for image in spans.images if image.alt), "")
    if not text:
        return None, ""
    bare = fold(text.strip(DONE + OPEN + BEGUN + " *.:-–—[]"))
    for words, value in (("done", 100.0), ("open", 0.0), ("begun", None), ("dropped", None)):
        if bare in lexicon.folded(words):
            return value, text if value is None else ""
    if (stated := of_text(text)) is not None or (stated := within(text)) is not None:
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
    if is_bar(spans.text):
        stated = of_text(spans.text)
        return float(stated) if stated is not None else None
    return None


def sign(text: str) -> float | None:
    """What a sign at the beginning of a line would say, if the file uses signs as marks."""
    first = text.lstrip()[:1]
    if first and first in DONE:
        return 100.0
    return 0.0 if first and first in OPEN else None
