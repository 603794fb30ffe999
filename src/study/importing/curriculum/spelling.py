"""Times, positions and texts as a curriculum file spells them; a month is 52/12 weeks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from study.importing.findings import Findings, Link, Position, Span

MONTH = 364 / 12  # days
LONGEST_MINUTES = 5200 * 600
LONGEST_DAYS = 5200 * 7
LARGE = 100_000  # minutes, from which on only hours are told
FEW_WEEKS = 20  # up to which whole weeks are rather weeks than months
LAST = 99_999  # the highest number of a day or a week


def spelled(minutes: Span | None, days: Span | None) -> str:
    """An effort where there is one, else a span; nothing for neither, or for what no file may say."""
    if minutes and 0 < minutes.high <= LONGEST_MINUTES and 0 <= minutes.low <= minutes.high:
        return _minutes(minutes)
    if days and 0 < days.high <= LONGEST_DAYS and 0 < days.low <= days.high:
        return _days(days)
    return ""


def placed(position: Position | None) -> tuple[str, str]:
    """The key and the value of a position: months become their weeks."""
    if position is None or not 0 <= position.first <= LAST:
        return "", ""
    first, last, unit = position.first, position.last, position.unit
    if unit == "month":
        last = None if last is None else last * 52 // 12
        first, unit = (first - 1) * 52 // 12 + 1, "week"
    if last is not None and not max(first, 0) <= last <= LAST:
        return "", ""
    return unit, f"{max(first, 0)}+" if last is None else f"{first}" if first == last else f"{first}-{last}"


def length_of(position: Position | None) -> Span | None:
    """The days a position spans; None for an open end."""
    if position is None or position.last is None or not 0 <= position.first <= position.last <= LAST:
        return None
    days = (position.last - position.first + 1) * {"day": 1, "week": 7, "month": MONTH}.get(position.unit, 0)
    return Span(days, days) if 0 < days <= LONGEST_DAYS else None


def _minutes(span: Span) -> str:
    low, high = round(span.low), max(round(span.high), 1)
    if low == high < LARGE:
        hours, rest = divmod(low, 60)
        return f"{hours}h{rest}m" if hours and rest else f"{hours}h" if hours else f"{rest}m"
    if (low % 15 == high % 15 == 0 and high >= 60) or high >= LARGE:
        ends = [_number(low / 60), _number(high / 60)]
        return f"{ends[0]}h" if ends[0] == ends[1] else f"{ends[0]}-{ends[1]}h"
    return f"{low}-{high}m"


def _days(span: Span) -> str:
    """In the largest unit of which both ends are a whole or half number."""
    units = [("month", MONTH), ("week", 7.0), ("day", 1.0)]
    if span.low % 7 == span.high % 7 == 0 and span.high <= 7 * FEW_WEEKS:
        units = units[1:]
    for unit, length in units:
        low, high = (_halves(end / length) for end in (span.low, span.high))
        if low is not None and high is not None and (unit != "month" or low >= 1):
            amount = _number(low) if low == high else f"{_number(low)}-{_number(high)}"
            return f"{amount} {unit}{'s' if high != 1 else ''}"
    return f"{max(round(span.low), 1)}-{max(round(span.high), 1)} days"


def _halves(value: float) -> float | None:
    """The value to a half, where it is one within half a per cent."""
    near = round(value * 2) / 2
    return near if near and abs(near - value) <= 0.005 * value else None


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


LONGEST_QUOTE = 60
NOTE_WIDTH = 84  # characters of a line of notes
_BULLET = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")
_TAG = re.compile(r"\w[\w+#./-]*")
_MARK = re.compile(r"(?:[-*+]|\d+[.)]|#{1,6}|=+|-+|\*+|_+)$|[>|]|```|~~~")
"""What would begin something else where it begins a line."""


def further(links: list[Link]) -> list[str]:
    """Further addresses of an item as a note; more than one as a list."""
    shown = [f"[{text_of(link.text) or 'More'}]({text_of(link.url)})" for link in links]
    return shown if len(shown) < 2 else ["\n".join(f"- {link}" for link in shown)]


def tags_of(texts: list[str]) -> tuple[list[str], list[str]]:
    """Tags as a file spells them, in one word each ("Linear algebra" is linear-algebra); and what can be none."""
    words = {text: "-".join(text_of(text).lower().lstrip("#").split()) for text in texts}
    others = [text for text, word in words.items() if not _TAG.fullmatch(word)]
    return list(dict.fromkeys(word for text, word in words.items() if text not in others)), others


def paragraphs(notes: list[str]) -> str:
    """Notes one after the other, each once. Several are broken into lines, as a person breaks them."""
    kept = [note for note in dict.fromkeys(_lines(note) for note in notes) if note]
    if len(kept) == 1 and "\n" not in kept[0]:
        return kept[0]
    return "\n\n".join("\n".join(piece for line in note.split("\n") for piece in _broken(line)) for note in kept)


def _broken(line: str) -> Iterator[str]:
    """A line of Markdown in pieces; what follows the first goes on below its text, not below its bullet."""
    bullet = _BULLET.match(line)
    if len(line) <= NOTE_WIDTH or line.startswith(("|", "#")) or (line.startswith("    ") and not bullet):
        yield line
        return
    start = bullet.end() if bullet else len(line) - len(line.lstrip())
    indent = " " * start
    first, *words = line[start:].split(" ")
    piece = line[:start] + first
    for word in words:
        if len(piece) + len(word) >= NOTE_WIDTH and word and not _MARK.match(word):
            yield piece.rstrip()
            piece = indent + word
        else:
            piece = f"{piece} {word}"
    yield piece


def _lines(text: str) -> str:
    lines = [line.rstrip() for line in _storable(text).replace("\t", "    ").strip().split("\n")]
    return "\n".join(lines).strip("\n")


def text_of(text: str) -> str:
    return " ".join(_storable(text).split())


def _storable(text: str) -> str:
    """Without what neither YAML nor a database holds: NUL and halves of characters."""
    return re.sub("[\0\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)


def short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"


def remarks_of(findings: Findings) -> dict[tuple[int | str, str], str]:
    """Guesses as comments, by the line of what they are about (its title where there is none) and what they decide.

    A guess about a line that became no part of its own belongs to the last part above it.
    """
    lines_of = [heading.line for heading in findings.headings] + [
        one.line for one in [*findings.items, *findings.resources]
    ]
    parts = sorted({line for line in lines_of if line})
    choices = sorted({heading.line for heading in findings.headings if heading.line and heading.choose})
    remarks: dict[tuple[int | str, str], str] = {}
    for guess in findings.guesses:
        word = "choose" if guess.decision.startswith("choose") else ""
        where = f"line {guess.line} " if guess.line else ""
        text = f'{where}"{short(guess.text)}": {"" if word else guess.decision + ", "}or {guess.instead}'
        lines = choices if word else parts
        place = bisect_right(lines, guess.line)
        remarks.setdefault((lines[place - 1] if guess.line and place else guess.text, word), text)
    return remarks
