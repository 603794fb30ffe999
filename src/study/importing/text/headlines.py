"""Which part of a line is its title: the link, the words before it, the bold beginning, or all of it."""

from __future__ import annotations

import re

from study.core.values import replace
from study.importing.text.lexicon import Lexicon, fold, narrow
from study.importing.text.spans import Spans
from study.importing.text.trimming import Title, bracket, last_bracket

APART = 40  # characters from which on what follows a link is said about it
LONG_REMARK = 60  # characters of a remark that is kept beside other links

LONGEST_LIST = 80  # characters of a title that keeps a list in brackets at its end
DESCRIPTION = 100  # characters of a text behind a bold beginning that make it a description
LONGEST_SOURCE = 40  # characters of a link that may be where something is found, and not what it is
_DASH = re.compile(r"\s[-–—]\s*$")
_FILE = re.compile(r"[^\s_/]+(?:_[^\s_/]+)+(?:\.md)?")
_PRICE = re.compile(r"\s*[(\[]?`*(?:US)?[$€£]\s?\d{1,5}(?:[.,]\d{2})?(?:\s*/\s*\w+)?`*[)\]]?\s*")
_YEAR = re.compile(r"\s*(?:[(\[][12]\d{3}(?:-\d\d)?[)\]])?[\s\"'“(\[]*")
_BY = re.compile(r"\s*[-–—,]?\s*\(?\b(?:(?:by|von|por|par|作者)\b:?\s+|(?:de|da|do|di)\s+(?=[A-ZÀ-Þ][\w.]+\s[A-ZÀ-Þ]))")
_INITIAL = r"(?<=\b[A-Z])\."
_NAME = re.compile(rf"(?:[^.:;(\[|–—]|{_INITIAL}){{2,80}}?(?=\s*(?:$|[:;(\[|–—]|(?<!\b[A-Z])\.(?:\s|$)|\s-\s))")
"""A name up to what ends it; the point behind an initial does not ("Steven W. Smith")."""
_CLAUSE = re.compile(r"[\u3400-\u9fff]{0,6}[,，;；。](?=\s*\w)")
"""The end of a clause right behind a link."""
_SENTENCE = re.compile(r"[^\s.][.!?](?:\s|$)|[。！？]")


def headline(spans: Spans, title: Title, lexicon: Lexicon) -> Spans:
    """The part of a line that is its title: the link, the bold beginning, or all of it."""
    spans = _priced(spans)
    if spans.links and (chosen := _linked(spans, title, lexicon)) is not None:
        return chosen
    if 0 < spans.bold < len(spans.text):
        return _bold(spans, title, lexicon)
    return spans


def _priced(spans: Spans) -> Spans:
    found = _PRICE.search(spans.text) if any(sign in spans.text for sign in "$€£") else None
    if found and (found.end() >= len(spans.text) or found.start() == 0):
        return spans.cut(0, found.start()) if found.start() else spans.cut(found.end())
    return spans


def _linked(spans: Spans, title: Title, lexicon: Lexicon) -> Spans | None:
    """The link's text where the rest describes it; the text before it where the link is only the source."""
    text, first = spans.text, spans.links[0]
    if first.end <= first.start:
        return None
    name = text[first.start : first.end]
    lead = _YEAR.match(text)
    if lead and first.start <= lead.end():
        rest = text[first.end :].lstrip("*_\"'”)] ")
        if _is_bare_source(name, lexicon) and re.search(r"\w{3}", rest):
            return None
        year = text[: first.start].strip(" ()[]\"'“")
        title.notes += [year] if year else []
        return _link_with(spans, first.start, first.end, rest, title)
    last = spans.links[-1]
    rest = text[last.end :].strip(" .)]*`")
    before = text[: first.start].rstrip(" -–—:：([|,;*→>@/`")
    is_said = text[: first.start].rstrip()[-1:] in (":", "：")  # "Hugging Face: [Course](…)": the link is what it is
    is_source = _is_bare_source if is_said else _is_source
    sourced = all(
        is_source(text[a.start : a.end], lexicon) or text[a.start : a.end].startswith("http") for a in spans.links
    )
    described = not re.search(r"\w{3}", rest) or rest[0] in "-–—:(,;&/"
    if (
        re.search(r"\w{2}", before)
        and not _is_cut_off(before, lexicon)
        and described
        and (sourced or _is_name(text[: first.start], text[first.start : first.end], lexicon))
    ):
        if re.search(r"\w{3}", rest):
            title.notes.append(_unwrapped(rest.strip(" -–—:,;")))
        return _authored(spans.cut(0, len(before.rstrip("."))), title)
    return _introduced(spans, before, rest, title, lexicon)


