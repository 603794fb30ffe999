"""Labels: words that say what the lines below or behind them are (goals, topics, practice, resources, time …)."""

from __future__ import annotations

import re
from functools import lru_cache

from study.core.values import dataclass
from study.importing.text.lexicon import Lexicon, fold, narrow
from study.importing.text.spans import Spans

GOAL, TOPICS, PRACTICE, PROJECT, RESOURCES = "goal", "topics", "practice", "project", "resources"
COURSE, PREREQUISITES, DURATION, PACE, START, NOTES = "course", "prerequisites", "duration", "pace", "start", "notes"
ITEMS = (TOPICS, PRACTICE)
TOLD = (GOAL, DURATION, PACE, PREREQUISITES, NOTES)
"""Labels whose value says something of the heading above."""
LONGEST = 48  # characters of a label

_EDGES = re.compile(r"^[^\w(]+|[^\w)]+$")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_SHORTCODE = re.compile(r":[a-z0-9_+-]{2,30}:")
_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*(?:[.)]?\s+|[.)](?=[^\W\d]))")
_JOINTS = re.compile(r"\s*(?:&|/|\+|,| and | y | e | et | und |和|与|、)\s*")


@dataclass(frozen=True, slots=True)
class Label:
    """`role` is one of the names above, or empty for a label of the author's own; `value` stands behind it."""

    role: str
    name: str
    value: Spans
    remark: str = ""


@lru_cache(maxsize=4096)
def phrase(text: str) -> str:
    """What a label or a heading is called, without numbers, emoji, brackets and a colon."""
    plain = _SHORTCODE.sub(" ", narrow(text)) if ":" in text else narrow(text)
    plain = _EDGES.sub("", _BRACKETS.sub(" ", plain) if "(" in plain or "[" in plain else plain)
    return fold(_EDGES.sub("", _NUMBER.sub("", plain)))


@lru_cache(maxsize=4096)
def role_of(text: str, lexicon: Lexicon) -> str:
    """The role of a phrase that is a label as a whole; of two joined words the first one's."""
    if len(text) > LONGEST + 12:
        return ""
    plain = phrase(text)
    return _known(plain, lexicon) or next(
        (role for part in _JOINTS.split(plain)[:1] if (role := _known(part, lexicon))), ""
    )


def _known(plain: str, lexicon: Lexicon) -> str:
    if role := lexicon.role("labels", plain):
        return role
    left = unfilled(plain, lexicon)
    if left != plain:
        return lexicon.role("labels", left) or ""
    return lexicon.role("labels", _compound(plain, lexicon)) or ""


def _kind_of_work(plain: str, lexicon: Lexicon) -> str:
    """ "Projet en groupe", "Ejercicio final": where the noun comes first, the words behind it say of which kind."""
    words = plain.split(" ")
    if not lexicon.words("noun_first") or not 1 < len(words) <= 3:
        return ""
    role = lexicon.native("labels", words[0]) or ""
    return role if role in (PROJECT, PRACTICE) else ""


def unfilled(plain: str, lexicon: Lexicon) -> str:
    """A phrase without the words that only fill: "key", "recommended"; Chinese ones stand there without a blank."""
    fillers = lexicon.folded("fillers")
    if plain and plain[0] >= "\u3000":
        for word in fillers:
            if word[0] >= "\u3000" and len(plain) > len(word) + 1:
                plain = plain.removeprefix(word).removesuffix(word)
        return plain
    words = re.split(r"[\s\-]+", plain)
    return " ".join(word for word in words if word not in fillers) or plain


def is_compound(plain: str, lexicon: Lexicon) -> bool:
    """Whether a German compound ends with a word for resources."""
    return lexicon.role("labels", _compound(plain, lexicon)) == RESOURCES


def _compound(plain: str, lexicon: Lexicon) -> str:
    """The last part of a German compound: "Kursmaterialien" are materials."""
    if " " in plain:
        return ""
    ends = [word for word in lexicon.folded("compounds") if plain.endswith(word) and len(plain) > len(word) + 2]
    return max(ends, key=len, default="")


def inline(spans: Spans, lexicon: Lexicon, *, known: bool = False) -> Label | None:
    """`**Duration**: 1 week`, `Focus: trees`: a label and what stands behind it on the same line.

    A label of the author's own has to be bold, or end the line with its colon; with `known` it has to be one of ours.
    """
    text = narrow(spans.text)
    at = _colon(text, spans)
    if at < 0:
        return _bare(spans, text, lexicon, known)
    name = spans.text[:at]
    if not name.strip() or len(phrase(name)) > LONGEST:
        return None
    value = spans.cut(at + 1)
    while value.text[:1] in "*:：.":
        if not value.text:
            break
        value = value.cut(1)
    role = role_of(name, lexicon) or (_kind_of_work(phrase(name), lexicon) if value.text else "")
    is_label = bool(role) or (not known and (not value.text or spans.bold >= at))
    remark = found[0].strip(" ()[]") if (found := _BRACKETS.search(narrow(name))) else ""
    return Label(role, name.strip(" *"), value, remark) if is_label else None


def _bare(spans: Spans, text: str, lexicon: Lexicon, known: bool) -> Label | None:
    """A line that is bold or nothing but a label's word, with or without brackets behind it."""
    role = role_of(text, lexicon)
    if role and (spans.is_bold or (spans.bold and not phrase(_BRACKETS.sub(" ", text[spans.bold :])))):
        remark = found[0].strip(" ()[]") if (found := _BRACKETS.search(text)) else ""
        return Label(role, spans.text.strip(), Spans(), remark)
    return None


def _colon(text: str, spans: Spans) -> int:
    """Where the label ends: at its colon, which no link and no time holds; a bold label may leave it out."""
    at = text.find(":", 0, 120)
    while at >= 0 and (_is_shortcode(text, at) or any(a.start < at < a.end for a in spans.links)):
        at = text.find(":", at + 1, 120)
    if at >= 0 and (
        text[at + 1 : at + 3] == "//" or (at and text[at - 1].isdigit() and text[at + 1 : at + 2].isdigit())
    ):
        return -1
    return at


def _is_shortcode(text: str, at: int) -> bool:
    found = _SHORTCODE.match(text, at)
    if found:
        return True
    start = text.rfind(":", 0, at)
    return start >= 0 and bool(_SHORTCODE.fullmatch(text, start, at + 1))
