"""Markdown as a note keeps it: the words and where they lead, without HTML, pictures and marks of layout."""

from __future__ import annotations

import re
from html import unescape

LONGEST = 20_000  # characters that are looked at
SHORTEST_BAR = 3  # links from which on a row of them leads a reader around rather than on

_CODE = re.compile(r"(`+)(?!`)[^`]+\1(?!`)")
_TAG = re.compile(
    r"</?(?:a|abbr|b|br|center|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|iframe|img|ins|kbd|li|"
    r"mark|nobr|ol|p|picture|pre|q|s|small|source|span|strike|strong|sub|summary|sup|table|tbody|td|th|thead|tr|tt|u|ul|"
    r"video|wbr)\b(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*>",
    re.IGNORECASE,
)
"""Only what HTML knows: `<topic-name>` is a word of the author's."""
_ANCHOR = re.compile(r"<a\s([^<>]*)>((?:(?!</?a\b).)*)</a\s*>", re.IGNORECASE | re.DOTALL)
_BOLD = re.compile(r"<(b|strong)>\s*([^<>\s](?:[^<>]*[^<>\s])?)\s*</\1>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(alt|href)\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+)""", re.IGNORECASE)
_ADDRESS = r"[^()\s]*(?:\([^()\s]*\)[^()\s]*)*"
_IMAGE = re.compile(rf"!\[([^\[\]]*)\](?:\({_ADDRESS}(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)|\[[^\[\]]*\])")
_LINK = re.compile(rf"(?<!!)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(({_ADDRESS})(?:\s+\"[^\"]*\")?\)")
_ALERT = re.compile(r"\s*\[!(?:note|tip|important|warning|caution)\][+-]?\s*", re.IGNORECASE)
_SIGN = re.compile(r"[•·∙⋅|]")
_WORDS = re.compile(r"\w\w")


def clean(source: str) -> str:
    """Markdown of a block without what only lays it out; what stands in code stays as it is."""
    source = _ALERT.sub("", source, count=1) if source.lstrip().startswith("[!") else source
    if len(source) > LONGEST or not ("<" in source or "![" in source or "](#" in source):
        return source
    parts, at = [], 0
    for code in _CODE.finditer(source):
        parts += [_cleaned(source[at : code.start()]), code[0]]
        at = code.end()
    return "".join([*parts, _cleaned(source[at:])]).strip()


def is_decoration(source: str) -> bool:
    """Whether it holds nothing but pictures, or a bar of links ("Blog • Twitter • Discord")."""
    if len(source) > LONGEST or not ("](" in source or "<" in source or "![" in source):
        return False
    source = _ALERT.sub("", source)
    links = [*_LINK.findall(source), *_ANCHOR.findall(source)]
    if links and all(link[1].startswith("#") for link in _LINK.findall(source)) and not _ANCHOR.search(source):
        return not _WORDS.search(_LINK.sub("", source))  # "[back to top](#contents)"
    rest = _TAG.sub("", _IMAGE.sub("", _ANCHOR.sub("", _LINK.sub("", source))))
    if _WORDS.search(rest) or "`" in rest:
        return False
    is_bar = len(links) >= SHORTEST_BAR and len(_SIGN.findall(rest)) >= len(links) - 1
    has_pictures = bool(_IMAGE.search(source)) or "<img" in source
    return is_bar or (has_pictures and not _WORDS.search(clean(source)))


def _cleaned(text: str) -> str:
    text = _BOLD.sub(r"**\2**", _ANCHOR.sub(_linked, _LINK.sub(_unpictured, text)))
    text = _TAG.sub("", re.sub(r"<br\b[^<>]*>", " ", _IMAGE.sub("", text), flags=re.IGNORECASE))
    return text.replace("&nbsp;", " ")


def _linked(anchor: re.Match[str]) -> str:
    """A link of HTML as one of Markdown; a place in the file is only its words, a picture is none."""
    url = _attributes(anchor[1]).get("href", "")
    words = " ".join(_TAG.sub("", _IMAGE.sub("", anchor[2])).split())
    return f"[{words}]({url})" if words and url and not url.startswith("#") and " " not in url else words


def _unpictured(link: re.Match[str]) -> str:
    words = " ".join(_IMAGE.sub("", link[1]).split())
    if link[2].startswith("#"):
        return words  # a place in the file, which a note has left
    return link[0] if words == link[1] else f"[{words}]({link[2]})" if words else ""


def _attributes(tag: str) -> dict[str, str]:
    return {name.casefold(): unescape(value.strip("\"'")) for name, value in _ATTRIBUTE.findall(tag)}
