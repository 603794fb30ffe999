"""A title, and all that stood around it."""

from __future__ import annotations

import re

from study.importing.findings import Span
from study.importing.text import dates, times
from study.importing.text.headlines import headline, named_like_file, without_examples
from study.importing.text.lexicon import Lexicon, fold, narrow
from study.importing.text.spans import Spans
from study.importing.text.trimming import (
    Title,
    bracket,
    last_bracket,
    step_pattern,
    without_clock,
    without_kind,
    without_option,
    without_place,
    without_step,
    without_time,
)

LONGEST = 120
LONGEST_CELL = 200
NEAR = 40  # characters that a clause at the beginning has at least to stand for the whole
FAR = 100  # characters from which on a clause's end is a good place to cut
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]{1,30}:")
_LEAD = re.compile(r"[^\w(\[\"'“‘«¿¡@#$/.`<&+（【「『《-]+")
_TAIL = re.compile(r"[^\w)\]\"'”’»?!.%+#$/`>*…。！？）】」』》]+$")
_HEADING_NUMBER = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3})*[.)](?!\d)|\d{1,2}(?:\.\d{1,2})+:?|\d{1,2}:|[（(]?\d{1,2}[)）]|[一二三四五六七八九十]{1,3}、|[IVX]{1,5}[.)])\s*(?=\S)"
)


_ITEM_NUMBER = re.compile(r"(?:\d{1,3}[.)]|[（(]\d{1,2}[)）]|[①-⑳])\s+(?=\S)")
_CHAPTER = re.compile(r"\d{1,3}(?:\.\d{1,3})+\.?\s*[-–—:]\s+(?=[^\d])")
_TIMED_LABEL = re.compile(
    r"([^\W\d_]+(?:[ -][^\W\d_]+){0,3})(\s*[#№]?\s*\d{1,3}(?:\.\d{1,3})*)?"
    r"\s*[(\[]([^()\[\]]{1,40})[)\]]\s*:\s*(?=\S)"
)
_TIMED = re.compile(r"\s*[(\[]([^()\[\]]{1,40})[)\]]\s*([-–—:])\s+(?=\w)")
_DEADLINE = re.compile(
    r"(?<!\w)(?:by|due|until|before|deadline|bis|vor|hasta|antes del?|para el|at[eé]|avant(?: le)?):?\s+"
    r"([^()\[\]]{3,30})$",
    re.IGNORECASE,
)
NEAR_END = 60  # characters from the end of a title that a date by which stands in
_LENGTH = re.compile(r"(?<=\S)\s*[-–—|]\s*(\d{1,2}:[0-5]\d:[0-5]\d)$")
"""Hours, minutes and seconds behind a dash are a length; minutes and seconds alone might be a time of day."""
_QUOTED = re.compile(r"[\"“„«]\s*([^\"“”„«»]+?)\s*[\"”“»]")
_JOINT = re.compile(r"\s*(?:[:：.\-–—|)·]|\u2013|\u2014)+\s*")
_COLON = re.compile(r"\s*:+\**\s*(?=\S)")
_CLAUSES = (
    re.compile(r"[.!?。！？](?=\s|$)"),
    re.compile(r"[;；]|\s[–—]\s|\s-\s"),
    re.compile(r"\s\(|（|:\s|："),
    re.compile(r"[,，、]"),
)
_ADDRESS = re.compile(r"(?<=\w)\s*[(\[<]https?://[^\s()\[\]<>]+[)\]>]\s*:?$")
"""An address in brackets behind a title."""


def of_heading(spans: Spans, lexicon: Lexicon) -> Title:
    """A heading's title: without its number, its step, its emoji; with the time and place it states."""
    text = undecorated(_ADDRESS.sub("", spans.text) or spans.text)
    title = Title(text)
    place = times.position(text, lexicon)
    number = _HEADING_NUMBER.match(text)
    if number and (place is None or place.start > 2):
        text = text[number.end() :]
    text = without_time(text, title, lexicon)
    text = without_place(without_step(text, title, lexicon), title, lexicon)
    text = without_kind(text, title, lexicon)
    text = without_option(without_time(text, title, lexicon), title, lexicon)
    title.text = shortened(_trim(text) or _trim(title.text), title)
    return title


def of_cell(spans: Spans, lexicon: Lexicon) -> Title:
    """The title in a table: there a description has a column of its own, so that a cell is a title as a whole."""
    if not spans.links and 0 < spans.bold < len(spans.text):
        spans = spans.cut(0)
        spans.bold = 0
    return of_item(spans, lexicon, kept=True, longest=LONGEST_CELL)