def _introduced(spans: Spans, before: str, rest: str, title: Title, lexicon: Lexicon) -> Spans | None:
    """ "Ng (25 hours): [Machine Learning](…)": who or what it is from, how long, and then the title as a link."""
    first = spans.links[0]
    if len(spans.links) == 1 and _CLAUSE.match(spans.text, first.end) and _is_lead_in(before, lexicon):
        title.notes.append(spans.text)
        return spans.cut(first.start, first.end)
    lead = narrow(spans.text[: first.start]).rstrip()
    if lead[-1:] != ":" or re.search(r"\w", rest) or len(spans.links) > 1:
        return None
    found = last_bracket(lead.rstrip(" :"))
    said = bracket(found[1], lexicon) if found else None
    if found is None or said is None or not (said[0].minutes or said[0].days):
        return None
    title.take(said[0])
    name = spans.text[: found.start()].strip()
    title.notes += [name] if name else []
    return spans.cut(first.start, first.end)


def _is_lead_in(before: str, lexicon: Lexicon) -> bool:
    """ "Then read [Sets](…), which tells …": words that say when and how, but not what."""
    known = lexicon.folded("sequels") | lexicon.folded("verbs") | lexicon.folded("unfinished")
    words = re.findall(r"[a-z']+|[\u3400-\u9fff]+", fold(before))
    return bool(words) and all(word in known or _is_made_of(word, known) for word in words)


def _is_made_of(text: str, words: frozenset[str]) -> bool:
    """Whether Chinese text, which has no blanks, is a row of known words."""
    for word in sorted((word for word in words if word[0] >= "\u3000"), key=len, reverse=True):
        text = text.replace(word, "")
    return not text


def _is_cut_off(before: str, lexicon: Lexicon) -> bool:
    """ "Read [Scaling docs](…)", "Light reading on […](…)": words that say nothing without the link behind them."""
    words = re.findall(r"[^\W\d_]+", fold(before))
    return bool(words) and (
        words[-1] in lexicon.folded("unfinished") or (len(words) == 1 and words[0] in lexicon.folded("verbs"))
    )


def _is_name(before: str, link: str, lexicon: Lexicon) -> bool:
    """Whether the words before a link name something themselves, so that the link is only where it is found."""
    words = re.findall(r"[^\W\d_]{3,}", before)
    is_apart = _DASH.search(before) is not None  # "Linear maps - [A course of twelve lectures](…)"
    if len(words) < 2 or fold(words[0]) in lexicon.folded("verbs") or before.rstrip()[-1:] in ":：":
        return False
    if len(link) > LONGEST_SOURCE and not (is_apart and len(words) > 2):
        return False
    capital = sum(word[0].isupper() for word in words)
    return bool(capital * 5 >= len(words) * 3 and words[-1][0].isupper())


def _authored(spans: Spans, title: Title) -> Spans:
    """ "Title / Author": the author leaves the title."""
    before, slash, author = spans.text.rpartition(" / ")
    if slash and re.search(r"\w{2}", before) and len(author.split()) <= 5 and author[:1].isupper():
        title.by = title.by or author.strip()
        return spans.cut(0, len(before))
    return spans


def _link_with(spans: Spans, start: int, end: int, rest: str, title: Title) -> Spans:
    """The link's text; the author behind it, and what is said of it."""
    by = _BY.match(rest)
    if by and (name := _NAME.match(rest, by.end())):
        title.by = "" if fold(name[0]) in ("null", "none", "unknown") else name[0].strip(" .,*")
        rest = rest[name.end() :]
    told = rest.strip(" -–—:：;,|.·*")
    is_said = not rest or bool(by) or rest[0] in "-–—:：;,(|.[·（，。~!" or len(rest) >= APART
    if not is_said and re.search(r"\w", _unlinked(spans, end)):
        return spans.cut(start)
    if re.search(r"\w{2}", told) and (not spans.links[1:] or len(told) > LONG_REMARK):
        title.notes.append(_unwrapped(told))
    return spans.cut(start, end)


