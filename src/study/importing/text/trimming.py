"""A title with all that stood around it; and what leaves it at its beginning and its end: steps, positions, times,
kinds, "(optional)"."""

from __future__ import annotations

import re
from functools import cache

from study.core.values import dataclass, field
from study.importing.findings import Position, Span
from study.importing.text import dates, times
from study.importing.text.lexicon import Lexicon, fold, narrow
from study.importing.text.times import Timing

_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{1,160})[)\]]")
_CLOCK_SIGN = re.compile(r"\s*[⏰⏱⏲⌛⏳🕐-🕧]\ufe0f?\s*:?\s*")
_JOINT = re.compile(r"\s*(?:[:：.\-–—|)·]|\u2013|\u2014)+\s*")


@dataclass(slots=True)
class Title:
    """A title and all that stood around it."""

    text: str
    notes: list[str] = field(default_factory=list)
    minutes: Span | None = None
    days: Span | None = None
    pace: str = ""
    position: Position | None = None
    kind: str = ""
    optional: bool = False
    by: str = ""
    step: str = ""
    """The word of the step it is: week, phase, module, project …"""
    dated: str = ""
    slot: float | None = None

    def take(self, timing: Timing) -> None:
        """What was said about time counts where nothing was said before."""
        self.minutes = self.minutes or timing.minutes
        self.days = self.days or timing.days
        self.pace = self.pace or timing.pace
        self.position = self.position or timing.position


def last_bracket(text: str) -> re.Match[str] | None:
    """The bracket at the end of a text, a word in capitals or a mark behind it set aside."""
    end = len(text)
    if not text or text[-1] not in ")]":
        tail = re.search(r"[)\]]\s*(?:[A-Z]{2,12}|[^\w\s]{1,6})$", text)
        if tail is None:
            return None
        end = tail.start() + 1
    start = max(text.rfind("(", 0, end), text.rfind("[", 0, end))
    return _BRACKET.fullmatch(text, start, end) if start > 0 else None


def bracket(content: str, lexicon: Lexicon) -> tuple[Timing, list[str]] | None:
    """What a bracket says about time, and what else stands in it; None if it speaks of something else."""
    if dates.is_dates(content, lexicon):
        return Timing(), []
    place = times.position(content, lexicon)
    if place is not None and not re.search(r"\w", content[: place.start]):
        rest = content[place.end :].strip(" ,;.)")
        if not rest or dates.is_dates(rest, lexicon) or times.position(rest, lexicon) or times.amounts(rest, lexicon):
            return times.timing(content, lexicon), []
        return None
    parts = re.split(r"(?:,(?!\d)|(?<!\d),|[;|])\s*", narrow(content))  # "1,5 h" is one figure
    told = [part for part in parts if _is_time(part, lexicon)]
    if not told or (told[0] not in (parts[0], parts[-1])):
        return None
    return times.timing(", ".join(told), lexicon), [part for part in parts if part not in told]


def _is_time(part: str, lexicon: Lexicon) -> bool:
    """Whether a part is an amount, but for a word or two."""
    several = times.amounts(part, lexicon)
    if not several:
        return False
    before, after = part[: several[0].start], part[several[-1].end :]
    said = re.findall(r"[^\W\d_]{2,}", before)
    return (
        len(said) <= 1
        and len(re.findall(r"[^\W\d_]{2,}", after)) <= 2
        and len(after) <= 30
        and not re.search("[–—]", before)
    )


def without_time(text: str, title: Title, lexicon: Lexicon) -> str:
    """Brackets and clocks at the end of a heading."""
    for _ in range(4):
        found = last_bracket(narrow(text))
        said = bracket(found[1], lexicon) if found else None
        if found is None or said is None:
            break
        title.take(said[0])
        title.notes += said[1]
        if dates.is_dates(found[1], lexicon):
            title.dated = found[1]
        text = text[: found.start()].rstrip()
        text = text.rstrip(" -–—:") if text[-1:] in "-–—:" and re.search(r"\w|[)\]]", text) else text
    return without_clock(text, title, lexicon)


def without_clock(text: str, title: Title, lexicon: Lexicon) -> str:
    """A time behind a clock sign, or behind a dash at the end."""
    if clock := _CLOCK_SIGN.search(text):
        several = times.amounts(text[clock.end() :], lexicon)
        if several and several[0].start <= 2:
            title.take(times.timing(text[clock.end() :], lexicon))
            rest = text[clock.end() + several[0].end :]
            return (text[: clock.start()] + rest).strip()
    several = times.amounts(text, lexicon) if len(text) < 400 else []
    last = several[-1] if several else None
    if last is not None and last.end >= len(text.rstrip(" .")) and last.start > 0:
        before = text[: last.start]
        joint = re.search(r"\s*(?:[-–—|:·•]|,\s|\s~|\s≈)\s*$", narrow(before))
        if joint and re.search(r"\w", before[: joint.start()]):
            title.take(times.timing(text[last.start :], lexicon))
            return before[: joint.start()].rstrip()
    return text


