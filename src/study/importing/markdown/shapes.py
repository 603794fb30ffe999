"""What entries and lines look like: links, sentences, groups, addresses, choices."""

from __future__ import annotations

import re

from study.importing.markdown import blocks
from study.importing.markdown.blocks import Block
from study.importing.text.lexicon import Lexicon, fold, narrow
from study.importing.text.spans import Spans

LONGEST_NAME = 100  # characters of an entry that names what is nested in it
SENTENCE = 90  # characters from which a line that ends with a full stop is prose

_WORD = re.compile(r"\w")
_STOP = re.compile(r"[.!?。！？]\W*$")
_AUTHOR = re.compile(r"[\s,–—-]{1,3}(?:by|von|por|par)\s+[A-ZÀ-Þ]")
_TOLD = re.compile(r"\W*(?:--|[–—:(]|\s-\s)")


def stops(text: str) -> bool:
    """Whether a text ends like a sentence."""
    return bool(_STOP.search(text))


def is_linked(bullet: Block) -> bool:
    """Whether an entry has a link out of the file."""
    return any(not anchor.url.startswith("#") for line in bullet.lines[:3] for anchor in line.links)


def is_long(bullet: Block) -> bool:
    """A sentence of some length, without a bold beginning; a Chinese character says as much as three letters."""
    text = bullet.text
    length = len(text.text) + 2 * sum(sign >= "\u3000" for sign in text.text)
    return length > SENTENCE and stops(text.text) and not text.bold


def is_sentence(bullet: Block) -> bool:
    """A sentence with a link somewhere in it, not a link with something said about it."""
    text = bullet.text
    told = bool(text.links) and _TOLD.match(text.text[text.links[0].end :]) is not None
    return is_long(bullet) and not is_led(text) and not told


def is_led(line: Spans) -> bool:
    """A line that begins with a link out of the file."""
    first = line.links[0] if line.links else None
    return first is not None and not first.url.startswith("#") and not _WORD.search(line.text[: first.start])


def is_authored(line: Spans) -> bool:
    """`**Title** by Somebody`: something to read, though no link leads to it."""
    return line.bold > 0 and _AUTHOR.match(line.text[line.bold :]) is not None


def is_address(line: Spans) -> bool:
    """`Name: https://…`: words, and the address they stand for."""
    last = line.links[-1] if line.links else None
    return last is not None and line.text[last.start : last.end].startswith("http") and last.end >= len(line.text) - 1


def is_addressed(line: Spans) -> bool:
    """`Linear maps https://…`: what it is called, and where it is, with nothing else to say."""
    name = line.text[: line.links[0].start].strip() if line.links else ""
    is_told = len(name) > SENTENCE or stops(name) or narrow(name)[-1:] in (":", ",")
    return bool(_WORD.search(name)) and not is_told and line.links[0].url == line.text[slice(*_place(line))]


def _place(line: Spans) -> tuple[int, int]:
    return line.links[0].start, line.links[0].end


def is_bare_address(line: Spans) -> bool:
    """An address with nothing around it."""
    return line.text.startswith(("http://", "https://")) and not re.search(r"\s", line.text)


def field_of(bullet: Block) -> str:
    """`Website: https://…` is the field "website" of what stands above it."""
    if bullet.kind != blocks.ITEM or bullet.box is not None or not bullet.source or bullet.items():
        return ""
    text = bullet.text
    name = text.text[: text.links[0].start].strip() if len(text.links) == 1 else ""
    return fold(name[:-1]) if is_address(text) and narrow(name)[-1:] == ":" and len(name) <= 30 else ""


def is_bold_field(bullet: Block) -> bool:
    """`**Level:** easy`: a bold word or two, a colon, and what it is."""
    text = bullet.text if bullet.source and bullet.box is None and not bullet.items() else Spans()
    at = narrow(text.text).find(":", 0, 40)
    return 0 < at <= text.bold and bool(_WORD.search(text.text[at:]))


def field_of_link(bullet: Block) -> str:
    """`Source code: [repository](…)` is the field "source code", too: words, a colon and the link they stand for."""
    text = bullet.text if bullet.source and bullet.kind == blocks.ITEM and bullet.box is None else Spans()
    if len(text.links) != 1 or text.links[0].end < len(text.text) - 1:
        return ""
    name = narrow(text.text[: text.links[0].start].strip())
    return fold(name[:-1]) if name[-1:] == ":" and 1 < len(name) <= 30 else ""


