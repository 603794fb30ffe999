"""The mark of progress in a cell or an entry: what it says, and the same mark saying something else."""

from __future__ import annotations

import re

from study.importing import inline
from study.importing.log.tables import content
from study.importing.text import marks
from study.screen.page import cells

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.publish.markdown import Bar

_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<url>[^()\s]*)[^)]*\)|<img\b[^>]*>", re.IGNORECASE)

_SOURCE = re.compile(r"""\bsrc\s*=\s*["']?(?P<url>[^"'\s>]+)""", re.IGNORECASE)

_NUMBER = re.compile(r"\d+(?:\.\d+)?")

_IN_ADDRESS = re.compile(r"(?<!max=)(?<!min=)(?<!scale=)(?<![\d.])\d+(?:\.\d+)?")

_PERCENT = re.compile(r"\d+(?:\.\d+)?(?=\s*[%％])")

_SHARE = re.compile(r"\d+(?=\s*(?:/|of)\s*(\d+))")

_SCALE = re.compile(r"\b(?:max|scale)=(\d{1,6})\b")

_OWN = re.compile(r"(?:^|/)progress/\d+\.svg$")

_DRAWN = re.compile(r"[█▓■▰●◼⬛▮🟩🟦🟧🟨🟥🟪🟫🔵🟢░▒□▱○◻⬜▯⚪🔲]{3,}|\[[#=]*>?[-. ]{0,200}\]")

_EMPTY = "░▒□▱○◻⬜▯⚪🔲-. "

_PAIRS = (
    ("⬜", "✅"), ("🔲", "✅"), ("☐", "☑"), ("[ ]", "[x]"), ("todo", "done"), ("to do", "done"), ("open", "done"),
    ("not started", "done"), ("planned", "done"), ("no", "yes"),
)  # fmt: skip
"""What people write for 0 and for 100 per cent."""


def said(raw: str) -> int | None:
    """The per cent that a cell or an entry says, as the importer of logs reads it; None if it says none."""
    read = content(inline.read(raw))
    if read.percent is not None:
        return read.percent
    found = marks.of_text(read.text)
    found = marks.within(read.text) if found is None else found
    return None if found is None else marks.whole(found)


def span(raw: str) -> tuple[int, int] | None:
    """Where the mark of an entry stands: a picture, a bar of characters with its figure, or a figure in per cent."""
    for image in _IMAGE.finditer(raw):
        if _of_image(image[0]) is not None:
            return image.span()
    places = [found.span() for found in (_DRAWN.search(raw), re.search(r"\d+(?:\.\d+)?\s*[%％]", raw)) if found]
    return (min(places)[0], max(place[1] for place in places)) if places else None


def rewritten(raw: str, percent: int, bar: Bar, samples: dict[int, str]) -> str:
    """The cell with its mark saying another per cent, in its own style. ``samples`` are cells of the same column.

    What has no style that could say it becomes what the column has for it, or how the column says others; words become
    a figure then, and nothing becomes ``bar``.
    """
    for way in (_image, _drawn, _figure):
        if (written := way(raw, percent, bar)) is not None:
            return written
    if percent in samples:
        return samples[percent]
    if (word := _word(raw, percent)) is not None:
        return word
    others = (way(cell, percent, bar) for cell in samples.values() for way in (_image, _drawn, _figure))
    written = next((other for other in others if other is not None), None)
    if written is not None:
        return written
    return f"{percent} %" if raw.strip() else bar(percent)


def _of_image(picture: str) -> int | None:
    return content(inline.read(picture)).percent


def _image(raw: str, percent: int, bar: Bar) -> str | None:
    for image in _IMAGE.finditer(raw):
        old = _of_image(image[0])
        if old is None:
            continue
        url = image["url"] or (source["url"] if (source := _SOURCE.search(image[0])) else "")
        if _OWN.search(url):
            bar(percent)
        picture = _with_number(image[0], url, percent)
        if picture is None:
            return None
        for stated in (f"{old}%", f"{old} %"):
            picture = picture.replace(stated, stated.replace(str(old), str(percent), 1))
        return raw[: image.start()] + picture + raw[image.end() :]
    return None


def _with_number(picture: str, url: str, percent: int) -> str | None:
    """The picture with another number in its address, so that it says that; None if no number does."""
    scale = int(found[1]) if (found := _SCALE.search(url)) else 100
    wanted = dict.fromkeys([percent, -(-percent * scale // 100)])
    start = picture.index(url)
    best: tuple[int, str] | None = None
    for number in _IN_ADDRESS.finditer(url):
        for value in wanted:
            at = start + number.start()
            changed = picture[:at] + str(value) + picture[start + number.end() :]
            alone = re.sub(r"!\[[^\]]*\]", "![]", changed) if not _OWN.search(url) else _own(changed, percent)
            reached = _of_image(alone)
            if (
                reached is not None
                and abs(reached - percent) * scale <= 100
                and (best is None or abs(reached - percent) < best[0])
            ):
                best = abs(reached - percent), changed
    return best[1] if best else None


def _own(picture: str, percent: int) -> str:
    """A picture of ours says what its alternative text says."""
    return re.sub(r"!\[[^\]]*\]", f"![{percent} %]", picture)


def _drawn(raw: str, percent: int, bar: Bar) -> str | None:
    found = _DRAWN.search(raw)
    if found is None:
        return None
    drawing = found[0]
    if drawing.startswith("["):
        inside = drawing[1:-1]
        if not inside:
            return None
        full, empty = (
            next((one for one in inside if one in "#="), "#"),
            next((one for one in inside if one in _EMPTY), "-"),
        )
        count = cells(percent, len(inside))
        drawing = f"[{full * count}{empty * (len(inside) - count)}]"
    else:
        full = next((one for one in drawing if one not in _EMPTY), "█")
        empty = next((one for one in drawing if one in _EMPTY), "░")
        count = cells(percent, len(drawing))
        drawing = full * count + empty * (len(drawing) - count)
    rest = _figure(raw[found.end() :], percent, bar)
    return raw[: found.start()] + drawing + (raw[found.end() :] if rest is None else rest)


def _figure(raw: str, percent: int, bar: Bar) -> str | None:
    if len(_PERCENT.findall(raw)) == 1:
        return _PERCENT.sub(str(percent), raw)
    shares = [found for found in _SHARE.finditer(raw) if int(found[1])]
    if len(shares) == 1:
        whole = int(shares[0][1])
        return raw[: shares[0].start()] + str(-(-percent * whole // 100)) + raw[shares[0].end() :]
    if re.fullmatch(r"\s*\d+(?:\.\d+)?\s*", raw):
        return _NUMBER.sub(str(percent), raw)
    return None


def _word(raw: str, percent: int) -> str | None:
    """The word or the sign that goes with another: ``Done`` with ``Todo``."""
    word = raw.replace("\ufe0f", "").strip()
    for pair in _PAIRS:
        if word.casefold() in pair and percent in (0, 100):
            other = pair[percent == 100]
            return other.capitalize() if word[:1].isupper() else other
    return None