def without_step(text: str, title: Title, lexicon: Lexicon) -> str:
    """ "Week 3: Trees" is "Trees" in week 3, "Phase 1 – Basics" is "Basics"."""
    place = times.position(text, lexicon)
    if place is not None and not re.search(r"\w", text[: place.start]):
        title.position = place.position
        title.step = place.position.unit
        end = place.end
        dated = _BRACKET.match(narrow(text), end)
        if dated and _JOINT.match(text, dated.end()) and (said := bracket(dated[1], lexicon)) is not None:
            title.take(said[0])
            end = dated.end()
        elif dated and dated.end() == len(text.rstrip(" :")) and not re.search(r"[^\W\d_]", dated[1]):
            title.notes.append(dated[1].strip())
            return text[:end]  # "Week 1 (12.20-12.26)"
        return _after_step(text, end, lexicon)
    found = step_pattern(lexicon).match(narrow(text))
    if found is None:
        return text
    title.step = fold(next(group for group in found.group("word", "wide") if group)).split()[-1]
    if kind := lexicon.role("kinds", title.step):
        title.kind = kind
    return _after_step(text, found.end(), lexicon)


def without_place(text: str, title: Title, lexicon: Lexicon) -> str:
    """ "Regression | Day 4-6": a position behind a bar or a dash at the end."""
    place = times.position(text, lexicon) if title.position is None else None
    if place is None or place.end < len(text.rstrip(" .")):
        return text
    joint = re.search(r"\s*[|–—\-·:]\s*$", text[: place.start])
    if joint is None or not re.search(r"\w", text[: joint.start()]):
        return text
    title.position = place.position
    return text[: joint.start()]


def _after_step(text: str, end: int, lexicon: Lexicon) -> str:
    """What stands behind a step's name, unless that is no title of its own."""
    joint = _JOINT.match(text, end)
    rest = text[joint.end() if joint else end :].strip()
    if joint is None and not re.search(r"\d|\b[IVXA-H]\b", text[:end]) and text[:1].isascii() and text[:1].isalpha():
        return text  # "First joint project" is no project called "Joint project"
    if not re.search(r"\w", rest) or fold(rest) in lexicon.folded("parts_of_day"):
        return text
    if joint is None and _BRACKET.fullmatch(narrow(rest)) and _is_name(fold(rest).strip("()[] "), lexicon):
        return rest[1:-1].strip()
    if joint is None and (rest[0] in "([" or not text[end : end + 1].isspace() or not rest[0].isupper()):
        return text if rest[0] in "([" or rest[0].isascii() else rest
    return rest


def _is_name(folded: str, lexicon: Lexicon) -> bool:
    """Whether what a bracket holds behind a step's name is a title: "Week 1 (Sets)", not "Day 1 (Monday)"."""
    if folded in lexicon.folded("optional") or folded in lexicon.folded("parts_of_day"):
        return False
    if not re.search(r"[^\W\d_]", folded):
        return False  # "Week 1 (12.20-12.26)"
    return not dates.is_weekday(folded, lexicon)


@cache
def step_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Phase 1, Part II, Tier A, Module 3.2, Projekt 4, 第一阶段."""
    words = sorted(set(lexicon.words("steps")), key=lambda word: (-len(word), word))
    latin = "|".join(re.escape(word) for word in words if word[0] < "\u3000")
    wide = "|".join(re.escape(word) for word in words if word[0] >= "\u3000")
    numbers = "|".join(re.escape(fold(w)) for w in lexicon.numbers if len(w) > 2 and w[0] < "\u3000") or "(?!)"
    ordinals = "|".join(re.escape(word) for word in lexicon.words_of_ordinals()) or "(?!)"
    digits = r"\d{1,3}(?:\.\d{1,2})*[A-Za-z]?(?:\s*(?:-|–|&|\+|/)\s*\d{1,3})?"
    number = rf"(?:{digits}|(?-i:[IVX]{{1,5}}|[A-H])|{numbers})(?![^\W_])"
    forms = rf"(?:{latin})\s*[#№]?\s*{number}|(?:{ordinals})\s+(?:{latin})(?![^\W\d_])"
    named = rf"(?=(?P<word>{latin}|\w+\s+(?:{latin}))\b)(?:{forms})"
    chinese = rf"第?\s*[一二三四五六七八九十\d]{{1,3}}\s*个?(?P<wide>{wide or '(?!)'})"
    return re.compile(rf"\W{{0,4}}(?:{named}|{chinese})", re.IGNORECASE)


def without_kind(text: str, title: Title, lexicon: Lexicon) -> str:
    """ "Course: Calculus" is a course."""
    if found := re.match(r"@(\w{2,20})@\s*", text):
        title.kind = lexicon.role("kinds", fold(found[1])) or title.kind
        return text[found.end() :]
    plain = narrow(text)
    at = plain.find(":", 0, 34)
    is_glued = plain[at + 1 : at + 2] not in (" ", "\t", "\u3000") and text[at : at + 1].isascii()
    if at <= 0 or is_glued:
        return text
    word = re.sub(r"\s*#?\d{1,3}$", "", fold(text[:at]).strip(" *"))
    kind = lexicon.role("kinds", word)
    if kind and text[at + 1 :].strip():
        title.kind = title.kind or kind
        return text[at + 1 :].lstrip()
    return text


def without_option(text: str, title: Title, lexicon: Lexicon) -> str:
    """ "(optional)" at the end, "Bonus:" at the beginning."""
    words = lexicon.folded("optional")
    found = last_bracket(narrow(text))
    if found and fold(found[1]) in words:
        title.optional = True
        return text[: found.start()].rstrip()
    lead = re.match(r"[(\[]?([^()\[\]:]{3,20})[)\]:]\s*(?=\S)", narrow(text))
    if lead and fold(lead[1]) in words:
        title.optional = True
        return text[lead.end() :]
    return text