def is_group(bullet: Block) -> bool:
    """An entry without a link over entries with links, or one that ends with a colon over entries."""
    items = bullet.items()
    if not items or bullet.text.links:
        return False
    linked = sum(is_linked(item) for item in items)
    return linked * 2 > len(items) or narrow(bullet.text.text).rstrip(" *").endswith(":")


def are_groups(several: list[Block]) -> bool:
    """Whether entries that only name what is nested in them do so: not one of them among others that are entries
    themselves, unless it ends with a colon."""
    groups = [entry for entry in several if is_group(entry)]
    return len(groups) * 2 > len(several) or any(narrow(entry.text.text).rstrip(" *").endswith(":") for entry in groups)


def choose(text: str, lexicon: Lexicon) -> int | None:
    """How many are to be chosen: "choose one of the following", "pick 2"; one where it only says which from."""
    if len(text) > 300:
        return None
    verb = rf"(?<![^\W\d_])(?:{lexicon.alternation('choose')})(?![^\W\d_\u3400-\u9fff])"
    found = re.search(rf"{verb}\W*(?:(?:any|only|just|at least|de)\s+)?(\w+)?", narrow(text), re.IGNORECASE)
    number = lexicon.number(found[1]) if found and found[1] else None
    if number is not None and 1 <= number <= 20 and number == int(number):
        return int(number)
    if found is None and not re.search(r"[\u3400-\u9fff]", text):
        return None
    return 1 if re.search(lexicon.alternation("chosen"), fold(text)) else None


def unchosen(text: str, lexicon: Lexicon) -> str:
    """A title without what it says about choosing: "Specialty: choose 2" is the specialty."""
    before = re.sub(r"\s*(?:[:–—-]\s+|[(\[])[^:()\[\]–—]{1,80}$", "", narrow(text))
    return text[: len(before)] if before and choose(before, lexicon) is None else text


def is_option(bullet: Block, lexicon: Lexicon) -> bool:
    """ "Option A: …": one of several ways."""
    words = re.findall(r"\w+", fold(bullet.text.text[:40]))
    return len(words) > 2 and words[0] in lexicon.folded("ways") and len(words[1]) == 1


def is_choice(name: str, lexicon: Lexicon) -> bool:
    """ "Example projects", "Project ideas": some of them, not all."""
    return any(word in lexicon.folded("choices") for word in re.findall(r"\w+", fold(name)))


def is_labelled(line: Spans) -> bool:
    """`Label: text`, the label short and not a sentence."""
    found = re.match(r"[^:.!?]{2,60}:\s+\S", narrow(line.text))
    return found is not None and len(found[0].split()) <= 9


def is_link(line: Spans) -> bool:
    """Whether all of a line is one link, but for a number before it."""
    link = line.links[0] if len(line.links) == 1 else None
    return link is not None and link.end == len(line.text) and not re.search(r"[^\W\d]", line.text[: link.start])


def is_linked_whole(line: Spans) -> bool:
    """A line that is a link out of the file from end to end."""
    return any(a.start == 0 and a.end == len(line.text) and not a.url.startswith("#") for a in line.links)


def is_titled(line: Spans) -> bool:
    """A line that names something to open or to read; not "[Somebody](…) keeps this list, and it grows."."""
    if is_led(line) and stops(line.text) and not _TOLD.match(line.text[line.links[0].end :]):
        return (line.links[0].end - line.links[0].start) * 2 > len(line.text)
    return is_led(line) or is_authored(line) or is_addressed(line)


def holds_list(quote: Block) -> bool:
    """Whether a quotation holds boxes, a table or a list of links: a frame, not words of others."""
    inner = list(blocks.walk(quote.children))
    led = sum(block.kind == blocks.ITEM and bool(block.source) and is_led(block.text) for block in inner)
    return led > 1 or any(block.box is not None or block.kind == blocks.TABLE for block in inner)


def holds_boxes(block: Block) -> bool:
    """ "Track: databases" over boxes, and nothing else but boxes: a name, no task itself."""
    items = block.items()
    named = bool(block.source) and block.box is None and len(block.lines) == 1 and not block.text.links
    return named and len(block.text.text) <= LONGEST_NAME and bool(items) and items[0].box is not None