def of_item(
    spans: Spans, lexicon: Lexicon, *, clocked: bool = False, kept: bool = False, longest: int = LONGEST
) -> Title:
    """An item's title. `clocked`: a clock time at the end is a length; `kept`: the words are to be kept (tasks)."""
    spans = named_like_file(_stripped(spans))
    title = Title(spans.text)
    spans = _leading(spans, title, lexicon)
    spans = _trailing(spans, title, lexicon, clocked)
    spans = _before_time(spans, title, lexicon)
    spans = headline(spans, title, lexicon)
    text = without_option(without_time(spans.text, title, lexicon), title, lexicon)
    text = _trim(text if kept or spans.links else without_examples(text, title, lexicon))
    text = quoted[1] if (quoted := _QUOTED.fullmatch(text)) else text
    title.text = shortened(text or _trim(title.text), title, longest)
    return title


def undecorated(text: str) -> str:
    """Without emoji, their short codes and other signs at both ends."""
    text = _SHORTCODE.sub(" ", text) if ":" in text else text
    lead = _LEAD.match(text)
    return _TAIL.sub("", text[lead.end() :] if lead else text).strip(" \u200d\ufe0f")


def shortened(text: str, title: Title, longest: int = LONGEST) -> str:
    """At most so many characters, cut where a clause ends; the whole is kept as a note."""
    if len(text) <= longest:
        return text
    title.notes.insert(0, text)
    ends = [[found.start() for found in clause.finditer(text, 20, longest)] for clause in _CLAUSES]
    far = next((several[-1] for several in ends if several and several[-1] >= longest - LONGEST + FAR), 0)
    end = far or max((several[-1] for several in ends if several), default=0)
    if end >= NEAR:
        return text[:end].rstrip(" ,;:–—-(（")
    blank = text.rfind(" ", 20, longest)
    return text[: blank if blank > 0 else longest - 1].rstrip(" ,;:–—-") + "…"


def _stripped(spans: Spans) -> Spans:
    """Without signs before the first and behind the last word."""
    text = spans.text
    if ":" in text and (codes := list(_SHORTCODE.finditer(text))):
        if text[: codes[0].start()].strip() == "":
            spans = spans.cut(codes[0].end())
        elif text[codes[-1].end() :].strip() == "":
            first = codes[-1]
            for code in reversed(codes):
                first = code if not text[code.end() : first.start()].strip() else first
            spans = spans.cut(0, first.start())
    lead = _LEAD.match(spans.text)
    return spans.cut(lead.end()) if lead and lead.end() < len(spans.text) else spans


def _leading(spans: Spans, title: Title, lexicon: Lexicon) -> Spans:
    """Numbers, slots, times, positions and kinds before the title."""
    text = narrow(spans.text)
    if (number := _ITEM_NUMBER.match(text)) or (number := _CHAPTER.match(text)):
        spans = spans.cut(number.end())
    spans = _dated(spans, title, lexicon)
    if (slot := times.slot(spans.text[:40])) and slot[0].start() <= 2 and len(spans.text) > slot[0].end() + 1:
        title.minutes = Span(slot[1], slot[1])
        spans = _behind(spans, slot[0].end())
    first = next(iter(times.amounts(spans.text[:60], lexicon)), None)
    if first is not None and first.kind != times.PACE and first.start <= 2:
        after = re.match(r"\s*[\])]?\s*(?!-\w)[-–—:|,·]?\s*", narrow(spans.text)[first.end :])
        rest = spans.text[first.end + after.end() :] if after else ""
        if after and rest and (after[0].strip() or (first.kind == times.EFFORT and rest[0].isupper())):
            title.take(times.timing(spans.text[: first.end], lexicon))
            spans = spans.cut(first.end + after.end())
    place = times.position(spans.text[:60], lexicon)
    if (
        place is not None
        and place.start <= 2
        and (joint := _JOINT.match(spans.text, place.end))
        and joint.end() < len(spans.text)
    ):
        title.position = place.position
        spans = spans.cut(joint.end())
    elif place is not None and place.start <= 2 and (at := _date_behind(spans.text, place.end, lexicon)):
        title.position, title.dated = place.position, spans.text[place.end : at].strip()
        title.notes.append(title.dated)
        spans = spans.cut(at + 1)
    spans = _kind_with_time(_without_number(spans, lexicon), title, lexicon)
    if place is not None and spans.bold > 0 and _is_kind_alone(spans, lexicon):
        return spans
    text = without_kind(spans.text, title, lexicon)
    return spans.cut(len(spans.text) - len(text)) if text != spans.text else spans


def _without_number(spans: Spans, lexicon: Lexicon) -> Spans:
    """ "Lesson 1.1: Sets" is one of several that are counted: the number is no part of what it is called."""
    found = step_pattern(lexicon).match(narrow(spans.text[:60]))
    joint = _COLON.match(narrow(spans.text), found.end()) if found else None
    if joint is None or joint.end() >= len(spans.text) or not re.search(r"\d", spans.text[: joint.start()]):
        return spans
    behind = spans.text[joint.end() :]
    return spans if any(said.start <= 2 for said in times.amounts(behind[:60], lexicon)) else spans.cut(joint.end())