def _unwrapped(remark: str) -> str:
    """A remark without the brackets around all of it."""
    is_wrapped = remark[:1] == "(" and remark.find(")") in (-1, len(remark) - 1)
    return remark.strip("()").strip() if is_wrapped else remark


def _unlinked(spans: Spans, start: int) -> str:
    """What stands behind a place outside of links."""
    text, at = "", start
    for anchor in spans.links:
        if anchor.start >= start:
            text += spans.text[at : anchor.start]
            at = max(at, anchor.end)
    return text + spans.text[at:]


def _is_source(text: str, lexicon: Lexicon) -> bool:
    """ "Book", "here", "O'Reilly Book": words that say where, not what."""
    words = re.findall(r"[^\W\d_]+", fold(text))
    return bool(words) and len(words) <= 6 and words[-1] in lexicon.folded("sources")


def _is_bare_source(text: str, lexicon: Lexicon) -> bool:
    words = re.findall(r"[^\W\d_]+", fold(text))
    return bool(words) and all(word in lexicon.folded("sources") for word in words)


def _bold(spans: Spans, title: Title, lexicon: Lexicon) -> Spans:
    """The bold beginning where what follows describes it, and all of the line where it goes on."""
    lead = spans.text[: spans.bold].rstrip(" :：.–—-")
    rest = spans.text[spans.bold :].lstrip(" :：.–—-*")
    if fold(lead) in lexicon.folded("marks"):
        if fold(lead) in lexicon.folded("optional"):
            title.optional = True
        return spans.cut(len(spans.text) - len(rest))
    if not re.search(r"\w", lead):
        return spans
    behind = spans.text[spans.bold :]
    if len(spans.links) > 1 and not re.search(r"\w", _unlinked(spans, spans.bold)):
        return spans.cut(0, len(lead))  # "**Sets**: [Text](…) | [Tasks](…)"
    if (by := _BY.match(behind)) and (name := _NAME.match(behind, by.end())) and name[0][:1].isupper():
        title.by = title.by or name[0].strip(" .,*")
        told = behind[name.end() :].strip(" -–—:：;,|.·*")
        title.notes += [told] if re.search(r"\w{2}", told) else []
        return spans.cut(0, len(lead))
    if len(rest) > DESCRIPTION or _SENTENCE.search(rest):
        title.notes.append(rest)
        return spans.cut(0, len(lead))
    return spans


def _is_remark(inside: str, length: int) -> bool:
    """Three words or more, unless they list names or parts in a title that stays short."""
    if len(re.findall(r"\w+", inside)) < 3:
        return False
    is_list = re.search(r"[,/+、]", inside) is not None or not inside[:1].islower()
    return not is_list or length > LONGEST_LIST


def without_examples(text: str, title: Title, lexicon: Lexicon) -> str:
    """Brackets with examples leave a title, and so does a longer remark in brackets at its end, but for a short list:
    "Scaling (min-max, robust)" is told from "Scaling (used in all models)" by it."""
    plain = narrow(text)
    if "(" not in plain:
        return text
    found = last_bracket(plain)
    if found and _is_remark(found[1], len(text)) and re.search(r"\w", text[: found.start()]):
        title.notes.append(text)
        text = text[: found.start()]
        plain = narrow(text)
    examples = re.compile(rf"\s*\((?:{lexicon.alternation('examples')})[^()]{{0,200}}\)", re.IGNORECASE)
    shorter = examples.sub("", plain)
    if shorter != plain and re.search(r"\w", shorter):
        title.notes = title.notes or [text]
        return shorter
    return text


def named_like_file(spans: Spans) -> Spans:
    """ "[2_knots_and_ropes](2_knots_and_ropes.md)" is called "knots and ropes": a link with the name of its file."""
    link = spans.links[0] if len(spans.links) == 1 else None
    name = spans.text[link.start : link.end] if link else ""
    if link is None or not _FILE.fullmatch(name) or name.removesuffix(".md") not in link.url:
        return spans
    words = re.sub(r"^\d{1,3}_", "", name.removesuffix(".md")).replace("_", " ")
    text = spans.text[: link.start] + words + spans.text[link.end :]
    end = link.start + len(words)
    return replace(spans, text=text, links=[replace(link, end=end)], bold=min(spans.bold, len(text)))