def _is_kind_alone(spans: Spans, lexicon: Lexicon) -> bool:
    """ "**Week 7: Project:** plan, build, test": behind its place, the bold names the whole and not the kind alone."""
    return lexicon.role("kinds", fold(narrow(spans.text[: spans.bold]).strip(" *:"))) is not None


def _date_behind(text: str, start: int, lexicon: Lexicon) -> int:
    """ "Day 3 Wed 1/21: Sets": where the date behind a position ends with its colon, 0 if none does."""
    at = narrow(text).find(":", start, start + 40)
    is_dated = at > start and dates.is_dates(text[start:at], lexicon) and re.search(r"\w", text[at + 1 :])
    return at if is_dated else 0


def _kind_with_time(spans: Spans, title: Title, lexicon: Lexicon) -> Spans:
    """ "Video 1.2 (25 min): Sets" is a video of 25 minutes; "Algebra (2 h): rings" keeps its name, without its time."""
    found = _TIMED_LABEL.match(narrow(spans.text))
    said = bracket(found[3], lexicon) if found else None
    if found is None or said is None or not (said[0].minutes or said[0].days) or spans.links:
        return spans
    title.take(said[0])
    kind = lexicon.role("kinds", fold(found[1]))
    if kind is None:
        return spans.without(found.start(3) - 1, found.end(3) + 1)
    title.kind = title.kind or kind
    return spans.cut(found.end())


def _dated(spans: Spans, title: Title, lexicon: Lexicon) -> Spans:
    """ "Monday, August 19, 2024: Sets": a date before the title, or a day of the week with its date."""
    at = narrow(spans.text).find(":", 0, 60)
    if at <= 0 or not dates.is_dates(spans.text[:at], lexicon) or not spans.text[at + 1 :].strip():
        return spans
    title.dated = spans.text[:at]
    title.notes.append(title.dated)
    return spans.cut(at + 1)


def _behind(spans: Spans, at: int) -> Spans:
    joint = re.match(r"\s*[\])]?\s*[-–—:：|,·]*\s*", spans.text[at:])
    return spans.cut(at + (joint.end() if joint else 0))


def _trailing(spans: Spans, title: Title, lexicon: Lexicon, clocked: bool) -> Spans:
    """Times behind the title: in brackets, behind a dash or a clock, `(mm:ss)` where a file has many of them."""
    spans = _until(spans, title, lexicon)
    for _ in range(3):
        text = narrow(spans.text)
        found = last_bracket(text)
        if found is None:
            break
        minutes = times.clock(found[1])
        slot = times.slot(found[1])
        if minutes is not None and clocked:
            title.minutes = title.minutes or Span(minutes, minutes)
        elif slot is not None and len(slot[0][0]) >= len(found[1].strip()):
            title.minutes = title.minutes or Span(slot[1], slot[1])
        elif (said := bracket(found[1], lexicon)) is not None:
            title.take(said[0])
            title.notes += said[1]
        else:
            break
        spans = spans.cut(0, found.start())
    if (length := _LENGTH.search(spans.text)) and title.minutes is None:
        minutes = times.clock(length[1])
        title.minutes = Span(minutes, minutes) if minutes else None
        spans = spans.cut(0, length.start())
    text = without_clock(spans.text, title, lexicon)
    return spans.cut(0, len(text)) if len(text) < len(spans.text) else spans


def _until(spans: Spans, title: Title, lexicon: Lexicon) -> Spans:
    """ "Tie a bowline by 2026-05-15": the date by which is no part of what is done."""
    first = max(0, len(spans.text) - NEAR_END)
    found = _DEADLINE.search(narrow(spans.text)[first:])
    before = spans.text[: first + found.start()].rstrip(" ,;–—-") if found else ""
    if found is None or not re.search(r"\w", before) or not dates.is_dates(found[1], lexicon):
        return spans
    title.dated = title.dated or found[1].strip()
    title.notes.append(found[0].strip())
    return spans.cut(0, len(before))


def _before_time(spans: Spans, title: Title, lexicon: Lexicon) -> Spans:
    """ "[Sets](…) (2h) - what they are for": a time in brackets parts the title from what is said about it; a colon
    behind it does so only where the title is a link or bold."""
    text = narrow(spans.text)
    for found in _TIMED.finditer(text) if ")" in text or "]" in text else ():
        at = found.start()
        is_marked = any(a.end == at for a in spans.links) or 0 < spans.bold <= at + 1
        said = bracket(found[1], lexicon)
        if said is None or not (said[0].minutes or said[0].days) or any(a.end > found.end() for a in spans.links):
            continue
        if found[2] == ":" and not is_marked:
            continue
        title.take(said[0])
        title.notes += [*said[1], spans.text[found.end() :].strip()]
        return spans.cut(0, at)
    return spans


def _trim(text: str) -> str:
    return text.strip(" \t:：;,–—-·|*").strip()
